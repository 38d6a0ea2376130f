"""5 kap. 3 och 7 §§, övergångsbestämmelse 5: the base income and rate of a period that was used up."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, KronorExakt, Månad, Procent, rule
from tryggve.law.unemployment.laf.ch5_amount import capped
from tryggve.law.unemployment.laf.months import between, month_of
from tryggve.law.unemployment.laf.records import Program, Ramtidsgrund, UttömdPeriod


@rule("LAF 5 kap. 3 §", text="Du får använda den tidigare inkomsten igen: {value}.", columns=False)
def tidigare_inkomst_får_användas(
    uttömda_perioder: tuple[UttömdPeriod, ...],
    ramtid_grund: Ramtidsgrund,
    program: tuple[Program, ...],
    ramtid: tuple[Månad, ...],
    p: Belopp,
) -> bool:
    """True when all days of a period are used and the new right came through incomes during it (3 kap. 13 §), or
    through incomes earned within twelve months of leaving one of the two guarantees.
    """
    if not uttömda_perioder:
        return False
    if ramtid_grund is Ramtidsgrund.inkomster_i_perioden:
        return True
    left = [x.till for x in program if x.garanti and x.till is not None]
    return any(0 <= between(month_of(day), ramtid[-1]) <= p.program_månader for day in left)


@rule(
    "LAF 5 kap. 3 §, övergångsbestämmelse 5",
    text="Den tidigare inkomsten är {value} kr i månaden.",
    columns=False,
    low=0,
    high=200_000,
)
def tidigare_inkomst(
    uttömda_perioder: tuple[UttömdPeriod, ...], tidigare_inkomst_får_användas: bool, p: Belopp, choices: Choices
) -> KronorExakt:
    """Base income of the last period used up, kronor a month, exact; 22 times the daily earnings for one under the
    act of 1997; 0 when none may be used.
    """
    if not tidigare_inkomst_får_användas:
        return Fraction(0)
    last = max(uttömda_perioder, key=lambda period: period.till)
    if last.alf_dagsförtjänst:
        return capped(last.alf_dagsförtjänst * p.övergång_dagar, p, choices)
    return last.egi


@rule("LAF 5 kap. 7 §, övergångsbestämmelse 5", columns=False, low=0, high=80)
def tidigare_nivå(
    uttömda_perioder: tuple[UttömdPeriod, ...], tidigare_inkomst_får_användas: bool, p: Belopp
) -> Procent:
    """The rate the last period was fixed at, in percent; 65 when it was under the act of 1997; 0 when none may be
    used.
    """
    if not tidigare_inkomst_får_användas:
        return 0
    last = max(uttömda_perioder, key=lambda period: period.till)
    if last.alf_dagsförtjänst:
        return p.övergång_nivå
    return last.nivå
