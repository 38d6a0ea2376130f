"""Several connections at once, each in a thread of its own, let go together."""

import threading

from django.db import connections


def race(runners):
    """Run every callable at the same moment on a connection of its own; gives what each returned, or the exception it raised."""
    gate = threading.Barrier(len(runners), timeout=20)
    results = [None] * len(runners)

    def run(place, runner):
        try:
            gate.wait()
            results[place] = runner()
        except Exception as error:  # noqa: BLE001 - the test looks at what came
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, runner)) for place, runner in enumerate(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "a runner never came back"
    return results
