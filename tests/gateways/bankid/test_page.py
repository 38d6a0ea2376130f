import httpx
import pytest

from tryggve.gateways.bankid import BankID, mobile_link, qr_data
from tryggve.gateways.bankid.simulator import BankIDSimulator
from tryggve.gateways.bankid.simulator.shown import rendered

BO, AMINA = "198507099813", "199001012385"
BACK = "http://127.0.0.1:1/klar?x=1"


def test_the_link_on_the_same_device_opens_approves_and_returns(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.sign(end_user_ip="192.0.2.7", visible_text="# Ansökan\nJag <b>söker</b>", personal_number=BO)
    page = httpx.get(mobile_link(order, redirect=BACK, app=f"{simulator.page}/"), trust_env=False)
    assert page.status_code == 200
    assert "<h3>Ansökan</h3><p>Jag &lt;b&gt;söker&lt;/b&gt;</p>" in page.text
    assert 'lang="sv"' in page.text
    assert "<script" not in page.text
    assert AMINA not in page.text
    assert bankid.collect(order.order_ref).hint_code == "userSign"
    form = {"order_ref": order.order_ref, "personnummer": BO, "redirect": BACK, "do": "approve"}
    done = httpx.post(f"{simulator.page}/order", data=form, trust_env=False)
    assert (done.status_code, done.headers["location"]) == (303, BACK)
    assert bankid.collect(order.order_ref).status == "complete"


@pytest.mark.parametrize(("do", "hint"), [("cancel", "userCancel"), ("expire", "expiredTransaction")])
def test_the_person_cancels_or_lets_it_run_out(bankid: BankID, simulator: BankIDSimulator, do: str, hint: str) -> None:
    order = bankid.auth(end_user_ip="192.0.2.7")
    done = httpx.post(f"{simulator.page}/order", data={"order_ref": order.order_ref, "do": do}, trust_env=False)
    assert done.status_code == 200
    assert bankid.collect(order.order_ref).hint_code == hint


def test_the_start_page_lists_what_waits_and_reads_a_code(bankid: BankID, simulator: BankIDSimulator) -> None:
    assert "Ingen väntar" in httpx.get(f"{simulator.page}/", trust_env=False).text
    order = bankid.auth(end_user_ip="192.0.2.7")
    assert order.auto_start_token in httpx.get(f"{simulator.page}/", trust_env=False).text
    wrong = httpx.post(f"{simulator.page}/qr", data={"text": "bankid.x.0.y"}, trust_env=False)
    assert (wrong.status_code, 'aria-invalid="true"' in wrong.text) == (422, True)
    opened = httpx.post(f"{simulator.page}/qr", data={"text": qr_data(order, 0)}, trust_env=False)
    assert "Identifiera dig" in opened.text


def test_wrong_calls_of_the_page_are_explained(bankid: BankID, simulator: BankIDSimulator) -> None:
    assert httpx.get(f"{simulator.page}/?autostarttoken=x", trust_env=False).status_code == 404
    assert httpx.get(f"{simulator.page}/finns-inte", trust_env=False).status_code == 404
    order = bankid.auth(end_user_ip="192.0.2.7")
    form = {"order_ref": order.order_ref, "do": "approve"}
    assert httpx.post(f"{simulator.page}/order", data=form, trust_env=False).status_code == 422
    script = form | {"personnummer": BO, "redirect": "javascript:alert(1)"}
    assert httpx.post(f"{simulator.page}/order", data=script, trust_env=False).status_code == 200


def test_control_explains_what_it_does_not_know(simulator: BankIDSimulator) -> None:
    unknown = httpx.post(f"{simulator.page}/control/mode", json={"mode": "kaos"}, trust_env=False)
    assert (unknown.status_code, "user_cancel" in unknown.text) == (400, True)
    assert httpx.get(f"{simulator.page}/control/orders", trust_env=False).json() == {"orders": []}
    assert httpx.post(f"{simulator.page}/control/approve", json={}, trust_env=False).status_code == 404
    assert httpx.post(f"{simulator.page}/control/approve", content=b"[", trust_env=False).status_code == 400


def test_markdown_is_shown_and_markup_is_not() -> None:
    shown = rendered("## Rubrik\n- ett\n- *två*\n---\n<script>")
    assert shown == "<h4>Rubrik</h4><ul><li>ett</li><li><strong>två</strong></li></ul><hr><p>&lt;script&gt;</p>"
