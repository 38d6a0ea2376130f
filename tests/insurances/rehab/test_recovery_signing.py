"""Who may decide what was paid too much, once, and on what was read; what is asked and refused."""

import pytest

from tests.casework.build import sign
from tests.casework.race import race
from tests.insurances.rehab.credited import DECIDES, ÖRE, credited, decide_claim, paid, propose, signature
from tests.insurances.rehab.town import PERSONS, TESTS, at, bill
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.contract import registry
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow import recovery_choices
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import actions as payments_actions
from tryggve.casework.payments import claims
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people
from tryggve.insurances.rehab import Rehab


def test_decided_twice_is_decided_once(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    propose(town, claim)
    made = signature(town, claim)
    asked = {
        "claim": claim.id,
        "seen_version": cases.case(case.number).version,
        "actor": town.officer("afa"),
        "now": DECIDES,
    }
    first = flow.decide_recovery(**asked, signature=made)
    assert flow.decide_recovery(**asked, signature=made) == first
    assert ledger.balance("afa", "claims") == 20_000 * ÖRE
    with pytest.raises(decisions.TakenByAnother):
        flow.decide_recovery(**asked, signature=sign(people.person(town.alva.id), "recovery", "igen", now=DECIDES).id)
    with pytest.raises(payments_actions.AlreadyDecided):
        propose(town, claim)
    assert len(letters.letters(case.id)) == 2


def test_two_officers_at_once_are_one(racing_town, bank):
    town = racing_town
    case = paid(town, bank)
    claim = credited(town, case)
    people_actions.appoint(
        person=town.per.id, insurer="afa", role="officer", from_day=at("2026-01-01").date(), actor=TESTS, now=DECIDES
    )
    per = Actor(role=Role.OFFICER, name=town.per.name, person=town.per.id, insurer="afa")
    officers = [town.officer("afa"), per]
    propose(town, claim)
    seen = cases.case(case.number).version
    asked = [(who, signature(town, claim, who)) for who in officers]
    results = race(
        [
            lambda who=who, made=made: flow.decide_recovery(
                claim=claim.id, seen_version=seen, signature=made, actor=who, now=DECIDES
            )
            for who, made in asked
        ]
    )
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [decisions.TakenByAnother]
    assert ledger.balance("afa", "claims") == 20_000 * ÖRE


def test_other_terms_make_another_proposal_and_a_signature_of_the_first_is_refused(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    first = propose(town, claim)
    made = signature(town, claim)
    assert propose(town, claim).number == first.number
    second = propose(town, claim, waived=1_000 * ÖRE)
    assert second.number != first.number
    assert decided.decision(first.number).state == "dropped"
    with pytest.raises(flow.SignedSomethingElse):
        flow.decide_recovery(
            claim=claim.id,
            seen_version=cases.case(case.number).version,
            signature=made,
            actor=town.officer("afa"),
            now=DECIDES,
        )
    assert claims.claim(claim.id).state == "proposed"


def test_a_proposal_of_yesterday_or_of_an_older_case_is_read_again_before_it_is_signed(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    propose(town, claim)
    made = signature(town, claim)
    seen = cases.case(case.number).version
    asked = {"claim": claim.id, "signature": made, "actor": town.officer("afa")}
    with pytest.raises(decisions.FactsChanged):
        flow.decide_recovery(**asked, seen_version=seen, now=at("2026-05-22"))
    with pytest.raises(decisions.FactsChanged):
        flow.decide_recovery(**asked, seen_version=seen - 1, now=DECIDES)


def test_what_is_missing_is_said_at_each_field(town, bank):
    claim = credited(town, case := paid(town, bank))
    with pytest.raises(flow.NotComplete) as refused:
        propose(town, claim, judged={}, waived=20_001 * ÖRE, reason=" ")
    assert [one.field for one in refused.value.problems] == ["ska_betalas_tillbaka", "waived", "reason"]
    assert decided.proposal(case.id, f"claim:{claim.id}") is None


def test_another_payers_officer_sees_nothing_and_decides_nothing(town, bank):
    claim = credited(town, paid(town, bank))
    on = DECIDES.date()
    assert [one.claim.id for one in asks.recoveries(insurer="afa", actor=town.officer("afa"), on=on)] == [claim.id]
    assert asks.recoveries(insurer="fk", actor=town.officer("fk"), on=on) == []
    assert asks.recoveries(insurer="afa", actor=town.officer("fk"), on=on) == []
    with pytest.raises(decisions.NotYours):
        propose(town, claim, actor=town.officer("fk"))
    with pytest.raises(decisions.NotYours):
        propose(town, claim, actor=town.approver("afa"))


def test_nobody_decides_about_themselves_nor_about_a_company_they_act_for(town, bank):
    claim = credited(town, paid(town, bank))
    for who in (town.kim, town.eva):
        people_actions.appoint(
            person=who.id, insurer="afa", role="officer", from_day=at("2026-01-01").date(), actor=TESTS, now=DECIDES
        )
        with pytest.raises(decisions.OwnCase):
            propose(town, claim, actor=Actor(role=Role.OFFICER, name=who.name, person=who.id, insurer="afa"))
    assert PERSONS["kim"][0] == town.kim.personnummer


class Bare(Rehab):
    """The same insurance without a word on recovery."""

    recovery_rules = None
    recovery = None


def test_an_insurance_that_says_nothing_of_it_leaves_all_to_the_officer(town, bank, monkeypatch):
    monkeypatch.setitem(registry._insurances, "rehab", Bare())
    case = paid(town, bank)
    claim = credited(town, case)
    (question,) = asks.recovery_page(claim=claim.id).rules.questions
    signed = decide_claim(town, case, claim, judged={question.key: True}, waived=1_000 * ÖRE)
    assert signed.terms["recover"] == 19_000 * ÖRE
    assert "för mycket för perioden" in signed.text["sv"]["decision"]
    bill(town, case, "a", "2", "60 000", "kim", now=at("2026-05-22"))
    second = payments.claims(case.id)[-1]
    closed = decide_claim(town, case, second, judged={question.key: False})
    assert (closed.kind, closed.terms["recover"]) == ("no_recovery", 0)


@pytest.mark.parametrize("chosen", ["0", "100", "halva", "-5"])
def test_a_share_to_keep_back_that_cannot_be_is_refused_by_name(town, chosen):
    settings = people.insurer("afa").settings
    people_actions.register_insurer(
        key="other",
        name="Other",
        orgnr="8029990036",
        settings={**settings, "choices": {"kvittning_procent": chosen}},
        actor=TESTS,
        now=DECIDES,
    )
    with pytest.raises(recovery_choices.NotAChoice, match="kvittning_procent"):
        recovery_choices.share_kept_back("other")
    assert recovery_choices.share_kept_back("afa") == 50
