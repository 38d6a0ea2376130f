"""What people send in: applications, reports, an employer's part; and what they have begun to write. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import NEVER_IGNORED, append_only, never_changed, sealed_once, states
from tryggve.casework.cases.models import Case
from tryggve.casework.people.models import Company, Person, Signature

PART_MOVES = [
    ("asked", "started"),
    ("asked", "signed"),
    ("asked", "expired"),
    ("started", "signed"),
    ("started", "expired"),
    ("signed", "returned"),
    ("signed", "approved"),
    ("signed", "expired"),
    ("returned", "signed"),
    ("returned", "expired"),
]


# Nothing is erased without a note of who did it, by what rule and when.
ERASED_BY_NOTE = """
IF NOT EXISTS (SELECT 1 FROM applications_erasure e WHERE e.submission_id = OLD.submission_id) THEN
    RAISE EXCEPTION 'nothing is erased without a note of it' USING ERRCODE = 'insufficient_privilege';
END IF;
RETURN OLD;
"""


class Draft(models.Model):
    """Answers not sent yet. Saved at each answer."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    insurer = models.CharField(max_length=40)
    insurance = models.CharField(max_length=30)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "insurer", "insurance", "kind", "key"], name="draft_once")
        ]


class Submission(models.Model):
    """Signed answers. Corrected by a later version, never changed."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, help_text="application, report, change, withdrawal")
    key = models.CharField(max_length=40, help_text="The period (2023-W10, 2025-11) or `first`.")
    version = models.IntegerField()
    answers = models.JSONField()
    digest = models.CharField(max_length=64)
    sender = models.ForeignKey(Person, on_delete=models.PROTECT)
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT)
    joint = models.CharField(
        max_length=20, blank=True, help_text="The matter, when one signature files it in several cases."
    )
    receipt = models.CharField(max_length=16, unique=True)
    received_at = models.DateTimeField()
    why_changed = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "key", "version"], name="submission_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="submission_version_from_one"),
            models.UniqueConstraint(fields=["signature"], condition=Q(joint=""), name="submission_signature_once"),
            models.UniqueConstraint(fields=["signature", "case"], name="submission_signature_once_a_case"),
        ]
        triggers = append_only()


class Sensitive(models.Model):
    """What a submission says of health, by place, with the salt of its commitments. Never changed; deleted when it is erased."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, primary_key=True, related_name="sensitive")
    answers = models.JSONField(help_text="What it says, by place: /cause, /lines/0/therapist.")
    salt = models.CharField(max_length=64)

    class Meta:
        triggers = [
            *never_changed(),
            pgtrigger.Trigger(
                name="erased_by_note",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=ERASED_BY_NOTE,
                declare=NEVER_IGNORED,
            ),
        ]


class Erasure(models.Model):
    """That it was erased: what places said something, who erased it, by what rule, when. The rest still has `digest`."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, primary_key=True, related_name="erasure")
    places = models.JSONField()
    digest = models.CharField(max_length=64)
    rule = models.CharField(max_length=120)
    actor = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()


class Part(models.Model):
    """Another party's part of a case: an employer's certificate."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    company = models.ForeignKey(Company, on_delete=models.PROTECT)
    number = models.CharField(max_length=30, unique=True, help_text="Can be read aloud: 2023-000017-1.")
    state = models.CharField(
        max_length=12, default="asked", help_text="asked, started, signed, returned, approved, expired"
    )
    answers = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, null=True, related_name="signed_part")
    approve_by = models.DateField(null=True)
    returned_why = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    approval = models.OneToOneField(Signature, on_delete=models.PROTECT, null=True, related_name="approved_part")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "company", "kind"],
                condition=Q(state__in=["asked", "started", "signed", "returned"]),
                name="part_one_live",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "started", "expired"]) | Q(signature__isnull=False),
                name="part_signed_has_signature",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approval__isnull=False), name="part_approved_has_approval"
            ),
        ]
        indexes = [models.Index(fields=["company", "state"], name="part_of_company")]
        triggers = [
            *states("state", PART_MOVES),
            sealed_once("part_is_sealed", ["case_id", "kind", "company_id", "number", "asked_at"], when="TRUE"),
            sealed_once(
                "signed_answers_are_sealed",
                ["answers", "signature_id", "signed_at"],
                when="OLD.state IN ('signed', 'approved', 'expired')",
            ),
            sealed_once("approval_is_sealed", ["approval_id", "approved_at"], when="OLD.state = 'approved'"),
        ]


class PartSigning(models.Model):
    """The part as it was signed, each time it was: a returned and mended part keeps what it said before."""

    id = models.BigAutoField(primary_key=True)
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="signings")
    answers = models.JSONField()
    digest = models.CharField(max_length=64)
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, related_name="part_signing")
    signed_at = models.DateTimeField()

    class Meta:
        triggers = append_only()
