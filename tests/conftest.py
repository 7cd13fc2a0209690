"""What tests in several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared evaluation sets; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("PLAINVIEW_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared evaluation sets are not here (set PLAINVIEW_SHARED)")
    return folder
