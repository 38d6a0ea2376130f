"""Premier: what an employer pays of the wage, by month from 2024; only the years whose tables have been read."""

from datetime import date, timedelta
from fractions import Fraction

from tryggve.law.agreement.records import Bundenhet
from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Kronor, KronorExakt, Månad, ProcentExakt, exact, half_up, rule

HALF_YEARS = Fraction(15, 2)
"""The limit is 7.5 inkomstbasbelopp a year."""


def share(wage: Fraction, percent: Fraction, choices: Choices) -> Fraction:
    """A percentage of a wage, rounded by line as the choice says."""
    amount = wage * percent / 100
    return exact(half_up(100 * amount), 100) if choices.avrundning_premie == "ören" else exact(half_up(amount))


@rule("Fora, premier", text="Gränsen är {value} kr i månaden.", columns=False)
def premiegräns(p: Belopp) -> KronorExakt:
    """The wage of a month that divides the premium, kronor, exact: 7.5 inkomstbasbelopp by twelve."""
    return p.ibb * HALF_YEARS / 12


@rule("Fora, premier", columns=False)
def lön_under(lön: Kronor, premiegräns: KronorExakt) -> KronorExakt:
    """The part of the month's wage up to the limit, kronor."""
    return min(Fraction(lön), premiegräns)


@rule("Fora, premier", columns=False)
def lön_över(lön: Kronor, premiegräns: KronorExakt) -> KronorExakt:
    """The part of the month's wage above the limit, kronor."""
    return max(Fraction(0), lön - premiegräns)


@rule(
    "Fora, premier",
    in_force="2024-01-01",
    text="Omställning (TSL): {value} procent.",
    columns=False,
    until="2024-12-31",
)
def premie_tsl(bundenhet: Bundenhet, p: Belopp) -> ProcentExakt:
    """Percent for TSL by what binds the employer."""
    if bundenhet is Bundenhet.huvudavtal:
        return p.exact("premie_tsl_huvudavtal")
    if bundenhet is Bundenhet.huvudavtal_hängavtal:
        return p.exact("premie_tsl_huvudavtal_hängavtal")
    if bundenhet is Bundenhet.omställningsförsäkring:
        return p.exact("premie_tsl_omställning")
    return p.exact("premie_tsl_omställning_hängavtal")


@rule("Fora, premier 2026", in_force="2026-01-01", text="TSL och AGB: {value} procent.", columns=False)
def premie_tsl_och_agb(bundenhet: Bundenhet, p: Belopp) -> ProcentExakt:
    """Percent for TSL and AGB together from 2026; 0.40 more by hängavtal or membership outside Svenskt Näringsliv."""
    main = bundenhet in (Bundenhet.huvudavtal, Bundenhet.huvudavtal_hängavtal)
    base = p.exact("premie_tsl_agb_2026") if main else p.exact("premie_tsl_agb_omställning_2026")
    signed = bundenhet in (Bundenhet.huvudavtal_hängavtal, Bundenhet.omställningsförsäkring_hängavtal)
    return base + (p.exact("premie_hängavtal_tillägg_2026") if signed else 0)


@rule("Fora, premier", text="Avtalspension SAF-LO: {value} kr.", columns=False, in_force="2024-01-01")
def premie_avtalspension(lön_under: KronorExakt, lön_över: KronorExakt, p: Belopp, choices: Choices) -> KronorExakt:
    """The month's pension premium, kronor: 4.5 percent up to the limit and 30 percent above it (2024)."""
    return share(lön_under, p.exact("premie_pension_under"), choices) + share(
        lön_över, p.exact("premie_pension_över"), choices
    )


@rule(
    "Fora, premier 2023",
    text="Avtalspension SAF-LO för året: {value} kr.",
    columns=False,
    in_force="2023-01-01",
    until="2023-12-31",
)
def premie_avtalspension_år(årslön: Kronor, p: Belopp, choices: Choices) -> KronorExakt:
    """The year's pension premium, kronor: 4.3 percent up to 7.5 inkomstbasbelopp and 30 percent above (2023, the last
    year that was counted by the year).
    """
    limit = p.ibb * HALF_YEARS
    under, over = min(Fraction(årslön), limit), max(Fraction(0), årslön - limit)
    return share(under, p.exact("premie_pension_under"), choices) + share(over, p.exact("premie_pension_över"), choices)


