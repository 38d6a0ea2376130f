"""Where the outside world is. The try-out's addresses are the simulators', and production refuses those."""

from tryggve.config.places import TRY_OUT
from tryggve.config.settings.base import PRODUCTION
from tryggve.config.settings.environment import folder, number, text

# The simulators take this port and the ones after it, in the order of the addresses below.
SIMULATORS_PORT = 0 if PRODUCTION else number("TRYGGVE_SIMULATORS_PORT", try_out=8100)

BANKID_URL = text("TRYGGVE_BANKID_URL", try_out=f"https://127.0.0.1:{SIMULATORS_PORT}")
REGISTERS_URL = text("TRYGGVE_REGISTERS_URL", try_out=f"http://127.0.0.1:{SIMULATORS_PORT + 1}")
BANK_URL = text("TRYGGVE_BANK_URL", try_out=f"http://127.0.0.1:{SIMULATORS_PORT + 2}")

# Client certificate, its key and the authority that we trust, as PEM files in one folder each.
BANKID_CERTIFICATES = folder("TRYGGVE_BANKID_CERTIFICATES", try_out=TRY_OUT / "certificates" / "bankid")

ADDRESSES = {"TRYGGVE_BANKID_URL": BANKID_URL, "TRYGGVE_REGISTERS_URL": REGISTERS_URL, "TRYGGVE_BANK_URL": BANK_URL}
