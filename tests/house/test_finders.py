"""Each finder finds what it is for, and lets the proper way pass: a rule that cannot fail is no rule."""

import pytest

from tests.house import finders
from tests.house.source import Source, found

CASES = "src/tryggve/casework/cases/queries.py"
BAD = [
    (finders.long_files, "x = 1\n" * 301),
    (finders.long_functions, "def f():\n" + "    x = 1\n" * 40),
    (finders.clocks, "from datetime import datetime\nat = datetime.now(tz)"),
    (finders.clocks, "import datetime\nday = datetime.date.today()"),
    (finders.clocks, "from django.utils import timezone\nat = timezone.now()"),
    (finders.clocks, "at = models.DateTimeField(auto_now_add=True)"),
    (finders.clocks, "sql = 'SELECT now()'"),
    (finders.clocks, "sql = 'WHERE day < CURRENT_DATE'"),
    (finders.writes, "Case.objects.filter(id=1).update(state='open')"),
    (finders.writes, "Case.objects.create(number='1')"),
    (finders.writes, "row.save()"),
    (finders.writes, "row.delete()"),
    (finders.writes, "rows.bulk_create([])"),
    (finders.signals, "from django.db.models.signals import post_save"),
    (finders.signals, "@receiver\ndef f(): ..."),
    (finders.foreign_tables, "from tryggve.casework.people.models import Person"),
    (finders.foreign_tables, "from tryggve.casework.people import models"),
    (finders.loose_sql, "cursor.execute(f'SELECT {name}')"),
    (finders.loose_sql, "cursor.execute('SELECT %s' % name)"),
    (finders.loose_sql, "cursor.execute('SELECT ' + name)"),
    (finders.loose_sql, "cursor.execute('SELECT {}'.format(name))"),
    (finders.promises, "x = 1  # TO" + "DO later"),
]
GOOD = [
    (finders.long_files, "x = 1\n" * 300),
    (finders.long_functions, "def f():\n" + "    x = 1\n" * 39),
    (finders.long_functions, 'def f():\n    """' + "words\n" * 20 + '    """\n' + "    x = 1\n" * 39),
    (finders.clocks, "def due(*, now):\n    return now.date()"),
    (finders.clocks, '"""now() is never called here."""'),
    (finders.writes, "seen = {}\nseen.update(a=1)\nhash.update(b'x')\nCase.objects.filter(id=1).first()"),
    (finders.foreign_tables, "from tryggve.casework.cases.models import Case"),
    (finders.foreign_tables, "from tryggve.casework.people.records import Person"),
    (finders.loose_sql, "cursor.execute('SELECT %s', [name])"),
    (finders.loose_sql, "cursor.execute(sql.SQL('SELECT {}').format(sql.Identifier(name)))"),
]


@pytest.mark.parametrize(("finder", "text"), BAD)
def test_a_fault_is_found(finder, text):
    assert found(finder, [Source(CASES, text)]).startswith(f"{CASES}:")


@pytest.mark.parametrize(("finder", "text"), GOOD)
def test_the_proper_way_passes(finder, text):
    assert found(finder, [Source(CASES, text)]) == ""
