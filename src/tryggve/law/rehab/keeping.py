"""How long what is said of somebody's health is kept."""

from datetime import date

from tryggve.law.engine import Choices, rule
from tryggve.law.rehab.coverage import months_later

YEARS = {"ett_år": 1, "två_år": 2, "fem_år": 5, "tio_år": 10}


@rule("Dataskyddsförordningen artikel 5.1 e", text="Uppgifterna om hälsa raderas {value}.", columns=False)
def hälsouppgifter_raderas(sista_händelse: date, choices: Choices) -> date:
    """The first day on which the payer keeps nothing of what was said of health: so long after the last thing happened
    in the case as the payer has chosen. No source names the time.
    """
    return months_later(sista_händelse, 12 * YEARS[choices.gallring_hälsouppgifter])
