"""The sample insurance, driven through the way of a case; deferred jobs run when the test says so."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from tests.casework import build
from tryggve.casework.applications import actions as applications
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import day_of
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import asking
from tryggve.casework.flow import queries as asks


@dataclass
class Way:
    """One person's way through the sample insurance."""

    town: build.Town
    now: datetime = build.NOW

    @property
    def bo(self):
        return Actor(role=Role.CLAIMANT, name=self.town.bo.name, person=self.town.bo.id)

    def draft(self, need):
        applications.save_draft(
            person=self.town.bo.id,
            insurer="tryggve",
            insurance="sample",
            kind="application",
            key="first",
            answers={"need": need},
            now=self.now,
        )

    def signed(self, need):
        text = asks.signing_text(
            kind="application",
            person=self.town.bo.id,
            insurer="tryggve",
            insurance="sample",
            answers={"need": need},
            language="sv",
            on=day_of(self.now),
        )
        return build.sign(self.town.bo, text=text.text, subject=text.subject).id

    def apply(self, need):
        self.draft(need)
        signature = self.signed(need)
        return flow.apply(
            person=self.town.bo.id,
            insurer="tryggve",
            insurance="sample",
            signature=signature,
            actor=self.bo,
            now=self.now,
        )

    def assess(self, case):
        asking.ask_and_assess(case=case, now=self.now)

    def officers_signature(self, case, officer=None):
        text = asks.signing_text(kind="decision", case=case, language="sv", on=day_of(self.now))
        return build.sign(officer or self.town.sara, text=text.text, subject=text.subject).id


@pytest.fixture
def way(town):
    return Way(town)
