"""The insurance answers from what it is handed: both acts, from application to kronor."""

import dataclasses
from datetime import date
from fractions import Fraction

from tests.insurances.unemployment.conftest import plug, reported
from tryggve.casework.contract.insurance import HasEmployerPart, HasPeriodicReport
from tryggve.casework.contract.records import FactView
from tryggve.config.journeys import bo


def test_the_plug_has_the_small_protocols_it_claims():
    assert isinstance(plug, HasPeriodicReport)
    assert isinstance(plug, HasEmployerPart)


def test_bo_is_granted_1_091_kronor_for_300_days(bo_certified):
    outcome = plug.assess(bo_certified, on=date(2023, 3, 8))
    assert outcome.granted
    assert outcome.act == "ALF"
    assert (
        outcome.results["normalarbetstid"],
        outcome.results["dagpenning"],
        outcome.results["ersättningsperiod"],
    ) == (40, 1091, 300)
    assert (outcome.missing, outcome.open_questions) == ((), ())


def test_without_a_certificate_the_employer_is_waited_for(bo_certified):
    bare = dataclasses.replace(bo_certified, facts=tuple(f for f in bo_certified.facts if f.name != "månader"))
    outcome = plug.assess(bare, on=date(2023, 3, 8))
    assert not outcome.granted
    assert [missing.from_whom for missing in outcome.missing] == ["employer"]


def test_a_certificate_that_is_not_approved_is_not_seen(bo_certified):
    signed = dataclasses.replace(
        bo_certified, parts=tuple(dataclasses.replace(p, state="signed") for p in bo_certified.parts)
    )
    assert not [fact for fact in plug.gather(signed, on=date(2023, 3, 8)) if fact.name == "månader"]


def test_two_employers_in_the_same_months_are_counted_together(bo_certified):
    (part,) = bo_certified.parts
    both = dataclasses.replace(bo_certified, parts=(part, dataclasses.replace(part, id=4)))
    march = next(f for f in plug.gather(both, on=date(2023, 3, 8)) if (f.name, f.part) == ("månader", "2022-03"))
    assert (march.value["timmar"], march.value["inkomst"]) == (368, 60000)
    assert march.evidence == "part:3+part:4"


def test_bos_weeks_pay_3_then_5_then_4_days(bo_certified):
    weeks = [
        ("2023-W10", bo.week(date(2023, 3, 6))),
        ("2023-W11", bo.week(date(2023, 3, 13))),
        ("2023-W12", bo.week(date(2023, 3, 20), {0: "8"})),
    ]
    file = reported(bo_certified, *weeks)
    paid = [plug.assess_period(file, key, on=date(2023, 3, 27))[1] for key, _ in weeks]
    assert [(one.gross, one.half_days) for one in paid] == [(3273, 6), (5455, 10), (4364, 8)]


def test_a_week_is_counted_from_the_weeks_before_it_and_not_from_those_after(bo_certified):
    weeks = [("2023-W10", bo.week(date(2023, 3, 6))), ("2023-W11", bo.week(date(2023, 3, 13)))]
    alone = plug.assess_period(reported(bo_certified, weeks[0]), "2023-W10", on=date(2023, 3, 27))[1]
    with_later = plug.assess_period(reported(bo_certified, *weeks), "2023-W10", on=date(2023, 3, 27))[1]
    assert alone == with_later


def test_the_employment_service_weighs_more_than_the_persons_own_day(bo_certified):
    af = FactView("af", {"registered_since": "2023-03-13"}, "af", "register:af", "r")
    later = dataclasses.replace(bo_certified, facts=(*bo_certified.facts, af))
    assert plug.periods(later, on=date(2023, 3, 20))[0].key == "2023-W11"
    assert plug.periods(bo_certified, on=date(2023, 3, 20))[0].key == "2023-W10"


def test_amina_is_granted_80_percent_of_29_500_for_300_days(amina_known):
    outcome = plug.assess(amina_known, on=date(2025, 11, 18))
    assert outcome.act == "LAF"
    assert outcome.results["inkomstvillkor"] == "huvudregel"
    assert (outcome.results["ersättningsgrundande_inkomst"], outcome.results["ersättningsnivå"]) == (29500, 80)


