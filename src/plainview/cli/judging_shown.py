"""How judgements look on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.store.judged_list import JudgedRow
from plainview.terminal import console

_STATES = {
    "decides": "green",
    "waits": "dim",
    "superseded": "dim",
    "changed": "yellow",
    "withdraws": "dim",
    "lost": "yellow",
}
_NOW = {
    "decides": "holds",
    "changed": "holds no more: its facts say something else now",
    "lost": "lost: what it is about is not found any more",
}
_HELD = {"yes": "confirmed", "no": "dismissed", "unsure": "noted", "withdrawn": "withdrawn"}


def show_judged(rows: Sequence[JudgedRow]) -> None:
    """A line what was judged and what it does, a line why and when."""
    from rich.markup import escape

    out = console()
    for row in rows:
        colour = _STATES[row.state]
        out.print(f"[bold]{escape(_said(row))}[/]  [{colour}]{_state(row)}[/]")
        out.print(f"  {escape(row.reason)} [dim]({row.made_at[:10]})[/]")
    if not rows:
        out.print("Nothing was judged.")


def _said(row: JudgedRow) -> str:
    if not row.surface:
        kind, _, thing = row.about.partition(":")
        named = f" ({row.name})" if row.name else ""
        return f"{kind} {thing[:10]}{named} {_HELD[row.verdict]}"
    where = f" in {row.doc or row.document_id[:12]}" if row.document_id else ""
    if row.span:
        where += f", characters {row.span[0]} to {row.span[1]} ({row.type})"
    verb = {"yes": "is", "no": "is not", "unsure": "may be", "withdrawn": "withdrawn"}[row.verdict]
    if not row.entity:
        return f"“{row.surface}” {'open' if row.verdict == 'unsure' else verb}{where}"
    return f"“{row.surface}” {verb} {row.name} ({row.entity}){where}"


def _state(row: JudgedRow) -> str:
    if row.state == "decides" and row.kind == "name":
        return f"decides {row.facts:,} fact{'' if row.facts == 1 else 's'}"
    if row.kind != "name":
        return _NOW.get(row.state, row.state)
    if row.state == "lost" and row.doc is None:
        return "lost: its document is not in the record"
    return {"lost": "lost: the name is not found there any more"}.get(row.state, row.state)
