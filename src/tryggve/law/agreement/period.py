"""Sammanhängande avtalsperiod: the unbroken period, its gaps, and what would break it."""

from datetime import date, timedelta

from tryggve.law.agreement.records import Avtal, Faktura, Glapp, Risk, Riskorsak, Slutrapport, Spann
from tryggve.law.engine import Dagar, Månad, rule

DAY = timedelta(days=1)
DOUBLE_MONTH = date(2024, 1, 1)
"""January 2024, the first month reported by the month, could be reported together with February."""


def month_end(day: date, months: int) -> date:
    """The last day of the month that lies so many months after the day's own."""
    index = day.year * 12 + day.month + months
    return date(index // 12, index % 12 + 1, 1) - DAY


def merged(agreements: tuple[Avtal, ...]) -> list[Spann]:
    """The agreements joined where one follows on the other without a day between, oldest first."""
    spans: list[Spann] = []
    for a in sorted(agreements, key=lambda a: a.från):
        if spans and (spans[-1].till is None or a.från <= spans[-1].till + DAY):
            last = spans[-1]
            end = None if last.till is None or a.till is None else max(last.till, a.till)
            spans[-1] = Spann(last.från, end)
        else:
            spans.append(Spann(a.från, a.till))
    return spans


@rule("Sammanhängande avtalsperiod", text="Den obrutna avtalsperioden: {value}.", columns=False)
def avtalsperiod(avtal: tuple[Avtal, ...], on: date) -> Spann | None:
    """The unbroken agreement period that holds on the day asked, first and last day (none while it goes on); none
    outside one.
    """
    return next((s for s in merged(avtal) if s.från <= on and (s.till is None or on <= s.till)), None)


@rule("Sammanhängande avtalsperiod", text="Avtalet har varit obrutet i {value} dagar.", columns=False)
def obrutna_dagar(avtalsperiod: Spann | None, on: date) -> Dagar:
    """Days that the unbroken period has lasted when the day asked begins; 0 outside one."""
    return 0 if avtalsperiod is None else (on - avtalsperiod.från).days


@rule("Sammanhängande avtalsperiod", text="Glapp under anställningen: {value}.", columns=False)
def glapp(avtal: tuple[Avtal, ...], anställd_från: date, anställd_till: date | None, on: date) -> tuple[Glapp, ...]:
    """The days of the employment, up to the day asked, without an agreement: each gap with first day, last day and
    length. A new agreement never heals a past gap.
    """
    gaps: list[Glapp] = []
    day, last = anställd_från, min(anställd_till or on, on)
    for span in merged(avtal):
        if day > last:
            break
        if span.från > day:
            end = min(span.från - DAY, last)
            gaps.append(Glapp(day, end, (end - day).days + 1))
        if span.till is None:
            return tuple(gaps)
        day = max(day, span.till + DAY)
    if day <= last:
        gaps.append(Glapp(day, last, (last - day).days + 1))
    return tuple(gaps)


@rule("Sammanhängande avtalsperiod", text="Avtalet har gällt hela anställningen: {value}.", columns=False)
def sammanhängande(glapp: tuple[Glapp, ...]) -> bool:
    """True when the agreement has been valid every day of the employment so far."""
    return not glapp


@rule("Fora, avsluta avtalet", text="Avtalet upphör {value}.", columns=False)
def avtalet_upphör(uppsägning_mottagen: date | None) -> date | None:
    """The last day of the agreement after the employer's own notice: the last day of the month after it was
    received.
    """
    return None if uppsägning_mottagen is None else month_end(uppsägning_mottagen, 1)


@rule("Fora, slutliga löner", text="Slutliga löner ska ha kommit in senast {value}.", columns=False)
def slutliga_löner_senast(löneår: int) -> date:
    """The last day to report a year's final wages: 31 January the year after."""
    return date(löneår + 1, 1, 31)


@rule("Fora, månadsrapportering", text="Lönerna ska ha rapporterats senast {value}.", columns=False)
def månadsrapport_senast(lönemånad: Månad) -> date:
    """The last day to report a month's wages: the last day of the month after they were paid; January 2024 with
    February, by 31 March.
    """
    return month_end(lönemånad, 2 if lönemånad == DOUBLE_MONTH else 1)


@rule("Sammanhängande avtalsperiod", text="Det som kan bryta perioden: {value}", columns=False)
def risker(
    fakturor: tuple[Faktura, ...], slutrapporter: tuple[Slutrapport, ...], avtalet_upphör: date | None, on: date
) -> tuple[Risk, ...]:
    """What would break the period, oldest date first: invoices unpaid after they were due, last year's final wages
    missing (from January until they come in), and the employer's own notice.
    """
    risks = [
        Risk(Riskorsak.obetald_faktura, f.förfaller)
        for f in fakturor
        if f.förfaller <= on and (f.betald is None or f.betald > on)
    ]
    risks += [
        Risk(Riskorsak.slutliga_löner_saknas, date(r.år + 1, 1, 31))
        for r in slutrapporter
        if date(r.år + 1, 1, 1) <= on and (r.inkommen is None or r.inkommen > on)
    ]
    if avtalet_upphör is not None:
        risks.append(Risk(Riskorsak.egen_uppsägning, avtalet_upphör))
    return tuple(sorted(risks, key=lambda risk: risk.datum))
