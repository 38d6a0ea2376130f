"""Dagpenningen, 24–30 §§: grundbelopp, eighty and seventy percent, ceilings, floors, and the protected alternatives."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Kronor, KronorExakt, Procent, Timmar, exact, rule, up
from tryggve.law.unemployment.alf.records import TidigarePeriod


@rule(
    "ALF 24 §, ALFFo 3 §",
    until="2020-04-12",
    name="grundbelopp",
    text="{p.grundbelopp_helt} kr för heltid, i förhållande till normalarbetstiden {normalarbetstid} "
    "timmar: {value} kr.",
    low=0,
    high=2000,
)
def grundbelopp_före_2020(normalarbetstid: Timmar, p: Belopp, choices: Choices) -> Kronor:
    """Basic amount, kronor a day, in proportion to a full week of forty hours; öre upwards.

    The floor of that time was not found: a named choice says half the full amount, or none.
    """
    andel = up(p.grundbelopp_helt * min(normalarbetstid, p.heltid), p.heltid)
    if choices.grundbelopp_golv_före_2020 == "halva":
        return max(andel, up(p.grundbelopp_helt, 2))
    return andel


@rule(
    "ALF 24 §, ALFFo 3 §",
    in_force="2020-04-13",
    text="{p.grundbelopp_helt} kr för heltid, i förhållande till normalarbetstiden {normalarbetstid} "
    "timmar, lägst {p.grundbelopp_golv} kr: {value} kr.",
    low=0,
    high=2000,
)
def grundbelopp(normalarbetstid: Timmar, p: Belopp) -> Kronor:
    """Basic amount, kronor a day: 510 for forty hours, in proportion below that, never under 255; öre upwards."""
    return max(p.grundbelopp_golv, up(p.grundbelopp_helt * min(normalarbetstid, p.heltid), p.heltid))


@rule("ALF 27 §", until="2018-07-01", name="ersättningsnivå", text="Dag {dagnummer}: {value} procent.", low=0, high=100)
def ersättningsnivå_före_2018(dagnummer: Dagar, allmän_pension: bool, p: Belopp, choices: Choices) -> Procent:
    """Benefit rate in percent by day number; 65 for the one who draws an old-age pension (27 §, repealed 2 July
    2018).
    """
    if allmän_pension:
        return p.nivå_pensionär
    if dagnummer <= p.dagar_hög_nivå:
        return p.nivå_hög
    if dagnummer > 300 and choices.nivå_efter_300 == "65":  # noqa: PLR2004
        return p.nivå_alternativ
    return p.nivå_låg


@rule("ALF 26 §", in_force="2018-07-02", text="Dag {dagnummer}: {value} procent.", low=0, high=100)
def ersättningsnivå(dagnummer: Dagar, p: Belopp) -> Procent:
    """Benefit rate in percent: 80 for the first 200 days of the period, then 70. Days with aktivitetsstöd are
    counted.
    """
    if dagnummer <= p.dagar_hög_nivå:
        return p.nivå_hög
    return p.nivå_låg


@rule("ALFFo 4 §", text="Högst {value} kr för dag {dagnummer}.", low=0, high=5000)
def högsta_dagpenning(dagnummer: Dagar, p: Belopp) -> Kronor:
    """Ceiling, kronor a day: higher for the first 100 days of the period (since 7 September 2015)."""
    if dagnummer <= p.dagar_högt_tak:
        return p.tak_första
    return p.tak_därefter


@rule("ALF 27 a, 30 §§", columns=False, low=0, high=100_000)
def skyddad_dagsförtjänst(tidigare_perioder: tuple[TidigarePeriod, ...], skyddsregel: str) -> KronorExakt:
    """The daily earnings behind the last benefit, kronor exact, when 65 percent of it may be used; 0 when it may not.

    27 a §: at most two periods in a row. 30 §: the one who leaves a guarantee and applies within twelve months, at
    most twice.
    """
    if skyddsregel not in ("27 a §", "30 §") or not tidigare_perioder:
        return Fraction(0)
    senaste = max(tidigare_perioder, key=lambda t: t.beslut)
    högst = 2
    return senaste.dagsförtjänst if senaste.gånger_65_procent < högst else Fraction(0)


def _före_avrundning(
    dagsförtjänst: Fraction, nivå: int, skyddad: Fraction, alternativ: int, tak: int, golv: int
) -> Fraction:
    """At most the ceiling, at least what grundförsäkringen would give for the same working time; kronor exact."""
    andel = max(exact(nivå * dagsförtjänst, 100), exact(alternativ * skyddad, 100))
    return min(exact(tak, 1), max(exact(golv, 1), andel))


@rule("ALF 24–30 §§, ALFFo 3–4 §§", low=0, high=5000)
def oavrundad_dagpenning(
    dagsförtjänst: KronorExakt,
    ersättningsnivå: Procent,
    skyddad_dagsförtjänst: KronorExakt,
    högsta_dagpenning: Kronor,
    grundbelopp: Kronor,
    p: Belopp,
) -> KronorExakt:
    """Day amount, kronor exact, before the öre are rounded."""
    return _före_avrundning(
        dagsförtjänst, ersättningsnivå, skyddad_dagsförtjänst, p.nivå_alternativ, högsta_dagpenning, grundbelopp
    )


@rule(
    "ALF 20, 24–30 §§",
    text="{ersättningsnivå} procent av {dagsförtjänst} kr (dag {dagnummer}), högst {högsta_dagpenning} kr "
    "och lägst {grundbelopp} kr, "
    "öre uppåt: {value} kr om dagen.",
    low=0,
    high=5000,
)
def dagpenning(
    dagsförtjänst: KronorExakt,
    ersättningsnivå: Procent,
    skyddad_dagsförtjänst: KronorExakt,
    högsta_dagpenning: Kronor,
    grundbelopp: Kronor,
    dagnummer: Dagar,  # noqa: ARG001  (said in the sentence)
    p: Belopp,
) -> Kronor:
    """Day amount in whole kronor, öre upwards (20 §), before pension and other reductions."""
    exakt = _före_avrundning(
        dagsförtjänst, ersättningsnivå, skyddad_dagsförtjänst, p.nivå_alternativ, högsta_dagpenning, grundbelopp
    )
    return up(exakt)
