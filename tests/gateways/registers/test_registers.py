from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from tests.gateways.conftest import WEB
from tryggve.gateways.registers import (
    AccountRegister,
    Address,
    Benefit,
    Child,
    CompanyRegister,
    EmploymentService,
    LicenceHolder,
    LicenceRegister,
    Line,
    NotFound,
    PopulationRegister,
    RegisteredAccount,
    Registration,
    SocialInsurance,
    StudentAid,
    StudySupport,
    TaxAgency,
    TaxDecision,
    Unavailable,
    Unreadable,
    WrongPerson,
)
from tryggve.gateways.registers.simulator import RegistersSimulator
from tryggve.gateways.simulation import ForbiddenInProduction, People, Response, Server, json_answer
from tryggve.gateways.simulation.people import BadPeopleFile, people_from

BO, AMINA, RUT, NOBODY = "198507099813", "199001012385", "199202142387", "198803129801"
NOW = datetime(2025, 11, 20, 9, 0, tzinfo=UTC)
YEAR = {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}


@pytest.fixture
def registers(people: People) -> Iterator[RegistersSimulator]:
    made = RegistersSimulator(people)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def line(registers: RegistersSimulator) -> Iterator[Line]:
    with Line(registers.address, timeout=3) as one:
        yield one


QUESTIONS: list[Callable[[Line], object]] = [
    lambda line: TaxAgency(line).incomes(AMINA, since="2024-11", until="2025-10", now=NOW),
    lambda line: TaxAgency(line).tax_decision(AMINA, day=date(2025, 11, 27), now=NOW),
    lambda line: EmploymentService(line).registrations(AMINA, now=NOW),
    lambda line: SocialInsurance(line).benefits(AMINA, **YEAR, now=NOW),
    lambda line: StudentAid(line).support(AMINA, **YEAR, now=NOW),
    lambda line: PopulationRegister(line).person(AMINA, now=NOW),
    lambda line: AccountRegister(line).account(AMINA, now=NOW),
    lambda line: CompanyRegister(line).company("5569990004", now=NOW),
    lambda line: LicenceRegister(line).holders("Pia Park", profession="psykolog", now=NOW),
]


def test_incomes_are_told_month_by_month_with_their_changes(line: Line) -> None:
    found = TaxAgency(line).incomes(AMINA, since="2025-08", until="2025-09", now=NOW)
    assert [(one.month, one.amount, one.old_amount, one.note) for one in found] == [
        ("2025-09", 29500, None, ""),
        ("2025-08", 29500, 28000, "rättad av arbetsgivaren"),
    ]
    assert found[0].employer == "5569990012"
    assert found[0].changed.utcoffset() is not None


def test_before_a_correction_the_old_amount_is_told(line: Line) -> None:
    then = datetime(2025, 9, 20, tzinfo=UTC)
    (august,) = TaxAgency(line).incomes(AMINA, since="2025-08", until="2025-08", now=then)
    assert (august.amount, august.old_amount) == (28000, None)


def test_nothing_reported_is_an_answer(line: Line) -> None:
    assert TaxAgency(line).incomes(BO, since="2022-01", until="2022-12", now=NOW) == ()


def test_the_tax_decision_is_a_table_a_percent_or_none(line: Line) -> None:
    agency = TaxAgency(line)
    assert agency.tax_decision(BO, day=date(2023, 3, 23), now=NOW) == TaxDecision(table=33, column=1)
    assert agency.tax_decision(AMINA, day=date(2025, 11, 27), now=NOW) == TaxDecision(percent=25)
    assert agency.tax_decision(RUT, day=date(2025, 11, 27), now=NOW) is None


def test_registrations_are_told_as_of_the_day_of_the_question(line: Line) -> None:
    service = EmploymentService(line)
    ended = Registration(date(2024, 1, 8), date(2024, 2, 1))
    assert service.registrations(AMINA, now=NOW) == (ended, Registration(date(2025, 11, 3)))
    assert service.registrations(AMINA, now=datetime(2025, 10, 1, tzinfo=UTC)) == (ended,)
    still = service.registrations(AMINA, now=datetime(2024, 1, 20, tzinfo=UTC))
    assert still == (Registration(date(2024, 1, 8)),)
    assert service.registrations(RUT, now=NOW) == ()


