"""A company's year: the sums that were decided, a picture and a file that say the same, and nobody's name."""

import csv
import io

from tests.portals.claimant.road import Road
from tests.portals.employer.rehab_road import ANNA, BASE
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import EVA, enter
from tryggve.casework.base.actor import Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.people import queries as people_queries

YEAR = f"{BASE}/ar/2026/"
ALVA, ARVID = "197909229804", "197605289813"
TALKS = "Behandlande samtal hos psykolog eller psykoterapeut"
STUDY = "Utredning, kartläggning eller bedömning"


def table(page):
    return [[words(cell) for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")]


def sheet(client, language=""):
    text = client.get(f"{language}{YEAR}siffror.csv").content.decode("utf-8-sig")
    return [*csv.reader(io.StringIO(text, newline=""), delimiter=";")]


def test_the_costliest_measure_comes_first_with_what_each_gives_and_what_is_left(road, approved):
    road.applied(of(approved))
    assert table(parsed(road.eva.get(YEAR))) == [
        [TALKS, "12 000 kr", "0 kr", "6 000 kr", "6 000 kr"],
        [STUDY, "3 000 kr", "1 500 kr", "0 kr", "1 500 kr"],
    ]


def test_the_picture_says_what_the_table_says(road, approved):
    road.applied(of(approved))
    first, second = parsed(road.eva.get(YEAR)).select("svg.bar")
    assert words_of(first) == f"{TALKS}: Försäkringskassan 0 kr, Afa Försäkring 6 000 kr, Resten 6 000 kr"
    assert [(one["x"], one["width"]) for one in first.select("rect")] == [("0", "500"), ("500", "500")]
    assert [(one["x"], one["width"]) for one in second.select("rect")] == [("0", "125"), ("125", "125")]


def words_of(picture):
    return picture["aria-label"].replace("\u00a0", " ")


def test_the_file_says_what_the_table_says_in_both_languages(road, approved):
    road.applied(of(approved))
    assert sheet(road.eva) == [
        ["Insats", "Kostnad", "Försäkringskassan", "Afa Försäkring", "Resten"],
        [TALKS, "12000,00", "0,00", "6000,00", "6000,00"],
        [STUDY, "3000,00", "1500,00", "0,00", "1500,00"],
    ]
    assert sheet(road.eva, "/en")[1][1:] == ["12000.00", "0.00", "6000.00", "6000.00"]


def test_nobody_is_named_anywhere(road, approved):
    road.applied(of(approved))
    for path in (YEAR, f"{YEAR}siffror.csv"):
        text = road.eva.get(path).content.decode()
        for said in ("Anna", "Alm", ANNA, "Ulla Berg", "Svårt att sitta"):
            assert said not in text
    assert "Är ansökningarna få kan insatsen ändå visa vem den gäller." in words(parsed(road.eva.get(YEAR)).main)


def test_what_a_payer_has_refused_counts_as_nothing_from_that_payer(road, approved, bankid):
    road.applied(of(approved))
    road.consented(enter(road.eva.__class__(), ANNA), ANNA, said="no")
    number = road.cases["afa"]
    desk = Road(bankid)
    flow.approve(case=number, actor=desk.actor(ARVID, Role.APPROVER, insurer="afa"), now=desk.now)
    shown = asks.signing_text(kind="decision", case=number, language="sv", on=desk.now.date())
    flow.decide(
        case=number, seen_version=cases.case(number).version, signature=desk.sign(ALVA, shown),
        actor=desk.actor(ALVA, Role.OFFICER, insurer="afa"), now=desk.now,
    )  # fmt: skip
    assert table(parsed(road.eva.get(YEAR)))[0] == [TALKS, "12 000 kr", "0 kr", "0 kr", "12 000 kr"]


def test_a_year_is_written_without_a_space_and_an_empty_one_says_so(road, approved):
    road.applied(of(approved))
    page = parsed(road.eva.get(YEAR))
    assert words(page.h1) == "Rehabiliteringsstöd 2026"
    empty = parsed(road.eva.get(f"{BASE}/ar/2025/"))
    assert "Inget stöd 2025." in words(empty.main)
    assert empty.find(id="fil") is None


def test_a_year_that_has_not_begun_or_is_another_s_does_not_exist(road, approved, people):
    for path in ("2027", "2013", "99999"):
        assert road.eva.get(f"{BASE}/ar/{path}/").status_code == 404
        assert road.eva.get(f"{BASE}/ar/{path}/siffror.csv").status_code == 404
    other = people_queries.company_by_number("5569990012")
    per = enter(road.eva.__class__(), "197904159816", role="company_user", company=other.id)
    assert per.get(YEAR).status_code == per.get(f"{YEAR}siffror.csv").status_code == 404
    assert enter(road.eva.__class__(), EVA).get(f"{YEAR}siffror.csv").status_code == 403
