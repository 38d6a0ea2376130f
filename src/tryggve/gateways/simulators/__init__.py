"""The whole outside world of the try-out in one process.

    python -m tryggve.gateways.simulators                       # or: tryggve simulators
    world = start_all(folder, Ports.after(8100), people_file)   # in a test; `Ports()` takes free ones
    world.stop()

| port | what | address |
|---|---|---|
| first | BankID's API, mutual TLS | `https://127.0.0.1:8100/rp/v6.0` |
| + 1 | the registers | `http://127.0.0.1:8101` |
| + 2 | the bank's window, for tests and the operator | `http://127.0.0.1:8102` |
| + 3 | the page where a person plays the BankID app | `http://127.0.0.1:8103` |

Options, and what they are when left out:

| option | environment | else |
|---|---|---|
| `--folder` | `TRYGGVE_TRY_OUT` | `.try-out` beside `src`, or where it is started |
| `--port` (the first) | `TRYGGVE_SIMULATORS_PORT` | 8100 |
| `--ports` | | four ports with commas, instead of `--port` |
| `--people` | `TRYGGVE_PEOPLE` | the people of the try-out |
| `--certificates` | `TRYGGVE_BANKID_CERTIFICATES` | `certificates/bankid` in the folder |
| `--bank` | `TRYGGVE_BANK_FOLDER` | `bank` in the folder |

Certificates are made the first time. The bank never works by itself: its time is the try-out's, so whoever moves the
clock gives it a turn, in process (`Bank(folder).work(now)`) or through the window (`bank_window`).
"""

from tryggve.gateways.simulators.bank_window import BankWindow
from tryggve.gateways.simulators.program import main
from tryggve.gateways.simulators.world import Ports, PortTaken, World, start_all

__all__ = ["BankWindow", "PortTaken", "Ports", "World", "main", "start_all"]
