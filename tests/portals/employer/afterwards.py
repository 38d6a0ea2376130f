"""What an officer does beside the pages under test: decides, and lets the practice bank pay."""

from datetime import date
from types import SimpleNamespace

from tests.portals.employer.conftest import FK, at
from tests.portals.employer.rehab_road import ANNA
from tryggve.casework.base.actor import Role, system
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying
from tryggve.casework.flow import queries as asks
from tryggve.gateways.iso20022.bank import Bank

BILLED = {"lines.0.invoice": "F-17", "lines.0.persons": ANNA}
FRIDA, FREDRIK, ALVA = "198406149800", "198112039816", "197909229804"
BANK_DAY = date(2026, 4, 16)


def decided(road, number, payer=FK):
    """An officer of the payer signs the proposal."""
    case = road.cases[payer]
    officer = road._road.actor(number, Role.OFFICER, insurer=payer)
    shown = asks.signing_text(kind="decision", case=case, language="sv", on=road._road.now.date())
    signature = road._road.sign(number, SimpleNamespace(text=shown.text, subject=shown.subject))
    seen = cases.case(case).version
    return flow.decide(case=case, seen_version=seen, signature=signature, actor=officer, now=road._road.now)


def paid():
    """What is due at Försäkringskassan goes to the bank, which books it and says so."""
    now = at(BANK_DAY.isoformat(), "06:00:00")
    given = {"insurer": FK, "actor": system("tests"), "now": now}
    paying.pay_due(day=BANK_DAY, **given)
    Bank(paying.bank_folder(FK)).work(now)
    paying.read_bank(**given)


def signed_late(road, client, number, continuation, waiting):
    """Sign what another window led to, though more has happened since."""
    session = client.session
    session["signing"] = waiting
    session.save()
    return road.signed(client, number, continuation, SimpleNamespace(status_code=302))
