"""Paid too much: what each act asks before it is claimed back, and what it then comes to (ALF 68–68 a §§, LAF 8 kap. 1–2, 5 §§)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tryggve.casework.contract.records import CaseFile, Outcome
from tryggve.casework.contract.recovery import Overpaid, RecoveryQuestion, RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment import words
from tryggve.insurances.unemployment.asking import ask


@dataclass(frozen=True, slots=True)
class Act:
    """What an act calls things: the three grounds, what was paid too much, and what is to be paid back."""

    grounds: tuple[str, str, str]
    target: str
    paragraph: str
    caused: str
    realised: str
    wages: str


ACTS = {
    "ALF": Act(
        ("fel_uppgifter", "borde_insett", "lön_i_efterhand"), "återkrav", "ALF 68 §", "ALF 68 §", "ALF 68 §", "ALF 68 a §"
    ),
    "LAF": Act(
        ("orsakat_av_den_sökande", "borde_ha_insett", "lön_för_samma_tid"), "återkravsbelopp", "LAF 8 kap. 1–2, 5 §§",
        "LAF 8 kap. 1 §", "LAF 8 kap. 1 §", "LAF 8 kap. 1 §",
    ),
}  # fmt: skip
BEFORE_TAX = Text(
    "Beloppet är före skatt. Lagen säger inte hur skatten som vi höll inne ska räknas. Kassan kräver tillbaka beloppet före skatt, "
    "och Skatteverket räknar av skatten.",
    "The amount is before tax. The act does not say how the tax that we withheld is to be counted. The fund claims the amount "
    "before tax, and the tax agency settles the tax.",
)


def rules(found: Overpaid) -> RecoveryRules:
    """The three grounds, each the officer's to judge: without any of them nothing is paid back."""
    act = ACTS[found.act]
    caused, realised, wages = act.grounds
    questions = (
        RecoveryQuestion(
            caused,
            Text("Berodde felet på att personen lämnade fel uppgifter, eller inte anmälde något?", "Did wrong or missing information from the person cause it?"),
            Text("Felet berodde på uppgifter från dig.", "It was caused by information from you."),
            Text("Du har inte gjort något fel.", "You did nothing wrong."),
            Text("Genom oriktiga uppgifter eller genom att inte fullgöra sin uppgifts- eller anmälningsskyldighet.", "By incorrect information, or by not reporting what should be reported."),
            act.caused,
        ),
        RecoveryQuestion(
            realised,
            Text("Borde personen skäligen ha insett att beloppet var fel?", "Should the person reasonably have realised that the amount was wrong?"),
            Text("Du borde ha märkt att beloppet var fel.", "You should have noticed that the amount was wrong."),
            Text("Du kunde inte veta att beloppet var fel.", "You could not know that the amount was wrong."),
            Text("Skäligen borde ha insett felet.", "Reasonably should have realised it."),
            act.realised,
        ),
        RecoveryQuestion(
            wages,
            Text("Har personen i efterhand fått lön eller skadestånd för samma tid?", "Has the person later been paid wages or damages for the same time?"),
            Text("Du har fått lön eller skadestånd för samma tid.", "You have been paid wages or damages for the same time."),
            Text("Du har inte fått lön eller skadestånd för samma tid.", "You have not been paid wages or damages for the same time."),
            Text("Lön eller skadestånd för samma tid.", "Wages or damages for the same time."),
            act.wages,
        ),
    )  # fmt: skip
    return RecoveryRules(
        what=_period(found.period),
        questions=questions,
        paragraph=act.paragraph,
        choices=(BEFORE_TAX,),
        whole_kronor=True,
    )


def answer(found: Overpaid, judged: Mapping[str, bool], waived: Fraction, file: CaseFile) -> tuple[Fraction, Outcome]:
    """What the act says is to be paid back, whole kronor: nothing without a ground; never below nothing."""
    act = ACTS[found.act]
    grounds = {ground: bool(judged[ground]) for ground in act.grounds}
    amounts = (
        {"utbetalt": _whole(found.paid), "rätt_belopp": _whole(found.right)}
        if found.act == "ALF"
        else {"för_mycket_utbetalt": _whole(found.too_much)}
    )
    facts = {**amounts, **grounds, "efterges": _whole(waived)}
    outcome = ask(found.act, facts, on=found.on, targets=(act.target,), file=file)
    return Fraction(outcome.results[act.target]), outcome


def _whole(kronor: Fraction) -> int:
    assert kronor.denominator == 1, f"{kronor} kr: the acts count in whole kronor"
    return int(kronor)


def _period(key: str) -> Text:
    if "-W" not in key:
        return Text(words.month(key, "sv"), words.month(key, "en"))
    monday = date.fromisocalendar(int(key[:4]), int(key[-2:]), 1)
    year, week, _ = monday.isocalendar()
    return Text(f"vecka {week} {year}", f"week {week}, {year}")
