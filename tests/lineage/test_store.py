"""What the record keeps of lineage, whatever comes and goes."""

from __future__ import annotations

import random
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainview.model import Capture, Document, Heading, Text
from plainview.pipeline import lineage as stage
from plainview.store import Record, pack, vault

SYLLABLES = (
    "ba",
    "ko",
    "mi",
    "ter",
    "lun",
    "ga",
    "ros",
    "pe",
    "vin",
    "sul",
    "dar",
    "ne",
    "fo",
    "chi",
)
SEEN = "2025-06-01T00:00:00Z"


def story(seed: int) -> str:
    """Nine sentences of words that nobody has in common, the same for the same seed."""
    dice = random.Random(seed)
    words = ["".join(dice.choices(SYLLABLES, k=3)) for _ in range(120)]
    return " ".join(" ".join(dice.choices(words, k=14)).capitalize() + "." for _ in range(9))


def text_of(number: int) -> str:
    """Document `number`: every third is its own, the others retell one of two stories."""
    if number % 3 == 0:
        return f"Report {number}. {story(100 + number)}"
    told = story(number % 2).split(". ")
    return f"Report {number}. " + ". ".join(told[number % 4 :])


def add(record: Record, number: int) -> str:
    data = text_of(number).encode()
    document = Document.of(data, "text/plain")
    name = f"report-{number}.txt"
    heading = Heading(published=f"2025-05-{1 + number % 28:02}", outlet=f"Outlet {number}")
    text = Text(document.id, "plain/1", text_of(number), (), heading, 0)
    capture = Capture(document.id, name, "file", SEEN, f"/papers/{name}")
    spool = vault.spool(record.folder.spool, data)
    record.add(pack(document, capture, text, [], [], spool=spool), again=True)
    record.commit()
    return document.id


def told(record: Record) -> dict[str, list[Any]]:
    """All that is kept of lineage, by the ids of the documents instead of their numbers."""
    connection = record._connection
    ids = dict(connection.execute("SELECT key, id FROM documents"))

    def rows(table: str, keys: int) -> list[Any]:
        found = connection.execute(f"SELECT * FROM {table}").fetchall()
        return sorted((*(ids[key] for key in row[:keys]), *row[keys:]) for row in found)

    held = connection.execute("SELECT document_key, key FROM lineage_keys")
    return {
        "documents": rows("lineage_documents", 1),
        "keys": sorted((ids[number], key) for number, key in held),
        "pairs": rows("lineage_pairs", 2),
        "passages": rows("lineage_passages", 2),
        "named": rows("lineage_named", 1),
    }


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are common from four holders on, so that a handful of documents shows what they do."""
    for module in ("plainview.lineage.candidates", "plainview.store.lineage"):
        monkeypatch.setattr(import_module(module), "FEW", 3)
        monkeypatch.setattr(import_module(module), "NEXT", 1)


_PLACES = count()
_STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "trace"]), st.integers(0, 13)))


@pytest.mark.usefixtures("few")
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=_STEPS)
def test_whatever_came_and_went_equals_a_fresh_start(
    steps: list[tuple[str, int]], tmp_path: Path
) -> None:
    place = tmp_path / str(next(_PLACES))
    present: dict[int, str] = {}
    with Record.create(place / "lived") as record:
        for what, number in [*((("add", n)) for n in range(6)), *steps]:
            if what == "add" and number not in present:
                present[number] = add(record, number)
            elif what == "remove" and number in present:
                record.remove(present.pop(number), "a test")
            elif what == "trace":
                stage.trace(record, workers=1)
        stage.trace(record, workers=1)
        lived = told(record)
        assert record.lineage_state().open == 0
    with Record.create(place / "fresh") as record:
        for number in present:  # in the order in which they came in
            add(record, number)
        stage.trace(record, workers=1)
        assert told(record) == lived


def test_what_was_compared_is_not_compared_again(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        for number in range(8):
            add(record, number)
        first = stage.trace(record, workers=1)
        assert first.documents == 8 and first.derived > 0
        assert stage.trace(record, workers=1) == stage.Traced(0, 0, 0)
        add(record, 8)
        again = stage.trace(record, workers=1)
        assert again.documents == 1 and 0 < again.pairs < 8


def test_two_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "MANY", 1)
    found = []
    for workers in (1, 2):
        with Record.create(tmp_path / str(workers)) as record:
            for number in range(6):
                add(record, number)
            stage.trace(record, workers=workers)
            found.append(told(record))
    assert found[0] == found[1]
    assert found[0]["passages"]


def test_an_interrupted_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "BATCH", 1)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with Record.create(tmp_path / "record") as record:
        for number in range(8):
            add(record, number)
        with pytest.raises(KeyboardInterrupt):
            stage.trace(record, workers=1, progress=stop)
        assert record.lineage_state().pending == 8
        stage.trace(record, workers=1)
        stopped = told(record)
    with Record.create(tmp_path / "other") as record:
        for number in range(8):
            add(record, number)
        stage.trace(record, workers=1)
        assert told(record) == stopped


def test_links_of_a_document_are_those_of_its_component(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        ids = [add(record, number) for number in range(8)]
        stage.trace(record, workers=1)
        everything = record.links()
        assert everything
        for document in ids:
            own = record.links(document)
            assert {(link.source, link.other) for link in own} <= {
                (link.source, link.other) for link in everything
            }
            joined = {end for link in own for end in (link.source, link.other)}
            assert document in joined or not own
        assert record.links(ids[0]) == []  # it is its own story


def test_a_removed_document_leaves_nothing(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        ids = [add(record, number) for number in range(3)]
        stage.trace(record, workers=1)
        for document in ids:
            record.remove(document, "a test")
        assert not any(told(record).values())
