import threading
import time

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.casework.matter import LETTER, MONDAY, open_matter, signature
from tests.casework.race import race
from tryggve.casework.base.actor import Role
from tryggve.casework.cases import actions as cases
from tryggve.casework.decisions import actions, queries
from tryggve.casework.decisions.actions import (
    FactsChanged,
    NotYours,
    OwnCase,
    SamePerson,
    SecondOfficerMissing,
    TakenByAnother,
)
from tryggve.casework.decisions.models import Decision


@pytest.fixture
def matter(db):
    return open_matter()


def test_a_signed_decision_holds_its_words_and_who_signed(matter):
    signed = matter.sign(matter.propose())
    assert (signed.state, signed.prepared_by, signed.signed_at) == ("signed", matter.ids["sara"], MONDAY)
    assert signed.text["sv"]["decision"] == LETTER["decision"]
    assert signed.number == f"{matter.case.number}-B1"
    assert queries.current(matter.case.id) == signed == queries.by_signature(signed.signature)
    assert queries.proposal(matter.case.id) is None


def test_the_last_day_to_ask_for_reconsideration_is_two_months_later(matter):
    assert matter.sign(matter.propose()).review_until.isoformat() == "2023-05-13"


def test_the_same_assessment_is_proposed_once_and_another_one_replaces_it(matter):
    first, again = matter.propose(), matter.propose()
    assert again.id == first.id
    second = matter.propose(matter.assess(results={"dagpenning": 1000}))
    assert [(made.number[-2:], made.state) for made in queries.decisions(matter.case.id)] == [
        ("B1", "dropped"),
        ("B2", "proposed"),
    ]
    assert queries.proposal(matter.case.id).id == second.id


def test_a_proposal_can_be_dropped_and_the_same_assessment_proposed_again(matter):
    made = matter.assess()
    matter.propose(made)
    actions.drop_proposal(case=matter.case.id, actor=matter.officer("sara"), now=MONDAY)
    assert queries.proposal(matter.case.id) is None
    assert matter.propose(made).number.endswith("B2")


def test_the_same_signature_again_is_the_same_decision(matter):
    proposal = matter.propose()
    made = signature(matter.ids["sara"], f"decision:{proposal.number}")
    signed = [
        actions.sign(decision=proposal.id, signature=made, seen_version=0, actor=matter.officer("sara"), now=MONDAY)
        for _ in range(3)
    ]
    assert signed[0] == signed[1] == signed[2]


def test_facts_filed_after_the_page_was_shown_stop_the_signature(matter):
    proposal = matter.propose()
    cases.filed(case=matter.case.id)
    made = signature(matter.ids["sara"], f"decision:{proposal.number}")
    with pytest.raises(FactsChanged):
        actions.sign(decision=proposal.id, signature=made, seen_version=0, actor=matter.officer("sara"), now=MONDAY)
    assert queries.current(matter.case.id) is None


def test_a_proposal_that_was_replaced_cannot_be_signed(matter):
    old = matter.propose()
    matter.propose(matter.assess(results={"dagpenning": 1000}))
    with pytest.raises(FactsChanged):
        matter.sign(old)


def test_another_officer_comes_too_late(matter):
    proposal = matter.propose()
    matter.sign(proposal)
    with pytest.raises(TakenByAnother):
        matter.sign(proposal, by="disa")


def test_nobody_decides_or_approves_their_own_case(db):
    own = open_matter(claimant="sara")
    with pytest.raises(OwnCase):
        own.sign(own.propose())
    with pytest.raises(OwnCase):
        actions.approve(
            decision=own.propose(needs_second=True).id, actor=own.officer("sara", Role.APPROVER), now=MONDAY
        )


def test_an_officer_of_another_fund_or_a_claimant_signs_nothing(matter):
    proposal = matter.propose()
    made = signature(matter.ids["disa"], f"decision:{proposal.number}")
    stranger = matter.officer("disa")
    matter.insurer = "norrsken"
    for actor in (matter.officer("disa"), matter.officer("disa", Role.CLAIMANT)):
        with pytest.raises(NotYours):
            actions.sign(decision=proposal.id, signature=made, seen_version=0, actor=actor, now=MONDAY)
    assert (
        actions.sign(decision=proposal.id, signature=made, seen_version=0, actor=stranger, now=MONDAY).state == "signed"
    )


