"""The bank killed at every step it takes to disk, and two banks at work at once: nothing is paid twice or forgotten."""

import multiprocessing
import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.gateways.iso20022.orders import AMINA, BO, MONDAY, PAYER, RUT, order
from tryggve.gateways.iso20022 import BankLink, kind_of, read_notifications, write
from tryggve.gateways.iso20022.bank import Bank

PAYDAY = datetime(2023, 3, 23, 6, 0, tzinfo=MONDAY.tzinfo)
EVERYTHING = BO.amount_ore + AMINA.amount_ore + RUT.amount_ore
APART = multiprocessing.get_context("forkserver")
STEPS = 14


def _work(folder: Path) -> None:
    Bank(folder).work(PAYDAY)


def _work_and_die(folder: Path, step: int) -> None:
    steps = iter(range(100))

    def dying(real):
        def call(*arguments, **named):
            if next(steps) == step:
                os._exit(137)
            return real(*arguments, **named)

        return call

    os.fsync, os.link, Path.replace = dying(os.fsync), dying(os.link), dying(Path.replace)
    _work(folder)


def _sent(folder: Path) -> None:
    file = write(order())
    BankLink(folder).send(file.name, file.content)


def _told_once(folder: Path) -> None:
    told = []
    for one in BankLink(folder).incoming():
        if kind_of(one.content) == "camt.054":
            told += [
                tx
                for account in read_notifications(one.content)
                for line in account.entries
                for tx in line.transactions
            ]
    assert sorted(one.end_to_end_id for one in told) == sorted(p.end_to_end_id for p in (BO, AMINA, RUT))
    assert Bank(folder).balances()[PAYER.iban] == -EVERYTHING


@pytest.mark.faults
@pytest.mark.parametrize("step", range(STEPS))
def test_killed_at_any_step_the_next_turn_completes_the_work(tmp_path: Path, step: int) -> None:
    _sent(tmp_path)
    process = APART.Process(target=_work_and_die, args=(tmp_path, step))
    process.start()
    process.join()
    assert process.exitcode == (137 if step < STEPS - 1 else 0), "the number of steps has changed: change STEPS too"
    _work(tmp_path)
    _told_once(tmp_path)


@pytest.mark.faults
def test_two_banks_at_once_work_as_one(tmp_path: Path) -> None:
    _sent(tmp_path)
    workers = [APART.Process(target=_work, args=(tmp_path,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    _told_once(tmp_path)
