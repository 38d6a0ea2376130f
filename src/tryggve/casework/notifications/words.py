"""The words of a knock: that something has come and where to read it. Never what, never from which matter."""

from __future__ import annotations

from tryggve.casework.people.records import PersonRecord

SUBJECT = {"sv": "Något nytt till dig", "en": "Something new for you"}
SENTENCES = {
    "letter": {"sv": "Du har fått ett brev.", "en": "You have a letter."},
    "message": {"sv": "Du har fått ett meddelande.", "en": "You have a message."},
    "certificate": {"sv": "Det finns ett intyg att titta på.", "en": "There is a certificate to look at."},
    "report": {"sv": "Det finns något att fylla i.", "en": "There is something to fill in."},
    "task": {"sv": "Det finns något att göra.", "en": "There is something for you to do."},
    "case": {
        "sv": "Det har hänt något i ett ärende som gäller dig.",
        "en": "Something has happened in a case that concerns you.",
    },
    "answer": {"sv": "Du har fått ett svar.", "en": "You have an answer."},
    "payment": {"sv": "Det har hänt något med en utbetalning.", "en": "Something has happened with a payment."},
}
BODY = {
    "sv": "Hej!\n\n{sentence}\n\nLogga in för att läsa: {address}\nVi skickar aldrig länkar som loggar in åt dig, "
    "och vi frågar aldrig efter koder.\n",
    "en": "Hello!\n\n{sentence}\n\nSign in to read it: {address}\nWe never send links that sign you in, "
    "and we never ask for codes.\n",
}


def words(*, person: PersonRecord, occasion: str, address: str) -> tuple[str, str]:
    """Subject and body, in the person's language."""
    language = "en" if person.language == "en" else "sv"
    return SUBJECT[language], BODY[language].format(sentence=SENTENCES[occasion][language], address=address)
