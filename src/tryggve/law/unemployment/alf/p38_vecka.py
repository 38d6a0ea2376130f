"""The week, 20, 38 and 41 §§ and ALFFo 7–11 §§: hindertid, the conversion table, karens and suspension as time not
available.

All times inside are half minutes, so that a day's eighth of a fifth of the normal working time stays whole; the law's
own numbers (hindertid, normal working time) are whole hours. All days inside are half days.
"""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Halvdagar, Timmar, Vecka, count, down, half_up, rule
from tryggve.law.engine.errors import MissingFact, OutOfRange
from tryggve.law.unemployment.alf.conversion import thresholds
from tryggve.law.unemployment.alf.records import Avstängning, Halvminuter, Minuter, Veckorapport, Åttondelar

WEEKDAYS = 5
HALF_MINUTES = 120
"""Half minutes in an hour."""
DAY_HOURS = 24


def kontrollera(rapport: Veckorapport) -> Veckorapport:
    """The report itself; `OutOfRange` when it has another number of days than five or seven, or a day too full."""
    if len(rapport.dagar) not in (WEEKDAYS, 7):
        raise OutOfRange(f"The week {rapport.vecka} must have five or seven days, not {len(rapport.dagar)}.")
    for i, dag in enumerate(rapport.dagar):
        if not 0 <= dag.arbetad_tid <= DAY_HOURS:
            raise OutOfRange(
                f"Day {i + 1} of the week {rapport.vecka} has {dag.arbetad_tid} hours worked; a day has 24."
            )
        if not 0 <= dag.hinder_del <= 1 or (8 * dag.hinder_del).denominator != 1:
            raise OutOfRange(
                f"Day {i + 1} of the week {rapport.vecka}: a hindrance is eighths of a day, not {dag.hinder_del}."
            )
    return rapport


def minuter(rapport: Veckorapport, p: Belopp) -> int:
    """Minutes worked in the week, weekend included, with the fixed extent of an employment (percent of forty hours).

    Stand-by and training with the rescue service is not counted since 31 May 2021 (38 b §).
    """
    arbete = sum(d.arbetad_tid for d in rapport.dagar)
    beredskap = 0 if p.beredskap_undantas else sum(d.beredskap for d in rapport.dagar)
    return half_up(60 * (arbete + beredskap)) + 24 * rapport.omfattning


def åttondelar(rapport: Veckorapport) -> int:
    """Eighths of weekdays with another hindrance; holiday is always a whole day, weekends do not count."""
    vardagar = rapport.dagar[:WEEKDAYS]
    return sum(8 if d.hinder == "semester" else half_up(8 * d.hinder_del) for d in vardagar if d.hinder)


def semester(rapport: Veckorapport) -> int:
    """Weekdays of holiday from a part-time job."""
    return sum(d.hinder == "semester" for d in rapport.dagar[:WEEKDAYS])


def vardagar_under_avstängning(måndag: date, avstängningar: tuple[Avstängning, ...], längst: int) -> int:
    """Weekdays of the week on which a suspension runs: from its event, one after the other, each at most `längst`
    calendar days.
    """
    slut = date.min
    löper: set[date] = set()
    for a in sorted(avstängningar, key=lambda a: a.från):
        början = max(a.från, slut)
        slut = början + timedelta(days=längst)
        löper |= {d for d in (måndag + timedelta(days=i) for i in range(WEEKDAYS)) if början <= d < slut}
    return len(löper)


def tillkommer(måndag: date, avstängningar: tuple[Avstängning, ...], förra: date | None) -> int:
    """Half days of suspension whose event lies in the week, or before it and after the week reported last (`förra`, its Monday)."""
    från = date.min if förra is None else förra + timedelta(days=7)
    nya = [a for a in avstängningar if från <= a.från < måndag + timedelta(days=7)]
    return sum(2 * (a.dagar - a.avräknade) for a in nya)


@rule("ALF 38 §", columns=False)
def vecka(on: date) -> Vecka:
    """The Monday of the week asked."""
    return on - timedelta(days=on.weekday())


@rule("ALF 47 §", columns=False)
def veckorapport(veckor: tuple[Veckorapport, ...], vecka: Vecka) -> Veckorapport:
    """The report of the week asked; `MissingFact` when that week was not reported, `OutOfRange` when a day cannot be
    so.
    """
    for rapport in veckor:
        if rapport.vecka == vecka:
            return kontrollera(rapport)
    raise MissingFact("veckor", f"Vad gjorde du varje dag i veckan som börjar {vecka.isoformat()}?")


