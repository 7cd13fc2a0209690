"""The stages in order, once: read and mask, find facts, name bodies, find people, make rows.

Pure for each document but for the bytes, which are left in the spool folder, safe on disk. Runs in
worker processes; nothing here knows the record.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plainview import extraction, sources
from plainview.model import Capture, Fact, Problem, Reckoning, Text
from plainview.names import unlisted_people
from plainview.pipeline.llm import Model, consulted
from plainview.pipeline.naming import named
from plainview.reading import Limits, Reading, read_path
from plainview.store.journal import now
from plainview.store.packing import Packed, pack
from plainview.store.rows import redact
from plainview.store.vault import spool


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that gave no document to keep, and why."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a file came from that did not lie on this machine before: how, when, which address.

    `at` is ISO 8601, UTC. The path that it waits at is passing and is not kept.
    """

    how: str
    at: str
    address: str


class DiskFailed(Exception):
    """The bytes could not be kept: the disk of the record is full or fails."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """What a worker does with a file: the documents in it, ready for the record.

    With a `model` its answers, which lie there already, add to the facts.
    """

    limits: Limits
    spool_folder: Path
    model: Model | None = None

    def __call__(self, path: Path, seen: Seen | None) -> Iterator[Packed | Unread]:
        return prepare(path, self.limits, self.spool_folder, seen, self.model)


def prepare(
    path: Path,
    limits: Limits,
    spool_folder: Path,
    seen: Seen | None = None,
    model: Model | None = None,
) -> Iterator[Packed | Unread]:
    """One file to the documents it holds, ready for the record, one at a time.

    A container gives itself first, then its members; `seen` is the file's own capture. Raises
    DiskFailed, and nothing else for whatever the file holds.
    """
    try:
        readings = read_path(path, limits, name=shown(path.name))
        held = next(readings, None)
        if held is None or (not held.data and held.text is None):
            yield Unread(held.problems if held else ())
            return
        while held is not None:
            # the next is read first, so that the last can be told from the others
            following = next(readings, None)
            yield _pack(held, path, spool_folder, seen, model, last=following is None)
            held = following
    except OSError as error:
        yield Unread((unreadable(path, error),))


def captured(document_id: str, name: str, seen: Seen) -> Capture:
    """The capture of a file that came from elsewhere."""
    return Capture(document_id, name, seen.how, seen.at, address=seen.address)


def unreadable(path: Path, error: OSError) -> Problem:
    """Why a file or folder could not be opened, and what to do about it."""
    advice = {
        PermissionError: "Ask its owner for the right to read it (chmod +r), then add it again",
        FileNotFoundError: "Check the path",
    }.get(type(error), "Check the disk that it lies on, then add it again")
    message = f"It cannot be read: {error.strerror or error}"
    return Problem("unreadable", shown(path.name or str(path)), message, advice=advice)


def shown(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 read as �."""
    return os.fsencode(name).decode("utf-8", "replace")


def _pack(
    reading: Reading,
    path: Path,
    spool_folder: Path,
    seen: Seen | None,
    model: Model | None,
    *,
    last: bool,
) -> Packed:
    text, problems = reading.text, list(reading.problems)
    counts: dict[str, int] = {}
    facts, reckonings = _stated(text, reading.name, problems, model, counts) if text else ([], [])
    capture = Capture(
        reading.document.id,
        reading.name,
        reading.how,
        reading.seen_at or now(),
        shown(str(path)) if reading.parent is None else None,
        reading.parent,
        reading.address,
    )
    if seen and reading.parent is None:
        capture = captured(reading.document.id, reading.name, seen)
    title = text.heading.title if text else None
    return pack(
        reading.document,
        capture,
        text,
        facts,
        problems,
        reckonings=reckonings,
        unlisted=unlisted_people(text.content) if text else (),
        public_title=redact(title, 0, tuple(unlisted_people(title))) if title else None,
        spool=_kept(spool_folder, reading.data),
        last=last,
        counts=counts,
    )


def _stated(
    text: Text, name: str, problems: list[Problem], model: Model | None, counts: dict[str, int]
) -> tuple[list[Fact], list[Reckoning]]:
    """The facts of a public record that is known, else what sentences state."""
    try:
        found = sources.read(text)
        if found is None:
            problems += [replace(problem, name=name) for problem in sources.unread(text)]
            facts, reckonings = extraction.read(text)
            if model is not None:
                both = consulted(model, text, facts, name)
                problems += both.problems
                counts.update(both.counts)
                facts = both.facts
            return named(text, facts), reckonings
        problems += [replace(problem, name=name) for problem in found.problems]
        problems += _left_out(found, name)
        return named(text, found.facts), []
    # Whatever a pattern trips over costs this document's facts only, and is listed.
    except Exception as error:
        message = f"Finding its facts failed with {type(error).__name__}: {error}"
        advice = "Its text is kept and can be searched; report this with the document's address"
        problems.append(Problem("extraction_failed", name, message, advice=advice))
        return [], []


def _left_out(found: sources.SourceReading, name: str) -> Iterator[Problem]:
    """What a public record holds that states no fact, or must not be kept; nothing is lost."""
    kind = f"{found.publisher.replace('_', ' ')}, {found.kind}"
    if found.dropped:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(found.dropped.items()))
        yield Problem("left_out", name, f"Read as {kind}; left out: {counts}", lost=False)
    if found.ignored:
        columns = ", ".join(found.ignored)
        yield Problem(
            "ignored", name, f"Read as {kind}; these state no fact: {columns}", lost=False
        )


def _kept(spool_folder: Path, data: bytes) -> Path:
    try:
        return spool(spool_folder, data)
    except OSError as error:
        raise DiskFailed(error.strerror or str(error)) from error
