"""Företagare, 34–37 b §§ and ALFFo 5 a–g §§: who runs a business, when it counts as unemployment, and what it earned."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import KronorExakt, Månad, Månader, TimmarExakt, exact, fact, rule
from tryggve.law.unemployment.laf.months import between, month_of, plus, same_day_in


@dataclass(frozen=True)
class Företag:
    """A business: the three marks of a företagare, when it ran, its taxed yearly incomes, and work beside a part-time
    job.
    """

    näringsverksamhet: bool = True
    arbetar_själv: bool = True
    väsentligt_inflytande: bool = True
    start: date | None = None
    upphört: date | None = None
    uppehåll_från: date | None = None
    åtgärder: bool = True
    återupptaget: date | None = None
    taxerad_inkomst: KronorExakt = Fraction(0)
    tidigare_inkomster: tuple[KronorExakt, ...] = ()
    timmar_i_veckan: TimmarExakt = Fraction(0)
    veckoinkomst: KronorExakt = Fraction(0)
    deltidsanställning_timmar: TimmarExakt = Fraction(0)
    parallellt_månader: int = 0
    utökad: bool = False
    tidigare_anställning: bool = True


fact(
    "företag",
    Företag | None,
    question="Har du, eller har du haft, ett eget företag? Är det i gång, vilande eller avslutat?",
    # Asked in every application; nothing named is no business.
    default=None,
    paragraph="ALF 34 §",
)


@rule("ALF 34 §", columns=False, text="Företagare: {value}.")
def företagare(företag: Företag | None) -> bool:
    """True when all three marks are there: a business in the sense of the income tax act, own work in it, essential
    influence.
    """
    return företag is not None and företag.näringsverksamhet and företag.arbetar_själv and företag.väsentligt_inflytande


@rule("ALF 35 a §", columns=False)
def företaget_upphört(företag: Företag | None, on: date) -> bool:
    """True when the business has definitively ended on the date asked."""
    return företag is not None and företag.upphört is not None and företag.upphört <= on


@rule("ALF 35 §, ALFFo 5 a–d §§", columns=False, text="Verksamheten vilar: {value}.")
def tillfälligt_uppehåll(företag: Företag | None, on: date, p: Belopp) -> bool:
    """True when the business lies dormant: no measures at all are taken in it.

    A business resumed after an earlier pause is tested again at the earliest five years after it was resumed, three
    from 2024. Measures that nobody could foresee, that the law asks for, or that wind it up are not counted; pauses
    of 2020–2023 are not reported as earlier ones.
    """
    if företag is None or företag.uppehåll_från is None or företag.uppehåll_från > on or företag.åtgärder:
        return False
    igen = företag.återupptaget
    return igen is None or företag.uppehåll_från >= same_day_in(igen.year + p.uppehåll_igen, igen)


@rule("ALFFo 5 g §", columns=False, text="Regeln 17/10 är uppfylld: {value}.")
def regel_17_10(företag: Företag | None, p: Belopp) -> bool:
    """True when a small business may go on beside a lost part-time job.

    The job was at least 17 hours a week, the business at most 10 hours a week on average, both went on side by side
    for at least six months, the business is not extended, and gives on average at most three times the highest day amount a week.
    """
    if företag is None:
        return False
    return (
        företag.deltidsanställning_timmar >= p.regel_17_10_anställning
        and företag.timmar_i_veckan <= p.regel_17_10_företag
        and företag.parallellt_månader >= p.regel_17_10_månader
        and not företag.utökad
        and företag.veckoinkomst <= p.regel_17_10_dagpenningar * p.tak_första
    )


@rule("ALF 34–35 a §§", columns=False, text="Verksamheten hindrar ersättning: {value}.")
def företaget_hindrar(
    företagare: bool, företaget_upphört: bool, tillfälligt_uppehåll: bool, regel_17_10: bool, bisyssla: bool
) -> bool:
    """True when the person counts as occupied by a business: not ended, not dormant, neither an approved side job nor
    a 17/10 case.
    """
    return företagare and not (företaget_upphört or tillfälligt_uppehåll or regel_17_10 or bisyssla)


@rule("ALF 37 §", columns=False, low=0, text="Inkomsten av näringsverksamhet är {value} kr om året.", high=24_000_000)
def företagsinkomst_år(företag: Företag | None) -> KronorExakt:
    """Yearly income of the business, kronor exact: the latest final tax decision, or the average of the two years
    before if better.
    """
    if företag is None:
        return Fraction(0)
    två = företag.tidigare_inkomster[:2]
    snitt = exact(sum(två, Fraction(0)), len(två)) if len(två) == 2 else Fraction(0)  # noqa: PLR2004  (two years)
    return max(företag.taxerad_inkomst, snitt)


@rule(
    "ALF 37 §, ALFFo 5 f §",
    text="{företagsinkomst_år} kr delat med {p.företagsdagar} är {value} kr om dagen.",
    low=0,
    high=100_000,
)
def företagsinkomst_dag(företagsinkomst_år: KronorExakt, p: Belopp) -> KronorExakt:
    """Daily earnings of the business, kronor exact: 1/260 of the yearly income."""
    return exact(företagsinkomst_år, p.företagsdagar)


SNABBT_AVSLUT = 24
"""37 a §: months from the start within which a business must have closed for the earlier employment to count."""


@rule("ALF 37 a §", columns=False)
def tidigare_anställning_räknas(företag: Företag | None) -> bool:
    """True when the business closed within 24 months of its start and the person wants the employment before it to count."""
    if företag is None or företag.start is None:
        return False
    slut = företag.upphört or företag.uppehåll_från
    snabbt = slut is not None and between(month_of(företag.start), month_of(slut)) < SNABBT_AVSLUT
    return snabbt and företag.tidigare_anställning


@rule("ALF 37–37 b §§", columns=False, low=0, high=12)
def företagsmånader(företag: Företag | None, ramtid: tuple[Månad, ...], tidigare_anställning_räknas: bool) -> Månader:
    """Months of the ramtid in the business; 0 when the earlier employment counts instead (37 a §)."""
    if företag is None or företag.start is None or tidigare_anställning_räknas:
        return 0
    slut = företag.upphört or företag.uppehåll_från
    sista = plus(month_of(slut), 1) if slut else plus(ramtid[-1], 1)
    return sum(month_of(företag.start) <= m < sista for m in ramtid)
