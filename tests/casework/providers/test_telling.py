"""What a provider tells is signed by its own user, kept as it was told, and never ends an approval by itself."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.casework.build import LONG_AGO, NOW, TESTS, herself, sign
from tests.casework.race import race
from tryggve.casework.audit import queries as log
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people import actions as people
from tryggve.casework.providers import actions, queries
from tryggve.casework.providers.models import Statement
from tryggve.casework.providers.records import COMPETENCES
from tryggve.casework.providers.statements import Told, subject
from tryggve.casework.providers.telling import ending

BYGG = "5569990004"
ALL = tuple(COMPETENCES)
FROM = date(2023, 4, 1)
TOLD = Told("Byggets hälsa", "Umeå", ALL, "contract", duties=True)
LATER = NOW + timedelta(days=40)


@pytest.fixture
def eva(town):
    """A user of the provider, with the permission for it."""
    people.give_mandate(
        person=town.eva.id, company=town.bygg.id, service="provider", from_day=LONG_AGO, actor=TESTS, now=NOW
    )
    return town.employer


def signed(town, told=TOLD, kind="application", insurer="tryggve", orgnr=BYGG, who=None):
    wanted = subject(kind=kind, insurer=insurer, orgnr=orgnr, told=told)
    return sign(who or town.eva, wanted).id


def apply(actor, signature, told=TOLD, now=NOW):
    return actions.apply_for_approval(
        insurer="tryggve", orgnr=BYGG, name=told.name, town=told.town, competences=told.competences, hired=told.hired, duties=told.duties,
        signature=signature, actor=actor, now=now,
    )  # fmt: skip


def change(actor, signature, told, now=LATER):
    return actions.change(
        insurer="tryggve", orgnr=BYGG, name=told.name, town=told.town, competences=told.competences, hired=told.hired, duties=told.duties,
        signature=signature, actor=actor, now=now,
    )  # fmt: skip


@pytest.fixture
def approved(town, eva):
    """Eva's company, approved from 1 April 2023."""
    asked = apply(eva, signed(town))
    return actions.approve(approval=asked.id, from_day=FROM, actor=town.officer, now=NOW)


def test_what_was_signed_is_kept_word_for_word_with_who_signed_it(town, eva):
    asked = apply(eva, signed(town))
    (kept,) = queries.statements([asked.id])[asked.id]
    assert (kept.kind, kept.name, kept.town, kept.competences) == ("application", "Byggets hälsa", "Umeå", ALL)
    assert (kept.hired, kept.duties, kept.signed_by) == ("contract", True, "Eva Ek")
    assert log.about_company(town.bygg.id)[0].verb == "provider:approval:asked"


def test_the_same_signature_twice_is_one_application(town, eva):
    signature = signed(town)
    assert apply(eva, signature) == apply(eva, signature)
    assert Statement.objects.count() == 1


def test_a_colleague_s_second_application_is_told_that_one_waits(town, eva):
    apply(eva, signed(town))
    with pytest.raises(actions.AlreadyAsked):
        apply(eva, signed(town))


def test_without_the_permission_nobody_speaks_for_the_company(town):
    with pytest.raises(actions.NotYours):
        apply(town.employer, signed(town))


@pytest.mark.parametrize("wrong", ["herself", "officer", "another company"])
def test_another_part_or_company_speaks_for_nobody(town, eva, wrong):
    actor = {
        "herself": herself(town.eva),
        "officer": town.officer,
        "another company": Actor(role=Role.COMPANY_USER, name="Eva", person=town.eva.id, company=town.kontor.id),
    }[wrong]
    with pytest.raises(actions.NotYours):
        apply(actor, signed(town))


def test_a_permission_that_was_taken_away_opens_nothing(town, eva, approved):
    from tryggve.casework.people.queries import mandates_of_company

    (held,) = [one for one in mandates_of_company(town.bygg.id, FROM) if one.service == "provider"]
    people.remove_mandate(mandate=held.id, actor=TESTS, now=NOW)
    with pytest.raises(actions.NotYours):
        change(eva, signed(town, kind="change"), TOLD)


@pytest.mark.parametrize("about", [{"kind": "change"}, {"insurer": "norrsken"}, {"orgnr": "5569990012"}])
def test_a_signature_for_something_else_sends_nothing(town, eva, about):
    with pytest.raises(actions.SignedSomethingElse):
        apply(eva, signed(town, **about))


def test_another_person_s_signature_and_none_at_all_send_nothing(town, eva):
    with pytest.raises(actions.SignedSomethingElse):
        apply(eva, signed(town, who=town.per))
    with pytest.raises(actions.SignedSomethingElse):
        apply(eva, None)


def test_other_words_than_those_signed_are_not_sent(town, eva):
    other = Told("Något annat", "Umeå", ALL, "contract", duties=True)
    with pytest.raises(actions.SignedSomethingElse):
        apply(eva, signed(town), other)


