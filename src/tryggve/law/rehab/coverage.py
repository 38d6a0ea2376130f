"""Who is covered, which provider counts, the last days to apply, and whether a measure is one that each payer
supports.
"""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, rule
from tryggve.law.rehab.measures import (
    GAMBLING,
    NEVER,
    PUBLIC,
    TALKS,
    TREATMENT,
    WORKPLACE,
    Arbetsgivare,
    Personal,
    Skäl,
    Åtgärd,
)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of that month when it has fewer days."""
    index = day.year * 12 + day.month - 1 + months
    after = date((index + 1) // 12, (index + 1) % 12 + 1, 1) - timedelta(days=1)
    return after.replace(day=min(day.day, after.day))


@rule("Förordning (2014:67) 7 §", text="Anordnaren var godkänd den dag åtgärden utfördes: {value}.", columns=False)
def anordnare_godkänd(utförd: date, anordnare_godkänd_från: date | None, anordnare_godkänd_till: date | None) -> bool:
    """True when Försäkringskassan's register held the provider on the day the measure was performed."""
    if anordnare_godkänd_från is None or utförd < anordnare_godkänd_från:
        return False
    return anordnare_godkänd_till is None or utförd <= anordnare_godkänd_till


@rule(
    "Afa Försäkrings villkor, vilka som omfattas",
    text="Medarbetaren omfattas av AGS eller AGS-KL: {value}.",
    columns=False,
)
def omfattas_av_afa(
    arbetsgivare: Arbetsgivare, personalkategori: Personal, medarbetaravtal: bool, efterskydd: bool
) -> bool:
    """True for everyone in municipalities, regions, the church and municipal companies (AGS-KL); for blue-collar
    workers in private and co-operative companies (AGS), and white-collar ones only by a medarbetaravtal; and for one
    with efterskydd.
    """
    if efterskydd or arbetsgivare in PUBLIC:
        return True
    if arbetsgivare is Arbetsgivare.staten:
        return False
    return personalkategori is Personal.arbetare or medarbetaravtal


@rule(
    "Förordning (2014:67), ansökan",
    text="Ansökan ska ha kommit in till Försäkringskassan senast {value}.",
    columns=False,
)
def fk_sista_ansökningsdag(utförd: date) -> date:
    """The last day Försäkringskassan may receive the application: 1 February the year after the service was
    performed.
    """
    return date(utförd.year + 1, 2, 1)


@rule(
    "Afa Försäkrings villkor, ansökan",
    text="Ansökan till Afa Försäkring ska ha kommit in senast {value}.",
    columns=False,
)
def afa_sista_ansökningsdag(arbetsgivare: Arbetsgivare, startade: date | None, p: Belopp) -> date | None:
    """The last day Afa may receive it: six months from the start for municipalities, regions, the church and
    municipal companies; none for private and co-operative employers.
    """
    if arbetsgivare not in PUBLIC or startade is None:
        return None
    return months_later(startade, p.afa_ansökan_månader)


@rule("Afa Försäkrings villkor, fakturor", text="Fakturor ska ha kommit in senast {value}.", columns=False)
def afa_sista_fakturadag(beviljad: date, p: Belopp) -> date:
    """The last day Afa takes invoices: three years from the grant."""
    return months_later(beviljad, 12 * p.afa_faktura_år)


@rule("Försäkringskassans utbetalning", text="Försäkringskassan betalar senast {value}.", columns=False)
def fk_betalas_senast(inkommen: date | None, p: Belopp) -> date | None:
    """The day by which Försäkringskassan pays: within 45 days of the application; none before it has come in."""
    return None if inkommen is None else inkommen + timedelta(days=p.fk_betalas_dagar)


@rule("Förordning (2014:67) 1, 7 §§", text="Försäkringskassan: {value}.", columns=False)
def fk_prövning(
    åtgärd: Åtgärd,
    anordnare_godkänd: bool,
    evidensbaserad: bool,
    inkommen: date | None,
    fk_sista_ansökningsdag: date,
    choices: Choices,
) -> Skäl:
    """Whether Försäkringskassan supports the measure, and why not: only services directed at the workplace, never
    treatment, by an approved provider, applied for in time.
    """
    if åtgärd in NEVER:
        return NEVER[åtgärd]
    if åtgärd not in WORKPLACE:
        return Skäl.behandling
    if not anordnare_godkänd:
        return Skäl.inte_godkänd_anordnare
    if åtgärd is Åtgärd.stresskurs and not evidensbaserad and choices.evidenskrav_kurs != "afa":
        return Skäl.inte_evidensbaserad
    if inkommen is not None and inkommen > fk_sista_ansökningsdag:
        return Skäl.för_sent
    return Skäl.ersätts


def not_for_afa(measure: Åtgärd) -> Skäl | None:
    """Why Afa never pays the measure, or None when it can."""
    if measure in TREATMENT:
        return None
    if measure is Åtgärd.utredning:
        return Skäl.utredning
    if measure is Åtgärd.medicinsk_behandling:
        return Skäl.medicinsk_behandling
    return NEVER.get(measure, Skäl.arbetsplatsen)


def lacking_for_afa(measure: Åtgärd, employer: Arbetsgivare, licensed: bool, proven: bool) -> Skäl | None:
    """What the measure lacks for Afa to pay it: a licensed therapist, the right kind of employer, a proven method; or
    None.
    """
    if measure in TALKS and not licensed:
        return Skäl.inte_legitimerad
    if measure is Åtgärd.spelbehandling and employer not in GAMBLING:
        return Skäl.spel_bara_kommun_och_region
    if measure is Åtgärd.stresskurs and not proven:
        return Skäl.inte_evidensbaserad
    return None


@rule("Afa Försäkrings villkor, vad som ersätts", text="Afa Försäkring: {value}.", columns=False)
def afa_prövning(
    åtgärd: Åtgärd,
    omfattas_av_afa: bool,
    arbetsgivare: Arbetsgivare,
    legitimerad: bool,
    evidensbaserad: bool,
    inkommen: date | None,
    afa_sista_ansökningsdag: date | None,
    choices: Choices,
) -> Skäl:
    """Whether Afa supports the measure, and why not: talks with a licensed psychologist or psychotherapist, addiction
    treatment (gambling only in municipalities and regions), stress and lifestyle courses, shorter retraining.
    """
    never = not_for_afa(åtgärd)
    if never is not None:
        return never
    if not omfattas_av_afa:
        return Skäl.omfattas_inte
    lacking = lacking_for_afa(åtgärd, arbetsgivare, legitimerad, evidensbaserad or choices.evidenskrav_kurs == "fk")
    if lacking is not None:
        return lacking
    if inkommen is not None and afa_sista_ansökningsdag is not None and inkommen > afa_sista_ansökningsdag:
        return Skäl.för_sent
    return Skäl.ersätts
