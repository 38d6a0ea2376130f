"""The stages of Bo's way that faults begin from: written, proposed, reported, decided, ordered, answered."""

from tests.faults import way
from tryggve.config.working import work_off


def walk(town):
    """Walk the way once, keep each stage, and what is signed but not sent at it."""
    way.settle_in()
    town.application = way.written()
    town.keep("written")
    town.case = way.send_application(town.application).case
    work_off()
    way.certified(town.case)
    town.keep("proposed")
    for key in ("2023-W10", "2023-W11"):
        way.reported(town.case, key, way.a_week(key))()
    town.decide = way.proposal_signed(town.case)
    town.keep("reported")
    town.decide()
    work_off()
    town.report = way.reported(town.case, "2023-W12", way.a_week("2023-W12", {0: "8"}))
    town.correct = way.reported(town.case, "2023-W11", way.a_week("2023-W11", {1: "8", 2: "8"}))
    town.keep("decided")
    town.report()
    town.keep("ordered")
    way.pay()
    way.bank().work(way.PAYS)
    town.keep("answered")
