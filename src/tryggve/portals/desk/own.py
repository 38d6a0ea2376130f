"""What an officer may see: the cases of the insurer they work for, never their own. The rest looks as if it did not exist."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tryggve.casework.audit.verbs import Verb
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.access import may_read
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.people import queries as people
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import Item, Shell
from tryggve.portals.ui.session import Visitor, visitor
from tryggve.portals.ui.view import NotYours, reads_case
from tryggve.portals.ui.who import APPROVER, OFFICER

STAFF = OFFICER | APPROVER

SHELL = Shell(
    title=_("Handläggning"),
    home="desk:queue",
    wide=True,
    menu=(Item("desk:queue", _("Kön")), Item("desk:recoveries", _("Återkrav"))),
)


def me(request: HttpRequest) -> Visitor:
    """The officer, who still has the post. Raises `NotYours`."""
    found = visitor(request)
    assert found is not None
    posts = people.posts(person=found.person.id, on=clock.today())
    if not any(post.role == found.role.value and post.insurer == found.insurer for post in posts):
        raise NotYours
    return found


def case(request: HttpRequest, number: str) -> CaseRecord:
    """A case of the officer's insurer; that it was read is noted. Raises `NotYours`."""
    who = me(request)
    try:
        found = cases.case(number)
    except cases.NoSuchCase as why:
        raise NotYours from why
    if not may_read(who.actor, found, clock.today()):
        raise NotYours
    if request.method == "GET":
        reads_case(
            request,
            verb=Verb.CASE_READ,
            subject=f"case:{number}",
            chain=number,
            person=found.person,
            insurer=found.insurer,
        )
    return found
