"""An order belongs to one session; a signature to one person and one text; each is used once."""

import base64
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.casework.build import NOW, SESSION, sign, start, xml_of
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.people import eid, queries
from tryggve.casework.people.models import EidOrder, Person, Signature, SignatureUse

TEXT = "Jag ansöker om ersättning.\n\nUppgifterna är riktiga."


def order_of(town, **changes):
    return start(person=changes.pop("person", town.bo), text=TEXT, subject="submission:first", **changes)


def complete(town, reference, **changes):
    given = {
        "session": SESSION,
        "personnummer": town.bo.personnummer,
        "signature": xml_of(TEXT),
        "ocsp_response": "b2NzcA==",
        "device": {"ipAddress": "127.0.0.1"},
        "now": NOW + timedelta(minutes=1),
    }
    return eid.complete_signature(order_ref=reference, **{**given, **changes})


def test_a_signature_keeps_who_signed_what_for_what(town):
    signature = complete(town, order_of(town))
    assert (signature.person, signature.text, signature.subject) == (town.bo.id, TEXT, "submission:first")
    assert signature.text_hash == eid.hash_of(TEXT)
    assert queries.signature(signature.id) == signature
    assert queries.signature_for("submission:first") == signature
    assert queries.signature_for("submission:other") is None


def test_the_same_answer_again_is_the_same_signature(town):
    reference = order_of(town)
    assert complete(town, reference) == complete(town, reference, now=NOW + timedelta(hours=2))
    assert Signature.objects.count() == 1


def test_another_person_signing_is_refused(town):
    reference = order_of(town)
    with pytest.raises(eid.SignedByAnother):
        complete(town, reference, personnummer=town.rut.personnummer)
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    "signature",
    [
        xml_of(TEXT + " "), xml_of("Något annat"), "", "x", "inte base64!", base64.b64encode(b"<a/>").decode(),
        base64.b64encode(b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>").decode(),
        base64.b64encode(base64.b64decode(xml_of(TEXT)).replace(b"<bankId", b"<x:bankId")).decode(),
    ],
)  # fmt: skip
def test_another_text_or_one_that_cannot_be_read_is_refused(town, signature):
    reference = order_of(town)
    with pytest.raises(eid.TextDiffers):
        complete(town, reference, signature=signature)
    assert eid.order(reference, SESSION).state == "pending"


def test_a_signature_with_two_texts_is_refused(town):
    inner = base64.b64decode(xml_of(TEXT)).decode()
    shown = inner[inner.index("<usrVisible") : inner.index("</bankIdSignedData")]
    both = base64.b64encode(inner.replace(shown, shown * 2).encode()).decode()
    with pytest.raises(eid.TextDiffers):
        complete(town, order_of(town), signature=both)


def test_another_session_sees_and_completes_nothing(town):
    reference = order_of(town)
    with pytest.raises(eid.OrderNotYours):
        eid.order(reference, "another session")
    with pytest.raises(eid.OrderNotYours):
        complete(town, reference, session="another session")
    with pytest.raises(eid.OrderUnknown):
        eid.order("no such order", SESSION)


def test_the_session_key_itself_is_not_kept(town):
    order_of(town)
    assert not EidOrder.objects.filter(session__contains=SESSION).exists()


def test_an_answer_that_comes_too_late_is_refused(town):
    reference = order_of(town)
    with pytest.raises(eid.OrderExpired):
        complete(town, reference, now=NOW + eid.LIVES + timedelta(seconds=1))
    assert complete(town, reference, now=NOW + eid.LIVES)


def test_a_cancelled_order_gives_no_signature(town):
    reference = order_of(town)
    assert eid.fail_order(order_ref=reference, hint="userCancel", now=NOW).state == "failed"
    assert eid.fail_order(order_ref=reference, hint="later", now=NOW).hint == "userCancel"
    with pytest.raises(eid.OrderEnded, match="userCancel"):
        complete(town, reference)


def test_a_completed_order_does_not_fail_afterwards(town):
    reference = order_of(town)
    complete(town, reference)
    assert eid.fail_order(order_ref=reference, hint="expiredTransaction", now=NOW).state == "complete"


