"""Documents in and out: init, add, remove, sources."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from plainview import terminal
from plainview.cli.shared import DONE, NOT_READ, record_path, shared
from plainview.model import RecordMissing


@click.command()
@shared
def init(record: Path | None, as_json: bool) -> None:
    """Make a record."""
    from plainview.store import Record

    path = record_path(record)
    Record.create(path).close()
    terminal.answer({"record": str(path)}, f"Made a record at {path}.", as_json)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1, 64), help="Worker processes; else one a core.")
@click.option("--again", is_flag=True, help="Take in even what was removed before.")
@shared
def add(
    paths: tuple[Path, ...], workers: int | None, again: bool, record: Path | None, as_json: bool
) -> int:
    """Read files, folders and archives into the record.

    Adding the same again changes nothing. What could not be read is listed, the rest is done.
    """
    from plainview import pipeline
    from plainview.store import Record

    path = record_path(record)
    try:
        opened = Record.open(path, write=True)
    except RecordMissing:
        opened = Record.create(path)
    with opened as target, terminal.progress_bar(not as_json) as progress:
        report = pipeline.add(target, paths, workers=workers, again=again, progress=progress)
        counts, facets = target.counts(), target.facets(orgs=0)
    summary = {**report.to_json(), "record": str(path), "totals": asdict(counts)}
    if as_json:
        terminal.print_json(summary)
    else:
        terminal.show_added(report, counts, facets, path)
    return NOT_READ if any(problem.lost for problem in report.problems) else DONE


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--why", required=True, help="The reason; it stays in the record.")
@shared
def remove(document: str, why: str, record: Path | None, as_json: bool) -> None:
    """Take a document out: bytes, text, facts and index.

    DOC is a name, a path, or the beginning of an id. A tombstone without content stays.
    """
    from plainview.store import Record

    with Record.open(record_path(record), write=True) as target:
        done = target.remove(document, why)
    terminal.answer(asdict(done), terminal.removed_words(done), as_json)


@click.command()
@shared
def sources(record: Path | None, as_json: bool) -> None:
    """Show where the documents come from, and what could not be read."""
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        rows, problems = source.sources(), source.problems()
        documents = source.documents(order="name", limit=100_000) if as_json else []
    if as_json:
        terminal.print_json(
            {
                "sources": [asdict(row) for row in rows],
                "documents": [asdict(row) for row in documents],
                "problems": [asdict(row.problem) for row in problems],
            }
        )
    else:
        terminal.show_sources(rows, problems)


VERBS = (init, add, remove, sources)
