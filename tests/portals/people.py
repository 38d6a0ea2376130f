"""Who the tests are, and how they come in. Imports late: read before Django is set up, when one folder is tested."""

BO, AMINA, RUT = "198507099813", "199001012385", "199202142387"
EVA, SARA, DISA = "196411139808", "198803129801", "198206029806"
BYGG = "5569990004"


def enter(client, personnummer, *, role="claimant", company=None, insurer=None):
    """The client with a session of that person, as after signing in."""
    from django.conf import settings

    from tryggve.casework.people import queries as people
    from tryggve.portals.ui import clock

    person = people.person_by_number(personnummer)
    session = client.session
    session.update(
        {"person": person.id, "role": role, "company": company, "insurer": insurer, "seen": clock.real().isoformat()}
    )
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.person = person
    return client
