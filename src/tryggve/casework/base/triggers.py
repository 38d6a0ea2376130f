"""Promises the database keeps by itself, whoever writes: rows that only grow, states that only move forward."""

from __future__ import annotations

import pgtrigger

__all__ = ["append_only", "sealed_once", "states"]


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers that refuse UPDATE and DELETE on the table."""
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


def states(field: str, transitions: list[tuple[str, str]]) -> list[pgtrigger.Trigger]:
    """Triggers that allow `field` to change only along `transitions`, and refuse DELETE."""
    return [
        pgtrigger.FSM(name=f"{field}_moves_forward", field=field, transitions=transitions),
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
    ]


def sealed_once(name: str, fields: list[str], *, when: str) -> pgtrigger.Trigger:
    """A trigger that refuses a change of `fields` in rows where `when` (SQL on OLD) holds."""
    changed = " OR ".join(f"OLD.{field} IS DISTINCT FROM NEW.{field}" for field in fields)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"IF ({when}) AND ({changed}) THEN RAISE EXCEPTION '% is sealed', TG_TABLE_NAME; END IF; RETURN NEW;",
    )
