"""What the tests of the language model share: a server of the protocol, a record, the command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Run, answering
from tests.llm.model import settings
from tests.pulling.serving import Publisher, serving

from plainview.endpoint import ModelSettings
from plainview.store import Record


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
    return answering(monkeypatch, capfd)
