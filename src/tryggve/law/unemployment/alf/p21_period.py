"""Karens, ersättningsperiod och ålder, 21–23 §§: when the benefit begins, how long it lasts, when it ends."""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Dagar, Halvdagar, Månader, rule
from tryggve.law.unemployment.alf.records import Barn, TidigarePeriod
from tryggve.law.unemployment.laf.months import between, month_of, same_day_in

BENEFIT_DAYS_A_WEEK = 5


@rule("ALF 21 §", text="Karensvillkoret är {value} dagar inom tolv månader.", low=0, high=7)
def karensdagar(p: Belopp) -> Dagar:
    """Waiting days before the benefit begins; from 30 March 2020 to 3 January 2021 there were none."""
    return p.karens


def _år_senare(dag: date, år: int) -> date:
    return same_day_in(dag.year + år, dag)


@rule("ALF 22 §", columns=False)
def dag_trehundra(anmäld: date, första_dag: date | None, dag_300: date | None) -> date:
    """The day on which day 300 is paid: the known one, else the one sixty whole weeks after the first day."""
    if dag_300 is not None:
        return dag_300
    start = första_dag or anmäld
    return start + timedelta(weeks=300 // BENEFIT_DAYS_A_WEEK) - timedelta(days=1)


@rule("ALF 22 §", columns=False, text="Har barn under 18 år dag 300: {value}.")
def förälder_dag_300(barn: tuple[Barn, ...], dag_trehundra: date) -> bool:
    """True when the person is the parent of a child under eighteen on day 300 of the period."""
    return any(b.född <= dag_trehundra < _år_senare(b.född, 18) for b in barn)


@rule(
    "ALF 22 §",
    text="Ersättningsperioden är {value} dagar. Förälder till barn under 18 år dag 300: {förälder_dag_300}.",
    low=0,
    high=450,
)
def ersättningsperiod(förälder_dag_300: bool, p: Belopp) -> Dagar:
    """Length of the benefit period in days: 300, or 450 for the parent of a child under eighteen on day 300."""
    if förälder_dag_300:
        return p.period_förälder
    return p.period


def _sista_dag(född: date, ålder: int) -> date:
    """The last day of the month before the one in which the person reaches the age."""
    return month_of(_år_senare(född, ålder)) - timedelta(days=1)


@rule(
    "ALF 22 § sista stycket",
    until="2022-12-31",
    name="åldersgräns",
    columns=False,
    text="Rätten upphör {value}, månaden före 65-årsdagen.",
)
def åldersgräns_65(född: date, p: Belopp) -> date:
    """Last day of entitlement: the month-end before the month of turning 65."""
    return _sista_dag(född, p.övre_ålder)


@rule(
    "ALF 22 § sista stycket, SFS 2022:882",
    in_force="2023-01-01",
    until="2025-12-31",
    name="åldersgräns",
    columns=False,
    text="Rätten upphör {value}, månaden före 66-årsdagen (65 för den som fyllt 65 före 2023).",
)
def åldersgräns_66(född: date, p: Belopp) -> date:
    """Last day of entitlement: 66, or 65 for the one who had reached 65 before 2023."""
    if _år_senare(född, p.övre_ålder - 1) < date(2023, 1, 1):
        return _sista_dag(född, p.övre_ålder - 1)
    return _sista_dag(född, p.övre_ålder)


@rule(
    "ALF 22 § sista stycket, SFS 2022:883",
    in_force="2026-01-01",
    name="åldersgräns",
    columns=False,
    text="Rätten upphör {value}, månaden före riktåldern (äldre gräns för den som fyllt 66 före 2026).",
)
def åldersgräns_riktålder(född: date, p: Belopp) -> date:
    """Last day of entitlement: the riktålder for pension (67 to 2031), or the older limit for the one who had already
    reached it.
    """
    if _år_senare(född, p.övre_ålder - 2) < date(2023, 1, 1):
        return _sista_dag(född, p.övre_ålder - 2)
    if _år_senare(född, p.övre_ålder - 1) < date(2026, 1, 1):
        return _sista_dag(född, p.övre_ålder - 1)
    return _sista_dag(född, p.övre_ålder)


@rule("ALF 6 §", columns=False)
def lägsta_ålder_uppnådd(född: date, on: date, p: Belopp) -> bool:
    """True from the day the person turns twenty: required for grundförsäkringen."""
    return on >= _år_senare(född, p.lägsta_ålder)


@rule("ALF 22 § sista stycket", columns=False)
def under_åldersgränsen(åldersgräns: date, on: date) -> bool:
    """True until the last day of the month before the upper age."""
    return on <= åldersgräns


@rule("ALF 23 §", columns=False, low=0, high=1200)
def månader_sedan_ersättning(tidigare_perioder: tuple[TidigarePeriod, ...], on: date) -> Månader:
    """Months since a day of the latest period was paid (dagpenning or aktivitetsstöd), months stepped past apart;
    1200 without any.
    """
    ersatta = [t for t in tidigare_perioder if t.lag == "ALF" and t.senast_ersatt is not None]
    if not ersatta:
        return 1200
    senaste = max(ersatta, key=lambda t: t.beslut)
    assert senaste.senast_ersatt is not None
    hela = between(month_of(senaste.senast_ersatt), month_of(on)) - (on.day <= senaste.senast_ersatt.day)
    return max(hela - senaste.överhoppade_månader, 0)


@rule("ALF 23 §", columns=False, low=0, high=450)
def dagar_kvar_i_tidigare_period(tidigare_perioder: tuple[TidigarePeriod, ...]) -> Dagar:
    """Days left of the latest period under the act of 1997; 0 without one."""
    perioder = [t for t in tidigare_perioder if t.lag == "ALF"]
    return max(perioder, key=lambda t: t.beslut).dagar_kvar if perioder else 0


@rule(
    "ALF 23 § första stycket",
    text="{dagar_kvar_i_tidigare_period} dagar kvar, {månader_sedan_ersättning} månader sedan ersättning; "
    "gränsen är {p.återinträde_månader}.",
)
def återinträde(dagar_kvar_i_tidigare_period: Dagar, månader_sedan_ersättning: Månader, p: Belopp) -> bool:
    """True when the days left of an earlier period may be used without new conditions: not twelve months since the
    last paid day.
    """
    return dagar_kvar_i_tidigare_period > 0 and månader_sedan_ersättning < p.återinträde_månader


@rule("ALF 23 § tredje stycket", columns=False)
def ny_period(tidigare_perioder: tuple[TidigarePeriod, ...], arbetsvillkor: bool, återinträde: bool) -> bool:
    """True when an earlier period has ended and a new arbetsvillkor gives another one, with new karens."""
    return bool(tidigare_perioder) and not återinträde and arbetsvillkor


@rule("ALF 21, 23 §§", low=0, high=14)
def karens_halvdagar(karensdagar: Dagar, återinträde: bool) -> Halvdagar:
    """Half days of karens that the period asks for: none when an earlier period is resumed."""
    if återinträde:
        return 0
    return 2 * karensdagar