@rule("ALF 38 b §, ALFFo 8 §", columns=False, low=0, high=14_400)
def arbetade_minuter(veckorapport: Veckorapport, p: Belopp) -> Minuter:
    """Minutes worked in the week, Saturday and Sunday included."""
    return minuter(veckorapport, p)


@rule("ALFFo 8 §", columns=False, low=0, high=40)
def hinder_åttondelar(veckorapport: Veckorapport) -> Åttondelar:
    """Eighths of weekdays on which something else than work stood in the way."""
    return åttondelar(veckorapport)


@rule("ALFFo 7 §", columns=False, low=0, high=5)
def semesterdagar(veckorapport: Veckorapport) -> Dagar:
    """Days of holiday from a part-time job in the week."""
    return semester(veckorapport)


@rule("ALF 45 §", columns=False, low=0, high=5)
def avstängbara_dagar(vecka: Vecka, avstängningar: tuple[Avstängning, ...], p: Belopp) -> Dagar:
    """Weekdays of the week on which a suspension runs (at most 112 calendar days from the event)."""
    return vardagar_under_avstängning(vecka, avstängningar, p.avstängning_kalenderdagar) if avstängningar else 0


@rule("ALF 45 §", columns=False, low=0, high=480)
def avstängning_tillkommer(
    vecka: Vecka, avstängningar: tuple[Avstängning, ...], veckor: tuple[Veckorapport, ...]
) -> Halvdagar:
    """Half days of suspension that begin in the week, or began since the week reported before it."""
    förra = max((v.vecka for v in veckor if v.vecka < vecka), default=None)
    return tillkommer(vecka, avstängningar, förra)


@rule("ALFFo 9 §", in_force="2007-01-29", columns=False, length=9, low=1, high=99)
def omräkningsrad(
    normalarbetstid: Timmar, arbetsutbud: Timmar, on: date, choices: Choices, p: Belopp
) -> tuple[Timmar, ...]:
    """The conversion table's row: the least whole hours lost that give 1, 1.5 … 5 days with this normal working time
    (at most 40).
    """
    rad = max(min(normalarbetstid, p.heltid), 1)
    tabell = choices.omräkningstabell
    if tabell == "f1" and arbetsutbud > rad:
        tabell = "f1_stort_utbud"
    rader = thresholds(tabell, on)
    if rad not in rader:
        raise OutOfRange(f"The conversion table {tabell!r} has no row for {rad} hours.")
    return rader[rad]


def dagar_enligt_tabell(förlorade: int, rad: tuple[Timmar, ...]) -> int:
    """Half days for whole hours lost: one more half for each limit reached, never less than a whole day."""
    steg = count(förlorade >= gräns for gräns in rad)
    return steg + 1 if steg > 0 else 0


@rule("ALF 38, 41 §§", low=0, high=40)
def tabelltimmar(normalarbetstid: Timmar, p: Belopp) -> Timmar:
    """The normal working time the week is measured by: at most a full week of forty hours."""
    return min(normalarbetstid, p.heltid)


@rule("ALF 38, 41 §§, ALFFo 8 §", low=0, high=50_000)
def hinder_i_halvminuter(
    arbetade_minuter: Minuter, hinder_åttondelar: Åttondelar, tabelltimmar: Timmar, arbetsutbud: Timmar
) -> Halvminuter:
    """Time not available before karens and suspension, half minutes.

    Hours worked; a fifth of the normal working time for each day with another hindrance; and the hours by which the
    supply of labour falls short of the normal working time (41 §).
    """
    brist = max(tabelltimmar - arbetsutbud, 0)
    return 2 * arbetade_minuter + 3 * hinder_åttondelar * tabelltimmar + HALF_MINUTES * brist


@rule("ALF 20, 38 §§", low=0, high=10)
def halvdagar_före_avräkning(
    hinder_i_halvminuter: Halvminuter, tabelltimmar: Timmar, omräkningsrad: tuple[Timmar, ...]
) -> Halvdagar:
    """Half days the week would give without karens and suspension."""
    return dagar_enligt_tabell(tabelltimmar - down(hinder_i_halvminuter, HALF_MINUTES), omräkningsrad)


@rule("ALF 45 §", low=0, high=10)
def arbetade_halvdagar(
    hinder_i_halvminuter: Halvminuter,
    arbetade_minuter: Minuter,
    halvdagar_före_avräkning: Halvdagar,
    tabelltimmar: Timmar,
    omräkningsrad: tuple[Timmar, ...],
) -> Halvdagar:
    """Half days of the week taken by work: what the week would give more, had nothing been worked."""
    utan_arbete = max(hinder_i_halvminuter - 2 * arbetade_minuter, 0)
    dagar = dagar_enligt_tabell(tabelltimmar - down(utan_arbete, HALF_MINUTES), omräkningsrad)
    return max(dagar - halvdagar_före_avräkning, 0)


