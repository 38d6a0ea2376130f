"""Values from outside as the declared kinds, on both sides of what is refused; amounts, choices and roundings at their edges."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

import pytest

from tests.law.engine.books import ON, book_of
from tryggve.law.engine import Månad, Unit, count, half_up, rule, to_json
from tryggve.law.engine.amounts import load_amounts
from tryggve.law.engine.choices import load_choices
from tryggve.law.engine.coerce import check_range, coerce
from tryggve.law.engine.errors import BrokenFile, OutOfRange, WrongType
from tryggve.law.engine.kinds import kind_of

Vecka = Annotated[date, Unit("vecka")]


class Färg(Enum):
    RÖD = 1
    BLÅ = "blå"


class Tid(NamedTuple):
    från: date
    till: date | None = None


class Par(NamedTuple):
    ett: int
    två: int


@dataclass(frozen=True)
class Spår:
    nummer: int
    namn: str = ""


class Sak:
    def __repr__(self):
        return "Sak()"


SAK = Sak()


@pytest.mark.parametrize(
    ("annotation", "value", "got"),
    [
        (object, SAK, SAK),
        (int | None, None, None),
        (int, "7", 7),
        (int, Fraction(8, 2), 4),
        (int, "9/3", 3),
        (Fraction, "1 234.5", Fraction(2469, 2)),
        (Fraction, Decimal("0.1"), Fraction(1, 10)),
        (Fraction, 0.1, Fraction(1, 10)),
        (bool, "JA", True),
        (bool, "nej", False),
        (bool, "true", True),
        (bool, "false", False),
        (Månad, "2025-10", date(2025, 10, 1)),
        (Månad, date(2025, 10, 1), date(2025, 10, 1)),
        (Vecka, "2025-W41", date(2025, 10, 6)),
        (Vecka, "2025W02", date(2025, 1, 6)),
        (Vecka, "2025-10-06", date(2025, 10, 6)),
        (date, "2025-10-06", date(2025, 10, 6)),
        (tuple, [1, "a"], (1, "a")),
        (tuple[int, ...], [1, 2], (1, 2)),
        (tuple[int, ...], [1, "2"], (1, 2)),
        (tuple[int, ...], ["1", "2"], (1, 2)),
        (tuple[bool, ...], [True, "nej"], (True, False)),
        (tuple[Fraction, ...], ["1/2", 1], (Fraction(1, 2), Fraction(1))),
        (tuple[int, Fraction], ["1", "1/2"], (1, Fraction(1, 2))),
        (dict, {"a": 1}, {"a": 1}),
        (Färg, "RÖD", Färg.RÖD),
        (Färg, 1, Färg.RÖD),
        (Färg, "blå", Färg.BLÅ),
        (Färg, Färg.BLÅ, Färg.BLÅ),
        (Tid, {"från": "2025-10-01"}, Tid(date(2025, 10, 1))),
        (Tid, Tid(date(2025, 10, 1)), Tid(date(2025, 10, 1))),
        (Sak, SAK, SAK),
    ],
    ids=str,
)
def test_a_value_is_read_as_its_kind(annotation: Any, value: Any, got: Any) -> None:
    made = coerce(value, kind_of(annotation), "x")
    assert made == got
    assert type(made) is type(got)
    if isinstance(got, tuple):
        assert [type(v) for v in made] == [type(v) for v in got]


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (int, None),
        (int, True),
        (int, "7/2"),
        (Fraction, True),
        (Fraction, "1/0"),
        (bool, 1),
        (date, datetime(2025, 10, 1, tzinfo=UTC)),
        (date, "2025-10"),
        (date, "2025-W41"),
        (date, "20251001"),
        (Månad, "2025-10-02"),
        (Månad, "2025-W40"),
        (Vecka, "2025-10-07"),
        (Vecka, "2025-10-05"),
        (Vecka, "2025-10"),
        (tuple, "ab"),
        (tuple[int, ...], [1, True]),
        (tuple[int, ...], [1, "a"]),
        (tuple[int, Fraction], [1]),
        (tuple[Månad, ...], [date(2025, 10, 2)]),
        (dict, [1]),
        (Färg, True),
        (Färg, "GRÖN"),
        (Sak, 1),
    ],
    ids=str,
)
def test_a_value_of_another_kind_is_refused(annotation: Any, value: Any) -> None:
    with pytest.raises(WrongType):
        coerce(value, kind_of(annotation), "x")


def test_a_record_says_just_which_of_its_values_are_absent() -> None:
    with pytest.raises(WrongType, match=r"'x' lacks nummer\.$"):
        coerce({"namn": "a"}, kind_of(Spår), "x")
    assert to_json(Spår(7, "a")) == {"nummer": 7, "namn": "a"}
    assert to_json({"flag": True}) == {"flag": True}
    flag = True
    assert to_json(flag) is True


@pytest.mark.parametrize("value", [0, 5, (), (0, 5), (Fraction(1, 2), 3), Par(-9, 99), ("a", 3), None], ids=str)
def test_values_inside_their_range_pass(value: Any) -> None:
    check_range(value, "x", 0, 5, None)


@pytest.mark.parametrize("value", [-1, 6, (0, 6), (-1, 5), (3, -1, 3), ("a", 6), ("a", -1), Fraction(11, 2)], ids=str)
def test_values_outside_their_range_are_refused(value: Any) -> None:
    with pytest.raises(OutOfRange):
        check_range(value, "x", 0, 5, None)


@pytest.mark.parametrize(("low", "high", "value"), [(None, 5, (-9, 5)), (0, None, (0, 9)), (None, None, (-9, 9))])
def test_a_range_may_be_open_at_either_end(low: int | None, high: int | None, value: tuple[int, ...]) -> None:
    check_range(value, "x", low, high, None)


@pytest.mark.parametrize(("low", "high"), [(None, 5), (0, None)])
def test_a_half_open_range_still_has_its_end(low: int | None, high: int | None) -> None:
    with pytest.raises(OutOfRange):
        check_range((3, 9 if low is None else -9), "x", low, high, None)


def test_the_length_of_a_tuple_is_exact_and_only_what_is_true_is_counted() -> None:
    assert count([True, False, True]) == 2
    check_range((1, 2), "x", None, None, 2)
    with pytest.raises(OutOfRange, match="exactly 2"):
        check_range((1,), "x", None, None, 2)


def test_what_a_rule_gives_keeps_within_what_it_declares() -> None:
    @rule("1 §", low=0, high=5)
    def mått(tal: int) -> int:
        return tal

    @rule("1 §")
    def tal() -> int:
        return 6

    law = book_of(mått=mått, tal=tal)
    assert law.decide({}, on=ON, targets=["mått"], given={"tal": 5}).value("mått") == 5
    with pytest.raises(OutOfRange, match="'mått' is 6"):
        law.decide({}, on=ON, targets=["mått"])


AMOUNT = "[tak]\nlabel = 'x'\nunit = 'kr'\n{more}values = [{values}]"


def amount(tmp_path: Any, values: str, more: str = "") -> Any:
    file = tmp_path / f"amounts{abs(hash((values, more)))}.toml"
    file.write_text(AMOUNT.format(values=values, more=more), encoding="utf-8")
    return load_amounts(file)["tak"]


def one(value: str, first: str = "2020-01-01", last: str = "") -> str:
    return f"{{from = {first}, {f'to = {last}, ' if last else ''}value = {value}, source = 's'}}"


def test_an_amount_holds_from_its_first_day_through_its_last(tmp_path) -> None:
    made = amount(tmp_path, one("1", last="2020-05-01"))
    held = {
        day: made.holds(date.fromisoformat(day)) for day in ("2019-12-31", "2020-01-01", "2020-05-01", "2020-05-02")
    }
    assert held == {"2019-12-31": False, "2020-01-01": True, "2020-05-01": True, "2020-05-02": False}


def test_an_amount_of_one_day_may_be_followed_by_another_and_none_may_share_a_day(tmp_path) -> None:
    following = amount(tmp_path, f"{one('1', last='2020-01-01')}, {one('2', first='2020-01-02')}")
    assert [v.value for v in following.values] == [1, 2]
    with pytest.raises(BrokenFile, match="two values hold"):
        amount(tmp_path, f"{one('1')}, {one('2')}")


@pytest.mark.parametrize(
    ("value", "got"),
    [
        ("5", 5),
        ("'27.5'", Fraction(55, 2)),
        ("'4/2'", 2),
        ("'ord'", "ord"),
        ("[1, [2, '1/2']]", (1, (2, Fraction(1, 2)))),
    ],
)
def test_an_amount_is_whole_exact_a_word_or_a_table(tmp_path, value: str, got: Any) -> None:
    made = amount(tmp_path, one(value)).values[0].value
    assert made == got
    assert type(made) is type(got)


@pytest.mark.parametrize(
    ("more", "value", "refused"),
    [
        ("range = [0, 5]\n", "0", False),
        ("range = [0, 5]\n", "5", False),
        ("range = [0, 5]\n", "-1", True),
        ("range = [0, 5]\n", "6", True),
        ("range = [0, 5]\n", "[[1, 6]]", True),
        ("range = [0, 5]\n", "[[-1, 5]]", True),
        ("", "-1", False),
    ],
)
def test_an_amount_keeps_within_its_range(tmp_path, more: str, value: str, refused) -> None:
    if not refused:
        assert amount(tmp_path, one(value), more).values
        return
    with pytest.raises(OutOfRange):
        amount(tmp_path, one(value), more)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ("{from = 2020-01-01, value = '', source = 's'}", "lacks 'value'"),
        ("{from = 2020-01-01, value = 1, source = ''}", "lacks 'source'"),
        ("{from = 2020-01-01, to = '2020', value = 1, source = 's'}", "must be dates"),
        ("{from = 2020-01-02, to = 2020-01-01, value = 1, source = 's'}", "before it begins"),
    ],
)
def test_a_value_that_is_not_whole_says_why(tmp_path, values: str, says: str) -> None:
    with pytest.raises(BrokenFile, match=says):
        amount(tmp_path, values)


CHOICE = "[val]\nlabel = 'x'\ndefault = 'a'\nalternatives = {alternatives}\nreason = 'r'\nparagraph = '1 §'"


@pytest.mark.parametrize(
    ("alternatives", "got"),
    [("['a', 'b']", {"a": "", "b": ""}), ("{a = 'ett', b = 'två'}", {"a": "ett", "b": "två"})],
)
def test_alternatives_are_named_or_named_and_told(tmp_path, alternatives: str, got: dict[str, str]) -> None:
    file = tmp_path / "choices.toml"
    file.write_text(CHOICE.format(alternatives=alternatives), encoding="utf-8")
    assert load_choices(file)["val"].alternatives == got


@pytest.mark.parametrize("alternatives", ["{}", "{a = 'ett', b = 2}", "5"])
def test_alternatives_of_another_form_are_refused(tmp_path, alternatives: str) -> None:
    file = tmp_path / "choices.toml"
    file.write_text(CHOICE.format(alternatives=alternatives), encoding="utf-8")
    with pytest.raises(BrokenFile, match="alternatives"):
        load_choices(file)


@pytest.mark.parametrize(
    ("a", "b", "rounded"),
    [
        (7, 2, 4),
        (-7, 2, -3),
        (7, -2, -3),
        (-7, -2, 4),
        (5, -3, -2),
        (4, -3, -1),
        (Fraction(7, 2), 1, 4),
        (7, Fraction(2), 4),
    ],
)
def test_halves_go_upwards_whatever_the_signs(a: Any, b: Any, rounded: int) -> None:
    assert half_up(a, b) == rounded
