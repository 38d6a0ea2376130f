"""`python -m tryggve.gateways.simulators`; see the package."""

import sys

from tryggve.gateways.simulators.program import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
