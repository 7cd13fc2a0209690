"""Work that forks of a process share."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.store.forks import Work, share

Squares = Work[int, tuple[int, int]]


def square(part: int) -> tuple[int, int]:
    return part * part, os.getpid()


def slow(part: int) -> tuple[int, int]:
    time.sleep(0.02)  # so that forks have begun before all is done
    return square(part)


def failing(part: int) -> tuple[int, int]:
    raise RuntimeError("no more")


def killed(part: int) -> tuple[int, int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return square(part)


def by(work: Squares) -> Callable[[], AbstractContextManager[Squares]]:
    @contextmanager
    def opened() -> Iterator[Squares]:
        yield work

    return opened


@contextmanager
def unopened() -> Iterator[Squares]:
    raise OSError("nothing can be opened")
    yield square


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(), max_size=60), st.integers(0, 5))
def test_results_come_in_order_from_however_many_processes(
    parts: list[int], processes: int
) -> None:
    told: list[int] = []
    found = share(parts, square, by(square), processes, told.append)
    assert [result for result, _ in found] == [part * part for part in parts]
    assert len({process for _, process in found}) <= max(1, processes)
    assert told == sorted(told)
    assert told[-1:] in ([], [len(parts)])


def test_each_process_does_some_of_it() -> None:
    found = share(list(range(60)), slow, by(slow), 3)
    assert [result for result, _ in found] == [part * part for part in range(60)]
    done = [process for _, process in found]
    assert len(set(done)) == 3
    assert min(done.count(process) for process in set(done)) >= 6


def test_many_parts() -> None:
    found = share(range(70_001), square, by(square), 2)
    assert [result for result, _ in found] == [part * part for part in range(70_001)]


@pytest.mark.parametrize("there", [by(failing), by(killed), unopened])
def test_what_a_fork_leaves_undone_is_done_here(
    there: Callable[[], AbstractContextManager[Squares]],
) -> None:
    found = share(list(range(40)), slow, there, 2)
    assert found == [(part * part, os.getpid()) for part in range(40)]


def test_without_room_for_another_process_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> int:
        raise BlockingIOError("no room")

    monkeypatch.setattr(os, "fork", refused)
    assert share(list(range(9)), square, by(square), 4) == list(map(square, range(9)))


def test_an_error_that_both_meet_is_raised() -> None:
    with pytest.raises(RuntimeError, match="no more"):
        share(list(range(40)), failing, by(failing), 2)
