"""Payment orders, the files to the bank and the bank's answers. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.assessments.models import Assessment
from tryggve.casework.base.triggers import append_only, sealed_once, states
from tryggve.casework.cases.models import Case
from tryggve.casework.decisions.models import Decision
from tryggve.casework.people.models import Insurer, Person


class BankFile(models.Model):
    """A file to the bank: its name and MsgId come from its content."""

    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    run_on = models.DateField()
    message_id = models.CharField(max_length=35, unique=True)
    name = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    orders = models.IntegerField()
    total = models.BigIntegerField(help_text="Öre.")
    state = models.CharField(max_length=10, default="written", help_text="written, sent, answered")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        triggers = [
            *states("state", [("written", "sent"), ("sent", "answered"), ("written", "answered")]),
            sealed_once("file_is_sealed", ["message_id", "name", "sha256", "content", "orders", "total"], when="TRUE"),
        ]


class Order(models.Model):
    """An amount to one person for one period: each krona of it leads to an assessment and a decision. Amounts in öre."""

    reference = models.CharField(max_length=35, unique=True, help_text="EndToEndId in the bank file.")
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    benefit = models.CharField(max_length=30)
    period = models.CharField(max_length=40)
    version = models.IntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT)
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT)
    half_days = models.IntegerField(help_text="Half days paid (2 = one day).")
    gross = models.BigIntegerField()
    tax = models.BigIntegerField()
    net = models.BigIntegerField()
    tax_basis = models.JSONField(default=dict)
    lines = models.JSONField(default=list, help_text="How the gross came about: text, days, amount, finding.")
    due_on = models.DateField()
    account = models.CharField(max_length=40, blank=True, help_text="Empty: paid by payment slip.")
    state = models.CharField(max_length=10, default="ordered", help_text="ordered, filed, accepted, paid, rejected, stopped")
    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, null=True, related_name="filed")
    ordered_at = models.DateTimeField()
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "benefit", "period", "version"], name="order_once"),
            models.CheckConstraint(condition=Q(net=F("gross") - F("tax")), name="order_net_is_gross_less_tax"),
            models.CheckConstraint(condition=Q(gross__gt=0, tax__gte=0, net__gte=0), name="order_positive"),
            models.CheckConstraint(condition=Q(state__in=["ordered", "stopped"]) | Q(file__isnull=False), name="order_filed_has_file"),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="order_due")]
        triggers = [
            *states(
                "state",
                [("ordered", "filed"), ("ordered", "stopped"), ("filed", "accepted"), ("filed", "rejected"), ("filed", "paid"),
                 ("accepted", "paid"), ("accepted", "rejected"), ("paid", "rejected")],
            ),
            sealed_once(
                "order_is_sealed",
                ["reference", "person_id", "benefit", "period", "version", "assessment_id", "decision_id", "gross", "tax", "net"],
                when="TRUE",
            ),
        ]  # fmt: skip


class Claim(models.Model):
    """Paid too much for a period: a proposal to recover, for an officer. Öre."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    benefit = models.CharField(max_length=30)
    period = models.CharField(max_length=40)
    version = models.IntegerField()
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, default="proposed")
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "benefit", "period", "version"], name="claim_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_positive"),
        ]


class BankAnswer(models.Model):
    """A file from the bank, read once."""

    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)
    content = models.BinaryField()
    read_at = models.DateTimeField()

    class Meta:
        triggers = append_only()


class BankLine(models.Model):
    """One line of the bank's answer: matched to one order, or parked for a person to look at."""

    answer = models.ForeignKey(BankAnswer, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=120, unique=True, help_text="The bank's own reference of the entry: the same entry twice is one.")
    reference = models.CharField(max_length=35)
    what = models.CharField(max_length=10, help_text="accepted, rejected, booked")
    amount = models.BigIntegerField(help_text="Öre.")
    booked_on = models.DateField(null=True)
    reason = models.CharField(max_length=80, blank=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True)
    parked_why = models.CharField(max_length=120, blank=True)

    class Meta:
        triggers = append_only()
