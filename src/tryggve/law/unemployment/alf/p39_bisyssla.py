"""Bisyssla, 39–39 a §§: an extra job approved to go on beside the benefit."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Kronor, KronorExakt, fact, rule
from tryggve.law.unemployment.alf.records import Bisyssla, Veckorapport

fact(
    "bisysslor",
    tuple[Bisyssla, ...],
    question="Har du haft ett extraarbete bredvid ditt heltidsarbete? Hur länge, hur mycket, och vad tjänade du i veckan?",
    # Asked in every application; nothing named is no extra job.
    default=(),
    paragraph="ALF 39 §",
)


@rule("ALF 39 §", text="Sex grundbelopp i veckan är {value} kr.", low=0, high=20_000)
def bisyssla_gräns(p: Belopp) -> Kronor:
    """What an approved side job may give a week, kronor: six times the full basic amount."""
    return p.bisyssla_grundbelopp * p.grundbelopp_helt


def godkänd(b: Bisyssla, gräns: int, månader: int) -> bool:
    """True when one side job meets every condition; a business has no income limit."""
    inom = b.företag or b.veckoinkomst <= gräns
    return b.bredvid_heltid_månader >= månader and inom and not b.utökad and not b.hindrar_heltid


@rule("ALF 39 §", columns=False, text="Extraarbetet kan godkännas: {value}.")
def bisyssla(bisysslor: tuple[Bisyssla, ...], bisyssla_gräns: Kronor, p: Belopp) -> bool:
    """True when there is a side job and every one is approved.

    It has gone on for at least twelve months beside full-time work, gives at most the limit a week on average
    (employment only), has not been extended since, and does not stand in the way of suitable full-time work.
    """
    return bool(bisysslor) and all(godkänd(b, bisyssla_gräns, p.bisyssla_månader) for b in bisysslor)


@rule("ALF 39 a §", columns=False, low=0, high=100_000)
def bisyssla_inkomst(bisyssla: bool, veckorapport: Veckorapport) -> KronorExakt:
    """Income of an approved side job in the week, kronor exact; 0 without one (other work is reported as hours)."""
    return veckorapport.bisyssla_inkomst if bisyssla else Fraction(0)
