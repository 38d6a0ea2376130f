from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.casework.build import LONG_AGO, NOW, TESTS, herself
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Role
from tryggve.casework.people import actions, queries
from tryggve.casework.people.models import Mandate, Person
from tryggve.casework.people.numbers import NotAPersonnummer

TODAY = date(2023, 3, 6)


def test_a_person_is_registered_once_however_her_number_is_written(town):
    again = actions.register_person(
        personnummer="850709-9813", given_name="Bosse", surname="B", email="other@example.com", actor=TESTS, now=NOW
    )
    assert again == town.bo
    assert queries.person_by_number("19850709-9813") == town.bo
    assert queries.person(town.bo.id).born == date(1985, 7, 9)


def test_a_wrong_check_digit_registers_nobody(town):
    before = Person.objects.count()
    with pytest.raises(NotAPersonnummer):
        actions.register_person(personnummer="850709-9814", given_name="Bo", surname="B", actor=TESTS, now=NOW)
    assert Person.objects.count() == before


@pytest.mark.parametrize("name", ["", "  ", "\x00", "\u202e"])
def test_nobody_is_called_nothing(town, name):
    with pytest.raises(actions.NoName):
        actions.register_person(personnummer="198708239812", given_name=name, surname="Kvist", actor=TESTS, now=NOW)


def test_a_name_is_kept_as_it_reads_and_not_longer_than_it_may_be(town):
    kim = actions.register_person(
        personnummer="198708239812", given_name="Kim\u202e\x00 <b>", surname="K" * 10_000, actor=TESTS, now=NOW
    )
    assert kim.given_name == "Kim <b>"
    assert len(kim.surname) == 80


def test_names_are_sorted_as_in_a_swedish_telephone_book(town):
    for number, surname in (("198708239812", "Ärla"), ("199106302384", "Zorn"), ("199305112386", "Åberg")):
        actions.register_person(personnummer=number, given_name="A", surname=surname, actor=TESTS, now=NOW)
    last = Person.objects.order_by("sort_key").values_list("surname", flat=True)
    assert list(last)[-4:] == ["Zorn", "Åberg", "Ärla", "Öberg"]


def test_contact_details_change_one_by_one_and_the_log_does_not_say_to_what(town):
    changed = actions.set_contact(person=town.bo.id, email="bo@new.example.com", actor=herself(town.bo), now=NOW)
    assert (changed.email, changed.phone, changed.language) == ("bo@new.example.com", "", "sv")
    actions.set_contact(person=town.bo.id, email="bo@new.example.com", actor=herself(town.bo), now=NOW)
    lines = [line for line in audit.about_person(town.bo.id) if line.verb == Verb.CONTACT_CHANGED]
    assert [line.data for line in lines] == [{"fields": ["email"]}]


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("email", "bo@", actions.BadEmail), ("email", "a@b.se\nBcc: c@d.se", actions.BadEmail), ("phone", "ring mig", actions.BadPhone),
        ("phone", "1" * 30, actions.BadPhone), ("language", "de", actions.UnknownChoice), ("knock_by", "duva", actions.UnknownChoice),
    ],
)  # fmt: skip
def test_what_is_no_contact_detail_is_refused(town, field, value, refusal):
    with pytest.raises(refusal):
        actions.set_contact(person=town.bo.id, actor=herself(town.bo), now=NOW, **{field: value})


def test_a_phone_number_may_be_written_as_people_write_it(town):
    assert actions.set_contact(person=town.bo.id, phone="+46 (0)70-123 45 67", actor=TESTS, now=NOW).phone
    assert actions.set_contact(person=town.bo.id, phone="", actor=TESTS, now=NOW).phone == ""


def test_a_mandate_opens_its_service_for_its_company_on_its_days_and_nothing_else(town):
    assert queries.may(town.eva.id, town.bygg.id, "certificates", TODAY)
    assert not queries.may(town.eva.id, town.bygg.id, "wages", TODAY)
    assert not queries.may(town.eva.id, town.kontor.id, "certificates", TODAY)
    assert not queries.may(town.eva.id, town.bygg.id, "certificates", LONG_AGO - timedelta(days=1))
    given = actions.give_mandate(
        person=town.per.id,
        company=town.bygg.id,
        service="wages",
        from_day=TODAY,
        to_day=TODAY,
        actor=town.employer,
        now=NOW,
    )
    assert given.given_by == f"company_user:{town.eva.id}"
    assert queries.may(town.per.id, town.bygg.id, "wages", TODAY)
    assert not queries.may(town.per.id, town.bygg.id, "wages", TODAY + timedelta(days=1))


def test_a_mandate_given_twice_is_one_and_an_unknown_service_is_refused(town):
    wanted = {"person": town.per.id, "company": town.bygg.id, "from_day": TODAY, "actor": TESTS, "now": NOW}
    assert actions.give_mandate(service="wages", **wanted) == actions.give_mandate(service="wages", **wanted)
    with pytest.raises(actions.UnknownChoice):
        actions.give_mandate(service="everything", **wanted)


