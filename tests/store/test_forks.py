"""Work that forks of a process share."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.store.forks import Work, share


def here(parts: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((part * part, os.getpid()) for part in parts)


def failing(parts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for done, result in enumerate(here(parts)):
        if done == 3:
            raise RuntimeError("no more")
        yield result


def killed(parts: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from here(parts[:2])
    os.kill(os.getpid(), signal.SIGKILL)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(), max_size=60), st.integers(0, 5))
def test_results_come_in_order_from_however_many_processes(
    parts: list[int], processes: int
) -> None:
    told: list[int] = []
    found = share(parts, here, here, processes, told.append)
    assert [square for square, _ in found] == [part * part for part in parts]
    if parts:
        assert len({process for _, process in found}) == max(1, min(processes, len(parts) // 8))
    assert told == sorted(told)
    assert told[-1:] in ([], [len(parts)])


@pytest.mark.parametrize("there", [failing, killed])
def test_what_a_fork_leaves_undone_is_done_here(there: Work[int, tuple[int, int]]) -> None:
    parts = list(range(40))
    found = share(parts, here, there, 2)
    assert [square for square, _ in found] == [part * part for part in parts]
    by_fork = [process != os.getpid() for _, process in found]
    assert 2 <= sum(by_fork) <= 3
    assert by_fork.index(True) == 20


def test_an_error_that_both_meet_is_raised() -> None:
    with pytest.raises(RuntimeError, match="no more"):
        share(list(range(40)), failing, failing, 2)