def test_what_needs_two_people_is_signed_by_one_and_approved_by_another(matter):
    proposal = matter.propose(needs_second=True, kind="refusal")
    with pytest.raises(SecondOfficerMissing):
        matter.sign(proposal)
    approved = actions.approve(decision=proposal.id, actor=matter.officer("olof", Role.APPROVER), now=MONDAY)
    again = actions.approve(decision=proposal.id, actor=matter.officer("olof", Role.APPROVER), now=MONDAY)
    assert approved == again
    with pytest.raises(SamePerson):
        matter.sign(proposal, by="olof")
    with pytest.raises(TakenByAnother):
        actions.approve(decision=proposal.id, actor=matter.officer("disa"), now=MONDAY)
    signed = matter.sign(proposal)
    assert (signed.prepared_by, signed.approved_by) == (matter.ids["sara"], matter.ids["olof"])


def test_whoever_only_says_that_she_is_an_officer_neither_signs_nor_approves(matter):
    proposal = matter.propose(needs_second=True, kind="refusal")
    for role in (Role.OFFICER, Role.APPROVER):
        with pytest.raises(NotYours):
            actions.approve(decision=proposal.id, actor=matter.officer("rut", role), now=MONDAY)
    actions.approve(decision=proposal.id, actor=matter.officer("olof", Role.APPROVER), now=MONDAY)
    with pytest.raises(NotYours):
        matter.sign(proposal, by="rut")


def test_the_database_itself_refuses_one_person_in_both_parts(matter):
    row = Decision.objects.get(id=matter.propose(needs_second=True).id)
    row.prepared_by_id = row.approved_by_id = matter.ids["olof"]
    with pytest.raises(IntegrityError, match="decision_two_people"), transaction.atomic():
        row.save()


def test_an_approval_falls_with_the_proposal_it_was_given(matter):
    old = matter.propose(needs_second=True)
    actions.approve(decision=old.id, actor=matter.officer("olof", Role.APPROVER), now=MONDAY)
    new = matter.propose(matter.assess(results={"dagpenning": 1}), needs_second=True)
    assert new.approved_by is None
    with pytest.raises(FactsChanged):
        actions.approve(decision=old.id, actor=matter.officer("disa"), now=MONDAY)


def test_a_later_decision_replaces_the_one_in_force(matter):
    first = matter.sign(matter.propose())
    second = matter.sign(matter.propose(matter.assess(results={"dagpenning": 1200}), kind="change"))
    assert [(made.number, made.state) for made in queries.decisions(matter.case.id)] == [
        (first.number, "replaced"), (second.number, "signed"),
    ]  # fmt: skip
    assert second.replaces == first.id
    assert queries.current(matter.case.id).id == second.id


@pytest.mark.parametrize(
    "change", [{"text": {}}, {"state": "proposed"}, {"signed_at": None}, {"number": "x"}, {"prepared_by": None}]
)
def test_the_database_refuses_to_change_what_is_signed(matter, change):
    signed = matter.sign(matter.propose())
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(id=signed.id).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(id=signed.id).delete()


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_two_officers_signing_at_once_give_one_signature():
    for _ in range(5):
        matter = open_matter()
        proposal = matter.propose(matter.assess(results={"round": _}))
        before = len(queries.decisions(matter.case.id))

        def by(name, matter=matter, proposal=proposal):
            made = signature(matter.ids[name], f"decision:{proposal.number}")
            return lambda: actions.sign(
                decision=proposal.id, signature=made, seen_version=0, actor=matter.officer(name), now=MONDAY
            )

        results = race([by("sara"), by("disa")])
        won = [result for result in results if not isinstance(result, Exception)]
        lost = [result for result in results if isinstance(result, Exception)]
        assert len(won) == 1
        assert [type(result) for result in lost] == [TakenByAnother]
        assert queries.current(matter.case.id) == won[0]
        assert len(queries.decisions(matter.case.id)) == before


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_the_same_signature_sent_ten_times_at_once_is_one_decision():
    matter = open_matter()
    proposal = matter.propose()
    made = signature(matter.ids["sara"], f"decision:{proposal.number}")
    results = race([
        lambda: actions.sign(decision=proposal.id, signature=made, seen_version=0, actor=matter.officer("sara"), now=MONDAY)
        for _ in range(10)
    ])  # fmt: skip
    assert len({result.number for result in results}) == 1
    assert {result.state for result in results} == {"signed"}


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_a_fact_being_filed_while_an_officer_signs_is_waited_for_and_stops_the_signature():
    matter = open_matter()
    proposal = matter.propose()
    made = signature(matter.ids["sara"], f"decision:{proposal.number}")
    filed = threading.Event()

    def files():
        with transaction.atomic():
            cases.lock_case(matter.case.number)
            cases.filed(case=matter.case.id)
            filed.set()
            time.sleep(0.5)  # long enough for the officer to come and have to wait

    def signs():
        assert filed.wait(10)
        return actions.sign(
            decision=proposal.id, signature=made, seen_version=0, actor=matter.officer("sara"), now=MONDAY
        )

    _, signed = race([files, signs])
    assert isinstance(signed, FactsChanged)
    assert queries.current(matter.case.id) is None
