"""A list as a file: what a spreadsheet reads, and what it must not run."""

import csv
import io

from tryggve.portals.ui.sheet import sheet


def test_rows_come_back_as_they_were_with_letters_and_separators():
    rows = [["Åre; Hälsa", 'sa "hej"', "två\nrader"], ["", "x", "1500,00"]]
    answer = sheet("lista.csv", ["Namn", "Ord", "Tal"], rows)
    text = answer.content.decode("utf-8-sig")
    assert [*csv.reader(io.StringIO(text, newline=""), delimiter=";")] == [["Namn", "Ord", "Tal"], *rows]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lista.csv"'


def test_a_name_that_looks_like_a_formula_is_text():
    text = sheet("x.csv", ["a"], [["=1+1"], ["@sum"], ["-2"], ["+46"], ["vanlig"]]).content.decode("utf-8-sig")
    assert text.split() == ["a", "'=1+1", "'@sum", "'-2", "'+46", "vanlig"]
