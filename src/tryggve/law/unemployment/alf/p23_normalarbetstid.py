"""Normalarbetstid, 23 a–g §§, and dagsförtjänst, 25 a §: what an average week of the ramtid held."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, KronorExakt, Månader, Timmar, TimmarExakt, Ören, exact, half_up, rule, up
from tryggve.law.unemployment.alf.p04_forsakringar import Försäkring
from tryggve.law.unemployment.alf.records import Hundradelstimmar, TidigarePeriod

Timmar12 = tuple[Hundradelstimmar, ...]


@rule("ALF 23 a–b §§", text="{value} timmar räknas i ramtiden.", low=0, high=9_600)
def arbetade_timmar(
    ramtid_timmar: Timmar12, ramtid_jämställda: Timmar12, ramtid_förmånstimmar: Timmar12, p: Belopp
) -> TimmarExakt:
    """Hours counted in the ramtid, exact: work, and benefits in the months that by themselves could count in an
    arbetsvillkor.
    """
    arbete = sum(ramtid_timmar)
    förmåner = sum(
        f if t + j >= 100 * p.månadstimmar_alternativregel else 0
        for t, j, f in zip(ramtid_timmar, ramtid_jämställda, ramtid_förmånstimmar, strict=True)
    )
    return exact(arbete + förmåner, 100)


@rule("ALF 23 c–f §§", columns=False, low=0, high=60)
def skyddad_normalarbetstid(tidigare_perioder: tuple[TidigarePeriod, ...], skyddsregel: str) -> Timmar:
    """The normal working time of the last period that a protecting rule keeps, hours a week; 0 when none does.

    23 c § keeps it for grundbelopp, 23 d § together with 27 a §; the one who left a guarantee (30 §) gets the total
    labour supply during it (23 e–f §§).
    """
    if skyddsregel == "ingen" or not tidigare_perioder:
        return 0
    senaste = max(tidigare_perioder, key=lambda t: t.beslut)
    return senaste.arbetsutbud if skyddsregel == "30 §" else senaste.normalarbetstid


@rule(
    "ALF 23 a §",
    text="{arbetade_timmar} timmar delat med 51,96 veckor är {value} timmar i veckan.",
    low=0,
    high=168,
)
def normalarbetstid(
    arbetade_timmar: TimmarExakt, skyddad_normalarbetstid: Timmar, p: Belopp, choices: Choices
) -> Timmar:
    """Average working time over the ramtid, whole hours a week: the hours divided by 51.96 weeks, to the nearest
    hour.
    """
    if choices.avrundning_normalarbetstid == "halv_uppåt":
        timmar = half_up(100 * arbetade_timmar, p.veckor_på_året)
    else:
        timmar = up(200 * arbetade_timmar - p.veckor_på_året, 2 * p.veckor_på_året)
    return max(timmar, skyddad_normalarbetstid)


@rule("ALF 25 a §", text="Inkomsten i ramtiden är {value} kr.", low=0, high=24_000_000)
def inkomst_i_ramtiden(
    ramtid_inkomst: tuple[Ören, ...],
    ramtid_förmån: tuple[Ören, ...],
    ramtid_timmar: Timmar12,
    ramtid_jämställda: Timmar12,
    p: Belopp,
) -> KronorExakt:
    """Income counted in the ramtid, kronor exact: pay, and benefits in the months that could count in an
    arbetsvillkor.
    """
    förmåner = sum(
        f if t + j >= 100 * p.månadstimmar_alternativregel else 0
        for t, j, f in zip(ramtid_timmar, ramtid_jämställda, ramtid_förmån, strict=True)
    )
    return exact(sum(ramtid_inkomst) + förmåner, 100)


@rule("ALF 25 a §", text="En tolftedel av {inkomst_i_ramtiden} kr är {value} kr i månaden.", low=0, high=2_000_000)
def månadsinkomst(inkomst_i_ramtiden: KronorExakt) -> KronorExakt:
    """Average income a month over the twelve months of the ramtid, kronor exact."""
    return exact(inkomst_i_ramtiden, 12)


@rule(
    "ALF 37–37 b §§, ALFFo 5 f §", columns=False, text="Med företaget räknat: {value} kr om dagen.", low=0, high=100_000
)
def företagares_dagsförtjänst(
    månadsinkomst: KronorExakt, företagsinkomst_dag: KronorExakt, företagsmånader: Månader, p: Belopp
) -> KronorExakt:
    """Daily earnings of someone who ran a business in the ramtid, kronor exact; 0 for an employee only.

    In business the whole ramtid: 1/260 of the yearly income. Beside employments: the business counts with 22 days for each of its months,
    the pay is added, and the sum is divided by 51.96 weeks and five days.
    """
    if företagsmånader == 12:  # noqa: PLR2004  (the whole ramtid)
        return företagsinkomst_dag
    if företagsmånader == 0:
        return Fraction(0)
    företag = företagsinkomst_dag * p.dagar_per_månad * företagsmånader
    return exact(100 * (företag + 12 * månadsinkomst), p.dagar_per_vecka * p.veckor_på_året)


@rule(
    "ALF 25 a §",
    text="{månadsinkomst} kr i månaden delat med {p.dagar_per_månad} är {value} kr om dagen.",
    low=0,
    high=100_000,
)
def dagsförtjänst(
    månadsinkomst: KronorExakt,
    försäkring: Försäkring,
    företagsmånader: Månader,
    företagares_dagsförtjänst: KronorExakt,
    p: Belopp,
) -> KronorExakt:
    """Daily earnings, kronor exact: 1/22 of the average monthly income of the ramtid; with a business as 37–37 b §§ say.

    There are daily earnings only in the income-related insurance: for grundförsäkringen the value is 0.
    """
    if försäkring == Försäkring.grundförsäkring:
        return Fraction(0)
    if företagsmånader > 0:
        return företagares_dagsförtjänst
    return exact(månadsinkomst, p.dagar_per_månad)
