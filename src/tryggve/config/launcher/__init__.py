"""Starts what the try-out and the tests need, and stops exactly what it started."""

from tryggve.config.launcher.postgres import Running, database
from tryggve.config.launcher.refusals import CannotStart

__all__ = ["CannotStart", "Running", "database"]
