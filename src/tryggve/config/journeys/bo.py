"""Bo, under the act of 1997: dismissed for lack of work, certificate by the employer, paid by week."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Role
from tryggve.casework.base.clock import SWEDEN
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.payments import queries as payments
from tryggve.config.journeys.stage import Stage

BO, EVA, SARA = "198507099813", "196411139808", "198803129801"
BYGG = "5569990004"

ANSWERS = {
    "first_day": "2023-03-06", "registered": "2023-03-06", "full_time": "yes",
    "available": "yes", "employers": [BYGG], "ended": "redundancy",
    "ask_certificate": "yes", "sick_pay": "no", "leave": "no", "extra_job": "no", "abroad": "no", "benefits_right": "no", "studied": "no",
    "studying": "no", "business": "no", "forest": "no", "assignments": "no", "offices": "no", "starting": "no", "guarantee": "no",
    "severance": "no", "pension": "no",
}  # fmt: skip


def weekdays(month: str) -> int:
    """Weekdays of a month: full time is eight hours each."""
    day, count = date.fromisoformat(f"{month}-01"), 0
    while day.isoformat()[:7] == month:
        count += day.weekday() < 5  # noqa: PLR2004 - Monday to Friday
        day += timedelta(days=1)
    return count


def certificate(months: tuple[str, ...]) -> dict[str, object]:
    """Full time at 30 000 kr, month by month."""
    rows = {month: {"hours": str(8 * weekdays(month)), "pay": "30 000"} for month in months}
    questions = {
        "from": "2018-02-01", "to": "2023-03-05", "form": "permanent", "week_hours": "40", "ended_why": "redundancy",
        "notice": "2022-12-05",
        "offered": "no", "severance": "no",
    }  # fmt: skip
    return {"questions": questions, "months": rows, "confirmed": {}}


def week(monday: date, worked: dict[int, str] | None = None) -> dict[str, object]:
    """A week: unemployed every day but those worked (weekday number: hours)."""
    days: dict[str, object] = {}
    for n in range(7):
        hours = (worked or {}).get(n)
        day = (monday + timedelta(days=n)).isoformat()
        days[day] = {"activity": "worked", "hours": hours} if hours else {"activity": "unemployed"}
    return {"days": days, "period": {}}


def at(day: str, hour: int = 8) -> datetime:
    """A moment in Sweden."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=SWEDEN).replace(hour=hour)


def play(stage: Stage) -> str:
    """The whole way. Gives the case number."""
    stage.title("Bo Bengtsson, lag (1997:238)")
    stage.to(at("2023-03-06", 9))
    case = _apply(stage)
    _certificate(stage, case)
    _decide(stage, case)
    _weeks(stage, case)
    return case


def _apply(stage: Stage) -> str:
    bo = stage.actor(BO, Role.CLAIMANT)
    assert bo.person is not None
    applications.save_draft(
        person=bo.person,
        insurer="tryggve",
        insurance="unemployment",
        kind="application",
        key="first",
        answers=ANSWERS,
        now=stage.now,
    )
    shown = asks.signing_text(
        kind="application",
        person=bo.person,
        insurer="tryggve",
        insurance="unemployment",
        answers=ANSWERS,
        language="sv",
        on=stage.now.date(),
    )
    signature = stage.sign(BO, shown)
    receipt = flow.apply(
        person=bo.person, insurer="tryggve", insurance="unemployment", signature=signature, actor=bo, now=stage.now
    )
    stage.step(f"Bo ansöker och skriver under. Ärende {receipt.case}, kvittens {receipt.receipt}")
    again = flow.apply(
        person=bo.person, insurer="tryggve", insurance="unemployment", signature=signature, actor=bo, now=stage.now
    )
    stage.expect("skickad en gång till: samma kvittens", again.receipt, receipt.receipt)
    stage.work()
    stage.expect("nu väntar vi på", cases.case(receipt.case).turn, "employer")
    return receipt.case