def test_aminas_months_are_exact_and_rounded_once(amina_known):
    months = [
        ("2025-11", {"days": {}, "period": {"income": "0"}}),
        ("2025-12", {"days": {}, "period": {"income": "7 375"}}),
    ]
    file = reported(amina_known, *months)
    november, december = (plug.assess_period(file, key, on=date(2026, 1, 5)) for key, _ in months)
    assert Fraction(november[0].results["månad"]["exakt"]) == Fraction(236000, 11)
    assert (november[1].gross, december[1].gross) == (21455, 17700)


def test_another_rounding_is_the_funds_to_choose(amina_known):
    month = ("2025-11", {"days": {}, "period": {"income": "0"}})
    upwards = dataclasses.replace(reported(amina_known, month), choices={"avrundning_laf": "krona_ned"})
    assert plug.assess_period(upwards, "2025-11", on=date(2026, 1, 5))[1].gross == 21454


def test_a_benefit_of_a_whole_month_is_a_month_to_skip(amina_known):
    sick = FactView(
        "fk",
        {"kind": "sjukpenning", "since": "2025-06-01", "until": "2025-06-30", "extent": 100, "amount": 18000},
        "fk",
        "r",
        "fk1",
        part="s",
    )
    bare = tuple(f for f in amina_known.facts if (f.name, f.part) != ("agi", "2025-06"))
    outcome = plug.assess(dataclasses.replace(amina_known, facts=(*bare, sick)), on=date(2025, 11, 18))
    assert outcome.results["inkomstvillkor"] == "huvudregel"
    assert next(m for m in outcome.facts["månader"] if m["månad"] in ("2025-06", "2025-06-01"))["hinder"] == "sjukdom"


def test_under_the_act_of_2024_no_certificate_is_asked_for_incomes():
    answers = {**bo.ANSWERS}
    assert plug.employers_to_ask(answers, on=date(2023, 3, 6)) == ["5569990004"]
    assert plug.employers_to_ask(answers, on=date(2025, 11, 1)) == []
    assert plug.employers_to_ask({**answers, "ask_certificate": "no"}, on=date(2023, 3, 6)) == []


def test_the_act_changes_between_two_days():
    asked = {
        act: {q.id for q in plug.journey(on=day).questions}
        for act, day in (("ALF", date(2025, 9, 30)), ("LAF", date(2025, 10, 1)))
    }
    assert "ask_certificate" in asked["ALF"]
    assert "ask_certificate" not in asked["LAF"]


def resigned(file, on, *, valid=None):
    """The same person, who gave notice; an officer may have judged the reason."""
    (application,) = file.submissions
    told = dataclasses.replace(
        application, id=2, answers={**application.answers, "ended": "resigned", "why_left": "Jag ville vila."}
    )
    file = dataclasses.replace(file, submissions=(told,))
    kept = [fact for fact in file.facts if fact.source != "claimant"]
    judged = [] if valid is None else [FactView("giltig_anledning", valid, "officer", "officer:1", "answer:1")]
    claimed = [fact for fact in plug.gather(file, on=on) if fact.source == "claimant"]
    return dataclasses.replace(file, facts=(*kept, *claimed, *judged))


def test_one_who_gave_notice_is_a_question_for_an_officer_under_both_acts(bo_certified, amina_known):
    for file, on in ((bo_certified, date(2023, 3, 8)), (amina_known, date(2025, 11, 18))):
        outcome = plug.assess(resigned(file, on), on=on)
        assert [question.key for question in outcome.open_questions] == ["giltig_anledning"]


def test_a_valid_reason_gives_no_suspension_and_none_gives_45_days(bo_certified, amina_known):
    for file, on in ((bo_certified, date(2023, 3, 8)), (amina_known, date(2025, 11, 18))):
        valid, not_valid = (plug.assess(resigned(file, on, valid=reason), on=on) for reason in (True, False))
        assert (valid.results["avstängningsdagar"], not_valid.results["avstängningsdagar"]) == (0, 45)
        letter = plug.letter(not_valid, file, language="sv")
        assert "utan ersättning i 45 ersättningsdagar" in letter.now


def test_a_suspended_week_pays_nothing_and_a_suspended_month_pays_nothing(bo_certified, amina_known):
    week, month = ("2023-W10", bo.week(date(2023, 3, 6))), ("2025-11", {"days": {}, "period": {"income": "0"}})
    for file, on, report in ((bo_certified, date(2023, 3, 8), week), (amina_known, date(2025, 11, 18), month)):
        not_valid = resigned(file, on, valid=False)
        grant = plug.assess(not_valid, on=on)
        decided = dataclasses.replace(reported(not_valid, report), grant={"act": grant.act, **grant.results})
        assert plug.assess_period(decided, report[0], on=date(2026, 1, 5))[1].gross == 0


