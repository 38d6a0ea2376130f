"""The insurances of this installation, by key. Filled once by config; nothing here names one."""

from __future__ import annotations

from collections.abc import Iterable

from tryggve.casework.contract.insurance import Insurance

_insurances: dict[str, Insurance] = {}


class UnknownInsurance(LookupError):
    """No insurance with that key is installed."""


def install(insurances: Iterable[Insurance]) -> None:
    """Make these the insurances of the installation, in this order."""
    _insurances.clear()
    _insurances.update({insurance.key: insurance for insurance in insurances})


def insurance(key: str) -> Insurance:
    """The insurance with that key. Raises `UnknownInsurance`."""
    try:
        return _insurances[key]
    except KeyError:
        raise UnknownInsurance(key) from None


def all_insurances() -> list[Insurance]:
    """Every insurance of the installation, in the order config lists them."""
    return list(_insurances.values())
