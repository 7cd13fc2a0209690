"""How findings, and the rules that they come from, look on the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from plainview.terminal import console, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.store.finding_rows import Cited, FindingRow
    from plainview.store.judged_findings import JudgedFinding
    from plainview.store.judging_places import Seen

_COLOURS = {"high": "red", "medium": "yellow", "low": "cyan", "info": "dim"}
_JUDGED = {"yes": "confirmed", "no": "dismissed", "unsure": "noted"}
_QUOTE = 260
_SIDES = 4


def show_findings(
    found: Sequence[FindingRow],
    counts: Counter[str],
    judged: Sequence[JudgedFinding] = (),
    dismissed: int = 0,
) -> None:
    """A paragraph for each finding: what, the sum, the words of both sides, what would settle it.

    `counts` are all that there are of each severity, shown or not; `judged` has the judgements,
    `dismissed` says how many are left out for one.
    """
    out = console()
    judgements = {one.finding.id: one.judgement for one in judged}
    for row in found:
        _show(row, judgements.get(row.finding.id), out)
    told = ", ".join(f"{counts[name]:,} {name}" for name in _COLOURS if counts[name])
    more = sum(counts.values()) - len(found)
    rest = f"; {more:,} more are not shown (--limit, --severity, --check)" if more else ""
    out.print(f"[dim]{told}{rest}[/]" if told else "Nothing was found that does not add up.")
    if dismissed:
        out.print(f"[dim]{dismissed:,} dismissed: plainview findings --all shows them[/]")


def show_due(due: int) -> None:
    """That some checks are silent, where documents were read by an older version."""
    if due:
        click.echo(
            f"{due:,} documents were read by an older version: what they say of their own numbers"
            " is not checked. To read them again: plainview resolve",
            err=True,
        )


def _show(row: FindingRow, judgement: Seen | None, out: Console) -> None:
    from rich.markup import escape

    one = row.finding
    colour = _COLOURS[one.severity]
    out.print(f"[{colour} bold]{one.severity}[/] [bold]{one.check}[/] [dim]{one.id[:10]}[/]")
    out.print(f"  {escape(one.text)}")
    if judgement:
        said = f"{_JUDGED[judgement.verdict]}: {judgement.reason} ({judgement.made_at[:10]})"
        out.print(f"  [green]{escape(said)}[/]")
    if one.arithmetic:
        out.print(f"  [dim]sum[/]     [bold]{escape(one.arithmetic)}[/]")
    for cited in row.evidence[:_SIDES]:
        out.print(f"  [dim]source[/]  {escape(_place(cited))}: {escape(_quoted(cited.quote))}")
    left = len(row.evidence) - _SIDES
    if left > 0:
        out.print(f"  [dim]        and {left} more: --json[/]")
    if one.settled_by:
        out.print(f"  [dim]settled[/] by {escape(one.settled_by)}")
    out.print()


def _place(cited: Cited) -> str:
    place = cited.cell or (f"page {cited.page}" if cited.page else "")
    return f"{cited.doc}, {place}" if place else cited.doc


def _quoted(words: str) -> str:
    return "“" + textwrap.shorten(" ".join(words.split()), _QUOTE, placeholder=" …") + "”"


def show_rules(as_json: bool) -> None:
    """What is checked, on what, by which law, with an example."""
    from rich.markup import escape

    from plainview.checks import CHECKS

    if as_json:
        names = ("name", "rule", "inputs", "source", "example")
        print_json([{name: getattr(check, name) for name in names} for check in CHECKS])
        return
    out = console()
    for check in CHECKS:
        out.print(f"[bold]{check.name}[/]\n  {escape(check.rule)}")
        out.print(f"  [dim]reads[/] {escape(check.inputs)}")
        if check.source:
            out.print(f"  [dim]rests on[/] {escape(check.source)}")
        out.print(f"  [dim]for example[/] {escape(check.example)}\n")
    out.print(f"[dim]{len(CHECKS)} checks; of one alone: plainview findings --check NAME[/]")
