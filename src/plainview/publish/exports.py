"""Exports: the record's facts as files that other tools read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import orjson

from plainview.model import FACT_TYPES, RecordError, WrongUse
from plainview.publish.csv_lines import csv_line
from plainview.publish.file_names import public_name
from plainview.publish.graphs import cytoscape, graphml
from plainview.publish.words import measure_words
from plainview.store import Record
from plainview.store.rows import FactRow

_ROLES = tuple(dict.fromkeys(role for kind in FACT_TYPES.values() for role in kind.roles))
_COLUMNS = (
    *("id", "type", "status", "modality", "polarity"),
    *_ROLES,
    *("measures", "time", "said", "quote", "document", "published", "page", "cell"),
    *("document_sha256", "start", "end", "flags"),
)


def facts_jsonl(record: Record, public: bool) -> Iterator[bytes]:
    """One fact a line, in the shape of the gold format, by document id, place and fact id."""
    for row in _rows(record, public):
        yield orjson.dumps(row.to_json(), option=orjson.OPT_APPEND_NEWLINE)


def facts_csv(record: Record, public: bool) -> Iterator[bytes]:
    """One fact a row; several fillers of a role are joined with "; "."""
    yield csv_line(_COLUMNS)
    for row in _rows(record, public):
        yield csv_line(_csv_cells(row))


def _rows(record: Record, public: bool) -> Iterator[FactRow]:
    for row in record.every_fact(public=public):
        yield replace(row, doc=public_name(row.doc)) if public else row


FORMATS: dict[str, Callable[[Record, bool], Iterator[bytes]]] = {
    "facts-jsonl": facts_jsonl,
    "csv": facts_csv,
    "graphml": graphml,
    "cytoscape": cytoscape,
}
_AROUND = {"csv": 1, "graphml": 2, "cytoscape": 2}
"""Pieces of an export that are no fact and no edge: headings, institutions, the end."""


def export(record: Record, form: str, out: str, *, public: bool = False) -> int:
    """Write an export to a path, or to standard output for "-"; gives its facts, or edges.

    The file appears whole or not at all. `public` makes it fit to leave the machine: names of
    people without a listed office read as █. Raises WrongUse for an unknown format and RecordError
    where the file cannot be written.
    """
    if form not in FORMATS:
        raise WrongUse(f"There is no export {form!r}", f"One of: {', '.join(FORMATS)}")
    lines = FORMATS[form](record, public)
    if out == "-":
        count = sum(map(_to_standard_output, lines))
        sys.stdout.buffer.flush()
    else:
        count = _to_file(lines, Path(out))
    return count - _AROUND.get(form, 0)


def _to_standard_output(line: bytes) -> int:
    sys.stdout.buffer.write(line)
    return 1


def _to_file(lines: Iterator[bytes], out: Path) -> int:
    count = 0
    try:
        handle, scratch = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                for line in lines:
                    file.write(line)
                    count += 1
            Path(scratch).chmod(0o644)
            Path(scratch).replace(out)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise RecordError(
            f"{out} cannot be written: {error.strerror}", "Name another place, or make room there"
        ) from error
    return count


def _csv_cells(row: FactRow) -> list[str]:
    first = row.evidence[0]
    time = row.time
    when = [time.event, time.start, time.end, time.as_of] if time else []
    return [
        *(row.id, row.type, row.status, row.modality, row.polarity),
        *("; ".join(filler.name for filler in row.filled(role)) for role in _ROLES),
        "; ".join(f"{m.name.replace('_', ' ')}: {measure_words(m)}" for m in row.measures),
        "; ".join(value for value in when if value),
        "; ".join(hop.name for hop in row.said),
        *(first.quote, row.doc, row.published or "", str(first.page or ""), first.cell or ""),
        *(row.document_id, str(first.start), str(first.end), "; ".join(row.flags)),
    ]
