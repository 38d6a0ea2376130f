"""Amina, under the act of 2024: incomes from the tax agency, paid by month, part of a month worked."""

from __future__ import annotations

from fractions import Fraction

from tryggve.casework.applications import actions as applications
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.payments import queries as payments
from tryggve.config.journeys.bo import SARA, at
from tryggve.config.journeys.stage import Stage

AMINA, KONTOR = "199001012385", "5569990012"

ANSWERS = {
    "first_day": "2025-11-01", "registered": "2025-11-01", "full_time": "yes",
    "available": "yes", "employers": [KONTOR], "ended": "redundancy", "leave": "no",
    "extra_job": "no", "abroad": "no", "benefits_right": "no", "studied": "no", "studying": "no", "business": "no", "forest": "no",
    "assignments": "no", "offices": "no", "starting": "no", "guarantee": "no", "severance": "no", "pension": "no",
}  # fmt: skip


def play(stage: Stage) -> str:
    """The whole way. Gives the case number."""
    stage.title("Amina Ali, lag (2024:506)")
    stage.to(at("2025-11-17", 9))
    case = _apply(stage)
    _decide(stage, case)
    _months(stage, case)
    return case


def _apply(stage: Stage) -> str:
    amina = stage.actor(AMINA, Role.CLAIMANT)
    assert amina.person is not None
    applications.save_draft(
        person=amina.person,
        insurer="tryggve",
        insurance="unemployment",
        kind="application",
        key="first",
        answers=ANSWERS,
        now=stage.now,
    )
    about = {"person": amina.person, "insurer": "tryggve", "insurance": "unemployment"}
    shown = asks.signing_text(kind="application", **about, answers=ANSWERS, language="sv", on=stage.now.date())
    signature = stage.sign(AMINA, shown)
    receipt = flow.apply(
        person=amina.person,
        insurer="tryggve",
        insurance="unemployment",
        signature=signature,
        actor=amina,
        now=stage.now,
    )
    stage.step(f"Amina ansöker och skriver under. Ärende {receipt.case}, kvittens {receipt.receipt}")
    stage.work()
    stage.expect("nu är det", cases.case(receipt.case).turn, "fund")
    return receipt.case


def _decide(stage: Stage, case: str) -> None:
    stage.to(at("2025-11-18", 9))
    record = cases.case(case)
    proposal = decided.proposal(record.id)
    assert proposal is not None, "no proposal"
    results = assessed.assessment(proposal.assessment).results
    for what, name, wanted, paragraph in (
        ("inkomstvillkor", "inkomstvillkor", "huvudregel", "LAF 3 kap. 2 §"),
        ("ersättningsperiod", "ersättningsperiod", 300, "LAF 4 kap. 4 §"),
        ("ersättningsgrundande inkomst", "ersättningsgrundande_inkomst", "29500", "LAF 5 kap. 2 §"),
        ("ersättningsnivå", "ersättningsnivå", 80, "LAF 5 kap. 4 §"),
    ):
        got = results[name]
        stage.expect(what, str(got) if name == "ersättningsgrundande_inkomst" else got, wanted, paragraph)
    sara = stage.actor(SARA, Role.OFFICER, insurer="tryggve")
    signature = stage.sign(SARA, asks.signing_text(kind="decision", case=case, language="sv", on=stage.now.date()))
    decision = flow.decide(case=case, seen_version=record.version, signature=signature, actor=sara, now=stage.now)
    stage.step(f"Sara fattar beslut {decision.number}: {decision.text['sv']['decision']}")
    choice = next(line for line in decision.text["sv"]["choices"] if "vrundning" in line)
    stage.expect("brevet säger hur kassan avrundar", "närmaste hela krona" in choice, wanted=True)
    stage.work()


def _months(stage: Stage, case: str) -> None:
    for key, send, income, exact, pay_day in (
        ("2025-11", "2025-12-01", "0", Fraction(236000, 11), "2025-12-23"),
        ("2025-12", "2026-01-05", "7 375", Fraction(17700), "2026-01-22"),
    ):
        stage.to(at(send, 8))
        _send(stage, case, key, income)
        record = cases.case(case)
        order = next(one for one in payments.orders(record.id) if one.period == key)
        this = assessed.assessment(order.assessment).results["månad"]
        stage.expect(f"{key}: kronor före avrundning", Fraction(this["exakt"]), exact, "LAF 6 kap. 1–2 §§")
        rounded = int(exact + Fraction(1, 2))
        stage.expect(
            "närmaste hela krona; utbetalningsdag", (order.gross // 100, order.due_on.isoformat()), (rounded, pay_day)
        )
        stage.expect("skatt 30 procent, inget svar i registret", order.tax // 100, rounded * 30 // 100)
        stage.to(at(pay_day, 12))
        paid = payments.order(order.reference)
        stage.expect("pengarna på kontot", paid.state, "paid")


def _send(stage: Stage, case: str, key: str, income: str) -> None:
    amina = stage.actor(AMINA, Role.CLAIMANT)
    answers = {"days": {}, "period": {"income": income}}
    shown = asks.signing_text(kind="report", case=case, key=key, answers=answers, language="sv", on=stage.now.date())
    signature = stage.sign(AMINA, shown)
    receipt = flow.send_report(case=case, key=key, answers=answers, signature=signature, actor=amina, now=stage.now)
    stage.step(f"Amina skickar månadsansökan {key}, kvittens {receipt.receipt}")
