"""A whole process in OpenFisca: Parquet in, the decision, Parquet out. `python process.py IN OUT`."""

import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from model import MONTHS, PERIOD, WEEKS, Benefit
from worker import WHOLE, run


def main(source: str, target: str) -> None:
    table = pq.read_table(source)
    column = {name: table.column(name).to_numpy() for name in table.column_names}
    made = {("income", month): column[f"inc_{i + 1}"].astype(np.float32) for i, month in enumerate(MONTHS)}
    made |= {(name, PERIOD): column[own].astype(np.int32) for name, own in WHOLE.items()}
    made["pension_a_day", PERIOD] = column["pension"].astype(np.float32)
    made["hours_offered", PERIOD] = (column["supply"] / 10).astype(np.float32)
    made |= {(f"hours_worked_{w}", PERIOD): (column[f"worked_{w}"] / 10).astype(np.float32) for w in WEEKS}
    answers = run(Benefit(), made)
    pq.write_table(
        pa.table({name: pa.array(np.asarray(answer).astype(np.int32)) for name, answer in answers.items()}), target
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
