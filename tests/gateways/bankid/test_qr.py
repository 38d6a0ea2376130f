import pytest

from tryggve.gateways.bankid import Collected, Order, desktop_link, mobile_link, qr_data, shows_qr

PUBLISHED = Order(
    order_ref="131daac9-16c6-4618-beb0-365768f37288",
    auto_start_token="7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6",
    qr_start_token="67df3917-fa0d-44e5-b327-edcc928297f8",
    qr_start_secret="d28db9a7-4cde-429e-a983-359be676944c",
)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (0, "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8"),
        (1, "949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2"),
        (2, "a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3"),
    ],
)
def test_the_code_is_the_one_in_bankids_own_example(seconds: int, code: str) -> None:
    assert qr_data(PUBLISHED, seconds) == f"bankid.67df3917-fa0d-44e5-b327-edcc928297f8.{seconds}.{code}"


def test_time_before_the_order_has_no_code() -> None:
    with pytest.raises(ValueError, match="negative"):
        qr_data(PUBLISHED, -1)


def test_the_secret_is_not_shown_when_an_order_is_printed() -> None:
    assert PUBLISHED.qr_start_secret not in repr(PUBLISHED)


def test_links_escape_the_way_back() -> None:
    link = mobile_link(PUBLISHED, redirect="https://tryggve.example/klar?å=1&b=2#c")
    assert link == (
        "https://app.bankid.com/?autostarttoken=7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6"
        "&redirect=https%3A%2F%2Ftryggve.example%2Fklar%3F%C3%A5%3D1%26b%3D2%23c"
    )
    assert desktop_link(PUBLISHED).endswith("autostarttoken=7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6&redirect=null")


@pytest.mark.parametrize(
    ("status", "hint", "shown"),
    [("pending", "outstandingTransaction", True), ("pending", "userSign", False), ("failed", "startFailed", False)],
)
def test_the_code_is_shown_only_until_an_app_has_taken_the_order(status: str, hint: str, *, shown: bool) -> None:
    assert shows_qr(Collected("x", status, hint)) is shown  # type: ignore[arg-type]
