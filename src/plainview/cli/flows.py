"""Who can reach what, and what would stop it: reach, cut, flows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from plainview import terminal
from plainview.cli.shared import ANSWER_IS_NO, DONE, record_path, shared
from plainview.model import WrongUse

Verb = TypeVar("Verb", bound=Callable[..., Any])
_VIEWS = ("hubs", "receivers", "leaks", "changes")


def _asked(command: Verb) -> Verb:
    """The options that reach and cut share."""
    for option in (
        click.option("--parts", is_flag=True, help="Also what is part of ORG, or of the holder."),
        click.option("--without", metavar="INSTRUMENT", help="As if it, or this law, were gone."),
        click.option(
            "--as-of", metavar="DATE", help="On this date (2025, 2025-06-01); else today."
        ),
        click.option("--from", "holder", metavar="ORG", help="Only data that ORG holds."),
        click.option("--to", required=True, metavar="ORG", help="Who obtains it: name or id."),
        click.option("--data", required=True, metavar="D", help="The category: school_record, …"),
    ):
        command = option(command)
    return command


def _day(as_of: str | None) -> str:
    return as_of or date.today().isoformat()


@click.command()
@_asked
@click.option("--through", metavar="HUB", help="Only chains that pass this institution.")
@click.option("--limit", type=click.IntRange(1, 10_000),
              help="Chains of each kind.  [default: 5; with --json 100]")  # fmt: skip
@shared
def reach(
    data: str,
    to: str,
    holder: str | None,
    as_of: str | None,
    without: str | None,
    parts: bool,
    through: str | None,
    limit: int | None,
    record: Path | None,
    as_json: bool,
) -> int:
    """Show the chains by which an institution obtains data.

    Documented chains and merely possible ones stand apart; every step has its words, and what
    believing in it assumes. The exit status is 1 where there is no chain.

    \b
    plainview reach --data licence_plate_read --to FBI
    plainview reach --data school_record --to ICE --parts --through "fusion centers"
    """
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        found = source.reach(
            data, to, holder=holder, through=through, as_of=_day(as_of), without=without,
            parts=parts, limit=limit or (100 if as_json else 5),
        )  # fmt: skip
    if as_json:
        terminal.print_json(found.to_json())
    else:
        from plainview.cli.flows_shown import show_chains

        show_chains(found)
    return DONE if found.chains else ANSWER_IS_NO


@click.command()
@_asked
@click.option("--by", default="agreement", show_default=True,
              type=click.Choice(["agreement", "hub"]), help="What can end.")  # fmt: skip
@click.option("--weights", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              metavar="FILE", help="How hard each is to end: a name, a tab, a number.")  # fmt: skip
@click.option("--documented", is_flag=True, help="Leave the merely possible chains out.")
@click.option("--limit", type=click.IntRange(1, 10_000),
              help="Sets of the smallest size.  [default: 3; with --json 100]")  # fmt: skip
@shared
def cut(
    data: str,
    to: str,
    holder: str | None,
    as_of: str | None,
    without: str | None,
    parts: bool,
    by: str,
    weights: Path | None,
    documented: bool,
    limit: int | None,
    record: Path | None,
    as_json: bool,
) -> int:
    """Show the fewest agreements or hubs whose end stops every chain.

    Also what every chain passes. Possible chains are to be stopped as well, unless --documented is
    given. The exit status is 1 where there is nothing to stop, or nothing that can stop it.

    \b
    plainview cut --data licence_plate_read --to ICE --parts
    plainview cut --data licence_plate_read --to FBI --from "Example Police Department" --by hub
    """
    from plainview.store import Record

    given = _weights(weights) if weights else None
    with Record.open(record_path(record)) as source:
        found = source.cut(
            data, to, by=by, holder=holder, as_of=_day(as_of), without=without, parts=parts,
            documented=documented, weights=given, limit=limit or (100 if as_json else 3),
        )  # fmt: skip
    if as_json:
        terminal.print_json(found.to_json())
    else:
        from plainview.cli.flows_shown import show_cut

        show_cut(found)
    return DONE if found.found.size else ANSWER_IS_NO


def _weights(path: Path) -> dict[str, float]:
    """The lines of a file of weights; "#" begins a remark, "inf" is what cannot end."""
    found: dict[str, float] = {}
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, weight = line.rpartition("\t")
        try:
            found[name.strip()] = float(weight)
        except ValueError:
            tab = ""
        if not tab:
            raise WrongUse(
                f"line {number} of {path.name} is no weight: {line.strip()!r}",
                "Write a name, a tab and a number above 0",
            )
    return found


@click.command()
@click.argument("view", type=click.Choice(_VIEWS), default="hubs")
@click.option("--data", metavar="D", help="With changes: of this category alone.")
@click.option("--as-of", metavar="DATE", help="On this date; else today.")
@click.option("--since", metavar="DATE", help="With changes: the earlier of two dates.")
@click.option("--without", metavar="INSTRUMENT", help="With changes: what its end would change.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@shared
def flows(
    view: str,
    data: str | None,
    as_of: str | None,
    since: str | None,
    without: str | None,
    limit: int,
    record: Path | None,
    as_json: bool,
) -> None:
    """Show who stands between others, who receives most, ways round rules, and changes.

    \b
    hubs       who lies on the most shortest ways from institution to institution
    receivers  who has the most direct providers
    leaks      rules that forbid data to somebody, and the ways by which it may get there
    changes    who obtains what otherwise than --since, or would --without an instrument
    """
    from plainview.cli import flows_shown
    from plainview.store import Record

    day = _day(as_of)
    if view == "changes" and bool(since) == bool(without):
        raise click.UsageError("changes goes with one of --since DATE and --without INSTRUMENT.")
    if view != "changes" and (since or without or data):
        raise click.UsageError("--since, --without and --data go with changes only.")
    with Record.open(record_path(record)) as source:
        if view == "hubs":
            flows_shown.show_hubs(source.hubs(day, limit), day, as_json)
        elif view == "receivers":
            flows_shown.show_receivers(source.receivers(day, limit), day, as_json)
        elif view == "leaks":
            flows_shown.show_leaks(*source.leaks(day, limit=limit), day, as_json)
        else:
            if since:
                changes = source.flow_changes(since, day, data)
            else:
                changes = source.flow_effect(without or "", data, day)
            flows_shown.show_changes(changes, since, without, day, limit, as_json)


VERBS = (reach, cut, flows)
