"""Bo's road is walked here too: what an officer looks at is a case of his."""

from tests.portals.claimant.conftest import registers, road

__all__ = ["registers", "road"]
