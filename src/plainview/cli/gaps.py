"""What a record does not know, and the requests that would fill it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared

if TYPE_CHECKING:
    from plainview.checks.gaps import Gap


@click.command()
@click.option("--kind", metavar="NAME", help="Of one kind: agreement, counts, ceiling, …")
@click.option("--org", help="That this body could fill: name or id.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1))
@shared
def gaps(kind: str | None, org: str | None, limit: int, record: Path | None, as_json: bool) -> None:
    """Show what the record should know and does not, first that on which most hangs.

    \b
    plainview gaps --kind agreement
    plainview request ID
    """
    from plainview import pipeline
    from plainview.checks.gaps import kinds
    from plainview.model import WrongUse
    from plainview.store import Record

    if kind is not None and kind not in kinds():
        raise WrongUse(f"there is no kind of gap {kind!r}", f"One of: {', '.join(kinds())}")
    with Record.open(record_path(record)) as source:
        body = pipeline.the_body(source, org)[0] if org else None
        found = [
            one for one in source.gaps() if kind in (None, one.kind) and body in (None, one.body)
        ]
    if as_json:
        terminal.print_json({"gaps": [_plain(one) for one in found]})
    else:
        _show(found, limit)


def _plain(gap: Gap) -> dict[str, Any]:
    parts = asdict(gap)
    del parts["key"]
    return {"id": gap.id, "kind": gap.kind, "missing": gap.missing, **parts}


def _show(found: list[Gap], limit: int) -> None:
    from collections import Counter

    from rich.markup import escape

    out = terminal.console()
    for one in found[:limit]:
        facts = f"{one.count:,} fact{'s' if one.count != 1 else ''}"
        docs = f"{one.documents:,} document{'s' if one.documents != 1 else ''}"
        out.print(f"[bold]{escape(one.missing)}[/]")
        hang = "hangs" if one.count == 1 else "hang"
        out.print(f"  [dim]{one.kind} {one.id[:10]} · {facts} of {docs} {hang} on it[/]")
    if len(found) > limit:
        out.print(f"[dim]… and {len(found) - limit:,} more: --limit, or --json for all[/]")
    if found:
        counts = Counter(one.kind for one in found)
        told = ", ".join(f"{count:,} {kind}" for kind, count in counts.most_common())
        out.print(f"[dim]{len(found):,} gap{'s' if len(found) != 1 else ''}: {told} (--kind)[/]")
        out.print("[dim]plainview request ID writes the request that would fill one.[/]")
    else:
        out.print("Nothing is known to be missing.")


@click.command()
@click.argument("gap", metavar="ID")
@shared
def request(gap: str, record: Path | None, as_json: bool) -> None:
    """Write the public-records request that would fill a gap, by the id that gaps prints.

    To the body that has the records, under the law that it is under: the federal Freedom of
    Information Act or that of its state. What only you can say stands in brackets. Nothing is sent.

    \b
    plainview request ID > request.md
    """
    from datetime import UTC, datetime

    from plainview.pipeline import gaps as stage
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        found, words = stage.request_for(source, gap, datetime.now(UTC).date())
    terminal.answer(
        {"gap": found.id, "body": found.body, "request": words}, words.rstrip(), as_json
    )


VERBS = (gaps, request)
