"""What the tests of the language model share: a server of the protocol, a record, the command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Answer
from tests.llm.model import settings
from tests.pulling.serving import Publisher, serving

from plainview.cli import main
from plainview.endpoint import ModelSettings
from plainview.store import Record

Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def model() -> Iterator[Publisher]:
    with serving() as publisher:
        yield publisher


@pytest.fixture
def chosen(model: Publisher) -> ModelSettings:
    return ModelSettings(base_url=f"{model.address}/v1", model="test-model", timeout=5, retries=1)


@pytest.fixture
def run(
    tmp_path: Path,
    model: Publisher,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Run:
    """`plainview ARGS` in this process, beside a record whose settings name the local server."""
    Record.create(tmp_path / "record").close()
    (tmp_path / "record" / "plainview.toml").write_text(settings(model))
    monkeypatch.chdir(tmp_path)

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
