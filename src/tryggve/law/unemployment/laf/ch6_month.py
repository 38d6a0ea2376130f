"""6 kap. 1–8 §§: the month's benefit after every deduction, exact and as it is paid."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Kronor, KronorExakt, down, exact, half_up, rule, up
from tryggve.law.unemployment.laf.ch6_days import Andel


@rule("LAF 5 kap. 10 §, 4 kap. 4 §", low=1, high=600)
def sista_dagen_med_nivå(ersättningsperiod: Dagar, dagnummer: Dagar) -> Dagar:
    """The last day number whose rate the month is counted by: the period's last day."""
    return max(dagnummer, ersättningsperiod)


@rule(
    "LAF 6 kap. 1–2 §§",
    text="Efter dagar utan rätt och inkomst: {value} kr av en hel månad på {månadsersättning} kr.",
    columns=False,
)
def ersättning_efter_minskning(månadsersättning: KronorExakt, andel_betald: Andel, andel_nämnare: Andel) -> KronorExakt:
    """The month's benefit in kronor, exact, after days without right and income, before pension and other
    compensation.
    """
    return månadsersättning * Fraction(andel_betald, andel_nämnare)


@rule("LAF 6 kap. 8 §", text="Utan taket skulle månaden ge {value} kr.", columns=False)
def ersättning_utan_tak(
    ersättning_efter_minskning: KronorExakt,
    ersättningsgrundande_inkomst: KronorExakt,
    inkomst_i_ramtiden: Kronor,
    tidigare_inkomst_används: bool,
    p: Belopp,
) -> KronorExakt:
    """What the same month would give if the base income had no ceiling of 34 000 kr, in kronor, exact."""
    if tidigare_inkomst_används or ersättningsgrundande_inkomst != p.egi_tak:
        return ersättning_efter_minskning
    return ersättning_efter_minskning * exact(inkomst_i_ramtiden, 12) / p.egi_tak


@rule("LAF 6 kap. 8 §", text="Avdrag för annan ersättning vid arbetslöshet: {value} kr.", columns=False)
def avdrag_annan_ersättning(
    ersättning_efter_minskning: KronorExakt, ersättning_utan_tak: KronorExakt, annan_ersättning: Kronor
) -> KronorExakt:
    """Kronor deducted for other unemployment compensation: only what together exceeds the benefit without the ceiling.

    Whether pension is taken before or after the comparison changes nothing: it lowers both sides alike.
    """
    over = ersättning_efter_minskning + annan_ersättning - ersättning_utan_tak
    return min(ersättning_efter_minskning, max(Fraction(0), over))


@rule("LAF 6 kap.", text="Månadens ersättning före avrundning: {value} kr.", columns=False)
def månadsutbetalning_exakt(
    ersättning_efter_minskning: KronorExakt, pensionsavdrag: KronorExakt, avdrag_annan_ersättning: KronorExakt
) -> KronorExakt:
    """The month's benefit after all deductions, kronor, exact, before rounding and before tax."""
    return max(Fraction(0), ersättning_efter_minskning - pensionsavdrag - avdrag_annan_ersättning)


@rule(
    "LAF 6 kap.",
    text="Månadens ersättning är {value} kr före skatt ({choices.avrundning_laf}).",
    low=0,
    high=200_000,
)
def månadsutbetalning(
    månadsersättning: KronorExakt,
    andel_betald: Andel,
    andel_nämnare: Andel,
    pensionsavdrag: KronorExakt,
    avdrag_annan_ersättning: KronorExakt,
    choices: Choices,
) -> KronorExakt:
    """The month's benefit in kronor as it is paid, before tax: after all deductions, rounded once as the fund's
    choice says.
    """
    scale = 100 if choices.avrundning_laf == "ingen" else 1  # öre are kept, or kronor are rounded
    deductions = min(pensionsavdrag + avdrag_annan_ersättning, månadsersättning)  # more than everything takes no more
    left = max(exact(0), scale * månadsersättning * andel_betald - scale * deductions * andel_nämnare)
    if choices.avrundning_laf == "krona_upp":
        return exact(up(left, andel_nämnare))
    if choices.avrundning_laf == "krona_ned":
        return exact(down(left, andel_nämnare))
    return exact(half_up(left, andel_nämnare), scale)
