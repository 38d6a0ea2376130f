"""The population of the decision, drawn once, and its right answers in 64-bit whole numbers."""

from datetime import date
from pathlib import Path
from types import ModuleType

import numpy as np

from bench.decision import rules
from tryggve.law.engine import Book

ON = date(2026, 10, 5)
OUTPUTS = {
    "reason": "uint8",
    "period": "int16",
    "rate": "uint8",
    "day_amount": "int16",
    "days_paid": "uint8",
    "karens_used": "uint8",
    "susp_used": "uint8",
    "gross": "int32",
    "tax": "int32",
    "net": "int32",
}


def book() -> Book:
    """The benchmark's book."""
    modules: list[ModuleType] = [rules]
    return Book("bench", "A decision", modules, amounts=Path(__file__).with_name("amounts.toml"))


def draw(people: int, seed: int = 2026) -> dict[str, np.ndarray]:
    """Columns of invented people, spread so that every branch of the rules is taken."""
    r = np.random.default_rng(seed)

    def mixed(share, usual, other):
        return np.where(r.random(people) < share, usual, other)

    wage = np.exp(r.normal(np.log(28_500), 0.45, people))
    employed = np.where(r.random(people) < 0.45, 12, r.integers(0, 12, people))
    first = r.integers(0, 12, people)
    together = (np.arange(12)[:, None] - first) % 12 < employed
    has_work = np.where(r.random(people) < 0.7, together, r.random((12, people)) < employed / 12)
    inc = np.where(has_work, wage * r.normal(1, 0.06, (12, people)), 0).clip(0, 400_000)
    return {
        "inc": np.ascontiguousarray(inc.astype(np.int32)),
        "membership": mixed(0.8, r.integers(12, 400, people), r.integers(0, 12, people)).astype(np.int16),
        "age": r.integers(18, 69, people).astype(np.uint8),
        "days_used": mixed(0.4, 0, r.integers(0, 301, people)).astype(np.int16),
        "supply": r.choice([400, 375, 300, 200, 100], people, p=[0.7, 0.1, 0.1, 0.07, 0.03]).astype(np.int16),
        "worked": np.where(r.random((4, people)) < 0.72, 0, r.integers(0, 440, (4, people))).astype(np.int16),
        "sick": mixed(0.92, 0, r.integers(1, 21, people)).astype(np.uint8),
        "susp": mixed(0.95, 0, r.choice([5, 10, 45], people)).astype(np.int16),
        "karens": mixed(0.6, 0, r.integers(1, 3, people)).astype(np.uint8),
        "pension": mixed(0.95, 0, r.integers(50, 900, people)).astype(np.int16),
    }


def right_period(inc: np.ndarray) -> np.ndarray:
    """Days of the benefit period of everybody."""
    counts = inc >= 11_000
    months, total = counts.sum(0), inc.sum(0)
    main = (total >= 120_000) & (months >= 4)
    run = np.zeros(total.shape, bool)
    for i in range(9):
        run |= counts[i : i + 4].all(0)
    return np.select([main & (months >= 11), main & (months >= 8), main, run], [300, 200, 100, 66], 0)


def right_answers(columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Every output of every person, written apart from the rules, in 64-bit whole numbers."""
    c = {name: column.astype(np.int64) for name, column in columns.items()}
    total = c["inc"].sum(0)
    period = right_period(c["inc"])
    rate = np.select([c["membership"] >= 12, c["membership"] >= 6], [80, 60], 50)
    rate = rate - np.where(c["days_used"] >= 100, 10, 0) - np.where(c["days_used"] >= 200, 5, 0)
    entitled = (c["age"] < 66) & (period > 0) & (c["days_used"] < period)
    # rate % of the monthly mean, by 22 days: half up of rate * total / 26400
    day = np.where(entitled, (rate * np.minimum(total, 12 * 34_000) + 13_200) // 26_400, 0)
    day_net = np.maximum(day - c["pension"], 0)
    lost = np.maximum(c["supply"] - c["worked"], 0)
    days = ((10 * lost + c["supply"]) // (2 * c["supply"])).sum(0)
    available = np.where(entitled, np.maximum(days - c["sick"], 0), 0)
    waited = np.minimum(c["karens"], available)
    suspended = np.minimum(c["susp"], available - waited)
    left = available - waited - suspended
    paid = np.minimum(left, np.maximum(period - c["days_used"], 0))
    gross = paid * day_net
    tax = gross * 30 // 100
    grounds = [
        c["age"] >= 66,
        period == 0,
        c["days_used"] >= period,
        available == 0,
        available == waited,
        left == 0,
        day_net == 0,
    ]
    return {
        "reason": np.select(grounds, range(1, 8), 0),
        "period": period,
        "rate": rate,
        "day_amount": day,
        "days_paid": paid,
        "karens_used": waited,
        "susp_used": suspended,
        "gross": gross,
        "tax": tax,
        "net": gross - tax,
    }