def test_benefits_and_support_are_told_by_period(line: Line) -> None:
    sick = Benefit("sjukpenning", date(2025, 6, 2), date(2025, 6, 15), 100, 14, 10290)
    insurance = SocialInsurance(line)
    assert insurance.benefits(AMINA, **YEAR, now=NOW) == (sick,)
    assert insurance.benefits(AMINA, since=date(2025, 7, 1), until=date(2025, 12, 31), now=NOW) == ()
    assert insurance.benefits(AMINA, **YEAR, now=datetime(2025, 6, 19, tzinfo=UTC)) == ()
    studied = StudySupport("studiemedel", date(2025, 1, 20), date(2025, 6, 8), 50, 14000)
    assert StudentAid(line).support(AMINA, **YEAR, now=NOW) == (studied,)


def test_the_population_register_tells_of_address_children_and_protection(line: Line) -> None:
    register = PopulationRegister(line)
    bo, rut = register.person(BO, now=NOW), register.person(RUT, now=NOW)
    assert (bo.given_name, bo.surname, bo.protected) == ("Bo", "Bengtsson", False)
    assert bo.address == Address("Storgatan 1", "903 26", "Umeå")
    assert bo.children == (Child("201501012395", date(2015, 1, 1)),)
    assert (rut.protected, rut.address) == (True, None)
    with pytest.raises(NotFound):
        register.person(NOBODY, now=NOW)


def test_the_company_register_tells_who_signs(line: Line) -> None:
    register = CompanyRegister(line)
    alone, together = (register.company(number, now=NOW) for number in ("5569990004", "5569990012"))
    assert (alone.name, alone.active, alone.signs_together) == ("Bygg & Trä i Norr AB", True, 1)
    assert (together.signatories, together.signs_together) == (("197904159816", "196411139808"), 2)
    with pytest.raises(NotFound):
        register.company("5560000000", now=NOW)


def test_the_account_register_tells_of_an_account_or_none(line: Line) -> None:
    register = AccountRegister(line)
    assert register.account(BO, now=NOW) == RegisteredAccount(clearing="8327-9", number="904 123 456-7")
    assert register.account(AMINA, now=NOW) == RegisteredAccount(iban="SE3550000000054910000003")
    assert register.account(RUT, now=NOW) is None


def test_a_licence_is_found_by_name_and_profession_however_the_name_is_spaced(line: Line) -> None:
    register = LicenceRegister(line)
    pia = (LicenceHolder(date(2012, 6, 1)),)
    assert register.holders("Pia Park", profession="psykolog", now=NOW) == pia
    assert register.holders("pia  PARK", profession="psykolog", now=NOW) == pia
    assert register.holders("Pia Park", profession="psykoterapeut", now=NOW) == ()
    assert register.holders("Kaj Kall", profession="psykolog", now=NOW) == ()


def test_everybody_of_a_name_is_told_in_order_of_time(line: Line) -> None:
    found = LicenceRegister(line).holders("Maria Malm", profession="psykolog", now=NOW)
    assert [one.since for one in found] == [date(2008, 6, 15), date(2019, 3, 1)]


def test_a_licence_that_is_withdrawn_later_is_told_as_it_stood_that_day(line: Line) -> None:
    def ines(moment: datetime) -> tuple[LicenceHolder, ...]:
        return LicenceRegister(line).holders("Ines Ivarsson", profession="psykolog", now=moment)

    assert ines(NOW) == (LicenceHolder(date(2011, 1, 10), date(2025, 10, 31)),)
    assert ines(datetime(2025, 10, 30, 9, tzinfo=UTC)) == (LicenceHolder(date(2011, 1, 10)),)
    assert ines(datetime(2011, 1, 9, 9, tzinfo=UTC)) == ()


@pytest.mark.parametrize("rows", [None, [{}], [{"since": "2012-06-01"}], [{"since": "i går", "until": None}], ["x"]])
def test_a_licence_of_another_shape_is_unreadable(rows: object) -> None:
    server = Server(lambda _: json_answer({"id": "Pia Park", "holders": rows}))
    server.start()
    with Line(server.address) as line, pytest.raises(Unreadable):
        LicenceRegister(line).holders("Pia Park", profession="psykolog", now=NOW)
    server.stop()


