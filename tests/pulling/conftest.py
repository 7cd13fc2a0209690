"""What the tests of pulling share: a publisher on this machine, settings, a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pulling.serving import Publisher, serving

from plainview.pulling import PullSettings
from plainview.store import Record


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as publisher:
        yield publisher


@pytest.fixture
def settings(publisher: Publisher) -> PullSettings:
    """Quick and impatient; every address is the local publisher's."""
    return PullSettings(
        contact="desk@example.org",
        interval=0.01,
        timeout=1.0,
        answer_seconds=2.0,
        answer_bytes=200_000,
        attempts=3,
        longest_wait=2.0,
        usaspending=publisher.address,
        federal_register=publisher.address,
        ice_287g=publisher.address + "/identify-and-arrest/287g",
        ice_detention=publisher.address + "/detain/detention-management",
    )


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.create(tmp_path / "record") as record:
        yield record
