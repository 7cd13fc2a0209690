"""Documents in and out: init, add, remove, sources."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainview import terminal
from plainview.cli import asking
from plainview.cli.shared import DONE, NOT_READ, record_path, shared
from plainview.model import RecordMissing

if TYPE_CHECKING:
    from plainview.store import Record


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
@click.option(
    "--extractor",
    type=click.Choice(["built-in", "llm"]),
    default="built-in",
    show_default=True,
    help="built-in: patterns and learned decisions, on this machine. llm: also ask the language"
    " model of [llm] in plainview.toml; every quote is checked.",
)
@click.option("--estimate", is_flag=True, help="With llm: say what it would cost, and do nothing.")
@click.option("--send-text", is_flag=True, help="With llm: agree that text leaves this machine.")
@shared
def add(
    paths: tuple[Path, ...],
    workers: int | None,
    again: bool,
    extractor: str,
    estimate: bool,
    send_text: bool,
    record: Path | None,
    as_json: bool,
) -> int:
    """Read files, folders and archives into the record.

    Adding the same again changes nothing. What could not be read is listed, the rest is done.
    """
    path = record_path(record)
    if extractor == "llm":
        return _add_asking(path, paths, workers, again, estimate, send_text, as_json)
    if estimate or send_text:
        raise click.UsageError("--estimate and --send-text go with --extractor llm.")
    from plainview import pipeline

    with _opened(path) as target, terminal.progress_bar(not as_json) as progress:
        report = pipeline.add(target, paths, workers=workers, again=again, progress=progress)
        counts, facets = target.counts(), target.facets(orgs=0)
    if as_json:
        terminal.print_json({**report.to_json(), "record": str(path), "totals": asdict(counts)})
    else:
        terminal.show_added(report, counts, facets, path)
    return NOT_READ if any(problem.lost for problem in report.problems) else DONE


def _add_asking(
    path: Path,
    paths: tuple[Path, ...],
    workers: int | None,
    again: bool,
    estimate: bool,
    send_text: bool,
    as_json: bool,
) -> int:
    """Add with a language model: what it would cost, whether it may be asked, then both."""
    from plainview import endpoint, pipeline

    plan, settings = asking.planned(path, paths, again, as_json)
    if estimate:
        if as_json:
            terminal.print_json(plan.to_json(settings))
        else:
            asking.show_estimate(plan, settings)
        return DONE
    endpoint.demand_consent(plan, settings, send_text)
    with _opened(path) as target:
        done = asking.asked(plan, settings, as_json)
        with terminal.progress_bar(not as_json) as progress:
            report = pipeline.add(
                target,
                paths,
                workers=workers,
                again=again,
                progress=progress,
                model=plan.model,
                held=done.held,
            )
        counts, facets = target.counts(), target.facets(orgs=0)
    if as_json:
        totals = {"record": str(path), "totals": asdict(counts)}
        brought = asking.summary(plan, done, settings, report)
        terminal.print_json({**report.to_json(), **totals, "llm": brought})
    else:
        asking.show(done, settings, report)
        terminal.show_added(report, counts, facets, path)
    return NOT_READ if any(problem.lost for problem in report.problems) else DONE


def _opened(path: Path) -> Record:
    from plainview.store import Record

    try:
        return Record.open(path, write=True)
    except RecordMissing:
        return Record.create(path)


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
        pulled = source.captured("pull", limit=100_000 if as_json else terminal.SHOWN_PULLED + 1)
    if as_json:
        terminal.print_json(
            {
                "sources": [asdict(row) for row in rows],
                "documents": [asdict(row) for row in documents],
                "pulled": [asdict(capture) for capture in pulled],
                "problems": [asdict(row.problem) for row in problems],
            }
        )
    else:
        terminal.show_sources(rows, pulled, problems)


VERBS = (init, add, remove, sources)
