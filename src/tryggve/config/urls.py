"""Every address there is, by portal. Swedish at the root, the same addresses in English under /en/."""

from importlib import import_module

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from tryggve.portals.ui import errors

# Each portal's own urls, and where they begin. A portal that is not installed has none.
PORTALS = {
    "tryggve.portals.public": "",
    "tryggve.portals.claimant": "mina-sidor/",
    "tryggve.portals.employer": "arbetsgivare/",
    "tryggve.portals.desk": "handlaggning/",
    "tryggve.portals.operator": "drift/",
    "tryggve.portals.ui": "",
}

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        *(
            path(prefix, include(import_module(f"{portal}.urls")))
            for portal, prefix in PORTALS.items()
            if portal in settings.INSTALLED_APPS
        ),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.crashed
