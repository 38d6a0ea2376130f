"""The letter of a decision on what was paid too much: calm, exact, and what to do now. In both languages, word for word."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tryggve.casework.contract.records import Letter, PayLine
from tryggve.casework.contract.recovery import RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.casework.flow.outcome import LANGUAGES
from tryggve.casework.letters.words import NBSP, day_in_words

DEFAULT_DISAGREE = Text(
    "Om du inte håller med kan du begära omprövning inom två månader från den dag du fick beslutet.",
    "If you disagree you can ask for reconsideration within two months of the day you received the decision.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """All that the letter tells. Öre; `judged` by the questions' keys; `share`: percent kept back of a payment, None for nothing.

    `waived`: what the officer lets go of what would have been paid back; without a duty to pay back there is nothing to let go.
    `plural`: a company is spoken to.
    """

    rules: RecoveryRules
    judged: Mapping[str, bool]
    reason: str
    paid: int
    right: int
    recover: int
    waived: int
    due_on: date
    reference: str
    account: str
    share: int | None
    plural: bool
    disagree: Mapping[str, str]

    @property
    def too_much(self) -> int:
        return self.paid - self.right

    @property
    def must_pay(self) -> bool:
        """Whether the rules say that it is to be paid back, waived or not."""
        return self.recover + self.waived == self.too_much


def text(told: Told) -> dict[str, Any]:
    """The letter in every language, as the decision keeps it."""
    return {language: dataclasses.asdict(_letter(told, language)) for language in LANGUAGES}


def kronor(öre: int, language: str) -> str:
    """`2 080 kr`, `2,080.50 kr`."""
    whole, rest = divmod(öre, 100)
    grouped = f"{whole:,}".replace(",", NBSP if language == "sv" else ",")
    part = f"{',' if language == 'sv' else '.'}{rest:02d}" if rest else ""
    return f"{grouped}{part}{NBSP}kr"


def iban(account: str) -> str:
    """An IBAN in groups of four."""
    bare = account.replace(" ", "")
    return NBSP.join(bare[at : at + 4] for at in range(0, len(bare), 4))


def _letter(told: Told, language: str) -> Letter:
    return Letter(
        language=language, title=Text("Beslut om återbetalning", "Decision on repayment")[language],
        decision=_decision(told, language), now=_now(told)[language] if told.recover else _nothing(told)[language],
        stair=tuple(_stair(told, language)), reasons=tuple(_reasons(told, language)), conditions=(),
        choices=tuple(_choices(told, language)), disagree=told.disagree.get(language) or DEFAULT_DISAGREE[language],
    )  # fmt: skip


def _decision(told: Told, language: str) -> str:
    much, back, rest = (kronor(öre, language) for öre in (told.too_much, told.recover, told.waived))
    what, you = told.rules.what[language], "Ni" if told.plural else "Du"
    if not told.recover:
        said = Text(
            f"{you} har fått {much} för mycket för {what}. {you} behöver inte betala tillbaka något.",
            f"You were paid {much} too much for {what}. You need not pay anything back.",
        )
    elif told.waived:
        said = Text(
            f"{you} har fått {much} för mycket för {what}. {you} ska betala tillbaka {back}. Vi avstår från {rest}.",
            f"You were paid {much} too much for {what}. You are to pay back {back}. We waive {rest}.",
        )
    else:
        said = Text(
            f"{you} har fått {much} för mycket för {what}. {you} ska betala tillbaka {back}.",
            f"You were paid {much} too much for {what}. You are to pay back {back}.",
        )
    return said[language]


def _now(told: Told) -> Text:
    you = "Ni" if told.plural else "Du"
    sv = (
        f"Betala senast {day_in_words(told.due_on, 'sv')} till konto {iban(told.account)} och ange referensen {told.reference}. "
        f"{you} kan betala allt, dela upp det, eller be oss att helt eller delvis avstå. "
        f"Hör av {'er' if told.plural else 'dig'} innan dess."
    )
    en = (
        f"Pay by {day_in_words(told.due_on, 'en')} to account {iban(told.account)} and state the reference {told.reference}. "
        "You can pay it all, split it, or ask us to waive all or part. Get in touch before then."
    )
    if told.share is None:
        return Text(sv, en)
    agreed = Text("", "") if told.plural else Text(" Du har sagt ja till det.", " You have agreed to this.")
    return Text(
        f"{sv} Tills allt är betalt håller vi också inne en del av det vi betalar ut till {'er' if told.plural else 'dig'}, "
        f"högst {told.share} procent åt gången.{agreed.sv}",
        f"{en} Until all is paid we also keep back a part of what we pay you, at most {told.share} percent at a time.{agreed.en}",
    )


def _nothing(told: Told) -> Text:
    return Text(f"{'Ni' if told.plural else 'Du'} behöver inte göra något.", "You need do nothing.")


def _stair(told: Told, language: str) -> list[PayLine]:
    what, paragraph = told.rules.what, told.rules.paragraph
    steps = [
        (Text(f"Vi betalade för {what.sv}", f"We paid for {what.en}"), told.paid, ""),
        (Text("Rätt belopp, som det räknas nu", "The right amount, as it is counted now"), told.right, ""),
        (Text("För mycket", "Too much"), told.too_much, ""),
        *_let_go(told, paragraph),
        (Text("Att betala tillbaka", "To pay back"), told.recover, paragraph),
    ]
    return [PayLine(text, kronor(amount, language), where) for text, amount, where in steps]


def _let_go(told: Told, paragraph: str) -> list[tuple[Text, int, str]]:
    if not told.must_pay:
        return [(Text("Behöver inte betalas tillbaka", "Need not be paid back"), told.too_much, paragraph)]
    return [(Text("Det vi avstår från", "What we waive"), told.waived, paragraph)] if told.waived else []


def _reasons(told: Told, language: str) -> list[str]:
    judged = [
        f"{(asked.holds if told.judged[asked.key] else asked.fails)[language]}{f' ({asked.paragraph})' if asked.paragraph else ''}"
        for asked in told.rules.questions
    ]
    return [*judged, told.reason]


def _choices(told: Told, language: str) -> list[str]:
    said = [choice[language] for choice in told.rules.choices]
    if told.share is not None:
        how = Text(
            f"Hur mycket som får hållas inne av en utbetalning: reglerna säger det inte. Vi håller inne högst {told.share} procent.",
            f"How much of a payment may be kept back: the rules do not say. We keep back at most {told.share} percent.",
        )
        said.append(how[language])
    return said