def test_what_the_grant_decided_stands_when_a_fact_changes_later(bo_certified):
    grant = plug.assess(bo_certified, on=date(2023, 3, 8))
    changed = dataclasses.replace(bo_certified, facts=tuple(f for f in bo_certified.facts if f.part != "2022-03"))
    decided = dataclasses.replace(
        reported(changed, ("2023-W10", bo.week(date(2023, 3, 6)))), grant={"act": "ALF", **grant.results}
    )
    assert plug.assess_period(decided, "2023-W10", on=date(2023, 3, 13))[1].gross == 3273


def answered(file, on, **answers):
    (application,) = file.submissions
    file = dataclasses.replace(
        file, submissions=(dataclasses.replace(application, answers={**application.answers, **answers}),)
    )
    kept = [fact for fact in file.facts if fact.source != "claimant"]
    return dataclasses.replace(file, facts=(*kept, *(f for f in plug.gather(file, on=on) if f.source == "claimant")))


def test_an_answer_that_the_law_leaves_to_judgement_is_an_officers_question(bo_certified):
    on = date(2023, 3, 8)
    studying = answered(bo_certified, on, studying="yes", business="yes", business_now="dormant")
    outcome = plug.assess(studying, on=on)
    assert [question.key for question in outcome.open_questions] == ["prövat_studying", "prövat_business"]
    answers = [
        FactView(f"prövat_{one}", hinders, "officer", "officer:1", f"a:{one}")
        for one, hinders in (("studying", False), ("business", True))
    ]
    judged = plug.assess(dataclasses.replace(studying, facts=(*studying.facts, *answers)), on=on)
    assert (judged.open_questions, judged.granted, judged.results["hindrad_av"]) == ((), False, "business")
    letter = plug.letter(judged, dataclasses.replace(studying, facts=(*studying.facts, *answers)), language="sv")
    assert "eget företag" in letter.decision


def test_one_who_cannot_take_a_job_is_refused_and_told_why(bo_certified, amina_known):
    for file, on in ((bo_certified, date(2023, 3, 8)), (amina_known, date(2025, 11, 18))):
        outcome = plug.assess(answered(file, on, available="no"), on=on)
        assert not outcome.granted
        assert "kunna ta ett arbete" in plug.letter(outcome, file, language="sv").decision


def test_the_letter_says_the_amount_first_and_how_to_disagree(bo_certified):
    outcome = plug.assess(bo_certified, on=date(2023, 3, 8))
    letter = plug.letter(outcome, bo_certified, language="sv")
    assert (
        letter.decision == "Du får ersättning från måndag 6 mars 2023: 1\u00a0091 kronor om dagen, i högst 300 dagar."
    )
    assert "omprövning inom två månader" in letter.disagree
    assert [line.amount for line in letter.stair if line.finding == "dagpenning"] == ["1\u00a0091\u00a0kr"]


def test_the_english_letter_is_whole_in_english(bo_certified, amina_known):
    for file, on in ((bo_certified, date(2023, 3, 8)), (amina_known, date(2025, 11, 18))):
        letter = plug.letter(plug.assess(file, on=on), file, language="en")
        words = " ".join(
            [
                letter.decision,
                letter.now,
                letter.disagree,
                *letter.reasons,
                *letter.choices,
                *(line.text.en for line in letter.stair),
            ]
        )
        assert not [word for word in (" och ", " är ", "dagar", "kronor i månaden", " inte ") if word in words]


def test_the_letter_names_the_funds_rounding(amina_known):
    letter = plug.letter(plug.assess(amina_known, on=date(2025, 11, 18)), amina_known, language="sv")
    assert any("närmaste hela krona" in choice for choice in letter.choices)


def test_a_refusal_says_what_was_missing_and_what_could_change_it(bo_certified):
    few = tuple(f for f in bo_certified.facts if f.name != "månader" or f.part >= "2022-11")
    outcome = plug.assess(dataclasses.replace(bo_certified, facts=few), on=date(2023, 3, 8))
    letter = plug.letter(outcome, bo_certified, language="sv")
    assert not outcome.granted
    assert "fyra" in letter.decision or " 4 " in letter.decision
    assert "intyg om arbete som vi inte har sett" in letter.now
