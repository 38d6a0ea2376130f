"""The weeks in order, as plain calculation: each with the state the earlier ones left, by the rules of the single week."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import (
    Choices,
    Dagar,
    DagarExakt,
    Halvdagar,
    Kronor,
    KronorExakt,
    Timmar,
    Vecka,
    Veckor,
    exact,
)
from tryggve.law.engine.amounts import AmountsInForce
from tryggve.law.unemployment.alf import p20_veckoersattning as pengar
from tryggve.law.unemployment.alf import p24_dagpenning as dag
from tryggve.law.unemployment.alf import p31_samordning as samordning
from tryggve.law.unemployment.alf import p38_vecka as tid
from tryggve.law.unemployment.alf.p21_period import karens_halvdagar as karens_att_fullgöra
from tryggve.law.unemployment.alf.p21_period import karensdagar
from tryggve.law.unemployment.alf.p39_bisyssla import bisyssla_gräns
from tryggve.law.unemployment.alf.records import Avstängning, Veckorapport
from tryggve.law.unemployment.laf.months import month_of, plus


@dataclass(frozen=True)
class Tidsläge:
    """Karens and suspension before a week, half days; the Monday on which the karens began, and of the week reported last."""

    karens_fullgjord: Halvdagar
    avstängning_kvar: Halvdagar = 0
    karens_började: date | None = None
    förra_veckan: date | None = None


@dataclass(frozen=True)
class Penningläge:
    """What of the period is used before a week: half days, and the weeks (or half days) of the part-time limit."""

    uttagna: Halvdagar
    deltidsveckor: Veckor
    deltidshalvdagar: Halvdagar


@dataclass(frozen=True)
class Person:
    """What holds for all weeks of a period, whatever the date."""

    normalarbetstid: Timmar
    arbetsutbud: Timmar
    återinträde: bool
    avstängningar: tuple[Avstängning, ...]


@dataclass(frozen=True)
class Underlag:
    """What a day's amount rests on in all weeks of a period."""

    dagsförtjänst: KronorExakt
    skyddad_dagsförtjänst: KronorExakt
    ersättningsperiod: Dagar
    pension: KronorExakt
    allmän_pension: bool
    annan: KronorExakt
    bisyssla: bool
    yrkesfiskare: bool = False


@dataclass(frozen=True)
class Tidsutfall:
    """The hours and days of one week."""

    hindertid: Timmar
    ersättningsdagar: Halvdagar
    karens: Halvdagar
    avstängda: Halvdagar
    efter: Tidsläge


@dataclass(frozen=True)
class Veckoutfall:
    """One week's result. `dagar` are the days paid, `belopp` kronor before tax; `dagar_per_nivå` half days in days
    1–100, 101–200, 201–300 and 301–450 of the period, `dagbelopp` kronor in the same parts; the last four are the
    state after the week.
    """

    vecka: Vecka
    dagar: DagarExakt
    belopp: Kronor
    hindertid: Timmar
    ersättningsdagar: Halvdagar
    karensdagar: DagarExakt
    avstängda_dagar: DagarExakt
    dagar_per_nivå: tuple[Halvdagar, Halvdagar, Halvdagar, Halvdagar]
    dagbelopp: tuple[Kronor, Kronor, Kronor, Kronor]
    deltidsvecka: bool
    uttagna_dagar: DagarExakt
    karens_kvar: DagarExakt
    avstängning_kvar: DagarExakt
    deltidsveckor: Veckor
    uttagna_före: DagarExakt


def belopp_den(p: Belopp, dag_: date) -> Belopp:
    """The amounts in force on another date than the one asked: a history crosses the dates at which amounts change."""
    in_force = p._in_force  # noqa: SLF001  (the engine's own view of one date, opened on another)
    return p if in_force.on == dag_ else Belopp(AmountsInForce(in_force._amounts, dag_))  # noqa: SLF001


def karensläge(läge: Tidsläge, måndag: date, att_fullgöra: int, fönster: int) -> Tidsläge:
    """Karens must be served within twelve months from its first day; what was begun earlier and not finished begins
    again.
    """
    började = läge.karens_började
    if började is None or läge.karens_fullgjord >= att_fullgöra or måndag < _plus_månader(började, fönster):
        return läge
    return replace(läge, karens_fullgjord=0, karens_började=None)


def _plus_månader(dag_: date, månader: int) -> date:
    """The same day so many months later, at most the month's last."""
    första = plus(month_of(dag_), månader)
    return min(första + timedelta(days=dag_.day - 1), plus(första, 1) - timedelta(days=1))


