"""What is paid: Försäkringskassan pays each line afterwards, Afa Försäkring each invoice after its grant."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from fractions import Fraction

from tryggve.casework.contract.company import Payable
from tryggve.casework.contract.records import Answers, CaseFile, Outcome, PayLine, PeriodPay, Problem
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import asking, words
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab.form import names_of_invoice
from tryggve.insurances.rehab.lines import Cost, Line
from tryggve.insurances.rehab.numbers import NotADay, NotKronor, amount, day, in_words, kronor
from tryggve.insurances.rehab.shares import rows, why
from tryggve.law import book
from tryggve.law.rehab.measures import WORKPLACE
from tryggve.law.unemployment.payment_days import Flytt, move

KEY = re.compile(r"[A-Za-z0-9]{1,6}")


def payable(file: CaseFile) -> list[Payable]:
    """Each line at Försäkringskassan, each invoice at Afa. Keys name the matter, so that no two are alike over all cases."""
    every = cost_lines.lines(file)
    if file.insurer == words.FK:
        return [
            Payable(f"{file.matter}-{row.key}", _within_its_days(row), _of_invoices(row.label, file, row.key))
            for row in every
            if row.measure in WORKPLACE
        ]
    labels = {row.key: row.label for row in every}
    return [
        Payable(
            f"{file.matter}-{cost.key}",
            move(cost.first, Flytt.bankdagen_efter),
            _with_invoice(labels[cost.line], cost.number),
        )
        for cost in cost_lines.costs(file)
    ]


def _of_invoices(label: Text, file: CaseFile, line: str) -> Text:
    """What a line is for, with the number of its invoice, or of all."""
    numbers = ", ".join(number for on, number in _billed(file) if on == line and number.strip())
    return _with_invoice(label, numbers) if numbers else label


def _with_invoice(label: Text, number: str) -> Text:
    return Text(f"{label.sv}, faktura {number}", f"{label.en}, invoice {number}")


def invoices(file: CaseFile) -> list[tuple[str, str]]:
    """Provider and number of every invoice: those of the application at Försäkringskassan, and those sent in."""
    sent = cost_lines.application(file)
    applied = list(sent.answers.get("lines") or []) if sent else []
    provider = {str(row.get("key")): str(row.get("provider") or "") for row in applied}
    return [(provider.get(line, ""), number) for line, number in _billed(file) if number.strip()]


def _billed(file: CaseFile) -> list[tuple[str, str]]:
    """Line and number of every invoice: a cost sent in takes the place of the application's at Försäkringskassan."""
    sent = cost_lines.application(file)
    told = [(cost.line, cost.number) for cost in cost_lines.costs(file)]
    if file.insurer != words.FK or sent is None:
        return told
    corrected = {line for line, _ in told}
    rows = [row for row in sent.answers.get("lines") or [] if str(row.get("key")) not in corrected]
    return told + [(str(row.get("key")), str(row.get("invoice") or "")) for row in rows]


def _within_its_days(row: Line) -> date:
    """The last bank day within the days that Försäkringskassan has, counted from the day all had come in."""
    return move(_pays_by(row.received), Flytt.bankdagen_före)


def pays_within(on: date) -> int:
    """How many days Försäkringskassan has, counted from a day."""
    return (_pays_by(on) - on).days


def _pays_by(received: date) -> date:
    asked = book(asking.ACT).decide({"inkommen": received}, on=received, targets=["fk_betalas_senast"])
    last: date = asked.value("fk_betalas_senast")
    return last


def last_invoice_day(granted: date) -> date:
    """The last day for invoices to Afa: three years from the grant."""
    last: date = (
        book(asking.ACT)
        .decide({"beviljad": granted}, on=granted, targets=["afa_sista_fakturadag"])
        .value("afa_sista_fakturadag")
    )
    return last


