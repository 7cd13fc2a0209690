"""A draft that several processes check is checked as one process does."""

from __future__ import annotations

import json
from pathlib import Path

from plainview.store import Record

from .papers import PAPERS, record_of

DRAFT = """\
The IRS gave ICE about 47,300 addresses in August 2025. ICE held 1,240 people at the Fenwick jail. \
ICE held 12,400 people at the Fenwick jail. ICE plans to spend €30 million on plate readers.

Die Behörde hat im Mai keine weiteren Akten an die Polizei der Stadt und des Landes übergeben.

ICE plans to spend $30 billion on license plate readers. Customs and Border Protection made 6,700 \
queries a day. ICE has spent $30 million on license plate readers. The FBI lent 300 agents to the \
operation. The sheriff needs a warrant for the search.

The Secret Service gave ICE about 47,300 addresses in August 2025. ICE held 1,240 people at the \
Fenwick jail, the Quarry Post reported. ICE held 1,240 people at the Fenwick jail, the Marlow \
Ledger reported. The Coast Guard bought 40 spy balloons. The Secret Service bought 75 spy balloons.

ICE held 1,240 people at the Barstow jail in Nevada. ICE held 1,540 people at the Fenwick jail on \
May 1, 2025. The Coast Guard opened a school for divers in Alaska. ICE held 1,240 people at the \
Fenwick jail on June 1, 2023. The agency said that it had no more to say about any of this.
"""


def test_processes_share_a_draft(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Record.open(record_of(tmp_path, PAPERS)) as record:
        alone = record.check(DRAFT)
        shared = record.check(DRAFT, processes=2, progress=lambda done, of: told.append((done, of)))
        again = record.check(DRAFT)
    assert shared == alone == again
    assert json.dumps(shared.to_json()) == json.dumps(alone.to_json())
    assert len(alone.found) >= 16
    assert {verdict.verdict for _, verdict in alone.found} >= {
        "supported", "one_origin", "contradicted", "differs", "not_in_record",
    }  # fmt: skip
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
