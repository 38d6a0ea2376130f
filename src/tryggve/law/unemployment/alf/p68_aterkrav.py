"""Återkrav, 68–68 f §§: what was paid wrongly, whether it is repaid, and with what interest."""

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Kronor, ProcentExakt, fact, rule

fact("utbetalt", Kronor, question="Hur mycket betalades för tiden?", low=0, paragraph="ALF 68 §")
fact("rätt_belopp", Kronor, question="Hur mycket skulle ha betalats för tiden?", low=0, paragraph="ALF 68 §")
fact(
    "fel_uppgifter",
    bool,
    question="Berodde felet på att den sökande lämnat oriktiga eller ofullständiga uppgifter?",
    officer=True,
    law_text="68 §: genom oriktiga uppgifter, genom att inte fullgöra sin uppgifts- eller anmälningsskyldighet",
    paragraph="ALF 68 §",
)
fact(
    "borde_insett",
    bool,
    question="Borde den sökande skäligen ha insett att beloppet var fel?",
    officer=True,
    law_text="68 §: och denne skäligen borde ha insett detta",
    paragraph="ALF 68 §",
)
fact(
    "lön_i_efterhand",
    bool,
    question="Fick du i efterhand lön eller skadestånd för samma tid?",
    default=False,
    paragraph="ALF 68 a §",
)
fact(
    "efterges",
    Kronor,
    question="Hur mycket efterges av särskilda skäl?",
    # An officer's decision to waive: none made is nothing waived.
    default=0,
    low=0,
    paragraph="ALF 68 §",
)
fact(
    "statens_utlåningsränta",
    ProcentExakt,
    question="Vilken är statens utlåningsränta, i procent?",
    paragraph="ALF 68 c §",
)


@rule("ALF 68 §", text="{utbetalt} kr betalades, rätt var {rätt_belopp} kr: {value} kr för mycket.", low=0)
def för_mycket_utbetalt(utbetalt: Kronor, rätt_belopp: Kronor) -> Kronor:
    """Kronor paid beyond what was due."""
    return max(utbetalt - rätt_belopp, 0)


@rule("ALF 68–68 a §§", text="Ska betalas tillbaka: {value}.")
def återbetalningsskyldig(fel_uppgifter: bool, borde_insett: bool, lön_i_efterhand: bool) -> bool:
    """True when wrong information caused it, when the person reasonably should have seen it, or was paid for the same
    time later.
    """
    return fel_uppgifter or borde_insett or lön_i_efterhand


@rule("ALF 68–68 a §§", text="Återkrav {value} kr, efter eftergift av {efterges} kr.", low=0)
def återkrav(för_mycket_utbetalt: Kronor, återbetalningsskyldig: bool, efterges: Kronor) -> Kronor:
    """Kronor to repay."""
    return max(för_mycket_utbetalt - efterges, 0) if återbetalningsskyldig else 0


@rule("ALF 68 c §", columns=False, text="Räntan vid avbetalning är {value} procent.", low=0)
def avbetalningsränta(statens_utlåningsränta: ProcentExakt, p: Belopp) -> ProcentExakt:
    """Interest on instalments, percent a year: the state's lending rate and two percentage points."""
    return statens_utlåningsränta + p.återkrav_ränta
