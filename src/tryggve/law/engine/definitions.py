"""A function as it is written in its file: each file is parsed once, whatever number of its functions is asked for."""

import ast
import linecache
from functools import cache
from types import FunctionType


def definition(fn: FunctionType) -> ast.FunctionDef | None:
    """The function's `def`, its lines numbered as in the file; None for a lambda. Raises OSError when the file is not there."""
    code = fn.__code__
    linecache.lazycache(code.co_filename, fn.__globals__)  # a module in an archive is read by its own loader
    return _definitions(code.co_filename).get((code.co_firstlineno, code.co_name))


@cache
def _definitions(file: str) -> dict[tuple[int, str], ast.FunctionDef]:
    lines = linecache.getlines(file)
    if not lines:
        raise OSError(f"{file} is not there to be read")
    tree = ast.parse("".join(lines))
    return {(_first_line(one), one.name): one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def _first_line(one: ast.FunctionDef) -> int:
    """Where the code of a function begins: at its first decorator."""
    return one.decorator_list[0].lineno if one.decorator_list else one.lineno
