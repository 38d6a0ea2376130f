"""Utbildning, ALFFo 14–16 §§: how long one may study and still have benefit."""

from dataclasses import dataclass

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Dagar, Procent, Veckor, fact, rule


@dataclass(frozen=True)
class Studier:
    """A course: its extent, what of the allowed time is used, and what it may not be combined with."""

    omfattning: Procent
    orienterande: bool = False
    veckor_i_perioden: Veckor = 0
    dagar_i_perioden: Dagar = 0
    studiestöd: bool = False
    veckor_bredvid_arbete: Veckor = 0
    lämnade_arbete_för_studier: bool = False
    hindrar_heltidsarbete: bool = False


fact(
    "studier",
    Studier | None,
    question="Vilken utbildning går du, i vilken omfattning, och hur länge har den pågått?",
    # Asked in every application; nothing named is no course.
    default=None,
    paragraph="ALFFo 14–16 §§",
)


@rule("ALFFo 14 §", columns=False, text="Orienterande kurs: {value}, högst {p.studier_orientering} dagar.")
def orienterande_kurs_tillåten(studier: Studier | None, p: Belopp) -> bool:
    """True while an orientation or readjustment course has used fewer than fifteen benefit days of the period."""
    return studier is not None and studier.orienterande and studier.dagar_i_perioden < p.studier_orientering


@rule("ALFFo 15 §", columns=False, text="Studier på högst halvtid: {value}, högst {p.studier_deltid} veckor.")
def deltidsstudier_tillåtna(studier: Studier | None, p: Belopp) -> bool:
    """True while studies of at most half time have used fewer than twenty weeks of the period.

    The job did not end because of them, they do not hinder full-time work, and no studiestöd pays them, unless they
    went on for at least fifteen weeks beside work before.
    """
    if studier is None or studier.orienterande or studier.omfattning > 50:  # noqa: PLR2004  (half time)
        return False
    stöd = not studier.studiestöd or studier.veckor_bredvid_arbete >= p.studier_bredvid
    fri = not studier.lämnade_arbete_för_studier and not studier.hindrar_heltidsarbete
    return stöd and fri and studier.veckor_i_perioden < p.studier_deltid


@rule("ALFFo 16 §", columns=False, text="Studier på mer än halvtid: {value}, högst {p.studier_heltid} veckor.")
def heltidsstudier_tillåtna(studier: Studier | None, p: Belopp) -> bool:
    """True while studies of more than half time have used fewer than twenty weeks of the period.

    They went on for at least fifteen weeks beside full-time work before, and no studiestöd pays them.
    """
    if studier is None or studier.orienterande or studier.omfattning <= 50:  # noqa: PLR2004  (half time)
        return False
    bredvid = studier.veckor_bredvid_arbete >= p.studier_bredvid
    return bredvid and not studier.studiestöd and studier.veckor_i_perioden < p.studier_heltid


@rule("ALF 10 §, ALFFo 14–16 §§")
def utbildning_tillåten(
    orienterande_kurs_tillåten: bool, deltidsstudier_tillåtna: bool, heltidsstudier_tillåtna: bool
) -> bool:
    """True when the course is of a kind, and still within the time, that allows benefit."""
    return orienterande_kurs_tillåten or deltidsstudier_tillåtna or heltidsstudier_tillåtna
