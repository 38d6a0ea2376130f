"""A certificate: asked for once, signed by who may, sent back or approved, and kept as it was each time it was signed."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.casework.build import NOW, TESTS, herself, open_case, sign
from tests.casework.race import race
from tryggve.casework.applications import access, actions, parts, queries
from tryggve.casework.applications.models import Part, PartSigning
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.people import actions as people
from tryggve.casework.people import queries as people_queries

TODAY = date(2023, 3, 6)
ANSWERS = {"employed_from": "2019-01-01", "months": {"2022-03": {"hours": 160, "kronor": 30000}}}


def ask(town, case, company=None):
    return actions.ask_part(
        case=case.id, kind="certificate", company=(company or town.bygg).id, actor=herself(town.bo), now=NOW
    )


def signed(town, part, answers=ANSWERS, now=NOW, who=None):
    signature = sign(who or town.eva, f"part:{part.number}", now=now)
    return actions.sign_part(part=part.number, answers=answers, signature=signature.id, actor=town.employer, now=now)


def approved(town, part, who=None, now=NOW):
    signature = sign(who or town.bo, f"approve:{part.number}", now=now)
    return actions.approve_part(part=part.number, signature=signature.id, actor=herself(town.bo), now=now)


@pytest.fixture
def part(town, case):
    return ask(town, case)


def test_a_part_has_a_number_that_begins_with_its_case(town, case, part):
    assert (part.number, part.state, part.company_name) == (f"{case.number}-1", "asked", "Bygg & Trä i Norr AB")
    assert (part.person, part.insurer, part.orgnr) == (town.bo.id, "tryggve", "5569990004")
    assert queries.part(part.number) == part


def test_a_company_is_asked_once_for_each_kind_of_part(town, case, part):
    assert ask(town, case) == part
    other = ask(town, case, town.kontor)
    assert [one.id for one in queries.parts(case.id)] == [part.id, other.id]
    assert queries.parts_of_company(town.bygg.id) == [part]


def test_what_is_filled_in_is_kept_and_the_part_is_begun(town, part):
    begun = actions.begin_part(part=part.number, answers={"employed_from": "\x002019"}, actor=town.employer, now=NOW)
    assert (begun.state, begun.answers) == ("started", {"employed_from": "2019"})
    again = actions.begin_part(part=part.number, answers={"employed_from": "2020"}, actor=town.employer, now=NOW)
    assert again.answers == {"employed_from": "2020"}
    assert sum(line.verb == Verb.PART_STARTED for line in audit.about_company(town.bygg.id)) == 1


def test_a_signed_part_waits_for_the_person_for_forty_two_days(town, case, part):
    done = signed(town, part)
    assert (done.state, done.approve_by, done.signed_by) == ("signed", TODAY + timedelta(days=42), town.eva.id)
    assert done.answers == ANSWERS
    assert case_queries.case(case.number).version == 1


def test_a_certificate_signed_twice_is_refused_and_the_same_signature_again_is_the_same(town, part):
    signature = sign(town.eva, "x")
    given = {"part": part.number, "answers": ANSWERS, "signature": signature.id, "actor": town.employer, "now": NOW}
    assert actions.sign_part(**given) == actions.sign_part(**given)
    with pytest.raises(parts.PartIsSigned):
        signed(town, part)
    with pytest.raises(parts.PartIsSigned):
        actions.begin_part(part=part.number, answers={}, actor=town.employer, now=NOW)
    assert PartSigning.objects.count() == 1


def test_only_who_may_sign_for_the_company_signs(town, part):
    for who in (town.per, town.bo, town.sara):
        with pytest.raises(parts.NotYourPart):
            signed(town, part, who=who)


def test_a_mandate_removed_while_the_form_was_open_signs_nothing(town, part):
    actions.begin_part(part=part.number, answers=ANSWERS, actor=town.employer, now=NOW)
    mandate = next(one for one in people_queries.mandates(town.eva.id, TODAY) if one.service == "certificates")
    people.remove_mandate(mandate=mandate.id, actor=TESTS, now=NOW)
    with pytest.raises(parts.NotYourPart):
        signed(town, part)
    assert queries.part(part.number).answers == ANSWERS


def test_a_part_sent_back_is_mended_and_what_it_said_before_is_kept(town, case, part):
    signed(town, part)
    back = actions.return_part(part=part.number, why="Mars saknas <b>", actor=herself(town.bo), now=NOW)
    assert (back.state, back.returned_why) == ("returned", "Mars saknas <b>")
    actions.begin_part(part=part.number, answers={"begun": "again"}, actor=town.employer, now=NOW)
    later = NOW + timedelta(days=3)
    mended = signed(town, part, {**ANSWERS, "mended": True}, now=later)
    assert (mended.state, mended.returned_why, mended.approve_by) == ("signed", "", TODAY + timedelta(days=45))
    kept = PartSigning.objects.order_by("id").values_list("answers", flat=True)
    assert list(kept) == [ANSWERS, {**ANSWERS, "mended": True}]
    assert case_queries.case(case.number).version == 3


def test_a_signature_given_for_one_thing_signs_nothing_else(town, case, part):
    signature = sign(town.eva, "x")
    given = {"part": part.number, "answers": ANSWERS, "signature": signature.id, "actor": town.employer, "now": NOW}
    actions.sign_part(**given)
    actions.return_part(part=part.number, why="fel", actor=herself(town.bo), now=NOW)
    with pytest.raises(actions.SignatureUsed):
        actions.sign_part(**given)
    signed(town, part)
    sent = sign(town.bo, "report")
    actions.submit(
        case=case.id,
        kind="report",
        key="1",
        answers={},
        sender=town.bo.id,
        signature=sent.id,
        actor=herself(town.bo),
        now=NOW,
    )
    with pytest.raises(actions.SignatureUsed):
        actions.approve_part(part=part.number, signature=sent.id, actor=herself(town.bo), now=NOW)
    assert queries.part(part.number).state == "signed"


def test_a_part_is_sent_back_with_a_reason_and_only_when_signed(town, part):
    with pytest.raises(parts.NoReason):
        actions.return_part(part=part.number, why=" \x00", actor=herself(town.bo), now=NOW)
    with pytest.raises(parts.PartIsNotSigned):
        actions.return_part(part=part.number, why="fel", actor=herself(town.bo), now=NOW)


def test_the_person_approves_what_was_signed_and_nobody_else_does(town, part):
    with pytest.raises(parts.PartIsNotSigned):
        approved(town, part)
    signed(town, part)
    for who in (town.rut, town.eva, town.sara):
        with pytest.raises(parts.NotAboutYou):
            approved(town, part, who=who)
    assert approved(town, part).state == "approved"
    with pytest.raises(parts.PartIsOver):
        approved(town, part)
    with pytest.raises(parts.PartIsOver):
        signed(town, part)
    with pytest.raises(parts.PartIsOver):
        actions.return_part(part=part.number, why="fel", actor=herself(town.bo), now=NOW)


def test_the_same_approval_again_is_the_same(town, part):
    signed(town, part)
    signature = sign(town.bo, "x")
    given = {"part": part.number, "signature": signature.id, "actor": herself(town.bo), "now": NOW}
    assert actions.approve_part(**given) == actions.approve_part(**given)


def test_after_forty_two_days_it_cannot_be_approved_and_is_ended_once(town, case, part):
    signed(town, part)
    last = NOW + timedelta(days=42)
    assert actions.expire_parts(now=last) == []
    with pytest.raises(parts.PartIsOver):
        approved(town, part, now=last + timedelta(days=1))
    assert [one.state for one in actions.expire_parts(now=last + timedelta(days=1))] == ["expired"]
    assert actions.expire_parts(now=last + timedelta(days=1)) == []
    assert ask(town, case).number == f"{case.number}-2"


def test_on_the_last_day_it_can_still_be_approved(town, part):
    signed(town, part)
    assert approved(town, part, now=NOW + timedelta(days=42)).state == "approved"


def test_every_step_is_in_the_log_of_the_person_and_of_the_company(town, part):
    signed(town, part)
    approved(town, part)
    steps = [Verb.PART_APPROVED, Verb.PART_SIGNED, Verb.PART_ASKED]
    for log in (audit.about_person(town.bo.id), audit.about_company(town.bygg.id)):
        assert [line.verb for line in log if line.verb.startswith("employer:")] == steps


def test_a_part_that_is_not_there_is_not_there(town):
    for ask_for in (queries.part, lambda number: actions.begin_part(part=number, answers={}, actor=TESTS, now=NOW)):
        with pytest.raises(queries.NoSuchPart):
            ask_for("2023-000001-9")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE applications_part SET answers = '{}'", "UPDATE applications_part SET state = 'asked'",
        "UPDATE applications_part SET signed_at = signed_at - interval '1 day'", "DELETE FROM applications_part",
        "UPDATE applications_part SET company_id = (SELECT max(id) FROM people_company)",
        "UPDATE applications_part SET approval_id = NULL", "UPDATE applications_partsigning SET answers = '{}'",
        "DELETE FROM applications_partsigning", "TRUNCATE applications_partsigning",
    ],
)  # fmt: skip
def test_the_database_refuses_to_change_what_was_signed_or_approved(town, part, sql):
    signed(town, part)
    approved(town, part)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


MOVES = {"asked": {"started", "expired"}, "started": {"expired"}}


@pytest.mark.parametrize("before", ["asked", "started"])
@pytest.mark.parametrize("after", ["asked", "started", "signed", "returned", "approved", "expired"])
def test_the_database_lets_a_part_move_only_forward_and_never_to_signed_without_a_signature(town, part, before, after):
    if before == "started":
        Part.objects.update(state="started")
    if after == before:
        return
    if after in MOVES[before]:
        assert Part.objects.update(state=after)
    else:
        with pytest.raises(DatabaseError), transaction.atomic():
            Part.objects.update(state=after)


def test_a_company_reads_and_writes_its_own_part_never_the_case(town, case, part):
    assert access.may_read_part(town.employer, part, TODAY)
    assert access.may_write_part(town.employer, part, TODAY)
    others = Actor(role=Role.COMPANY_USER, name="Per", person=town.per.id, company=town.kontor.id)
    pretends = Actor(role=Role.COMPANY_USER, name="Per", person=town.per.id, company=town.bygg.id)
    for stranger in (others, pretends):
        assert not access.may_read_part(stranger, part, TODAY)
        assert not access.may_write_part(stranger, part, TODAY)
    assert access.may_read_part(herself(town.bo), part, TODAY)
    assert not access.may_write_part(herself(town.bo), part, TODAY)
    assert access.may_read_part(town.officer, part, TODAY)
    assert not access.may_write_part(town.officer, part, TODAY)


def test_nobody_writes_her_own_certificate(town):
    own = ask(town, open_case(town, town.eva))
    assert not access.may_write_part(town.employer, own, TODAY)


@pytest.mark.faults
def test_a_company_asked_twenty_times_at_once_is_asked_once(racing_town):
    case = open_case(racing_town)
    results = race([lambda: ask(racing_town, case)] * 20)
    assert len({result.id for result in results}) == 1


@pytest.mark.faults
def test_two_who_sign_at_once_sign_once(racing_town):
    part = ask(racing_town, open_case(racing_town))
    signatures = [sign(racing_town.eva, "x") for _ in range(6)]
    results = race(
        [
            lambda one=one: actions.sign_part(
                part=part.number, answers=ANSWERS, signature=one.id, actor=racing_town.employer, now=NOW
            )
            for one in signatures
        ]
    )
    assert sum(isinstance(result, parts.PartIsSigned) for result in results) == 5
    assert PartSigning.objects.count() == 1


@pytest.mark.faults
def test_sending_back_and_approving_at_once_is_one_of_the_two(racing_town):
    town = racing_town
    part = ask(town, open_case(town))
    signed(town, part)
    approval = sign(town.bo, "x")
    results = race(
        [
            lambda: actions.approve_part(part=part.number, signature=approval.id, actor=herself(town.bo), now=NOW),
            lambda: actions.return_part(part=part.number, why="fel", actor=herself(town.bo), now=NOW),
        ]
    )
    refused = [result for result in results if isinstance(result, parts.PartIsOver | parts.PartIsNotSigned)]
    assert len(refused) == 1
    assert queries.part(part.number).state in {"approved", "returned"}
