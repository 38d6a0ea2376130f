"""Who may read and send documents: who may read and work on their case."""

from __future__ import annotations

from tryggve.casework.cases.access import may_read, may_write

__all__ = ["may_read", "may_write"]
