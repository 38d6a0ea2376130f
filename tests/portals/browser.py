"""Looking at pages in Chromium: a context of a given width, axe on the page, a picture to look at."""

from __future__ import annotations

from pathlib import Path

AXE = Path(__file__).parents[1] / "journeys" / "axe.min.js"
PICTURES = Path(__file__).parents[2] / ".try-out" / "pictures"
WIDTHS = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


def open_page(chromium, *, width="wide", scripts=True, language="sv-SE"):
    """A new page in a context of its own; its console errors are kept in `page.complaints`."""
    # axe is put in by us, past the page's own policy; what the page itself loads is still refused by it.
    context = chromium.new_context(viewport=WIDTHS[width], java_script_enabled=scripts, locale=language)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def sign_in_as(page, base, personnummer, *, then="/mina-sidor/"):
    """Sign in as a person does, with the practice BankID. Needs the fixture `bankid`."""
    page.goto(f"{base}/logga-in/?nasta={then}")
    page.click("#mobilt-bankid")
    page.click("#ovnings-bankid")
    page.check(f'input[value="{personnummer}"]')
    page.click('button[value="approve"]')
    page.wait_for_url(f"{base}{then}")


def violations(page):
    """What axe finds on the page, one line each: rule, and the elements."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{one['id']}: {', '.join(str(node['target']) for node in one['nodes'])}" for one in found["violations"]]


def too_wide(page):
    """Whether the page scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def picture(page, name):
    """Keep a picture of the whole page; gives the file."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    file = PICTURES / f"{name}.png"
    page.screenshot(path=str(file), full_page=True)
    return file
