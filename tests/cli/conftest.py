"""Running the command line on real files: in this process, which is quick, or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plainview.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it left."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


def answering(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """`plainview ARGS` in this process: starting one for each verb takes longer than the verbs."""

    def run(*arguments: object, **environment: str) -> Answer:
        capfd.readouterr()
        with monkeypatch.context() as changed:
            changed.setattr(sys, "argv", ["plainview", *map(str, arguments)])
            for name, value in environment.items():
                changed.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main()
        out, err = capfd.readouterr()
        assert isinstance(left.value.code, int)
        return Answer(left.value.code, out, err)

    return run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """`plainview ARGS` in an empty folder; the record is ./record."""
    monkeypatch.chdir(tmp_path)
    return answering(monkeypatch, capfd)


@pytest.fixture
def launch(tmp_path: Path) -> Run:
    """As `run`, in a process of its own, as people start it."""

    def launch(*arguments: object, **environment: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "plainview", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return launch
