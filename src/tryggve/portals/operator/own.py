"""The shell of the operator's pages, and the operator."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tryggve.casework.people import queries as people
from tryggve.portals.ui.page import Item, Shell
from tryggve.portals.ui.session import Visitor, visitor
from tryggve.portals.ui.view import NotYours

SHELL = Shell(
    title=_("Drift"), home="operator:clock", wide=True,
    menu=(
        Item("operator:clock", _("Klockan")), Item("operator:jobs", _("Jobb")), Item("operator:reconciliation", _("Avstämning")),
    ),
)  # fmt: skip
LOG_SHELL = Shell(title=_("Granskning"), home="operator:log", wide=True, menu=(Item("operator:log", _("Loggen")),))


def me(request: HttpRequest, *, role: str, on: date) -> Visitor:
    """The visitor, who still has the post. Raises `NotYours`."""
    found = visitor(request)
    assert found is not None
    posts = people.posts(person=found.person.id, on=on)
    if not any(post.role == role and post.insurer == found.insurer for post in posts):
        raise NotYours
    return found
