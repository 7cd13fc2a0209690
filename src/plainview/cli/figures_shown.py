"""How totals and findings look on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from plainview.terminal import console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.store.total_rows import Total

_SHOWN_CELLS = 5


def show_totals(found: Sequence[Total], distinct: str | None, limit: int) -> None:
    """A heading for each document and kind of number, a line for each total, the largest first."""
    out = console()
    if not found:
        out.print("No fact fits.")
    for _, group in groupby(found, key=_heading):
        totals = sorted(group, key=lambda one: (-(one.lo or Decimal(one.facts)), one.keys))
        _show_group(totals, distinct, limit, out)


def _heading(total: Total) -> tuple[object, ...]:
    return (
        total.document_id, total.pattern, total.scope, total.measure, total.unit,
        total.definition, total.as_of,
    )  # fmt: skip


def _show_group(totals: list[Total], distinct: str | None, limit: int, out: Console) -> None:
    from rich.markup import escape

    first = totals[0]
    out.print(f"[bold]{escape(first.doc)}[/] [dim]{escape(_kind(totals))}[/]")
    if first.measure:
        out.print(f"  {escape(_measure(first))}")
    for doubt in first.doubts:
        out.print(f"  [yellow]{escape(doubt)}[/]")
    for total in totals[:limit]:
        names = ", ".join(name or "not stated" for _, name, _ in total.keys)
        parts = [f"{total.facts:,} fact{'s' if total.facts != 1 else ''}"]
        if total.distinct:
            printed, resolved = total.distinct
            parts.append(f"{printed:,} by {distinct} as printed, {resolved:,} as resolved")
        if total.measure:
            parts.append(_sum(total))
        out.print(f"  {escape(names + ': ' if names else '')}{escape('; '.join(parts))}")
        _show_cells(total, out)
    if len(totals) > limit:
        out.print(f"  [dim]… and {len(totals) - limit:,} more: --limit, or --json for all[/]")


def _kind(totals: Sequence[Total]) -> str:
    first, scope = totals[0], ", ".join(totals[0].scope).replace("_", " ")
    days = sorted(day for total in totals for day in (total.first, total.last) if day)
    window = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    parts = (first.pattern, f"by {scope}" if scope else "", window)
    return " · ".join(part for part in parts if part)


def _measure(total: Total) -> str:
    name = (total.measure or "").replace("_", " ")
    per = f" a {total.per}" if total.per else ""
    unit = f", in {total.unit}{per}" if total.unit else per
    definition = f" ({total.definition.replace('_', ' ')})" if total.definition else ""
    return f"{name}{definition}{unit}" + (f": {total.meaning}" if total.meaning else "")


def _sum(total: Total) -> str:
    values = f"{total.values:,} values" if total.values != 1 else "1 value"
    if total.not_added:
        return f"{values}, not added: {total.not_added}"
    sign = "$" if total.unit == "USD" else ""
    if total.lo is not None and total.lo == total.hi:
        return f"{sign}{_digits(total.lo)} in {values}"
    low = "?" if total.lo is None else f"{sign}{_digits(total.lo)}"
    return f"at least {low} in {values}" if total.hi is None else (
        f"{low} to {sign}{_digits(total.hi)} in {values}"
    )  # fmt: skip


def _digits(value: Decimal) -> str:
    return f"{value:,.2f}".removesuffix(".00")


def _show_cells(total: Total, out: Console) -> None:
    from rich.markup import escape

    for cell in total.cells[:_SHOWN_CELLS]:
        words = " ".join(cell.words.split())
        shown = words if len(words) <= 80 else f"{words[:79]}…"
        out.print(f"    [dim]{escape(cell.place)}: {escape(shown)}[/]")
    if len(total.cells) > _SHOWN_CELLS:
        out.print(f"    [dim]… and {len(total.cells) - _SHOWN_CELLS:,} more: --json[/]")
