"""6 kap. over time: one month after another in the same period, with the same functions as for one month."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, DagarExakt, Kronor, KronorExakt, Månad, Månader, Procent, exact, rule
from tryggve.law.unemployment.laf import ch4_benefit_period as ch4
from tryggve.law.unemployment.laf import ch5_amount as ch5
from tryggve.law.unemployment.laf import ch6_days as days
from tryggve.law.unemployment.laf import ch6_month as month
from tryggve.law.unemployment.laf.ch5_membership import still_member
from tryggve.law.unemployment.laf.ch6_application import bisysslans_överskott, dagar_utan_rätt_åttondelar, without_right
from tryggve.law.unemployment.laf.months import between
from tryggve.law.unemployment.laf.records import Inkomstvillkor, Läge, Månadsansökan, Period


@dataclass(frozen=True, slots=True)
class Villkor:
    """What was fixed when the period was granted."""

    inkomstvillkor: Inkomstvillkor
    period: Dagar
    egi: KronorExakt
    inkomst: Kronor
    jämförelse: Kronor
    nivå: Procent
    tidigare_inkomst: bool


@dataclass(frozen=True, slots=True)
class Månadsutfall:
    """One month of a period: amounts in kronor, exact where not rounded; days of 22."""

    månad: Månad
    dagnummer: Dagar
    nivå: Procent
    månadsersättning: KronorExakt
    karensdagar: Dagar
    dagar_utan_rätt: DagarExakt
    inkomstandel: Fraction
    avdrag_dagar: KronorExakt
    avdrag_inkomst: KronorExakt
    avdrag_periodens_slut: KronorExakt
    avdrag_pension: KronorExakt
    avdrag_annan_ersättning: KronorExakt
    ersatta_dagar: DagarExakt
    förbrukade_dagar: Dagar
    dagar_kvar: Dagar
    exakt: KronorExakt
    utbetalning: KronorExakt


@rule("LAF 4–5 kap.", columns=False)
def villkor(
    inkomstvillkor: Inkomstvillkor,
    ersättningsperiod: Dagar,
    ersättningsgrundande_inkomst: KronorExakt,
    inkomst_i_ramtiden: Kronor,
    jämförelseinkomst: Kronor,
    startnivå: Procent,
    tidigare_inkomst_används: bool,
) -> Villkor:
    """The terms of the period: its days, base income and rate."""
    return Villkor(
        inkomstvillkor=inkomstvillkor,
        period=ersättningsperiod,
        egi=ersättningsgrundande_inkomst,
        inkomst=inkomst_i_ramtiden,
        jämförelse=jämförelseinkomst,
        nivå=startnivå,
        tidigare_inkomst=tidigare_inkomst_används,
    )


class Andelar(NamedTuple):
    """How a month divides: eighths without right, shares of the whole that are paid, days consumed and left."""

    dag: Dagar
    kvar: Dagar
    karens: Dagar
    utan_rätt: days.Åttondelsdagar
    inkomst: Kronor
    förbrukade: Dagar
    betald: days.Andel
    utan_slut: days.Andel
    hela: days.Andel


def shares_of(application: Månadsansökan, terms: Villkor, state: Läge, p: Belopp, choices: Choices) -> Andelar:
    """The month's days and shares from its application and from where the period stood before it."""
    day = state.förbrukade + 1
    left = ch4.dagar_kvar(terms.period, day)
    waiting = ch4.karensdagar_kvar(ch4.karensdagar(p), state.karensdagar)
    surplus = bisysslans_överskott(application.bisyssla, exact(p.inkomst_totalt, 12))
    income = days.minskande_inkomst(application.inkomst, surplus)
    stopped = days.för_många_inkomstmånader(income, state.inkomstmånader, p, choices)
    away = dagar_utan_rätt_åttondelar(without_right(application, p, choices))
    suspended, taken = application.avstängda_dagar, application.frånkända_dagar
    base = terms.jämförelse
    waited = days.karensdagar_i_månaden(waiting, left, away, suspended, income, base, stopped, choices)
    without = days.dagar_utan_rätt_summa(away, suspended, waited)
    return Andelar(
        dag=day,
        kvar=left,
        karens=waited,
        utan_rätt=without,
        inkomst=income,
        förbrukade=days.förbrukade_dagar(days.andel_kvar(without, income, base, stopped, choices), base, left),
        betald=days.andel_betald(without, taken, income, base, left, stopped, choices),
        utan_slut=days.andel_betald(without, taken, income, base, days.MONTH_DAYS, stopped, choices),
        hela=days.andel_nämnare(base),
    )


def full_month(parts: Andelar, terms: Villkor, rate: Procent, p: Belopp, choices: Choices) -> Fraction:
    """The full month's benefit in kronor, exact, at the rates of its days."""
    last = month.sista_dagen_med_nivå(terms.period, parts.dag)
    averaged = ch5.nivådagar(parts.förbrukade, choices)
    rates = ch5.nivåsumma(rate, parts.dag, last, averaged, p, choices)
    return ch5.månadsersättning(terms.egi, rates, averaged)


