"""A simulator never runs where real people are served."""

import os
from collections.abc import Mapping


class ForbiddenInProduction(Exception):
    """A simulator was asked to start while TRYGGVE_MODE is production."""

    for_a_person = True


def refuse_in_production(name: str, environment: Mapping[str, str] | None = None) -> None:
    """Nothing, or ForbiddenInProduction with one line to show; `name` is the simulator's."""
    mode = (os.environ if environment is None else environment).get("TRYGGVE_MODE", "")
    if mode.strip().lower() == "production":
        raise ForbiddenInProduction(f"{name}: a simulator does not start when TRYGGVE_MODE=production")
