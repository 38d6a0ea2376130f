"""What a value is: its Python type and its unit. The units are the nouns of the law."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a number, as it is written beside it."""

    name: str


Kronor = Annotated[int, Unit("kr")]
Ören = Annotated[int, Unit("öre")]
Dagar = Annotated[int, Unit("dagar")]
Halvdagar = Annotated[int, Unit("halvdagar")]
Procent = Annotated[int, Unit("%")]
Promille = Annotated[int, Unit("‰")]
Timmar = Annotated[int, Unit("timmar")]
Tiondelstimmar = Annotated[int, Unit("tiondelstimmar")]
Månader = Annotated[int, Unit("månader")]
Veckor = Annotated[int, Unit("veckor")]
År = Annotated[int, Unit("år")]

KronorExakt = Annotated[Fraction, Unit("kr")]
TimmarExakt = Annotated[Fraction, Unit("timmar")]
DagarExakt = Annotated[Fraction, Unit("dagar")]
ProcentExakt = Annotated[Fraction, Unit("%")]

Månad = Annotated[date, Unit("månad")]
"""The first day of a calendar month; facts give it as "2025-10"."""
Vecka = Annotated[date, Unit("vecka")]
"""The Monday of a calendar week; facts give it as "2025-W41"."""
