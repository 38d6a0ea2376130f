"""From a line in the bank file back to the day, the facts and who gave them, and the paragraph. As text, for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tryggve.casework.assessments import queries as assessed
from tryggve.casework.assessments.records import AssessmentRecord
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.decisions import queries as decided
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.payments import queries
from tryggve.casework.payments.records import OrderRecord
from tryggve.casework.payments.trace_facts import at, facts, short, sources
from tryggve.casework.people import queries as people


def trace(reference: str, *, language: str = "en", every: bool = False) -> str:
    """The whole way of an order, newest first: bank, file, books, decision, calculation, rules, facts. Raises `NoSuchOrder`.

    `reference` is the order's EndToEndId, as it stands in the bank file. `every`: rules too whose value is a list or a record.
    """
    order = queries.order(reference)
    made = assessed.assessment(order.assessment)
    kept = assessed.all_facts(order.case)
    parts = [
        ("Payment", _payment(order)), ("Bank", _bank(order)), ("Books", _books(order)),
        ("Decision", the_decision(order.decision, language)),
        ("How the amount came about", steps(order.lines, language)), ("Rules", rules(order.lines, made, every=every)),
        ("Facts", facts(made, kept)),
        ("Sources", sources(order, made, kept)),
    ]  # fmt: skip
    return told(parts)


def told(parts: Iterable[tuple[str, Iterator[str]]]) -> str:
    """The parts under their titles."""
    return "\n".join(
        line for title, lines in parts for line in (f"{title}", *(f"  {line}" for line in lines), "")
    ).rstrip()


def kronor(öre: int) -> str:
    """`2 292,00 kr`, with spaces that do not break."""
    sign = "-" if öre < 0 else ""
    whole, rest = divmod(abs(öre), 100)
    return sign + f"{whole:,}".replace(",", "\u00a0") + f",{rest:02d}\u00a0kr"


def _payment(order: OrderRecord) -> Iterator[str]:
    case = case_by_id(order.case)
    payee = people.person(order.person) if order.company is None else people.company(order.company)
    yield f"{order.reference}: {kronor(order.net)} to {payee.name}, {order.state}, due {order.due_on}"
    yield f"{kronor(order.gross)} before tax, {kronor(order.tax)} tax ({_tax(order.tax_basis)})"
    if order.set_off:
        yield f"{kronor(order.set_off)} kept back for what was paid too much before"
    yield f"{order.benefit}, period {order.period}, version {order.version}, {order.half_days / 2:g} days"
    yield f"case {case.number} at {people.insurer(case.insurer).name}, ordered {at(order.ordered_at)}"
    if order.again_for:
        yield f"pays what the bank did not: {order.again_for}"


def _tax(basis: Mapping[str, Any]) -> str:
    asked = "the register gave none" if basis.get("source") == "none" else "by the tax register"
    choices = ", ".join(f"{name}: {chosen}" for name, chosen in basis.get("choices", {}).items())
    return ", ".join(part for part in (f"{basis.get('percent', '?')} percent, {asked}", choices) if part)


def _bank(order: OrderRecord) -> Iterator[str]:
    if not order.file:
        yield "in no file yet"
        return
    file = queries.file(order.file)
    yield f"file {file.name}, MsgId {file.message_id}, {file.orders} orders, {kronor(file.total)}, {file.state}"
    yield f"sha256 {file.sha256}, written {at(file.written_at)}"
    for line in queries.lines_of(order.reference):
        reason = f", {line.reason}" if line.reason else ""
        booked = f" {kronor(line.amount)} on {line.booked_on}" if line.booked_on else ""
        yield f"{line.what}{booked}{reason}, by {line.answer}"


def _books(order: OrderRecord) -> Iterator[str]:
    keys = ("order", "bank:booked", "bank:rejected", "bank:returned", "stop")
    yield from vouchers(f"{key}:{order.reference}" for key in keys)


def vouchers(keys: Iterable[str]) -> Iterator[str]:
    """What is booked under the keys that are in the books."""
    for key in keys:
        try:
            voucher = ledger.voucher(key)
        except ledger.NoSuchVoucher:
            continue
        yield f"{voucher.key}, {voucher.day}: " + ", ".join(
            f"{account} {kronor(amount)}" for account, amount in voucher.postings
        )


def the_decision(number: int, language: str) -> Iterator[str]:
    """The decision with that row id: who signed it, when, and what it says."""
    decision = decided.decision_by_id(number)
    signer = people.person(decision.prepared_by).name if decision.prepared_by else "nobody"
    yield f"{decision.number}, {decision.kind}, {decision.state}, signed {at(decision.signed_at)} by {signer}"
    if decision.approved_by:
        yield f"approved by {people.person(decision.approved_by).name}"
    said = decision.text.get(language, {}).get("decision")
    if said:
        yield f"“{said}”"


Lines = Sequence[Mapping[str, Any]]


def steps(lines: Lines, language: str) -> Iterator[str]:
    """How an amount came about, a line a step."""
    for line in lines:
        text = line["text"][language] if isinstance(line["text"], dict) else line["text"]
        yield " · ".join(part for part in (text, line.get("amount", ""), line.get("paragraph", "")) if part)


def rules(lines: Lines, made: AssessmentRecord, *, every: bool) -> Iterator[str]:
    """What was asked of the law, and what it said, with the paragraphs."""
    yield f"act {made.act}, on {made.on_day}, {made.kind} {made.key} version {made.version}, digest {made.digest[:16]}"
    yield from (f"result {name}: {short(value)}" for name, value in made.results.items())
    # The last finding is what was asked for; those that a line names are what the person has read.
    named = {line.get("finding") for line in lines} | {finding.get("name") for finding in made.findings[-1:]}
    for finding in made.findings:
        if isinstance(finding.get("value"), list | dict) and finding.get("name") not in named and not every:
            continue
        value = f"{short(finding.get('value'))} {finding.get('unit') or ''}".strip()
        yield f"{finding.get('paragraph', '')}  {finding.get('label') or finding.get('name')}: {value}"
        if finding.get("text"):
            yield f"    {finding['text']}"
        yield from (f"    amount {name}: {short(amount)}" for name, amount in (finding.get("amounts") or {}).items())
        yield from (f"    choice {name}: {chosen}" for name, chosen in (finding.get("choices") or {}).items())
