"""How institutions look on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plainview.terminal import COLOURS, console

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.model import Alias
    from plainview.pipeline import Institution, InstitutionPage, OpenNames
    from plainview.pipeline.bodies import Count, Office

_MOST_COUNTS, _MOST_SEEN, _MOST_PARTS, _MOST_ALIASES = 2, 12, 20, 14


def show_institutions(rows: Sequence[Institution], total: int, offset: int) -> None:
    """A table: institution, kind, facts, facts with its components, and what it does in them."""
    from rich.markup import escape
    from rich.table import Table

    out = console()
    if not rows:
        out.print("No institution fits." if not offset else "No more institutions.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Institution", style="bold", overflow="fold", ratio=3)
    table.add_column("Kind", style="dim", no_wrap=True)
    table.add_column("Facts", justify="right", no_wrap=True)
    table.add_column("With parts", justify="right", no_wrap=True)
    table.add_column("Mostly", overflow="fold", ratio=3)
    for row in rows:
        more = f"{row.with_parts:,}" if row.with_parts != row.facts else ""
        table.add_row(
            escape(row.name), row.kind, f"{row.facts:,}", more, _counts(row.counts, _MOST_COUNTS)
        )
    out.print(table)
    last = offset + len(rows)
    more = "" if last >= total else f"; next: --offset {last}"
    out.print(f"[dim]{offset + 1:,} to {last:,} of {total:,} institutions{more}[/]")


def show_institution(page: InstitutionPage) -> None:
    """One institution: what it is, what facts say of it, its names, parts, offices, documents."""
    from rich.markup import escape

    out, own = console(), page.institution
    out.print(f"[bold]{escape(own.name)}[/] [dim]{own.id}, {own.kind}[/]")
    if page.chain:
        out.print("  part of " + escape(" < ".join(name for _, name in page.chain)))
    out.print(f"\n[bold]{own.facts:,} facts[/] name it" + _with_parts(page))
    for count in own.counts:
        out.print(f"  {count.facts:>7,}  [{COLOURS[count.type]}]{count.type}[/] as {_role(count)}")
    _show_names(page, out)
    _show_parts(page, out)
    _show_offices(page.offices, out)
    if page.appearances:
        out.print(f"\n[bold]Documents[/] {page.documents:,}, those with most facts first")
    for row in page.appearances:
        said = ", ".join(part for part in (row.outlet, row.published) if part)
        out.print(f"  {row.facts:>7,}  {escape(row.title or row.name)} [dim]{escape(said)}[/]")
    for judged in page.judgements:
        scope = f" in {judged.doc or judged.document_id[:12]}" if judged.document_id else ""
        out.print(
            f"\n[bold]Judged[/] “{escape(judged.surface)}”{escape(scope)}: {judged.verdict},"
            f" {judged.state} [dim]{escape(judged.reason)}[/]"
        )


def show_open(found: OpenNames, limit: int, offset: int) -> None:
    """Each open name with its counts, why it is open, and the candidates with their reasons."""
    from rich.markup import escape

    out, rows = console(), found.names[offset : offset + limit]
    for row in rows:
        documents = f"{row.documents:,} document{'s' if row.documents != 1 else ''}"
        facts = f"{row.facts:,} fact{'s' if row.facts != 1 else ''}"
        out.print(f"[bold]{escape(row.name)}[/]  {facts} in {documents} [yellow]{row.why}[/]")
        for candidate in row.candidates:
            out.print(
                f"  {candidate.score:.2f}  {escape(candidate.name)}"
                f" [dim]{escape(candidate.id)}: {escape(candidate.reason)}[/]"
            )
    if rows:
        last = offset + len(rows)
        more = "" if last >= len(found.names) else f"; next: --offset {last}"
        out.print(f"[dim]{offset + 1:,} to {last:,} of {len(found.names):,} open names{more}[/]")
        out.print("Say what one stands for: plainview judge name NAME --is ORG --why …")
    else:
        out.print("No name is open.")
    if found.described or found.withheld:
        out.print(
            f"[dim]Not listed: {found.described:,} that only describe (“leaders”),"
            f" {found.withheld:,} with a person's name[/]"
        )


def _with_parts(page: InstitutionPage) -> str:
    own = page.institution
    if own.with_parts == own.facts:
        return ""
    return f"; {own.with_parts:,} name it, a component or an office of these"


def _show_names(page: InstitutionPage, out: Console) -> None:
    from rich.markup import escape

    if page.aliases:
        out.print("\n[bold]Names[/]")
    for how, aliases in _by_how(page.aliases[:_MOST_ALIASES]):
        out.print(f"  [dim]{how:>10}[/]  {escape('; '.join(_dated(each) for each in aliases))}")
    if len(page.aliases) > _MOST_ALIASES:
        out.print(f"  [dim]{'':>10}  and {len(page.aliases) - _MOST_ALIASES:,} more: --json[/]")
    if page.seen or page.otherwise:
        out.print("\n[bold]In documents[/] it is called")
    for seen in page.seen[:_MOST_SEEN]:
        out.print(f"  {seen.facts:>7,}  {escape(' '.join(seen.surface.split()))}")
    if len(page.seen) > _MOST_SEEN:
        rest = sum(seen.facts for seen in page.seen[_MOST_SEEN:])
        out.print(f"  {rest:>7,}  [dim]in {len(page.seen) - _MOST_SEEN:,} other ways: --json[/]")
    if page.otherwise:
        out.print(f"  {page.otherwise:>7,}  [dim]in other words: “it”, or who speaks for it[/]")


def _by_how(aliases: Sequence[Alias]) -> Iterable[tuple[str, list[Alias]]]:
    for how in dict.fromkeys(alias.how for alias in aliases):
        yield how, [alias for alias in aliases if alias.how == how]


def _dated(alias: Alias) -> str:
    if not alias.valid_from and not alias.valid_to:
        return alias.name
    return f"{alias.name} ({alias.valid_from or '…'} to {alias.valid_to or 'now'})"


def _show_parts(page: InstitutionPage, out: Console) -> None:
    from rich.markup import escape

    if page.parts:
        out.print("\n[bold]Components[/] that facts name, counted with it above")
    for part in page.parts[:_MOST_PARTS]:
        below = f", {part.with_parts:,} with parts" if part.with_parts != part.facts else ""
        kinds = _counts(part.counts, 2)
        out.print(f"  {part.facts:>7,}  {escape(part.name)}[dim]{below}[/]  {kinds}")
    if len(page.parts) > _MOST_PARTS:
        out.print(f"  [dim]{'':>7}  and {len(page.parts) - _MOST_PARTS:,} more: --json[/]")
    if page.other_parts:
        names = "; ".join(page.other_parts[:6])
        more = f" and {len(page.other_parts) - 6:,} more" if len(page.other_parts) > 6 else ""
        out.print(f"  [dim]{'':>7}  no fact names: {escape(names)}{more}[/]")


def _show_offices(offices: Sequence[Office], out: Console) -> None:
    from rich.markup import escape

    if offices:
        out.print("\n[bold]Offices[/]")
    for office in sorted(offices, key=lambda each: (-each.facts, each.name)):
        out.print(f"  {office.facts:>7,}  {escape(office.name)}")
        if office.holders:
            held = "; ".join(_dated(each) for each in office.holders[-3:])
            earlier = len(office.holders) - 3
            more = f"; {earlier} earlier" if earlier > 0 else ""
            out.print(f"  {'':>7}  [dim]{escape(held)}{more}[/]")


def _counts(counts: Sequence[Count], most: int) -> str:
    return " · ".join(
        f"[{COLOURS[each.type]}]{each.type}[/] as {_role(each)} {each.facts:,}"
        for each in counts[:most]
    )


def _role(count: Count) -> str:
    return count.role.replace("_", " ")