def outcome_of(
    application: Månadsansökan, terms: Villkor, parts: Andelar, member: bool, p: Belopp, choices: Choices
) -> Månadsutfall:
    """One month of the period from its application and its shares."""
    start = ch5.månadens_startnivå(terms.nivå, member, terms.tidigare_inkomst, p, choices)
    rate = ch5.ersättningsnivå(start, parts.dag, p)
    full = full_month(parts, terms, rate, p, choices)
    after = month.ersättning_efter_minskning(full, parts.betald, parts.hela)
    open_end = month.ersättning_efter_minskning(full, parts.utan_slut, parts.hela)
    uncapped = month.ersättning_utan_tak(after, terms.egi, terms.inkomst, terms.tidigare_inkomst, p)
    other = month.avdrag_annan_ersättning(after, uncapped, application.annan_ersättning)
    gone = parts.utan_rätt + days.EIGHTHS * application.frånkända_dagar
    by_days = full * min(Fraction(1), Fraction(gone, days.MONTH))
    return Månadsutfall(
        månad=application.månad,
        dagnummer=parts.dag,
        nivå=rate,
        månadsersättning=full,
        karensdagar=parts.karens,
        dagar_utan_rätt=Fraction(parts.utan_rätt, days.EIGHTHS),
        inkomstandel=Fraction(12 * parts.inkomst, terms.jämförelse),
        avdrag_dagar=by_days,
        avdrag_inkomst=full - by_days - open_end,
        avdrag_periodens_slut=open_end - after,
        avdrag_pension=min(after, application.pension),
        avdrag_annan_ersättning=other,
        ersatta_dagar=Fraction(22 * parts.betald, parts.hela),
        förbrukade_dagar=parts.förbrukade,
        dagar_kvar=max(0, parts.kvar - parts.förbrukade - application.aktivitetsstöd_dagar),
        exakt=month.månadsutbetalning_exakt(after, application.pension, other),
        utbetalning=month.månadsutbetalning(full, parts.betald, parts.hela, application.pension, other, choices),
    )


def state_before(state: Läge, month_applied_for: date, p: Belopp) -> Läge:
    """The state with waiting days that were not completed within twelve months taken away (4 kap. 3 §)."""
    began = state.karens_från
    if began is None or state.karensdagar >= p.karens or between(began, month_applied_for) < p.karens_fönster:
        return state
    return state._replace(karensdagar=0, karens_från=None)


def state_after(state: Läge, application: Månadsansökan, parts: Andelar, terms: Villkor) -> Läge:
    """Where the period stands after the month."""
    next_day = days.nästa_dagnummer(parts.dag, parts.förbrukade, application.aktivitetsstöd_dagar, terms.period)
    return Läge(
        förbrukade=next_day - 1,
        karensdagar=days.nästa_avklarade_karensdagar(state.karensdagar, parts.karens),
        inkomstmånader=days.nästa_månader_med_inkomst(state.inkomstmånader, parts.inkomst, parts.betald),
        karens_från=state.karens_från or (application.månad if parts.karens else None),
    )


def replay(
    applications: tuple[Månadsansökan, ...],
    terms: Villkor,
    state: Läge,
    spells: tuple[Period, ...],
    p: Belopp,
    choices: Choices,
) -> tuple[tuple[Månadsutfall, ...], Läge]:
    """Every month in the order of the calendar, and where the period stands afterwards."""
    made: list[Månadsutfall] = []
    latest: dict[date, Månadsansökan] = {a.månad: a for a in applications}
    for applied_for in sorted(latest):
        state = state_before(state, applied_for, p)
        member = still_member(spells, applied_for, choices)
        parts = shares_of(latest[applied_for], terms, state, p, choices)
        made.append(outcome_of(latest[applied_for], terms, parts, member, p, choices))
        state = state_after(state, latest[applied_for], parts, terms)
    return tuple(made), state


@rule("LAF 4 kap.", columns=False)
def läge_från_början(
    tidigare_förbrukade_dagar: Dagar, tidigare_karensdagar: Dagar, tidigare_inkomstmånader: Månader
) -> Läge:
    """Where the period stood before the first application known here."""
    return Läge(tidigare_förbrukade_dagar, tidigare_karensdagar, tidigare_inkomstmånader)


@rule("LAF 6 kap.", columns=False)
def månader_utfall(
    ansökningar: tuple[Månadsansökan, ...],
    villkor: Villkor,
    läge_från_början: Läge,
    medlemstid: tuple[Period, ...],
    p: Belopp,
    choices: Choices,
) -> tuple[Månadsutfall, ...]:
    """Every month applied for, oldest first: full amount, each deduction, days paid, consumed and left, exact and
    rounded pay.
    """
    return replay(ansökningar, villkor, läge_från_början, medlemstid, p, choices)[0]


@rule("LAF 4 kap.", columns=False)
def läge_före_månaden(
    ansökningar: tuple[Månadsansökan, ...],
    prövad_månad: Månad,
    villkor: Villkor,
    läge_från_början: Läge,
    medlemstid: tuple[Period, ...],
    p: Belopp,
    choices: Choices,
) -> Läge:
    """Where the period stands when the month applied for begins, after the months before it."""
    earlier = tuple(a for a in ansökningar if a.månad < prövad_månad)
    state = replay(earlier, villkor, läge_från_början, medlemstid, p, choices)[1]
    return state_before(state, prövad_månad, p)


@rule("LAF 4 kap. 6 §", text="Månaden börjar på dag {value} i perioden.", columns=False, low=1, high=600)
def dagnummer(läge_före_månaden: Läge) -> Dagar:
    """The number in the benefit period of the month's first day, 1 for the first."""
    return läge_före_månaden.förbrukade + 1


@rule("LAF 4 kap. 3 §", text="Avklarade karensdagar: {value}.", columns=False, low=0, high=7)
def avklarade_karensdagar(läge_före_månaden: Läge) -> Dagar:
    """Waiting days already served when the month begins."""
    return läge_före_månaden.karensdagar


@rule(
    "LAF 6 kap. 6 §",
    text="Månader i perioden med inkomst som minskat ersättningen: {value}.",
    columns=False,
    low=0,
    high=600,
)
def månader_med_inkomst(läge_före_månaden: Läge) -> Månader:
    """Months of the period with reducing income before this one."""
    return läge_före_månaden.inkomstmånader
