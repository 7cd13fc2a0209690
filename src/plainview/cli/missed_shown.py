"""How the terminal shows what gave no fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plainview.terminal import console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.pipeline.missed import DocumentMissed

SHOWN = 8
"""Missed sentences shown for a document where several documents are."""


def show_missed(found: Sequence[DocumentMissed], total: int, offset: int, every: bool) -> None:
    """Each document with its counts, then the sentences that gave no fact; `every`: all of them."""
    out = console()
    if not found:
        out.print("No documents." if not total else "No more documents.")
        return
    for one in found:
        _show(one, every, out)
    last = offset + len(found)
    more = "" if last >= total else f"; next: --offset {last}"
    out.print(
        f"[dim]{offset + 1:,} to {last:,} of {total:,} documents, fewest facts first{more}[/]"
    )


def _show(one: DocumentMissed, every: bool, out: Console) -> None:
    from rich.markup import escape
    from rich.table import Table

    from plainview.extraction.coverage import REASONS

    facts = one.document.facts
    count = f"{facts:,} fact{'' if facts == 1 else 's'}" if facts else "[yellow]no fact[/]"
    out.print(f"[bold]{escape(one.document.name)}[/]  {count}")
    if one.why_none:
        out.print(f"  [yellow]why none:[/] {escape(one.why_none)}")
    if one.how:
        out.print(f"  [dim]{escape(one.how)}[/]\n")
        return
    out.print(
        f"  [dim]{one.sentences:,} sentences: {one.told:,} cited by facts, {len(one.missed):,} with"
        f" a number or words of a fact and none given, {one.furniture:,} menus and the like[/]"
    )
    shown = len(one.missed) if every else SHOWN
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for item, quote in list(zip(one.missed, one.quotes, strict=True))[:shown]:
        words = quote if every or len(quote) <= 120 else f"{quote[:119]}…"
        table.add_row(item.reason, ", ".join(item.types), escape(words))
    if one.missed:
        out.print(table)
    if len(one.missed) > shown:
        out.print(
            f"  [dim]… and {len(one.missed) - shown:,} more: --document {one.document.id[:12]}[/]"
        )
    for reason, times in Counter(item.reason for item in one.missed).most_common():
        out.print(f"  [dim]{reason} ({times:,}): {REASONS[reason]}[/]")
    out.print()
