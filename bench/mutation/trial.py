"""Trying a mutant: in a forked child the function's code is exchanged in place, then the questions are asked."""

import ast
import functools
import gc
import inspect
import os
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from bench.mutation.questions import Question
from bench.mutation.sites import Mutant

SECONDS = 20.0
"""Processor time a mutant may take: several times what the slowest part needs unharmed."""
MEMORY = 2 * 1024**3
KILLED, SURVIVED, BROKEN = 1, 0, 3


class Functions:
    """The live functions of the law by file and qualified name, what they remember, and the modules that share a constant."""

    def __init__(self, files: set[str]) -> None:
        self.found: dict[tuple[str, str], list[FunctionType]] = {}
        for one in gc.get_objects():
            if type(one) is FunctionType and one.__code__.co_filename in files:
                self.found.setdefault((one.__code__.co_filename, one.__code__.co_qualname), []).append(one)
        read = [
            f.__code__ for f in gc.get_objects() if type(f) is FunctionType and "tryggve/law" in f.__code__.co_filename
        ]
        self.read = {name for code in read for part in (code, *codes(code)) for name in part.co_names}
        """Every name that a function reads while it runs; a constant of no such name only declares."""
        caches = [c for c in gc.get_objects() if type(c) is functools._lru_cache_wrapper]  # noqa: SLF001
        self.caches = [c for c in caches if getattr(inspect.unwrap(c), "__module__", "").startswith("tryggve.law")]
        self.modules = [m for n, m in sys.modules.items() if n.startswith(("tryggve.law", "tests.law"))]

    def exchange(self, file: str, name: str, code: CodeType) -> None:
        """Every function of that name runs the code from now on, whoever holds it."""
        for function in self.found[file, name]:
            function.__code__ = code

    def constant(self, file: str, name: str, tree: ast.Module) -> None:
        """The constant has the tree's value, in its own module and in those that import it."""
        module = next(m for m in self.modules if getattr(m, "__file__", None) == file)
        assigned = next(s for s in tree.body if isinstance(s, ast.Assign) and ast.unparse(s.targets[0]) == name)
        old = getattr(module, name)
        new = eval(compile(ast.Expression(assigned.value), file, "eval"), vars(module))  # noqa: S307  (our own source)
        for other in self.modules:
            if vars(other).get(name) is old:
                setattr(other, name, new)

    def forget(self, file: str) -> None:
        """What the functions of the file remember was remembered of the law, not of the mutant."""
        for one in self.caches:
            if one.__wrapped__.__code__.co_filename == file:
                one.cache_clear()


def start(mutant: Mutant, tree: ast.Module, live: Functions, asked: list[Question]) -> int:
    """Forks a child that tries the mutant; its number. It ends with KILLED or SURVIVED, or by a signal at its limit."""
    child = os.fork()
    if child:
        return child
    _limits()
    ending = KILLED if mutant.is_constant else BROKEN  # no module can be read with a constant that raises
    try:
        apply(mutant, tree, live)
        ending = KILLED if is_noticed(asked) else SURVIVED
    finally:
        os._exit(ending)


def _limits() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    gc.disable()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def apply(mutant: Mutant, tree: ast.Module, live: Functions) -> None:
    """Makes the mutant's change to the running law; an unreadable constant is what raises."""
    mutant.put()
    ast.fix_missing_locations(tree)
    file = str(mutant.file)
    if mutant.is_constant:
        live.constant(file, mutant.place, tree)
    else:
        whole = compile(tree, file, "exec", dont_inherit=True)
        live.exchange(file, mutant.place, next(c for c in codes(whole) if c.co_qualname == mutant.place))
    live.forget(file)


def codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes(constant)


def is_noticed(asked: list[Question]) -> bool:
    """True when one of the questions fails."""
    for question in asked:
        try:
            question.ask()
        except BaseException:  # noqa: BLE001  (every way to fail is a way to notice)
            return True
    return False


def files_of(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The Python files of a part: the named ones, those of a named folder."""
    paths = [folder / n for n in names]
    return sorted(f for p in paths for f in (p.glob("*.py") if p.is_dir() else [p]))
