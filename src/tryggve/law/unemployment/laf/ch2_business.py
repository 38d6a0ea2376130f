"""2 kap. 5–11 §§, 3 kap. 4 §, 6 kap. 5 §: entrepreneurs, side business, extra jobs."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Kronor, KronorExakt, Månad, half_up, rule
from tryggve.law.unemployment.laf.months import last_day, same_day_in
from tryggve.law.unemployment.laf.records import Månadsuppgift
from tryggve.law.unemployment.laf.situation import Bisyssla, Företag, Företagsår

YEARS_BEFORE = 2


def is_entrepreneur(business: Företag) -> bool:
    """Business by the income tax act, own work in it and essential influence over it: all three (2 kap. 5–7 §§)."""
    return business.näringsverksamhet and business.arbetar_personligen and business.väsentligt_inflytande


def lies_still(business: Företag, month: Månad, p: Belopp) -> bool:
    """True when no measures are taken in it (8 §); one taken up again is examined anew three years later at the
    earliest (9 §).
    """
    since = business.vilande_från
    if since is None or since > last_day(month) or business.åtgärder:
        return False
    again = business.återupptaget
    return again is None or since >= same_day_in(again.year + p.företag_ny_prövning, again)


def is_active(business: Företag, month: Månad, p: Belopp) -> bool:
    """True when the person is an entrepreneur through it in the month: neither ended (10 §) nor dormant."""
    ended = business.till is not None and business.till < last_day(month)
    return (
        business.från <= last_day(month)
        and is_entrepreneur(business)
        and not ended
        and not lies_still(business, month, p)
    )


def is_allowed_beside(business: Företag, limit: Fraction, p: Belopp) -> bool:
    """True for a side business (11 §): run beside work for long enough, little income, and not grown."""
    return (
        business.månader_vid_sidan >= p.sidoföretag_månader
        and business.arbete_vid_sidan >= p.sidoföretag_arbete
        and business.genomsnittlig_inkomst <= limit
        and not business.utökat
    )


@rule("LAF 2 kap. 5–10 §§", text="Företagare i månaden: {value}.", columns=False)
def företagare(företag: tuple[Företag, ...], prövad_månad: Månad, p: Belopp) -> bool:
    """True when the person runs a business, works in it and has essential influence over it, and it has neither
    ended nor lies dormant without measures.
    """
    return any(is_active(business, prövad_månad, p) for business in företag)


@rule(
    "LAF 2 kap. 11 §",
    text="Företaget får finnas kvar vid sidan av ersättningen, om det drivits länge nog vid sidan av arbete och gett "
    "högst "
    "{bisyssla_gräns} kr i månaden: {value}.",
    columns=False,
)
def sidoföretag(företag: tuple[Företag, ...], prövad_månad: Månad, bisyssla_gräns: KronorExakt, p: Belopp) -> bool:
    """True when every business that is run in the month is an allowed side business: six months beside work of at
    least half time in the ramtid, at most 10 000 kr a month on average, neither time nor income grown. Its income
    never reduces the benefit.
    """
    running = [business for business in företag if is_active(business, prövad_månad, p)]
    return bool(running) and all(is_allowed_beside(business, bisyssla_gräns, p) for business in running)


@rule("LAF 2 kap. 11 §", text="Sidoföretag enligt den regel som ersatte 17/10-regeln: {value}.", columns=False)
def regel_17_10(sidoföretag: bool) -> bool:
    """What this act has in place of the 17/10 rule of the ordinance (1997:835): the allowed side business."""
    return sidoföretag


@rule("LAF 2 kap. 5, 11 §§", text="Eget företag hindrar ersättning: {value}.", columns=False)
def företag_hindrar(företagare: bool, sidoföretag: bool) -> bool:
    """True for an entrepreneur whose business is no allowed side business."""
    return företagare and not sidoföretag


@rule("LAF 6 kap. 5 §", text="Godkända bisysslor, en för en: {value}.", columns=False)
def bisysslor_godkända(
    bisysslor: tuple[Bisyssla, ...], bisyssla_gräns: KronorExakt, p: Belopp, choices: Choices
) -> tuple[bool, ...]:
    """For each extra job whether it is approved: six months beside full-time work in the ramtid, at most 10 000 kr a
    month on average, time not extended, and no business.
    """
    total = sum((b.genomsnittlig_inkomst for b in bisysslor), Fraction(0))
    together = choices.bisysslor_tillsammans == "tillsammans"
    return tuple(
        b.månader_vid_sidan >= p.bisyssla_månader
        and (total if together else b.genomsnittlig_inkomst) <= bisyssla_gräns
        and not b.utökad
        and not b.företag
        for b in bisysslor
    )


@rule("LAF 6 kap. 5 §", text="Du har en godkänd bisyssla: {value}.", columns=False)
def bisyssla(bisysslor_godkända: tuple[bool, ...]) -> bool:
    """True when the person has an approved extra job, whose income reduces the benefit only above its limit."""
    return any(bisysslor_godkända)


@rule(
    "LAF 3 kap. 4 §", text="Inkomst av företag räknas med {value} kr i månaden.", columns=False, low=0, high=2_000_000
)
def företagsinkomst(företagsår: tuple[Företagsår, ...]) -> Kronor:
    """Kronor a month for months as entrepreneur, nearest krona: a twelfth of the latest final-tax year's business
    income, or of the average of the two years before it when that is more.
    """
    if not företagsår:
        return 0
    years = sorted(företagsår, key=lambda y: y.år, reverse=True)
    before = years[1 : 1 + YEARS_BEFORE]
    average = Fraction(sum(y.inkomst for y in before), YEARS_BEFORE) if len(before) == YEARS_BEFORE else Fraction(0)
    return max(0, half_up(max(Fraction(years[0].inkomst), average), 12))


@rule("LAF 3 kap. 4–6 §§", columns=False)
def inkomstuppgifter(månader: tuple[Månadsuppgift, ...], företagsinkomst: Kronor) -> tuple[Månadsuppgift, ...]:
    """The months as they count: a month as entrepreneur holds its share of the business income beside what was paid
    out.
    """
    return tuple(m.with_business(företagsinkomst) if m.företagare else m for m in månader)
