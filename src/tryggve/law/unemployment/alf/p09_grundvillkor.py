"""Grundvillkor, 9–11 §§, and the exclusions: who may have unemployment benefit at all."""

from datetime import date
from typing import Literal

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Timmar, fact, rule
from tryggve.law.unemployment.alf.p04_forsakringar import Försäkring
from tryggve.law.unemployment.laf.months import same_day_in

Undantag = Literal[
    "inget",
    "utbildning",
    "permitterad_utan_lön",
    "tjänstledig",
    "etableringsinsatser",
    "korttidsarbete",
    "program_med_aktivitetsstöd",
    "avvisat_jobbgaranti",
]

fact("arbetsför", bool, question="Är du frisk nog att arbeta?", paragraph="ALF 9 § 1")
fact(
    "timmar_per_dag",
    Timmar,
    question="Hur många timmar om dagen kan du arbeta?",
    # Three hours is the act's own least measure: a seeker registered without limit can do that.
    default=8,
    low=0,
    high=24,
    paragraph="ALF 9 § 1",
)
fact(
    "till_arbetsmarknadens_förfogande",
    bool,
    question="Har Arbetsförmedlingen underrättat kassan om att den sökande inte står till arbetsmarknadens förfogande?",
    # The employment service must notify the fund when a seeker is not; without notice the seeker is.
    default=True,
    paragraph="ALF 9 § 3",
)
fact(
    "undantag",
    Undantag,
    question="Är du i utbildning, permitterad, tjänstledig, i program eller i korttidsarbete?",
    # Asked in every application and every report; nothing named is no such situation.
    default="inget",
    paragraph="ALF 10–11 §§",
)
fact(
    "ledig_av_hälsoskäl",
    bool,
    question="Är du tjänstledig för att du av hälsoskäl inte kan gå tillbaka, och bedömd arbetsför av Försäkringskassan?",
    default=False,
    paragraph="ALFFo 19 a §",
)
fact(
    "ledig_för_annan_deltid",
    bool,
    question="Är du ledig från ett deltidsarbete för ett annat av minst samma omfattning som inte går att förena?",
    default=False,
    paragraph="ALFFo 19 b §",
)
fact(
    "nyanställd_semesterstängt",
    bool,
    question="Är du nyanställd och permitterad för att arbetsplatsen har semesterstängt?",
    default=False,
    paragraph="ALFFo 19 §",
)
fact(
    "uteslutning",
    date | None,
    question="Vilken dag uteslöts du ur kassan?",
    default=None,
    paragraph="ALF 10 §",
)


@rule(
    "ALF 9 § 1",
    text="Kan arbeta minst {p.timmar_per_dag_minst} timmar om dagen och {p.timmar_per_vecka_minst} i veckan: {value}.",
)
def kan_ta_arbete(arbetsför: bool, timmar_per_dag: Timmar, arbetsutbud: Timmar, p: Belopp) -> bool:
    """True when the person is able to work, at least three hours each working day and seventeen hours a week on
    average.
    """
    return arbetsför and timmar_per_dag >= p.timmar_per_dag_minst and arbetsutbud >= p.timmar_per_vecka_minst


@rule("ALF 9 § 2", columns=False, text="Anmäld hos Arbetsförmedlingen {anmäld}.")
def anmäld_som_arbetssökande(anmäld: date, on: date) -> bool:
    """True from the day the person registered with the public employment service."""
    return anmäld <= on


@rule("ALF 10–11 §§, ALFFo 13, 19–19 b §§", columns=False, text="Undantagen från rätten: {value} ({undantag}).")
def undantagen(
    undantag: Undantag,
    ledig_av_hälsoskäl: bool,
    ledig_för_annan_deltid: bool,
    nyanställd_semesterstängt: bool,
    utbildning_tillåten: bool,
) -> bool:
    """True when the person's situation excludes benefit and no exception helps."""
    if undantag in ("inget", "korttidsarbete"):
        return False  # short-time work: the time outside the reduction may be compensated (ALFFo 13 §)
    if undantag == "utbildning":
        return not utbildning_tillåten
    if undantag == "tjänstledig":
        return not (ledig_av_hälsoskäl or ledig_för_annan_deltid)
    if undantag == "permitterad_utan_lön":
        return not nyanställd_semesterstängt
    return True


@rule("ALF 10 §", columns=False)
def utesluten(uteslutning: date | None, on: date) -> bool:
    """True for a year from the day an exclusion from the fund took effect."""
    return uteslutning is not None and uteslutning <= on < same_day_in(uteslutning.year + 1, uteslutning)


@rule("ALF 9–11 §§", text="Grundvillkoren är uppfyllda: {value}.")
def grundvillkor(
    kan_ta_arbete: bool,
    anmäld_som_arbetssökande: bool,
    till_arbetsmarknadens_förfogande: bool,
    undantagen: bool,
) -> bool:
    """True when the general conditions are met: able to work, registered, at the labour market's disposal, not
    excluded.
    """
    return kan_ta_arbete and anmäld_som_arbetssökande and till_arbetsmarknadens_förfogande and not undantagen


@rule(
    "ALF 4–12, 22, 34 §§",
    text="Grundvillkor {grundvillkor}, arbetsvillkor {arbetsvillkor}: rätt till ersättning {value}.",
)
def rätt_till_ersättning(
    grundvillkor: bool,
    arbetsvillkor: bool,
    återinträde: bool,
    försäkring: Försäkring,
    lägsta_ålder_uppnådd: bool,
    under_åldersgränsen: bool,
    utesluten: bool,
    företaget_hindrar: bool,
    dagen_är_täckt: bool,
) -> bool:
    """True when the person has a right to benefit on the date asked, from either insurance.

    Grundförsäkringen asks for the age of twenty and is closed for a year after an exclusion; severance pay and the
    wage guarantee postpone the right; a running business takes it away.
    """
    om_grund = försäkring != Försäkring.grundförsäkring or (lägsta_ålder_uppnådd and not utesluten)
    villkor = grundvillkor and (arbetsvillkor or återinträde) and om_grund
    return villkor and under_åldersgränsen and not företaget_hindrar and not dagen_är_täckt
