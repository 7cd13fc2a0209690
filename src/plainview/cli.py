"""The verbs: each opens the record, asks it one thing, and says it in words or in JSON.

Exit status: 0 done, 1 done but the answer is no, 2 wrong use, 3 something could not be read or
written (the rest was done; it is listed).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from plainview import __version__, terminal
from plainview.model import FACT_TYPES, PlainviewError, RecordMissing, WrongUse

Verb = TypeVar("Verb", bound=Callable[..., Any])

DONE, ANSWER_IS_NO, WRONG_USE, NOT_READ = 0, 1, 2, 3


def _record_option(command: Verb) -> Verb:
    return click.option(
        "-r",
        "--record",
        type=click.Path(path_type=Path),
        metavar="PATH",
        help="The record; else PLAINVIEW_RECORD, else ./record.",
    )(command)


def _shared(command: Verb) -> Verb:
    """The options of every verb."""
    json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
    return _record_option(json(command))


def _path(record: Path | None) -> Path:
    """The record meant: the verb's option, the group's, the environment's, or ./record."""
    chosen = record or click.get_current_context().find_root().params.get("record")
    return Path(chosen or os.environ.get("PLAINVIEW_RECORD") or "record")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: plainview add FOLDER, then plainview serve.",
)
@click.version_option(__version__, prog_name="plainview")
@_record_option
def cli(record: Path | None) -> None:
    """A public record of surveillance programs that anyone can check.

    Reads documents into facts about institutions, each with the exact words it came from. It holds
    no facts about private individuals.
    """


@cli.command()
@_shared
def init(record: Path | None, as_json: bool) -> None:
    """Make a record."""
    from plainview.store import Record

    path = _path(record)
    Record.create(path).close()
    terminal.answer({"record": str(path)}, f"Made a record at {path}.", as_json)


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1, 64), help="Worker processes; else one a core.")
@click.option("--again", is_flag=True, help="Take in even what was removed before.")
@_shared
def add(
    paths: tuple[Path, ...], workers: int | None, again: bool, record: Path | None, as_json: bool
) -> int:
    """Read files, folders and archives into the record.

    Adding the same again changes nothing. What could not be read is listed, the rest is done.
    """
    from plainview import pipeline
    from plainview.store import Record

    path = _path(record)
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


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--why", required=True, help="The reason; it stays in the record.")
@_shared
def remove(document: str, why: str, record: Path | None, as_json: bool) -> None:
    """Take a document out: bytes, text, facts and index.

    DOC is a name, a path, or the beginning of an id. A tombstone without content stays.
    """
    from plainview.store import Record

    with Record.open(_path(record), write=True) as target:
        done = target.remove(document, why)
    terminal.answer(asdict(done), terminal.removed_words(done), as_json)


@cli.command()
@click.option("--type", "fact_type", type=click.Choice(list(FACT_TYPES)), help="Of one type.")
@click.option("--org", help="Naming this institution: name or id.")
@click.option("--status", help="At this stage (in_force, planned, …).")
@click.option("--document", metavar="DOC", help="Of one document.")
@click.option("--text", metavar="WORDS", help="With these words in the quote.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--offset", default=0, type=click.IntRange(0), help="Leave out the first so many.")
@click.option("--why", metavar="ID", help="Where one fact comes from.")
@_shared
def facts(
    fact_type: str | None,
    org: str | None,
    status: str | None,
    document: str | None,
    text: str | None,
    limit: int,
    offset: int,
    why: str | None,
    record: Path | None,
    as_json: bool,
) -> None:
    """Show facts with their quotes, or where one of them comes from."""
    from plainview.store import Record

    with Record.open(_path(record)) as source:
        if why:
            row = source.fact(why)
            found = source.document(row.document_id)
            captures = source.captures(row.document_id)
            if as_json:
                terminal.print_json({**row.to_json(), "captures": [asdict(c) for c in captures]})
            else:
                terminal.show_why(row, found, captures)
            return
        asked = {"type": fact_type, "name": org, "status": status, "query": text}
        filters: dict[str, Any] = {key: value for key, value in asked.items() if value}
        if document:
            filters["document"] = source.document(document).id
        rows = source.facts(limit=limit, offset=offset, **filters)
        total = source.count_facts(**filters)
    if as_json:
        terminal.print_json({"total": total, "facts": [row.to_json() for row in rows]})
    else:
        terminal.show_facts(rows, total, offset)


@cli.command()
@_shared
def sources(record: Path | None, as_json: bool) -> None:
    """Show where the documents come from, and what could not be read."""
    from plainview.store import Record

    with Record.open(_path(record)) as source:
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


@cli.command()
@click.argument("form", metavar="FORMAT")
@click.argument("out", metavar="OUT")
@click.option("--public", is_flag=True, help="Fit to share: people's names read as █.")
@_shared
def export(form: str, out: str, public: bool, record: Path | None, as_json: bool) -> None:
    """Write the facts to a file, or to standard output for "-".

    FORMAT is facts-jsonl (a fact a line, with offsets) or csv (a fact a row).
    """
    from plainview.publish import exports
    from plainview.store import Record

    with Record.open(_path(record)) as source:
        count = exports.export(source, form, out, public=public)
    if out == "-":
        return
    note = "" if public else " Quotes are verbatim; to share it, export with --public."
    words = f"Wrote {count:,} facts to {out}.{note}"
    terminal.answer({"facts": count, "out": out, "public": public}, words, as_json)


@cli.command()
@click.option("--deep", is_flag=True, help="Read the bytes in the vault again, too.")
@_shared
def verify(deep: bool, record: Path | None, as_json: bool) -> int:
    """Check every quote and the journal."""
    from plainview import pipeline
    from plainview.store import Record

    with Record.open(_path(record)) as source:
        limits = pipeline.load(source.folder.settings).limits if deep else None
        report = source.verify(deep=deep, limits=limits)
    terminal.answer(report.to_json(), terminal.verified_words(report), as_json)
    return DONE if report.sound else ANSWER_IS_NO


@cli.command()
@click.option("--port", default=8470, show_default=True, type=click.IntRange(0, 65535))
@click.option("--read-only", "public", is_flag=True, help="Show only what may leave this machine.")
@_shared
def serve(port: int, public: bool, record: Path | None, as_json: bool) -> None:
    """Open the pages on this machine (127.0.0.1)."""
    from plainview.web import server

    path = _path(record)

    def ready(address: str) -> None:
        words = f"The record {path} is open at {address} (Ctrl-C to stop)."
        terminal.answer({"address": address, "record": str(path)}, words, as_json)

    server.serve(path, port=port, public=public, ready=ready)


def main() -> None:
    """Run the command line and leave with its exit status."""
    as_json = "--json" in sys.argv
    try:
        status = cli.main(prog_name="plainview", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        terminal.show_usage_error(error, as_json)
        status = WRONG_USE
    except PlainviewError as error:
        terminal.show_error(error, as_json)
        status = WRONG_USE if isinstance(error, WrongUse | RecordMissing) else NOT_READ
    except (KeyboardInterrupt, click.Abort):
        status = 130
    except BrokenPipeError:
        # the reader went away; nothing more can be said, and Python must not try at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    sys.exit(status or DONE)
