"""Where `tryggve law …` begins: one sentence and exit status 2 for every question that cannot be answered as put."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from tryggve.law.command.arguments import parse
from tryggve.law.engine.errors import LawError

VERBS = {
    "eval": "asking",
    "explain": "asking",
    "why": "asking",
    "compare": "comparing",
    "run": "people",
    "cases": "checking",
    "verify": "checking",
    "list": "browsing",
    "show": "browsing",
    "choices": "browsing",
    "docs": "pages",
    "bench": "bench",
}
REFUSED = 2


def main(argv: Sequence[str]) -> int:
    """Run one command; gives the exit status: 0 answered, 1 checked and found different, 2 refused."""
    try:
        arguments = parse(argv)
        module = import_module(f"tryggve.law.command.{VERBS[arguments.verb]}")
        verb: Callable[..., int] = getattr(module, f"{arguments.verb}_command")
        return verb(arguments)
    except LawError as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
