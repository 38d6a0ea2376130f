"""Payment orders, the files to the bank and the bank's answers. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.assessments.models import Assessment
from tryggve.casework.base.triggers import append_only, sealed_once, states
from tryggve.casework.cases.models import Case
from tryggve.casework.decisions.models import Decision
from tryggve.casework.people.models import Company, Insurer, Person


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
    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, null=True, help_text="Who is paid, when it is not the person."
    )
    benefit = models.CharField(max_length=30)
    period = models.CharField(max_length=40)
    version = models.IntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT)
    again_for = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="again",
        help_text="The rejected order whose money this one pays.",
    )
    half_days = models.IntegerField(help_text="Half days paid (2 = one day).")
    gross = models.BigIntegerField()
    tax = models.BigIntegerField()
    set_off = models.BigIntegerField(default=0, help_text="Kept back for what was paid too much before.")
    net = models.BigIntegerField()
    tax_basis = models.JSONField(default=dict)
    lines = models.JSONField(default=list, help_text="How the gross came about: text, days, amount, finding.")
    due_on = models.DateField()
    account = models.CharField(max_length=40, blank=True, help_text="Empty: paid by payment slip.")
    state = models.CharField(
        max_length=10, default="ordered", help_text="ordered, filed, accepted, paid, rejected, stopped"
    )
    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, null=True, related_name="filed")
    ordered_at = models.DateTimeField()
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "benefit", "period", "version"], name="order_once"),
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(again_for=None), name="order_one_per_assessment"
            ),
            models.CheckConstraint(
                condition=Q(net=F("gross") - F("tax") - F("set_off")), name="order_net_is_gross_less_tax"
            ),
            models.CheckConstraint(
                condition=Q(gross__gt=0, tax__gte=0, net__gte=0, set_off__gte=0), name="order_positive"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ordered", "stopped"]) | Q(file__isnull=False), name="order_filed_has_file"
            ),
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
                [
                    "reference", "case_id", "person_id", "company_id", "benefit", "period", "version", "assessment_id",
                    "decision_id", "again_for_id",
                    "half_days", "gross", "tax", "set_off", "net", "tax_basis", "lines", "account",
                ],
                when="TRUE",
            ),
            sealed_once("filed_is_sealed", ["file_id"], when="OLD.file_id IS NOT NULL"),
        ]  # fmt: skip


class Claim(models.Model):
    """Paid too much for a period: a proposal to recover, for an officer; then what was decided of it. Öre."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    benefit = models.CharField(max_length=30)
    period = models.CharField(max_length=40)
    version = models.IntegerField()
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT)
    half_days = models.IntegerField(default=0, help_text="Half days paid too many.")
    amount = models.BigIntegerField()
    lines = models.JSONField(default=list, help_text="How what is right came about: text, amount, finding.")
    state = models.CharField(max_length=10, default="proposed", help_text="proposed, decided, withdrawn")
    found_at = models.DateTimeField()
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True)
    recover = models.BigIntegerField(null=True, help_text="To be paid back by the decision; the rest is waived.")
    reference = models.CharField(max_length=25, blank=True, help_text="What whoever pays it back states.")
    set_off = models.BooleanField(default=False, help_text="Whether it is also kept back from coming payments.")
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "benefit", "period", "version"], name="claim_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_positive"),
            models.CheckConstraint(
                condition=Q(recover=None) | Q(recover__gte=0, recover__lte=F("amount")),
                name="claim_recovers_at_most_all",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="decided", decision__isnull=False, recover__isnull=False, due_on__isnull=False)
                    & ~Q(reference="")
                )
                | (~Q(state="decided") & Q(decision=None, recover=None, reference="", due_on=None, set_off=False)),
                name="claim_decided_says_what",
            ),
            models.UniqueConstraint(fields=["reference"], condition=~Q(reference=""), name="claim_reference_once"),
        ]
        indexes = [models.Index(fields=["state", "found_at"], name="claim_state")]
        triggers = [
            *states("state", [("proposed", "decided"), ("proposed", "withdrawn")]),
            sealed_once(
                "claim_is_sealed",
                ["case_id", "benefit", "period", "version", "assessment_id", "half_days", "amount", "lines"],
                when="TRUE",
            ),
            sealed_once(
                "decided_is_sealed",
                ["decision_id", "recover", "reference", "set_off", "due_on"],
                when="OLD.state <> 'proposed'",
            ),
        ]


class BankAnswer(models.Model):
    """A file from the bank, read once. One that could not be read is kept too, with the reason."""

    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, help_text="pain.002, camt.054, unreadable")
    problem = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["insurer", "name", "sha256"], name="bank_answer_once")]
        triggers = append_only()


class BankLine(models.Model):
    """One line of the bank's answer: matched to one order or one claim, or parked for a person to look at."""

    answer = models.ForeignKey(BankAnswer, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(
        max_length=120, unique=True, help_text="The bank's own reference of the entry: the same entry twice is one."
    )
    reference = models.CharField(max_length=35)
    what = models.CharField(max_length=10, help_text="accepted, rejected, booked, returned, paid_in")
    amount = models.BigIntegerField(help_text="Öre.")
    booked_on = models.DateField(null=True)
    reason = models.CharField(max_length=80, blank=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True)
    parked_why = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="bank_line_not_negative"),
            models.CheckConstraint(
                condition=Q(order__isnull=False, claim=None, parked_why="")
                | Q(order=None, claim__isnull=False, parked_why="", what="paid_in")
                | (Q(order=None, claim=None) & ~Q(parked_why="")),
                name="bank_line_one_place",
            ),
            models.UniqueConstraint(fields=["order"], condition=Q(what="booked"), name="bank_line_booked_once"),
            models.UniqueConstraint(fields=["order"], condition=Q(what="returned"), name="bank_line_returned_once"),
        ]
        triggers = append_only()


class Repayment(models.Model):
    """Öre of a claim that have come back: paid in to the bank, or kept back from an order. Only grows."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="repayments")
    amount = models.BigIntegerField()
    line = models.OneToOneField(BankLine, on_delete=models.PROTECT, null=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, related_name="kept_back")
    day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="repayment_positive"),
            models.CheckConstraint(
                condition=Q(line=None, order__isnull=False) | Q(line__isnull=False, order=None),
                name="repayment_one_way",
            ),
            models.UniqueConstraint(fields=["claim", "order"], name="repayment_once_an_order"),
        ]
        triggers = append_only()


class Explanation(models.Model):
    """A person has looked at a parked line, or at a file that could not be read, and says what it was."""

    line = models.OneToOneField(BankLine, on_delete=models.PROTECT, null=True)
    answer = models.OneToOneField(BankAnswer, on_delete=models.PROTECT, null=True)
    why = models.TextField()
    officer = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(line=None, answer__isnull=False) | Q(line__isnull=False, answer=None),
                name="explanation_of_one",
            )
        ]
        triggers = append_only()
