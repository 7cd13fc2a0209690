"""Adding: once, whole, in any order, and with nothing half done when the disk is full."""

from __future__ import annotations

import random
import sqlite3

import pytest
from tests.store.made import SEEN, dump, packed, record_with

from plainview.model import Capture, Document, Problem, RecordError, WrongUse
from plainview.store import Record, pack, vault


def test_the_same_again_changes_nothing(tmp_path):
    with record_with(tmp_path / "r", 1, 2, 3) as record:
        before = dump(record)
        for n in (3, 1, 2):
            added = record.add(packed(record.folder, n))
            assert not (added.new or added.new_capture)
        record.commit()
        assert dump(record) == before
        assert not list(record.folder.spool.iterdir()), "bytes that were there are not kept twice"


def test_the_same_bytes_elsewhere_are_a_second_capture(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        document = record.document("ferries-1.txt")
        added = record.add(packed(record.folder, 1, name="a-copy.txt"))
        record.commit()
        assert (added.new, added.new_capture) == (False, True)
        assert [capture.name for capture in record.captures(document.id)] == [
            "a-copy.txt",
            "ferries-1.txt",
        ]
        assert record.counts().documents == 1
        assert record.document(document.id).name == "a-copy.txt", "the first in the alphabet"
        seen = Capture(document.id, "third.txt", "file", SEEN, "/papers/third.txt")
        assert record.seen(document.id, seen)
        record.commit()
        assert not record.seen(document.id, seen)
        assert record.verify().sound


def test_exports_do_not_depend_on_the_order_of_arrival(tmp_path):
    numbers = list(range(20))
    exports = []
    for turn in range(3):
        random.Random(turn).shuffle(numbers)
        with record_with(tmp_path / str(turn), *numbers) as record:
            exports.append([row.to_json() for row in record.every_fact()])
    assert exports[0] == exports[1] == exports[2]


def test_what_was_not_committed_is_gone_with_its_bytes(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        before = dump(record)
        record.add(packed(record.folder, 2))
        record.rollback()
        assert dump(record) == before
        assert [path.name for _, path in vault.held(record.folder)] == [
            record.document("ferries-1.txt").id[2:]
        ]
        record.add(packed(record.folder, 2))
    with Record.open(tmp_path / "r") as record:
        assert record.counts().documents == 1, "closing commits nothing"
        assert record.verify().sound


def test_one_document_that_cannot_be_stored_does_not_take_the_others_along(tmp_path):
    with Record.create(tmp_path / "r") as record:
        record.add(packed(record.folder, 1))
        with pytest.raises(ValueError, match="surrogates"):
            record.add(packed(record.folder, 2, name="\ud800.txt"))
        record.add(packed(record.folder, 3))
        record.commit()
        assert record.counts().documents == 2
        assert record.verify().sound


def test_a_full_disk_is_named_and_nothing_is_half_done(tmp_path):
    with record_with(tmp_path / "r", *range(5)) as record:
        database = record._connection
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(RecordError, match="no space left") as full:
            for n in range(100, 1000):
                record.add(packed(record.folder, n, more="More words. " * 2000))
            record.commit()
        assert "run the same command again" in full.value.advice
        record.rollback()
        database.execute("PRAGMA max_page_count = 1000000")
        assert record.counts().documents == 5
        assert record.verify().sound
        record.add(packed(record.folder, 100))
        record.commit()
        assert record.counts().documents == 6


def test_problems_are_kept_once(tmp_path):
    problem = Problem("page_without_text", "ferries-1.txt", "A page has no text", "page 3")
    gone = Problem("unreadable", "lost.txt", "It cannot be read", advice="Ask its owner")
    with Record.create(tmp_path / "r") as record:
        for _ in range(2):
            record.add(packed(record.folder, 1, problems=(problem,)))
            record.note("/papers/lost.txt", [gone])
            record.commit()
        document = record.document("ferries-1.txt")
        assert document.problems == 1
        assert [row.problem for row in record.problems()] == [problem, gone]
        assert [row.problem for row in record.problems(document.id)] == [problem]


def test_what_could_be_read_at_last_is_no_problem_any_more(tmp_path):
    with Record.create(tmp_path / "r") as record:
        record.note("/papers/ferries-1.txt", [Problem("unreadable", "ferries-1.txt", "Locked")])
        record.commit()
        record.add(packed(record.folder, 1))
        record.commit()
        assert record.problems() == []


def test_a_document_without_text_is_kept_with_its_reason(tmp_path):
    document = Document.of(b"%PDF-broken", "application/pdf")
    problem = Problem("truncated", "broken.pdf", "It ends too early")
    capture = Capture(document.id, "broken.pdf", "file", SEEN, "/papers/broken.pdf")
    with Record.create(tmp_path / "r") as record:
        waiting = vault.spool(record.folder.spool, b"%PDF-broken")
        record.add(pack(document, capture, None, (), [problem], spool=waiting))
        record.commit()
        row = record.document("broken.pdf")
        assert (row.text_id, row.facts, row.problems) == (None, 0, 1)
        assert record.text(document.id) is None
        assert record.passages(document.id) == []
        assert record.data(document.id) == b"%PDF-broken"
        assert record.verify().sound


def test_the_vault_keeps_bytes_as_they_came_and_read_only(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        row = record.document("ferries-1.txt")
        place = vault.place(record.folder, row.id)
        assert place.read_bytes() == record.data(row.id) == b"ferries 1 "
        assert vault.sha256(place) == row.id
        assert place.stat().st_mode & 0o777 == 0o444


LOOKED_UP = [
    ("ferries-1.txt", None),
    ("/papers/ferries-1.txt", None),
    ("nothing.txt", "no document"),
    ("", "no document"),
    ("deadbeef", "no document"),
]


@pytest.mark.parametrize(("what", "reason"), LOOKED_UP)
def test_documents_are_found_by_id_name_or_path(tmp_path, what, reason):
    with record_with(tmp_path / "r", 1, 2) as record:
        if reason:
            with pytest.raises(WrongUse, match=reason):
                record.document(what)
            return
        row = record.document(what)
        assert record.document(row.id[:10].upper()) == record.document(row.id) == row


def test_a_name_that_means_several_documents_is_refused(tmp_path):
    with Record.create(tmp_path / "r") as record:
        for n in (1, 2):
            record.add(packed(record.folder, n, name="report.txt"))
        record.commit()
        with pytest.raises(WrongUse, match="more than one document"):
            record.document("report.txt")


@pytest.mark.parametrize("order", ["added", "newest", "name", "published", "facts", "id"])
def test_documents_come_in_order_and_in_pages(tmp_path, order):
    with record_with(tmp_path / "r", *range(10)) as record:
        whole = record.documents(order=order, limit=100)
        paged = [
            row
            for at in range(0, 12, 3)
            for row in record.documents(order=order, limit=3, offset=at)
        ]
        assert paged == whole
        assert len({row.id for row in whole}) == 10
        with pytest.raises(WrongUse, match="no order"):
            record.documents(order="size")


def test_the_journal_cannot_be_written_through_a_reader(tmp_path):
    record_with(tmp_path / "r", 1).close()
    with Record.open(tmp_path / "r") as record:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            record._connection.execute("DELETE FROM journal")
        with pytest.raises(TypeError, match="for reading"):
            record.add(packed(record.folder, 2))
