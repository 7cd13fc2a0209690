"""Plainview: a public record of government surveillance programs that anyone can check.

The verbs below are the public interface; they are imported when they are first used, so that
`import plainview` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from plainview.extraction import extract, quantities
    from plainview.lineage import align
    from plainview.names.resolving import resolve, same_org
    from plainview.pipeline.comparing import compare
    from plainview.reading import read
    from plainview.store import Record

__version__ = "0.1.0"

__all__ = ["align", "compare", "extract", "open", "quantities", "read", "resolve", "same_org"]

_HOME = {
    "align": "plainview.lineage",
    "compare": "plainview.pipeline",
    "extract": "plainview.extraction",
    "quantities": "plainview.extraction",
    "read": "plainview.reading",
    "resolve": "plainview.names",
    "same_org": "plainview.names",
}


def open(record: str | Path) -> Record:
    """Open a record for reading; raises RecordMissing, RecordTooNew or RecordError."""
    from plainview.store import Record

    return Record.open(record)


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'plainview' has no attribute {name!r}")
