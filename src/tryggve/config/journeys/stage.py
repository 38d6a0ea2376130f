"""Where a journey is played: the clock, the people, their e-ID, the bank, and a record of what was expected."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.request import Request, urlopen

from django.conf import settings

from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.base.clock import SWEDEN
from tryggve.casework.base.clock import now as clock_now
from tryggve.casework.flow import clockwork
from tryggve.casework.flow.records import SigningText
from tryggve.casework.flow.schedule import PAYMENT_RUN, Ran
from tryggve.casework.people import eid
from tryggve.casework.people import queries as people
from tryggve.config.working import work_off
from tryggve.gateways import bankid
from tryggve.portals.ui import bankid as our_bankid

SESSION = "journey"


@dataclass
class Stage:
    """One journey's stage. `say` prints a line; `failed` gathers what did not hold."""

    say: Callable[[str], None]
    real: Callable[[], datetime]
    failed: list[str] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The time on the try-out's clock."""
        return clock_now(real=self.real())

    def title(self, words: str) -> None:
        self.say(f"\n{words}\n{'─' * len(words)}")

    def step(self, words: str) -> None:
        self.say(f"  {self.now.astimezone(SWEDEN):%Y-%m-%d %H.%M}  {words}")

    def expect(self, what: str, got: object, wanted: object, paragraph: str = "") -> None:
        """Print what came out, and remember it when it is not what the law gives."""
        holds = got == wanted
        mark = "✔" if holds else "✘"
        wrong = "" if holds else f"   väntade {wanted}"
        self.say(f"                    {mark} {what}: {got}{wrong}{f'   ({paragraph})' if paragraph else ''}")
        if not holds:
            self.failed.append(f"{what}: {got!r}, expected {wanted!r}")

    def to(self, moment: datetime) -> None:
        """Move the clock; what was scheduled in between runs as on its day, and the bank does its work."""
        clockwork.move(to=moment, real=self.real(), actor=system("journey"), seen=self._ran)
        self.work()

    def _ran(self, ran: Ran) -> None:
        if ran.job == PAYMENT_RUN and "orders" in ran.result:
            self.say(f"  {ran.day}        {ran.result}")

    def work(self) -> None:
        """Let the workers do what has been deferred."""
        work_off()

    def actor(self, personnummer: str, role: Role, *, company: str = "", insurer: str = "") -> Actor:
        """The person, acting as what is said."""
        person = people.person_by_number(personnummer)
        acts_for = people.company_by_number(company).id if company else None
        name = f"{person.given_name} {person.surname}"
        return Actor(role=role, name=name, person=person.id, company=acts_for, insurer=insurer or None)

    def sign(self, personnummer: str, shown: SigningText) -> int:
        """Sign what is shown with the practice BankID, over its real protocol. Gives the signature's id."""
        person = people.person_by_number(personnummer)
        line = our_bankid.line()
        hidden = shown.subject.encode()
        order = line.sign(
            end_user_ip="127.0.0.1", visible_text=shown.text, hidden_data=hidden, personal_number=person.personnummer
        )
        session = f"{SESSION}-{secrets.token_hex(8)}"
        eid.start_order(
            order_ref=order.order_ref, auto_start_token=order.auto_start_token, qr_start_token=order.qr_start_token,
            qr_start_secret=order.qr_start_secret, purpose="sign", session=session, person=person.id, text=shown.text,
            subject=shown.subject, now=self.real(),
        )  # fmt: skip
        self._app(order, person.personnummer)
        completion = line.collect(order.order_ref).completion
        assert completion is not None
        bankid.read_evidence(
            completion,
            trusted=our_bankid.trusted(),
            expected_person=person.personnummer,
            expected_text=shown.text,
            expected_hidden=hidden,
        )
        made = eid.complete_signature(
            order_ref=order.order_ref, session=session, personnummer=completion.user.personal_number, signature=completion.signature,
            ocsp_response=completion.ocsp_response, device={"ip_address": completion.device.ip_address, "uhi": completion.device.uhi},
            now=self.real(),
        )  # fmt: skip
        return made.id

    def _app(self, order: bankid.Order, personnummer: str) -> None:
        """What the person does in the app: chooses who they are and approves."""
        asked = json.dumps({"orderRef": order.order_ref, "personalNumber": personnummer}).encode()
        address = f"{settings.BANKID_PAGE}/control/approve"
        request = Request(address, data=asked, headers={"Content-Type": "application/json"})  # noqa: S310
        with urlopen(request, timeout=10) as answer:  # noqa: S310 - the practice app on this machine
            answer.read()
