"""Killed at 30 random moments, then resumed: the export has to be that of an undisturbed run."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.shared import ROOT

RECORDS, KILLS = 10, 3
DOCUMENTS = 600
START = 0.5
"""Seconds that a run takes to start, about."""


def main() -> None:
    """Kill `plainview add` at random moments of its run, RECORDS times KILLS, and compare."""
    with tempfile.TemporaryDirectory() as scratch:
        where = Path(scratch)
        papers = where / "papers"
        made = ["--count", str(DOCUMENTS), "--seed", "3", str(papers)]
        generate = [sys.executable, "-m", "bench.generate", *made]
        subprocess.run(generate, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        calm = _seconds(where / "calm", papers)
        print(f"  undisturbed {calm:.1f} s for {DOCUMENTS} documents")
        wanted, dice = _export(where / "calm"), random.Random(1)
        same = sum(
            _disturbed(where / f"killed{n}", papers, calm, dice) == wanted for n in range(RECORDS)
        )
    print(
        f"  {RECORDS * KILLS} kills, {RECORDS} records resumed: {same} exports of {len(wanted):,}"
        " bytes are the same, byte for byte"
    )
    if same != RECORDS or not wanted:
        sys.exit(1)


def _disturbed(record: Path, papers: Path, calm: float, dice: random.Random) -> bytes:
    """The export of a record whose run was killed KILLS times, then left to end."""
    reached = [0]
    for _ in range(KILLS):
        left = calm * (1 - reached[-1] / DOCUMENTS)
        reached.append(_kill(record, papers, dice.uniform(0, START + left)))
    _seconds(record, papers)
    if _plainview(record, "verify").wait():
        sys.exit("a resumed record is not sound")
    print(f"  documents safe after each kill: {', '.join(map(str, reached[1:]))}")
    return _export(record)


def _seconds(record: Path, papers: Path) -> float:
    begun = time.perf_counter()
    _plainview(record, "add", "--workers", "2", papers).wait()
    return time.perf_counter() - begun


def _kill(record: Path, papers: Path, seconds: float) -> int:
    """Kill a run after so many seconds; how many documents are safe then."""
    process = _plainview(record, "add", "--workers", "2", papers)
    time.sleep(seconds)
    process.kill()
    process.wait()
    return _documents(record)


def _documents(record: Path) -> int:
    from plainview.model import RecordError
    from plainview.store import Record

    try:
        with Record.open(record) as opened:
            if not opened.verify().sound:
                sys.exit("a killed run left an unsound record")
            return opened.counts().documents
    except RecordError:
        return 0  # killed before there was a record


def _export(record: Path) -> bytes:
    target = record.with_suffix(".jsonl")
    _plainview(record, "export", "facts-jsonl", target).wait()
    return target.read_bytes()


def _plainview(record: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plainview", *map(str, arguments), "--record", str(record)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
