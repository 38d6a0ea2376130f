"""Ages that the acts share: the upper age, and the older one for those who had already reached it when it was raised."""

from datetime import date

RAISED = (date(2023, 1, 1), date(2026, 1, 1))
"""When the upper age went from 65 to 66, and from 66 to the riktålder."""


def birthday(born: date, age: int) -> date:
    """The day the person reaches the age; 28 February for the one born on 29 February."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 2, 28)


def reached_before(born: date, on: date, upper: int) -> int:
    """The upper age that holds for the person on the date: the older one, had it been reached when the age was
    raised.
    """
    for raised, older in zip(RAISED, (65, 66), strict=True):
        if on >= raised and birthday(born, older) < raised:
            return older
    return upper
