"""3 kap. 11–17 §§: ramtid and överhoppningsbar tid, the twelve months and the months that are skipped."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, combinations, pairwise

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Månad, rule
from tryggve.law.unemployment.laf.ch3_income_condition import inkomstvillkor, långvarig_följd, månader_över_gräns
from tryggve.law.unemployment.laf.ch4_benefit_period import ersättningsperiod
from tryggve.law.unemployment.laf.months import between, days_in, month_of, plus
from tryggve.law.unemployment.laf.records import (
    IF_FAVOURABLE,
    NEVER_SKIPPED,
    Hinder,
    Inkomstvillkor,
    Månadsansökan,
    Månadsuppgift,
    Perioder,
    Program,
    Ramtidsgrund,
    Ramtidsval,
    UttömdPeriod,
)

YEAR = 12
Uppgifter = dict[date, Månadsuppgift]


@rule("LAF 10 kap. 2 §", text="Ansökan gäller {value}.", columns=False)
def prövad_månad(ansökt_månad: Månad | None, on: date) -> Månad:
    """The month claimed (its first day): the one the application names, otherwise the month of the date asked."""
    return ansökt_månad or month_of(on)


@rule("LAF 4 kap. 2 §", columns=False)
def periodens_första_månad(
    prövad_månad: Månad, period_från: Månad | None, månadsansökningar: tuple[Månadsansökan, ...]
) -> Månad:
    """The first month of the benefit period, which fixes the ramtid for all of it."""
    earlier = [a.månad for a in månadsansökningar if a.månad <= prövad_månad]
    return period_från or min(earlier, default=prövad_månad)


def covers_most(month: Månadsuppgift, choices: Choices) -> bool:
    """True when the hindrance covers the greater part of the month ("till övervägande del")."""
    days = days_in(month.månad)
    covered = days if month.hinderdagar is None else month.hinderdagar
    if choices.övervägande_del == "hela":
        return covered >= days
    if choices.övervägande_del == "hälften":
        return 2 * covered >= days
    return 2 * covered > days


def skipped_ground(
    month: Månadsuppgift | None, chosen: frozenset[Hinder], p: Belopp, choices: Choices
) -> Hinder | None:
    """Why the month is skipped, or None: 15 § asks for an income below the limit, 16 § for the person's advantage
    (`chosen`).
    """
    if month is None or month.hinder in NEVER_SKIPPED or not covers_most(month, choices):
        return None
    if month.hinder in IF_FAVOURABLE:
        return month.hinder if month.hinder in chosen else None
    return month.hinder if month.counted < p.inkomst_per_månad else None


def count_back(
    last: date,
    months: Uppgifter,
    chosen: frozenset[Hinder],
    p: Belopp,
    choices: Choices,
    *,
    length: int = YEAR,
) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """`length` months back from `last` and the months skipped on the way, both oldest first; the caps of 17 § hold."""
    kept: list[date] = []
    skipped: list[date] = []
    abroad = 0
    month = last
    while len(kept) < length:
        ground = skipped_ground(months.get(month), chosen, p, choices)
        accompanying = ground is Hinder.medföljande
        room = len(skipped) < p.överhoppning_medföljande and (
            accompanying or len(skipped) - abroad < p.överhoppning_högst
        )
        if ground is not None and room:
            skipped.append(month)
            abroad += accompanying
        else:
            kept.append(month)
        month = plus(month, -1)
    return tuple(reversed(kept)), tuple(reversed(skipped))


def starts(
    first: date,
    exhausted: Sequence[UttömdPeriod],
    programmes: Sequence[Program],
    months: Uppgifter,
    p: Belopp,
) -> Iterator[tuple[date, Ramtidsgrund]]:
    """The months from which twelve may be counted back, the ordinary one first."""
    yield plus(first, -1), Ramtidsgrund.ansökt_månad
    for period in exhausted:
        for back in range(between(period.från, period.till) + 1):
            month = plus(period.till, -back)
            known = months.get(month)
            if known is not None and known.counted >= p.inkomst_per_månad:
                yield month, Ramtidsgrund.inkomster_i_perioden
    for programme in programmes:
        left = programme.till
        if not exhausted and (left is None or between(month_of(left), first) <= p.program_månader):
            yield plus(month_of(programme.från), -1), Ramtidsgrund.före_program


def favour_sets(months: Uppgifter) -> list[frozenset[Hinder]]:
    """Every set of the grounds of 16 § that the person has, the empty one first."""
    present = sorted({m.hinder for m in months.values() if m.hinder in IF_FAVOURABLE}, key=lambda h: h.name)
    return [frozenset(c) for c in chain.from_iterable(combinations(present, n) for n in range(len(present) + 1))]


def counted(months: Uppgifter, month: date) -> int:
    """Income from work that counts in a month, in kronor."""
    known = months.get(month)
    return known.counted if known else 0


def worth(
    chosen: tuple[date, ...], months: Uppgifter, used: int, p: Belopp, choices: Choices
) -> tuple[Inkomstvillkor, int, int]:
    """How favourable a reference period is: the condition first, then days and income in the order chosen."""
    incomes = tuple(counted(months, m) for m in chosen)
    benefits = sum(months[m].equated for m in chosen if m in months)
    above = månader_över_gräns(incomes, p)
    met = inkomstvillkor(sum(incomes) + benefits, above, långvarig_följd(incomes, follows(chosen, choices), p), used, p)
    days = ersättningsperiod(met, above, p)
    total = sum(incomes) + (benefits if choices.fk_förmåner_i_egi == "ingår" else 0)
    return (met, days, total) if choices.mer_förmånligt == "dagar_före_inkomst" else (met, total, days)


def follows(chosen: tuple[date, ...], choices: Choices) -> tuple[bool, ...]:
    """For each month whether it follows on the one before it; months on both sides of skipped time do by the default
    choice.
    """
    if choices.följd_över_överhoppad_tid == "ramtidens_ordning":
        return (True,) * len(chosen)
    return (True, *(plus(a, 1) == b for a, b in pairwise(chosen)))


@rule("LAF 3 kap. 11–17 §§", columns=False)
def ramtidsval(
    periodens_första_månad: Månad,
    inkomstuppgifter: tuple[Månadsuppgift, ...],
    uttömda_perioder: tuple[UttömdPeriod, ...],
    program: tuple[Program, ...],
    alternativregel_använd: Perioder,
    p: Belopp,
    choices: Choices,
) -> Ramtidsval:
    """The reference period that is best for the person among those the act allows; the ordinary one when they are
    equal.
    """
    months = {m.månad: m for m in inkomstuppgifter}
    best: tuple[tuple[tuple[Inkomstvillkor, int, int], bool], Ramtidsval] | None = None
    for last, ground in starts(periodens_första_månad, uttömda_perioder, program, months, p):
        for chosen in favour_sets(months):
            kept, skipped = count_back(last, months, chosen, p, choices)
            opens_earlier_income = ground is Ramtidsgrund.inkomster_i_perioden
            value = worth(kept, months, alternativregel_använd, p, choices), opens_earlier_income
            if best is None or value > best[0]:
                best = (value, Ramtidsval(kept, skipped, ground))
    assert best is not None, "the ordinary reference period is always one of those tried"
    return best[1]


@rule("LAF 3 kap. 12–14 §§", text="Vi räknar på de här tolv månaderna: {value}.", columns=False, length=YEAR)
def ramtid(ramtidsval: Ramtidsval) -> tuple[Månad, ...]:
    """The twelve months that decide, oldest first: those before the month applied for, past the time that is
    skipped.
    """
    return ramtidsval.månader


@rule("LAF 3 kap. 15–17 §§", text="Vi hoppar över de här månaderna: {value}.", columns=False)
def överhoppningsbar_tid(ramtidsval: Ramtidsval) -> tuple[Månad, ...]:
    """The months skipped when the ramtid was counted back, oldest first; at most 60, or 120 with time as
    accompanying.
    """
    return ramtidsval.överhoppade


@rule("LAF 3 kap. 12–14 §§", columns=False)
def ramtid_grund(ramtidsval: Ramtidsval) -> Ramtidsgrund:
    """From where the twelve months were counted back."""
    return ramtidsval.grund


@rule("LAF 4 kap. 2 §", text="Den tidigare perioden pågår och ska användas först: {value}.", columns=False)
def löpande_period(
    prövad_månad: Månad,
    tidigare_period_dagar_kvar: Dagar,
    senaste_ersättningsmånad: Månad | None,
    inkomstuppgifter: tuple[Månadsuppgift, ...],
    p: Belopp,
    choices: Choices,
) -> bool:
    """True when an earlier period has days left and gave benefit or aktivitetsstöd in the twelve months before the
    month applied for, time that may be skipped not counted: it must be used up before a new one.
    """
    if tidigare_period_dagar_kvar == 0 or senaste_ersättningsmånad is None:
        return False
    months = {m.månad: m for m in inkomstuppgifter}
    window, _ = count_back(plus(prövad_månad, -1), months, IF_FAVOURABLE, p, choices, length=p.löpande_fönster)
    return senaste_ersättningsmånad >= window[0]
