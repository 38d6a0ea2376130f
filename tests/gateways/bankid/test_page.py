import pytest

from tests.gateways.conftest import WEB
from tryggve.gateways.bankid import BankID, mobile_link, qr_data
from tryggve.gateways.bankid.simulator import BankIDSimulator
from tryggve.gateways.bankid.simulator.shown import rendered

BO, AMINA = "198507099813", "199001012385"
BACK = "http://127.0.0.1:1/klar?x=1"


def test_the_link_on_the_same_device_opens_approves_and_returns(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.sign(end_user_ip="192.0.2.7", visible_text="# Ansökan\nJag <b>söker</b>", personal_number=BO)
    page = WEB.get(mobile_link(order, redirect=BACK, app=f"{simulator.page}/"))
    assert page.status_code == 200
    assert "<h3>Ansökan</h3><p>Jag &lt;b&gt;söker&lt;/b&gt;</p>" in page.text
    assert 'lang="sv"' in page.text
    assert "<script" not in page.text
    assert AMINA not in page.text
    assert bankid.collect(order.order_ref).hint_code == "userSign"
    form = {"order_ref": order.order_ref, "personnummer": BO, "redirect": BACK, "do": "approve"}
    done = WEB.post(f"{simulator.page}/order", data=form)
    assert (done.status_code, done.headers["location"]) == (303, BACK)
    assert bankid.collect(order.order_ref).status == "complete"


@pytest.mark.parametrize(("do", "hint"), [("cancel", "userCancel"), ("expire", "expiredTransaction")])
def test_the_person_cancels_or_lets_it_run_out(bankid: BankID, simulator: BankIDSimulator, do: str, hint: str) -> None:
    order = bankid.auth(end_user_ip="192.0.2.7")
    done = WEB.post(f"{simulator.page}/order", data={"order_ref": order.order_ref, "do": do})
    assert done.status_code == 200
    assert bankid.collect(order.order_ref).hint_code == hint


def test_the_start_page_lists_what_waits_and_reads_a_code(bankid: BankID, simulator: BankIDSimulator) -> None:
    assert "Ingen väntar" in WEB.get(f"{simulator.page}/").text
    order = bankid.auth(end_user_ip="192.0.2.7")
    assert order.auto_start_token in WEB.get(f"{simulator.page}/").text
    wrong = WEB.post(f"{simulator.page}/qr", data={"text": "bankid.x.0.y"})
    assert (wrong.status_code, 'aria-invalid="true"' in wrong.text) == (422, True)
    opened = WEB.post(f"{simulator.page}/qr", data={"text": qr_data(order, 0)})
    assert "Identifiera dig" in opened.text


def test_wrong_calls_of_the_page_are_explained(bankid: BankID, simulator: BankIDSimulator) -> None:
    assert WEB.get(f"{simulator.page}/?autostarttoken=x").status_code == 404
    assert WEB.get(f"{simulator.page}/finns-inte").status_code == 404
    order = bankid.auth(end_user_ip="192.0.2.7")
    form = {"order_ref": order.order_ref, "do": "approve"}
    assert WEB.post(f"{simulator.page}/order", data=form).status_code == 422
    script = form | {"personnummer": BO, "redirect": "javascript:alert(1)"}
    assert WEB.post(f"{simulator.page}/order", data=script).status_code == 200


def test_control_explains_what_it_does_not_know(simulator: BankIDSimulator) -> None:
    unknown = WEB.post(f"{simulator.page}/control/mode", json={"mode": "kaos"})
    assert (unknown.status_code, "user_cancel" in unknown.text) == (400, True)
    assert WEB.get(f"{simulator.page}/control/orders").json() == {"orders": []}
    assert WEB.post(f"{simulator.page}/control/approve", json={}).status_code == 404
    assert WEB.post(f"{simulator.page}/control/approve", content=b"[").status_code == 400


def test_markdown_is_shown_and_markup_is_not() -> None:
    shown = rendered("## Rubrik\n- ett\n- *två*\n---\n<script>")
    assert shown == "<h4>Rubrik</h4><ul><li>ett</li><li><strong>två</strong></li></ul><hr><p>&lt;script&gt;</p>"
