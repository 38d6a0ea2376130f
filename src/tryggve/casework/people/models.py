"""Persons, companies, insurers, who may act for whom, and what they signed. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from tryggve.casework.base.triggers import NEVER_IGNORED, append_only, sealed_once, states

# Two administrators who remove each other at once wait here for one another; the second finds that she is the last.
LAST_ADMINISTRATOR = """
IF NEW.service = 'administration' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL AND NEW.removed_how <> 'paper' THEN
    PERFORM 1 FROM people_company WHERE id = NEW.company_id FOR UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM people_mandate
        WHERE company_id = NEW.company_id AND service = 'administration' AND removed_at IS NULL AND to_day IS NULL AND id <> NEW.id
    ) THEN
        RAISE EXCEPTION 'the last administrator of company %', NEW.company_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_last_administrator';
    END IF;
END IF;
RETURN NEW;
"""


class Insurer(models.Model):
    """A fund, an agreement insurer or an authority. Everything that differs between insurers is data in `settings`."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    orgnr = models.CharField(max_length=10, unique=True)
    settings = models.JSONField(
        default=dict, help_text="Letterhead, calendar, named choices, bank account, contact hours."
    )


class Person(models.Model):
    """A person by personnummer (12 digits)."""

    personnummer = models.CharField(max_length=12, unique=True)
    given_name = models.CharField(max_length=80)
    surname = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=170, db_index=True)
    language = models.CharField(max_length=2, default="sv")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    knock_by = models.CharField(
        max_length=8, default="email", choices=[("email", "e-post"), ("sms", "sms"), ("none", "inget")]
    )
    address = models.JSONField(default=dict, help_text="From the population register: street, postcode, town.")
    protected = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(personnummer__regex=r"^\d{12}$"), name="person_twelve_digits")
        ]


class Company(models.Model):
    """A company by organisationsnummer (10 digits)."""

    orgnr = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)
    connected_on = models.DateField(null=True)
    settings = models.JSONField(
        default=dict, help_text="Account for what the company is paid, kind of employer, address."
    )


class Mandate(models.Model):
    """`person` may use `service` for `company` from `from_day` until `to_day` (None: until further notice)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="mandates")
    service = models.CharField(
        max_length=20, help_text="administration, certificates, wages, invoices, agreement, rehab"
    )
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    given_by = models.CharField(max_length=80)
    removed_at = models.DateTimeField(null=True, help_text="From this moment it opens nothing, whatever its days say.")
    removed_by = models.CharField(max_length=80, blank=True)
    removed_how = models.CharField(
        max_length=8, blank=True, help_text="`paper` when the last administrator left by the paper road."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "company", "service"], condition=Q(to_day=None, removed_at=None), name="mandate_once"
            ),
            models.CheckConstraint(condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="mandate_days"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="last_administrator",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=LAST_ADMINISTRATOR,
                declare=NEVER_IGNORED,
            ),
            sealed_once(
                "mandate_is_sealed", ["person_id", "company_id", "service", "from_day", "given_by"], when="TRUE"
            ),
            sealed_once(
                "removed_for_good", ["removed_at", "removed_by", "removed_how"], when="OLD.removed_at IS NOT NULL"
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
        ]


class Post(models.Model):
    """`person` works for `insurer` as officer, approver, operator or auditor."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12)
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    given_by = models.CharField(max_length=80)
    removed_at = models.DateTimeField(null=True, help_text="From this moment it opens nothing, whatever its days say.")
    removed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "insurer", "role"], condition=Q(to_day=None, removed_at=None), name="post_once"
            ),
            models.CheckConstraint(condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="post_days"),
            models.CheckConstraint(
                condition=Q(role__in=["officer", "approver", "operator", "auditor", "health"]), name="post_role"
            ),
        ]
        triggers = [
            sealed_once("post_is_sealed", ["person_id", "insurer_id", "role", "from_day", "given_by"], when="TRUE"),
            sealed_once("removed_for_good", ["removed_at", "removed_by"], when="OLD.removed_at IS NOT NULL"),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
        ]


class EidOrder(models.Model):
    """An order at the e-ID: identification or signature, bound to one browser session and, when signing, one person and one text."""

    order_ref = models.CharField(max_length=60, unique=True)
    auto_start_token = models.CharField(max_length=60)
    qr_start_token = models.CharField(max_length=60)
    qr_start_secret = models.CharField(max_length=60)
    purpose = models.CharField(max_length=8, choices=[("auth", "identify"), ("sign", "sign")])
    session = models.CharField(max_length=64, help_text="SHA-256 of the session key that started it.")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    subject = models.CharField(
        max_length=120, blank=True, help_text="What the signature is for, e.g. submission:tidrapport:2023-W10."
    )
    state = models.CharField(max_length=10, default="pending", help_text="pending, complete, failed")
    hint = models.CharField(max_length=40, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="sign") | (Q(person__isnull=False) & ~Q(text="") & ~Q(subject="")),
                name="eid_order_signs_something",
            ),
        ]
        triggers = [
            *states("state", [("pending", "complete"), ("pending", "failed")]),
            sealed_once(
                "order_is_sealed",
                ["order_ref", "purpose", "session", "text", "text_hash", "subject", "started_at"],
                when="TRUE",
            ),
            sealed_once("signer_is_sealed", ["person_id"], when="OLD.person_id IS NOT NULL"),
            sealed_once("ended_for_good", ["state", "hint", "ended_at"], when="OLD.state <> 'pending'"),
        ]


class Signature(models.Model):
    """A completed signature: who, what was shown, the e-ID's own signature and the certificate's answer."""

    order = models.OneToOneField(EidOrder, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    signature = models.TextField()
    ocsp_response = models.TextField()
    device = models.JSONField(default=dict)
    signed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject"], name="signature_subject")]
        triggers = append_only()


class SignatureUse(models.Model):
    """What a signature was used for: one thing, ever, in whichever room."""

    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, primary_key=True, related_name="use")
    used_for = models.CharField(max_length=120)

    class Meta:
        triggers = append_only()


class Membership(models.Model):
    """`person` is a member of the fund `insurer` from `from_day` until `to_day` (None: still)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT, related_name="memberships")
    from_day = models.DateField()
    to_day = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "insurer"], condition=Q(to_day=None), name="membership_once"),
            models.CheckConstraint(condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="membership_days"),
        ]
