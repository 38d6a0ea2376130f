"""Killed before and after every SQL statement, and run again: one decision, one signature."""

import pytest

from tests.casework.matter import MONDAY, killed_everywhere, open_matter, signature
from tryggve.casework.decisions import actions, queries

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_proposing_and_signing():
    matter = open_matter()
    now = {}

    def prepare(place):
        now["assessment"] = matter.assess(results={"place": place})
        now["proposal"] = matter.propose(now["assessment"])
        now["signature"] = signature(matter.ids["sara"], f"decision:{now['proposal'].number}")

    def sign():
        return actions.sign(
            decision=now["proposal"].id,
            signature=now["signature"],
            seen_version=matter.version(),
            actor=matter.officer("sara"),
            now=MONDAY,
        )

    def again(_place):
        assert sign() == sign() == queries.current(matter.case.id)

    statements = killed_everywhere(sign, prepare=prepare, then=again)
    assert statements > 5
    states = [made.state for made in queries.decisions(matter.case.id)]
    assert states == ["replaced"] * (2 * statements) + ["signed"]


def test_a_proposal_that_replaces_another():
    matter = open_matter()
    now = {}

    def prepare(place):
        now["assessment"] = matter.assess(results={"place": place})

    def propose():
        return matter.propose(now["assessment"])

    statements = killed_everywhere(propose, prepare=prepare, then=lambda _place: propose())
    states = [made.state for made in queries.decisions(matter.case.id)]
    assert states == ["dropped"] * (2 * statements) + ["proposed"]
