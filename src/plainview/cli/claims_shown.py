"""How claims look on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from plainview.terminal import COLOURS, console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.model import Claim
    from plainview.pipeline.claims_shapes import Beside, ClaimPage, Dispute, Saying, Value
    from plainview.store import FactRow

ID = 10
"""Letters of an id that are shown; as many find the claim again."""
_STEPS = {
    "lineage": "Comparing documents", "keys": "Reading facts", "facts": "Comparing facts",
    "checks": "Checking documents",
}  # fmt: skip
_KINDS = {
    "rounding": "rounded", "definition": "other stage or definition", "alteration": "altered",
    "scope": "other scope", "change": "other date", "same": "",
}  # fmt: skip


def list_json(found: Sequence[Claim], total: int, waiting: int) -> dict[str, Any]:
    """A list of claims as plain data."""
    return {"total": total, "waiting": waiting, "claims": [asdict(claim) for claim in found]}


def show_claims(found: Sequence[Claim], total: int, offset: int, waiting: int) -> None:
    """A table: id, independent origins, documents, what contradicts it, and its words."""
    from rich.markup import escape
    from rich.table import Table

    out = console()
    if not found:
        out.print("No claim fits." if not offset else "No more claims.")
        _show_waiting(waiting, out)
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Claim", style="dim", no_wrap=True)
    table.add_column("Origins", justify="right", no_wrap=True)
    table.add_column("Documents", justify="right", no_wrap=True)
    table.add_column("Against", justify="right", no_wrap=True)
    table.add_column("Says", overflow="fold", ratio=1)
    for claim in found:
        rivals = f"[red]{claim.disputed}[/]" if claim.disputed else ""
        colour = COLOURS[claim.type]
        table.add_row(
            claim.id[:ID], _origins(claim.origins), f"{claim.documents:,}", rivals,
            f"[{colour}]{claim.type}[/] {escape(_short(claim.statement))}",
        )  # fmt: skip
    out.print(table)
    last = offset + len(found)
    more = "" if last >= total else f"; next: --offset {last}"
    out.print(f"[dim]{offset + 1:,} to {last:,} of {total:,} claims{more}; one: claims ID[/]")
    _show_waiting(waiting, out)


def show_claim(page: ClaimPage, waiting: int, limit: int) -> None:
    """One claim: its words, origins, facts, numbers, history, and what stands against it."""
    from rich.markup import escape

    out, claim = console(), page.claim
    out.print(f"[bold]{escape(_short(claim.statement))}[/]")
    out.print(f"[{COLOURS[claim.type]}]{claim.type}[/] [dim]{claim.id[:ID]}[/]")
    count = len(page.roots)
    origins = "one origin" if count == 1 else f"{count} independent origins"
    told = "one document" if claim.documents == 1 else f"{claim.documents:,} documents"
    out.print(f"\n[bold]{origins}[/], told by {told}")
    for root in page.roots[:limit]:
        names = [page.documents.get(one, one) for one in root.documents]
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        name = page.documents.get(root.origin.name, root.origin.name)
        unsure = "" if root.sure else "; which of them was first is not known"
        out.print(
            f"  [dim]{root.origin.kind:>18}[/]  {escape(name)} [dim]in {escape(listed)}{unsure}[/]"
        )
    out.print(f"  [dim]{'go first to':>18}[/]  {escape(page.best.doc)}")
    _show_values(page.values[:limit], out)
    _show_sayings(page.sayings, limit, out)
    _show_disputes(page.disputes, limit, out)
    _show_beside("At other dates", page.history, limit, out)
    _show_beside("At another stage, or defined otherwise", page.beside, limit, out)
    _show_waiting(waiting, out)


def _show_values(values: Sequence[Value], out: Console) -> None:
    if not values:
        return
    from rich.markup import escape
    from rich.table import Table

    out.print("\n[bold]Numbers[/]")
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    for value in values:
        unit = "" if value.unit in (None, "USD", "ratio") else f" {value.unit}"
        per = f" a {value.per}" if value.per else ""
        defined = f" ({value.definition})" if value.definition else ""
        day = f"{'reported ' if value.reported else ''}{value.date}" if value.date else ""
        count = "one document" if len(value.docs) == 1 else f"{len(value.docs)} documents"
        name = f"{value.measure}{defined}".replace("_", " ")
        table.add_row(
            f"[dim]{escape(name)}[/]", escape(f"{value.text}{unit}{per}"), day, f"[dim]{count}[/]"
        )
    out.print(table)


def _show_sayings(sayings: Sequence[Saying], limit: int, out: Console) -> None:
    from rich.markup import escape

    out.print("\n[bold]Says so[/]")
    for one in sayings[:limit]:
        note = _KINDS.get(one.kind, one.kind)
        how = (
            f" [yellow]{note}: {escape(one.arithmetic or ', '.join(one.differs))}[/]"
            if note
            else ""
        )
        out.print(f"  {escape(_quote(one.fact))}{how}")
        out.print(f"    [dim]{escape(_where(one.fact))}[/]")
    if len(sayings) > limit:
        out.print(f"[dim]and {len(sayings) - limit:,} more: --limit, --json[/]")


def _show_disputes(disputes: Sequence[Dispute], limit: int, out: Console) -> None:
    """What contradicts a claim, claim by claim, each by the first two facts that do."""
    if not disputes:
        return
    from rich.markup import escape

    rivals: dict[str, list[Dispute]] = {}
    for one in disputes:
        rivals.setdefault(one.claim, []).append(one)
    out.print("\n[bold red]Against it[/]")
    for claim, held in list(rivals.items())[:limit]:
        one = held[0]
        what = "altered by a retelling" if one.kind == "alteration" else "contradicts"
        sums = one.arithmetic or ("one denies it" if "polarity" in one.differs else "")
        more = f", {len(held)} times" if len(held) > 1 else ""
        out.print(f"  [red]{what}[/] {escape(sums)} [dim]claim {claim[:ID]}{more}[/]")
        for row in (one.fact, one.other):
            out.print(f"    {escape(_quote(row))}")
            out.print(f"      [dim]{escape(_where(row))}[/]")


def _show_beside(title: str, found: Sequence[Beside], limit: int, out: Console) -> None:
    if not found:
        return
    from rich.markup import escape

    out.print(f"\n[bold]{title}[/]")
    for one in found[:limit]:
        out.print(
            f"  {one.date or 'undated'}  [bold]{escape(one.value)}[/]  {escape(_quote(one.fact))}"
        )
        out.print(f"    [dim]{escape(_where(one.fact))} · claim {one.claim[:ID]}[/]")
    if len(found) > limit:
        out.print(f"[dim]and {len(found) - limit:,} more: --limit, --json[/]")


def _quote(row: FactRow) -> str:
    return _short(row.evidence[0].quote)


def _where(row: FactRow) -> str:
    first = row.evidence[0]
    place = first.cell or (f"page {first.page}" if first.page else "")
    return " · ".join(part for part in (row.doc, place, row.outlet, row.published) if part)


def _origins(count: int) -> str:
    return f"[bold green]{count}[/]" if count > 1 else "[dim]1[/]"


def _short(words: str, most: int = 220) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + " …"


def _show_waiting(waiting: int, out: Console) -> None:
    if waiting:
        out.print(f"[yellow]{waiting:,} documents and facts are not compared yet.[/]")


@contextmanager
def comparing(visible: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on the terminal while documents and facts are compared; elsewhere nothing."""
    if not visible or not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(bar_width=None), MofNCompleteColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True, highlight=False)) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(
            task, description=_STEPS[what], completed=done, total=total
        )
