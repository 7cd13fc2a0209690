"""What the command line shows: tables, facts, progress and errors.

Rich is imported where something is drawn, so that `--help` does not wait for it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainview.model import FACT_TYPES, Capture, PlainviewError, Problem

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.pipeline import AddReport, Progress, Step
    from plainview.store.removal import Removal
    from plainview.store.report import Report
    from plainview.store.rows import Counts, DocumentRow, Facets, FactRow, ProblemRow, SourceRow

SHOWN_PROBLEMS = 20
SHOWN_PULLED = 10
COLOURS = {
    "access": "cyan", "spending": "green", "staffing": "magenta", "custody": "yellow",
    "operation": "red", "target": "bright_cyan", "rule": "blue", "stance": "bright_magenta",
}  # fmt: skip


def print_json(value: Any) -> None:
    import orjson

    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.flush()


def answer(value: Any, words: str, as_json: bool) -> None:
    """One answer, in JSON or in words."""
    if as_json:
        print_json(value)
    else:
        click.echo(words)


def show_error(error: PlainviewError, as_json: bool) -> None:
    if as_json:
        print_json({"error": error.message, "advice": error.advice})
        return
    click.echo(click.style("plainview: ", fg="red", bold=True) + error.message, err=True)
    if error.advice:
        click.echo("  " + error.advice, err=True)


def show_usage_error(error: click.ClickException, as_json: bool) -> None:
    if as_json:
        print_json({"error": error.format_message(), "advice": "plainview --help lists the verbs"})
    else:
        error.show()


def console() -> Console:
    """Standard output, without colours where nobody looks."""
    from rich.console import Console

    looked_at = sys.stdout.isatty()
    return Console(highlight=False, soft_wrap=not looked_at, width=None if looked_at else 120)


# Adding


@contextmanager
def progress_bar(visible: bool) -> Iterator[Progress]:
    """A bar on the terminal; elsewhere a line now and then on standard error."""
    if not visible:
        yield lambda step: None
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _lines


def _lines(step: Step) -> None:
    tenth = max(1, step.total // 10)
    if step.done == step.total or (step.done % tenth == 0 and step.total > 100):
        print(f"{step.done:,} of {step.total:,} files, {step.facts:,} facts", file=sys.stderr)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Reading"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[facts]:,} facts"),
        TimeRemainingColumn(compact=True),
        TextColumn("[dim]{task.fields[name]}"),
    )
    with Bar(*columns, console=Console(stderr=True, highlight=False)) as bar:
        task = bar.add_task("", total=None, facts=0, name="")

        def show(step: Step) -> None:
            name = Path(step.name).name[:28]
            bar.update(task, total=step.total, completed=step.done, facts=step.facts, name=name)

        yield show


def show_added(report: AddReport, counts: Counts, facets: Facets, record: Path) -> None:
    from rich.padding import Padding
    from rich.table import Table

    out = console()
    out.print(
        f"[bold]{report.documents:,} documents read[/], {report.facts:,} facts"
        + (f", {report.known:,} already in the record" if report.known else "")
        + f" [dim]({report.seconds:.1f} s)[/]"
    )
    if report.without_facts:
        count = f"{report.without_facts:,} document{'s' if report.without_facts > 1 else ''}"
        out.print(f"[yellow]{count} gave no fact:[/] {_program()} --record {record} facts --missed")
    _show_problems(report.problems, out)
    by_type = dict(facets.types)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=9)
    table.add_column(justify="right", no_wrap=True, min_width=6)
    table.add_column(no_wrap=True, overflow="ellipsis")
    for name, kind in FACT_TYPES.items():
        table.add_row(f"[{COLOURS[name]}]{name}[/]", f"{by_type.get(name, 0):,}", kind.meaning)
    out.print(f"\nThe record {record} holds {counts.documents:,} documents and these facts:")
    out.print(Padding(table, (0, 0, 1, 2)))
    out.print(f"See them in their documents: {_program()} --record {record} serve")


def _program() -> str:
    """How the user can call the program from here again."""
    called = Path(sys.argv[0])
    if called.name != "plainview" or shutil.which("plainview") == str(called.absolute()):
        return "plainview"
    return os.path.relpath(called)


def _show_problems(problems: Sequence[Problem], out: Console) -> None:
    """What was lost, a line each; what was only odd, in one line."""
    from rich.markup import escape

    lost = [problem for problem in problems if problem.lost]
    if lost:
        out.print(f"[yellow]{len(lost):,} not read, or read in part:[/]")
    for problem in lost[:SHOWN_PROBLEMS]:
        out.print(f"  {escape(str(problem))}")
    if len(lost) > SHOWN_PROBLEMS:
        out.print(f"  … and {len(lost) - SHOWN_PROBLEMS:,} more: plainview sources --json")
    for problem in problems if len(problems) - len(lost) <= 3 else ():
        if not problem.lost:
            out.print(f"[dim]  note: {escape(str(problem))}[/]")
    if len(problems) - len(lost) > 3:
        out.print(f"[dim]{len(problems) - len(lost):,} notes: plainview sources --json[/]")


# Facts


def show_facts(rows: Sequence[FactRow], total: int, offset: int) -> None:
    out = console()
    for row in rows:
        _show_fact(row, out)
    if not rows:
        none = "No fact fits. What gave none, and why: plainview facts --missed"
        out.print(none if not offset else "No more facts.")
        return
    more = "" if offset + len(rows) >= total else f"; next: --offset {offset + len(rows)}"
    out.print(f"[dim]{offset + 1:,} to {offset + len(rows):,} of {total:,} facts{more}[/]")


def _show_fact(row: FactRow, out: Console) -> None:
    from rich.markup import escape

    from plainview.publish.words import fact_words, measure_words, place_words, stage_words

    out.print(
        f"[{COLOURS[row.type]} bold]{row.type}[/] [bold]{escape(fact_words(row))}[/]"
        f" [dim]{row.id[:10]}[/]"
    )
    measures = "; ".join(measure_words(measure) for measure in row.measures)
    said = " ← ".join(hop.name for hop in row.said)
    line = " · ".join(
        part for part in (stage_words(row), measures, said and f"says {said}") if part
    )
    out.print(f"  {escape(line)}")
    place = place_words(row.evidence[0])
    out.print(f"  “{escape(row.evidence[0].quote)}”")
    out.print(f"  [dim]{escape(row.doc)}{', ' + place if place else ''}[/]\n")


def show_why(row: FactRow, document: DocumentRow, captures: Sequence[Capture]) -> None:
    """Where a fact comes from: words, document, captures, and what read it."""
    from rich.markup import escape

    out = console()
    _show_fact(row, out)
    from plainview.publish.words import fact_details

    lines = [
        *fact_details(row),
        ("document", f"{document.title or document.name}, SHA-256 {row.document_id}"),
        ("published", row.published or "not stated"),
        ("address", document.address or "not stated"),
        *(("captured", f"{item.seen_at}, {item.how}, {item.name}") for item in captures),
        ("characters", ", ".join(f"{item.start} to {item.end}" for item in row.evidence)),
        ("read by", f"{document.reader}, pattern {row.pattern}"),
        ("fact", row.id),
    ]
    for name, value in lines:
        out.print(f"  [dim]{name:>18}[/]  {escape(value)}")


# Sources, removal, verification


def show_sources(
    rows: Sequence[SourceRow], pulled: Sequence[Capture], problems: Sequence[ProblemRow]
) -> None:
    from rich.markup import escape
    from rich.table import Table

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Outlet", "Format"):
        table.add_column(name, style="bold" if name == "Outlet" else "")
    for name in ("Documents", "Facts"):
        table.add_column(name, justify="right")
    table.add_column("Published")
    for row in rows:
        dates = [date for date in (row.first, row.last) if date]
        table.add_row(
            row.outlet or "not stated",
            row.media_type,
            f"{row.documents:,}",
            f"{row.facts:,}",
            " to ".join(dict.fromkeys(dates)),
        )
    out.print(table)
    if pulled:
        out.print("\n[bold]Fetched from publishers[/], the latest first:")
    for capture in pulled[:SHOWN_PULLED]:
        out.print(f"  {capture.seen_at}  {escape(capture.name)}")
        out.print(f"    [dim]{escape(capture.address or '')}[/]")
    if len(pulled) > SHOWN_PULLED:
        out.print("  … and more: plainview sources --json")
    _show_problems([row.problem for row in problems], out)


def removed_words(done: Removal) -> str:
    count = len(done.documents)
    words = f"Took out {count:,} document{'s' if count != 1 else ''} and {done.facts:,} facts."
    if not done.clean:
        words += " An open reader still holds the old state: close it, then remove or add anything."
    return words


def verified_words(report: Report) -> str:
    if report.sound:
        return f"Sound: {report.summary()}."
    faults = "\n".join(f"  {fault}" for fault in report.faults)
    return f"Not sound: {len(report.faults):,} faults in {report.summary()}.\n{faults}"
