"""What the law's lists are called, in both languages; why a payer pays or not."""

from __future__ import annotations

from tryggve.casework.contract.records import Option
from tryggve.casework.contract.text import Text
from tryggve.law.rehab.measures import Arbetsgivare, Personal, Skäl, Åtgärd

FK, AFA = "fk", "afa"
NAMES = {FK: "Försäkringskassan", AFA: "Afa Försäkring"}

MEASURES = {
    Åtgärd.utredning: Text("Utredning, kartläggning eller bedömning", "Investigation or assessment"),
    Åtgärd.behandlande_samtal: Text(
        "Behandlande samtal hos psykolog eller psykoterapeut", "Treatment talks with a psychologist or psychotherapist"
    ),
    Åtgärd.stödsamtal: Text("Stödsamtal inriktade på arbetsplatsen", "Support talks directed at the workplace"),
    Åtgärd.missbruksbehandling: Text(
        "Behandling av skadligt bruk av alkohol eller droger, med eftervård",
        "Treatment for alcohol or drugs, with aftercare",
    ),
    Åtgärd.spelbehandling: Text("Behandling av spelberoende", "Treatment for gambling"),
    Åtgärd.stresskurs: Text("Kurs i stresshantering", "Course in stress management"),
    Åtgärd.livsstilskurs: Text("Kurs för ändrad livsstil", "Lifestyle course"),
    Åtgärd.omskolning: Text("Kortare omskolning", "Shorter retraining"),
    Åtgärd.planering: Text("Planering av återgång i arbete", "Planning the return to work"),
    Åtgärd.samordning: Text("Samordning av rehabiliteringen", "Coordination of the rehabilitation"),
    Åtgärd.anpassning: Text(
        "Anpassning av arbetsplats, arbetsuppgifter eller arbetstid", "Adapting workplace, tasks or hours"
    ),
    Åtgärd.uppföljning: Text("Uppföljning", "Follow-up"),
    Åtgärd.medicinsk_behandling: Text(
        "Medicinsk behandling, till exempel naprapat", "Medical treatment, such as a naprapath"
    ),
    Åtgärd.hälsofrämjande: Text("Friskvård eller annat hälsofrämjande", "Health promotion"),
    Åtgärd.gruppaktivitet: Text("Gruppaktivitet", "Group activity"),
    Åtgärd.föreläsning: Text("Föreläsning", "Lecture"),
    Åtgärd.ledarskap: Text("Ledarskapsutbildning", "Leadership training"),
    Åtgärd.screening: Text("Screening", "Screening"),
    Åtgärd.handledning: Text("Handledning eller coachning", "Supervision or coaching"),
    Åtgärd.hjälpmedel: Text("Arbetshjälpmedel", "Work aids"),
    Åtgärd.administration: Text("Vikarie, lön eller annan administration", "Substitute, wages or other administration"),
}
SECTORS = {
    Arbetsgivare.privat: Text("Privat företag", "Private company"),
    Arbetsgivare.kooperativ: Text("Kooperativt företag", "Co-operative company"),
    Arbetsgivare.kommun: Text("Kommun", "Municipality"),
    Arbetsgivare.region: Text("Region", "Region"),
    Arbetsgivare.kyrkan: Text("Svenska kyrkan", "Church of Sweden"),
    Arbetsgivare.kommunalt_bolag: Text("Kommunalt bolag", "Municipal company"),
    Arbetsgivare.staten: Text("Staten", "The state"),
}
CATEGORIES = {
    Personal.arbetare: Text("Arbetare", "Blue-collar worker"),
    Personal.tjänsteman: Text("Tjänsteman", "White-collar worker"),
}
LICENCES = {
    "psykolog": Text("Legitimerad psykolog", "Licensed psychologist"),
    "psykoterapeut": Text("Legitimerad psykoterapeut", "Licensed psychotherapist"),
}
ENGLISH = {
    Skäl.ersätts: "Half the cost is paid.",
    Skäl.ersätts_till_taket_för_medarbetaren: "What was left of the employee's ceiling for the year is paid.",
    Skäl.ersätts_till_taket_för_arbetsgivaren: "What was left of the employer's ceiling for the year is paid.",
    Skäl.behandling: "Medical or other treatment is not paid by Försäkringskassan.",
    Skäl.medicinsk_behandling: "Medical rehabilitation, such as doctor, naprapath, physiotherapist and tests, is not paid.",
    Skäl.utredning: "Investigations and assessments are not paid by Afa Försäkring.",
    Skäl.arbetsplatsen: "Planning, coordination, adaptation and follow-up are not paid by Afa Försäkring.",
    Skäl.hälsofrämjande: "Health promotion, such as fitness and giving up smoking, is not paid.",
    Skäl.grupp: "Group activities are not paid.",
    Skäl.tjänst: "Lectures, leadership training, supervision, coaching and screening are not paid.",
    Skäl.hjälpmedel: "Work aids are not paid by this support.",
    Skäl.administration: "Substitutes, wages and other administrative costs are not paid.",
    Skäl.inte_godkänd_anordnare: "The provider was not approved by Försäkringskassan on the day of the measure.",
    Skäl.inte_legitimerad: "Talks are paid when a licensed psychologist or psychotherapist holds them.",
    Skäl.inte_evidensbaserad: "The course must follow a recognised, evidence-based method.",
    Skäl.spel_bara_kommun_och_region: "Treatment for gambling is paid only in municipalities and regions.",
    Skäl.omfattas_inte: "The employee is not covered by AGS or AGS-KL.",
    Skäl.för_sent: "The application came after the last day to apply.",
    Skäl.taket_nått: "The year's ceiling was already reached.",
    Skäl.hela_kostnaden_täckt: "There is no cost left to pay.",
}
PARAGRAPHS = {FK: "Förordning (2014:67) 7 §", AFA: "Afa Försäkrings villkor"}


def options(words: dict[Åtgärd, Text] | dict[Arbetsgivare, Text] | dict[Personal, Text]) -> tuple[Option, ...]:
    """A list of the law's as choices: the keys are its names."""
    return tuple(Option(one.name, text) for one, text in words.items())


def why(reason: Skäl) -> Text:
    """The sentence for a reason."""
    return Text(reason.value, ENGLISH[reason])
