"""The command `tryggve law …`: any question of the law, answered with reasons on a terminal or as JSON."""

from tryggve.law.command.start import main

__all__ = ["main"]
