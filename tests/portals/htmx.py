"""Swapping a part of a page without a browser: the page after the swap must equal the page loaded whole."""

from __future__ import annotations

from bs4 import BeautifulSoup


def parsed(response):
    """The page of an answer."""
    return BeautifulSoup(response.content.decode(), "html.parser")


def swap(page, selector, response, *, how="innerHTML"):
    """The parsed page after htmx has put the answer in the element, out-of-band parts too. Changes and returns `page`."""
    answer = BeautifulSoup(response.content.decode(), "html.parser")
    for part in answer.select("[hx-swap-oob]"):
        target = page.find(id=part["id"])
        assert target is not None, f"nothing has the id {part['id']}"
        manner = part.attrs.pop("hx-swap-oob")
        part.extract()
        if manner == "outerHTML":
            target.replace_with(part)
        else:
            _fill(target, part)
    target = page.select_one(selector)
    assert target is not None, f"nothing fits {selector}"
    if how == "outerHTML":
        first = answer.find(name=True)
        assert first is not None, "the answer is empty"
        target.replace_with(first)
    else:
        _fill(target, answer)
    return page


def _fill(target, source):
    target.clear()
    for child in list(source.children):
        target.append(child.extract())


def words(element):
    """What an element says, spaces evened out."""
    return " ".join(element.get_text(" ", strip=True).split())
