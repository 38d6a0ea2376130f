"""Runs in the Python that has OpenFisca: `worker.py FOLDER` reads commands, `run` times one run, `end` writes the answers."""

import json
import sys
import time
from pathlib import Path

import numpy as np
from model import MONTHS, OUTPUTS, PERIOD, WEEKS, Benefit
from openfisca_core.simulations import SimulationBuilder

WHOLE = {
    "membership_months": "membership",
    "age": "age",
    "days_used": "days_used",
    "sick_days": "sick",
    "suspension_left": "susp",
    "waiting_days_left": "karens",
}


def inputs(folder: Path) -> dict[tuple[str, str], np.ndarray]:
    """The columns in OpenFisca's own types, so that none is converted while the clock runs."""
    c = {f.stem: np.load(f) for f in folder.glob("*.npy")}
    made = {("income", month): c["inc"][i].astype(np.float32) for i, month in enumerate(MONTHS)}
    made |= {(name, PERIOD): c[column].astype(np.int32) for name, column in WHOLE.items()}
    made["pension_a_day", PERIOD] = c["pension"].astype(np.float32)
    made["hours_offered", PERIOD] = (c["supply"] / 10).astype(np.float32)
    made |= {(f"hours_worked_{w}", PERIOD): (c["worked"][w - 1] / 10).astype(np.float32) for w in WEEKS}
    return made


def run(system: Benefit, columns: dict[tuple[str, str], np.ndarray]) -> dict[str, np.ndarray]:
    """Every output of everybody."""
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", np.arange(len(columns["age", PERIOD])))
    simulation = builder.build(system)
    for (name, period), column in columns.items():
        simulation.set_input(name, period, column)
    return {own: simulation.calculate(name, PERIOD) for own, name in OUTPUTS.items()}


def main() -> None:
    folder = Path(sys.argv[1])
    system, columns = Benefit(), inputs(folder)
    answers = run(system, {k: c[:1000] for k, c in columns.items()})  # everything has been loaded once
    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "end":
            break
        del answers
        start = time.perf_counter()
        answers = run(system, columns)
        print(json.dumps(time.perf_counter() - start), flush=True)
    for name, column in answers.items():
        np.save(folder / f"openfisca_{name}.npy", column.astype(np.int64))
    print("written", flush=True)


if __name__ == "__main__":
    main()