def tidsutfall(rapport: Veckorapport, läge: Tidsläge, person: Person, p: Belopp, choices: Choices) -> Tidsutfall:
    """The hours and days of one reported week, by the rules of p38, after the state the earlier weeks left."""
    måndag = rapport.vecka
    minuter, åttondelar = tid.minuter(rapport, p), tid.åttondelar(rapport)
    timmar = tid.tabelltimmar(person.normalarbetstid, p)
    rad = tid.omräkningsrad(person.normalarbetstid, person.arbetsutbud, måndag, choices, p)
    karens = karens_att_fullgöra(karensdagar(p), person.återinträde)
    läge = karensläge(läge, måndag, karens, p.karens_fönster)
    hinder = tid.hinder_i_halvminuter(minuter, åttondelar, timmar, person.arbetsutbud)
    före = tid.halvdagar_före_avräkning(hinder, timmar, rad)
    arbetade = tid.arbetade_halvdagar(hinder, minuter, före, timmar, rad)
    tillkommer = tid.tillkommer(måndag, person.avstängningar, läge.förra_veckan)
    avstängbara = tid.avstängbara_dagar(måndag, person.avstängningar, p)
    avräknas = tid.avstängning_avräknas(läge.avstängning_kvar, tillkommer, avstängbara, före, arbetade)
    avstängda = tid.avstängda_halvdagar(avräknas, före, arbetade, choices)
    i_veckan = tid.karens_i_veckan(karens, läge.karens_fullgjord, före, avstängda)
    hindertid = tid.hindertid(hinder, i_veckan, avstängda, timmar, choices)
    dagar = tid.ersättningsdagar(timmar, hindertid, rad)
    efter = Tidsläge(
        karens_fullgjord=tid.nästa_karens_fullgjord(läge.karens_fullgjord, i_veckan, karens, dagar),
        avstängning_kvar=tid.nästa_avstängning_kvar(läge.avstängning_kvar, tillkommer, avstängbara, avräknas),
        karens_började=läge.karens_började or (måndag if i_veckan else None),
        förra_veckan=måndag,
    )
    return Tidsutfall(hindertid, dagar, i_veckan, avstängda, efter)


def veckoutfall(
    rapport: Veckorapport,
    före: Penningläge,
    utfall: Tidsutfall,
    underlag: Underlag,
    person: Person,
    p: Belopp,
    choices: Choices,
) -> Veckoutfall:
    """The money of one reported week, by the rules of p20, after the days that the week's hours gave."""
    över = pengar.bisyssla_över_gränsen(
        rapport.bisyssla_inkomst if underlag.bisyssla else Fraction(0), bisyssla_gräns(p)
    )
    belopp = _dagbelopp(rapport.vecka, över, underlag, person, p, choices)
    deltid = pengar.deltidsvecka(tid.minuter(rapport, p), tid.semester(rapport))
    utrymme = _deltidsutrymme(före, underlag.yrkesfiskare, rapport.vecka, p)
    dagar, period = utfall.ersättningsdagar, underlag.ersättningsperiod
    betalbara = pengar.betalbara_halvdagar(
        dagar, utfall.karens, utfall.avstängda, deltid, utrymme, period, före.uttagna, p, choices
    )
    fördelning = pengar.dagar_per_nivå(betalbara, före.uttagna, p, choices)
    kronor = pengar.veckoersättning(fördelning, belopp, över, choices)
    betalda = pengar.betalda_halvdagar(betalbara, kronor)
    karens = karens_att_fullgöra(karensdagar(p), person.återinträde)
    return Veckoutfall(
        vecka=rapport.vecka,
        dagar=exact(betalda, 2),
        belopp=kronor,
        hindertid=utfall.hindertid,
        ersättningsdagar=dagar,
        karensdagar=exact(utfall.karens, 2),
        avstängda_dagar=exact(utfall.avstängda, 2),
        dagar_per_nivå=fördelning,
        dagbelopp=belopp,
        deltidsvecka=deltid,
        uttagna_dagar=exact(pengar.nästa_uttagna_halvdagar(före.uttagna, betalda), 2),
        karens_kvar=exact(max(karens - utfall.efter.karens_fullgjord, 0), 2),
        avstängning_kvar=exact(utfall.efter.avstängning_kvar, 2),
        deltidsveckor=pengar.deltidsveckor(före.deltidsveckor, deltid, betalda),
        uttagna_före=exact(före.uttagna, 2),
    )


def _dagbelopp(
    måndag: date, över: Fraction, underlag: Underlag, person: Person, p: Belopp, choices: Choices
) -> tuple[int, int, int, int]:
    """What a day pays in each part of the period, by the amounts of the week's own date."""
    return pengar.dagbelopp(
        underlag.dagsförtjänst,
        underlag.skyddad_dagsförtjänst,
        _nivåer(underlag, måndag, p, choices),
        _grundbelopp(person.normalarbetstid, måndag, p, choices),
        _pensionsavdrag(underlag.pension, måndag, p),
        underlag.annan,
        över,
        p,
        choices,
    )


def _grundbelopp(normalarbetstid: int, måndag: date, p: Belopp, choices: Choices) -> int:
    if dag.grundbelopp.holds(måndag):
        return dag.grundbelopp(normalarbetstid, p)
    return dag.grundbelopp_före_2020(normalarbetstid, p, choices)


def _nivåer(underlag: Underlag, måndag: date, p: Belopp, choices: Choices) -> pengar.Nivåer:
    if pengar.nivåer.holds(måndag):
        return pengar.nivåer(p)
    return pengar.nivåer_före_2018(underlag.allmän_pension, p, choices)


def _pensionsavdrag(pension: Fraction, måndag: date, p: Belopp) -> Fraction:
    version = (
        samordning.pensionsavdrag if samordning.pensionsavdrag.holds(måndag) else samordning.pensionsavdrag_före_2018
    )
    return version(pension, p)


def _deltidsutrymme(före: Penningläge, fiskare: bool, måndag: date, p: Belopp) -> int:
    if pengar.deltidsutrymme.holds(måndag):
        return pengar.deltidsutrymme(före.deltidsveckor, fiskare, p)
    if pengar.deltidsutrymme_dagar.holds(måndag):
        return pengar.deltidsutrymme_dagar(före.deltidshalvdagar, fiskare, p)
    return pengar.deltidsutrymme_utan_gräns()