def assess(file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:
    """What the law gives for one payable on what is known now; never more than was granted for its line."""
    own = key.removeprefix(f"{file.matter}-")
    if file.insurer == words.FK:
        return _line(file, key, own, on=on)
    return _invoice(file, key, own, on=on)


def _line(file: CaseFile, key: str, own: str, *, on: date) -> tuple[Outcome, PeriodPay]:
    every = cost_lines.lines(file)
    place = [row.key for row in every].index(own)
    outcome = asking.ask(file, every, on=on)
    got = min(Fraction(rows(outcome)[place]["fk_stöd"]), cost_lines.granted(file, own))
    return _paid(file, outcome, every[place], place, key, got)


def _invoice(file: CaseFile, key: str, own: str, *, on: date) -> tuple[Outcome, PeriodPay]:
    """Half of all invoices of the line until this one, less half of those before it, up to what was applied for."""
    every = cost_lines.lines(file)
    sent = cost_lines.costs(file)
    this = next(cost for cost in sent if cost.key == own)
    place = [row.key for row in every].index(this.line)
    until = sent[: sent.index(this) + 1]
    before, _ = _support(file, every, place, _in_time(file, until[:-1], this.line), on=on)
    total, outcome = _support(file, every, place, _in_time(file, until, this.line), on=on)
    return _paid(file, outcome, every[place], place, key, total - before, bill=this)


def _in_time(file: CaseFile, sent: list[Cost], line: str) -> Fraction:
    """The sum of the line's invoices that came within three years of the grant."""
    last = last_invoice_day(file.decided_on) if file.decided_on else date.max
    return sum((cost.amount for cost in sent if cost.line == line and cost.first <= last), Fraction(0))


def _support(file: CaseFile, every: list[Line], place: int, billed: Fraction, *, on: date) -> tuple[Fraction, Outcome]:
    row = every[place]
    cost = min(billed, row.cost)
    asked = [
        *every[:place],
        dataclasses.replace(row, cost=cost, vat=min(row.vat, cost), other=min(row.other, cost)),
        *every[place + 1 :],
    ]
    outcome = asking.ask(file, asked, on=on)
    return min(Fraction(rows(outcome)[place]["afa_stöd"]), cost_lines.granted(file, row.key)), outcome


def _paid(
    file: CaseFile, outcome: Outcome, row: Line, place: int, key: str, got: Fraction, *, bill: Cost | None = None
) -> tuple[Outcome, PeriodPay]:
    paragraph = words.PARAGRAPHS[file.insurer]
    cost, when = (row.cost, row.day) if bill is None else (bill.amount, bill.day)
    label = _of_invoices(row.label, file, row.key) if bill is None else _with_invoice(row.label, bill.number)
    found = why(file, row, rows(outcome)[place], file.insurer)
    steps = (
        PayLine(label, kronor(cost), paragraph, "rader_utfall"),
        PayLine(found, kronor(got), paragraph, "rader_utfall"),
    )
    told = dataclasses.replace(
        outcome,
        granted=got > 0,
        summary=asking.summary(file.insurer, got),
        results={**outcome.results, "betalas": str(got)},
    )
    return told, PeriodPay(key=key, gross=got, half_days=0, lines=steps, covers=(when, when))


def after_grant(file: CaseFile) -> tuple[str, str, date | None]:
    """Försäkringskassan has all it needs; Afa waits for invoices until the last one is marked, or three years are over."""
    if file.insurer == words.FK:
        return "nobody", "granted", None
    if any(cost.last for cost in cost_lines.costs(file)):
        return "nobody", "finished", None
    return "employer", "invoices", last_invoice_day(file.decided_on) if file.decided_on else None


def check(file: CaseFile, key: str, answers: Answers, *, on: date) -> list[Problem]:
    """What must be mended before the cost is signed."""
    sent = cost_lines.application(file)
    plan = {row.key: row for row in cost_lines.planned(sent.answers, received=on)} if sent else {}
    wrong = _shape(key, answers)
    row = plan.get(str(answers.get("line")))
    if row is None:
        wrong.append(
            _at(
                "line",
                "Välj vilken rad i ansökan kostnaden hör till.",
                "Choose which line of the application the cost belongs to.",
            )
        )
    if sent is not None:
        wrong += [
            Problem("persons", text) for text in names_of_invoice(answers.get("persons"), sent.answers.get("person"))
        ]
    try:
        when = day(answers.get("date"))
    except NotADay:
        return [*wrong, _at("date", "Skriv dagen som ÅÅÅÅ-MM-DD.", "Write the day as YYYY-MM-DD.")]
    if when > on:
        wrong.append(_at("date", "Dagen har inte kommit än.", "The day has not come yet."))
    if row is not None and file.insurer == words.FK and when.year != row.day.year:
        wrong.append(
            _at("date", f"Fakturan gäller {when.year}, ansökan gäller {row.day.year}. Sök stöd för {when.year} i en egen ansökan.",
                f"The invoice is for {when.year}, the application for {row.day.year}. Apply for {when.year} separately.")
        )  # fmt: skip
    return [*wrong, *_over(file, key, on=on)]


def _shape(key: str, answers: Answers) -> list[Problem]:
    wrong = []
    if not KEY.fullmatch(key):
        wrong.append(
            _at(
                "key",
                "Kostnadens nummer ska vara högst sex bokstäver och siffror.",
                "The cost's key is at most six letters and digits.",
            )
        )
    if not str(answers.get("number") or "").strip():
        wrong.append(_at("number", "Skriv fakturans nummer.", "Write the invoice's number."))
    try:
        amount(answers.get("amount") or "nothing was written")
    except NotKronor:
        wrong.append(
            _at(
                "amount",
                "Skriv beloppet i kronor, till exempel 6 000.",
                "Write the amount in kronor, for example 6 000.",
            )
        )
    return wrong


def _over(file: CaseFile, key: str, *, on: date) -> list[Problem]:
    """Afa takes no new invoice after the last one or after three years; what is sent already may be corrected."""
    if file.insurer != words.AFA or any(cost.key == key for cost in cost_lines.costs(file)):
        return []
    if any(cost.last for cost in cost_lines.costs(file)):
        return [
            _at(
                "number",
                "Ni har skickat slutfakturan. Rätta den om den inte var den sista.",
                "You have sent the last invoice. Correct it if it was not the last.",
            )
        ]
    if file.decided_on is None:
        return [
            _at(
                "number",
                "Afa Försäkring tar emot fakturor när stödet är beviljat.",
                "Afa Försäkring takes invoices when the support is granted.",
            )
        ]
    last = last_invoice_day(file.decided_on)
    if on > last:
        return [
            _at(
                "number",
                f"Sista dagen för fakturor var {in_words(last)}.",
                f"The last day for invoices was {in_words(last, 'en')}.",
            )
        ]
    return []


def _at(field: str, sv: str, en: str) -> Problem:
    return Problem(field, Text(sv, en))
