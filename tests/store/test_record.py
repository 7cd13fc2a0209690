"""Making, opening and locking records; versions; folders that cannot be written."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.made import packed, record_with

from plainview.model import (
    RecordBusy,
    RecordError,
    RecordMissing,
    RecordTooNew,
    WrongUse,
)
from plainview.store import Record, connection, vault
from plainview.store.folder import Folder


def test_a_new_record_has_its_parts(tmp_path):
    with Record.create(tmp_path / "a" / "record") as record:
        assert record.counts().documents == 0
        assert record.verify().sound
    found = {path.name for path in (tmp_path / "a" / "record").iterdir()}
    assert found == {"plainview.toml", "record.db", "vault", "writer.lock"}, "no log stays behind"


def test_nothing_is_made_over_something_else(tmp_path):
    Record.create(tmp_path / "record").close()
    with pytest.raises(WrongUse, match="already"):
        Record.create(tmp_path / "record")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "notes.txt").write_text("x")
    with pytest.raises(WrongUse, match="not empty"):
        Record.create(tmp_path / "papers")
    with pytest.raises(RecordError, match="cannot make"):
        Record.create(tmp_path / "papers" / "notes.txt" / "record")


def test_what_is_no_record_is_named(tmp_path):
    with pytest.raises(RecordMissing, match="no record"):
        Record.open(tmp_path)
    other = sqlite3.connect(tmp_path / "record.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(RecordError, match="not a record of Plainview"):
        Record.open(tmp_path)
    (tmp_path / "record.db").write_bytes(b"no database at all, but long enough to be read" * 50)
    with pytest.raises(RecordError, match="damaged"):
        Record.open(tmp_path)


def test_a_record_from_a_newer_version_is_left_alone(tmp_path):
    record_with(tmp_path / "r", 1).close()
    database = sqlite3.connect(tmp_path / "r" / "record.db")
    database.execute(f"PRAGMA user_version = {connection.VERSION + 1}")
    database.close()
    before = (tmp_path / "r" / "record.db").read_bytes()
    for write in (False, True):
        with pytest.raises(RecordTooNew, match="newer version"):
            Record.open(tmp_path / "r", write=write)
    assert (tmp_path / "r" / "record.db").read_bytes() == before


@pytest.mark.parametrize("version", range(1, connection.VERSION))
def test_a_record_from_an_older_version_is_brought_up_to_date_by_a_writer(tmp_path, version):
    path = tmp_path / "r"
    folder = Folder(path)
    folder.make()
    database = sqlite3.connect(folder.database)
    database.execute(f"PRAGMA application_id = {connection.APPLICATION}")
    connection.migrate(database, version)
    database.close()
    with pytest.raises(RecordError, match="older version"):
        Record.open(path)
    with Record.open(path, write=True) as record:
        record.add(packed(record.folder, 7))
        record.commit()
    with Record.open(path) as record:
        assert record.counts().facts == 2
        assert record.verify().sound


def test_one_process_writes_and_others_read_meanwhile(tmp_path):
    with record_with(tmp_path / "r", 1, 2) as record:
        with pytest.raises(RecordBusy, match=f"process {os.getpid()} is writing"):
            Record.open(tmp_path / "r", write=True)
        record.add(packed(record.folder, 3))
        with Record.open(tmp_path / "r") as reader:
            assert reader.counts().documents == 2, "what is not committed is not seen"
            record.commit()
            assert reader.counts().documents == 3
            assert reader.verify().sound
    with Record.open(tmp_path / "r", write=True) as record:
        assert record.counts().documents == 3


def test_the_right_to_write_ends_with_the_process(tmp_path):
    Record.create(tmp_path / "r").close()
    script = (
        "import os, sys; from plainview.store import Record;"
        "record = Record.open(sys.argv[1], write=True); os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "r")], check=False)
    assert done.returncode == 1
    with Record.open(tmp_path / "r", write=True) as record:
        assert record.counts().documents == 0


def test_readers_need_no_right_to_write(tmp_path):
    """As nobody where the tests run as root, else by taking the rights away."""
    path = tmp_path / "r"
    record_with(path, 1, 2).close()
    before = {found: found.stat().st_mtime_ns for found in sorted(path.rglob("*"))}
    if os.getuid() == 0:
        for folder in (tmp_path, *tmp_path.parents):
            folder.chmod(folder.stat().st_mode | stat.S_IROTH | stat.S_IXOTH)
    path.chmod(0o555)
    status = in_child(lambda: reads_but_cannot_write(path))
    path.chmod(0o755)
    assert status == 0
    assert {found: found.stat().st_mtime_ns for found in sorted(path.rglob("*"))} == before


def reads_but_cannot_write(path: Path) -> bool:
    with Record.open(path) as record:
        read = record.counts().facts == 4 and record.verify().sound
    try:
        Record.open(path, write=True)
    except RecordError as error:
        return read and "cannot write" in error.message
    return False


def in_child(check) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            status = 0 if check() else 2
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_what_a_killed_writer_left_is_cleared(tmp_path):
    path = tmp_path / "r"
    Record.create(path).close()
    child = os.fork()
    if child == 0:
        record = Record.open(path, write=True)
        vault.spool(record.folder.spool, b"waiting")
        record.add(packed(record.folder, 1))  # placed, not committed
        os._exit(0)
    os.waitpid(child, 0)
    folder = Folder(path)
    assert len(list(vault.held(folder))) == len(list(folder.spool.iterdir())) == 1
    with Record.open(path) as record:
        assert record.verify().sound, "what was not committed is no fault"
    with Record.open(path, write=True) as record:
        assert not list(vault.held(folder))
        assert not list(folder.spool.iterdir())
        record.add(packed(record.folder, 1))
        record.commit()
        assert record.verify().sound
    with Record.open(path, write=True):
        assert len(list(vault.held(folder))) == 1


def test_datasette_finds_plain_tables_views_and_foreign_keys(tmp_path):
    record_with(tmp_path / "r", 1).close()
    database = sqlite3.connect(tmp_path / "r" / "record.db")
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    assert {"documents", "captures", "texts", "passages", "facts", "fact_roles"} <= names
    (row,) = database.execute("SELECT roles FROM fact_list WHERE type = 'access'")
    assert row[0] == (
        "recipient: Harbour Board; category: data:passenger_record; recipient: Port Police"
    )
    assert database.execute("SELECT measure, value FROM measure_list").fetchall() == [
        ("records_requested", 1.0)
    ]
    assert database.execute("SELECT entity, facts FROM organisations ORDER BY 1").fetchall() == [
        ("org:harbour-board", 2),
        ("org:port-police", 1),
    ]
    assert len(database.execute("PRAGMA foreign_key_list(facts)").fetchall()) == 2
    database.close()
