"""What can be done, by a fixed grammar: `source:subject:action`, each with the sentence that the person reads in her own log."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Verb(StrEnum):
    """A verb of the log. `Verb.CASE_READ.sv` and `.en` are its sentences; what is not here cannot be written."""

    sv: str
    en: str

    def __new__(cls, value: str, sv: str = "", en: str = "") -> Self:
        verb = str.__new__(cls, value)
        verb._value_ = value
        verb.sv, verb.en = sv, en
        return verb

    PERSON_REGISTERED = "people:person:registered", "Personuppgifter registrerades", "Personal details were registered"
    PERSON_READ = "people:person:read", "Någon läste personuppgifterna", "Someone read the personal details"
    CONTACT_CHANGED = "people:contact:changed", "Kontaktuppgifter ändrades", "Contact details were changed"
    COMPANY_REGISTERED = "people:company:registered", "Ett företag registrerades", "A company was registered"
    COMPANY_CHANGED = "people:company:changed", "Företagets uppgifter ändrades", "The company's details were changed"
    INSURER_REGISTERED = "people:insurer:registered", "En försäkringsgivare registrerades", "An insurer was registered"
    MANDATE_GIVEN = (
        "people:mandate:given",
        "Någon fick behörighet för ett företag",
        "Someone was given a permission for a company",
    )
    MANDATE_REMOVED = (
        "people:mandate:removed",
        "En behörighet för ett företag togs bort",
        "A permission for a company was removed",
    )
    POST_GIVEN = (
        "people:post:given",
        "Någon fick en roll hos försäkringsgivaren",
        "Someone was given a role at the insurer",
    )
    POST_ENDED = "people:post:ended", "En roll hos försäkringsgivaren upphörde", "A role at the insurer ended"

    MEMBERSHIP_BEGUN = "people:membership:begun", "Ett medlemskap i kassan började", "A membership of the fund began"
    MEMBERSHIP_ENDED = "people:membership:ended", "Ett medlemskap i kassan upphörde", "A membership of the fund ended"

    SIGNED_IN = "eid:session:started", "Inloggning med e-legitimation", "Signed in with e-ID"
    SIGNED_OUT = "eid:session:ended", "Utloggning", "Signed out"
    IDENTIFIED = "eid:person:identified", "Identifiering med e-legitimation", "Identified with e-ID"
    SIGNATURE_MADE = "eid:signature:made", "Underskrift med e-legitimation", "Signed with e-ID"
    EID_FAILED = "eid:order:failed", "E-legitimationen blev inte klar", "The e-ID was not completed"
    EID_REFUSED = "eid:order:refused", "E-legitimationen godtogs inte", "The e-ID was not accepted"

    CASE_OPENED = "case:case:opened", "Ett ärende öppnades", "A case was opened"
    CASE_CLOSED = "case:case:closed", "Ärendet stängdes", "The case was closed"
    CASE_READ = "case:case:read", "Någon läste ärendet", "Someone read the case"
    CASE_HELD = "case:case:held", "En handläggare tog hand om ärendet", "An officer took the case"
    CASE_TURN = "case:turn:changed", "Ärendet gick vidare", "The case moved on"
    HEALTH_READ = (
        "case:health:read",
        "Någon läste uppgifter om hälsa i ärendet",
        "Someone read health details of the case",
    )
    HEALTH_ERASED = (
        "case:health:erased",
        "Uppgifter om hälsa raderades enligt gallringsregeln",
        "Health details were erased by the retention rule",
    )
    CASE_REFUSED = "case:case:refused", "Någon nekades att läsa ärendet", "Someone was refused the case"

    SUBMISSION_RECEIVED = "case:submission:received", "En handling kom in", "Something was sent in"
    PART_ASKED = (
        "employer:part:asked",
        "Arbetsgivaren ombads lämna ett intyg",
        "The employer was asked for a certificate",
    )
    PART_STARTED = "employer:part:started", "Arbetsgivaren började på intyget", "The employer began the certificate"
    PART_SIGNED = "employer:part:signed", "Arbetsgivaren skrev under intyget", "The employer signed the certificate"
    PART_RETURNED = (
        "employer:part:returned",
        "Intyget skickades tillbaka till arbetsgivaren",
        "The certificate was sent back",
    )
    PART_APPROVED = "employer:part:approved", "Intyget godkändes", "The certificate was approved"
    PART_EXPIRED = (
        "employer:part:expired",
        "Tiden för att godkänna intyget gick ut",
        "The time to approve the certificate ran out",
    )
    PART_READ = "employer:part:read", "Någon läste intyget", "Someone read the certificate"

    DOCUMENT_RECEIVED = "case:document:received", "Ett dokument kom in", "A document came in"
    DOCUMENT_SEALED = "case:document:sealed", "Ett dokument förseglades", "A document was sealed"
    DOCUMENT_SCANNED = "case:document:scanned", "Ett dokument söktes igenom efter skadlig kod", "A document was scanned"
    DOCUMENT_READ = "case:document:read", "Någon läste ett dokument", "Someone read a document"
    DOCUMENT_USED = "case:document:used", "Ett dokument användes i ett beslut", "A document was used in a decision"
    DOCUMENT_ERASED = (
        "case:document:erased",
        "Ett dokument raderades enligt gallringsregeln",
        "A document was erased by the retention rule",
    )
    MESSAGE_SENT = "case:message:sent", "Ett meddelande skickades", "A message was sent"
    MESSAGE_READ = "case:message:read", "Någon läste meddelandena", "Someone read the messages"
    KNOCKED = "notice:knock:sent", "En avisering skickades", "A notice was sent"

    REGISTER_ASKED = "register:register:asked", "Uppgifter hämtades från ett register", "A register was asked"
    REGISTER_FAILED = "register:register:failed", "Ett register svarade inte", "A register did not answer"
    FACT_KEPT = "case:fact:kept", "En uppgift sparades i ärendet", "A fact was kept in the case"
    QUESTION_ANSWERED = "case:question:answered", "En handläggare gjorde en bedömning", "An officer made an assessment"
    ASSESSED = "case:assessment:made", "Ärendet prövades mot lagen", "The case was tried against the law"
    DECISION_PROPOSED = "case:decision:proposed", "Ett beslut föreslogs", "A decision was proposed"
    DECISION_DROPPED = (
        "case:decision:dropped",
        "Ett förslag till beslut drogs tillbaka",
        "A proposed decision was withdrawn",
    )
    DECISION_SIGNED = "case:decision:signed", "Ett beslut fattades", "A decision was made"
    DECISION_APPROVED = (
        "case:decision:approved",
        "En andra handläggare godkände beslutet",
        "A second officer approved the decision",
    )
    DECISION_REPLACED = (
        "case:decision:replaced",
        "Ett beslut ersattes av ett nytt",
        "A decision was replaced by a new one",
    )
    DECISION_READ = "case:decision:read", "Någon läste ett beslut", "Someone read a decision"
    LETTER_WRITTEN = "case:letter:written", "Ett brev skrevs", "A letter was written"
    LETTER_SEALED = "case:letter:sealed", "Ett brev blev klart", "A letter was finished"

    PAYMENT_ORDERED = "payment:order:made", "En utbetalning beställdes", "A payment was ordered"
    PAYMENT_STOPPED = "payment:order:stopped", "En utbetalning stoppades", "A payment was stopped"
    PAYMENT_FILED = (
        "payment:order:filed",
        "En utbetalning lades i filen till banken",
        "A payment was put in the file to the bank",
    )
    PAYMENT_ACCEPTED = "payment:order:accepted", "Banken tog emot utbetalningen", "The bank accepted the payment"
    PAYMENT_REJECTED = "payment:order:rejected", "Banken avvisade utbetalningen", "The bank rejected the payment"
    PAYMENT_PAID = "payment:order:paid", "Pengarna betalades ut", "The money was paid"
    CLAIM_PROPOSED = "payment:claim:proposed", "Ett återkrav föreslogs", "A recovery was proposed"
    CLAIM_DECIDED = "payment:claim:decided", "Ett återkrav beslutades", "A recovery was decided"
    CLAIM_WAIVED = (
        "payment:claim:waived",
        "Det beslutades att inget ska betalas tillbaka",
        "It was decided that nothing is to be paid back",
    )
    CLAIM_WITHDRAWN = (
        "payment:claim:withdrawn",
        "Ett förslag till återkrav drogs tillbaka",
        "A proposed recovery was withdrawn",
    )
    CLAIM_REPAID = (
        "payment:claim:repaid",
        "Något av ett återkrav betalades tillbaka",
        "Some of a recovery was paid back",
    )
    BANK_FILE_WRITTEN = "payment:file:written", "En fil till banken skrevs", "A file to the bank was written"
    BANK_FILE_SENT = "payment:file:sent", "En fil skickades till banken", "A file was sent to the bank"
    BANK_ANSWER_READ = "payment:answer:read", "Ett svar från banken lästes", "An answer from the bank was read"
    BANK_LINE_PARKED = "payment:line:parked", "En rad från banken lades åt sidan", "A line from the bank was put aside"

    CEILING_DRAWN = "case:ceiling:drawn", "Årets tak räknades av", "The year's ceilings were drawn upon"
    WITHDRAWN = (
        "case:application:withdrawn",
        "Arbetsgivaren återkallade ansökan",
        "The employer withdrew the application",
    )
    ACCOUNT_ASKED = (
        "case:account:asked",
        "Arbetsgivaren ombads redogöra för åtgärderna",
        "The employer was asked for an account of the measures",
    )
    ACCOUNT_GIVEN = (
        "case:account:given",
        "Arbetsgivaren lämnade en redogörelse",
        "The employer gave an account of the measures",
    )
    ACCOUNT_ACCEPTED = "case:account:accepted", "Redogörelsen godtogs", "The account was accepted"
    ACCOUNT_REFUSED = "case:account:refused", "Redogörelsen godtogs inte", "The account was not accepted"
    ACCOUNT_DROPPED = "case:account:dropped", "Redogörelsen behövs inte längre", "The account is not wanted any more"
    SAMPLE_DRAWN = "case:sample:drawn", "Ett stickprov drogs", "A sample was drawn"
    PROVIDER_APPLIED = (
        "provider:approval:asked",
        "En anordnare ansökte om godkännande",
        "A provider applied for approval",
    )
    PROVIDER_APPROVED = "provider:approval:given", "En anordnare godkändes", "A provider was approved"
    PROVIDER_REFUSED = "provider:approval:refused", "En anordnare godkändes inte", "A provider was not approved"
    PROVIDER_CHANGED = (
        "provider:provider:changed",
        "Uppgifter om en anordnare ändrades",
        "A provider's details were changed",
    )
    PROVIDER_END_ASKED = (
        "provider:approval:end-asked",
        "En anordnare bad att godkännandet ska upphöra",
        "A provider asked for its approval to end",
    )
    PROVIDER_KEPT = (
        "provider:approval:kept",
        "Ett godkännande av en anordnare fick stå kvar",
        "A provider's approval was let stand",
    )
    PROVIDER_ENDED = (
        "provider:approval:ended",
        "Ett godkännande av en anordnare upphörde",
        "A provider's approval ended",
    )

    CLOCK_SET = "operator:clock:set", "Testmiljöns klocka flyttades", "The try-out's clock was moved"
    JOB_RUN = "operator:job:run", "Ett schemalagt jobb kördes", "A scheduled job ran"
    JOB_FAILED = "operator:job:failed", "Ett jobb misslyckades", "A job failed"


KNOWN = {verb.value: verb for verb in Verb}


def sentence(verb: str, language: str) -> str:
    """The verb's sentence in `sv` or `en`; a verb that has been retired reads as itself."""
    known = KNOWN.get(verb)
    if known is None:
        return verb
    return known.en if language == "en" else known.sv
