"""How changes look on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plainview.terminal import COLOURS, console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.pipeline.changes import History, ListChange, Side, Step
    from plainview.store.arrivals import Arrivals

_KINDS = {
    "joined": "green",
    "ended": "red",
    "renamed": "cyan",
    "corrected": "dim",
    "raised": "yellow",
    "lowered": "blue",
}


def show_changes(
    found: Sequence[History], since: str | None, new: Arrivals | None, limit: int
) -> None:
    """What came in; then of each list a table of its steps, and the changes of the latest ones."""
    out = console()
    if new is not None:
        _show_new(new, since or "", out)
    for history in found:
        _show_history(history, out)
        for step in history.steps if since else history.steps[-1:]:
            _show_step(step, limit, out)
    if not found:
        out.print("The record holds no list of which states can be compared.")


def _show_new(new: Arrivals, since: str, out: Console) -> None:
    from rich.markup import escape

    kinds = ", ".join(f"[{COLOURS[name]}]{name}[/] {count:,}" for name, count in new.types)
    out.print(
        f"[bold]Since {since}[/] {new.documents:,} documents with {new.facts:,} facts came in"
        + (f": {kinds}" if kinds else "")
    )
    for row in new.listed:
        out.print(f"  {row.facts:>7,}  {escape(row.title or row.name)} [dim]{row.added_at[:10]}[/]")
    if new.documents > len(new.listed):
        out.print(f"  [dim]{'':>7}  and {new.documents - len(new.listed):,} more[/]")
    out.print()


def _show_history(history: History, out: Console) -> None:
    from rich.markup import escape
    from rich.table import Table

    undated = [state for state in history.snapshots if state.date is None]
    states = len(history.snapshots)
    out.print(f"[bold]{history.kind.title}[/] [dim]{history.kind.key}, {states:,} states[/]")
    for state in undated:
        out.print(f"  [yellow]not compared:[/] {escape(state.doc)}, {state.dated_by}")
    for state in history.snapshots:
        if state.dated_by.startswith("its name, which"):
            out.print(f"  [dim]{escape(state.doc)} is dated {state.date} by {state.dated_by}[/]")
    if not history.steps:
        out.print("  Nothing to compare." if states < 2 else "  No later state.")
        return
    shown = [kind for kind in _KINDS if any(step.counts[kind] for step in history.steps)]
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("  From", no_wrap=True)
    table.add_column("To", no_wrap=True)
    table.add_column("Rows", justify="right", no_wrap=True)
    for kind in shown:
        table.add_column(kind.capitalize(), justify="right", no_wrap=True)
    for step in history.steps:
        numbers = [f"{step.counts[kind]:,}" if step.counts[kind] else "" for kind in shown]
        dates = (f"  {step.before.date}", step.after.date)
        table.add_row(*dates, f"{step.after.rows:,}", *numbers)
    out.print(table)


def _show_step(step: Step, limit: int, out: Console) -> None:
    from rich.markup import escape

    out.print(f"\n  [bold]{step.before.date} to {step.after.date}[/]")
    out.print(f"  [dim]{escape(step.before.doc)} to {escape(step.after.doc)}[/]")
    if step.caution:
        out.print(f"  [yellow]caution:[/] {escape(step.caution)}")
    for kind, colour in _KINDS.items():
        rows = [change for change in step.changes if change.kind == kind]
        for change in rows[:limit]:
            out.print(f"  [{colour}]{kind:>9}[/]  {_words(change)}")
        if len(rows) > limit:
            out.print(f"  {'':>9}  [dim]and {len(rows) - limit:,} more {kind}: --limit, --json[/]")
    if not step.changes:
        out.print("  No change.")
    out.print()


def _words(change: ListChange) -> str:
    from rich.markup import escape

    sides = [_side(side) for side in (change.before, change.after) if side]
    why = f" [dim]{escape(change.why)}[/]" if len(sides) > 1 else ""
    return f"\n  {'':>9}  → ".join(sides) + why


def _side(side: Side) -> str:
    from rich.markup import escape

    return escape(side.words) + (f" [dim]{escape(side.cell)}[/]" if side.cell else "")