def test_a_removed_mandate_opens_nothing_from_that_moment_and_can_be_given_anew(town):
    mandate = next(one for one in queries.mandates(town.eva.id, TODAY) if one.service == "certificates")
    actions.remove_mandate(mandate=mandate.id, actor=town.employer, now=NOW)
    actions.remove_mandate(mandate=mandate.id, actor=town.employer, now=NOW)
    assert not queries.may(town.eva.id, town.bygg.id, "certificates", TODAY)
    actions.give_mandate(
        person=town.eva.id, company=town.bygg.id, service="certificates", from_day=TODAY, actor=TESTS, now=NOW
    )
    assert queries.may(town.eva.id, town.bygg.id, "certificates", TODAY)


def test_the_last_administrator_leaves_on_paper_only(town):
    mandate = next(one for one in queries.mandates(town.eva.id, TODAY) if one.service == "administration")
    with pytest.raises(actions.LastAdministrator):
        actions.remove_mandate(mandate=mandate.id, actor=town.employer, now=NOW)
    assert queries.may(town.eva.id, town.bygg.id, "administration", TODAY)
    with pytest.raises(IntegrityError, match="last administrator"), transaction.atomic():
        Mandate.objects.filter(id=mandate.id).update(removed_at=NOW)
    actions.remove_mandate(mandate=mandate.id, actor=town.operator, now=NOW, on_paper=True)
    assert not queries.may(town.eva.id, town.bygg.id, "administration", TODAY)


@pytest.mark.parametrize(
    "change", [{"service": "wages"}, {"person_id": 1}, {"given_by": "x"}, {"from_day": date(2000, 1, 1)}]
)
def test_what_a_mandate_was_for_is_not_rewritten(town, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Mandate.objects.filter(company_id=town.bygg.id, service="certificates").update(**change)


def test_a_removed_mandate_is_not_brought_back_and_none_is_deleted(town):
    mandate = next(one for one in queries.mandates(town.eva.id, TODAY) if one.service == "certificates")
    actions.remove_mandate(mandate=mandate.id, actor=town.employer, now=NOW)
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        Mandate.objects.filter(id=mandate.id).update(removed_at=None)
    with pytest.raises(DatabaseError, match="delete"), transaction.atomic():
        Mandate.objects.filter(id=mandate.id).delete()


def test_a_post_ends_at_once(town):
    assert queries.has_post(town.sara.id, "tryggve", Role.OFFICER, TODAY)
    actions.dismiss(person=town.sara.id, insurer="tryggve", role="officer", actor=town.operator, now=NOW)
    assert not queries.has_post(town.sara.id, "tryggve", Role.OFFICER, TODAY)
    assert queries.posts(town.sara.id, TODAY) == []


def test_posts_name_insurer_and_role(town):
    assert [(post.insurer, post.role) for post in queries.posts(town.olof.id, TODAY)] == [
        ("tryggve", "approver"),
        ("tryggve", "officer"),
    ]


def test_who_is_not_there_is_not_there(town):
    for ask, key, refusal in (
        (queries.person, 0, queries.NoSuchPerson), (queries.person_by_number, "198708239812", queries.NoSuchPerson),
        (queries.company, 0, queries.NoSuchCompany), (queries.insurer, "nope", queries.NoSuchInsurer),
        (queries.signature, 0, queries.NoSuchSignature), (queries.company_by_number, "5560360793", queries.NoSuchCompany),
    ):  # fmt: skip
        with pytest.raises(refusal):
            ask(key)


def test_an_insurers_settings_are_replaced_when_given_again(town):
    assert actions.register_insurer(key="tryggve", name="x", orgnr="8029990036", actor=TESTS, now=NOW) == town.tryggve
    changed = actions.register_insurer(
        key="tryggve", name="x", orgnr="8029990036", settings={"choices": {}}, actor=TESTS, now=NOW
    )
    assert (changed.name, changed.settings) == (town.tryggve.name, {"choices": {}})


@pytest.mark.faults
def test_twenty_connections_register_one_person(transactional_db):
    def register():
        return actions.register_person(
            personnummer="198507099813", given_name="Bo", surname="Bengtsson", actor=TESTS, now=NOW
        )

    results = race([register] * 20)
    assert len({result.id for result in results}) == 1
    assert audit.verify() == []


@pytest.mark.faults
def test_of_two_administrators_who_remove_each_other_at_once_one_remains(racing_town):
    town = racing_town
    actions.give_mandate(
        person=town.per.id, company=town.bygg.id, service="administration", from_day=TODAY, actor=TESTS, now=NOW
    )
    mandates = [one for one in queries.mandates_of_company(town.bygg.id, TODAY) if one.service == "administration"]
    results = race([lambda one=one: actions.remove_mandate(mandate=one.id, actor=TESTS, now=NOW) for one in mandates])
    assert results.count(None) == 1
    assert sum(isinstance(result, actions.LastAdministrator) for result in results) == 1
    left = [one for one in queries.mandates_of_company(town.bygg.id, TODAY) if one.service == "administration"]
    assert len(left) == 1
