"""Foreign keys: what a deletion has to look for is found by an index, not by reading a table."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from plainview.store import Record


def test_every_foreign_key_is_the_beginning_of_an_index(tmp_path: Path) -> None:
    unserved = []
    with Record.create(tmp_path / "record") as record, record._reading() as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            keys: dict[int, list[str]] = defaultdict(list)
            for row in connection.execute(f"PRAGMA foreign_key_list({table})"):
                keys[row[0]].append(row[3])
            served = [
                [part[2] for part in connection.execute(f"PRAGMA index_info({index[1]})")]
                for index in connection.execute(f"PRAGMA index_list({table})").fetchall()
                if not index[4]  # a partial index serves no foreign key
            ]
            rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
            served.append([row[1] for row in sorted(rows, key=lambda row: row[5]) if row[5]])
            unserved += [
                (table, columns)
                for columns in keys.values()
                if not any(index[: len(columns)] == columns for index in served)
            ]
    assert not unserved, unserved
