"""What tests in several folders share."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from plainview import pipeline
from plainview.store import Record

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample" / "documents"
# how long an example takes says how busy the machine is
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")
MadeOnce = Callable[[str, Callable[[Path], object]], Path]


def copied(record: Path, to: Path) -> Path:
    """A copy of a record that others may be reading."""
    # a reader leaves nothing in these, and may take them away at any moment
    return shutil.copytree(record, to, ignore=shutil.ignore_patterns("*-wal", "*-shm"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared evaluation sets; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("PLAINVIEW_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared evaluation sets are not here (set PLAINVIEW_SHARED)")
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Gives a folder by its name, filled by whichever process of the run asks first.

    Everybody reads the same one: who changes what it holds works on a copy.
    """
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # the workers' own folders lie in that of the run

    def folder_of(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = base / name, base / f"{name}.done"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a process that failed midway
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return folder_of


@pytest.fixture(scope="session")
def demo_record(made_once: MadeOnce) -> Path:
    """A record of all sample documents, scans too, as `make demo` leaves it."""

    def fill(folder: Path) -> None:
        with Record.create(folder / "record") as record:
            pipeline.add(record, [SAMPLE], workers=1)

    return made_once("demo", fill) / "record"
