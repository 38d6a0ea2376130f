"""Every page says who may see it and what it may do, and its address can be read aloud."""

import re

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?")
PARAMETER = re.compile(r"<(?:(?P<converter>[^:>]+):)?(?P<name>[^>]+)>")
# Not pages: Django's own.
OUTSIDE = ("django.",)


def routes(resolver=None, before=""):
    """Every address with its view; each language once."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, here)
        elif isinstance(entry, URLPattern):
            yield here, entry.callback


def pages():
    return [(path, view) for path, view in routes() if not view.__module__.startswith(OUTSIDE)]


def test_there_are_pages():
    assert pages()


def test_every_view_says_who_may_see_it():
    silent = [f"/{path} ({view.__module__}.{view.__name__})" for path, view in pages() if not access(view)]
    assert not silent, "decorate it: @portal(who=…) from tryggve.portals.ui.view"


def access(view):
    given = getattr(view, "portal_access", None)
    return given is not None and getattr(given, "who", None) is not None


def test_every_parameter_has_a_type():
    assert not [path for path, _ in pages() for found in PARAMETER.finditer(path) if not found["converter"]]


def test_addresses_are_kebab_case_and_ascii():
    odd = []
    for path, _ in pages():
        for part in PARAMETER.sub("", path).split("/"):
            left = part.strip("-")  # what stands beside a parameter, as in beslut-<int:decision>
            if left and not KEBAB.fullmatch(left):
                odd.append(f"/{path}")
    assert not odd


def test_a_view_that_writes_says_which_methods_write():
    reading = {"GET", "HEAD"}
    odd = [path for path, view in pages() if access(view) and set(view.portal_access.reads) - reading]
    assert not odd, "reads= names methods that never write: GET and HEAD"


@pytest.mark.parametrize("name", ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME"])
def test_cookies_belong_to_this_host_alone(name):
    assert getattr(settings, name).startswith("__Host-")
