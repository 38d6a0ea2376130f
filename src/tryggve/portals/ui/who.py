"""Who may open a page. Each view names one of these; a house test walks the routes and asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tryggve.casework.base.actor import Role
from tryggve.portals.ui.session import Visitor


@dataclass(frozen=True, slots=True)
class Who:
    """A kind of visitor. `admits` is asked only of somebody signed in; `open` lets strangers in too."""

    name: str
    admits: Callable[[Visitor], bool]
    open: bool = False

    def __or__(self, other: Who) -> Who:
        """Either of two kinds."""
        return Who(f"{self.name}|{other.name}", lambda v: self.admits(v) or other.admits(v), self.open or other.open)


def _playing(role: Role) -> Who:
    return Who(role.value, lambda visitor: visitor.role is role)


ANYONE = Who("anyone", lambda _: True, open=True)
SIGNED_IN = Who("signed_in", lambda _: True)
CLAIMANT = _playing(Role.CLAIMANT)
COMPANY_USER = _playing(Role.COMPANY_USER)
OFFICER = _playing(Role.OFFICER)
APPROVER = _playing(Role.APPROVER)
OPERATOR = _playing(Role.OPERATOR)
AUDITOR = _playing(Role.AUDITOR)
