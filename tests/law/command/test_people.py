"""Tables of people through the rules, as a statistician would run them."""

import pytest

from tryggve.law.command import main

pa = pytest.importorskip("pyarrow")
import pyarrow.csv  # noqa: E402  (beside Arrow)
import pyarrow.parquet  # noqa: E402

RUN = ["run", "ersättningsperiod", "inkomstvillkor", "--law", "laf", "--on", "2025-11-01"]
ROWS = [(12_000, 12), (11_000, 8), (10_999, 12), (40_000, 4), (40_000, 3)]


def people(**extra):
    """Twelve columns of incomes: so much in so many months."""
    incomes = {
        f"villkorsinkomster_{m + 1}": pa.array([kr if m < months else 0 for kr, months in ROWS], pa.int32())
        for m in range(12)
    }
    benefits = {f"ramtid_förmåner_{m + 1}": pa.array([0] * len(ROWS), pa.int32()) for m in range(12)}
    follows = {f"månad_följer_{m + 1}": pa.array([True] * len(ROWS)) for m in range(12)}
    return {**incomes, **benefits, **follows, "id": pa.array(range(len(ROWS))), **extra}


def run(tmp_path, table, name="in.parquet", out="out.parquet", argv=RUN):
    source, target = tmp_path / name, tmp_path / out
    if name.endswith(".csv"):
        pyarrow.csv.write_csv(pa.table(table), source)
    else:
        pyarrow.parquet.write_table(pa.table(table), source)
    status = main([*argv, "--in", str(source), "--out", str(target), "--keep", "id"])
    read = pyarrow.csv.read_csv if out.endswith(".csv") else pyarrow.parquet.read_table
    return status, read(target).to_pydict() if target.exists() else None


@pytest.mark.parametrize(("name", "out"), [("in.parquet", "out.csv"), ("in.csv", "out.parquet")])
def test_a_table_of_people_becomes_a_table_of_answers(tmp_path, name, out):
    status, answers = run(tmp_path, people(), name, out)
    assert status == 0
    assert answers == {
        "id": [0, 1, 2, 3, 4],
        "ersättningsperiod": [300, 66, 0, 100, 0],
        "inkomstvillkor": ["huvudregel", "alternativregel", "nej", "huvudregel", "nej"],
        "valid": [True] * 5,
    }


def test_a_list_column_is_a_tuple(tmp_path):
    table = people()
    lists = [[table[f"villkorsinkomster_{m + 1}"][i].as_py() for m in range(12)] for i in range(len(ROWS))]
    table = {n: c for n, c in table.items() if not n.startswith("villkorsinkomster")}
    status, answers = run(tmp_path, {**table, "villkorsinkomster": pa.array(lists)})
    assert (status, answers["ersättningsperiod"]) == (0, [300, 66, 0, 100, 0])


def test_rows_with_a_missing_value_or_one_out_of_range_are_flagged(tmp_path, capsys):
    table = people()
    table["villkorsinkomster_1"] = pa.array([12_000, None, 10_999, 40_000, -1], pa.int32())
    status, answers = run(tmp_path, table)
    assert status == 1
    assert answers["valid"] == [True, False, True, True, False]
    assert "5 people, 2 with a value missing or outside its range" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "drop", "says"),
    [
        ({"fött": pa.array([1] * 5)}, None, "'fött' is not known in laf (use --keep to copy a column)"),
        ({}, "villkorsinkomster", "The fact 'villkorsinkomster' is missing"),
        ({"ramtid_förmåner_3": pa.array([1.5] * 5)}, None, "holds double"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_in_one_sentence(tmp_path, capsys, extra, drop, says):
    table = {n: c for n, c in people(**extra).items() if not (drop and n.startswith(drop))}
    status, answers = run(tmp_path, table)
    err = capsys.readouterr().err
    assert (status, answers) == (2, None)
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("in.parquet", b"inte parquet", "cannot be read"),
        ("in.xlsx", b"", "must end in .parquet or .csv"),
        (None, b"", "does not exist"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, capsys, name, text, says):
    source = tmp_path / (name or "saknas.csv")
    if name:
        source.write_bytes(text)
    assert main([*RUN, "--in", str(source), "--out", str(tmp_path / "ut.csv")]) == 2
    assert says in capsys.readouterr().err
