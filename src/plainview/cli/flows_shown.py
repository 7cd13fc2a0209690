"""How chains, cuts and hubs look on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from plainview.terminal import console, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from plainview.flows import Chain, Change, Hub, Item, Step
    from plainview.store.flow_rows import Chains, Leak, Quotes, Stopped

_CONFIDENCE = {
    "documented": "in a public record",
    "independent": "reported by independent origins",
    "once": "reported by one origin",
}
_LONG = 240


def show_chains(found: Chains) -> None:
    """Documented chains, then possible ones, each step with its words and what it assumes."""
    from rich.markup import escape

    from plainview.publish.words import term_words

    out, answer = console(), found.found
    out.print(
        f"[bold]{escape(term_words(answer.category))} → {escape(_whom(found.targets))}[/]"
        f" [dim]on {answer.as_of}{_without(found.without)}[/]"
    )
    if not found.chains:
        out.print(f"No chain. Searched: {escape(answer.searched)}.")
        return
    for title, chains, more, what in (
        ("documented", answer.documented, answer.more_documented, "every step is documented"),
        ("possible", answer.possible, answer.more_possible,
         "nobody documents every step, so none says that the data gets there"),
    ):  # fmt: skip
        if not chains:
            out.print(f"\n[bold]No {title} chain[/]")
            continue
        count = f"{len(chains):,}{' or more' if more else ''}"
        colour = "green" if title == "documented" else "yellow"
        kind = "chain" if count == "1" else "chains"
        out.print(f"\n[{colour} bold]{count} {title} {kind}:[/] [dim]{what}[/]")
        for number, chain in enumerate(chains, 1):
            _show_chain(number, chain, found.quotes, out)
        if more:
            out.print("  [dim]… and more: --limit[/]")
    out.print(f"\n[dim]Searched: {escape(answer.searched)}.[/]")
    steps = (step for chain in found.chains for step in chain.steps)
    if any(step.edge.confidence == "once" for step in steps):
        _show_waiting(found.waiting, out)


def _whom(targets: Sequence[str]) -> str:
    parts = len(targets) - 1
    return targets[0] + (f" with {parts:,} part{'s' if parts > 1 else ''} of it" if parts else "")


def _without(instrument: str | None) -> str:
    return f", without {instrument}" if instrument else ""


def _show_chain(number: int, chain: Chain, quotes: Quotes, out: Console) -> None:
    from rich.markup import escape

    names = [chain.steps[0].edge.provider, *(step.edge.recipient for step in chain.steps)]
    out.print(f"\n  [bold]{number}  {escape(' → '.join(names))}[/]")
    for step in chain.steps:
        _show_step(step, quotes, out, len(chain.steps) > 1)


def _show_step(step: Step, quotes: Quotes, out: Console, several: bool) -> None:
    from rich.markup import escape

    from plainview.publish.words import term_words

    edge = step.edge
    if several:
        colour = "green" if step.documented else "yellow"
        way = escape(f"{edge.provider} → {edge.recipient}")
        out.print(f"     [{colour}]{'documented' if step.documented else 'possible'}[/]  {way}")
    dated = f"since {edge.start}" if edge.start else f"seen {edge.seen}" if edge.seen else ""
    parts = (
        edge.kind.replace("_", " "),
        edge.status.replace("_", " "),
        edge.instrument and f"under {term_words(edge.instrument)}",
        dated,
        _CONFIDENCE[edge.confidence],
        f"{len(edge.facts):,} facts" if len(edge.facts) > 1 else "",
    )
    out.print(f"     [dim]{escape(' · '.join(part for part in parts if part))}[/]")
    _show_words(edge.facts, quotes, out)
    for words in step.assumes:
        out.print(f"     [yellow]assumes[/] {escape(words)}")


def _show_words(facts: Sequence[str], quotes: Quotes, out: Console) -> None:
    """The words of the first fact, with its document."""
    from rich.markup import escape

    from plainview.publish.words import place_words
    from plainview.store.flow_rows import telling

    row = quotes.get(facts[0]) if facts else None
    if row is None:
        return
    runs = telling(row)
    words = " … ".join(item.quote for item in runs)
    place = place_words(runs[0])
    shown = words if len(words) <= _LONG else words[: _LONG - 1].rsplit(" ", 1)[0] + "…"
    out.print(f"     “{escape(shown)}”")
    out.print(
        f"     [dim]{escape(row.doc)}{escape(', ' + place) if place else ''}, fact {row.id[:10]}[/]"
    )


def show_cut(found: Stopped) -> None:
    """The smallest sets that stop the chains, what every chain passes, or why nothing does."""
    from rich.markup import escape

    from plainview.publish.words import term_words

    out, answer = console(), found.found
    chains = "documented chains" if found.documented else "chains, possible ones too"
    out.print(
        f"[bold]{escape(term_words(found.category))} → {escape(_whom(found.targets))}[/]"
        f" [dim]on {found.as_of}{_without(found.without)}; all {chains}[/]"
    )
    kind = "hub" if found.by == "hub" else "agreement"
    if answer.size is None:
        out.print(f"[yellow]No {kind}s can stop it.[/]")
        for name in answer.open_ways[:10]:
            out.print(f"  {escape(name)} gives it directly: end that with --by agreement")
    elif answer.size == 0:
        steps = "step" if answer.edges == 1 else "steps"
        out.print(f"There is no chain to stop, in {answer.edges:,} {steps} that may carry it.")
    else:
        _show_sets(found, kind, out)
    if found.passed:
        out.print("\n[bold]Every chain passes[/]")
        for item in found.passed:
            out.print(f"  {escape(item.name)}")
    for name in answer.split:
        out.print(f"[dim]{escape(name)} was counted once for each provider.[/]")


def _show_sets(found: Stopped, kind: str, out: Console) -> None:
    """The first of the smallest sets, and in what the others differ from it."""
    from rich.markup import escape

    answer, size = found.found, found.found.size
    what = f"1 {kind}" if size == 1 else f"{size:,} {kind}s"
    weight = "" if answer.weight == size else f", of weight {answer.weight:g}"
    sets = len(answer.cuts)
    if sets == 1 and not answer.more:
        out.print(f"\n[bold]The end of {what} stops it{weight}:[/] [dim]no other set so small[/]")
    else:
        count = f"{sets:,}{' or more' if answer.more else ''}"
        out.print(f"\n[bold]The end of {what} stops it{weight}:[/] [dim]{count} such sets[/]")
    first = answer.cuts[0]
    for item in first:
        _show_item(item, found.quotes, out)
    for items in answer.cuts[1:]:
        out.print(f"\n  [bold]Or, in place of[/] {escape(_others(first, items))}:")
        for item in items:
            if item not in first:
                _show_item(item, found.quotes, out)


def _others(items: Sequence[Item], than: Sequence[Item]) -> str:
    return "; ".join(item.name for item in items if item not in than)


def _show_item(item: Item, quotes: Quotes, out: Console) -> None:
    from rich.markup import escape

    facts = "1 fact" if len(item.facts) == 1 else f"{len(item.facts):,} facts"
    out.print(f"   [bold]{escape(item.name)}[/] [dim]{facts}[/]")
    _show_words(item.facts, quotes, out)


def _show_waiting(waiting: int, out: Console) -> None:
    if waiting:
        count = "1 document is" if waiting == 1 else f"{waiting:,} documents are"
        out.print(
            f"[yellow]{count} not compared yet:[/] until plainview lineage has run, what only prose"
            " reports counts as reported by one origin."
        )


def show_hubs(hubs: Sequence[Hub], day: str, as_json: bool) -> None:
    """Institutions by how many shortest ways they lie on."""
    from rich.table import Table

    if as_json:
        print_json({"as_of": day, "hubs": [asdict(hub) for hub in hubs]})
        return
    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Institution", style="bold")
    for name in ("Between", "Gives to", "Receives from"):
        table.add_column(name, justify="right")
    for hub in hubs:
        if hub.between > 0:
            table.add_row(
                hub.name, f"{hub.between:.2%}", f"{hub.gives_to:,}", f"{hub.receives_from:,}"
            )
    if not table.row_count:
        out.print(f"Nobody stands between others on {day}.")
        return
    out.print(table)
    off = hubs[0].error
    how = f"sampled, off by at most {off:.1%} (95% sure)" if off else "counted"
    out.print(f"[dim]Share of ordered pairs whose shortest ways lead through, on {day}; {how}.[/]")


def show_receivers(found: Sequence[tuple[str, int]], day: str, as_json: bool) -> None:
    """Institutions by the number of their direct providers."""
    from rich.markup import escape

    if as_json:
        rows = [{"name": name, "receives_from": count} for name, count in found]
        print_json({"as_of": day, "receivers": rows})
        return
    out = console()
    for name, count in found:
        out.print(f"{count:>7,}  {escape(name)}")
    out.print(f"[dim]Direct providers of any data, on {day}.[/]")


def show_leaks(leaks: Sequence[Leak], total: int, day: str, as_json: bool) -> None:
    """Rules, and the ways by which data may get to whom they forbid it."""
    from rich.markup import escape

    from plainview.publish.words import term_words

    if as_json:
        print_json({"as_of": day, "total": total, "leaks": [leak.to_json() for leak in leaks]})
        return
    out = console()
    for leak in leaks:
        out.print(f"[bold]{escape(leak.rule)}[/] forbids {escape(term_words(leak.category))} to")
        out.print(f"  {escape('; '.join(leak.recipients[:6]))}")
        _show_words(leak.facts, leak.quotes, out)
        for number, chain in enumerate(leak.chains, 1):
            kind = "documented" if chain.documented else "possible"
            out.print(f"  [yellow]yet, {kind}:[/]")
            _show_chain(number, chain, leak.quotes, out)
        out.print()
    if not total:
        out.print("No rule of the record forbids data that reaches whom it forbids it.")
    else:
        out.print(f"[dim]{len(leaks):,} of {total:,} rules, on {day}.[/]")


def show_changes(
    changes: Sequence[Change],
    since: str | None,
    without: str | None,
    day: str,
    limit: int,
    as_json: bool,
) -> None:
    """Who obtains what otherwise than before."""
    from rich.markup import escape

    from plainview.publish.words import term_words

    if as_json:
        rows = [asdict(change) for change in changes]
        print_json({"since": since, "as_of": day, "without": without, "changes": rows})
        return
    out = console()
    for change in changes[:limit]:
        out.print(
            f"[bold]{escape(change.recipient)}[/]: {escape(term_words(change.category))}"
            f"  {change.before} → {change.after}"
        )
    if len(changes) > limit:
        out.print(f"[dim]… and {len(changes) - limit:,} more: --limit, --json[/]")
    when = f"from {since} to {day}" if since else f"without {without}, on {day}"
    out.print(f"[dim]{len(changes):,} changes {escape(when)}.[/]")
