"""The verbs of the room of people, from the files where they stand."""

from __future__ import annotations

from tryggve.casework.people.access import NotYours
from tryggve.casework.people.eid import (
    SignatureUsed,
    complete_identification,
    complete_signature,
    fail_order,
    note_hint,
    start_order,
    use_signature,
)
from tryggve.casework.people.mandates import (
    LastAdministrator,
    NoSuchMandate,
    Service,
    appoint,
    dismiss,
    give_mandate,
    remove_mandate,
)
from tryggve.casework.people.membership import join_fund, leave_fund
from tryggve.casework.people.registering import (
    BadEmail,
    BadPhone,
    NoName,
    UnknownChoice,
    follow_population_register,
    register_company,
    register_insurer,
    register_person,
    set_contact,
    sort_key,
)

__all__ = [
    "BadEmail", "BadPhone", "LastAdministrator", "NoName", "NoSuchMandate", "NotYours", "Service", "SignatureUsed", "UnknownChoice",
    "appoint", "complete_identification", "complete_signature", "dismiss", "fail_order", "follow_population_register",
    "give_mandate", "join_fund", "leave_fund", "note_hint", "register_company", "register_insurer", "register_person",
    "remove_mandate", "set_contact", "sort_key", "start_order", "use_signature",
]  # fmt: skip
