"""What Eva writes, step by step, through the pages."""

from tests.portals.people import BYGG

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
