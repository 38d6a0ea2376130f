"""Whom a provider may ask, what it signs, and who hears of the outcome."""

from datetime import date

import pytest

from tests.casework.build import LONG_AGO, NOW, SETTINGS, TESTS, sign, works
from tryggve.casework.base.actor import Role
from tryggve.casework.flow import providing
from tryggve.casework.notifications.models import Knock
from tryggve.casework.people import actions as people
from tryggve.casework.providers import actions as register
from tryggve.casework.providers import queries as providers
from tryggve.casework.providers.records import COMPETENCES

BYGG = "5569990004"
ANSWERS = {
    "name": "Byggets hälsa",
    "town": "Umeå",
    "competences": list(COMPETENCES),
    "hired": "contract",
    "duties": "yes",
}


@pytest.fixture
def frida(town):
    """An officer of an insurer that approves providers; Eva may speak for her company as a provider."""
    people.register_insurer(
        key="fk", name="Försäkringskassan", orgnr="2021990045", settings=SETTINGS, actor=TESTS, now=NOW
    )
    people.appoint(person=town.sara.id, insurer="fk", role="officer", from_day=LONG_AGO, actor=TESTS, now=NOW)
    people.give_mandate(
        person=town.eva.id, company=town.bygg.id, service="provider", from_day=LONG_AGO, actor=TESTS, now=NOW
    )
    return works(town.sara, Role.OFFICER, "fk")


def send(town, answers=ANSWERS, kind="application"):
    shown = providing.signing_text(kind=kind, insurer="fk", orgnr=BYGG, answers=answers, language="sv")
    signature = sign(town.eva, shown.subject, shown.text).id
    return providing.send(
        kind=kind, orgnr=BYGG, insurer="fk", answers=answers, signature=signature, actor=town.employer, now=NOW
    )


def test_only_insurers_that_an_insurance_names_approve_providers(town, frida):
    assert [one.key for one in providing.approving()] == ["fk"]


def test_every_word_that_is_signed_is_in_the_text_in_both_languages(town, frida):
    texts = {
        language: providing.signing_text(
            kind="application", insurer="fk", orgnr=BYGG, answers=ANSWERS, language=language
        )
        for language in ("sv", "en")
    }
    for said in (
        "Ansökan om godkännande",
        "Byggets hälsa, 556999-0004, Umeå",
        "Ergonomi",
        "avtal med alla",
        "arbetsmiljöarbete",
    ):
        assert said in texts["sv"].text
    for said in ("Application for approval", "Ergonomics", "contracts with all", "working environment"):
        assert said in texts["en"].text
    assert texts["sv"].subject == texts["en"].subject


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"name": " "}, "name"), ({"town": ""}, "town"), ({"competences": []}, "competences"), ({"hired": ""}, "hired"),
        ({"duties": ""}, "duties"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_at_its_field(missing, field):
    assert [problem.field for problem in providing.problems(ANSWERS | missing) if not problem.soft] == [field]


def test_what_falls_short_is_told_and_can_be_sent_all_the_same():
    short = ANSWERS | {"competences": ["medicine"], "hired": "without", "duties": "no"}
    found = providing.problems(short)
    assert [problem.field for problem in found] == ["competences", "hired", "duties"]
    assert all(problem.soft for problem in found)
    assert providing.problems(ANSWERS) == []


def test_the_outcome_knocks_once_on_those_who_may_speak_for_the_provider(town, frida):
    asked = send(town)
    assert Knock.objects.count() == 0
    for _ in range(2):
        providing.approve(approval=asked.id, from_day=date(2023, 4, 1), actor=frida, now=NOW)
    knock = Knock.objects.get()
    assert (knock.person_id, knock.occasion) == (town.eva.id, "answer")
    providing.end(approval=asked.id, to_day=date(2023, 5, 1), actor=frida, now=NOW)
    assert Knock.objects.count() == 2


def test_a_refusal_knocks_and_one_without_a_company_here_is_decided_all_the_same(town, frida):
    providing.refuse(approval=send(town).id, why="Ingen läkare.", actor=frida, now=NOW)
    assert Knock.objects.count() == 1
    loaded = register.apply_for_approval(
        insurer="fk", orgnr="5569990152", name="Norra", town="", competences=list(COMPETENCES), actor=TESTS, now=NOW
    )
    providing.approve(approval=loaded.id, from_day=date(2023, 4, 1), actor=frida, now=NOW)
    assert Knock.objects.count() == 1


def test_the_draft_is_the_user_s_own_and_is_gone_when_it_is_sent(town, frida):
    providing.keep_draft(orgnr=BYGG, insurer="fk", answers={"name": "Halv"}, actor=town.employer, now=NOW)
    assert providing.draft(orgnr=BYGG, insurer="fk", actor=town.employer) == {"name": "Halv"}
    send(town)
    assert providing.draft(orgnr=BYGG, insurer="fk", actor=town.employer) == {}


def test_a_draft_for_a_company_one_may_not_speak_for_is_not_kept(town, frida):
    with pytest.raises(register.NotYours):
        providing.keep_draft(orgnr="5569990012", insurer="fk", answers={}, actor=town.employer, now=NOW)


def test_a_change_is_kept_and_told_as_a_change(town, frida):
    asked = send(town)
    providing.approve(approval=asked.id, from_day=date(2023, 4, 1), actor=frida, now=NOW)
    send(town, ANSWERS | {"competences": ["medicine"]}, "change")
    assert [told.kind for told in providers.statements([asked.id])[asked.id]] == ["application", "change"]
    ((_, told),) = providers.to_judge("fk")
    for _ in range(2):
        providing.let_stand(approval=asked.id, statement=told.id, why="Ny läkare i maj.", actor=frida, now=NOW)
    assert Knock.objects.count() == 2  # approved, and let stand
