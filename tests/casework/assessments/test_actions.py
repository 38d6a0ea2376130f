import pytest
from django.db import DatabaseError, transaction

from tests.casework.matter import FACTS, MONDAY, ROBOT, fact, open_matter, outcome
from tests.casework.race import race
from tryggve.casework.assessments import actions, queries
from tryggve.casework.assessments.actions import FactDiffers, NotAsked, ReasonMissing
from tryggve.casework.assessments.models import Assessment, Fact

pytestmark = pytest.mark.django_db


def keep(matter, *facts):
    return actions.keep_facts(case=matter.case.id, facts=facts, actor=ROBOT, now=MONDAY)


def test_the_same_fact_of_the_same_evidence_is_kept_once():
    matter = open_matter()
    assert keep(matter, fact("normalarbetstid", 40, "part:1"), fact("anmäld", "2023-03-06", "register:af:1")) == 2
    assert keep(matter, fact("normalarbetstid", 40, "part:1")) == 0
    assert len(queries.all_facts(matter.case.id)) == 2


def test_later_evidence_replaces_an_earlier_fact_and_the_earlier_one_is_still_there():
    matter = open_matter()
    keep(matter, fact("normalarbetstid", 40, "part:1"))
    keep(matter, fact("normalarbetstid", 38, "part:2"))
    assert [known.value for known in queries.facts_now(matter.case.id)] == [38]
    assert [known.value for known in queries.all_facts(matter.case.id)] == [40, 38]
    assert queries.fact(case=matter.case.id, name="normalarbetstid").evidence == "part:2"


def test_facts_of_the_same_name_and_another_part_stand_beside_each_other():
    matter = open_matter()
    keep(matter, fact("vecka", 1, "submission:1", part="2023-W10"), fact("vecka", 2, "submission:2", part="2023-W11"))
    assert [(known.part, known.value) for known in queries.facts_now(matter.case.id)] == [
        ("2023-W10", 1),
        ("2023-W11", 2),
    ]


def test_the_same_evidence_cannot_say_two_things():
    matter = open_matter()
    keep(matter, fact("normalarbetstid", 40, "part:1"))
    with pytest.raises(FactDiffers):
        keep(matter, fact("normalarbetstid", 39, "part:1"))


def test_a_float_is_no_fact():
    with pytest.raises(TypeError):
        keep(open_matter(), fact("timmar", [{"v": 7.5}], "part:1"))


def test_the_same_facts_with_the_same_results_are_one_assessment():
    matter = open_matter()
    first, again = matter.assess(), matter.assess(receipt={"act": "alf", "made": "later"})
    assert (again.id, again.version) == (first.id, 1)
    assert again.facts == FACTS


def test_other_results_are_a_new_version_and_the_latest_is_what_holds():
    matter = open_matter()
    matter.assess()
    second = matter.assess(results={"dagpenning": 1000, "dagar": 300})
    back = matter.assess()
    assert (second.version, back.version) == (2, 3)
    assert queries.latest(case=matter.case.id, kind="grant", key="first").id == back.id
    assert queries.latest(case=matter.case.id, kind="period", key="2023-W10") is None


def test_latest_periods_gives_the_last_version_of_each():
    matter = open_matter()
    matter.assess(kind="period", key="2023-W11")
    matter.assess(kind="period", key="2023-W10")
    matter.assess(kind="period", key="2023-W10", results={"dagar": 4})
    assert [(made.key, made.version) for made in queries.latest_periods(matter.case.id)] == [
        ("2023-W10", 2),
        ("2023-W11", 1),
    ]


QUESTION = {
    "key": "giltig_anledning", "question": {"sv": "Hade hon giltig anledning?", "en": "Valid reason?"}, "law_text": "…",
    "paragraph": "ALF 44 §", "options": [["ja", {"sv": "Ja", "en": "Yes"}], ["nej", {"sv": "Nej", "en": "No"}]],
}  # fmt: skip


def answer(matter, value="ja", reason="Sjukdom, enligt intyg.", question="giltig_anledning"):
    return actions.answer(
        case=matter.case.id, question=question, value=value, reason=reason, actor=matter.officer("sara"), now=MONDAY
    )


def test_an_answer_is_a_fact_by_the_officer_and_the_same_answer_twice_is_one():
    matter = open_matter()
    matter.assess(open_questions=[QUESTION])
    given = answer(matter)
    assert answer(matter).id == given.id
    assert (given.source, given.given_by, given.value) == ("officer", f"officer:{matter.ids['sara']}", "ja")
    assert [said.reason for said in queries.answers(matter.case.id)] == ["Sjukdom, enligt intyg."]


def test_a_changed_mind_is_a_later_fact():
    matter = open_matter()
    matter.assess(open_questions=[QUESTION])
    answer(matter)
    changed = answer(matter, value="nej", reason="Intyget gäller en annan.")
    assert [known.id for known in queries.facts_now(matter.case.id)] == [changed.id]
    assert len(queries.answers(matter.case.id)) == 2


def test_an_answer_without_a_reason_to_a_question_not_asked_or_of_no_option_is_refused():
    matter = open_matter()
    matter.assess(open_questions=[QUESTION])
    with pytest.raises(ReasonMissing):
        answer(matter, reason="  ")
    with pytest.raises(NotAsked):
        answer(matter, question="något_annat")
    with pytest.raises(NotAsked):
        answer(matter, value="kanske")
    assert queries.all_facts(matter.case.id) == []


@pytest.mark.parametrize("table", [Fact, Assessment])
def test_the_database_refuses_to_change_or_delete(table):
    matter = open_matter()
    matter.keep_facts()
    matter.assess()
    with pytest.raises(DatabaseError), transaction.atomic():
        table.objects.filter(case=matter.case.id).update(case=matter.case.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        table.objects.filter(case=matter.case.id).delete()


def test_a_sample_is_drawn_by_its_seed():
    matter = open_matter()
    for day in range(8):
        matter.assess(kind="period", key=f"2023-W{day + 10}")
    first, again, other = (queries.sample(count=4, seed=seed) for seed in ("a", "a", "b"))
    assert [made.id for made in first] == [made.id for made in again]
    assert len(first) == 4
    assert [made.id for made in first] != [made.id for made in other]
    assert outcome()["facts"] == first[0].facts


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_the_same_facts_and_outcome_kept_by_six_at_once_are_kept_once():
    matter = open_matter()

    def keeps():
        return keep(matter, fact("normalarbetstid", 40, "part:1")), matter.assess().version

    results = race([keeps] * 6)
    assert sorted(results) == [(0, 1)] * 5 + [(1, 1)]
    assert len(queries.all_facts(matter.case.id)) == len(queries.assessments(matter.case.id)) == 1


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_different_facts_of_one_name_at_once_follow_each_other_and_one_holds():
    matter = open_matter()
    results = race([lambda part=part: keep(matter, fact("normalarbetstid", part, f"part:{part}")) for part in range(6)])
    assert results == [1] * 6
    assert len(queries.facts_now(matter.case.id)) == 1
    assert len(queries.all_facts(matter.case.id)) == 6
