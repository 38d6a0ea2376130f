"""3 kap. 1–4 §§: inkomstvillkoret, the income condition. All in whole kronor over the twelve months of the ramtid."""

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Kronor, Månader, count, rule
from tryggve.law.unemployment.laf.records import Inkomstvillkor, Perioder

FÖLJD = 4
"""Months in a row that the alternative rule asks for (3 kap. 3 §)."""
STARTS = 12 - FÖLJD + 1


@rule(
    "LAF 3 kap. 2 § 1",
    text="Din sammanlagda inkomst i ramtiden är {value} kr.",
    low=0,
    high=30_000_000,
)
def sammanlagd_inkomst(villkorsinkomster: tuple[Kronor, ...], ramtid_förmåner: tuple[Kronor, ...]) -> Kronor:
    """Income from work and equated benefits in the ramtid, in kronor: what the limit of 120 000 kr is held against."""
    return sum(villkorsinkomster) + sum(ramtid_förmåner)


@rule(
    "LAF 3 kap. 2 § 2",
    text="Du hade minst {p.inkomst_per_månad} kr i inkomst av arbete i {value} av de tolv månaderna.",
    low=0,
    high=12,
)
def månader_över_gräns(villkorsinkomster: tuple[Kronor, ...], p: Belopp) -> Månader:
    """Months of the ramtid with at least 11 000 kr from work; benefits from Försäkringskassan do not count here."""
    return count(m >= p.inkomst_per_månad for m in villkorsinkomster)


@rule("LAF 3 kap. 3 §", text="Fyra månader i följd med minst {p.inkomst_per_månad} kr: {value}.")
def långvarig_följd(villkorsinkomster: tuple[Kronor, ...], månad_följer: tuple[bool, ...], p: Belopp) -> bool:
    """True when four consecutive months of the ramtid each hold at least 11 000 kr from work."""
    return any(
        all(m >= p.inkomst_per_månad for m in villkorsinkomster[i : i + FÖLJD])
        and all(f for f in månad_följer[i + 1 : i + FÖLJD])
        for i in range(STARTS)
    )


@rule(
    "LAF 3 kap. 2–3 §§",
    text="Inkomstvillkoret: {value}. Huvudregeln kräver {p.inkomst_totalt} kr sammanlagt, och tillräcklig inkomst i "
    "fyra månader. "
    "Du hade {sammanlagd_inkomst} kr och {månader_över_gräns} sådana månader.",
)
def inkomstvillkor(
    sammanlagd_inkomst: Kronor,
    månader_över_gräns: Månader,
    långvarig_följd: bool,
    alternativregel_använd: Perioder,
    p: Belopp,
) -> Inkomstvillkor:
    """`huvudregel`: at least 120 000 kr in the ramtid, and 11 000 kr in at least four months of it.
    `alternativregel`: less, but 11 000 kr in four months in a row, for at most two periods. Otherwise `nej`.
    """
    if sammanlagd_inkomst >= p.inkomst_totalt and månader_över_gräns >= p.månader_huvudregel:
        return Inkomstvillkor.huvudregel
    if långvarig_följd and alternativregel_använd < p.alternativregel_perioder:
        return Inkomstvillkor.alternativregel
    return Inkomstvillkor.nej
