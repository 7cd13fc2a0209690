"""How lineage looks on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from plainview.terminal import console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.pipeline.lineage_told import Altered, Family, Owed, Standing, Told

_ARROWS = {"source": "from", "other": "to", "unknown": "with"}


def show_families(found: Sequence[Family], waiting: int, limit: int) -> None:
    """Groups of documents that go back to one, the largest first."""
    from rich.markup import escape

    out = console()
    for family in found[:limit]:
        first = family.origin
        title = escape(first.title or first.name) if first else "which was first is not known"
        out.print(f"[bold]{len(family.documents)} documents[/]  {title}")
        for row, share in zip(family.documents, family.shares, strict=True):
            mark = "[green]first[/]" if row is first else f"[dim]{share:5.0%}[/]"
            about = " · ".join(part for part in (row.outlet, row.published) if part)
            out.print(f"  {mark}  {escape(row.name)} [dim]{escape(about)}[/]")
    if len(found) > limit:
        out.print(f"[dim]and {len(found) - limit:,} more groups: --limit, --json[/]")
    if not found:
        out.print("No document retells another.")
    _show_waiting(waiting, out)


def show_told(told: Told, waiting: int, limit: int) -> None:
    """Whom one document owes what, who owes it, and what was altered."""
    from rich.markup import escape

    out = console()
    row = told.document
    about = " · ".join(part for part in (row.outlet, row.published) if part)
    out.print(f"[bold]{escape(row.title or row.name)}[/] [dim]{escape(about)}[/]")
    for owed in told.derived_from:
        _show_owed(owed, out)
    if not told.derived_from:
        out.print("  It owes no passage to any document of the record, and names no outlet.")
    for owed in told.retold_by[:limit]:
        assert owed.link is not None
        out.print(
            f"  retold by  {escape(owed.doc)} [dim]{owed.link.source_share:.0%} of that,"
            f" {owed.link.other_share:.0%} of this[/]"
        )
    for owed in told.shares[:limit]:
        assert owed.link is not None
        out.print(
            f"  [dim]shares     a passage with {escape(owed.doc)}: a statement or a post,"
            f" {owed.link.other_share:.0%} of this[/]"
        )
    changes = [altered for owed in told.derived_from for altered in owed.alterations]
    if changes:
        out.print(f"\n[bold]Altered[/] {len(changes)}")
    for altered in changes[:limit]:
        _show_altered(altered, out)
    if len(changes) > limit:
        out.print(f"[dim]and {len(changes) - limit:,} more: --limit, --json[/]")
    _show_waiting(waiting, out)


def _show_owed(owed: Owed, out: Console) -> None:
    from rich.markup import escape

    if owed.link is None:
        assert owed.named is not None
        what = f", {owed.named.what}" if owed.named.what else ""
        out.print(f"  leans on   {escape(owed.doc)}{what} [dim]not in the record[/]")
        return
    link, direction = owed.link, owed.link.direction
    if direction.way == "unknown":
        out.print(
            f"  shares     {link.other_share:.0%} with {escape(owed.doc)}"
            " [yellow]which was first is not known[/]"
        )
        return
    out.print(
        f"  {link.manner:9}  {link.other_share:.0%} from {escape(owed.doc)}"
        f" [dim]{direction.confidence:.0%} sure: {escape(direction.reason)}[/]"
    )


def _show_altered(altered: Altered, out: Console) -> None:
    from rich.markup import escape
    from rich.table import Table

    item = altered.alteration
    out.print(f"\n  [yellow]{item.kind}[/]  {escape(item.note)}")
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=True, header_style="dim")
    table.add_column(f"{altered.source_doc}, {item.source_start}", ratio=1)
    table.add_column(f"this document, {item.other_start}", ratio=1)
    table.add_row(
        _marked(altered.source_sentence, altered.source_words),
        _marked(altered.other_sentence, altered.other_words),
    )
    out.print(table)


def _marked(sentence: str, words: str) -> str:
    from rich.markup import escape

    before, _, after = sentence.partition(words)
    return f"{escape(before)}[bold red]{escape(words)}[/]{escape(after)}"


def _show_waiting(waiting: int, out: Console) -> None:
    if waiting:
        out.print(f"[yellow]{waiting:,} documents are not compared yet.[/]")


def show_standing(found: Standing, waiting: int) -> None:
    """On how many independent origins a fact stands, below what `facts --why` shows."""
    from rich.markup import escape

    out = console()
    count, documents = len(found.roots), found.to_json()["documents"]
    origins = "one origin" if count == 1 else f"{count} independent origins"
    told = "one document" if documents == 1 else f"{documents} documents"
    out.print(f"  [dim]{'stands on':>18}[/]  [bold]{origins}[/], told by {told}")
    for root in found.roots:
        names = [found.documents[one] for one in root.documents]
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        name = found.documents.get(root.origin.name, root.origin.name)
        unsure = "" if root.sure else "; which of them was first is not known"
        out.print(
            f"  [dim]{root.origin.kind:>18}[/]  {escape(name)} [dim]in {escape(listed)}{unsure}[/]"
        )
    _show_waiting(waiting, out)


@contextmanager
def comparing(visible: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal while pairs are compared; elsewhere nothing."""
    if not visible or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Comparing pairs"), BarColumn(bar_width=None), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True, highlight=False)) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
