"""The log that nobody can change unseen. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models

from tryggve.casework.audit.chain import LINK
from tryggve.casework.base.triggers import NEVER_IGNORED, append_only

ONLY_BY_THE_CHAIN = """
IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the head of a chain moves only when a line is written' USING ERRCODE = 'insufficient_privilege';
END IF;
RETURN NEW;
"""


class Entry(models.Model):
    """One line. `place`, `previous` and `hash` are set by a trigger, per `chain` (a case, a person, a company, or the house)."""

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=40)
    place = models.BigIntegerField(default=0, help_text="Place in the chain, 1 first; set by the trigger.")
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    actor_name = models.CharField(max_length=120)
    company = models.BigIntegerField(null=True)
    insurer = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=80)
    person = models.BigIntegerField(null=True, help_text="Whose data it concerns.")
    data = models.JSONField(default=dict)
    previous = models.BinaryField(null=True)
    hash = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "place"], name="entry_one_place")]
        indexes = [
            models.Index(fields=["person", "-at"], name="entry_person"),
            models.Index(fields=["company", "-at"], name="entry_company"),
        ]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="linked",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=LINK,
                declare=[("link", "RECORD"), *NEVER_IGNORED],
            ),
        ]


class Head(models.Model):
    """The last line of a chain. Its row lock gives each line its place; a cut tail shows against it."""

    chain = models.CharField(max_length=40, primary_key=True)
    place = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        triggers = [
            pgtrigger.Trigger(
                name="only_by_the_chain",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=ONLY_BY_THE_CHAIN,
                declare=NEVER_IGNORED,
            )
        ]


class Root(models.Model):
    """The day's root: a hash over the head of every chain that has grown since the root before, and over that root."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField(unique=True)
    entries = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        triggers = append_only()


class RootHead(models.Model):
    """A head as it was when the root was made."""

    id = models.BigAutoField(primary_key=True)
    root = models.ForeignKey(Root, on_delete=models.PROTECT, related_name="heads")
    chain = models.CharField(max_length=40)
    place = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["root", "chain"], name="root_head_once")]
        triggers = append_only()
