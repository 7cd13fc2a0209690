"""Who retells whom: lineage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared
from plainview.model import RecordBusy, RecordError

if TYPE_CHECKING:
    from plainview.store import Record


@click.command()
@click.argument("document", metavar="[DOC]", required=False)
@click.option("--stale", is_flag=True, help="Compare nothing first; answer from what is known.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@shared
def lineage(
    document: str | None, stale: bool, limit: int, record: Path | None, as_json: bool
) -> None:
    """Show which documents retell which, and what was altered.

    Of one document: whom it owes passages to, which outlets it leans on that are not here, and its
    alterations side by side with the source. Without DOC: the groups of documents that go back to
    one. Documents that came in since are compared first.
    """
    from plainview import pipeline
    from plainview.store import Record

    path = record_path(record)
    if not stale:
        bring_up_to_date(path, not as_json)
    with Record.open(path) as source:
        waiting = source.lineage_state().open
        if document:
            found = [pipeline.lineage_of(source, source.document(document).id)]
        elif as_json:
            found = pipeline.lineages(source)
        else:
            from plainview.cli import lineage_shown

            lineage_shown.show_families(pipeline.families(source), waiting, limit)
            return
    if as_json:
        terminal.print_json({"documents": [told.to_json() for told in found], "waiting": waiting})
    else:
        from plainview.cli import lineage_shown

        lineage_shown.show_told(found[0], waiting, limit)


def bring_up_to_date(path: Path, visible: bool) -> None:
    """Compare what is not compared yet; where nobody may write now, leave it."""
    from plainview import pipeline
    from plainview.cli.lineage_shown import comparing
    from plainview.store import Record

    try:
        with Record.open(path) as source:
            if not source.lineage_state().open:
                return
    except RecordError:
        pass  # an older record, which opening for writing brings up to date
    target = _writable(path)
    if target is None:
        return
    with target, comparing(visible) as progress:
        pipeline.trace(target, progress=progress)


def _writable(path: Path) -> Record | None:
    from plainview.store import Record

    try:
        return Record.open(path, write=True)
    except (RecordBusy, RecordError):
        with Record.open(path):  # what is wrong with the record itself is said
            return None


VERBS = (lineage,)