def test_an_identification_is_no_signature_and_a_signature_no_identification(town):
    with pytest.raises(eid.OtherPurpose):
        complete(town, start("auth"))
    with pytest.raises(eid.OtherPurpose):
        identify(order_of(town))


def identify(reference, number="198507099813", session=SESSION, now=NOW):
    user = {"personnummer": number, "given": "Bo", "sur": "Bengtsson"}
    return eid.complete_identification(order_ref=reference, session=session, user=user, now=now)


def test_whoever_identifies_herself_for_the_first_time_is_registered(db):
    reference = start("auth")
    person = identify(reference)
    assert (person.personnummer, person.name) == ("198507099813", "Bo Bengtsson")
    assert identify(reference, now=NOW + timedelta(days=1)) == person
    assert eid.order(reference, SESSION).person == person.id


def test_an_identification_replayed_for_another_person_is_refused(town):
    reference = start("auth")
    identify(reference)
    with pytest.raises(eid.SignedByAnother):
        identify(reference, number=town.rut.personnummer)
    with pytest.raises(eid.OrderNotYours):
        identify(reference, session="another session")


def test_a_late_identification_is_refused(db):
    with pytest.raises(eid.OrderExpired):
        identify(start("auth"), now=NOW + timedelta(hours=1))
    assert not Person.objects.exists()


def test_a_hint_is_kept_while_the_order_waits(town):
    reference = order_of(town)
    eid.note_hint(order_ref=reference, hint="userSign")
    assert eid.order(reference, SESSION).hint == "userSign"


def test_the_same_order_again_is_the_same_and_other_content_is_refused(town):
    given = {"auto_start_token": "a", "qr_start_token": "b", "qr_start_secret": "c", "purpose": "auth", "now": NOW}
    first = eid.start_order(order_ref="o", session=SESSION, **given)
    assert eid.start_order(order_ref="o", session=SESSION, **given) == first
    with pytest.raises(eid.OrderDiffers):
        eid.start_order(order_ref="o", session="another", **given)


def test_a_signature_without_a_person_or_a_text_is_refused_by_the_database(town):
    for changes in ({"person": None, "text": TEXT, "subject": "x"}, {"person": town.bo, "text": "", "subject": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            start("sign", **changes)


@pytest.mark.parametrize(
    "change",
    [{"text": "x"}, {"session": "x"}, {"state": "pending"}, {"person_id": None}, {"subject": "x"}, {"hint": "x"}],
)
def test_an_ended_order_is_sealed(town, change):
    reference = order_of(town)
    complete(town, reference)
    with pytest.raises(DatabaseError), transaction.atomic():
        EidOrder.objects.filter(order_ref=reference).update(**change)


def test_a_signature_is_never_changed_or_removed(town):
    signature = sign(town.bo, "x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.filter(id=signature.id).update(text="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.filter(id=signature.id).delete()


def test_a_signature_is_used_for_one_thing_ever(town):
    signature = sign(town.bo, "x")
    eid.use_signature(signature=signature.id, used_for="decision:1")
    eid.use_signature(signature=signature.id, used_for="decision:1")
    with pytest.raises(eid.SignatureUsed, match="decision:1"):
        eid.use_signature(signature=signature.id, used_for="decision:2")
    with pytest.raises(DatabaseError), transaction.atomic():
        SignatureUse.objects.update(used_for="decision:2")


def test_the_secret_of_the_qr_code_is_not_shown_in_print(town):
    assert "qr_start_secret" not in repr(eid.order(order_of(town), SESSION))


@pytest.mark.faults
def test_twenty_answers_at_once_make_one_signature(racing_town):
    reference = order_of(racing_town)
    results = race([lambda: complete(racing_town, reference)] * 20)
    assert len({result.id for result in results}) == 1
    assert Signature.objects.count() == 1
    assert audit.verify() == []


@pytest.mark.faults
def test_two_identifications_of_a_new_person_at_once_register_her_once(transactional_db):
    references = [start("auth") for _ in range(10)]
    results = race([lambda one=one: identify(one) for one in references])
    assert len({result.id for result in results}) == 1
