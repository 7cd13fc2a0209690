"""`plainview compare`: two statements, how they stand, and how it leaves."""

from __future__ import annotations

import json

import pytest

import plainview
from plainview.model import WrongUse

HELD = "ICE held 1,540 people at the Fenwick jail on May 1, 2025."
FEWER = "On May 1, 2025 there were 1,240 people at the Fenwick jail, ICE said."
ROUND = "On May 1, 2025 ICE held about 1,500 people at the Fenwick jail."
BUILT = "The Fenwick jail was designed for 900 people."


@pytest.mark.parametrize(
    ("one", "two", "status", "words"),
    [
        (HELD, FEWER, 1, "They contradict each other. · another number"),
        (HELD, ROUND, 0, "They say the same, one in rounder numbers."),
        (HELD, BUILT, 0, "They count different things, or tell of different stages."),
        (HELD, "The FBI bought 40 drones.", 0, "They are about different matters."),
    ],
)
def test_how_two_statements_stand(run, one: str, two: str, status: int, words: str) -> None:
    for first, second in ((one, two), (two, one)):
        done = run("compare", first, second)
        assert (done.status, done.err) == (status, "")
        assert done.out.startswith(words)


def test_the_numbers_are_written_out(run) -> None:
    done = run("compare", HELD, FEWER, "--json")
    told = json.loads(done.out)
    assert told["kind"] == "conflict"
    assert told["differs"] == ["number"]
    assert told["arithmetic"].startswith("1,540 people against 1,240 people: 300 apart")


def test_the_day_of_printing_dates_what_has_no_date(run) -> None:
    one, two = "The Fenwick jail holds 412 people.", "The Fenwick jail holds 630 people."
    done = run("compare", "--printed", "2023-01-05", "2025-06-01", one, two, "--json")
    assert json.loads(done.out)["kind"] == "change"
    done = run("compare", "--printed", "2025-05-30", "2025-06-01", one, two, "--json")
    assert json.loads(done.out)["kind"] == "conflict"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((HELD, "  "), "There is no sentence"),
        ((HELD, "It bought 40 cameras. It paid $2 million."), "It paid $2 million."),
        (
            (HELD, "No hay ninguna persona detenida en la cárcel de Fenwick según el gobierno."),
            "English",
        ),
        (("--printed", "2025-03-11", "soon", HELD, FEWER), "soon is no date"),
    ],
)
def test_what_cannot_be_compared_is_said(run, arguments: tuple[str, ...], reason: str) -> None:
    done = run("compare", *arguments)
    assert done.status == 2
    assert reason in done.err


def test_the_same_from_python() -> None:
    found = plainview.compare(HELD, FEWER, ("2025-05-02", "2025-05-03"))
    assert (found.kind, found.words) == ("conflict", "They contradict each other.")
    with pytest.raises(WrongUse):
        plainview.compare("", FEWER)
