"""Rules that every template keeps."""

import re
from pathlib import Path

import pytest

import tryggve.portals

PORTALS = Path(tryggve.portals.__file__).parent
TEMPLATES = sorted(PORTALS.rglob("templates/**/*.html"))
# Words of state that are not the house's: the set is in ui/words.py.
STRAY = ["Godkänd", "Behandlas", "Pågår", "Inskickad", "Ej påbörjad", "Under handläggning", "Slutförd", "Komplett"]


def ids(path):
    return str(path.relative_to(PORTALS))


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_nothing_is_written_inline(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_every_form_that_posts_has_its_token(path):
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(encoding="utf-8"), re.DOTALL):
        assert "{% csrf_token %}" in form


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_no_other_word_of_state_is_used(path):
    words = re.findall(r"[\wåäö ]+", path.read_text(encoding="utf-8"))
    assert not [word for word in STRAY if any(word == found.strip() for found in words)]


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_buttons_have_ids_so_that_focus_comes_back(path):
    text = re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"))
    assert not [
        button for button in re.findall(r"<button[^>]*>", text) if " id=" not in button and "sr-only" not in button
    ]


def test_there_are_at_most_25_components():
    parts = [path for path in TEMPLATES if "ui/parts" in str(path)]
    assert 10 < len(parts) <= 25
