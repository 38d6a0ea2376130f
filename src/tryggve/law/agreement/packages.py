"""Paketen: which insurances come with an agreement, by category and collective agreement."""

from tryggve.law.agreement.records import Försäkring, Personalkategori
from tryggve.law.engine import rule

WORKER = (
    Försäkring.avtalspension,
    Försäkring.ags,
    Försäkring.tfa,
    Försäkring.tgl,
    Försäkring.fpt,
    Försäkring.premiebefrielse,
    Försäkring.agb,
)
OWNER = (
    Försäkring.avtalspension,
    Försäkring.ags,
    Försäkring.tfa,
    Försäkring.tgl,
    Försäkring.premiebefrielse,
)
PERMIT = (Försäkring.ags, Försäkring.tgl, Försäkring.tfa, Försäkring.avtalspension)
"""Sickness, life, work injury, occupational pension: what the migration agency looks for."""


@rule("Fora, paket", text="I avtalet ingår: {value}.", columns=False)
def försäkringar(personalkategori: Personalkategori, kollektivavtal: bool, tillval: bool) -> tuple[Försäkring, ...]:
    """The insurances of the package. Blue-collar workers have seven, with TSL under a collective agreement; white-
    collar staff have TFA, with TRR or TRS under one; an owner has TFA and may choose four more.
    """
    if personalkategori is Personalkategori.arbetare:
        return (*WORKER, Försäkring.tsl) if kollektivavtal else WORKER
    if personalkategori is Personalkategori.tjänsteman:
        return (Försäkring.tfa, Försäkring.trr) if kollektivavtal else (Försäkring.tfa,)
    return OWNER if tillval else (Försäkring.tfa,)


@rule("Migrationsverkets krav på försäkringar", text="De fyra försäkringarna finns: {value}.", columns=False)
def fyra_försäkringar(försäkringar: tuple[Försäkring, ...]) -> bool:
    """True when the package holds insurance for sickness, life, work injury and pension, which a work permit asks
    for.
    """
    return all(insurance in försäkringar for insurance in PERMIT)
