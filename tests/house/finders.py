"""What the house does not want, each as a function that says where it is. test_finders.py shows that each can find."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import Source, docstrings, dotted, imports, nodes

FUNCTION_LINES = 40
FILE_LINES = 300
Findings = Iterator[tuple[int, str]]

CLOCKS = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|timezone\.(now|localdate|localtime)|time\.time)$")
CLOCK_ARGUMENTS = {"auto_now", "auto_now_add"}
CLOCK_SQL = re.compile(
    r"\b(now\(\)|current_(date|timestamp|time)\b|localtimestamp\b|(statement|clock|transaction)_timestamp\()",
    re.IGNORECASE,
)
WRITES = {"create", "update", "delete", "save", "acreate", "aupdate", "adelete", "asave"}
BULK_WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "abulk_create", "abulk_update"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.test.signals", "blinker")
PROMISES = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def long_files(file: Source) -> Findings:
    if (length := file.text.count("\n")) > FILE_LINES:
        yield length, f"{length} lines; at most {FILE_LINES}. Give a part of it a name and a file of its own."


def long_functions(file: Source) -> Findings:
    """Longer than forty lines from `def` to the end, the docstring not counted."""
    for function in nodes(file.tree, ast.FunctionDef | ast.AsyncFunctionDef):
        said = function.body[0]
        docstring = isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant)
        spared = (said.end_lineno or 0) - said.lineno + 1 if docstring else 0
        length = (function.end_lineno or 0) - function.lineno + 1 - spared
        if length > FUNCTION_LINES:
            yield function.lineno, f"{function.name} has {length} lines; at most {FUNCTION_LINES}."


def clocks(file: Source) -> Findings:
    """The clock asked instead of `now` taken as an argument."""
    for call in nodes(file.tree, ast.Call):
        if CLOCKS.search(dotted(call.func)):
            yield call.lineno, f"{dotted(call.func)}(): take `now` as an argument instead."
        for keyword in call.keywords:
            if keyword.arg in CLOCK_ARGUMENTS:
                yield call.lineno, f"{keyword.arg}: set the field from the argument `now` instead."
    for line, name in imports(file):
        if name == "django.db.models.functions.Now":
            yield line, "Now(): give `now` to the query as a value."
    said = docstrings(file.tree)
    for text in nodes(file.tree, ast.Constant):
        if isinstance(text.value, str) and id(text) not in said and CLOCK_SQL.search(text.value):
            yield text.lineno, "SQL asks for the time: give `now` as a parameter."


def writes(file: Source) -> Findings:
    """Rows written outside actions.py."""
    for call in nodes(file.tree, ast.Call):
        if not isinstance(call.func, ast.Attribute):
            continue
        name, chain = call.func.attr, dotted(call.func).split(".")
        rows = "objects" in chain or (file.room == "casework" and _of_a_row(name, call))
        if name in BULK_WRITES or (name in WRITES and rows):
            yield call.lineno, f".{name}(): only a room's actions.py writes; name the verb there and call it."


def _of_a_row(name: str, call: ast.Call) -> bool:
    """`row.save(update_fields=[…])`, `row.delete()`; a file is saved with a content, a dict has no such call."""
    return name in {"save", "asave", "delete", "adelete"} and not call.args


def signals(file: Source) -> Findings:
    for line, name in imports(file):
        if name.startswith(SIGNALS):
            yield line, f"{name}: no signals; flow calls the rooms by name, in order."
    for call in nodes(file.tree, ast.Name):
        if call.id == "receiver":
            yield call.lineno, "receiver: no signals; flow calls the rooms by name, in order."


def foreign_tables(file: Source) -> Findings:
    """Another room's models, imported. A room's own tables may point down to those of a lower floor."""
    for line, name in imports(file):
        parts = name.split(".")
        if parts[:2] != ["tryggve", "casework"] or "models" not in parts[3:5]:
            continue
        own = file.inside[:2] == ("casework", parts[2])
        tables = file.room == "casework" and file.inside[-1] == "models.py"
        if not own and not tables:
            yield line, f"{'.'.join(parts[:4])} is private to its room: use its actions, queries and records."


def loose_sql(file: Source) -> Findings:
    """SQL put together from text, which lets what a person typed become a command."""
    for call in nodes(file.tree, ast.Call):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else dotted(call.func)
        if name == "extra" and "objects" in dotted(call.func):
            yield call.lineno, "extra(): write the query out."
        if name in {"execute", "executemany", "raw", "RawSQL", "RunSQL"} and call.args and _put_together(call.args[0]):
            yield call.lineno, f"{name}(): give values as parameters and names by psycopg.sql."


def _put_together(sql: ast.expr) -> bool:
    match sql:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(op=ast.Mod() | ast.Add()):
            return True
        case ast.Call(func=ast.Attribute(attr="format", value=ast.Constant())):
            return True
        case _:
            return False


def promises(file: Source) -> Findings:
    for number, line in enumerate(file.text.splitlines(), 1):
        if PROMISES.search(line):
            yield number, "an open promise: do it, or file it and take the line away."
