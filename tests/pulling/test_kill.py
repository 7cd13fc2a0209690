"""Killed at any moment and run again, a pull ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.pulling.made import serve_awards
from tests.pulling.serving import Publisher

from plainview.pulling import UsaSpending, pull
from plainview.store import Record

PAGES, KILLS = 6, 2


def start(folder: Path, publisher: Publisher) -> subprocess.Popen[bytes]:
    settings = folder / "record" / "plainview.toml"
    if not settings.exists():
        Record.create(folder / "record").close()
        settings.write_text(
            f'[add]\nworkers = 1\n[pull]\ninterval = 0.01\nusaspending = "{publisher.address}"\n'
        )
    return subprocess.Popen(
        [sys.executable, "-m", "plainview", "pull", "usaspending", "--year", "2025"],
        cwd=folder,
        env={**os.environ, "NO_PROXY": "*"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def answered(publisher: Publisher, count: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until so many requests came in, or the program ended."""
    while len(publisher.asked) < count and process.poll() is None:
        time.sleep(0.005)


def content(folder: Path) -> set[tuple[str, int, int]]:
    with Record.open(folder / "record") as record:
        assert record.verify().sound
        captures = record.captured("pull")
        documents = record.documents(limit=100)
        assert len(captures) == len(documents)
        return {(row.name, row.size, row.facts) for row in documents}


def test_killed_and_run_again_it_asks_for_nothing_twice(tmp_path, publisher, settings):
    serve_awards(publisher, PAGES, pause=0.02)
    (tmp_path / "calm").mkdir()
    with Record.create(tmp_path / "calm" / "record") as record:
        pull(record, UsaSpending(settings.usaspending, year=2025), settings)
    undisturbed = content(tmp_path / "calm")
    assert len(undisturbed) == PAGES

    publisher.asked.clear()
    dice = random.Random(11)
    (tmp_path / "killed").mkdir()
    for kill in range(1, KILLS + 1):
        process = start(tmp_path / "killed", publisher)
        answered(publisher, kill * 2, process)
        time.sleep(dice.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert start(tmp_path / "killed", publisher).wait(60) == 0
    assert content(tmp_path / "killed") == undisturbed
    pages = [asked.json["page"] for asked in publisher.asked]
    assert set(pages) == set(range(1, PAGES + 1))
    # only what was on its way in the moment of a kill is asked for once more
    assert len(pages) <= PAGES + KILLS
    assert pages == sorted(pages)


def test_killed_while_reading_what_came(tmp_path, publisher):
    """All answers are here when the program dies; the next run asks for none of them."""
    serve_awards(publisher, PAGES)
    process = start(tmp_path, publisher)
    answered(publisher, PAGES, process)
    time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    publisher.asked.clear()
    assert start(tmp_path, publisher).wait(60) == 0
    assert len(content(tmp_path)) == PAGES
    # the last answer may not have been safe yet; had the pull ended, it began anew
    assert len(publisher.asked) in (0, 1, PAGES)
