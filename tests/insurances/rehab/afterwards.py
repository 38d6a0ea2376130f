"""After the application is sent: it is taken back, paid by the practice bank, accounted for, sampled; as one calls it."""

from datetime import date

from tests.casework.build import sign
from tests.insurances.rehab.town import LONG_AGO, TESTS, at
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying
from tryggve.casework.flow import queries as asks
from tryggve.casework.people import actions as people
from tryggve.gateways.iso20022.bank import Bank

BANK_DAY = date(2026, 4, 24)
LAST = date(2026, 6, 1)
TOLD = {"1": {"done": "Samtal och besök på arbetsplatsen.", "conclusions": "Ett höj- och sänkbart bord."}}


def let_read_health(town):
    """Frida and Alva may read what is said of health, each at her own insurer."""
    for insurer in ("fk", "afa"):
        who = town.officer(insurer).person
        people.appoint(person=who, insurer=insurer, role="health", from_day=LONG_AGO, actor=TESTS, now=at("2026-01-02"))
    return town


def sign_withdrawal(town, *made, now=None):
    """The signature, and what was signed."""
    answers = {"cases": sorted(case.number for case in made)}
    now = now or at("2026-03-20")
    shown = asks.signing_text(kind="withdrawal", matter=made[0].matter, answers=answers, language="sv", on=now.date())
    return answers, sign(town.eva, shown.subject, shown.text, now=now).id


def withdraw(town, *made, now=None, company=None, by=None):
    """Eva takes the application back in these cases."""
    now = now or at("2026-03-20")
    answers, signature = sign_withdrawal(town, *made, now=now)
    return flow.withdraw(
        company=(company or town.bygg).id, matter=made[0].matter, answers=answers, signature=signature,
        actor=by or town.employer(company), now=now,
    )  # fmt: skip


def paid(insurer="fk", day=BANK_DAY):
    """What is due goes to the bank, which books it and says so."""
    now = at(day.isoformat(), "06:00:00")
    paying.pay_due(insurer=insurer, day=day, actor=TESTS, now=now)
    Bank(paying.bank_folder(insurer)).work(now)
    paying.read_bank(insurer=insurer, actor=TESTS, now=now)


def ask(town, case, *, lines=("1",), why="Fakturan säger inte vad som gjordes.", last=LAST, by=None, now=None):
    """The officer asks for an account."""
    return flow.ask_account(
        case=case.number, lines=lines, why=why, last_day=last, actor=by or town.officer(case.insurer),
        now=now or at("2026-05-01"),
    )  # fmt: skip


def written(town, asked, told=TOLD, *, now=None):
    """Eva writes it, and what she would sign stands in her draft."""
    flow.save_company_draft(
        company=town.bygg.id, insurance="rehab", key=asks.draft_key(asked.number), answers=told, actor=town.employer(),
        now=now or at("2026-05-20"),
    )  # fmt: skip
    return asks.as_written(request=asked.number, company=town.bygg.id, person=town.eva.id)


def give(town, asked, told=TOLD, *, now=None, by=None, signature=None):
    """Eva gives it, signed."""
    now = now or at("2026-05-20")
    answers = asks.account_answers(request=asked.number, written={"lines": told, "salt": "5a" * 32})
    if signature is None:
        shown = asks.signing_text(kind="account", request=asked.number, answers=answers, language="sv", on=now.date())
        signature = sign(town.eva, shown.subject, shown.text, now=now).id
    return flow.give_account(
        request=asked.number, answers=answers, signature=signature, actor=by or town.employer(), now=now
    )


def judge(town, case, asked, *, accepted=True, why="", by=None, now=None):
    """The officer accepts it, or does not."""
    return flow.judge_account(
        request=asked.number,
        accepted=accepted,
        why=why,
        actor=by or town.officer(case.insurer),
        now=now or at("2026-05-22"),
    )


def sample(
    town, *, wanted=2, seed="5eed", key="form-1", by=None, first=date(2026, 1, 1), until=date(2026, 4, 30), now=None
):
    """An officer of Försäkringskassan draws a sample."""
    return flow.draw_sample(
        insurance="rehab", first=first, until=until, wanted=wanted, seed=seed, last_day=LAST, key=key,
        actor=by or town.officer("fk"), now=now or at("2026-05-01"),
    )  # fmt: skip
