"""Bo's case brought as far as a test needs, by the casework's own actions; only what the test is about goes through pages."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from tests.portals.people import BO, BYGG, EVA, SARA
from tryggve.casework.applications import actions as applying
from tryggve.casework.applications import queries as applications
from tryggve.casework.base import actions as base
from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import asking
from tryggve.casework.flow import queries as asks
from tryggve.casework.letters import actions as letters
from tryggve.casework.people import eid
from tryggve.casework.people import queries as people
from tryggve.config.journeys.bo import ANSWERS, at, certificate
from tryggve.gateways import bankid as protocol
from tryggve.portals.ui import bankid as our_bankid
from tryggve.portals.ui import clock


class Road:
    """`road.applied()`, `road.certified()`, `road.decided()`: each goes on from the one before."""

    def __init__(self, play):
        self._play = play
        self.number = ""

    def to(self, day, hour=9):
        """Move the clock, without the jobs of the days between."""
        base.set_clock(to=at(day, hour), real=timezone.now(), actor=system("tests"))

    @property
    def now(self) -> datetime:
        return clock.now()

    def actor(self, number, role, **more):
        person = people.person_by_number(number)
        return Actor(role=role, name=person.name, person=person.id, **more)

    def sign(self, number, shown):
        """A signature by the practice BankID, kept as any other."""
        person = people.person_by_number(number)
        order = our_bankid.line().sign(end_user_ip="127.0.0.1", visible_text=shown.text, personal_number=number)
        eid.start_order(
            order_ref=order.order_ref, auto_start_token=order.auto_start_token, qr_start_token=order.qr_start_token,
            qr_start_secret=order.qr_start_secret, purpose="sign", session="road", person=person.id, text=shown.text,
            subject=shown.subject, now=self.now,
        )  # fmt: skip
        self._play("approve", order.order_ref, number)
        done = our_bankid.line().collect(order.order_ref).completion
        protocol.read_evidence(done, trusted=our_bankid.trusted(), expected_person=number, expected_text=shown.text)
        return eid.complete_signature(
            order_ref=order.order_ref, session="road", personnummer=number, signature=done.signature, ocsp_response=done.ocsp_response,
            device={}, now=self.now,
        ).id  # fmt: skip

    def applied(self):
        bo = self.actor(BO, Role.CLAIMANT)
        about = {"person": bo.person, "insurer": "tryggve", "insurance": "unemployment"}
        applying.save_draft(**about, kind="application", key="first", answers=ANSWERS, now=self.now)
        shown = asks.signing_text(kind="application", **about, answers=ANSWERS, language="sv", on=self.now.date())
        self.number = flow.apply(**about, signature=self.sign(BO, shown), actor=bo, now=self.now).case
        return self

    def certified(self):
        self.to("2023-03-07")
        company = people.company_by_number(BYGG).id
        eva = self.actor(EVA, Role.COMPANY_USER, company=company)
        part = self.part
        answers = certificate(asks.part_form(part=part, on=self.now.date()).months)
        shown = asks.signing_text(kind="part_sign", part=part, answers=answers, language="sv", on=self.now.date())
        flow.sign_certificate(part=part, answers=answers, signature=self.sign(EVA, shown), actor=eva, now=self.now)
        return self

    @property
    def part(self):
        return applications.parts(cases.case(self.number).id)[0].number

    def decided(self):
        shown = asks.signing_text(kind="part_approve", part=self.part, language="sv", on=self.now.date())
        flow.approve_certificate(
            part=self.part, signature=self.sign(BO, shown), actor=self.actor(BO, Role.CLAIMANT), now=self.now
        )
        asking.ask_and_assess(case=self.number, now=self.now)
        self.to("2023-03-08")
        sara = self.actor(SARA, Role.OFFICER, insurer="tryggve")
        shown = asks.signing_text(kind="decision", case=self.number, language="sv", on=self.now.date())
        version = cases.case(self.number).version
        flow.decide(case=self.number, seen_version=version, signature=self.sign(SARA, shown), actor=sara, now=self.now)
        letters.seal_pending(now=self.now)
        return self
