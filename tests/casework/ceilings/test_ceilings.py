"""The room itself, without anything else that would make writers wait for each other."""

import pytest
from django.db import IntegrityError, transaction

from tests.casework.build import NOW, TESTS, open_case
from tests.casework.race import race
from tryggve.casework.cases import actions as cases
from tryggve.casework.ceilings import actions, queries
from tryggve.casework.ceilings.models import Total
from tryggve.casework.ceilings.records import Ceiling

YEAR = Ceiling("tryggve", "year", "company:1", "2026", 10_000)
WRITERS = 50


@pytest.mark.faults
def test_fifty_connections_draw_on_one_ceiling_and_stop_at_its_most(racing_town):
    numbers = [
        cases.open_case(
            insurer="tryggve", insurance="sample", person=racing_town.bo.id, matter=f"m{n}", now=NOW, actor=TESTS
        )
        for n in range(WRITERS)
    ]

    def drawing(case):
        def run():
            with transaction.atomic():
                standing = actions.hold(ceilings=[YEAR], matter=case.matter)[0]
                amount = min(3_000, standing.left)
                actions.draw(case=case.id, amounts={YEAR: amount}, actor=TESTS, now=NOW)
                return amount

        return run

    got = race([drawing(case) for case in numbers])
    assert sorted(got, reverse=True)[:5] == [3_000, 3_000, 3_000, 1_000, 0]
    assert queries.standing(YEAR).used == 10_000
    assert queries.uneven() == []


def test_the_database_itself_refuses_more_than_the_most(town):
    case = open_case(town)
    actions.draw(case=case.id, amounts={YEAR: 10_000}, actor=TESTS, now=NOW)
    with pytest.raises(IntegrityError, match="total_within_its_most"), transaction.atomic():
        Total.objects.update(used=10_001)


def test_a_ceiling_that_the_law_raises_has_more_left(town):
    case = open_case(town)
    actions.draw(case=case.id, amounts={YEAR: 10_000}, actor=TESTS, now=NOW)
    raised = Ceiling("tryggve", "year", "company:1", "2026", 12_000)
    assert actions.hold(ceilings=[raised], matter="")[0].left == 2_000
