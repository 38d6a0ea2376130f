"""The same thing at the same moment on many connections: it happens once, and everybody is told the truth."""

from tests.casework.race import race
from tests.faults import way
from tryggve.casework.applications.models import Submission
from tryggve.casework.decisions.actions import TakenByAnother
from tryggve.casework.decisions.models import Decision
from tryggve.casework.payments.models import BankFile, Order

ROUNDS = 3
SENDERS = 20


def test_the_same_report_twenty_times_at_once_is_one(town, times, counted):
    for _ in range(ROUNDS * times):
        town.back_to("decided")
        reports, orders = Submission.objects.filter(kind="report"), Order.objects
        before = reports.count(), orders.count()
        told = race([town.report] * SENDERS)
        assert [one for one in told if isinstance(one, Exception)] == []
        assert len(set(told)) == 1
        assert (reports.count(), orders.count()) == (before[0] + 1, before[1] + 1)
        assert way.offenders(receipts=[told[0].receipt]) == {}
    counted(f"{ROUNDS * times} rounds of {SENDERS}, each one submission, one order, one receipt")


def test_the_same_application_twenty_times_at_once_is_one(town, times, counted):
    for _ in range(ROUNDS * times):
        town.back_to("written")
        told = race([lambda: way.send_application(town.application)] * SENDERS)
        assert [one for one in told if isinstance(one, Exception)] == []
        assert len(set(told)) == 1
        assert Submission.objects.count() == 1
        assert way.offenders(receipts=[told[0].receipt]) == {}
    counted(f"{ROUNDS * times} rounds of {SENDERS}, each one case, one submission, one receipt")


def test_of_two_officers_who_sign_at_once_one_decides_and_the_other_is_told(town, times, counted):
    for _ in range(5 * ROUNDS * times):
        town.back_to("reported")
        told = race([way.proposal_signed(town.case), way.proposal_signed(town.case, way.OLOF)])
        kinds = sorted(type(one).__name__ for one in told)
        assert kinds == ["DecisionRecord", TakenByAnother.__name__], told
        assert Decision.objects.filter(state="signed").count() == 1
        assert Order.objects.count() == 2
        assert way.offenders() == {}
    counted(f"{5 * ROUNDS * times} rounds, each one decision and one TakenByAnother")


def test_payment_runs_at_once_make_one_file(town, times, counted):
    for n in range(3 * ROUNDS * times):
        town.back_to("ordered")
        runs = 2 + n % 7
        told = race([way.pay] * runs)
        assert [one for one in told if isinstance(one, Exception)] == []
        assert BankFile.objects.count() == 1
        assert len([one for one in told if "orders" in one]) == 1, told
        way.bank().work(way.PAYS)
        race([way.read] * runs)
        assert set(Order.objects.values_list("state", flat=True)) == {"paid"}
        assert way.offenders() == {}
    counted(f"{3 * ROUNDS * times} rounds of 2 to 8 runs, each one file and each krona once")
