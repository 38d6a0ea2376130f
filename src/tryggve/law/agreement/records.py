"""Agreements, invoices and reports of a company, and what is said about the unbroken period."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import NamedTuple

from tryggve.law.engine import Dagar


@dataclass(frozen=True, slots=True)
class Avtal:
    """One agreement: first day, last day (none while it holds), why it ended."""

    från: date
    till: date | None = None
    orsak: str = ""


@dataclass(frozen=True, slots=True)
class Faktura:
    """An invoice: when it is due, and when it was paid."""

    förfaller: date
    betald: date | None = None
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Slutrapport:
    """The report of a year's final wages, and when it came in."""

    år: int
    inkommen: date | None = None


class Spann(NamedTuple):
    """An unbroken agreement period: first day, and last day or none while it goes on."""

    från: date
    till: date | None

    def __str__(self) -> str:
        """In words: since when, and until when it held."""
        return (
            f"sedan {self.från.isoformat()}"
            if self.till is None
            else f"{self.från.isoformat()}–{self.till.isoformat()}"
        )


class Glapp(NamedTuple):
    """A gap: first and last day without agreement, and how many days."""

    från: date
    till: date
    dagar: Dagar

    def __str__(self) -> str:
        """In words: first and last day, and how many days."""
        return f"{self.från.isoformat()}–{self.till.isoformat()} ({self.dagar} dagar)"


class Riskorsak(Enum):
    """What can break the period; the value says it in words."""

    obetald_faktura = "En faktura är obetald. Betalas den inte sägs avtalet upp."
    slutliga_löner_saknas = "Slutliga löner för förra året är inte rapporterade i januari. Då sägs avtalet upp."
    egen_uppsägning = "Avtalet är uppsagt av er och upphör."


class Risk(NamedTuple):
    """One risk and the day it concerns."""

    orsak: Riskorsak
    datum: date

    def __str__(self) -> str:
        """In words: the day, and what can happen."""
        return f"{self.datum.isoformat()}: {self.orsak.value}"


class Personalkategori(IntEnum):
    """Decided by the work done; an owner is normally a företagare."""

    arbetare = 1
    tjänsteman = 2
    företagare = 3


class Bundenhet(IntEnum):
    """By what the employer is bound to pay for omställning and severance."""

    huvudavtal = 1
    huvudavtal_hängavtal = 2
    omställningsförsäkring = 3
    omställningsförsäkring_hängavtal = 4


class Försäkring(Enum):
    """The insurances of the packages."""

    avtalspension = "Avtalspension SAF-LO"
    ags = "AGS avtalsgruppsjukförsäkring"
    tfa = "TFA trygghetsförsäkring vid arbetsskada"
    tgl = "TGL tjänstegrupplivförsäkring"
    fpt = "FPT föräldrapenningtillägg"
    premiebefrielse = "Premiebefrielseförsäkring"
    agb = "AGB försäkring om avgångsbidrag"
    tsl = "Trygghetsfonden TSL"
    trr = "Trygghetsrådet TRR eller TRS"
