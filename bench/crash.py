"""Killed at 30 random moments, then resumed: the export has to be that of an undisturbed run."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.shared import ROOT

KILLS = 30
DOCUMENTS = 600


def main() -> None:
    """Kill `plainview add` KILLS times at random moments of its run, and compare in the end."""
    with tempfile.TemporaryDirectory() as scratch:
        where = Path(scratch)
        papers = where / "papers"
        generate = [
            sys.executable,
            "-m",
            "bench.generate",
            "--count",
            str(DOCUMENTS),
            "--seed",
            "3",
        ]
        subprocess.run([*generate, str(papers)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        first = _seconds(where / "one", next(papers.rglob("*.json")))
        calm = _seconds(where / "calm", papers)
        # before it is killed, a run gets a thirtieth of the work done, give or take all of it
        latest = first + 2 * (calm - first) / KILLS
        dice = random.Random(1)
        reached = [_kill(where, papers, dice.uniform(0.5 * first, latest)) for _ in range(KILLS)]
        _plainview(where / "killed", "add", "--workers", "2", papers).wait()
        exports = [_export(where, name) for name in ("calm", "killed")]
        sound = _plainview(where / "killed", "verify").wait() == 0
    print(f"  undisturbed {calm:.1f} s; documents after each kill: {reached}")
    same = exports[0] == exports[1]
    print(
        f"  {KILLS} kills: export of {len(exports[0]):,} bytes is"
        f" {'the same, byte for byte' if same else 'DIFFERENT'};"
        f" verify: {'sound' if sound else 'NOT SOUND'}"
    )
    if not (same and sound and exports[0]):
        sys.exit(1)


def _seconds(record: Path, papers: Path) -> float:
    begun = time.perf_counter()
    _plainview(record, "add", "--workers", "2", papers).wait()
    return time.perf_counter() - begun


def _kill(where: Path, papers: Path, seconds: float) -> int:
    """Kill a run after so many seconds; how many documents are safe then."""
    process = _plainview(where / "killed", "add", "--workers", "2", papers)
    time.sleep(seconds)
    process.kill()
    process.wait()
    return _documents(where / "killed")


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


def _export(where: Path, name: str) -> bytes:
    target = where / f"{name}.jsonl"
    _plainview(where / name, "export", "facts-jsonl", target).wait()
    return target.read_bytes()


def _plainview(record: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plainview", *map(str, arguments), "--record", str(record)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
