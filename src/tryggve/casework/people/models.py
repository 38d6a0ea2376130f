"""Persons, companies, insurers, who may act for whom, and what they signed. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.base.triggers import append_only


class Insurer(models.Model):
    """A fund, an agreement insurer or an authority. Everything that differs between insurers is data in `settings`."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    orgnr = models.CharField(max_length=10, unique=True)
    settings = models.JSONField(default=dict, help_text="Letterhead, calendar, named choices, bank account, contact hours.")


class Person(models.Model):
    """A person by personnummer (12 digits)."""

    personnummer = models.CharField(max_length=12, unique=True)
    given_name = models.CharField(max_length=80)
    surname = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=170, db_index=True)
    language = models.CharField(max_length=2, default="sv")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    knock_by = models.CharField(max_length=8, default="email", choices=[("email", "e-post"), ("sms", "sms"), ("none", "inget")])
    address = models.JSONField(default=dict, help_text="From the population register: street, postcode, town.")
    protected = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(personnummer__regex=r"^\d{12}$"), name="person_twelve_digits")]


class Company(models.Model):
    """A company by organisationsnummer (10 digits)."""

    orgnr = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)
    connected_on = models.DateField(null=True)


class Mandate(models.Model):
    """`person` may use `service` for `company` from `from_day` until `to_day` (None: until further notice)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="mandates")
    service = models.CharField(max_length=20, help_text="administration, certificates, wages, invoices, agreement, rehab")
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    given_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "company", "service"], condition=Q(to_day=None), name="mandate_once"),
            models.CheckConstraint(condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="mandate_days"),
        ]


class Post(models.Model):
    """`person` works for `insurer` as officer, approver, operator or auditor."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12)
    from_day = models.DateField()
    to_day = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "insurer", "role"], condition=Q(to_day=None), name="post_once")]


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
    subject = models.CharField(max_length=120, blank=True, help_text="What the signature is for, e.g. submission:tidrapport:2023-W10.")
    state = models.CharField(max_length=10, default="pending")
    hint = models.CharField(max_length=40, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


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
        triggers = append_only()
