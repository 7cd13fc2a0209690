"""Adding files: what is read, noted, counted, and left unchanged the second time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.pipeline.papers import content, folder_of, paper

from plainview import pipeline
from plainview.model import RecordError
from plainview.pipeline import pool, stages
from plainview.store import Record


def added(record: Record, *paths: Path, **options):
    steps = []
    report = pipeline.add(record, paths, progress=steps.append, **options)
    return report, steps


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return folder_of(tmp_path_factory.mktemp("papers") / "all", 30)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_is_read_and_a_second_time_nothing_changes(folder, tmp_path, workers):
    with Record.create(tmp_path / "r") as record:
        report, steps = added(record, folder, workers=workers)
        counts = record.counts()
        assert report.files == len(steps) == steps[-1].total == 34
        assert [step.done for step in steps] == list(range(1, 35))
        assert report.documents == counts.documents == 37, "papers, boxed ones, the box, the PDF"
        assert report.facts == counts.facts == steps[-1].facts > 50
        assert report.captures == 1, "the copy"
        assert {problem.name for problem in report.problems} == {"broken.pdf", "empty.txt"}
        assert record.verify(deep=True).sound
        before = list(record._connection.iterdump())
        again, _ = added(record, folder, workers=workers)
        assert (again.documents, again.facts, again.captures, again.known) == (0, 0, 0, 33)
        assert list(record._connection.iterdump()) == before


def test_the_number_of_workers_and_the_order_of_paths_make_no_difference(folder, tmp_path):
    found, exports = [], []
    for workers in (1, 3):
        with Record.create(tmp_path / str(workers)) as record:
            added(record, folder, workers=workers)
            found.append(content(record))
            exports.append([json.dumps(row.to_json()) for row in record.every_fact()])
    assert found[0] == found[1]
    with Record.create(tmp_path / "turned") as record:
        for path in sorted(folder.iterdir(), reverse=True):
            added(record, path, workers=1)
        exports.append([json.dumps(row.to_json()) for row in record.every_fact()])
    assert exports[0] == exports[1] == exports[2]


def test_members_know_their_container(folder, tmp_path):
    with Record.create(tmp_path / "r") as record:
        added(record, folder / "more.zip")
        box = record.document("more.zip")
        members = record.documents(parent=box.id, order="name")
        assert [row.name for row in members] == [f"more.zip/boxed-{n}.txt" for n in range(30, 35)]
        assert record.captures(members[0].id)[0].path is None


def test_a_container_that_was_not_read_to_its_end_is_read_again(folder, tmp_path):
    with Record.create(tmp_path / "r") as record:
        spool = record.folder.spool
        prepared = stages.prepare(folder / "more.zip", pipeline.Settings().limits, spool)
        box, member, *_ = prepared
        record.add(box)
        record.add(member)
        record.commit()
        assert record.state(box.document.id) == "partial"
        report, _ = added(record, folder / "more.zip")
        assert report.documents == 4
        assert record.state(box.document.id) == "known"
        assert record.counts().documents == 6
        whole = content(record)
    with Record.create(tmp_path / "other") as record:
        added(record, folder / "more.zip")
        assert content(record) == whole


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path):
    """As nobody where the tests run as root, who may read everything."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(paper(1))
    (papers / "locked.txt").write_text(paper(2))
    (papers / "locked.txt").chmod(0)
    (papers / "closed").mkdir()
    (papers / "closed").chmod(0)
    if os.getuid() == 0:
        for part in (tmp_path, *tmp_path.parents):
            part.chmod(part.stat().st_mode | 0o005)
        os.chown(tmp_path, 65534, 65534)
    script = (
        "import os, sys, json\n"
        "from plainview import pipeline\n"
        "from plainview.store import Record\n"
        # what is imported late has to be there before the rights are given up
        "pipeline.add(Record.create(sys.argv[1] + '/first'), [sys.argv[1] + '/papers/good.txt'])\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "with Record.create(sys.argv[1] + '/r') as record:\n"
        "    report = pipeline.add(record, [sys.argv[1] + '/papers'], workers=1)\n"
        "print(json.dumps(report.to_json()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    (papers / "closed").chmod(0o755)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["documents"] == 1
    problems = {problem["name"]: problem for problem in report["problems"]}
    assert set(problems) == {"closed", "locked.txt"}
    for problem in problems.values():
        assert problem["code"] == "unreadable"
        assert "Permission denied" in problem["message"]
        assert "chmod" in problem["advice"]


def test_names_that_are_no_text_are_stored(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(paper(3))
    with Record.create(tmp_path / "r") as record:
        report, _ = added(record, tmp_path / name)
        assert report.documents == 1
        assert record.documents()[0].name == "caf�.txt"


def test_a_file_over_the_limit_is_named_and_not_kept(tmp_path):
    (tmp_path / "big.txt").write_text(paper(4) * 100)
    with Record.create(tmp_path / "r") as record:
        record.folder.settings.write_text("[reading]\nfile_bytes = 1000\n")
        report, _ = added(record, tmp_path / "big.txt")
        assert [problem.code for problem in report.problems] == ["too_large"]
        assert record.counts().documents == 0
        record.folder.settings.write_text("")
        report, _ = added(record, tmp_path / "big.txt")
        assert (report.documents, record.counts().problems) == (1, 0)


def test_a_removed_document_is_refused_in_words(folder, tmp_path):
    with Record.create(tmp_path / "r") as record:
        added(record, folder / "paper-001.txt")
        record.remove("paper-001.txt", "by mistake")
        before = list(record._connection.iterdump())
        report, _ = added(record, folder / "paper-001.txt")
        assert [problem.code for problem in report.problems] == ["removed"]
        assert "--again" in report.problems[0].advice
        assert list(record._connection.iterdump()) == before
        report, _ = added(record, folder / "paper-001.txt", again=True)
        assert report.documents == 1


def test_facts_that_cannot_be_found_cost_only_themselves(tmp_path, monkeypatch):
    def broken(text):
        raise KeyError("pattern")

    (tmp_path / "a.txt").write_text(paper(1))
    monkeypatch.setattr(stages.extraction, "read", broken)
    with Record.create(tmp_path / "r") as record:
        report, _ = added(record, tmp_path / "a.txt", workers=1)
        assert [problem.code for problem in report.problems] == ["extraction_failed"]
        assert record.count_hits("harbour OR agency") > 0


def test_an_interrupt_keeps_what_was_committed(folder, tmp_path, monkeypatch):
    # a quick machine would commit all of it at once
    monkeypatch.setattr("plainview.pipeline.run.GROUP", 5)

    def stop(step):
        if step.done >= 10:
            raise KeyboardInterrupt

    with Record.create(tmp_path / "r") as record:
        report = pipeline.add(record, [folder], workers=2, progress=stop)
        assert report.interrupted
        counts = record.counts()
        assert 10 <= counts.documents < 37
        assert (report.documents, report.facts) == (counts.documents, counts.facts)
        assert record.verify().sound
        report = pipeline.add(record, [folder], workers=2)
        assert record.counts().documents == 37


def test_memory_stays_bounded_while_the_first_file_is_waited_for(tmp_path):
    """No more files are handed out than the window holds."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for n in range(60):
        (papers / f"{n:03}.txt").write_text(paper(n))
    handed = []
    tasks = (handed.append(path) or pool.Task(path) for path in sorted(papers.iterdir()))
    (tmp_path / "spool").mkdir()
    job = stages.Preparing(pipeline.Settings().limits, tmp_path / "spool")
    with pool.ProcessPool(1, 60, job) as workers:
        outcomes = workers.outcomes(tasks)
        next(outcomes)
        assert len(handed) <= pool.WINDOW
        names = [task.path.name for task, _ in outcomes if task]
    assert names == sorted(names)
    assert len(handed) == 60


def test_a_full_disk_ends_the_run_in_words_and_it_goes_on_later(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.getuid() or not shutil.which("mount"):
        pytest.skip("needs the right to mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=2000k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("cannot mount a small disk here")
    papers = folder_of(tmp_path / "papers", 60)
    try:
        with Record.create(disk / "r") as record:
            with pytest.raises(RecordError) as full:
                pipeline.add(record, [papers], workers=2)
            assert "space" in str(full.value)
            assert "same command again" in full.value.advice
        with Record.open(disk / "r") as record:
            report = record.verify()
            assert report.sound, report.faults
            before = record.counts().documents
        grow = ["mount", "-o", "remount,size=30m", str(disk)]
        subprocess.run(grow, check=True)
        with Record.open(disk / "r", write=True) as record:
            report = pipeline.add(record, [papers], workers=2)
            assert report.documents + before == record.counts().documents == 72
            assert record.verify().sound
    finally:
        subprocess.run(["umount", str(disk)], check=True)
