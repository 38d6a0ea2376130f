"""10 och 11 kap.: the last day to claim, to report a change, to ask for reconsideration and to appeal; when the
money comes.
"""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Månad, fact, rule
from tryggve.law.unemployment.laf.months import days_in, last_day, month_of, plus, same_day_in
from tryggve.law.unemployment.payment_days import Flytt, Mönster, monthly, next_weekday, pattern_of

fact("inkommen", date, question="Vilken dag kom ansökan in?", label="Ansökan inkommen")
fact(
    "särskilda_skäl_sen_ansökan",
    bool,
    officer=True,
    question="Finns det särskilda skäl att pröva ansökan fast den kom in för sent?",
    label="Särskilda skäl för en sen ansökan",
    law_text="En ansökan ska ha kommit in inom tre månader efter utgången av den månad den avser. Kommer den in "
    "senare ska den avvisas, "
    "om det inte finns särskilda skäl.",
    paragraph="LAF 10 kap. 3 §",
)
fact("ändring_känd", date, question="Vilken dag fick du veta om ändringen?", label="Ändringen känd")
fact("beslutsdag", date, question="Vilken dag fattades beslutet?", label="Beslutsdag")
fact("fick_del_av_beslutet", date, question="Vilken dag fick du del av beslutet?", label="Fick del av beslutet")
fact("kassa", str, default="", question="Vilken arbetslöshetskassa betalar?", label="Kassa")


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month when it has fewer days."""
    later = plus(month_of(day), months)
    return later.replace(day=min(day.day, days_in(later)))


@rule("LAF 10 kap. 2 §", text="Du kan ansöka för månaden från och med {value}, när den är slut.", columns=False)
def första_ansökningsdag(prövad_månad: Månad) -> date:
    """The first day an application for the month is accepted: the day after the month is over."""
    return plus(prövad_månad, 1)


@rule("LAF 10 kap. 3 §", text="Ansökan ska ha kommit in senast {value}.", columns=False)
def sista_ansökningsdag(prövad_månad: Månad, p: Belopp) -> date:
    """The last day to claim benefit for the month: three months after its end."""
    return last_day(plus(prövad_månad, p.ansökan_månader))


@rule("LAF 10 kap. 3 §", text="Ansökan kom in i tid: {value}.", columns=False)
def ansökan_i_tid(inkommen: date, sista_ansökningsdag: date, choices: Choices) -> bool:
    """True when the application came in by the last day, or the next weekday when that day is a Saturday or a
    holiday.
    """
    last = sista_ansökningsdag
    return inkommen <= (next_weekday(last) if choices.frist_på_helgdag == "nästa_vardag" else last)


@rule("LAF 10 kap. 3 §", text="Ansökan avvisas för att den kom in för sent: {value}.", columns=False)
def ansökan_avvisas(ansökan_i_tid: bool, särskilda_skäl_sen_ansökan: bool) -> bool:
    """True when the application is dismissed: late, without special reasons."""
    return not ansökan_i_tid and not särskilda_skäl_sen_ansökan


@rule("LAF 10 kap. 5 §", text="Ändringen ska anmälas senast {value}.", columns=False)
def sista_anmälningsdag(ändring_känd: date, p: Belopp) -> date:
    """The last day to report a change: fourteen days after the person learnt of it."""
    return ändring_känd + timedelta(days=p.ändring_dagar)


@rule("LAF 10 kap. 8 §", text="Beslutet kan rättas till och med {value}.", columns=False)
def sista_rättelsedag(beslutsdag: date, p: Belopp) -> date:
    """The last day the fund may correct its decision: two years from it (later when the basis was obviously wrong)."""
    return same_day_in(beslutsdag.year + p.rättelse_år, beslutsdag)


@rule("LAF 11 kap. 2 §", text="Begäran om omprövning ska ha kommit in senast {value}.", columns=False)
def sista_omprövningsdag(fick_del_av_beslutet: date, p: Belopp) -> date:
    """The last day to ask for reconsideration: two months from the day the person got the decision."""
    return months_after(fick_del_av_beslutet, p.omprövning_månader)


@rule("LAF 11 kap. 11 §", text="Ett överklagande ska ha kommit in senast {value}.", columns=False)
def sista_överklagandedag(fick_del_av_beslutet: date, p: Belopp) -> date:
    """The last day to appeal the reconsidered decision: two months from the day the person got it."""
    return months_after(fick_del_av_beslutet, p.överklagande_månader)


@rule("Kassans utbetalningskalender", text="Pengarna för månaden kommer {value}.", columns=False)
def utbetalningsdag(prövad_månad: Månad, kassa: str, choices: Choices) -> date:
    """The day the month is paid, in the month after it: the fund's Thursday, moved when the banks are closed."""
    pattern = pattern_of(kassa) or Mönster[choices.utbetalningskalender]
    return monthly(plus(prövad_månad, 1), pattern, Flytt[choices.helgflytt])
