"""What is kept: worked out once for a state of the files, again when they change."""

import threading
import time

import pytest

from plainview.web.kept import Kept


def test_a_value_is_worked_out_once_and_again_after_a_change(tmp_path):
    database = tmp_path / "record.db"
    database.write_bytes(b"one")
    kept, made = Kept(database), []

    def compute():
        made.append(len(made))
        return made[-1]

    assert [kept.once("a", compute), kept.once("a", compute)] == [0, 0]
    assert kept.once("b", compute) == 1
    (tmp_path / "record.db-wal").write_bytes(b"more")  # not in the database yet, but readable
    assert kept.once("a", compute) == 2
    database.write_bytes(b"one and two")
    assert [kept.once("a", compute), kept.once("a", compute)] == [3, 3]


def test_what_fails_is_tried_again(tmp_path):
    kept = Kept(tmp_path / "record.db")
    with pytest.raises(ZeroDivisionError):
        kept.once("a", lambda: 1 // 0)
    assert kept.once("a", lambda: 7) == 7


def test_many_who_ask_at_once_wait_for_one_answer(tmp_path):
    kept, made = Kept(tmp_path / "record.db"), []

    def slowly():
        time.sleep(0.05)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=kept.once, args=("a", slowly)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
