"""Ansökan och utbetalning, 47–66 §§: time limits, the payment day, review and correction."""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Vecka, fact, rule
from tryggve.law.unemployment.laf.months import month_of, plus, same_day_in
from tryggve.law.unemployment.payment_days import Flytt, Mönster, monthly, weekly

fact(
    "ansökt_till",
    date | None,
    question="Vilken är den sista dagen som ansökan avser?",
    # A time report covers a whole week: when nothing else is said, the Sunday of the week asked.
    default=None,
    paragraph="ALF 47 a §",
)
fact("ansökt_den", date, question="Vilken dag kom ansökan in?", paragraph="ALF 47 a §")
fact("kännedom", date, question="Vilken dag fick du veta om ändringen?", paragraph="ALF 47 b §")
fact("utredning_pågår", bool, question="Utreder kassan rätten till ersättning?", default=False, paragraph="ALF 66 §")
fact("fick_beslutet", date, question="Vilken dag fick du beslutet?", paragraph="ALF 62 §")
fact("beslut_den", date, question="Vilken dag fattades beslutet?", paragraph="ALF 63–64 §§")
fact(
    "började_söka_utomlands",
    date,
    question="Vilken dag började du söka arbete i det andra landet?",
    paragraph="ALF 48 §",
)


def månader_senare(dag: date, månader: int) -> date:
    """The same day so many months later, at most the month's last."""
    första = plus(month_of(dag), månader)
    return min(första + timedelta(days=dag.day - 1), plus(första, 1) - timedelta(days=1))


@rule("ALF 47 a §", in_force="2010-01-01", columns=False, text="Ansökan ska ha kommit in senast {value}.")
def sista_ansökningsdag(ansökt_till: date | None, vecka: Vecka, p: Belopp) -> date:
    """Last day to claim: nine months from the last day of the time applied for (the Sunday of the week asked, unless
    given).
    """
    return månader_senare(ansökt_till or vecka + timedelta(days=6), p.ansökan_månader)


@rule("ALF 47 a §", in_force="2010-01-01", columns=False, text="Ansökan kom in i tid: {value}.")
def ansökt_i_tid(ansökt_den: date, sista_ansökningsdag: date) -> bool:
    """True when the claim came in on time. Very special reasons may excuse a later one; that is for an officer."""
    return ansökt_den <= sista_ansökningsdag


@rule("ALF 47 b §", in_force="2013-09-01", columns=False, text="Ändringen ska anmälas senast {value}.")
def sista_anmälningsdag(kännedom: date, p: Belopp) -> date:
    """Last day to report a changed circumstance: fourteen days from the day it became known."""
    return kännedom + timedelta(days=p.ändring_dagar)


@rule("ALF 47, 66 §§", until="2025-09-30", name="utbetalningsdag", columns=False, text="Veckan betalas {value}.")
def utbetalningsdag_veckovis(vecka: Vecka, choices: Choices) -> date:
    """Payment day of the week asked: Thursday of the week after, moved when the banks are closed."""
    return weekly(vecka, Flytt[choices.helgflytt])


@rule("ALF 47, 66 §§", in_force="2025-10-01", columns=False, text="Månaden betalas {value}.")
def utbetalningsdag(vecka: Vecka, choices: Choices) -> date:
    """Payment day of the month in which the week asked ends: by the fund's monthly calendar, in the month after."""
    slutar = vecka + timedelta(days=6)
    return monthly(plus(month_of(slutar), 1), Mönster[choices.utbetalningskalender], Flytt[choices.helgflytt])


@rule("ALF 54, 61–62 §§", columns=False, text="Omprövning eller överklagande ska ha kommit in senast {value}.")
def sista_omprövningsdag(fick_beslutet: date, p: Belopp) -> date:
    """Last day to ask for review, or to appeal after it: two months from the day the person got the decision."""
    return månader_senare(fick_beslutet, p.omprövning_månader)


@rule("ALF 63–64 §§", columns=False, text="Kassan kan själv rätta till och med {value}.")
def sista_rättelsedag(beslut_den: date, p: Belopp) -> date:
    """Last day on which the fund may correct its decision by itself; later only when the basis was clearly wrong."""
    return same_day_in(beslut_den.year + p.rättelse_år, beslut_den)


@rule("ALF 48 §, ALFFo 28 §", columns=False, text="Ersättning under arbetssökande i EES till och med {value}.")
def arbetssökande_utomlands_till(började_söka_utomlands: date, p: Belopp) -> date:
    """Last day with benefit while seeking work in another EEA state with certificate U2: three months."""
    return månader_senare(började_söka_utomlands, p.arbetssökande_eu) - timedelta(days=1)


@rule("ALF 66 §", text="Ersättningen får hållas inne: {value}.")
def får_hållas_inne(utredning_pågår: bool) -> bool:
    """True while the fund investigates whether the person has a right to benefit: payment may be withheld."""
    return utredning_pågår
