"""Stopped at any moment, asking goes on where it was, and no answer is paid for twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import pytest
from tests.llm.model import CHAT, FACTS, documents, knowing

COUNT = 3


@pytest.mark.parametrize(
    ("stop", "status"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)]
)
def test_stopped_and_run_again_it_ends_as_if_nothing_had_been(run, model, tmp_path, stop, status):
    papers = documents(tmp_path / "papers", COUNT)
    settings = tmp_path / "record" / "plainview.toml"
    settings.write_text(settings.read_text() + "concurrency = 1\n")

    stopped = threading.Event()

    def respond(asked):
        if len(model.asked) >= COUNT:  # the last answer does not come before it is stopped
            stopped.wait(10)
        return knowing(*FACTS)(asked)

    model.serve(CHAT, respond)
    process = subprocess.Popen(
        [sys.executable, "-m", "plainview", "add", "--extractor", "llm", str(papers)],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    while len(model.asked) < COUNT and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(stop)
    stopped.set()
    _, said = process.communicate(timeout=20)
    assert process.returncode == status
    if stop == signal.SIGINT:
        assert b"Stopped. The answers that came are kept" in said
        assert b"Traceback" not in said
    assert len(list((tmp_path / "record" / "answers").rglob("*.json"))) >= 2

    done = run("add", "--extractor", "llm", "--json", papers)
    assert (done.status, done.json["documents"]) == (0, COUNT)
    # only the question that was under way had no answer to keep
    assert COUNT <= len(model.asked) <= COUNT + 1
    assert sum(done.json["llm"]["facts"].values()) == 2 * COUNT + 1  # one paper alone is on Laredo
    assert run("verify").status == 0
