"""What changed: changes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared
from plainview.model import WrongUse

if TYPE_CHECKING:
    from plainview.store.arrivals import Arrivals

_REST = {4: "-01-01", 7: "-01"}


@click.command()
@click.option("--since", metavar="DATE", help="What is new since a day (2026-03-01).")
@click.option("--of", "key", metavar="LIST", help="Of one list: 287g, 287g-pending, detention.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0, 100_000))
@shared
def changes(
    since: str | None, key: str | None, limit: int, record: Path | None, as_json: bool
) -> None:
    """Show what changed in successive lists.

    From one state of a public list in the record to the next: what joined or ended, which numbers
    rose or fell. A name that was only corrected or changed is told from a departure. With --since
    also what came into the record since then. --limit is the number of changes printed of each
    kind.
    """
    from plainview import pipeline
    from plainview.pipeline.snapshots import KINDS
    from plainview.store import Record

    if key is not None and key not in {kind.key for kind in KINDS}:
        listed = ", ".join(kind.key for kind in KINDS)
        raise WrongUse(f"there is no list {key!r}", f"One of: {listed}")
    day = _day(since)
    new: Arrivals | None = None
    with Record.open(record_path(record)) as source:
        found = pipeline.histories(source, of=key, since=day)
        if day:
            new = source.added_since(day)
    if as_json:
        lists = [history.to_json() for history in found]
        terminal.print_json({"since": day, "added": asdict(new) if new else None, "lists": lists})
    else:
        from plainview.cli import changes_shown

        changes_shown.show_changes(found, day, new, limit)


def _day(typed: str | None) -> str | None:
    """A day; of a year or a month the first one."""
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed + _REST.get(len(typed), "")).isoformat()
    except ValueError as error:
        raise WrongUse(f"{typed!r} is no date", "Give one like 2026-03-01") from error


VERBS = (changes,)
