"""The standing words of a letter. What the letter says of the person's own matter comes from the insurance."""

from __future__ import annotations

from datetime import date
from typing import Final

NBSP: Final = "\u00a0"

WORDS: Final = {
    "sv": {
        "page": "Sida", "of": "av", "stair": "Så kom beloppet till", "step": "Steg", "amount": "Belopp", "paragraph": "Regel",
        "conditions": "Villkoren vi har prövat", "condition": "Villkor", "result": "Prövning", "holds": "Uppfyllt",
        "fails": "Inte uppfyllt", "reasons": "Varför vi har beslutat så", "choices": "Där lagen inte säger hur",
        "choices_why": "Lagen lämnar några frågor öppna. Så här gör vi, lika för alla:", "facts": "Uppgifterna vi har använt",
        "fact": "Uppgift", "value": "Värde", "source": "Varifrån", "known": "Känd sedan", "disagree": "Om du inte håller med",
        "disagree_by": "Räknat från beslutets dag är sista dagen att begära omprövning {day}.",
        "contact": "Frågor om beslutet", "date": "Datum", "case": "Ärende",
        "decision": "Beslut", "phone": "Telefon", "email": "E-post", "web": "Webbplats", "orgnr": "Org.nr", "several": "{n} uppgifter",
        "nothing": "inget",
        "yes": "ja", "no": "nej", "write": "Skriv till oss på Mina sidor och ange ärende {case}.",
    },
    "en": {
        "page": "Page", "of": "of", "stair": "How the amount came about", "step": "Step", "amount": "Amount", "paragraph": "Rule",
        "conditions": "The conditions we have tested", "condition": "Condition", "result": "Result", "holds": "Met", "fails": "Not met",
        "reasons": "Why we have decided this", "choices": "Where the law does not say how",
        "choices_why": "The law leaves some questions open. This is what we do, the same for everyone:", "facts": "The facts we have used",
        "fact": "Fact", "value": "Value", "source": "From", "known": "Known since", "disagree": "If you disagree",
        "disagree_by": "Counted from the day of the decision, the last day to ask for reconsideration is {day}.",
        "contact": "Questions about the decision", "date": "Date",
        "case": "Case", "decision": "Decision", "phone": "Telephone", "email": "E-mail", "web": "Website", "orgnr": "Reg. no.",
        "several": "{n} entries",
        "nothing": "nothing", "yes": "yes", "no": "no", "write": "Write to us on My pages and state case {case}.",
    },
}  # fmt: skip

SOURCES: Final = {
    "sv": {
        "claimant": "Du själv", "certificate": "Arbetsgivarintyg", "agi": "Skatteverket", "tax": "Skatteverket",
        "af": "Arbetsförmedlingen", "fk": "Försäkringskassan", "csn": "CSN", "population": "Folkbokföringen",
        "officer": "Handläggarens bedömning", "fund": "Kassans register", "company": "Arbetsgivaren",
        "providers": "Registret över godkända anordnare", "ceilings": "Årets tak",
    },
    "en": {
        "claimant": "You", "certificate": "Employer's certificate", "agi": "Tax agency", "tax": "Tax agency",
        "af": "Employment service", "fk": "Social insurance agency", "csn": "CSN", "population": "Population register",
        "officer": "Officer's judgement", "fund": "The fund's register", "company": "The employer",
        "providers": "Register of approved providers", "ceilings": "The year's ceilings",
    },
}  # fmt: skip

# What a register's own answer is called, where the law has no fact of that name.
REGISTERS: Final = {
    "sv": {
        "agi": "Inkomster", "af": "Inskriven på Arbetsförmedlingen", "fk": "Ersättningar från Försäkringskassan",
        "csn": "Studiestöd", "population": "Folkbokföring",
    },
    "en": {
        "agi": "Incomes", "af": "Registered as a job seeker", "fk": "Social insurance benefits", "csn": "Study support",
        "population": "Population register",
    },
}  # fmt: skip

MONTHS: Final = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def day_in_words(day: date, language: str) -> str:
    """`6 mars 2023`, with spaces that do not break."""
    return NBSP.join([str(day.day), MONTHS[language][day.month - 1], str(day.year)])
