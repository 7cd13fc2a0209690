"""What holds for every draft: offsets re-find their text, and nothing is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainview.model import WrongUse
from plainview.store import Record

from .papers import PAPERS, record_of

PARTS = (
    "ICE held 1,540 people at the Fenwick jail.", "The IRS gave ICE 47,300 addresses,",
    "The FBI lent up to 300 agents", "“quoted” words", "in August 2025", "Is it so?", "\n\n", "—",
    "$30 million", "97%", "🚓", "the sheriff does not need a warrant.", "\x00", "\u202e", "<b>",
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("always"), PAPERS)


@pytest.fixture(scope="module")
def record(place: Path) -> Iterator[Record]:
    with Record.open(place) as found:
        yield found


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
def test_offsets_refind_the_text(record: Record, draft: str) -> None:
    try:
        checked = record.check(draft)
    except WrongUse:
        return
    content = checked.text.content
    at = 0
    for row in checked.to_json()["statements"]:
        assert content[row["start"] : row["end"]] == row["text"]
        assert row["start"] >= at
        at = row["end"]
        for item in (*row["evidence"], *row["against"]):
            text = record.text(item["doc_id"])
            assert text is not None
            assert text.content[item["start"] : item["end"]] == item["quote"]
        assert (row["verdict"] in ("supported", "one_origin")) <= bool(row["evidence"])
        assert (row["verdict"] in ("contradicted", "differs")) <= bool(row["differs"])
    json.dumps(checked.to_json())


def test_the_same_draft_gives_the_same_verdicts(place: Path) -> None:
    draft = "\n\n".join(PARTS[:3])
    answers = []
    for _ in range(2):
        with Record.open(place) as record:
            answers.append(record.check(draft).to_json())
    assert answers[0] == answers[1]


def test_checking_writes_nothing(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state() -> dict[str, str]:
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in place.rglob("*")
            if path.is_file() and not path.name.endswith("-shm")
        }

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with Record.open(place) as record:
        before = state()
        record.check("ICE held 1,540 people at the Fenwick jail. " * 3)
        with pytest.raises(WrongUse):
            record.check("…")
        assert state() == before
    assert list(tmp_path.iterdir()) == []
