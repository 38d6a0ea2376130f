"""What Eva writes, step by step, through the pages."""

from types import SimpleNamespace

from tests.portals.people import BYGG, EVA
from tryggve.casework.base.actor import Role
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import asking
from tryggve.casework.flow import queries as asks
from tryggve.portals.claimant import support_pages
from tryggve.portals.employer import rehab_wizard

ANNA, KIM, LENA = "199305112386", "198708239812", "199106302384"
BASE = f"/arbetsgivare/{BYGG}/rehab"
WHO = {
    "person": "930511-2386", "given_name": "Anna", "surname": "Alm", "category": "arbetare", "own_agreement": "no", "aftercover": "no",
    "sector": "privat", "started": "", "contact.name": "Eva Ek", "contact.email": "eva@bygg.example", "contact.phone": "",
}  # fmt: skip
WHY = {"cause": "Svårt att sitta vid skrivbordet.", "purpose": "Att kunna arbeta kvar."}


def line(place, **told):
    """The fields of one cost line as the browser posts them."""
    return {f"lines.{place}.{name}": value for name, value in {"key": str(place + 1), **told}.items()}


def to_costs(client, provider, **who):
    """The first three steps."""
    assert client.post(f"{BASE}/ny/vem/", WHO | who).status_code == 302
    assert client.post(f"{BASE}/ny/orsak/", WHY).status_code == 302
    client.post(f"{BASE}/ny/anordnare/", {"valj": provider})
    assert client.post(f"{BASE}/ny/anordnare/", {"fortsatt": "1"}).status_code == 302


class RehabRoad:
    """Applications brought as far as a test needs; the e-ID is the practice one."""

    def __init__(self, road, eva, provider):
        self._road, self.eva, self.provider = road, eva, provider
        self.matter, self.cases = "", {}

    def signed(self, client, number, continuation, response):
        """Sign what the page led to and run what comes after; gives the address it leads to."""
        assert response.status_code == 302, response.content.decode()
        waiting = client.session["signing"]
        shown = SimpleNamespace(text=waiting["text"], subject=waiting["subject"])
        signature = self._road.sign(number, shown)
        kept = {"company": client.session.get("company")} if client.session["role"] == "company_user" else {}
        actor = self._road.actor(number, Role(client.session["role"]), **kept)
        return continuation(signature=signature, context=waiting["context"], actor=actor, now=self._road.now)

    def applied(self, lines, **who):
        """Eva applies; both payers have a case."""
        to_costs(self.eva, self.provider, **who)
        assert self.eva.post(f"{BASE}/ny/kostnader/", lines).status_code == 302
        address = self.signed(self.eva, EVA, rehab_wizard.signed, self.eva.post(f"{BASE}/ny/granska/"))
        self.matter = address.split("/")[-3]
        self.cases = {case.insurer: case.number for case in case_queries.cases_of_matter(self.matter)}
        return address

    def invoice(self, payer, **told):
        """Eva sends an invoice; gives the page where something is wrong, or where it led."""
        given = {
            "line": "2",
            "number": "F-17",
            "date": "2026-03-01",
            "amount": "12 000",
            "persons": ANNA,
            "last": "yes",
        } | told
        return self.eva.post(f"{BASE}/{self.matter}/{self.cases[payer]}/faktura/", given)

    def registers_asked(self):
        """The jobs that the application deferred, worked off."""
        for number in self.cases.values():
            asking.ask_and_assess(case=number, now=self._road.now)

    def decided(self, payer, number):
        """An officer of the payer signs what is proposed."""
        actor = self._road.actor(number, Role.OFFICER, insurer=payer)
        case = self.cases[payer]
        shown = asks.signing_text(kind="decision", case=case, language="sv", on=self._road.now.date())
        signature, seen = self._road.sign(number, shown), case_queries.case(case).version
        return flow.decide(case=case, seen_version=seen, signature=signature, actor=actor, now=self._road.now)

    def consented(self, client, number, said="yes"):
        """The employee answers."""
        response = client.post(f"/mina-sidor/stod/{self.matter}/", {"case": self.cases["afa"], "consent": said})
        return self.signed(client, number, support_pages.signed, response)
