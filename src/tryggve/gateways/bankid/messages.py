"""Which of BankID's messages a person is shown, in Swedish and English.

`message_id` and `error_message_id` give the id (`RFA9`); `text` gives the words. The words are BankID's own recommended
ones; only RFA9 is told apart by what the person is doing.
"""

from typing import Literal

from tryggve.gateways.bankid.client import AlreadyInProgress, BankIDError, Canceled
from tryggve.gateways.bankid.records import Collected

Flow = Literal["qr", "same_device"]
Kind = Literal["desktop", "mobile"]
Language = Literal["sv", "en"]
Purpose = Literal["identify", "sign"]

TEXTS: dict[str, tuple[str, str]] = {
    "RFA1": ("Starta BankID-appen.", "Start your BankID app."),
    "RFA2": (
        "Du har inte BankID-appen installerad. Kontakta din bank.",
        "The BankID app is not installed. Please contact your bank.",
    ),
    "RFA3": ("Åtgärden avbruten. Försök igen.", "The action was cancelled. Please try again."),
    "RFA4": (
        "En identifiering eller underskrift för det här personnumret är redan påbörjad. Försök igen.",
        "An identification or signing for this personal number is already started. Please try again.",
    ),
    "RFA5": ("Något gick fel. Försök igen.", "Something went wrong. Please try again."),
    "RFA6": ("Åtgärden avbröts.", "The action was cancelled."),
    "RFA8": (
        (
            "BankID-appen svarar inte. Kontrollera att den är startad och att du har internetanslutning. Om du "
            "inte har ett giltigt BankID kan du skaffa ett hos din bank. Försök sedan igen."
        ),
        (
            "The BankID app is not responding. Please check that it's started and that you have internet access. "
            "If you don't have a valid BankID you can get one from your bank. Try again."
        ),
    ),
    "RFA9": (
        "Skriv in din säkerhetskod i BankID-appen och välj Identifiera eller Skriv under.",
        "Enter your security code in the BankID app and select Identify or Sign.",
    ),
    "RFA13": ("Försöker starta BankID-appen.", "Trying to start your BankID app."),
    "RFA15A": (
        (
            "Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här datorn. Om du har ett BankID på "
            "kort, sätt in kortet i kortläsaren."
        ),
        (
            "Searching for BankID. Make sure you have a valid BankID on this computer. If you have a BankID on "
            "card, please insert the card into your card reader."
        ),
    ),
    "RFA15B": (
        "Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här enheten.",
        "Searching for BankID. Make sure you have a valid BankID on this device.",
    ),
    "RFA16": (
        "Ditt BankID är för gammalt eller spärrat. Använd ett annat BankID eller skaffa ett nytt hos din bank.",
        "Your BankID is blocked or too old. Please use another BankID or get a new one from your bank.",
    ),
    "RFA17A": (
        "Du verkar inte ha BankID-appen/programmet. Installera den och skaffa ett BankID hos din bank.",
        "You don't seem to have the BankID app/program. Please install it and get a BankID from your bank.",
    ),
    "RFA17B": (
        "Misslyckades att läsa av QR-koden. Starta BankID-appen och läs av QR-koden.",
        "Failed to scan the QR code. Start the BankID app and scan the QR code.",
    ),
    "RFA19": (
        "Vill du använda BankID på den här datorn eller ett Mobilt BankID?",
        "Would you like to use BankID on this computer, or a Mobile BankID?",
    ),
    "RFA20": (
        "Vill du använda BankID på den här enheten eller på en annan enhet?",
        "Do you want to use BankID on this device or another device?",
    ),
    "RFA21": ("En identifiering eller underskrift pågår.", "An identification or signing is in progress."),
    "RFA22": ("Något gick fel. Försök igen.", "Something went wrong. Please try again."),
    "RFA23": (
        "Fotografera och läs av din ID-handling med BankID-appen.",
        "Take a photo of, and scan, your ID document with the BankID app.",
    ),
}
SECURITY_CODE: dict[Purpose, tuple[str, str]] = {
    "identify": (
        "Skriv in din säkerhetskod i BankID-appen och välj Identifiera.",
        "Enter your security code in the BankID app and select Identify.",
    ),
    "sign": (
        "Skriv in din säkerhetskod i BankID-appen och välj Skriv under.",
        "Enter your security code in the BankID app and select Sign.",
    ),
}

_PENDING = {"noClient": "RFA1", "userSign": "RFA9", "userMrtd": "RFA23"}
_FAILED = {"expiredTransaction": "RFA8", "certificateErr": "RFA16", "userCancel": "RFA6", "cancelled": "RFA3"}


def message_id(collected: Collected, *, flow: Flow = "qr", device: Kind = "desktop") -> str:
    """The message for an answer of collect; "" when the order is complete. Unknown hints give RFA21 and RFA22."""
    hint = collected.hint_code
    if collected.status == "complete":
        return ""
    if collected.status == "pending":
        if hint == "outstandingTransaction":
            return "RFA1" if flow == "qr" else "RFA13"
        if hint == "started":
            return "RFA15A" if device == "desktop" else "RFA15B"
        return _PENDING.get(hint, "RFA21")
    if hint == "startFailed":
        return "RFA17B" if flow == "qr" else "RFA17A"
    return _FAILED.get(hint, "RFA22")


def error_message_id(error: BankIDError) -> str:
    """The message for a refused or failed call."""
    if isinstance(error, AlreadyInProgress):
        return "RFA4"
    if isinstance(error, Canceled):
        return "RFA3"
    return "RFA5"


def text(message: str, *, language: Language = "sv", purpose: Purpose | None = None) -> str:
    """The words of a message. KeyError for an id that does not exist."""
    pair = SECURITY_CODE[purpose] if message == "RFA9" and purpose else TEXTS[message]
    return pair[0] if language == "sv" else pair[1]