@rule("ALF 45 §", text="{value} halva dagar räknas av från avstängningen.", low=0, high=10)
def avstängning_avräknas(
    avstängning_kvar: Halvdagar,
    avstängning_tillkommer: Halvdagar,
    avstängbara_dagar: Dagar,
    halvdagar_före_avräkning: Halvdagar,
    arbetade_halvdagar: Halvdagar,
) -> Halvdagar:
    """Half days of suspension served in the week: days that would have been paid or karens, and days worked."""
    dagar = min(halvdagar_före_avräkning + arbetade_halvdagar, 2 * avstängbara_dagar)
    return min(avstängning_kvar + avstängning_tillkommer, dagar)


@rule("ALF 45 §", low=0, high=10)
def avstängda_halvdagar(
    avstängning_avräknas: Halvdagar,
    halvdagar_före_avräkning: Halvdagar,
    arbetade_halvdagar: Halvdagar,
    choices: Choices,
) -> Halvdagar:
    """Half days without pay because of suspension, of those the week would have given."""
    if choices.avstängning_arbetade_dagar == "arbetslösa_först":
        return min(avstängning_avräknas, halvdagar_före_avräkning)
    return min(max(avstängning_avräknas - arbetade_halvdagar, 0), halvdagar_före_avräkning)


@rule("ALF 21 §", text="{value} halva karensdagar.", low=0, high=10)
def karens_i_veckan(
    karens_halvdagar: Halvdagar,
    karens_fullgjord: Halvdagar,
    halvdagar_före_avräkning: Halvdagar,
    avstängda_halvdagar: Halvdagar,
) -> Halvdagar:
    """Half days of karens served in the week: only days that would otherwise have been paid."""
    kvar = max(karens_halvdagar - karens_fullgjord, 0)
    return min(kvar, max(halvdagar_före_avräkning - avstängda_halvdagar, 0))


@rule("ALF 38–41 §§, ALFFo 8 §", text="Hindertiden i veckan är {value} timmar.", low=0, high=600)
def hindertid(
    hinder_i_halvminuter: Halvminuter,
    karens_i_veckan: Halvdagar,
    avstängda_halvdagar: Halvdagar,
    tabelltimmar: Timmar,
    choices: Choices,
) -> Timmar:
    """Time not available in the week, whole hours downwards; karens and suspended days are a fifth of the normal
    working time each.
    """
    halvminuter = hinder_i_halvminuter
    if choices.karens_som_hindertid == "hindertid":
        halvminuter = halvminuter + 12 * tabelltimmar * (karens_i_veckan + avstängda_halvdagar)
    return down(halvminuter, HALF_MINUTES)


@rule(
    "ALF 20, 38 §§, ALFFo 9 §",
    text="{tabelltimmar} timmar minus hindertid {hindertid} timmar ger {value} halva dagar enligt omräkningstabellen.",
    low=0,
    high=10,
)
def ersättningsdagar(tabelltimmar: Timmar, hindertid: Timmar, omräkningsrad: tuple[Timmar, ...]) -> Halvdagar:
    """Benefit days of the week in half days (10 is five days): the conversion table for the working time lost; never
    under one day.
    """
    return dagar_enligt_tabell(tabelltimmar - hindertid, omräkningsrad)


@rule("ALF 21 §", low=0, high=14)
def nästa_karens_fullgjord(
    karens_fullgjord: Halvdagar, karens_i_veckan: Halvdagar, karens_halvdagar: Halvdagar, ersättningsdagar: Halvdagar
) -> Halvdagar:
    """Half days of karens served after the week. Days paid while there was no karens (spring to winter of 2020)
    fulfil it.
    """
    if karens_halvdagar == 0:
        return min(karens_fullgjord + ersättningsdagar, 14)
    return min(karens_fullgjord + karens_i_veckan, 14)


@rule("ALF 45 §", low=0, high=960)
def nästa_avstängning_kvar(
    avstängning_kvar: Halvdagar,
    avstängning_tillkommer: Halvdagar,
    avstängbara_dagar: Dagar,
    avstängning_avräknas: Halvdagar,
) -> Halvdagar:
    """Half days of suspension left after the week; what is left when its longest time has run out lapses."""
    kvar = avstängning_kvar if avstängbara_dagar > 0 else 0
    return max(kvar + avstängning_tillkommer - avstängning_avräknas, 0)
