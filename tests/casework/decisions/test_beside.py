"""A decision about something beside the case leaves the grant in force, and there is one of each."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.casework.matter import LETTER, MONDAY, ROBOT, open_matter, signature
from tryggve.casework.decisions import actions, queries
from tryggve.casework.decisions.models import Decision

CLAIM = "claim:17"


@pytest.fixture
def matter(db, files):
    return open_matter()


def proposed(matter, *, key="claim:17", about=CLAIM, recover=100, said="Du ska betala tillbaka."):
    made = matter.assess(kind="recovery", key=key)
    return actions.propose(
        case=matter.case.id, assessment=made.id, kind="recovery", text={"sv": {**LETTER, "decision": said}}, needs_second=False,
        case_version=matter.version(), about=about, terms={"recover": recover}, actor=ROBOT, now=MONDAY,
    )  # fmt: skip


def signed(matter, proposal):
    return actions.sign(
        decision=proposal.id, signature=signature(matter.ids["sara"], f"decision:{proposal.number}"), seen_version=matter.version(),
        actor=matter.officer("sara"), now=MONDAY,
    )  # fmt: skip


def test_the_grant_stays_in_force_and_is_what_the_case_has(matter):
    grant = matter.decided()
    beside = signed(matter, proposed(matter))
    assert (queries.current(matter.case.id).id, queries.decision_by_id(grant.id).state) == (grant.id, "signed")
    assert (beside.about, beside.terms, beside.replaces) == (CLAIM, {"recover": 100}, None)
    assert queries.proposal(matter.case.id) is None


def test_a_proposal_beside_the_case_and_the_case_s_own_do_not_drop_each_other(matter):
    own = matter.propose()
    beside = proposed(matter)
    other = proposed(matter, key="claim:18", about="claim:18")
    assert queries.proposal(matter.case.id).id == own.id
    assert queries.proposal(matter.case.id, CLAIM).id == beside.id
    assert queries.proposal(matter.case.id, "claim:18").id == other.id
    actions.drop_proposal(case=matter.case.id, actor=ROBOT, now=MONDAY)
    assert queries.proposal(matter.case.id) is None
    assert queries.proposal(matter.case.id, CLAIM).id == beside.id


def test_the_same_words_and_terms_are_the_same_proposal_and_others_take_its_place(matter):
    first = proposed(matter)
    assert proposed(matter).id == first.id
    for change in ({"recover": 50}, {"said": "Du ska betala tillbaka hälften."}):
        latest = proposed(matter, **change)
        assert latest.id != first.id
        assert queries.decision_by_id(first.id).state == "dropped"
        first = latest


def test_a_second_decision_on_the_same_is_refused(matter):
    signed(matter, proposed(matter))
    again = proposed(matter, key="claim:17-again")
    with pytest.raises(actions.TakenByAnother):
        signed(matter, again)


def test_the_database_holds_one_signed_decision_for_each_and_what_it_is_about(matter):
    beside = signed(matter, proposed(matter))
    again = proposed(matter, key="claim:17-again")
    with pytest.raises(IntegrityError, match="decision_one_in_force"), transaction.atomic():
        Decision.objects.filter(id=again.id).update(
            state="signed",
            signed_at=MONDAY,
            prepared_by=matter.ids["sara"],
            signature=signature(matter.ids["sara"], "x"),
        )
    for change in ({"about": ""}, {"terms": {}}):
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            Decision.objects.filter(id=beside.id).update(**change)
