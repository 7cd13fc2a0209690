"""Whatever is edited by hand, verify names it."""

from __future__ import annotations

import shutil
import sqlite3

import pytest
from tests.store.made import packed, record_with

from plainview.model import Problem
from plainview.store import Record, vault

# statement, what the fault says, whether it names the fact
EDITS = [
    ("UPDATE facts SET status = 'refused' WHERE type = 'access'", "status", True),
    ("UPDATE facts SET status = 'nonsense' WHERE type = 'access'", "unknown status", True),
    ("UPDATE facts SET modality = 'denied' WHERE type = 'access'", "modality", True),
    ("UPDATE facts SET polarity = '-' WHERE type = 'access'", "polarity", True),
    ("UPDATE facts SET flags = '' WHERE type = 'access'", "flags", True),
    ("UPDATE facts SET flags = 'x' WHERE type = 'access'", "unknown flag", True),
    ("UPDATE facts SET pattern = 'other' WHERE type = 'access'", "pattern", True),
    ("UPDATE facts SET time_event = '2024' WHERE type = 'access'", "time", True),
    ("UPDATE facts SET time_surface = 'May 2024' WHERE type = 'access'", "does not stand", True),
    ("UPDATE facts SET type = 'rule' WHERE type = 'stance'", "unknown", True),
    ("UPDATE facts SET id = 'f00d' WHERE key = 1", "its id does not fit", True),
    ("UPDATE facts SET start = start + 1 WHERE type = 'access'", "place", True),
    ("UPDATE fact_measures SET value = 114", "measures were changed", True),
    ("UPDATE fact_measures SET lo = 1", "measures were changed", True),
    ("UPDATE fact_measures SET unit = 'people'", "measures were changed", True),
    ("UPDATE fact_measures SET surface = 'over 999'", "does not stand", True),
    ("DELETE FROM fact_measures", "measures were changed", True),
    ("UPDATE fact_roles SET role = 'provider' WHERE n = 1", "surfaces", True),
    ("UPDATE fact_roles SET start = start + 1 WHERE n = 1", "does not stand", True),
    ("UPDATE fact_roles SET via = 'coref' WHERE n = 1", "were changed", True),
    ("UPDATE fact_names SET name = 'Tram Board' WHERE n = 0", "names", True),
    ("UPDATE fact_names SET entity = NULL WHERE n = 0", "names", True),
    ("DELETE FROM fact_names WHERE n = 2", "surfaces", True),
    ("UPDATE fact_said SET name = 'rumour'", "said", True),
    ("UPDATE fact_said SET kind = 'dataset'", "said", True),
    ("UPDATE fact_evidence SET quote = 'The tram board asked' WHERE n = 0", "does not stand", True),
    ("UPDATE fact_evidence SET stop = stop - 1 WHERE n = 0", "does not stand", True),
    ("UPDATE fact_evidence SET page = 9", "page or cell", True),
    (
        "UPDATE passages SET content = replace(content, 'ferry', 'tram')",
        "passage was changed",
        False,
    ),
    ("UPDATE passages SET content = content || ' '", "passage", False),
    ("UPDATE passages SET start = start + 1", "does not stand where it says", False),
    ("UPDATE passages SET page = 7", "passage 0: the page or cell", False),
    ("UPDATE texts SET title = 'Other'", "heading", False),
    ("UPDATE texts SET public_title = 'Wanda'", "heading", False),
    ("UPDATE texts SET byline = 'Other'", "heading", False),
    ("UPDATE texts SET masked = 5", "heading", False),
    ("UPDATE texts SET anchors = NULL", "map of pages", False),
    ("UPDATE texts SET unlisted = NULL", "hidden names", False),
    ("UPDATE texts SET anchors = x'00'", "damaged", False),
    ("UPDATE texts SET unlisted = x'789c03000000000001'", "damaged", False),
    ("UPDATE passages SET content = 7", "passage was changed", False),
    ("UPDATE texts SET characters = 5", "characters", False),
    ("UPDATE texts SET id = 'f00d' WHERE key = 1", "passage was changed", False),
    ("UPDATE tallies SET facts = facts + 1", "tallies", False),
    ("DELETE FROM tallies WHERE entity = ''", "tallies", False),
    ("UPDATE documents SET published = '1999'", "does not agree", False),
    ("UPDATE documents SET facts = 9", "does not agree", False),
    ("UPDATE documents SET media_type = 'text/html'", "media type", False),
    ("UPDATE documents SET name = 'other.txt'", "does not agree", False),
    ("UPDATE captures SET name = 'other.txt'", "capture was changed", False),
    ("DELETE FROM captures", "captures are not those", False),
    ("UPDATE journal SET at = '1999-01-01T00:00:00Z' WHERE seq = 1", "journal: entry 1", False),
    ("DELETE FROM journal WHERE seq = 2", "journal", False),
    ("DELETE FROM journal WHERE seq = 3", "journal does not know", False),
    ("UPDATE journal SET payload = '{' WHERE seq = 1", "journal: entry 1", False),
    (
        "INSERT INTO passage_search (rowid, words) VALUES (999, 'stray')",
        "1 entries too many",
        False,
    ),
    (
        "INSERT INTO passage_search (passage_search, rowid, words) VALUES ('delete', 1, 'ferry')",
        "1 too few",
        False,
    ),
    ("UPDATE facts SET text_key = 99 WHERE type = 'access'", "points to nothing", False),
    (
        "INSERT INTO facts SELECT 99, 'beef', document_key, text_key, type, status, modality,"
        " polarity, start, stop, time_start, time_end, time_as_of, time_event, time_surface,"
        " time_from, time_to, flags, pattern FROM facts WHERE key = 1",
        "evidence",
        True,
    ),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("verify") / "r"
    record_with(path, 1, 2, 3).close()
    return path


@pytest.mark.parametrize(("statement", "what", "names_fact"), EDITS)
def test_an_edit_by_hand_is_named(sound, tmp_path, statement, what, names_fact):
    shutil.copytree(sound, tmp_path / "r")
    database = sqlite3.connect(tmp_path / "r" / "record.db")
    assert database.execute(statement).rowcount != 0
    database.commit()
    database.close()
    with Record.open(tmp_path / "r") as record:
        report = record.verify()
    assert not report.sound
    fitting = [fault for fault in report.faults if what in str(fault)]
    assert fitting, [str(fault) for fault in report.faults]
    if names_fact:
        assert all(fault.fact_id and fault.document_id for fault in fitting)


def test_a_fact_taken_out_by_hand_is_missed(sound, tmp_path):
    shutil.copytree(sound, tmp_path / "r")
    database = sqlite3.connect(tmp_path / "r" / "record.db")
    (gone,) = database.execute("SELECT id FROM facts WHERE key = 1").fetchone()
    for table in ("fact_roles", "fact_names", "fact_measures", "fact_said", "fact_evidence"):
        database.execute(f"DELETE FROM {table} WHERE fact_key = 1")
    database.execute("DELETE FROM facts WHERE key = 1")
    database.commit()
    database.close()
    with Record.open(tmp_path / "r") as record:
        faults = record.verify().faults
    assert [fault.fact_id for fault in faults if "gone" in fault.what] == [gone]


def test_a_document_taken_out_by_hand_is_missed(sound, tmp_path):
    shutil.copytree(sound, tmp_path / "r")
    database = sqlite3.connect(tmp_path / "r" / "record.db")
    for table in ("fact_roles", "fact_names", "fact_measures", "fact_said", "fact_evidence"):
        database.execute(f"DELETE FROM {table} WHERE fact_key IN (1, 2)")
    for statement in (
        "DELETE FROM facts WHERE document_key = 1",
        "DELETE FROM passages WHERE text_key = 1",
        "DELETE FROM texts WHERE document_key = 1",
        "DELETE FROM captures WHERE document_key = 1",
        "DELETE FROM documents WHERE key = 1",
    ):
        database.execute(statement)
    database.commit()
    database.close()
    with Record.open(tmp_path / "r") as record:
        assert any("journal knows this document" in str(fault) for fault in record.verify().faults)


def test_bytes_changed_or_gone_or_strange_are_named(sound, tmp_path):
    shutil.copytree(sound, tmp_path / "r")
    with Record.open(tmp_path / "r") as record:
        first, second, _ = (row.id for row in record.documents())
        changed, gone = (vault.place(record.folder, found) for found in (first, second))
        changed.chmod(0o644)
        changed.write_bytes(b"other")
        gone.unlink()
        stray = vault.place(record.folder, "ab" * 32)
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"stray")
        faults = {str(fault.document_id): fault.what for fault in record.verify().faults}
    assert "bytes in the vault were changed" in faults[first]
    assert "bytes are gone" in faults[second]
    assert "belongs to no document" in faults["None"]


def test_a_sound_record_says_what_was_checked(sound):
    with Record.open(sound) as record:
        report = record.verify()
    assert report.sound
    assert (report.documents, report.facts, report.entries, report.files) == (3, 6, 3, 3)
    # two quotes, a measure, three surfaces of roles, one of the said chain, one of the time
    assert report.quotes == 3 * 8
    assert report.to_json()["sound"] is True


def test_deep_reads_the_bytes_again(tmp_path):
    """The made texts are not what a reader would make of their bytes, so deep has to say so."""
    with record_with(tmp_path / "r", 1) as record:
        record.note("/x", [Problem("unreadable", "x", "Locked")])
        report = record.verify(deep=True)
        assert report.reread == 1
        assert [fault.what for fault in report.faults] == [
            "its bytes give another text when read again"
        ]
        assert record.add(packed(record.folder, 2)).new
