"""Files that crash or hang their reader: named, and the rest goes on."""

from __future__ import annotations

import pytest
from tests.pipeline.papers import paper

from plainview import pipeline
from plainview.pipeline import stages
from plainview.store import Record


def added(record, *paths, **options):
    steps = []
    return pipeline.add(record, paths, progress=steps.append, **options), steps


SABOTAGE = """
import os, sys, time
import plainview.pipeline.stages as stages
made = stages.prepare
def prepare(path, *rest):
    if "crash" in path.name:
        os.kill(os.getpid(), 11)
    if "hang" in path.name:
        time.sleep(60)
    return made(path, *rest)
stages.prepare = prepare
"""


@pytest.fixture
def sabotaged(tmp_path, monkeypatch):
    """Worker processes that crash or hang on files of such names."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(SABOTAGE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    papers = tmp_path / "papers"
    papers.mkdir()
    for n in range(12):
        (papers / f"paper-{n:02}.txt").write_text(paper(n))
    return papers


def test_a_crashed_worker_names_its_file_and_the_rest_goes_on(sabotaged, tmp_path):
    (sabotaged / "paper-03-crash.txt").write_text("x")
    (sabotaged / "paper-04-crash.txt").write_text("y")
    with Record.create(tmp_path / "r") as record:
        report, steps = added(record, sabotaged, workers=2)
        assert report.documents == 12
        assert [problem.name for problem in report.problems] == [
            "paper-03-crash.txt",
            "paper-04-crash.txt",
        ]
        assert all("SIGSEGV" in problem.message for problem in report.problems)
        assert [step.name for step in steps if step.problem] == [
            problem.name for problem in report.problems
        ]
        assert record.counts().problems == 2


def test_a_file_that_takes_too_long_is_given_up(sabotaged, tmp_path):
    (sabotaged / "paper-05-hang.txt").write_text("x")
    with Record.create(tmp_path / "r") as record:
        record.folder.settings.write_text("[add]\ntimeout = 12\n")
        report, _ = added(record, sabotaged, workers=2)
        assert report.documents == 12
        (problem,) = report.problems
        assert (problem.code, problem.name) == ("timed_out", "paper-05-hang.txt")
        assert "timeout" in problem.advice


def test_a_file_that_takes_too_long_is_given_up_in_this_process_too(tmp_path, monkeypatch):
    def forever(text):
        while True:
            pass

    (tmp_path / "hang.txt").write_text(paper(1))
    monkeypatch.setattr(stages.extraction, "read", forever)
    with Record.create(tmp_path / "r") as record:
        record.folder.settings.write_text("[add]\ntimeout = 1\n")
        report, _ = added(record, tmp_path / "hang.txt", workers=1)
        assert [problem.code for problem in report.problems] == ["timed_out"]
        assert record.verify().sound