@rule(
    "Fora, premier",
    text="Försäkringar och omställning: {value} kr.",
    columns=False,
    in_force="2024-01-01",
    until="2024-12-31",
)
def premie_försäkringar(
    lön: Kronor, lön_under: KronorExakt, premie_tsl: ProcentExakt, p: Belopp, choices: Choices
) -> KronorExakt:
    """The month's premiums for AGB, TSL, AGS and FPT, TGL (up to the limit) and TFA (the whole wage), kronor, each
    line rounded.
    """
    under = (p.exact("premie_agb"), premie_tsl, p.exact("premie_ags_fpt"), p.exact("premie_tgl"))
    lines = [share(lön_under, percent, choices) for percent in under]
    return sum(lines, share(Fraction(lön), p.exact("premie_tfa"), choices))


@rule("Fora, premier", text="Nedsättning: {value} kr.", columns=False, in_force="2024-01-01", until="2024-12-31")
def premie_nedsättning_belopp(lön_under: KronorExakt, p: Belopp, choices: Choices) -> KronorExakt:
    """The reduction of the month's premium, kronor."""
    return share(lön_under, p.exact("premie_nedsättning"), choices)


@rule("Fora, premier", text="Månadens premie är {value} kr.", columns=False, in_force="2024-01-01", until="2024-12-31")
def premie(
    premie_avtalspension: KronorExakt, premie_försäkringar: KronorExakt, premie_nedsättning_belopp: KronorExakt
) -> KronorExakt:
    """The month's premium for a blue-collar worker, kronor, as it is invoiced (without särskild löneskatt)."""
    return premie_avtalspension + premie_försäkringar - premie_nedsättning_belopp


@rule("Fora, premier", text="Till pensionen förs {value} kr.", columns=False, in_force="2024-01-01")
def pension_efter_avgift(premie_avtalspension: KronorExakt, p: Belopp) -> KronorExakt:
    """The pension premium less Fora's fee of 1.5 percent, kronor, exact."""
    return premie_avtalspension * (100 - p.exact("förmedlingsavgift")) / 100


@rule("Fora, premier", text="Lönen i månaden ger avtalspension: {value}.", columns=False)
def ger_avtalspension(född: date, lönemånad: Månad, p: Belopp) -> bool:
    """True from the month the worker turns 22 (25 until 2020, 24 in 2021, 23 in 2022) up to the month before turning
    65.
    """
    first = date(född.year + p.pension_lägsta_ålder, född.month, 1)
    return first <= lönemånad < date(född.year + p.pension_övre_ålder, född.month, 1)


@rule("Fora, företag utan anställda", text="Grundpremien är {value} kr om året.", columns=False)
def årets_grundpremie(antal_anställda: int, p: Belopp) -> Kronor:
    """Kronor a year for a company without employees; none for one that has any."""
    return 0 if antal_anställda else p.grundpremie


@rule("5–6, 9 §§ räntelagen", text="Dröjsmålsräntan är {value} procent.", columns=False)
def dröjsmålsränta(p: Belopp) -> ProcentExakt:
    """Interest on a late invoice, percent a year: the reference rate of the half-year and eight percentage points."""
    return p.exact("referensränta") + p.dröjsmålstillägg


@rule("3, 6 §§ räntelagen", text="Dröjsmålsränta: {value} kr.", columns=False)
def dröjsmålsbelopp(
    fakturabelopp: Kronor, förfallodag: date, betalningsdag: date, dröjsmålsränta: ProcentExakt
) -> KronorExakt:
    """Interest in kronor, exact, from the day after the due day to the day of payment, by days of 365, at the rate of
    the day asked.
    """
    late: Dagar = max(0, (betalningsdag - förfallodag) // timedelta(days=1))
    return fakturabelopp * dröjsmålsränta / 100 * late / 365


@rule("Fora, slutliga löner", text="Avgiften för en sen rapport är {value} kr.", columns=False)
def förseningsavgift(slutliga_löner_senast: date, on: date, p: Belopp) -> Kronor:
    """Kronor for final wages that have not come in by the last day, on the day asked; 0 until then."""
    return p.förseningsavgift if on > slutliga_löner_senast else 0
