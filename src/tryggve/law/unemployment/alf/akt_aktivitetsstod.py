"""Aktivitetsstöd for those under the act of 1997: förordning (2017:819) in its wording before 1 October 2025."""

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Dagar, Kronor, KronorExakt, Timmar, exact, fact, rule, up

fact(
    "har_rätt_till_ersättning",
    bool,
    question="Har deltagaren rätt till ersättning från en arbetslöshetskassa, eller har perioden tagit slut?",
    # The grant is asked for by someone with a benefit period unless the fund says there is none.
    default=True,
    paragraph="AKTFo 3 kap. (före 2025-10-01)",
)


@rule(
    "AKTFo före 2025-10-01",
    text="65 procent av {dagsförtjänst} kr, högst {p.tak_därefter} kr: {value} kr.",
    low=0,
    high=5000,
)
def aktivitetsstöd_efter_perioden(dagsförtjänst: KronorExakt, normalarbetstid: Timmar, p: Belopp) -> Kronor:
    """Kronor a day after the benefit period: 65 percent of the daily earnings, at most the ceiling, 510 at least for
    full time.
    """
    golv = up(p.aktivitetsstöd_golv * min(normalarbetstid, p.heltid), p.heltid)
    return up(min(exact(p.tak_därefter, 1), max(exact(golv, 1), exact(p.aktivitetsstöd_nivå * dagsförtjänst, 100))))


@rule(
    "AKTFo före 2025-10-01",
    text="Dag {dagnummer} av {ersättningsperiod}: {value} kr om dagen.",
    low=0,
    high=5000,
)
def aktivitetsstöd(
    har_rätt_till_ersättning: bool,
    dagnummer: Dagar,
    ersättningsperiod: Dagar,
    dagpenning: Kronor,
    aktivitetsstöd_efter_perioden: Kronor,
    p: Belopp,
) -> Kronor:
    """Activity grant, kronor a day.

    The same amount as the fund's benefit while the period lasts, then the 65 percent level; 223 for someone without
    right to benefit.
    """
    if not har_rätt_till_ersättning:
        return p.aktivitetsstöd_grund
    if dagnummer <= ersättningsperiod:
        return dagpenning
    return aktivitetsstöd_efter_perioden
