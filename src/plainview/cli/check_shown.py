"""What the check of a draft shows on the terminal."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plainview.publish.draft_words import (
    MARKS,
    differs_words,
    origin_words,
    place_words,
    verdict_words,
)
from plainview.terminal import console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.checks.draft import Checked, Statement, Telling, Verdict

_COLOURS = {
    "supported": "green",
    "one_origin": "cyan",
    "contradicted": "bold red",
    "differs": "yellow",
    "not_in_record": "dim",
}
_QUOTE = 240


def show_checked(checked: Checked, brief: bool, waiting: int, page: Path | None) -> None:
    """Each statement with its verdict, the record's words and origins; then how many of each."""
    out = console()
    for statement, verdict in checked.found:
        if not brief or verdict.verdict not in ("supported", "one_origin"):
            _show(statement, verdict, checked, out)
    counts = checked.counts()
    told = [f"{counts[name]} {verdict_words(name)}" for name in counts if counts[name]]
    if checked.found:
        many = "statement" if len(checked.found) == 1 else "statements"
        out.print(f"[bold]{len(checked.found)} {many}:[/] {', '.join(told)}.")
    else:
        out.print("No statement that could be checked: no fact, number or institution.")
    if waiting:
        out.print(f"[yellow]{waiting:,} documents are not compared yet: origins may be fewer.[/]")
    if page is not None:
        out.print(f"[dim]The draft with its verdicts is in {page}; nowhere else.[/]")


def _show(statement: Statement, verdict: Verdict, checked: Checked, out: Console) -> None:
    from rich.markup import escape

    colour = _COLOURS[verdict.verdict]
    head = f"{MARKS[verdict.verdict]} {verdict_words(verdict.verdict)}"
    about = differs_words(verdict) or origin_words(verdict, checked.names)
    out.print(f"[{colour}]{head}[/]" + (f" [dim]·[/] {escape(about)}" if about else ""))
    out.print(f"  {escape(_plain(statement.line.content))}")
    for telling in verdict.tellings:
        _quote(telling, "record", out)
    for telling in verdict.against:
        _quote(telling, "but", out)
    for note in (*verdict.notes, verdict.arithmetic):
        if note:
            out.print(f"  [{_COLOURS['differs']}]{escape(note)}[/]")
    out.print()


def _quote(telling: Telling, lead: str, out: Console) -> None:
    from rich.markup import escape

    words = textwrap.shorten(_plain(telling.quote), _QUOTE, placeholder=" …")
    out.print(f"  [dim]{lead:>6}[/]  “{escape(words)}”")
    out.print(f"  {'':6}  [dim]{escape(place_words(telling))}[/]")


def _plain(words: str) -> str:
    return " ".join(words.split())


@contextmanager
def checking(visible: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal while a long draft is checked; elsewhere nothing."""
    if not visible or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Checking"), BarColumn(bar_width=None), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
