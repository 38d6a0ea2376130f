"""English for everything, and the compiled catalogue as fresh as its source."""

from tests.portals import messages


def test_every_sentence_has_an_english_one():
    kept = {message.id: message.string for message in messages.translated() if message.id}
    missing = [f"{place}: {key}" for key, place in messages.marked().items() if not kept.get(key) or not all(kept[key])]
    assert not missing, "write the English in portals/ui/locale/en/…/django.po, then python -m tests.portals.messages"


def test_the_compiled_catalogue_is_fresh():
    assert messages.compiled(messages.translated()) == (messages.LOCALE / "django.mo").read_bytes(), (
        "python -m tests.portals.messages"
    )


def test_the_english_fills_in_the_same_places():
    def places(text):
        return sorted(part.split(")s")[0] for part in text.split("%(")[1:])

    def pairs(message):
        return (
            zip(message.id, message.string, strict=True)
            if isinstance(message.id, tuple)
            else [(message.id, message.string)]
        )

    wrong = [
        m.id for m in messages.translated() if m.id for sv, en in pairs(m) if not set(places(en)) <= set(places(sv))
    ]
    assert not wrong
