"""What people and registers tell, month by month and spell by spell, and the words the act uses for it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, IntEnum
from fractions import Fraction
from typing import Annotated, NamedTuple

from tryggve.law.engine import (
    Dagar,
    DagarExakt,
    Kronor,
    KronorExakt,
    Månad,
    Månader,
    TimmarExakt,
    Unit,
    half_up,
)
from tryggve.law.engine.texts import in_words

Perioder = Annotated[int, Unit("perioder")]


class Hinder(Enum):
    """Why most of a month could not be worked (3 kap. 15 and 16 §§); the value says it in words."""

    inget = ""
    sjukdom = "sjukdom som är styrkt med läkarintyg"
    sjuk = "sjuk, styrkt med läkarintyg"
    barn_under_två = "vård av eget barn under två år"
    graviditetspenning = "graviditetspenning"
    föräldrapenning = "föräldrapenningsförmån"
    närståendepenning = "vård med närståendepenning"
    rekrytutbildning = "grundutbildning för rekryter"
    totalförsvarsplikt = "tjänstgöring enligt totalförsvarsplikten"
    familjehem = "uppdrag som familjehemsförälder eller jourhemsförälder"
    biståndsarbete = "biståndsarbete utomlands"
    särskilt_anställningsstöd = "arbete med särskilt anställningsstöd"
    smittskydd = "beslut enligt smittskyddslagen eller livsmedelslagen"
    tvångsvård = "tvångsvård av missbrukare"
    frihetsberövande = "intagen i kriminalvårdsanstalt"
    medföljande = "medföljande till utlandet"
    studier = "avslutad utbildning på heltid"
    företag_upphört = "företagare i ett företag som upphört inom 60 månader från starten"
    korttidsarbete = "korttidsarbete med stöd"
    omställningsstudiestöd = "omställningsstudiestöd"
    etablering = "etableringsinsatser, som bara 1997 års lag hoppar över"


NEVER_SKIPPED = frozenset({Hinder.inget, Hinder.etablering})
IF_FAVOURABLE = frozenset(
    {Hinder.studier, Hinder.företag_upphört, Hinder.korttidsarbete, Hinder.omställningsstudiestöd}
)
"""3 kap. 16 §: skipped only when that is better for the person."""


class Inkomstvillkor(IntEnum):
    """By which rule the income condition is met."""

    nej = 0
    alternativregel = 1
    huvudregel = 2


class Ramtidsgrund(Enum):
    """From where the twelve months are counted back."""

    ansökt_månad = "tolv månader före den månad ansökan gäller (3 kap. 12 §)"
    inkomster_i_perioden = "tolv månader från den senaste månaden med inkomst i den förra perioden (3 kap. 13 §)"
    före_program = "tolv månader före programmet (3 kap. 14 §)"


@dataclass(frozen=True, slots=True)
class Månadsuppgift:
    """One calendar month as the registers have it."""

    månad: Månad
    inkomst: KronorExakt = Fraction(0)
    """Income from work paid out in the month (3 kap. 5–6 §§)."""
    förmåner: KronorExakt = Fraction(0)
    """Benefits from Försäkringskassan that concern the month (3 kap. 7–8 §§)."""
    räknas_inte: KronorExakt = Fraction(0)
    """The part of `inkomst` that may not count (3 kap. 9–10 §§)."""
    sjuklön: KronorExakt = Fraction(0)
    """Sick pay where it is told apart from `inkomst`: pay like any other, contributions are due on it."""
    föräldrapenning: KronorExakt = Fraction(0)
    sjukpenning: KronorExakt = Fraction(0)
    """Benefits told by name; they count with `förmåner`."""
    hinder: Hinder = Hinder.inget
    hinderdagar: Dagar | None = None
    """Days of the month that the hindrance covers; none given means the whole month."""
    företagare: bool = False
    """The person ran a business in the month; its share of the year's business income counts (3 kap. 4 §)."""
    timmar: TimmarExakt = Fraction(0)
    jämställda_timmar: TimmarExakt = Fraction(0)
    förmånstimmar: TimmarExakt = Fraction(0)
    stödtimmar: TimmarExakt = Fraction(0)
    """Hours are what the act of 1997 asks for; a month's record may hold them, and nothing here reads them."""

    @property
    def counted(self) -> int:
        """Income from work that counts in the month, nearest krona: the registers give whole kronor, a certificate
        may not.
        """
        if self.inkomst.denominator == 1 and not (self.räknas_inte or self.sjuklön):
            return max(0, self.inkomst.numerator)  # the ordinary month, without the cost of fractions
        return max(0, half_up(self.inkomst + self.sjuklön - self.räknas_inte))

    @property
    def has_benefits(self) -> bool:
        """True when any benefit was paid for the month."""
        return bool(self.förmåner or self.föräldrapenning or self.sjukpenning)

    @property
    def equated(self) -> int:
        """Benefits equated with income, nearest krona."""
        return half_up(self.förmåner + self.föräldrapenning + self.sjukpenning) if self.has_benefits else 0

    def with_business(self, income: Kronor) -> "Månadsuppgift":
        """The month with its share of the business income added."""
        return replace(self, inkomst=self.inkomst + income)

    def __str__(self) -> str:
        """In words: the month, its income, benefits and hindrance."""
        benefits = f", förmåner {in_words(self.förmåner)} kr" if self.förmåner else ""
        hindrance = f" ({self.hinder.value})" if self.hinder is not Hinder.inget else ""
        return f"{self.månad:%Y-%m}: {in_words(self.inkomst)} kr{benefits}{hindrance}"


