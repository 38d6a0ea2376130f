"""The command `tryggve`. Each verb imports only what it needs: the law runs without Django."""

import sys
from collections.abc import Sequence
from importlib import import_module

USAGE = """tryggve try-out            everything on this machine, until Ctrl-C
tryggve stop | reset       end the try-out | and remove what it made
tryggve journey            both acts from application to ledger, without a browser
tryggve law …              ask the law (no database needed)
tryggve trace REFERENCE    from a line in a bank file to the day, the facts and the paragraph
tryggve check invariants   what must always hold, each with the number of exceptions
tryggve audit verify       the log's chain of hashes
tryggve simulators         the outside world of the try-out
tryggve manage …           Django's commands"""

# Verb: module, function that takes the remaining words and gives an exit code.
VERBS = {
    "law": ("tryggve.law.command", "main"),
    "simulators": ("tryggve.gateways.simulators", "main"),
    "try-out": ("tryggve.config.launcher.try_out", "try_out"),
    "stop": ("tryggve.config.launcher.stopping", "stop"),
    "reset": ("tryggve.config.launcher.stopping", "reset"),
    "journey": ("tryggve.config.launcher.journey", "journey"),
    "manage": ("tryggve.config.launcher.borrowed", "manage"),
}

INTERRUPTED = 130
# What an installation of the law alone lacks.
OF_THE_SERVER = {"django", "psycopg", "csp", "httpx", "cryptography"}

# Words of ours, and Django's command for them.
IN_DJANGO = {("trace",): "trace", ("check", "invariants"): "invariants", ("audit", "verify"): "verify_audit"}


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code; 2 with one line on standard error when something that a person can mend is in the way."""
    words = list(sys.argv[1:] if argv is None else argv)
    for ours, name in IN_DJANGO.items():
        if tuple(words[: len(ours)]) == ours:
            words = ["manage", name, *words[len(ours) :]]
    if not words or words[0] not in VERBS:
        print(USAGE, file=sys.stderr)
        return 0 if words in ([], ["help"], ["--help"]) else 2
    return _say_what_is_in_the_way(words[0], words[1:])


def _say_what_is_in_the_way(verb: str, words: list[str]) -> int:
    module, function = VERBS[verb]
    try:
        return int(getattr(import_module(module), function)(words) or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as why:
        if why.name not in OF_THE_SERVER:
            raise
        print("Only the law is installed here. The rest: pip install 'tryggve[server]'", file=sys.stderr)
        return 2
    except Exception as why:
        if not getattr(why, "for_a_person", False):
            raise
        print(why, file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
