"""2 kap. 1–4, 12–19 §§: general conditions, age, leave, studies, programmes, severance pay, wage guarantee,
exclusion.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Månad, Unit, half_up, rule
from tryggve.law.unemployment.laf.months import days_in, last_day, month_of, plus, same_day_in
from tryggve.law.unemployment.laf.records import Inkomstvillkor, Medlemskap, Period, Program
from tryggve.law.unemployment.laf.situation import Avgångsvederlag, Ledighet, Utbildning

HALF_TIME = 50
RIKTÅLDER = date(2026, 1, 1)
MånaderExakt = Annotated[Fraction, Unit("månader")]


@rule(
    "LAF 2 kap. 1 §",
    text="Allmänna villkor: arbetsför {arbetsför}, anmäld hos Arbetsförmedlingen {anmäld}, till arbetsmarknadens "
    "förfogande "
    "{till_förfogande}.",
    columns=False,
)
def grundvillkor(
    arbetsför: bool,
    till_förfogande: bool,
    anmäld: date,
    avanmäld: date | None,
    prövad_månad: Månad,
) -> bool:
    """True when the person can work without hindrance, is registered as a job seeker some day of the month, and is
    otherwise at the disposal of the labour market. Days before the registration are days without right.
    """
    registered = anmäld <= last_day(prövad_månad) and (avanmäld is None or avanmäld > prövad_månad)
    return arbetsför and till_förfogande and registered


@rule(
    "LAF 2 kap. 2 §",
    text="Du kan få ersättning från och med {value}, när du fyller {p.lägsta_ålder} år.",
    columns=False,
)
def lägsta_ålder_nås(född: date, p: Belopp) -> date:
    """The day the person reaches the lowest age."""
    return same_day_in(född.year + p.lägsta_ålder, född)


def month_before_birthday(born: date, age: int) -> date:
    """The last day of the month before the one in which the age is reached."""
    return month_of(same_day_in(born.year + age, born)) - timedelta(days=1)


@rule(
    "LAF 2 kap. 2 §",
    name="åldersgräns",
    until="2025-12-31",
    text="Din rätt till ersättning gäller till och med {value}, månaden före den då du fyller {p.övre_ålder} år.",
    columns=False,
)
def åldersgräns_2025(född: date, p: Belopp) -> date:
    """Last day of entitlement: the end of the month before the one in which the person turns 66."""
    return month_before_birthday(född, p.övre_ålder)


@rule(
    "LAF 2 kap. 2 §",
    name="åldersgräns",
    in_force="2026-01-01",
    text="Din rätt till ersättning gäller till och med {value}, månaden före den då du når riktåldern.",
    columns=False,
)
def åldersgräns_2026(född: date, p: Belopp) -> date:
    """Last day of entitlement: the end of the month before the one in which the person reaches the riktålder for
    pension (67 through 2031); 66 for those who had turned 66 before 2026.
    """
    if same_day_in(född.year + p.övre_ålder_före_riktålder, född) < RIKTÅLDER:
        return month_before_birthday(född, p.övre_ålder_före_riktålder)
    return month_before_birthday(född, p.övre_ålder)


@rule("LAF 2 kap. 2 §", text="Åldern ger rätt till ersättning i månaden: {value}.", columns=False)
def ålder_medger(lägsta_ålder_nås: date, åldersgräns: date, prövad_månad: Månad) -> bool:
    """True when the person is at least 20 some day of the month and the month is not past the upper age."""
    return lägsta_ålder_nås <= last_day(prövad_månad) and prövad_månad <= åldersgräns


@rule("LAF 2 kap. 3–4 §§", text="Ledighet som hindrar ersättning: {value}.", columns=False)
def ledighet_hindrar(ledighet: Ledighet) -> bool:
    """True for unpaid leave, unless for health reasons assessed by Försäkringskassan or from one part-time job to
    another.
    """
    return ledighet is Ledighet.utan_lön


@rule("LAF 2 kap. 12–15 §§", text="Utbildning som hindrar ersättning: {value}.", columns=False)
def utbildning_hindrar(utbildning: Utbildning | None, p: Belopp) -> bool:
    """True when studies shut out the benefit. Allowed: a short orientation course for 15 days; at most half time for
    20 weeks; more than half time for 20 weeks if it went on beside full-time work for 15 weeks and has not grown.
    Not with student aid, unless the studies went on beside work.
    """
    if utbildning is None:
        return False
    if utbildning.orienterande_dagar is not None:
        return utbildning.orienterande_dagar >= p.orienterande_kurs_dagar
    beside_work = utbildning.veckor_vid_sidan_av_arbete >= p.utbildning_vid_sidan_veckor
    if utbildning.studiestöd and not beside_work:
        return True
    if utbildning.omfattning <= HALF_TIME:
        return utbildning.veckor_i_perioden >= p.utbildning_veckor
    return not beside_work or utbildning.utökad or utbildning.veckor_i_perioden >= p.utbildning_heltid_veckor


def covers_month(first: date, last: date | None, month: date) -> bool:
    """True when the time holds every day of the month."""
    return first <= month and (last is None or last >= last_day(month))


@rule("LAF 2 kap. 16 §", text="Program under hela månaden: {value}.", columns=False)
def program_hindrar(program: tuple[Program, ...], prövad_månad: Månad) -> bool:
    """True when the person is in a labour-market programme all month, other than one for people with disabilities.
    Part of a month is days without right.
    """
    return any(covers_month(x.från, x.till, prövad_månad) for x in program if not x.funktionsnedsättning)


@rule(
    "LAF 2 kap. 17 §, LAFFo 2 §",
    text="Avgångsvederlaget motsvarar {value} månaders lön.",
    columns=False,
)
def avgångsvederlag_tid(avgångsvederlag: Avgångsvederlag | None) -> MånaderExakt:
    """Months covered by severance pay or damages, exact: the amount by the job's average month over its last twelve
    months, or by the agreed pay when that is more favourable (shorter).
    """
    if avgångsvederlag is None or avgångsvederlag.belopp == 0:
        return Fraction(0)
    month = max(Fraction(avgångsvederlag.inkomst_tolv_månader, 12), Fraction(avgångsvederlag.avtalad_lön))
    return avgångsvederlag.belopp / month


@rule("LAF 2 kap. 17 §", text="Avgångsvederlaget täcker tiden till och med {value}.", columns=False)
def avgångsvederlag_till(
    avgångsvederlag: Avgångsvederlag | None, avgångsvederlag_tid: MånaderExakt, choices: Choices
) -> date | None:
    """The last day that severance pay covers; none without any. Parts of a month are days of the month they fall in,
    to the nearest.
    """
    if avgångsvederlag is None or avgångsvederlag.sista_dag is None or avgångsvederlag_tid == 0:
        return None
    first = avgångsvederlag.sista_dag + timedelta(days=1)
    if choices.avgångsvederlag_från == "månaden_efter_anställningen" and first.day > 1:
        first = plus(month_of(first), 1)
    whole, rest = divmod(avgångsvederlag_tid, 1)
    month = plus(month_of(first), int(whole))
    end = month.replace(day=min(first.day, days_in(month)))
    return end + timedelta(days=half_up(rest * days_in(month)) - 1)


@rule("LAF 2 kap. 17 §", text="Avgångsvederlag täcker hela månaden: {value}.", columns=False)
def avgångsvederlag_hindrar(avgångsvederlag_till: date | None, prövad_månad: Månad) -> bool:
    """True when severance pay covers every day of the month; part of a month is days without right."""
    return avgångsvederlag_till is not None and avgångsvederlag_till >= last_day(prövad_månad)


@rule("LAF 2 kap. 18 §", text="Lönegaranti täcker hela månaden: {value}.", columns=False)
def lönegaranti_hindrar(lönegaranti: Period | None, prövad_månad: Månad) -> bool:
    """True when the wage guarantee covers every day of the month; the notice period otherwise gives right."""
    return lönegaranti is not None and covers_month(lönegaranti.från, lönegaranti.till, prövad_månad)


@rule("LAF 2 kap. 19 §", text="Utesluten ur en kassa det senaste året: {value}.", columns=False)
def utesluten(medlemskap: tuple[Medlemskap, ...], prövad_månad: Månad, p: Belopp) -> bool:
    """True during the year after the person was excluded from a fund."""
    ends = [m.till for m in medlemskap if m.uteslutning and m.till is not None]
    return any(end < prövad_månad <= same_day_in(end.year + p.uteslutning_år, end) for end in ends)


@rule("LAF 2–3 kap.", text="Rätt till ersättning i månaden: {value}.", columns=False)
def rätt_till_ersättning(
    grundvillkor: bool,
    ålder_medger: bool,
    företag_hindrar: bool,
    ledighet_hindrar: bool,
    utbildning_hindrar: bool,
    program_hindrar: bool,
    avgångsvederlag_hindrar: bool,
    lönegaranti_hindrar: bool,
    utesluten: bool,
    inkomstvillkor: Inkomstvillkor,
) -> bool:
    """True when every condition holds in the month and nothing shuts the benefit out. The amounts of chapters 5 and
    6 are what such a person gets; they do not ask this again.
    """
    hindered = (
        företag_hindrar
        or ledighet_hindrar
        or utbildning_hindrar
        or program_hindrar
        or avgångsvederlag_hindrar
        or lönegaranti_hindrar
        or utesluten
    )
    return grundvillkor and ålder_medger and not hindered and inkomstvillkor != Inkomstvillkor.nej
