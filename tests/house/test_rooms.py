"""What the import contracts cannot see: private tables, who writes, which way a foreign key points, who asks the clock."""

import tomllib
from itertools import pairwise

from django.apps import apps

from tests.house import finders
from tests.house.source import PROJECT, TRYGGVE, imports, nowhere, ours

CASEWORK = "tryggve.casework."
# Below the portals only the edges may read the machine's clock: they give `now` to a job or to a command.
EDGES = {"jobs.py", "tasks.py", "commands"}


def contract(name):
    kept = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return next(each for each in kept if each["id"] == name)


def floors():
    """Room: how high it is; 0 is the ground."""
    layers = [layer.strip("()").split("|") for layer in reversed(contract("floors")["layers"])]
    return {room.strip(" ()"): height for height, layer in enumerate(layers) for room in layer}


def test_the_contracts_of_layers_are_exhaustive():
    assert all(contract(name)["exhaustive"] for name in ("rooms", "floors", "portals"))


def test_every_room_of_the_casework_is_installed_or_has_no_tables():
    installed = {app.name for app in apps.get_app_configs()}
    with_tables = {path.parent.name for path in (TRYGGVE / "casework").glob("*/models.py")}
    assert {f"{CASEWORK}{room}" for room in with_tables} <= installed


def test_tables_are_private_to_their_room():
    nowhere(finders.foreign_tables, ours())


def verbs_of_actions():
    """Modules that a room's actions.py gives on as its own: the verbs of a room with many stand in several files."""
    for file in ours("casework"):
        if file.inside[-1] == "actions.py":
            yield from (name for _, name in imports(file))


def test_only_actions_write():
    given_on = set(verbs_of_actions())

    def is_an_action(file):
        module = ".".join(("tryggve", *file.inside)).removesuffix(".py")
        return "actions" in module.split(".") or any(name.startswith(f"{module}.") for name in given_on)

    nowhere(finders.writes, [file for file in ours("casework") if not is_an_action(file)])


def test_portals_and_insurances_write_no_rows():
    nowhere(finders.writes, ours("portals", "insurances"))


def test_nobody_uses_signals():
    nowhere(finders.signals, ours())


def test_the_law_and_the_casework_never_ask_the_clock():
    asking = [file for file in ours("law", "casework", "insurances") if not EDGES & set(file.inside)]
    nowhere(finders.clocks, asking)


def test_sql_is_never_put_together_from_text():
    nowhere(finders.loose_sql, ours())


def foreign_keys():
    for model in apps.get_models():
        if not model.__module__.startswith(CASEWORK):
            continue
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model:
                yield f"{model.__name__}.{field.name}", model.__module__, field.related_model.__module__


def test_foreign_keys_point_down():
    height = floors()
    up = []
    for name, module, target in foreign_keys():
        here = module.removeprefix(CASEWORK).split(".")[0]
        there = target.removeprefix(CASEWORK).split(".")[0]
        if target.startswith(CASEWORK) and here != there and height[there] >= height[here]:
            up.append(f"{name} in {here} points up or sideways to {there}")
    assert not up


def test_a_file_in_the_casework_is_one_of_the_anatomy_or_has_a_name_of_its_own():
    rooms = sorted(
        path for path in (TRYGGVE / "casework").iterdir() if path.is_dir() and (path / "__init__.py").exists()
    )
    missing = [
        f"{room.name}: models.py without actions.py" for room in rooms
        if (room / "models.py").exists() and not any(room.glob("actions*"))
    ]  # fmt: skip
    assert not missing


def test_floors_are_as_high_as_they_are_listed():
    height = floors()
    order = [
        "base",
        "audit",
        "people",
        "cases",
        "documents",
        "assessments",
        "decisions",
        "payments",
        "contract",
        "flow",
    ]
    assert all(height[lower] < height[upper] for lower, upper in pairwise(order))
