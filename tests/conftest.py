"""Stricter than production: no network, no warnings, no undefined variable, no books out of balance."""

import os

os.environ["TRYGGVE_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "tryggve.config.settings"

pytest_plugins = ["tests.harness.network", "tests.harness.database", "tests.harness.balance", "tests.harness.browser"]


def pytest_configure():
    from django.conf import settings

    from tests.harness.templates import Fails

    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Fails()
