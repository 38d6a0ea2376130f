"""What applications said of health before it was kept apart is put apart: the words go to a row of their own, under a random salt.

The digest stays as it was, for it is what was signed: these signatures cover the words themselves. It is also the one trace of them that
no erasure reaches, and it tells something only to one who guesses every word of the application right.

Backwards the words are put together again, unless some have been erased: those are gone, and the migration refuses.
"""

import json
import secrets
from hashlib import sha256
from hmac import new as keyed
from typing import Any

from django.db import migrations
from django.db.migrations.exceptions import IrreversibleError

# The answers that were about health when this was written, in applications that a company had made for somebody.
WORDS = ("cause", "purpose", "therapist", "licence")


def find(value: Any, place: str, found: dict[str, Any]) -> None:
    if isinstance(value, dict):
        for key, one in value.items():
            here = f"{place}/{key.replace('~', '~0').replace('/', '~1')}"
            if key in WORDS and one:
                found[here] = one
            else:
                find(one, here, found)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            find(one, f"{place}/{number}", found)


def put(value: Any, place: str, new: dict[str, Any]) -> Any:
    if place in new:
        return new[place]
    if isinstance(value, dict):
        return {
            key: put(one, f"{place}/{key.replace('~', '~0').replace('/', '~1')}", new) for key, one in value.items()
        }
    if isinstance(value, list):
        return [put(one, f"{place}/{number}", new) for number, one in enumerate(value)]
    return value


def committed(salt: str, place: str, value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return keyed(bytes.fromhex(salt), f"{place}\0{said}".encode(), sha256).hexdigest()


def change(editor: Any, Submission: Any, changed: dict[int, Any]) -> None:
    """The one time that sent answers change; the table refuses it again directly after."""
    editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    editor.execute("ALTER TABLE applications_submission DISABLE TRIGGER USER")
    for number, answers in changed.items():
        Submission.objects.filter(id=number).update(answers=answers)
    editor.execute("ALTER TABLE applications_submission ENABLE TRIGGER USER")


def put_apart(apps: Any, editor: Any) -> None:
    Submission, Sensitive = (apps.get_model("applications", name) for name in ("Submission", "Sensitive"))
    changed = {}
    for row in Submission.objects.filter(kind="application").exclude(joint="").order_by("id"):
        found: dict[str, Any] = {}
        salt = secrets.token_hex(32)
        find(row.answers, "", found)
        if found:
            Sensitive.objects.create(submission=row, answers=found, salt=salt)
            new = {place: committed(salt, place, said) for place, said in found.items()}
            changed[row.id] = put(row.answers, "", new)
    change(editor, Submission, changed)


def put_together(apps: Any, editor: Any) -> None:
    Submission, Sensitive, Erasure = (
        apps.get_model("applications", name) for name in ("Submission", "Sensitive", "Erasure")
    )
    if Erasure.objects.exists():
        raise IrreversibleError("Something has been erased, and cannot come back.")
    every = Sensitive.objects.select_related("submission")
    change(editor, Submission, {one.submission_id: put(one.submission.answers, "", one.answers) for one in every})


class Migration(migrations.Migration):
    dependencies = [("applications", "0003_health_apart")]

    operations = [migrations.RunPython(put_apart, put_together)]
