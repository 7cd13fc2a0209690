"""Killed at any moment and run again, a record is what it would have been undisturbed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.pipeline.papers import content, folder_of

from plainview.store import Record

KILLS = 5
SCRIPT = (
    "import sys; from plainview import pipeline; from plainview.store import Record\n"
    "with Record.open(sys.argv[1], write=True) as record:\n"
    "    pipeline.add(record, [sys.argv[2]], workers=int(sys.argv[3]))\n"
)


def run(record: Path, papers: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SCRIPT, str(record), str(papers), str(workers)]
    return subprocess.Popen(command)


def test_killed_and_resumed_is_the_same_record(tmp_path):
    papers = folder_of(tmp_path / "papers", 36)
    Record.create(tmp_path / "calm").close()
    start = time.monotonic()
    assert run(tmp_path / "calm", papers, 1).wait() == 0
    undisturbed = time.monotonic() - start
    Record.create(tmp_path / "killed").close()
    dice = random.Random(7)
    for kill in range(KILLS):
        process = run(tmp_path / "killed", papers, 1 + kill % 2)
        time.sleep(undisturbed * dice.uniform(0.3, 0.95))
        process.kill()
        process.wait()
        with Record.open(tmp_path / "killed") as record:
            assert record.verify().sound
    assert run(tmp_path / "killed", papers, 2).wait() == 0
    with Record.open(tmp_path / "calm") as calm, Record.open(tmp_path / "killed") as killed:
        assert killed.verify().sound
        assert content(killed) == content(calm)
        exports = [[json.dumps(row.to_json()) for row in r.every_fact()] for r in (calm, killed)]
        assert exports[0] == exports[1] != []