def _certificate(stage: Stage, case: str) -> None:
    stage.to(at("2023-03-07", 10))
    eva = stage.actor(EVA, Role.COMPANY_USER, company=BYGG)
    part = applied.parts(cases.case(case).id)[0]
    form = asks.part_form(part=part.number, on=stage.now.date())
    stage.expect(
        "intyget frågar efter",
        (form.months[0], form.months[-1], len(form.months)),
        ("2022-03", "2023-02", 12),
        "ALF 15 a §",
    )
    answers = certificate(form.months)
    signature = stage.sign(
        EVA, asks.signing_text(kind="part_sign", part=part.number, answers=answers, language="sv", on=stage.now.date())
    )
    flow.sign_certificate(part=part.number, answers=answers, signature=signature, actor=eva, now=stage.now)
    stage.step("Eva på Bygg & Trä fyller i tolv månader och skriver under")
    stage.expect("nu väntar vi på", cases.case(case).turn, "claimant")
    bo = stage.actor(BO, Role.CLAIMANT)
    approval = stage.sign(
        BO, asks.signing_text(kind="part_approve", part=part.number, language="sv", on=stage.now.date())
    )
    flow.approve_certificate(part=part.number, signature=approval, actor=bo, now=stage.now)
    stage.step("Bo godkänner intyget")
    stage.work()


def _decide(stage: Stage, case: str) -> None:
    stage.to(at("2023-03-08", 9))
    record = cases.case(case)
    proposal = decided.proposal(record.id)
    assert proposal is not None, "no proposal"
    results = assessed.assessment(proposal.assessment).results
    for what, name, wanted, paragraph in (
        ("normalarbetstid", "normalarbetstid", 40, "ALF 23 a §"),
        ("dagsförtjänst", "dagsförtjänst", "15000/11", "ALF 25 a §"),
        ("dagpenning", "dagpenning", 1091, "ALF 26 §, 20 §"),
        ("ersättningsperiod", "ersättningsperiod", 300, "ALF 22 §"),
        ("karensdagar", "karensdagar", 2, "ALF 21 §"),
    ):
        stage.expect(what, results[name], wanted, paragraph)
    sara = stage.actor(SARA, Role.OFFICER, insurer="tryggve")
    signature = stage.sign(SARA, asks.signing_text(kind="decision", case=case, language="sv", on=stage.now.date()))
    decision = flow.decide(case=case, seen_version=record.version, signature=signature, actor=sara, now=stage.now)
    stage.step(f"Sara fattar beslut {decision.number}: {decision.text['sv']['decision']}")
    stage.work()


def _weeks(stage: Stage, case: str) -> None:
    for key, monday, send, worked, days, amount, thursday in (
        ("2023-W10", "2023-03-06", "2023-03-13", None, 3, 3273, "2023-03-16"),
        ("2023-W11", "2023-03-13", "2023-03-20", None, 5, 5455, "2023-03-23"),
        ("2023-W12", "2023-03-20", "2023-03-27", {0: "8"}, 4, 4364, "2023-03-30"),
    ):
        stage.to(at(send, 8))
        _report(stage, case, key, week(date.fromisoformat(monday), worked))
        order = next(one for one in payments.orders(cases.case(case).id) if one.period == key)
        stage.expect(f"vecka {key}: dagar, kronor, torsdag", (order.half_days / 2, order.gross // 100, order.due_on.isoformat()),
                     (days, amount, thursday), "ALF 20, 38 §§")  # fmt: skip
        stage.expect("skatt 28 procent enligt registret, i kronor", order.tax // 100, amount * 28 // 100)
        stage.to(at(thursday, 12))
        paid = payments.order(order.reference)
        stage.expect("pengarna på kontot", (paid.state, paid.net // 100), ("paid", amount - amount * 28 // 100))


def _report(stage: Stage, case: str, key: str, answers: dict[str, object]) -> None:
    bo = stage.actor(BO, Role.CLAIMANT)
    shown = asks.signing_text(kind="report", case=case, key=key, answers=answers, language="sv", on=stage.now.date())
    signature = stage.sign(BO, shown)
    receipt = flow.send_report(case=case, key=key, answers=answers, signature=signature, actor=bo, now=stage.now)
    stage.step(f"Bo skickar tidrapport {key}, kvittens {receipt.receipt}")
