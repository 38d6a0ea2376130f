"""Promises the database keeps by itself, whoever writes: rows that only grow, states that only move forward."""

from __future__ import annotations

from typing import Any

import pgtrigger

__all__ = ["NEVER_IGNORED", "append_only", "never_changed", "never_emptied", "sealed_once", "states"]

# pgtrigger lets any session switch a trigger off by a setting. A promise with a switch is none: the switch is put back
# before the trigger looks at it (what is declared is evaluated first).
NEVER_IGNORED = [("never_ignored", "TEXT := set_config('pgtrigger.ignore', '{}', true)")]

# TRUNCATE passes row triggers by. (Between tests the tables are emptied by a superuser with triggers off.)
NEVER_EMPTIED = "RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';"


class _Moves(pgtrigger.FSM):
    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        declared: list[tuple[str, str]] = super().get_declare(model)
        return [*declared, *NEVER_IGNORED]


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE on the table."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete, declare=NEVER_IGNORED),
        never_emptied(),
    ]


def never_changed() -> list[pgtrigger.Trigger]:
    """Triggers that refuse UPDATE and TRUNCATE; what may be deleted is for the table to say."""
    return [
        pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update, declare=NEVER_IGNORED),
        never_emptied(),
    ]


def never_emptied() -> pgtrigger.Trigger:
    """A trigger that refuses TRUNCATE, which passes row triggers by."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func=NEVER_EMPTIED,
        declare=NEVER_IGNORED,
    )


def states(field: str, transitions: list[tuple[str, str]]) -> list[pgtrigger.Trigger]:
    """Triggers that allow `field` to change only along `transitions`, and refuse DELETE."""
    return [
        _Moves(name=f"{field}_moves_forward", field=field, transitions=transitions),
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
    ]


def sealed_once(name: str, fields: list[str], *, when: str) -> pgtrigger.Trigger:
    """A trigger that refuses a change of `fields` in rows where `when` (SQL on OLD) holds."""
    changed = " OR ".join(f"OLD.{field} IS DISTINCT FROM NEW.{field}" for field in fields)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"IF ({when}) AND ({changed}) THEN RAISE EXCEPTION '% is sealed', TG_TABLE_NAME; END IF; RETURN NEW;",
        declare=NEVER_IGNORED,
    )
