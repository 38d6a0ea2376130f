import pytest

from tryggve.gateways.bankid import Unreadable
from tryggve.gateways.bankid.client import _read_collected

BO, IP = "198507099813", "192.0.2.7"
COMPLETE = {
    "user": {"personalNumber": BO, "name": "Bo Bengtsson", "givenName": "Bo", "surname": "Bengtsson"},
    "device": {"ipAddress": IP},
    "bankIdIssueDate": "2020-02-01+01:00",
    "signature": "eA==",
    "ocspResponse": "eA==",
}


@pytest.mark.parametrize(
    "completion",
    [
        None,
        "x",
        COMPLETE | {"user": None},
        COMPLETE | {"user": {"personalNumber": 198507099813}},
        COMPLETE | {"signature": ""},
        {name: value for name, value in COMPLETE.items() if name != "ocspResponse"},
    ],
)
def test_a_completion_that_lacks_something_is_unreadable(completion: object) -> None:
    with pytest.raises(Unreadable):
        _read_collected({"orderRef": "r", "status": "complete", "completionData": completion}, "r")


def test_an_answer_about_another_order_is_unreadable() -> None:
    whole = {"orderRef": "r", "status": "complete", "completionData": COMPLETE}
    assert _read_collected(whole, "r").completion is not None
    with pytest.raises(Unreadable):
        _read_collected(whole, "another")
    with pytest.raises(Unreadable):
        _read_collected(whole | {"status": "done"}, "r")
