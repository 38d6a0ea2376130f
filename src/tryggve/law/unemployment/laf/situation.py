"""A person's situation beside the incomes: business, extra jobs, severance pay, studies, leave."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Literal

from tryggve.law.engine import Dagar, Kronor, KronorExakt, Månader, Procent, Veckor


@dataclass(frozen=True, slots=True)
class Företagsår:
    """Business income of a tax year by the decision on final tax, whole kronor."""

    år: int
    inkomst: Kronor


@dataclass(frozen=True, slots=True)
class Företag:
    """A business of the person: what makes one an entrepreneur, how it stopped, and how it stood beside other work."""

    från: date
    till: date | None = None
    näringsverksamhet: bool = True
    arbetar_personligen: bool = True
    väsentligt_inflytande: bool = True
    vilande_från: date | None = None
    åtgärder: bool = False
    """Measures were taken in it after `vilande_från` that the act does not overlook (2 kap. 8 §)."""
    återupptaget: date | None = None
    """The day it was last taken up again after it lay dormant."""
    månader_vid_sidan: Månader = 0
    arbete_vid_sidan: Procent = 0
    """The extent of the other work beside which it was run, percent of full time."""
    genomsnittlig_inkomst: KronorExakt = Fraction(0)
    utökat: bool = False


@dataclass(frozen=True, slots=True)
class Bisyssla:
    """An extra job beside full-time work: months beside it in the ramtid, average income a month, whether it has
    grown.
    """

    månader_vid_sidan: Månader
    genomsnittlig_inkomst: KronorExakt
    utökad: bool = False
    företag: bool = False


@dataclass(frozen=True, slots=True)
class Avgångsvederlag:
    """Severance pay or damages equal to pay: the amount, the income of the job's last twelve months, the agreed pay,
    the last day.
    """

    belopp: Kronor
    inkomst_tolv_månader: Kronor
    avtalad_lön: Kronor = 0
    sista_dag: date | None = None


@dataclass(frozen=True, slots=True)
class Utbildning:
    """Studies during unemployment: extent in percent of full time, weeks or days used of the period, how they are
    financed.
    """

    omfattning: Procent
    veckor_i_perioden: Veckor = 0
    veckor_vid_sidan_av_arbete: Veckor = 0
    utökad: bool = False
    studiestöd: bool = False
    orienterande_dagar: Dagar | None = None
    """Days used of a short orientation course; none given means that it is no such course."""


class Ledighet(Enum):
    """Leave from a job that is still held (2 kap. 3–4 §§)."""

    ingen = "ingen ledighet"
    utan_lön = "ledig utan lön"
    hälsoskäl = "ledig av hälsoskäl, arbetsförmågan bedömd av Försäkringskassan"
    annat_deltidsarbete = "ledig från deltidsarbete för ett annat av minst samma omfattning"


@dataclass(frozen=True, slots=True)
class Uppsägning:
    """How the last employment ended: the cause, the last day, who took the initiative, whether it is disputed, and
    how many days the work would have lasted.
    """

    orsak: Literal[
        "arbetsbrist", "tidsbegränsad_anställning", "egen_begäran", "misskötsamhet", "avskedad", "överenskommelse"
    ]
    sista_dag: date
    arbetsgivarens_initiativ: bool = False
    tvist: bool = False
    återstående_dagar: Dagar | None = None
