"""The engine of the law: what rules are written with, and what answers from them."""

from tryggve.law.engine.amounts import Amounts
from tryggve.law.engine.book import Book
from tryggve.law.engine.choices import Choices
from tryggve.law.engine.coerce import from_json, to_json
from tryggve.law.engine.decide import Decision
from tryggve.law.engine.exact import count, down, exact, half_up, up
from tryggve.law.engine.facts import Fact, fact
from tryggve.law.engine.findings import Finding
from tryggve.law.engine.receipt import Receipt
from tryggve.law.engine.rule import Rule, rule
from tryggve.law.engine.units import (
    Dagar,
    DagarExakt,
    Halvdagar,
    Kronor,
    KronorExakt,
    Månad,
    Månader,
    Procent,
    ProcentExakt,
    Promille,
    Timmar,
    TimmarExakt,
    Tiondelstimmar,
    Unit,
    Vecka,
    Veckor,
    År,
    Ören,
)

__all__ = [
    "Amounts",
    "Book",
    "Choices",
    "Dagar",
    "DagarExakt",
    "Decision",
    "Fact",
    "Finding",
    "Halvdagar",
    "Kronor",
    "KronorExakt",
    "Månad",
    "Månader",
    "Procent",
    "ProcentExakt",
    "Promille",
    "Receipt",
    "Rule",
    "Timmar",
    "TimmarExakt",
    "Tiondelstimmar",
    "Unit",
    "Vecka",
    "Veckor",
    "År",
    "Ören",
    "count",
    "down",
    "exact",
    "fact",
    "from_json",
    "half_up",
    "rule",
    "to_json",
    "up",
]
