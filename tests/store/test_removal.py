"""Removing leaves a tombstone and no trace of the content."""

from __future__ import annotations

import pytest
from tests.store.made import packed, record_with

from plainview.model import WrongUse
from plainview.store import Record, vault

SECRET = "zanzibarine xylograph "
TRACES = (b"zanzibarine", b"xylograph", b"zanzibarinexylograph")


def traces(record: Record) -> list[str]:
    """Files of the record in which words of the removed content still stand."""
    return [
        str(path.relative_to(record.folder.path))
        for path in sorted(record.folder.path.rglob("*"))
        if path.is_file() and any(trace in path.read_bytes() for trace in TRACES)
    ]


@pytest.mark.parametrize("others", [0, 30])
def test_no_word_of_it_stays_in_any_file(tmp_path, others):
    with Record.create(tmp_path / "r") as record:
        for n in range(others):
            record.add(packed(record.folder, n))
        record.add(packed(record.folder, 999, more=SECRET * 3000))
        record.commit()
        assert traces(record) != []
        row = record.document("ferries-999.txt")
        done = record.remove(row.id[:12], "its publisher withdrew it")
        assert done.clean
        assert done.documents == (row.id,)
        assert done.facts == 2
        assert traces(record) == []
        assert record.count_hits("zanzibarine") == 0
        assert not vault.place(record.folder, row.id).exists()
        assert record.counts().documents == others
        assert record.verify().sound
        (stone,) = record.removed()
        assert (stone.document_id, stone.why) == (row.id, "its publisher withdrew it")
        with pytest.raises(WrongUse, match="no document"):
            record.document("ferries-999.txt")
    assert traces(record) == [], "nor after closing"


def test_a_removed_document_comes_back_only_when_asked(tmp_path):
    with record_with(tmp_path / "r", 1, 2) as record:
        document_id = record.document("ferries-1.txt").id
        record.remove("ferries-1.txt", "wrong file")
        assert record.state(document_id) == "removed"
        assert record.add(packed(record.folder, 1)).refused
        record.commit()
        assert record.counts().documents == 1
        assert not list(record.folder.spool.iterdir())
        assert not record.add(packed(record.folder, 1), again=True).refused
        record.commit()
        assert record.removed() == []
        assert record.state(document_id) == "known"
        assert record.verify().sound


def test_members_go_with_their_container_unless_they_came_elsewhere_too(tmp_path):
    with Record.create(tmp_path / "r") as record:
        record.add(packed(record.folder, 1, name="mail.zip"))
        box = record.document("mail.zip").id
        record.add(packed(record.folder, 2, name="mail.zip/inner.zip", parent=box))
        inner = record.document("mail.zip/inner.zip").id
        record.add(packed(record.folder, 3, name="mail.zip/inner.zip/a.txt", parent=inner))
        record.add(packed(record.folder, 4, name="mail.zip/b.txt", parent=box))
        record.add(packed(record.folder, 4, name="b.txt"))
        record.commit()
        assert {row.name for row in record.documents(parent=box)} == {"mail.zip/inner.zip", "b.txt"}
        done = record.remove("mail.zip", "asked for by its sender")
        assert len(done.documents) == 3
        (left,) = record.documents()
        assert left.name == "b.txt"
        assert left.parent is None
        assert [capture.name for capture in record.captures(left.id)] == ["b.txt"]
        assert record.verify().sound


def test_a_reason_is_needed(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        with pytest.raises(WrongUse, match="reason"):
            record.remove("ferries-1.txt", "  ")
        assert record.counts().documents == 1


def test_an_open_reader_is_told_of_as_long_as_it_holds_the_old_state(tmp_path):
    with record_with(tmp_path / "r", 1, 2, 3) as record, Record.open(tmp_path / "r") as reader:
        connection = reader._connection
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM documents").fetchone()
        record._connection.execute("PRAGMA busy_timeout = 50")
        assert not record.remove("ferries-1.txt", "wrong file").clean
        connection.execute("ROLLBACK")
        assert record.remove("ferries-2.txt", "wrong file").clean
        assert reader.counts().documents == 1
