"""A person at a browser: signs in, answers, signs, looks. Knows pages only by what a person sees: links, buttons, labels."""

import re
from urllib.parse import urlparse

from tests.portals.browser import open_page, picture, too_wide, violations

BO, AMINA, EVA, SARA, DISA = "198507099813", "199001012385", "196411139808", "198803129801", "198206029806"


class Walker:
    """One person in one browser of their own. `seen` counts the pages that were checked with axe and for width."""

    def __init__(self, chromium, base, *, width, scripts, name=""):
        self.page = open_page(chromium, width=width, scripts=scripts)
        self.page.set_default_timeout(20_000)
        self.base, self.scripts, self.name = base, scripts, f"{name}-{width}-{'js' if scripts else 'nojs'}"
        self.seen, self.pictures = set(), 0

    def close(self):
        self.page.context.close()

    def go(self, path):
        self.page.goto(f"{self.base}{path}")
        self.look()

    def look(self, picture_name=""):
        """Every page that is met is checked once: axe, width, console."""
        path = re.sub(r"\d{4,}|[0-9a-f]{8,}", "N", urlparse(self.page.url).path)
        if picture_name:
            picture(self.page, f"{self.name}-{picture_name}")
        if path in self.seen or not self.page.url.startswith(self.base):
            return
        self.seen.add(path)
        assert not too_wide(self.page), f"{path} scrolls sideways at {self.name}"
        if self.scripts:
            assert violations(self.page) == [], path
        assert self.page.complaints == [], (path, self.page.complaints)

    def click(self, element_id):
        self.page.locator(f'[id="{element_id}"]').click()
        self.page.wait_for_load_state()
        self.look()

    def wait_for(self, element_id, tries=40):
        """Load the page again until a worker has done what the page waits for."""
        for _ in range(tries):
            if self.page.locator(f'[id="{element_id}"]').count():
                return
            self.page.wait_for_timeout(500)
            self.page.reload()
        raise AssertionError(f"no {element_id} on {self.page.url}")

    def press_until_gone(self, element_id):
        """A step that goes on by itself with scripts, and by a button without."""
        for _ in range(200):
            button = self.page.locator(f'[id="{element_id}"]')
            if not button.count():
                break
            if self.scripts:
                self.page.wait_for_timeout(300)
            else:
                button.click()
        self.page.wait_for_load_state()
        self.look()

    def press(self, words):
        """A button or link by its words."""
        self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words)).first.click()
        self.page.wait_for_load_state()
        self.look()

    def sees(self, words):
        text = self.page.locator("main").inner_text().replace("\u00a0", " ")
        assert words in text, f"{words!r} is not on {self.page.url}:\n{text}"

    def sign_in(self, personnummer, room="mina-sidor"):
        self.go("/logga-in/bankid/")
        self.click("mobilt-bankid")
        self.practice(personnummer)
        self.page.wait_for_url(lambda url: "logga-in" not in url)
        self.look()
        if self.page.locator(f'button[value="{room}"]').count():
            self.page.locator(f'button[value="{room}"]').click()
            self.page.wait_for_load_state()
            self.look()

    def practice(self, personnummer):
        """In the practice app: choose who one is, approve, come back."""
        self.page.locator("#ovnings-bankid").click()
        self.page.wait_for_load_state()
        number = self.page.locator(f'input[value="{personnummer}"]')
        if number.count():
            number.check()
        self.page.locator('button[value="approve"]').click()
        self.page.wait_for_load_state()

    def sign(self, personnummer):
        """From the page that shows the text to the page after."""
        self.look()
        self.click("mobilt-bankid")
        self.practice(personnummer)
        self.page.wait_for_url(lambda url: "skriv-under" not in url)
        self.look()
