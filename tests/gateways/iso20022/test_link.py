import multiprocessing
import os
from pathlib import Path

import pytest

from tryggve.gateways.iso20022 import BadName, BankLink, OtherContent


def test_sending_again_is_harmless(tmp_path: Path) -> None:
    link = BankLink(tmp_path)
    assert link.send("a.xml", b"1") is True
    assert link.send("a.xml", b"1") is False
    assert [one.name for one in link.outbox.iterdir()] == ["a.xml"]


def test_other_bytes_under_a_sent_name_are_refused(tmp_path: Path) -> None:
    link = BankLink(tmp_path)
    link.send("a.xml", b"1")
    with pytest.raises(OtherContent):
        link.send("a.xml", b"2")
    assert (link.outbox / "a.xml").read_bytes() == b"1"


@pytest.mark.parametrize("name", ["", "../a.xml", "a/b", ".a", "a.part", "å.xml", "a b"])
def test_a_name_that_could_stray_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadName):
        BankLink(tmp_path).send(name, b"1")


def test_each_file_is_read_once_by_name_and_unfinished_ones_never(tmp_path: Path) -> None:
    link = BankLink(tmp_path)
    for name in ("2.xml", "1.xml", "3.xml.part", ".4.xml"):
        (link.inbox / name).write_bytes(name.encode())
    (link.inbox / "folder").mkdir()
    assert [one.name for one in link.incoming()] == ["1.xml", "2.xml"]
    assert [one.content for one in link.incoming({"1.xml"})] == [b"2.xml"]


def _die_while_sending(folder: Path, step: int) -> None:
    """Kills itself at the given system call of send."""
    steps = iter(range(100))

    def dying(real):
        def call(*arguments, **named):
            if next(steps) == step:
                os._exit(137)
            return real(*arguments, **named)

        return call

    os.fsync, os.link = dying(os.fsync), dying(os.link)
    BankLink(folder).send("a.xml", b"x" * 100_000)


@pytest.mark.faults
@pytest.mark.parametrize("step", range(3))
def test_killed_at_any_step_the_file_is_whole_or_absent_and_sending_again_completes_it(
    tmp_path: Path, step: int
) -> None:
    process = multiprocessing.get_context("forkserver").Process(target=_die_while_sending, args=(tmp_path, step))
    process.start()
    process.join()
    assert process.exitcode == 137
    link = BankLink(tmp_path)
    target = link.outbox / "a.xml"
    assert not target.exists() or target.read_bytes() == b"x" * 100_000
    link.send("a.xml", b"x" * 100_000)
    assert target.read_bytes() == b"x" * 100_000
    assert [one.name for one in link.outbox.iterdir() if not one.name.startswith(".")] == ["a.xml"]
