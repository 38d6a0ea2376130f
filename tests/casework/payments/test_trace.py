import dataclasses
import re
from datetime import timedelta

import pytest
from django.core.management import call_command

from tests.casework.build import sign
from tests.casework.matter import FACTS, MONDAY, ROBOT, THURSDAY, fact
from tryggve.casework.applications import actions as applications
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.payments import actions
from tryggve.casework.payments.queries import NoSuchOrder
from tryggve.casework.payments.trace import kronor, trace
from tryggve.casework.people import queries as people


def test_from_a_line_in_the_bank_file_to_the_day_the_facts_and_the_paragraph(purse, capsys):
    made = purse.order()
    sent = purse.send()
    purse.bank.work(MONDAY.replace(day=16))
    purse.read()
    reference = re.search(r"<EndToEndId>(.*?)</EndToEndId>", sent.content.decode())[1]
    call_command("trace", reference)
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert f"{made.reference}: 2 292,00 kr to Bo Bengtsson, paid, due {THURSDAY}" in told
    assert "981,00 kr tax (30 percent, the register gave none, skatteavdrag_avrundning: öretal_faller_bort)" in told
    assert sent.name in told
    assert sent.message_id in told
    assert f"booked 2 292,00 kr on {THURSDAY}" in told
    assert "bank:booked:" in told
    assert purse.decision.number in told
    assert "by Sara Sand" in told
    assert "Monday 6 March · 1 091 kr · ALF 26 §" in told
    assert "ALF 25 a §  Dagsförtjänst: 15000/11 kr" in told
    for name in FACTS:
        assert f"{name} = " in told
    assert "from certificate, given by Eva Ek, part:1" in told
    titles = [line for line in told.splitlines() if line and not line.startswith(" ")]
    assert titles == ["Payment", "Bank", "Books", "Decision", "How the amount came about", "Rules", "Facts", "Sources"]


def test_the_period_is_told_day_by_day_as_it_was_signed_and_registers_by_what_they_answered(purse):
    bo = people.person(purse.matter.ids["bo"])
    days = {"2023-03-06": ["unemployed"], "2023-03-07": ["worked 8"]}
    sent = applications.submit(
        case=purse.matter.case.id, kind="report", key="2023-W10", answers={"days": days}, sender=bo.id,
        signature=sign(bo, "report", now=MONDAY).id, actor=ROBOT, now=MONDAY,
    )  # fmt: skip
    other = fact("konto", "8327-9,1", "register:account:1", source="account", by="register:account")
    assessments.keep_facts(case=purse.matter.case.id, facts=[other], actor=ROBOT, now=MONDAY)
    told = trace(purse.order().reference)
    assert f"report 2023-W10 version 1, signed by Bo Bengtsson, 2023-03-13 10:00, {sent.receipt}" in told
    assert "2023-03-07: ['worked 8']" in told
    assert "konto = 8327-9,1\n      from account, given by register:account, register:account:1" in told


def test_a_fact_that_came_later_is_not_among_those_it_was_made_from(purse):
    made = purse.order()
    later = dataclasses.replace(fact("konto", "1", "register:account:2"), known_at=MONDAY + timedelta(days=1))
    assessments.keep_facts(case=purse.matter.case.id, facts=[later], actor=ROBOT, now=MONDAY)
    assert "konto" not in trace(made.reference)


def test_in_swedish_the_lines_are_those_the_person_has_read(purse):
    assert "Måndag 6 mars" in trace(purse.order().reference, language="sv")


def test_an_order_that_pays_a_rejected_one_leads_back_to_it(purse):
    purse.bank.make("reject")
    made = purse.order()
    purse.day()
    again = actions.order_again(reference=made.reference, account="", due_on=THURSDAY, actor=ROBOT, now=MONDAY)
    assert f"pays what the bank did not: {made.reference}" in trace(again.reference)
    assert "rejected, AC04, by " in trace(made.reference)


def test_an_unknown_reference_is_one_sentence_and_exit_two(db, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("trace", "2023-000999-2023-W10-1")
    assert ended.value.code == 2
    assert capsys.readouterr().err.strip() == "No payment has the reference '2023-000999-2023-W10-1'."
    with pytest.raises(NoSuchOrder):
        trace("x")


@pytest.mark.parametrize(("öre", "told"), [(0, "0,00 kr"), (5, "0,05 kr"), (-123456789, "-1 234 567,89 kr")])
def test_kronor_are_written_as_people_write_them(öre, told):
    assert kronor(öre).replace("\u00a0", " ") == told
