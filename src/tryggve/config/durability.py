"""The question that production puts to its database before it serves anyone."""

from django.db import connection

from tryggve.config.settings.production import refuse_a_forgetful_server


def refuse_a_forgetful_database() -> None:
    """Raise BadSettings if the server may forget what it has acknowledged."""

    def ask(name: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting(%s)", [name])
            return str(cursor.fetchone()[0])

    refuse_a_forgetful_server(ask)
