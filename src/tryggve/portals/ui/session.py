"""Who is signed in, and as what. The session holds row ids and choices, never names or numbers.

A session ends 30 minutes after the last page (by the real clock), at sign-out, and with the browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people import queries as people
from tryggve.casework.people.records import PersonRecord
from tryggve.portals.ui import clock

IDLE = timedelta(minutes=30)
WARN = timedelta(minutes=25)
_NOTE_EVERY = timedelta(minutes=1)
_NOTE = "_visitor"
_STAFF = frozenset({Role.OFFICER, Role.APPROVER, Role.OPERATOR, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at the page: a person, the part they play, and for whom."""

    person: PersonRecord
    role: Role
    company: int | None = None
    insurer: str | None = None

    @property
    def name(self) -> str:
        """What people call them."""
        return self.person.name

    @property
    def actor(self) -> Actor:
        """How actions are told who acts."""
        return Actor(role=self.role, name=self.name, person=self.person.id, company=self.company, insurer=self.insurer)

    @property
    def is_staff(self) -> bool:
        """Whether they work for an insurer just now."""
        return self.role in _STAFF


def sign_in(request: HttpRequest, *, person: int) -> None:
    """Sign the person in as claimant. A new session id; nothing that a stranger left in the old session comes along."""
    request.session.flush()
    request.session.cycle_key()
    request.session.update({"person": person, "role": Role.CLAIMANT.value, "seen": clock.real().isoformat()})
    rotate_token(request)
    forget_visitor(request)


def sign_out(request: HttpRequest) -> None:
    """End the session: its id is dead at once, and the browser is told to forget it."""
    request.session.flush()
    request.signed_out = True  # type: ignore[attr-defined]
    forget_visitor(request)


def choose(request: HttpRequest, *, role: Role, company: int | None = None, insurer: str | None = None) -> None:
    """Play another part. Whoever calls has checked the mandate or the post; each view checks it again."""
    request.session.update({"role": role.value, "company": company, "insurer": insurer})
    forget_visitor(request)


def visitor(request: HttpRequest) -> Visitor | None:
    """Who is signed in; None for a stranger. Asked of the database once a request."""
    if _NOTE not in request.__dict__:
        request.__dict__[_NOTE] = _read(request)
    found: Visitor | None = request.__dict__[_NOTE]
    return found


def forget_visitor(request: HttpRequest) -> None:
    """Read again next time: somebody signed in, out, or changed part."""
    request.__dict__.pop(_NOTE, None)


def keep_alive(request: HttpRequest, *, at: datetime) -> bool:
    """Note that the session is in use; False when it was idle too long and has been ended."""
    if "person" not in request.session:
        return True
    seen = datetime.fromisoformat(request.session["seen"])
    if at - seen > IDLE:
        request.session.flush()
        forget_visitor(request)
        return False
    if at - seen > _NOTE_EVERY:
        request.session["seen"] = at.isoformat()
    return True


def digest(request: HttpRequest) -> str:
    """What binds an e-ID order to this browser: a hash of the session's id, which is made if there is none."""
    if not request.session.session_key:
        request.session.save()
    return sha256(str(request.session.session_key).encode()).hexdigest()


def _read(request: HttpRequest) -> Visitor | None:
    number = request.session.get("person")
    if number is None:
        return None
    return Visitor(
        person=people.person(number),
        role=Role(request.session["role"]),
        company=request.session.get("company"),
        insurer=request.session.get("insurer"),
    )
