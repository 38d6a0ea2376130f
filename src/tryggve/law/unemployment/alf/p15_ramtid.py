"""Ramtid and överhoppningsbar tid, 15 a–18 §§: the twelve months that count, and the months the window steps past.

Calendar work: these rules use all of Python and give tuples of twelve for the money and the day rules.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Månad, Månader, Ören, down, half_up, rule
from tryggve.law.unemployment.alf.p34_foretagare import Företag
from tryggve.law.unemployment.alf.records import Arbetsmånad, Hundradelstimmar
from tryggve.law.unemployment.laf.months import days_in, month_of, plus, same_day_in

MÅNADER = 12
VALBARA = ("korttidsarbete", "omställningsstudiestöd")
"""16 d and 16 e §§: stepped past unless it is better to count the month."""
ÖVERHOPPNINGSBARA = frozenset(
    {
        "sjukdom",
        "sjuk",
        "barn_under_två",
        "närståendepenning",
        "familjehem",
        "smittskydd",
        "tvångsvård",
        "frihetsberövande",
        "studier",
        "rekrytutbildning",
        "medföljande",
        "särskilt_anställningsstöd",
        "etablering",
        "korttidsarbete",
        "omställningsstudiestöd",
        "föräldrapenning",
        "totalförsvarsplikt",
    }
)
UTAN_TAK = ("medföljande",)
"""16 c § p. 1: following a spouse abroad may go on for as long as it lasts."""
JÄMSTÄLLDA = ("föräldrapenning", "totalförsvarsplikt")


@dataclass(frozen=True)
class Fönster:
    """The months of the ramtid, oldest first, and the months stepped past, oldest first."""

    månader: tuple[date, ...]
    överhoppade: tuple[date, ...]


def _räcker(månad: Arbetsmånad, gräns: int) -> bool:
    """True when the month holds enough work to count in an arbetsvillkor, so that it may not be stepped past (15 a §
    third para).
    """
    return månad.timmar >= gräns


def _fönster(slut: date, kända: dict[date, Arbetsmånad], gräns: int, tak: int, hoppa: frozenset[str]) -> Fönster:
    """Walk backwards from the month before `slut`; `hoppa` are the hindrances stepped past, `tak` months at most (17
    a §).
    """
    valda: list[date] = []
    överhoppade: list[date] = []
    använt, månad = 0, plus(slut, -1)
    while len(valda) < MÅNADER:
        känd = kända.get(månad) or Arbetsmånad(månad)
        fri = känd.hinder in UTAN_TAK
        valbar = känd.hinder in VALBARA
        helt = känd.hinderdagar is None or känd.hinderdagar >= days_in(månad)
        hoppas = helt and känd.hinder in hoppa and (valbar or not _räcker(känd, gräns)) and (fri or använt < tak)
        if hoppas:
            överhoppade.append(månad)
            använt += 0 if fri else 1
        else:
            valda.append(månad)
        månad = plus(månad, -1)
    return Fönster(tuple(reversed(valda)), tuple(reversed(överhoppade)))


def _godhet(fönster: Fönster, kända: dict[date, Arbetsmånad], gräns: int) -> tuple[int, Fraction]:
    """What makes one window better than another: qualifying months first, then income."""
    månader = [kända.get(m) or Arbetsmånad(m) for m in fönster.månader]
    kvalificerande = sum(1 for m in månader if m.timmar + m.jämställda_timmar >= gräns)
    return min(kvalificerande, 6), sum((m.inkomst + m.förmåner for m in månader), Fraction(0))


@rule("ALF 15 a–15 c, 37 a §§", columns=False)
def ramtidens_slut(
    anmäld: date,
    program_start: date | None,
    villkor_uppfyllt: date | None,
    företag: Företag | None,
    tidigare_anställning_räknas: bool,
    månader: tuple[Arbetsmånad, ...],
    p: Belopp,
) -> Månad:
    """The first month after the ramtid.

    Normally the month of registration at the employment service; that month itself counts when it holds enough work. For the
    one who took part in a programme, the month it began (15 b §); for the one who met the condition during a programme or a
    period, the month after it was met (15 c §); for the one whose business closed soon, the month it started (37 a §).
    """
    if företag is not None and företag.start is not None and tidigare_anställning_räknas:
        return month_of(företag.start)
    if villkor_uppfyllt is not None:
        return plus(month_of(villkor_uppfyllt), 1)
    if program_start is not None:
        return month_of(program_start)
    anmälningsmånad = month_of(anmäld)
    egen = next((m for m in månader if m.månad == anmälningsmånad), None)
    ingår = egen is not None and egen.timmar + egen.jämställda_timmar >= p.månadstimmar
    return plus(anmälningsmånad, 1) if ingår else anmälningsmånad


@rule("ALF 15 a–18 §§", columns=False)
def ramtidsfönster(ramtidens_slut: Månad, månader: tuple[Arbetsmånad, ...], p: Belopp) -> Fönster:
    """The ramtid with the months stepped past.

    Months of short-time work and of omställningsstudiestöd are counted instead of stepped past when that is better;
    months of parental benefit or service stay in when they are needed as equated months (13 a, 17 §§).
    """
    kända = {m.månad: m for m in månader}
    alla = frozenset(m.hinder for m in månader) & ÖVERHOPPNINGSBARA
    if not alla:
        return _fönster(ramtidens_slut, kända, p.månadstimmar, 0, alla)
    hoppade, räknade, jämställda = (
        _fönster(ramtidens_slut, kända, p.månadstimmar, p.överhoppning_tak, v)
        for v in (alla, alla - set(VALBARA), alla - set(JÄMSTÄLLDA))
    )
    bäst = max(hoppade, räknade, key=lambda f: _godhet(f, kända, p.månadstimmar))  # equal: stepped past
    if _godhet(bäst, kända, p.månadstimmar)[0] >= p.månader_huvudregel:
        return bäst
    return max(bäst, jämställda, key=lambda f: _godhet(f, kända, p.månadstimmar)[0])


@rule(
    "ALF 15 a §", columns=False, label="Ramtid", text="Ramtiden är tolv månader före anmälan till Arbetsförmedlingen."
)
def ramtid(ramtidsfönster: Fönster) -> tuple[Månad, ...]:
    """The twelve months of the ramtid, oldest first."""
    return ramtidsfönster.månader


@rule("ALF 16–17 a §§", columns=False, label="Överhoppningsbar tid")
def överhoppningsbar_tid(ramtidsfönster: Fönster) -> tuple[Månad, ...]:
    """The months stepped past, oldest first: sickness, parental leave, studies and the like, at most five years."""
    return ramtidsfönster.överhoppade


@rule("ALF 17 a §", columns=False)
def överhoppade_månader(överhoppningsbar_tid: tuple[Månad, ...]) -> Månader:
    """How many months were stepped past."""
    return len(överhoppningsbar_tid)


def _i_ordning(ramtid: tuple[date, ...], månader: tuple[Arbetsmånad, ...]) -> tuple[Arbetsmånad, ...]:
    """The reported months of the ramtid; one that nobody reported is empty."""
    kända = {m.månad: m for m in månader}
    return tuple(kända.get(m) or Arbetsmånad(m) for m in ramtid)


def _hundradelar(timmar: Fraction) -> int:
    """Hours in whole hundredths, halves upwards."""
    return half_up(100 * timmar.numerator, timmar.denominator)


def _ören(kronor: Fraction) -> int:
    """Kronor in whole öre, downwards."""
    return down(100 * kronor.numerator, kronor.denominator)


@rule("ALF 12, 13, 14 §§", columns=False, length=12, low=0, high=80_000)
def ramtid_timmar(ramtid: tuple[Månad, ...], månader: tuple[Arbetsmånad, ...]) -> tuple[Hundradelstimmar, ...]:
    """Hours of work that count in each month of the ramtid, in hundredths. Subsidised work does not count (14 §)."""
    return tuple(_hundradelar(max(m.timmar - m.stödtimmar, Fraction(0))) for m in _i_ordning(ramtid, månader))


@rule("ALF 13 a §", columns=False, length=12, low=0, high=80_000)
def ramtid_jämställda(ramtid: tuple[Månad, ...], månader: tuple[Arbetsmånad, ...]) -> tuple[Hundradelstimmar, ...]:
    """Hours of parental benefit or service in each month of the ramtid, in hundredths."""
    return tuple(_hundradelar(m.jämställda_timmar) for m in _i_ordning(ramtid, månader))


@rule("ALF 23 b §", columns=False, length=12, low=0, high=80_000)
def ramtid_förmånstimmar(ramtid: tuple[Månad, ...], månader: tuple[Arbetsmånad, ...]) -> tuple[Hundradelstimmar, ...]:
    """Hours with sick pay or a benefit in each month of the ramtid, in hundredths."""
    return tuple(_hundradelar(m.förmånstimmar) for m in _i_ordning(ramtid, månader))


@rule("ALF 25 a §", columns=False, length=12, low=0, high=100_000_000)
def ramtid_inkomst(ramtid: tuple[Månad, ...], månader: tuple[Arbetsmånad, ...]) -> tuple[Ören, ...]:
    """Income of work in each month of the ramtid, in öre."""
    return tuple(_ören(max(m.inkomst - m.räknas_inte, Fraction(0))) for m in _i_ordning(ramtid, månader))


@rule("ALF 25 a, 23 b §§", columns=False, length=12, low=0, high=100_000_000)
def ramtid_förmån(ramtid: tuple[Månad, ...], månader: tuple[Arbetsmånad, ...]) -> tuple[Ören, ...]:
    """Sick pay and benefits in each month of the ramtid, in öre."""
    return tuple(_ören(m.förmåner) for m in _i_ordning(ramtid, månader))


@rule("ALF 16 b §", columns=False, text="Utbildningstiden får hoppas över: {value}.")
def utbildning_får_hoppas_över(
    född: date, utbildning_avslutad: date, heltidsarbete_före_utbildning: Månader, p: Belopp
) -> bool:
    """True when completed full-time education may be stepped past.

    It ended after the person had turned twenty-five, or was preceded by at least five months in a row of full-time work.
    """
    vid_slutet = utbildning_avslutad >= same_day_in(född.year + p.utbildning_ålder, född)
    return vid_slutet or heltidsarbete_före_utbildning >= p.utbildning_heltidsarbete