@dataclass(frozen=True, slots=True)
class Fördelning:
    """Pay for several months that came at once (LAFFo 6 §)."""

    utbetald: Månad
    belopp: Kronor
    avser: tuple[Månad, ...]

    def __str__(self) -> str:
        """In words: what was paid when, and for which months."""
        months = ", ".join(f"{m:%Y-%m}" for m in self.avser)
        return f"{in_words(self.belopp)} kr utbetalt {self.utbetald:%Y-%m} för {months}"


@dataclass(frozen=True, slots=True)
class Medlemskap:
    """A spell as member of a fund; no `till` means still a member. `uteslutning`: the spell ended by exclusion."""

    från: date
    till: date | None = None
    uteslutning: bool = False
    kassa: str = ""

    def __str__(self) -> str:
        """In words: first and last day."""
        return f"{self.från.isoformat()}–{self.till.isoformat() if self.till else ''}"


@dataclass(frozen=True, slots=True)
class Period:
    """A spell of days; no `till` means it goes on."""

    från: date
    till: date | None = None

    def __str__(self) -> str:
        """In words: first and last day; none while it goes on."""
        is_open = self.till is None or self.till == date.max
        return f"{self.från.isoformat()}–{'' if is_open else self.till}"


@dataclass(frozen=True, slots=True)
class Frånvaro:
    """A spell without right to benefit; `del_av_dag` is the part of each day (1/4, 1/8 …)."""

    från: date
    till: date
    del_av_dag: DagarExakt = Fraction(1)
    orsak: str = ""


@dataclass(frozen=True, slots=True)
class Arbetsinkomst:
    """Income from work during the period: fixed pay for the months it is for, or variable pay by the month it was
    paid out.
    """

    belopp: Kronor
    utbetald: Månad
    avser: tuple[Månad, ...] = ()
    fast: bool = False


@dataclass(frozen=True, slots=True)
class Pension:
    """Pension paid for one or more months."""

    belopp: KronorExakt
    avser: tuple[Månad, ...]


@dataclass(frozen=True, slots=True)
class Månadsansökan:
    """What a person states in the application for one month."""

    månad: Månad
    dagar_utan_rätt: DagarExakt = Fraction(0)
    frånvaro: tuple[Frånvaro, ...] = ()
    inkomst: Kronor = 0
    bisyssla: Kronor = 0
    pension: KronorExakt = Fraction(0)
    annan_ersättning: Kronor = 0
    avstängda_dagar: Dagar = 0
    frånkända_dagar: Dagar = 0
    aktivitetsstöd_dagar: Dagar = 0

    def __str__(self) -> str:
        """In words: the month and what was stated for it."""
        stated = [("dagar utan rätt", self.dagar_utan_rätt), ("inkomst", self.inkomst), ("pension", self.pension)]
        return f"{self.månad:%Y-%m}" + "".join(f", {name} {in_words(value)}" for name, value in stated if value)


@dataclass(frozen=True, slots=True)
class UttömdPeriod:
    """A benefit period whose days are all used: its months, its base income and the rate it was fixed at."""

    från: Månad
    till: Månad
    egi: KronorExakt = Fraction(0)
    nivå: int = 0
    alf_dagsförtjänst: KronorExakt = Fraction(0)
    """Daily earnings of a period under the act of 1997 (transitional provision 5); 0 for a period under this act."""

    def __str__(self) -> str:
        """In words: the months of the period."""
        return f"{self.från:%Y-%m} till {self.till:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Program:
    """Participation in a labour-market programme with aktivitetsstöd; `garanti`: jobb- och utvecklingsgarantin or
    that for the young.
    """

    från: date
    till: date | None = None
    garanti: bool = False
    funktionsnedsättning: bool = False
    """A programme with special measures for people with disabilities (2 kap. 16 §)."""

    def __str__(self) -> str:
        """In words: first and last day."""
        return f"{self.från.isoformat()}–{self.till.isoformat() if self.till else ''}"


class Ramtidsval(NamedTuple):
    """The reference period that was chosen: twelve months oldest first, the months skipped, and from where it was
    counted.
    """

    månader: tuple[Månad, ...]
    överhoppade: tuple[Månad, ...]
    grund: Ramtidsgrund

    def __str__(self) -> str:
        """In words: the months, and from where they were counted."""
        return f"{self.månader[0]:%Y-%m} till {self.månader[-1]:%Y-%m}, {self.grund.value}"


class Läge(NamedTuple):
    """Where a benefit period stands before a month: days used, waiting days served and since when, months with
    reducing income.
    """

    förbrukade: Dagar
    karensdagar: Dagar
    inkomstmånader: Månader
    karens_från: Månad | None = None

    def __str__(self) -> str:
        """In words: days used and waiting days served."""
        return f"{self.förbrukade} dagar använda, {self.karensdagar} karensdagar avklarade"
