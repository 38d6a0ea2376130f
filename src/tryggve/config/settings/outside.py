"""Where the outside world is. The try-out's addresses are the simulators', and production refuses those."""

from tryggve.config.places import TRY_OUT
from tryggve.config.settings.base import PRODUCTION
from tryggve.config.settings.environment import folder, number, text

# The simulators take this port and the ones after it, in the order of the addresses below.
SIMULATORS_PORT = 0 if PRODUCTION else number("TRYGGVE_SIMULATORS_PORT", try_out=8100)

BANKID_URL = text("TRYGGVE_BANKID_URL", try_out=f"https://127.0.0.1:{SIMULATORS_PORT}")
REGISTERS_URL = text("TRYGGVE_REGISTERS_URL", try_out=f"http://127.0.0.1:{SIMULATORS_PORT + 1}")
# Files go to the bank and come back through a folder that the bank's own program empties and fills.
TRYGGVE_BANK_FOLDER = folder("TRYGGVE_BANK_FOLDER", try_out=TRY_OUT / "bank")

# Client certificate, its key and the authority that we trust, as PEM files in one folder each.
BANKID_CERTIFICATES = folder("TRYGGVE_BANKID_CERTIFICATES", try_out=TRY_OUT / "certificates" / "bankid")

ADDRESSES = {"TRYGGVE_BANKID_URL": BANKID_URL, "TRYGGVE_REGISTERS_URL": REGISTERS_URL}
