"""What people give under the act of 1997, as records: a month, a week, a day, a membership, an earlier period."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from tryggve.law.engine import KronorExakt, Månad, Procent, Timmar, TimmarExakt, Unit, Vecka

Hundradelstimmar = Annotated[int, Unit("timmar/100")]
Halvminuter = Annotated[int, Unit("halvminuter")]
Minuter = Annotated[int, Unit("minuter")]
Åttondelar = Annotated[int, Unit("dagar/8")]

Månadshinder = Literal[
    "",
    "sjukdom",  # 16 § styrkt med läkarintyg
    "sjuk",  # the same, in the word of the week's report
    "barn_under_två",  # 16 §, två år från ankomsten för adopterade
    "närståendepenning",  # 16 §
    "familjehem",  # 16 §, uppdrag som familjehems- eller jourhemsförälder
    "smittskydd",  # 16 a §
    "tvångsvård",  # 16 a § (LVM)
    "frihetsberövande",  # 16 a §
    "studier",  # 16 b § avslutad heltidsutbildning efter 25 års ålder eller fem månaders heltidsarbete
    "rekrytutbildning",  # 16 b §
    "medföljande",  # 16 c § p. 1, utan tak
    "särskilt_anställningsstöd",  # 16 c §
    "etablering",  # 16 c §
    "korttidsarbete",  # 16 d §
    "omställningsstudiestöd",  # 16 e §
    "föräldrapenning",  # 17 §
    "totalförsvarsplikt",  # 17 §
    "graviditetspenning",  # known to the act of 2024, not stepped past here
    "biståndsarbete",  # known to the act of 2024, not stepped past here
    "företag_upphört",  # known to the act of 2024, not stepped past here
]
Daghinder = Literal["", "sjuk", "föräldrapenning", "vab", "semester", "kan_inte_ta_arbete", "ej_anmäld"]


@dataclass(frozen=True)
class Arbetsmånad:
    """One calendar month before the unemployment, as the certificate and the registers have it.

    `timmar` are hours worked or paid leave (13 §); `jämställda_timmar` parental benefit or service (13 a §);
    `förmånstimmar` and `förmåner` sick pay and benefits in a month that counts (23 b §); `stödtimmar` subsidised work
    that does not count (14 §); `räknas_inte` the part of the income that may not count; `hinder` what filled the
    month instead of work (16–17 §§), and `hinderdagar` for how many of its days (none: the whole month).
    """

    månad: Månad
    timmar: TimmarExakt = Fraction(0)
    inkomst: KronorExakt = Fraction(0)
    hinder: Månadshinder = ""
    jämställda_timmar: TimmarExakt = Fraction(0)
    förmånstimmar: TimmarExakt = Fraction(0)
    förmåner: KronorExakt = Fraction(0)
    stödtimmar: TimmarExakt = Fraction(0)
    räknas_inte: KronorExakt = Fraction(0)
    hinderdagar: int | None = None


@dataclass(frozen=True)
class Barn:
    """A child of the person."""

    född: date


@dataclass(frozen=True)
class Dag:
    """One day of a week's report: hours worked, and what else stood in the way (`hinder_del` of the day, 1/8 to 1).

    `beredskap` are hours of stand-by and training with the rescue service (38 b §); call-outs are hours worked.
    """

    arbetad_tid: TimmarExakt = Fraction(0)
    hinder: Daghinder = ""
    hinder_del: Fraction = Fraction(1)
    beredskap: TimmarExakt = Fraction(0)


@dataclass(frozen=True)
class Veckorapport:
    """One reported week: Monday first, five or seven days. `omfattning` is the fixed extent of an employment, in
    percent.
    """

    vecka: Vecka
    dagar: tuple[Dag, ...]
    omfattning: Procent = 0
    bisyssla_inkomst: KronorExakt = Fraction(0)


@dataclass(frozen=True)
class TidigarePeriod:
    """An earlier benefit period: which act, when decided, days left, last day paid, and what it was based on.

    `räknad_till` is the last month whose work was counted in its arbetsvillkor (15 §).
    """

    beslut: date
    dagar_kvar: int = 0
    senast_ersatt: date | None = None
    lag: Literal["ALF", "LAF"] = "ALF"
    dagsförtjänst: KronorExakt = Fraction(0)
    normalarbetstid: Timmar = 0
    garanti_slut: date | None = None
    arbetsutbud: Timmar = 0
    gånger_65_procent: int = 0
    överhoppade_månader: int = 0
    räknad_till: Månad | None = None
    försäkring: Literal["inkomstbortfallsförsäkring", "grundförsäkring"] = "inkomstbortfallsförsäkring"


@dataclass(frozen=True)
class Avstängning:
    """A suspension the fund has decided: the day of the event, how many days it takes, how many are served before the first week told."""

    från: date
    dagar: int
    avräknade: int = 0


@dataclass(frozen=True)
class Bisyssla:
    """An extra job beside full-time work: months beside it, average income a week, whether it is a business, and what
    became of it.
    """

    bredvid_heltid_månader: int
    veckoinkomst: KronorExakt = Fraction(0)
    företag: bool = False
    utökad: bool = False
    hindrar_heltid: bool = False
