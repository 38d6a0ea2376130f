"""The plug is enough: the smallest insurance goes all the way, with a judgement, a refusal and what must not be."""

from dataclasses import replace

import pytest

from tryggve.casework.assessments.access import NotYours
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.letters import queries as letters


def test_an_application_gets_a_case_and_the_same_receipt_when_pressed_again(way):
    way.draft("yes")
    signature = way.signed("yes")
    once = flow.apply(
        person=way.town.bo.id, insurer="tryggve", insurance="sample", signature=signature, actor=way.bo, now=way.now
    )
    again = flow.apply(
        person=way.town.bo.id, insurer="tryggve", insurance="sample", signature=signature, actor=way.bo, now=way.now
    )
    assert once == again
    assert len(cases.cases_of(way.town.bo.id)) == 1


def test_a_signature_for_other_answers_is_refused_and_nothing_is_filed(way):
    signature = way.signed("no")
    way.draft("yes")
    with pytest.raises(flow.SignedSomethingElse):
        flow.apply(
            person=way.town.bo.id, insurer="tryggve", insurance="sample", signature=signature, actor=way.bo, now=way.now
        )
    assert cases.cases_of(way.town.bo.id) == []


def test_an_application_that_lacks_an_answer_is_refused_and_the_draft_stays(way):
    way.draft("")
    with pytest.raises(flow.NotComplete) as refused:
        flow.apply(
            person=way.town.bo.id,
            insurer="tryggve",
            insurance="sample",
            signature=way.signed(""),
            actor=way.bo,
            now=way.now,
        )
    assert [problem.field for problem in refused.value.problems] == ["need"]


def test_a_clear_yes_is_proposed_and_signed_and_written(way):
    case = way.apply("yes").case
    way.assess(case)
    record = cases.case(case)
    decision = flow.decide(
        case=case,
        seen_version=record.version,
        signature=way.officers_signature(case),
        actor=way.town.officer,
        now=way.now,
    )
    assert (decision.kind, decision.state) == ("grant", "signed")
    assert letters.letter_of(decision.id).content["decision"] == "Du får 1 000 kronor."


def test_signed_twice_with_the_same_signature_is_one_decision(way):
    case = way.apply("yes").case
    way.assess(case)
    version, signature = cases.case(case).version, way.officers_signature(case)
    once = flow.decide(case=case, seen_version=version, signature=signature, actor=way.town.officer, now=way.now)
    again = flow.decide(case=case, seen_version=version, signature=signature, actor=way.town.officer, now=way.now)
    assert once == again


def test_an_open_question_waits_for_an_officer_and_the_answer_is_a_fact(way):
    case = way.apply("unsure").case
    way.assess(case)
    assert (cases.case(case).turn, cases.case(case).turn_reason) == ("fund", "judge")
    assert decided.proposal(cases.case(case).id) is None
    for stranger in (
        way.town.auditor,
        replace(way.town.officer, insurer="norrsken"),
        replace(way.town.officer, person=way.town.bo.id),
    ):
        with pytest.raises(NotYours):
            flow.answer(case=case, question="officer_need", value="yes", reason="Nyfiken.", actor=stranger, now=way.now)
    assert decided.proposal(cases.case(case).id) is None
    flow.answer(
        case=case, question="officer_need", value="yes", reason="Styrkt behov.", actor=way.town.officer, now=way.now
    )
    assert decided.proposal(cases.case(case).id).kind == "grant"


def test_a_refusal_needs_a_second_officer(way):
    case = way.apply("no").case
    way.assess(case)
    version = cases.case(case).version
    with pytest.raises(decisions.SecondOfficerMissing):
        flow.decide(
            case=case, seen_version=version, signature=way.officers_signature(case), actor=way.town.officer, now=way.now
        )
    flow.approve(case=case, actor=way.town.approver, now=way.now)
    signed = flow.decide(
        case=case, seen_version=version, signature=way.officers_signature(case), actor=way.town.officer, now=way.now
    )
    assert (signed.kind, signed.approved_by) == ("refusal", way.town.olof.id)


def test_a_case_that_changed_after_it_was_read_is_not_signed(way):
    case = way.apply("yes").case
    way.assess(case)
    seen, signature = cases.case(case).version, way.officers_signature(case)
    flow.add_document(
        case=case,
        name="intyg.pdf",
        content=b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n",
        kind="other",
        actor=way.bo,
        now=way.now,
    )
    with pytest.raises(decisions.FactsChanged):
        flow.decide(case=case, seen_version=seen, signature=signature, actor=way.town.officer, now=way.now)


def test_assessed_twice_on_the_same_facts_leaves_one_proposal(way):
    case = way.apply("yes").case
    way.assess(case)
    first = decided.proposal(cases.case(case).id)
    way.assess(case)
    assert decided.proposal(cases.case(case).id) == first
