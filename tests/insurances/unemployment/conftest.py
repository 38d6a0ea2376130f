"""Case files as the casework would hand them over; nothing here touches a database."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from tryggve.casework.contract.records import CaseFile, FactView, PartView, PersonView, SubmissionView
from tryggve.config.journeys import amina, bo
from tryggve.insurances.unemployment import Unemployment

plug = Unemployment()


def file_of(born, number, answers, *, sent):
    person = PersonView(1, number, "Bo Bengtsson", born, "sv")
    application = SubmissionView(1, "application", "first", 1, answers, sent)
    return CaseFile("2023-000001", person, "tryggve", {}, (application,), (), ())


def with_facts(file, *facts, on):
    gathered = plug.gather(file, on=on)
    return dataclasses.replace(file, facts=(*gathered, *facts))


def member_since(day):
    return FactView("medlemskap", [{"från": day, "till": None}], "fund", "system:members", "register:members")


@pytest.fixture
def bo_certified():
    """Bo's file with the employer's certificate approved."""
    file = file_of(date(1985, 7, 9), "198507099813", bo.ANSWERS, sent=datetime(2023, 3, 6, 9, tzinfo=UTC))
    form = plug.part_form(file, on=date(2023, 3, 7))
    part = PartView(
        3, "certificate", "Bygg & Trä i Norr AB", "5569990004", "approved", bo.certificate(form.months), "Eva Ek"
    )
    file = dataclasses.replace(file, parts=(part,))
    return with_facts(file, member_since("2019-05-01"), on=date(2023, 3, 8))


@pytest.fixture
def amina_known():
    """Amina's file with the tax agency's incomes."""
    file = file_of(date(1990, 1, 1), "199001012385", amina.ANSWERS, sent=datetime(2025, 11, 17, 9, tzinfo=UTC))
    months = [*(f"2024-{n:02d}" for n in (11, 12)), *(f"2025-{n:02d}" for n in range(1, 11))]
    incomes = [
        FactView("agi", {"amount": 29500, "reports": []}, "agi", "register:agi", f"r:{m}", part=m) for m in months
    ]
    return with_facts(file, member_since("2022-10-01"), *incomes, on=date(2025, 11, 18))


def reported(file, *reports):
    """The file with signed reports, and a grant."""
    sent = tuple(
        SubmissionView(10 + n, "report", key, 1, answers, datetime(2026, 1, 5, tzinfo=UTC))
        for n, (key, answers) in enumerate(reports)
    )
    act = "ALF" if "W" in reports[0][0] else "LAF"
    return dataclasses.replace(file, submissions=(*file.submissions, *sent), grant={"act": act}, decided=True)
