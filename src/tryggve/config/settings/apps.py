"""The Django apps, by hand and in the order of the floors, lowest first. Nothing is discovered."""

CASEWORK = [
    "tryggve.casework.base",
    "tryggve.casework.audit",
    "tryggve.casework.people",
    "tryggve.casework.providers",
    "tryggve.casework.ledger",
    "tryggve.casework.notifications",
    "tryggve.casework.cases",
    "tryggve.casework.ceilings",
    "tryggve.casework.documents",
    "tryggve.casework.applications",
    "tryggve.casework.messages",
    "tryggve.casework.assessments",
    "tryggve.casework.reviews",
    "tryggve.casework.decisions",
    "tryggve.casework.letters",
    "tryggve.casework.payments",
    "tryggve.casework.contract",
    "tryggve.casework.flow",
    "tryggve.casework.worklists",
]

PORTALS = [
    "tryggve.portals.ui",
    "tryggve.portals.public",
    "tryggve.portals.claimant",
    "tryggve.portals.employer",
    "tryggve.portals.desk",
    "tryggve.portals.operator",
]

# No django.contrib.auth and no admin: nobody has a password here, and officers work at the desk.
LIBRARIES = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "template_partials",
    "csp",
    "pgtrigger",
    "procrastinate.contrib.django",
]

INSTALLED_APPS = ["tryggve.config", *CASEWORK, *PORTALS, *LIBRARIES]
