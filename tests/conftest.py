"""Stricter than production: no network, no warnings, no undefined variable, no books out of balance."""

import os

os.environ["TRYGGVE_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "tryggve.config.settings"

import django
from django.conf import settings

from tests.harness.templates import Fails

pytest_plugins = ["tests.harness.network", "tests.harness.database", "tests.harness.balance", "tests.harness.browser"]

settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Fails()
# Here, not when pytest is configured: a room's own conftest, which may import its tables, is read before that.
django.setup()
