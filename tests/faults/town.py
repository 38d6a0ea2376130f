"""A database of its own that can be put back as it was: each stage of Bo's way is kept as a template, with the files beside it."""

import shutil
from contextlib import contextmanager

import psycopg
from django.db import connection, connections
from django.test import override_settings
from psycopg import sql

from tryggve.config.try_out_people import FILE
from tryggve.gateways.registers.simulator import RegistersSimulator
from tryggve.gateways.simulation import read_people

# Every row of every table, as one number a table: two states with the same answer are the same.
TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'django_%%' ORDER BY tablename
"""


class Town:
    """The working database, the folder of its files, and the stages that both can be put back to."""

    def __init__(self, folder):
        self.folder = folder
        self.origin = connection.settings_dict["NAME"]
        self.work = f"{self.origin}_faults"
        self.stages = []
        self.registers = RegistersSimulator(read_people(FILE))

    @property
    def files(self):
        return self.folder / "now"

    @contextmanager
    def standing(self):
        """The registers answer, and every database that was made is dropped at the end."""
        self.registers.start()
        connections.close_all()
        try:
            self._put_back(self.origin, None)
            yield self
        finally:
            connections.close_all()
            for name in [self.work, *map(self._name, self.stages)]:
                self._drop(name)
            self.registers.stop()

    @contextmanager
    def inside(self):
        """Everything inside works on the town's own database, files and registers."""
        changed = {
            "FILES": self.files / "documents", "TRYGGVE_BANK_FOLDER": self.files / "bank", "REGISTERS_URL": self.registers.address,
        }  # fmt: skip
        connections.close_all()
        connection.settings_dict["NAME"] = self.work
        try:
            with override_settings(**changed):
                yield self
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = self.origin

    def keep(self, stage):
        """Remember the state as it is now under a name."""
        connections.close_all()
        self._copy(self.work, self._name(stage))
        shutil.copytree(self.files, self.folder / stage)
        self.stages.append(stage)

    def back_to(self, stage):
        """Put database and files back to a stage."""
        connections.close_all()
        self._put_back(self._name(stage), self.folder / stage)

    def _put_back(self, template, files):
        self._copy(template, self.work)
        shutil.rmtree(self.files, ignore_errors=True)
        if files:
            shutil.copytree(files, self.files)
        else:
            (self.files / "documents").mkdir(parents=True)

    def _name(self, stage):
        return f"{self.origin}_at_{stage}"

    def _drop(self, name):
        self._tell(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _copy(self, template, name):
        self._drop(name)
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._tell(words.format(sql.Identifier(name), sql.Identifier(template)))

    def _tell(self, words):
        with psycopg.connect(**self.address("postgres"), autocommit=True) as server:
            server.execute(words)

    def address(self, name=None):
        """What psycopg connects to."""
        told = connection.settings_dict
        whole = {
            "host": told["HOST"], "port": told["PORT"], "user": told["USER"], "password": told["PASSWORD"], "dbname": name or self.work,
        }  # fmt: skip
        return {key: value for key, value in whole.items() if value}


def fingerprint():
    """The whole database in one value: equal when not one row differs."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        each = [
            f"SELECT '{name}', md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM \"{name}\" t" for name in tables
        ]
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())
