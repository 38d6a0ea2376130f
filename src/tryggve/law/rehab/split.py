"""What each payer pays of a cost line, within the ceilings of the calendar year, taken in order of arrival."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, KronorExakt, down, exact, half_up, rule
from tryggve.law.rehab import coverage
from tryggve.law.rehab.measures import Arbetsgivare, Beviljat, Kostnadsrad, Radutfall, Skäl


def rounded(amount: Fraction, choices: Choices) -> Fraction:
    """The support rounded as the choice says."""
    if choices.avrundning_rehab == "krona_ned":
        return exact(down(amount))
    if choices.avrundning_rehab == "krona_närmast":
        return exact(half_up(amount))
    return exact(down(100 * amount), 100)


@rule("Förordning (2014:67) 7 §", text="Underlaget är {value} kr.", low=0, high=10_000_000)
def underlag(kostnad: KronorExakt, moms: KronorExakt, choices: Choices) -> KronorExakt:
    """The cost that support is counted on, kronor, exact: what was paid, with or without VAT by choice."""
    return max(exact(0), kostnad - moms) if choices.moms_i_underlaget == "utan_moms" else kostnad + exact(0)


@rule("Förordning (2014:67) 7 §", text="Kvar av medarbetarens tak i år: {value} kr.", low=0, high=100_000)
def kvar_medarbetare(använt_medarbetare: KronorExakt, p: Belopp) -> KronorExakt:
    """Kronor left of the 10 000 per employee and calendar year."""
    return max(exact(0), p.fk_tak_medarbetare - använt_medarbetare)


@rule("Förordning (2014:67) 7 §", text="Kvar av arbetsgivarens tak i år: {value} kr.", low=0, high=1_000_000)
def kvar_arbetsgivare(använt_arbetsgivare: KronorExakt, p: Belopp) -> KronorExakt:
    """Kronor left of the 200 000 per employer and calendar year."""
    return max(exact(0), p.fk_tak_arbetsgivare - använt_arbetsgivare)


@rule(
    "Förordning (2014:67) 7 §",
    text="Försäkringskassan ersätter {value} kr av {underlag} kr: {fk_prövning}.",
    columns=False,
    low=0,
    high=10_000_000,
)
def fk_stöd(
    fk_prövning: Skäl,
    underlag: KronorExakt,
    annan_betalar: KronorExakt,
    kvar_medarbetare: KronorExakt,
    kvar_arbetsgivare: KronorExakt,
    p: Belopp,
    choices: Choices,
) -> KronorExakt:
    """Kronor from Försäkringskassan: half of what the employer paid, within what is left of both ceilings of the year
    in which the service was performed; 0 when the measure is not supported.
    """
    if fk_prövning is not Skäl.ersätts:
        return Fraction(0)
    own = max(Fraction(0), underlag - annan_betalar)
    return min(rounded(own * p.fk_andel / 100, choices), kvar_medarbetare, kvar_arbetsgivare)


@rule("Förordning (2014:67) 7 §", text="{value}.", columns=False)
def fk_skäl(
    fk_prövning: Skäl,
    fk_stöd: KronorExakt,
    underlag: KronorExakt,
    annan_betalar: KronorExakt,
    kvar_medarbetare: KronorExakt,
    kvar_arbetsgivare: KronorExakt,
    p: Belopp,
    choices: Choices,
) -> Skäl:
    """Why Försäkringskassan pays what it pays of the line, with the ceiling that stopped it when one did."""
    full = rounded(max(Fraction(0), underlag - annan_betalar) * p.fk_andel / 100, choices)
    if fk_prövning is Skäl.ersätts and full == 0:
        return Skäl.hela_kostnaden_täckt
    if fk_prövning is not Skäl.ersätts or fk_stöd == full:
        return fk_prövning
    if fk_stöd == 0:
        return Skäl.taket_nått
    if kvar_medarbetare <= kvar_arbetsgivare:
        return Skäl.ersätts_till_taket_för_medarbetaren
    return Skäl.ersätts_till_taket_för_arbetsgivaren


@rule(
    "Afa Försäkrings villkor, ersättning",
    text="Afa Försäkring ersätter {value} kr av {underlag} kr: {afa_prövning}.",
    columns=False,
    low=0,
    high=10_000_000,
)
def afa_stöd(
    afa_prövning: Skäl,
    underlag: KronorExakt,
    annan_betalar: KronorExakt,
    fk_stöd: KronorExakt,
    p: Belopp,
    choices: Choices,
) -> KronorExakt:
    """Kronor from Afa Försäkring: at most half of the total cost, and never more than the employer has left to bear;
    when another payer takes half, that is the employer's whole part.
    """
    if afa_prövning is not Skäl.ersätts:
        return Fraction(0)
    left = max(Fraction(0), underlag - annan_betalar - fk_stöd)
    return min(rounded(underlag * p.afa_andel / 100, choices), rounded(left, choices))


@rule(
    "Förordning (2014:67) 7 §, Afa Försäkrings villkor",
    text="Ni betalar {value} kr själva.",
    columns=False,
    low=0,
    high=10_000_000,
)
def egen_kostnad(
    kostnad: KronorExakt, annan_betalar: KronorExakt, fk_stöd: KronorExakt, afa_stöd: KronorExakt
) -> KronorExakt:
    """Kronor the employer bears of the line."""
    return max(Fraction(0), kostnad - annan_betalar - fk_stöd - afa_stöd)


def line(
    row: Kostnadsrad,
    employer: Arbetsgivare,
    covered: bool,
    used: tuple[Fraction, Fraction],
    p: Belopp,
    choices: Choices,
) -> Radutfall:
    """One cost line after what earlier lines used of the employee's and the employer's ceilings that year."""
    approved = coverage.anordnare_godkänd(row.utförd, row.anordnare_godkänd_från, row.anordnare_godkänd_till)
    fk_last = coverage.fk_sista_ansökningsdag(row.utförd)
    afa_last = coverage.afa_sista_ansökningsdag(employer, row.startade or row.utförd, p)
    base = underlag(row.kostnad, row.moms, choices)
    left = kvar_medarbetare(used[0], p), kvar_arbetsgivare(used[1], p)
    tried = coverage.fk_prövning(row.åtgärd, approved, row.evidensbaserad, row.inkommen, fk_last, choices)
    fk = fk_stöd(tried, base, row.annan_betalar, *left, p, choices)
    afa_tried = coverage.afa_prövning(
        row.åtgärd, covered, employer, row.legitimerad, row.evidensbaserad, row.inkommen, afa_last, choices
    )
    afa = afa_stöd(afa_tried, base, row.annan_betalar, fk, p, choices)
    return Radutfall(
        kostnad=row.kostnad,
        fk_stöd=fk,
        afa_stöd=afa,
        egen_kostnad=egen_kostnad(row.kostnad, row.annan_betalar, fk, afa),
        fk_skäl=fk_skäl(tried, fk, base, row.annan_betalar, *left, p, choices),
        afa_skäl=Skäl.hela_kostnaden_täckt if afa_tried is Skäl.ersätts and afa == 0 else afa_tried,
        kvar_medarbetare=left[0] - fk,
        kvar_arbetsgivare=left[1] - fk,
        fk_senast=fk_last,
        afa_senast=afa_last,
    )


@rule("Förordning (2014:67) 7 §, Afa Försäkrings villkor", columns=False)
def rader_utfall(
    kostnadsrader: tuple[Kostnadsrad, ...],
    tidigare_beviljat: tuple[Beviljat, ...],
    arbetsgivare: Arbetsgivare,
    omfattas_av_afa: bool,
    p: Belopp,
    choices: Choices,
) -> tuple[Radutfall, ...]:
    """Every cost line in the order given, each with both payers' part and why. The ceilings of a year are used in
    order of arrival: the day the line came in, then the order given. What another employer was granted for the same
    employee takes of the employee's ceiling only when the choice says that all employers share it, and never of the
    employer's own.
    """
    person: defaultdict[tuple[str, int], Fraction] = defaultdict(Fraction)
    company: defaultdict[int, Fraction] = defaultdict(Fraction)
    shared = choices.medarbetarens_tak == "alla_arbetsgivare"
    for earlier in tidigare_beviljat:
        elsewhere = earlier.hos_annan_arbetsgivare
        person[earlier.medarbetare, earlier.år] += earlier.belopp if shared or not elsewhere else 0
        company[earlier.år] += 0 if elsewhere else earlier.belopp
    arrival = sorted(range(len(kostnadsrader)), key=lambda i: kostnadsrader[i].inkommen or date.max)
    made: dict[int, Radutfall] = {}
    for i in arrival:
        row = kostnadsrader[i]
        year = row.utförd.year
        used = person[row.medarbetare, year], company[year]
        made[i] = line(row, arbetsgivare, omfattas_av_afa, used, p, choices)
        person[row.medarbetare, year] += made[i].fk_stöd
        company[year] += made[i].fk_stöd
    return tuple(made[i] for i in range(len(kostnadsrader)))


@rule("Förordning (2014:67) 7 §", text="Försäkringskassan ersätter sammanlagt {value} kr.", columns=False)
def fk_summa(rader_utfall: tuple[Radutfall, ...]) -> KronorExakt:
    """Kronor from Försäkringskassan for all lines."""
    return sum((r.fk_stöd for r in rader_utfall), Fraction(0))


@rule("Afa Försäkrings villkor, ersättning", text="Afa Försäkring ersätter sammanlagt {value} kr.", columns=False)
def afa_summa(rader_utfall: tuple[Radutfall, ...]) -> KronorExakt:
    """Kronor from Afa Försäkring for all lines."""
    return sum((r.afa_stöd for r in rader_utfall), Fraction(0))
