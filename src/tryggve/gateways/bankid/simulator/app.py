"""The simulated app in a person's hand: open an order, be someone, approve, cancel or let it run out."""

import base64
from datetime import UTC, datetime
from typing import Any

from tryggve.gateways.bankid.simulator.orders import Order, Orders
from tryggve.gateways.bankid.simulator.signing import Signer
from tryggve.gateways.simulation import Faults, People, Person

ISSUED = "2020-02-01+01:00"
MODES = ("user_cancel", "expired", "certificate_err", "wrong_person")
HINTS = {"user_cancel": "userCancel", "expired": "expiredTransaction", "certificate_err": "certificateErr"}


class UnknownPerson(Exception):
    """None of the invented people has that personnummer."""


class NotThatPerson(Exception):
    """The relying party asked for another person."""


class App:
    def __init__(self, orders: Orders, signer: Signer, people: People, faults: Faults) -> None:
        self.orders = orders
        self.people = people
        self.faults = faults
        self._signer = signer

    def may_use(self, order: Order) -> list[Person]:
        """The people who can take the order: all, or the one that was asked for."""
        everyone = list(self.people.persons.values())
        return [one for one in everyone if order.personal_number in ("", one.personnummer)]

    def choose(self, order: Order, personal_number: str) -> Person:
        """The app knows who it is. UnknownPerson, NotThatPerson, UnknownOrder."""
        person = self.people.persons.get(personal_number)
        if person is None:
            raise UnknownPerson(personal_number)
        if order.personal_number not in ("", personal_number):
            raise NotThatPerson
        self.orders.open(order)
        self.orders.choose(order, personal_number)
        return person

    def approve(self, order: Order, personal_number: str) -> None:
        """Identifies or signs, unless a mode is on order. UnknownPerson, NotThatPerson, UnknownOrder."""
        person = self.choose(order, personal_number)
        fault = self.faults.take("/control/approve", *MODES)
        if fault is not None and fault.name in HINTS:
            self.orders.fail(order, HINTS[fault.name])
            return
        if fault is not None:
            person = next(one for one in self.people.persons.values() if one.personnummer != personal_number)
        self.orders.complete(order, self._completion(order, person))

    def _completion(self, order: Order, person: Person) -> dict[str, Any]:
        signed = self._signer.sign(
            person, visible=order.visible, hidden=order.hidden, purpose=order.purpose, at=datetime.now(UTC)
        )
        completion: dict[str, Any] = {
            "user": {
                "personalNumber": person.personnummer,
                "name": person.name,
                "givenName": person.given_name,
                "surname": person.surname,
            },
            "device": {"ipAddress": order.end_user_ip, "uhi": base64.b64encode(person.personnummer.encode()).decode()},
            "bankIdIssueDate": ISSUED,
            "signature": signed.signature,
            "ocspResponse": signed.ocsp_response,
        }
        return completion | ({"risk": "low"} if order.return_risk else {})
