"""The payer's decision in words, to the employer: the sentence, line by line how it came about, what to do next."""

from __future__ import annotations

from fractions import Fraction

from tryggve.casework.contract.records import CaseFile, Letter, Outcome, PayLine
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import asking, keeping, licences, words
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab.numbers import kronor
from tryggve.insurances.rehab.shares import STILL_ASKED, reason, rows, why
from tryggve.law import book
from tryggve.law.rehab.measures import Skäl

TITLES = {
    words.FK: Text(
        "Beslut om arbetsplatsinriktat rehabiliteringsstöd", "Decision on workplace-directed rehabilitation support"
    ),
    words.AFA: Text(
        "Beslut om arbetslivsinriktat rehabiliteringsstöd", "Decision on work-directed rehabilitation support"
    ),
}
NOW = {
    words.FK: Text(
        "Pengarna betalas till ert konto, senast 45 dagar efter att ansökan och underlagen kom in. Spara redogörelsen för insatsen: vi kan be om den.",
        "The money is paid to your account, at the latest 45 days after the application and the cost documents came in. Keep the account of the measure: we may ask for it.",
    ),
    words.AFA: Text(
        "Skicka fakturorna inom tre år från beslutet. Blev det färre samtal än beviljat är det fakturorna som räknas. Märk den sista fakturan.",
        "Send the invoices within three years of the decision. If there were fewer talks than granted, the invoices count. Mark the last one.",
    ),
}
DISAGREE = {
    words.FK: Text(
        "Ni kan begära att vi prövar beslutet igen (omprövning). Skriv vad ni tycker är fel och skicka det till oss inom två månader från den dag ni "
        "fick beslutet. Det kostar inget.",
        "You can ask us to try the decision again (reconsideration). Write what you think is wrong and send it to us within two months of the day you "
        "received the decision. It costs nothing.",
    ),
    words.AFA: Text(
        "Ni kan be oss pröva beslutet igen. Skriv vad ni tycker är fel och skicka det till oss. Det kostar inget.",
        "You can ask us to try the decision again. Write what you think is wrong and send it to us. It costs nothing.",
    ),
}


def letter(outcome: Outcome, file: CaseFile, language: str) -> Letter:
    """The letter in one language."""
    payer = file.insurer
    lines = cost_lines.lines(file)
    paragraph = words.PARAGRAPHS[payer]
    asked = [(line, row) for line, row in zip(lines, rows(outcome), strict=True)]
    stair = []
    for line, row in asked:
        text = Text(f"{line.label.sv}, {kronor(line.cost)}", f"{line.label.en}, {kronor(line.cost, 'en')}")
        stair.append(PayLine(text, kronor(Fraction(row[f"{payer}_stöd"]), language), paragraph, "rader_utfall"))
    total = Fraction(outcome.results[asking.SUMS[payer]])
    stair.append(PayLine(Text("Sammanlagt", "In all"), kronor(total, language), paragraph, asking.SUMS[payer]))
    return Letter(
        language=language, title=TITLES[payer][language], decision=_sentence(outcome, file, total)[language],
        now=NOW[payer][language] if outcome.granted else "", stair=tuple(stair),
        reasons=tuple(f"{line.label[language]}: {why(file, line, row, payer)[language]} ({paragraph})" for line, row in asked),
        conditions=tuple(_conditions(outcome, file, language)), choices=tuple(_choices(outcome, language)), disagree=DISAGREE[payer][language],
        reconsidered=payer == words.FK,
    )  # fmt: skip


def _sentence(outcome: Outcome, file: CaseFile, total: Fraction) -> Text:
    company = file.company.name if file.company else ""
    name = words.NAMES[file.insurer]
    if outcome.granted:
        return Text(
            f"{company} får {kronor(total)} från {name} för rehabilitering av {file.person.name}.",
            f"{company} receives {kronor(total, 'en')} from {name} for the rehabilitation of {file.person.name}.",
        )
    if file.insurer == words.AFA and asking.consent(file) is False:
        return Text(
            f"{company} får inget stöd från {name}: {file.person.name} samtycker inte till ansökan.",
            f"{company} receives no support from {name}: {file.person.name} does not consent to the application.",
        )
    return Text(
        f"{company} får inget stöd från {name} för rehabilitering av {file.person.name}.",
        f"{company} receives no support from {name} for the rehabilitation of {file.person.name}.",
    )


def _conditions(outcome: Outcome, file: CaseFile, language: str) -> list[tuple[str, bool, str]]:
    paragraph = words.PARAGRAPHS[file.insurer]
    found = [got for got in (reason(row, file.insurer) for row in rows(outcome)) if got in STILL_ASKED]
    in_time = Text("Ansökan kom in i tid.", "The application came in time.")
    told = [(in_time[language], Skäl.för_sent not in found, paragraph)]
    if file.insurer == words.FK:
        approved = Text(
            "Anordnaren var godkänd när åtgärden utfördes.", "The provider was approved when the measure was performed."
        )
        return [*told, (approved[language], Skäl.inte_godkänd_anordnare not in found, paragraph)]
    covered = Text("Medarbetaren omfattas av AGS eller AGS-KL.", "The employee is covered by AGS or AGS-KL.")
    agreed = Text("Medarbetaren samtycker.", "The employee consents.")
    checked = [line for line in cost_lines.lines(file) if licences.told(file, line) is not None]
    licensed = Text("Den som håller samtalen är legitimerad.", "Whoever holds the talks is licensed.")
    held = all(licences.counts(file, line) for line in checked)
    told += [(licensed[language], held, paragraph)] if checked else []
    return [
        *told, (covered[language], bool(outcome.results["omfattas_av_afa"]), paragraph),
        (agreed[language], asking.consent(file) is True, paragraph),
    ]  # fmt: skip


def _choices(outcome: Outcome, language: str) -> list[str]:
    """Where the rules are silent and the payer has chosen: said as such."""
    law = book(asking.ACT)
    said = []
    for name, value in outcome.receipt.get("choices", {}).items():
        if name == keeping.CHOICE:
            continue  # how long health details are kept decides nothing of the support
        choice = law.choices[name]
        swedish = f"{choice.label}: {choice.alternatives[value]}. {choice.reason}"
        said.append(ENGLISH_CHOICES.get((name, value), swedish) if language == "en" else swedish)
    return said


ENGLISH_CHOICES = {
    ("avrundning_rehab", "ören_ned"): "Rounding of the support: down to whole öre. No rule of rounding has been found.",
    (
        "moms_i_underlaget",
        "betalt_belopp",
    ): "VAT: the amount paid to the provider counts, as the regulation speaks of what was paid.",
    (
        "medarbetarens_tak",
        "hos_arbetsgivaren",
    ): "The employee's ceiling: each employer has one of its own. Whether several employers share it does not appear from the rules.",
    (
        "medarbetarens_tak",
        "alla_arbetsgivare",
    ): "The employee's ceiling: all the employee's employers share one. Whether they do does not appear from the rules.",
    ("evidenskrav_kurs", "båda"): "An evidence-based method of a course is asked for by both payers.",
}