def test_a_licence_in_the_file_of_people_needs_name_profession_and_first_day() -> None:
    with pytest.raises(BadPeopleFile, match="Pia Park: missing profession, since"):
        people_from({"licence": [{"name": "Pia Park"}]})


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    ("mode", "refused"),
    [
        ("wrong_person", WrongPerson),
        ("error_200", Unreadable),
        ("empty", Unreadable),
        ("maintenance", Unavailable),
        ("lost", Unavailable),
        ("refused", Unavailable),
    ],
)
def test_a_failure_is_never_taken_for_an_answer(
    registers: RegistersSimulator, line: Line, question: Callable[[Line], object], mode: str, refused: type[Exception]
) -> None:
    WEB.post(f"{registers.address}/control/mode", json={"mode": mode}).raise_for_status()
    with pytest.raises(refused):
        question(line)
    question(line)


def test_a_slow_register_is_unavailable_and_only_that_one(registers: RegistersSimulator) -> None:
    mode = {"mode": "delay", "seconds": 0.5, "path": "skatteverket", "times": -1}
    WEB.post(f"{registers.address}/control/mode", json=mode).raise_for_status()
    with Line(registers.address, timeout=0.2) as hasty:
        with pytest.raises(Unavailable):
            TaxAgency(hasty).tax_decision(BO, day=date(2023, 3, 23), now=NOW)
        assert EmploymentService(hasty).registrations(BO, now=NOW)


def test_a_register_that_is_away_is_unavailable() -> None:
    with Line("http://127.0.0.1:1") as nowhere, pytest.raises(Unavailable):
        EmploymentService(nowhere).registrations(BO, now=NOW)


@pytest.mark.parametrize(
    "content",
    [
        {"id": AMINA},
        {"id": AMINA, "incomes": None},
        {"id": AMINA, "incomes": ["x"]},
        {"id": AMINA, "incomes": [{}]},
        {"incomes": []},
        [],
    ],
)
def test_an_answer_that_lacks_a_field_is_unreadable(content: object) -> None:
    server = Server(lambda _: json_answer(content))
    server.start()
    with Line(server.address) as line, pytest.raises(Unreadable):
        TaxAgency(line).incomes(AMINA, since="2025-01", until="2025-12", now=NOW)
    server.stop()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("amount", "29500"),
        ("amount", True),
        ("amount", 29500.5),
        ("month", "2025-13"),
        ("month", "2019-01"),
        ("changed", "2025-11-12T08:15:00"),
        ("changed", "igår"),
        ("old_amount", "x"),
        ("employer", None),
    ],
)
def test_an_income_of_another_shape_is_unreadable(field: str, wrong: object) -> None:
    row = {
        "employer": "5569990012",
        "employer_name": "Kontorsbolaget Syd AB",
        "month": "2025-09",
        "amount": 29500,
        "kind": "kontant_bruttolon",
        "changed": "2025-11-12T08:15:00+01:00",
        "old_amount": None,
        "note": "",
    }
    server = Server(lambda _: json_answer({"id": AMINA, "incomes": [row | {field: wrong}]}))
    server.start()
    with Line(server.address) as line, pytest.raises(Unreadable):
        TaxAgency(line).incomes(AMINA, since="2025-01", until="2025-12", now=NOW)
    server.stop()


def test_a_redirect_is_not_followed() -> None:
    server = Server(lambda _: Response(302, b"", "text/plain", {"Location": "http://127.0.0.1:1/"}))
    server.start()
    with Line(server.address) as line, pytest.raises(Unavailable, match="302"):
        EmploymentService(line).registrations(BO, now=NOW)
    server.stop()


def test_wrong_questions_are_refused_by_the_simulator(registers: RegistersSimulator) -> None:
    def post(path: str, body: object) -> int:
        return WEB.post(f"{registers.address}{path}", json=body).status_code

    assert post("/skatteverket/v1/annat", {"id": BO, "as_of": NOW.isoformat()}) == 404
    assert post("/skatteverket/v1/inkomster", {"id": BO, "as_of": NOW.isoformat()}) == 400
    assert post("/kontoregister/v1/konto", {"id": BO, "as_of": "2025-11-20T09:00:00"}) == 400
    assert post("/kontoregister/v1/konto", []) == 400
    assert post("/socialstyrelsen/v1/legitimation", {"id": "Pia Park", "as_of": NOW.isoformat()}) == 400
    assert post("/control/mode", {"mode": "kaos"}) == 400
    assert WEB.get(f"{registers.address}/kontoregister/v1/konto").status_code == 405


def test_the_simulator_refuses_production(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRYGGVE_MODE", "production")
    with pytest.raises(ForbiddenInProduction, match="registers"):
        RegistersSimulator(people)
