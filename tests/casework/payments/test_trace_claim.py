"""From what a repayment states to the decision, the day, the facts and the paragraph."""

import pytest
from django.core.management import call_command

from tests.casework.payments.overpaid import FRIDAY, TOO_MUCH, owed, pay_in
from tryggve.casework.payments.claims import NoSuchClaim
from tryggve.casework.payments.trace import trace
from tryggve.casework.payments.trace_claim import trace_claim


def test_from_the_reference_of_a_repayment_to_the_facts_and_the_paragraph(paid, capsys):
    claim = owed(paid, set_off=True)
    pay_in(paid, 10_000, claim.reference)
    order = paid.order(period="2023-W11", keep_back=10)
    call_command("trace", claim.reference)
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert f"{claim.reference}: 1 091,00 kr from Bo Bengtsson" in told
    assert "3 273,00 kr was ordered, 2 182,00 kr is right, 0,00 kr is waived" in told
    assert f"{FRIDAY}: 100,00 kr, paid in, by" in told
    assert f"{order.set_off / 100:.2f} kr, kept back from {order.reference}".replace(".", ",", 1) in told
    for key in (f"claim:{claim.reference}", "bank:paid_in:", f"set-off:{order.reference}:{claim.reference}"):
        assert key in told
    assert "ALF 25 a §" in told
    assert "by Sara Sand" in told
    assert "kept back for what was paid too much before" in trace(order.reference)
    assert claim.recover == TOO_MUCH


def test_a_reference_of_nothing_is_said_and_ends_badly(paid, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("trace", "000000174")
    assert ended.value.code == 2
    assert "No payment has the reference" in capsys.readouterr().err
    with pytest.raises(NoSuchClaim):
        trace_claim("000000174")
