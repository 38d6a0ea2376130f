"""What a provider's user fills in and signs, through the pages; the e-ID is the practice one."""

from types import SimpleNamespace

from tests.portals.claimant.road import Road
from tryggve.casework.base.actor import Role
from tryggve.casework.providers import queries as providers
from tryggve.portals.employer import provider_pages

FK = "fk"
ANSWERS = {
    "name": "Kustens Arbetshälsa AB", "town": "Gävle", "competences": ["medicine", "rehabilitation", "organisation", "behaviour", "ergonomics"],
    "hired": "contract", "duties": "yes",
}  # fmt: skip


class ProviderRoad:
    """One provider's road at Försäkringskassan: applied, approved, changed, asked to end."""

    def __init__(self, client, orgnr, play):
        self.client, self.orgnr, self._road = client, orgnr, Road(play)
        self.base = f"/arbetsgivare/{orgnr}/anordnare/"

    def overview(self):
        return self.client.get(self.base)

    def fill(self, **changes):
        """Post the form; gives what it leads to."""
        return self.client.post(f"{self.base}{FK}/", ANSWERS | changes)

    def signed(self, response, continuation=provider_pages.signed):
        """Sign what the page led to; gives where it goes on."""
        assert response.status_code == 302, response.content.decode()
        waiting = self.client.session["signing"]
        number = self.client.person.personnummer
        signature = self._road.sign(number, SimpleNamespace(text=waiting["text"], subject=waiting["subject"]))
        actor = self._road.actor(number, Role.COMPANY_USER, company=self.client.session["company"])
        return continuation(signature=signature, context=waiting["context"], actor=actor, now=self._road.now)

    @property
    def latest(self):
        return providers.of_provider(self.orgnr, FK)[0]

    def applied(self, **changes):
        assert self.signed(self.fill(**changes)) == f"{self.base}?skickat={FK}"
        return self.latest

    changed = applied

    def approved(self, officer, day="2023-03-01"):
        one = self.applied()
        given = {"approval": one.id, "do": "approve", "day": day}
        assert officer.post("/handlaggning/anordnare/", given).status_code == 302
        return one

    def asked_to_end(self, day):
        response = self.client.post(f"{self.base}{FK}/avsluta/", {"day": day})
        return self.signed(response, provider_pages.ending_signed)