def test_a_name_must_be_there_and_a_declaration_one_of_those_asked_for(town):
    for name, hired in (("  ", "contract"), ("Hälsan", "perhaps")):
        with pytest.raises(actions.Unreadable):
            actions.apply_for_approval(
                insurer="tryggve",
                orgnr=BYGG,
                name=name,
                town="Umeå",
                competences=ALL,
                hired=hired,
                actor=TESTS,
                now=NOW,
            )


def test_a_new_name_and_town_are_published_when_they_are_told(town, eva, approved):
    told = Told("Byggets nya hälsa", "Skellefteå", ALL, "nobody", duties=True)
    change(eva, signed(town, told, "change"), told)
    (listed,) = queries.published("tryggve", FROM)
    assert (listed.name, listed.town) == ("Byggets nya hälsa", "Skellefteå")
    assert queries.to_judge("tryggve") == []


def test_a_competence_that_is_lost_is_for_an_officer_to_judge_and_ends_nothing(town, eva, approved):
    short = Told("Byggets hälsa", "Umeå", ("medicine", "ergonomics"), "contract", duties=True)
    change(eva, signed(town, short, "change"), short)
    ((provider, told),) = queries.to_judge("tryggve")
    assert (provider.state, provider.approved_to) == ("approved", None)
    assert told.shortfalls == ("competences",)
    assert queries.to_judge("norrsken") == []
    kept = {"approval": approved.id, "statement": told.id, "actor": town.officer, "now": LATER}
    with pytest.raises(actions.NoReason):
        actions.let_stand(why="", **kept)
    actions.let_stand(why="Ny läkare börjar i maj.", **kept)
    actions.let_stand(why="Något annat.", **kept)
    assert queries.to_judge("tryggve") == []
    assert queries.statements([approved.id])[approved.id][-1].why_kept == "Ny läkare börjar i maj."


def test_a_competence_that_comes_back_leaves_nothing_to_judge(town, eva, approved):
    short = Told("Byggets hälsa", "Umeå", ("medicine",), "contract", duties=True)
    change(eva, signed(town, short, "change"), short)
    change(eva, signed(town, TOLD, "change"), TOLD)
    assert queries.to_judge("tryggve") == []


def test_a_judgement_of_one_change_is_none_of_the_next(town, eva, approved):
    short = Told("Byggets hälsa", "Umeå", ("medicine",), "contract", duties=True)
    change(eva, signed(town, short, "change"), short)
    ((_, told),) = queries.to_judge("tryggve")
    actions.let_stand(approval=approved.id, statement=told.id, why="Tillfälligt.", actor=town.officer, now=LATER)
    none = Told("Byggets hälsa", "Umeå", ("technology",), "contract", duties=True)
    change(eva, signed(town, none, "change"), none)
    assert [told.competences for _, told in queries.to_judge("tryggve")] == [("technology",)]


def test_an_end_that_is_asked_for_comes_when_an_officer_has_decided(town, eva, approved):
    last = date(2023, 8, 31)
    signature = signed(town, ending(approved, last), "ending")
    asked = {"orgnr": BYGG, "insurer": "tryggve", "last_day": last, "signature": signature, "actor": eva, "now": LATER}
    assert actions.ask_to_end(**asked).approved_to is None
    assert actions.ask_to_end(**asked).state == "approved"
    ((_, told),) = queries.to_judge("tryggve")
    assert (told.kind, told.last_day) == ("ending", last)
    actions.end(approval=approved.id, to_day=last, actor=town.officer, now=LATER)
    assert queries.to_judge("tryggve") == []
    with pytest.raises(queries.NoSuchProvider):
        change(eva, signed(town, kind="change"), TOLD)


def test_an_end_before_the_beginning_is_not_asked_for(town, eva, approved):
    with pytest.raises(actions.BeforeItBegan):
        actions.ask_to_end(orgnr=BYGG, insurer="tryggve", last_day=date(2023, 3, 1), signature=1, actor=eva, now=LATER)


def test_the_database_keeps_what_was_told(town, eva, approved):
    (kept,) = queries.statements([approved.id])[approved.id]
    for altered in ({"name": "Fusk"}, {"competences": []}, {"signature_id": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Statement.objects.filter(id=kept.id).update(**altered)
    with pytest.raises(DatabaseError), transaction.atomic():
        Statement.objects.filter(id=kept.id).delete()


def test_two_users_at_once_make_one_application_and_the_other_is_told(racing_town):
    town = racing_town
    for who in (town.eva, town.per):
        people.give_mandate(
            person=who.id, company=town.bygg.id, service="provider", from_day=LONG_AGO, actor=TESTS, now=NOW
        )
    per = Actor(role=Role.COMPANY_USER, name=town.per.name, person=town.per.id, company=town.bygg.id)
    signatures = {town.employer: signed(town), per: signed(town, who=town.per)}
    results = race([lambda who=who, number=number: apply(who, number) for who, number in signatures.items()])
    assert sorted(type(one).__name__ for one in results) == ["AlreadyAsked", "ProviderRecord"]
    assert len(queries.of_provider(BYGG, "tryggve")) == 1
