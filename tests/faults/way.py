"""Bo's way through the house by the flow's own verbs: apply, certificate, decide, report, pay; and what it comes to."""

from collections import Counter
from datetime import date
from hashlib import sha256

from django.db.models import Sum
from django.utils import timezone

from tests.casework.build import sign
from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.models import Submission
from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.models import Case
from tryggve.casework.decisions.models import Decision
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying
from tryggve.casework.flow import queries as asks
from tryggve.casework.ledger.models import Posting
from tryggve.casework.letters.models import Letter
from tryggve.casework.payments.models import BankFile, BankLine, Claim, Order
from tryggve.casework.people import queries as people
from tryggve.casework.worklists.invariants import broken
from tryggve.config.journeys.bo import ANSWERS, BO, BYGG, EVA, SARA, at, certificate, week
from tryggve.config.try_out_people import load
from tryggve.config.working import work_off
from tryggve.gateways.iso20022.bank import Bank

OLOF, DISA = "197509269812", "198206029806"
FUND, INSURANCE = "tryggve", "unemployment"
MONDAYS = {f"2023-W{10 + n}": date.fromisocalendar(2023, 10 + n, 1) for n in range(8)}
MORNING = at("2023-03-06", 9)
CERTIFIED = at("2023-03-07", 10)
DECIDES = at("2023-03-27", 9)
THURSDAY = date(2023, 3, 30)
PAYS = at("2023-03-30", 6)
READS = at("2023-03-30", 7)
ROBOT = system("tests")


def actor(number, role=Role.CLAIMANT, *, company=None, insurer=None):
    """The person, acting as what is said."""
    person = people.person_by_number(number)
    owner = people.company_by_number(company).id if company else None
    return Actor(role=role, name=person.name, person=person.id, company=owner, insurer=insurer)


def signed(number, subject, now):
    """The person's completed signature of the subject."""
    return sign(people.person_by_number(number), subject, now=now).id


def settle_in():
    """Everybody of the try-out moves in."""
    load(real=timezone.now())


def written(number=BO):
    """An application written and signed, not sent."""
    person = people.person_by_number(number).id
    about = {"person": person, "insurer": FUND, "insurance": INSURANCE}
    applications.save_draft(**about, kind="application", key="first", answers=ANSWERS, now=MORNING)
    shown = asks.signing_text(kind="application", **about, answers=ANSWERS, language="sv", on=MORNING.date())
    return signed(number, shown.subject, MORNING)


def send_application(signature, number=BO):
    """Send it; the receipt."""
    person = people.person_by_number(number).id
    return flow.apply(
        person=person, insurer=FUND, insurance=INSURANCE, signature=signature, actor=actor(number), now=MORNING
    )


def certified(case):
    """The employer signs, Bo approves, the registers answer, the law proposes."""
    part = applied.parts(cases.case(case).id)[0]
    form = asks.part_form(part=part.number, on=CERTIFIED.date())
    answers = certificate(form.months)
    shown = asks.signing_text(kind="part_sign", part=part.number, answers=answers, language="sv", on=CERTIFIED.date())
    flow.sign_certificate(
        part=part.number, answers=answers, signature=signed(EVA, shown.subject, CERTIFIED),
        actor=actor(EVA, Role.COMPANY_USER, company=BYGG), now=CERTIFIED,
    )  # fmt: skip
    shown = asks.signing_text(kind="part_approve", part=part.number, language="sv", on=CERTIFIED.date())
    flow.approve_certificate(
        part=part.number, signature=signed(BO, shown.subject, CERTIFIED), actor=actor(BO), now=CERTIFIED
    )
    work_off()


def reported(case, key, answers, now=DECIDES):
    """A report looked through and signed, not sent: gives what sends it."""
    shown = asks.signing_text(kind="report", case=case, key=key, answers=answers, language="sv", on=now.date())
    signature, who = signed(BO, shown.subject, now), actor(BO)
    why = "forgot" if any(s.key == key for s in applied.submissions(cases.case(case).id)) else ""
    return lambda: flow.send_report(
        case=case, key=key, answers=answers, signature=signature, why_changed=why, actor=who, now=now
    )


def a_week(key, worked=None):
    """The answers of a week: unemployed but for the hours worked (weekday: hours)."""
    return week(MONDAYS[key], worked)


def proposal_signed(case, number=SARA, now=DECIDES):
    """An officer reads the proposal and signs it: gives what decides."""
    record = cases.case(case)
    shown = asks.signing_text(kind="decision", case=case, language="sv", on=now.date())
    signature, officer = signed(number, shown.subject, now), actor(number, Role.OFFICER, insurer=FUND)
    return lambda: flow.decide(case=case, seen_version=record.version, signature=signature, actor=officer, now=now)


def pay():
    """Write the day's file and send it."""
    return flow.pay_due(insurer=FUND, day=THURSDAY, actor=ROBOT, now=PAYS)


def read():
    """Read what the bank has answered."""
    return flow.read_bank(insurer=FUND, actor=ROBOT, now=READS)


def bank():
    """The simulated bank of the fund."""
    return Bank(paying.bank_folder(FUND))


def offenders(receipts=()):
    """What breaks an invariant, by its key; nothing is how it should be."""
    return {one.key: one.offenders for one in broken(receipts=receipts, real=timezone.now()) if one.offenders}


def came_to():
    """All that the way has come to, in figures that do not depend on when and how often it was walked."""
    return {
        "cases": Case.objects.count(),
        "submissions": Counter(Submission.objects.values_list("kind", "key", "version")),
        "decisions": Counter(Decision.objects.values_list("kind", "state")),
        "letters": Letter.objects.count(),
        "orders": Counter(Order.objects.values_list("period", "version", "half_days", "gross", "tax", "net", "state", "due_on")),
        "claims": Counter(Claim.objects.values_list("period", "version", "amount", "state")),
        "files": Counter(BankFile.objects.values_list("run_on", "orders", "total", "state")),
        "bank said": Counter(BankLine.objects.values_list("what", "amount", "order__period")),
        "books": dict(Posting.objects.values_list("account").annotate(Sum("amount"))),
        "jobs": Counter(jobs()),
        "between us and the bank": lying(paying.bank_folder(FUND)),
    }  # fmt: skip


def lying(folder):
    """Every file under the folder, with its bytes in short."""
    return {
        str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def jobs():
    """What is deferred, by name."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs WHERE status = 'todo'")
        return [row[0] for row in cursor.fetchall()]
