"""What the portals add: the edge around each request, the page for an expired form, where the simulated e-ID app is."""

from tryggve.config.settings import security
from tryggve.config.settings.base import PRODUCTION
from tryggve.config.settings.environment import text
from tryggve.config.settings.outside import SIMULATORS_PORT

MIDDLEWARE = ["tryggve.portals.ui.middleware.Edge", *security.MIDDLEWARE]
CSRF_FAILURE_VIEW = "tryggve.portals.ui.errors.expired_form"

# The page where a person plays the BankID app. Empty in production, where the app is in the person's hand.
BANKID_PAGE = "" if PRODUCTION else text("TRYGGVE_BANKID_PAGE", try_out=f"http://127.0.0.1:{SIMULATORS_PORT + 3}")
