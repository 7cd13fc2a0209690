"""Records made of real public records, through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from plainview import pipeline
from plainview.store import Record

Adding = Callable[[Sequence[str]], Record]


@pytest.fixture(scope="module")
def adding(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Adding]:
    """Adds some of the shared records to a new record; skips where one of them is not there."""
    with ExitStack() as opened:

        def add(names: Sequence[str]) -> Record:
            paths = [shared / "records" / name for name in names]
            lacking = [path.name for path in paths if not path.is_file()]
            if lacking:
                pytest.skip(f"not among the shared records: {', '.join(lacking)}")
            place = tmp_path_factory.mktemp("records") / "record"
            with Record.create(place) as target:
                pipeline.add(target, paths, workers=1)
            return opened.enter_context(Record.open(place))

        yield add
