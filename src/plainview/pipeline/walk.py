"""Walking paths to files, in a fixed order, with everything that is left out named or counted."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plainview.model import Problem
from plainview.pipeline.stages import shown, unreadable

DEEPEST = 200
"""Folders in folders that are followed; deeper ones are made by mistake or by malice."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or a place that cannot be: then with its problem."""

    path: Path
    problem: Problem | None = None


def walk(paths: Sequence[Path], *, hidden: bool, skipped: Counter[str]) -> Iterator[Found]:
    """The files at and below some paths; entries of a folder in the order of their names.

    Links are followed; a folder that lies inside itself is named, once. `skipped` counts what was
    left out on purpose: hidden names, and records of Plainview.
    """
    for path in paths:
        yield from _visit(_absolute(path), (), hidden, skipped)


def _absolute(path: Path) -> Path:
    """The same path however it was spelled; a link at its end keeps the name that the user sees."""
    if path.name in ("", ".."):
        return path.resolve()
    return path.parent.resolve() / path.name


def _visit(
    path: Path, above: tuple[tuple[int, int], ...], hidden: bool, skipped: Counter[str]
) -> Iterator[Found]:
    try:
        status = path.stat()
    except OSError as error:
        yield Found(path, _unreachable(path, error))
        return
    if stat.S_ISREG(status.st_mode):
        yield Found(path)
    elif not stat.S_ISDIR(status.st_mode):
        yield Found(path, _problem(path, "special_file", "It is no file but a pipe or a device"))
    elif (status.st_dev, status.st_ino) in above:
        yield Found(path, _problem(path, "folder_loop", "The folder lies inside itself"))
    elif len(above) > DEEPEST:
        yield Found(path, _problem(path, "too_deep", f"It lies more than {DEEPEST} folders deep"))
    else:
        inside = (*above, (status.st_dev, status.st_ino))
        yield from _entries(path, inside, hidden, skipped)


def _entries(
    path: Path, above: tuple[tuple[int, int], ...], hidden: bool, skipped: Counter[str]
) -> Iterator[Found]:
    try:
        names = sorted(entry.name for entry in path.iterdir())
    except OSError as error:
        yield Found(path, unreadable(path, error))
        return
    if {"record.db", "vault"} <= set(names):
        skipped["record"] += 1
        return
    for name in names:
        if name.startswith(".") and not hidden:
            skipped["hidden"] += 1
        else:
            yield from _visit(path / name, above, hidden, skipped)


def _unreachable(path: Path, error: OSError) -> Problem:
    if path.is_symlink():
        return _problem(path, "broken_link", "It is a link that leads nowhere")
    return unreadable(path, error)


def _problem(path: Path, code: str, message: str) -> Problem:
    return Problem(code, shown(path.name), message, advice="It was left out", lost=False)
