"""Lämpligt arbete, 44–44 a §§: what work a person may be expected to take. Each part is an officer's judgement."""

from tryggve.law.engine import fact, rule

fact(
    "rimlig_hänsyn_tagen",
    bool,
    question="Har rimlig hänsyn tagits till den sökandes förutsättningar och andra personliga förhållanden?",
    officer=True,
    law_text="44 §: inom ramen för tillgången på arbete, rimlig hänsyn till förutsättningar och personliga förhållanden",
    paragraph="ALF 44 §",
)
fact(
    "villkor_enligt_kollektivavtal",
    bool,
    question="Är anställningsvillkoren förenliga med kollektivavtal i branschen?",
    officer=True,
    law_text="44 §: anställningsförmånerna förenliga med dem som gäller enligt kollektivavtal",
    paragraph="ALF 44 §",
)
fact(
    "laglig_konflikt",
    bool,
    question="Råder en laglig arbetskonflikt på arbetsplatsen?",
    # A conflict is public and rare: none named means none.
    default=False,
    paragraph="ALF 44 §",
)
fact(
    "arbetsmiljö_enligt_lag",
    bool,
    question="Uppfyller arbetsplatsen vad som krävs av arbetsmiljön?",
    # The work environment act holds everywhere until the authority has found otherwise.
    default=True,
    paragraph="ALF 44 §",
)
fact(
    "förtroendeuppdrag",
    bool,
    question="Gäller erbjudandet ett förtroendeuppdrag?",
    default=False,
    paragraph="ALF 44 a §",
)


@rule("ALF 44–44 a §§", text="Arbetet är lämpligt: {value}.")
def lämpligt_arbete(
    rimlig_hänsyn_tagen: bool,
    villkor_enligt_kollektivavtal: bool,
    laglig_konflikt: bool,
    arbetsmiljö_enligt_lag: bool,
    förtroendeuppdrag: bool,
) -> bool:
    """True when the offered work is suitable.

    Reasonable regard to the person, terms compatible with collective agreements, no lawful conflict, and an acceptable work environment.
    An elected office is never suitable work (44 a §).
    """
    arbetsplatsen = not laglig_konflikt and arbetsmiljö_enligt_lag
    return rimlig_hänsyn_tagen and villkor_enligt_kollektivavtal and arbetsplatsen and not förtroendeuppdrag
