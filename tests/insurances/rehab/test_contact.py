"""Everything about an application reaches its contact person, whoever that is just then."""

import pytest
from django.core import mail

from tests.casework.build import NOW, TESTS
from tests.insurances.rehab.afterwards import ask
from tests.insurances.rehab.town import ANNA, apply, decide
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.notifications import jobs
from tryggve.casework.people import actions as people


def sent_to():
    """Whom the waiting notices went to."""
    mail.outbox.clear()
    jobs.deliver_queued(now=NOW)
    return [address for one in mail.outbox for address in one.to]


@pytest.fixture
def applied(town):
    made = apply(town, ANNA)
    sent_to()
    return made


def test_a_decision_is_told_to_the_contact_person(town, applied):
    decide(town, applied["fk"])
    assert sent_to() == ["eva@example.com"]


def test_after_a_change_the_next_notice_goes_to_the_new_one(town, applied):
    flow.change_contact(
        case=applied["fk"].number,
        contact={"name": "Per Palm", "email": "per@example.com"},
        actor=town.employer(),
        now=NOW,
    )
    decide(town, applied["fk"])
    assert sent_to() == ["per@example.com"]
    ask(town, applied["fk"])
    assert sent_to() == ["per@example.com"]


def test_a_contact_person_with_a_telephone_only_leaves_the_notice_to_whoever_applied(town, applied):
    flow.change_contact(
        case=applied["fk"].number, contact={"name": "Per Palm", "phone": "010-1"}, actor=town.employer(), now=NOW
    )
    people.set_contact(person=town.eva.id, email="eva.ek@example.com", actor=TESTS, now=NOW)
    decide(town, applied["fk"])
    assert sent_to() == ["eva.ek@example.com"]


def test_before_anything_is_written_the_companys_ceiling_of_the_year_is_shown(town):
    views = asks.company_ceilings(insurance="rehab", company=town.bygg.id, on=NOW.date())
    assert [(view.scope, view.used, view.left) for view in views] == [("company", 0, 200_000)]
    assert "ansökan" not in views[0].text.sv
