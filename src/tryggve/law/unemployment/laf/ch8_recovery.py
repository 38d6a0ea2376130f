"""8 kap.: benefit to be paid back, how much and with what interest."""

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Kronor, ProcentExakt, fact, rule

fact(
    "för_mycket_utbetalt",
    Kronor,
    low=0,
    high=10_000_000,
    question="Hur mycket har betalats ut för mycket?",
    label="För mycket utbetalt",
)
fact(
    "orsakat_av_den_sökande",
    bool,
    default=False,
    question="Berodde det på oriktiga uppgifter eller på att något inte anmäldes?",
    label="Orsakat av oriktiga eller uteblivna uppgifter",
)
fact(
    "lön_för_samma_tid",
    bool,
    default=False,
    question="Har den sökande fått lön eller skadestånd för samma tid i efterhand?",
    label="Lön eller skadestånd för samma tid",
)
fact(
    "borde_ha_insett",
    bool,
    officer=True,
    question="Insåg den sökande, eller borde den sökande ha insett, att utbetalningen var fel?",
    label="Insåg eller borde ha insett felet",
    law_text="Ersättning som lämnats felaktigt ska betalas tillbaka om den sökande orsakat det genom oriktiga "
    "uppgifter eller skäligen "
    "borde ha insett felet.",
    paragraph="LAF 8 kap. 1 §",
)
fact(
    "efterges",
    Kronor,
    default=0,
    low=0,
    high=10_000_000,
    question="Hur mycket efterges av särskilda skäl?",
    label="Efterges",
    paragraph="LAF 8 kap. 5 §",
)
fact(
    "statens_utlåningsränta",
    ProcentExakt,
    low=0,
    high=50,
    question="Vilken är statens utlåningsränta, i procent?",
    label="Statens utlåningsränta",
)


@rule("LAF 8 kap. 1 §", text="Ersättningen ska betalas tillbaka: {value}.")
def återkrav(orsakat_av_den_sökande: bool, borde_ha_insett: bool, lön_för_samma_tid: bool) -> bool:
    """True when what was paid too much is to be repaid: caused by wrong or missing information, or the person
    reasonably should have realised it, or was later paid for the same time.
    """
    return orsakat_av_den_sökande or borde_ha_insett or lön_för_samma_tid


@rule("LAF 8 kap. 1–2, 5 §§", text="Att betala tillbaka: {value} kr.", low=0, high=10_000_000)
def återkravsbelopp(återkrav: bool, för_mycket_utbetalt: Kronor, efterges: Kronor) -> Kronor:
    """Kronor to repay, less what is waived for special reasons; the decision states it with the day it is due."""
    return max(0, för_mycket_utbetalt - efterges) if återkrav else 0


@rule("LAF 8 kap. 3 §", text="Räntan vid avbetalning är {value} procent.", low=0, high=60)
def återkravsränta(statens_utlåningsränta: ProcentExakt, p: Belopp) -> ProcentExakt:
    """Interest in percent a year on instalments and respite: the state's lending rate and two percentage points."""
    return statens_utlåningsränta + p.ränta_över_utlåningsräntan
