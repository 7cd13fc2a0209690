"""From a publisher into the record: pull, with one command for each publisher."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainview import terminal
from plainview.cli.shared import DONE, NOT_READ, Verb, record_path, shared
from plainview.model import RecordMissing

if TYPE_CHECKING:
    from plainview.pipeline import Progress, Step
    from plainview.pulling import Forecast, Publisher, PullReport, PullSettings

Plan = Callable[["PullSettings"], "Publisher"]

_DAY = click.DateTime(["%Y-%m-%d"])
_SHOWN = 10


def _asking(command: Verb) -> Verb:
    """The options of every publisher's command."""
    for option in (
        click.option("--max-bytes", type=click.IntRange(1), metavar="N", help="End after so much."),
        click.option(
            "--max-requests",
            type=click.IntRange(1),
            metavar="N",
            help="End after so many; the same command goes on there.",
        ),
        click.option(
            "--dry-run",
            is_flag=True,
            help="Say what would be asked and how much there is (one question); keep nothing.",
        ),
    ):
        command = option(command)
    return command


@click.group(subcommand_metavar="SOURCE …")
def pull() -> None:
    """Fetch a public record from its publisher.

    Asks politely (once a second, by name), keeps the bytes as they came with address and time, and
    reads them into the record. Stopped at any moment, the same command goes on where it was.
    Limits, addresses and how a publisher can reach you stand in plainview.toml, in [pull].
    """


@pull.command()
@click.option("--agency", default="", help="The awarding agency: name or acronym.")
@click.option("--recipient", default="", help="The firm or body that is paid: name or UEI.")
@click.option("--year", type=int, metavar="YEAR", help="The fiscal year (ends 30 September).")
@click.option(
    "--kind",
    type=click.Choice(["contracts", "idvs", "grants"]),
    default="contracts",
    show_default=True,
    help="Of what kind; idvs are framework contracts.",
)
@click.option("--transactions", is_flag=True, help="Every modification, not the award's total.")
@_asking
@shared
def usaspending(
    agency: str, recipient: str, year: int | None, kind: str, transactions: bool, **rest: Any
) -> int:
    """Contracts and grants by agency, firm and year.

    For example: plainview pull usaspending --agency ICE --year 2025 --transactions
    """
    from plainview.pulling import UsaSpending

    return _run(
        lambda settings: UsaSpending(
            settings.usaspending, agency, recipient, year, kind, transactions
        ),
        **rest,
    )


@pull.command("federal-register")
@click.option("--term", default="", help="Words in the document.")
@click.option("--agency", default="", help="The agency, as the Register's addresses write it.")
@click.option("--since", type=_DAY, metavar="YYYY-MM-DD", help="Published on this day or later.")
@click.option("--until", type=_DAY, metavar="YYYY-MM-DD", help="Published on this day or earlier.")
@click.option(
    "--type",
    "kind",
    type=click.Choice(["notice", "rule", "proposed-rule"]),
    default="notice",
    show_default=True,
    help="Of what type.",
)
@_asking
@shared
def federal_register(
    term: str,
    agency: str,
    since: datetime | None,
    until: datetime | None,
    kind: str,
    **rest: Any,
) -> int:
    """Notices: computer matching, systems of records.

    For example: plainview pull federal-register --term "computer matching" --since 2024-01-01
    """
    from plainview.pulling import FederalRegister

    first, last = since.date() if since else None, until.date() if until else None
    return _run(
        lambda settings: FederalRegister(
            settings.federal_register, term, agency, first, last, kind
        ),
        **rest,
    )


@pull.command("ice-287g")
@_asking
@shared
def ice_287g(**rest: Any) -> int:
    """ICE's 287(g) lists: taking part, and pending."""
    from plainview.pulling import list_287g

    return _run(lambda settings: list_287g(settings.ice_287g), **rest)


@pull.command("ice-detention")
@_asking
@shared
def ice_detention(**rest: Any) -> int:
    """ICE's detention statistics and facility lists."""
    from plainview.pulling import list_detention

    return _run(lambda settings: list_detention(settings.ice_detention), **rest)


def _run(
    plan: Plan,
    *,
    dry_run: bool,
    max_requests: int | None,
    max_bytes: int | None,
    record: Path | None,
    as_json: bool,
) -> int:
    """What all of them do once the plan is known."""
    from plainview import pulling
    from plainview.store import Record

    path = record_path(record)
    settings = pulling.load(path / "plainview.toml")
    settings = replace(
        settings,
        max_requests=max_requests or settings.max_requests,
        max_bytes=max_bytes or settings.max_bytes,
    )
    publisher = plan(settings)
    if dry_run:
        return _forecast(path, publisher, settings, as_json)
    try:
        opened = Record.open(path, write=True)
    except RecordMissing:
        opened = Record.create(path)

    def tell(words: str) -> None:
        if not as_json:
            click.echo(f"  {words}", err=True)

    with opened as target, ExitStack() as later:
        bar: Progress | None = None

        def progress(step: Step) -> None:
            """The bar begins where fetching ends, so that it draws over nothing."""
            nonlocal bar
            bar = bar or later.enter_context(terminal.progress_bar(not as_json))
            bar(step)

        try:
            report = pulling.pull(target, publisher, settings, progress=progress, tell=tell)
        except KeyboardInterrupt:
            click.echo("Stopped. What came is kept; the same command goes on there.", err=True)
            raise
    if as_json:
        terminal.print_json({**report.to_json(), "record": str(path)})
    else:
        _show(report, path)
    lost = [*report.problems, *(report.added.problems if report.added else [])]
    lacking = not report.whole or any(problem.lost for problem in lost)
    return NOT_READ if lacking else DONE


def _forecast(path: Path, publisher: Publisher, settings: PullSettings, as_json: bool) -> int:
    from plainview import pulling
    from plainview.store import Record

    try:
        with Record.open(path) as source:
            found = pulling.forecast(source, publisher, settings)
    except RecordMissing:
        found = pulling.forecast(None, publisher, settings)
    if as_json:
        terminal.print_json(found.to_json())
    else:
        _show_forecast(found)
    return NOT_READ if found.problem else DONE


def _show_forecast(found: Forecast) -> None:
    click.echo(f"Would ask {found.publisher}, as {found.user_agent}:")
    for request in found.requests[:_SHOWN]:
        click.echo(f"  {request.method} {request.address}")
        if request.body:
            click.echo(f"    {request.body.decode()}")
    if len(found.requests) > _SHOWN:
        click.echo(f"  … and {len(found.requests) - _SHOWN} more")
    if found.here:
        click.echo(f"Of this, {found.here:,} answers are here already from a run that was stopped.")
    if found.estimate:
        cost = found.estimate
        click.echo(
            f"The publisher has {cost.words}: about {cost.requests:,} requests, {_size(cost.size)},"
            f" {_duration(found.seconds)}. One question was asked for this; nothing was kept."
        )
    if found.problem:
        click.echo(f"How much it is cannot be told. {found.problem}")


def _show(report: PullReport, path: Path) -> None:
    counts = {
        state: sum(one.state == state for one in report.fetched) for state in ("new", "unchanged")
    }
    click.echo(
        f"{report.publisher} gave {_size(report.size)} in answer to {report.requests:,} requests:"
        f" {counts['new']:,} new documents, {counts['unchanged']:,} unchanged"
        + (f"; {report.here:,} were here already" if report.here else "")
        + "."
    )
    added = report.added
    if added:
        click.echo(
            f"Read into {path}: {added.documents:,} documents, {added.facts:,} facts"
            + (f"; {added.known:,} were known" if added.known else "")
            + "."
        )
        if added.interrupted:
            click.echo("Reading was stopped. What came is kept; the same command goes on there.")
    problems = [*report.problems, *(added.problems if added else [])]
    lost = [problem for problem in problems if problem.lost]
    if lost:
        click.echo(click.style(f"{len(lost):,} not fetched or not read:", fg="yellow"))
    for problem in lost[:_SHOWN]:
        click.echo(f"  {problem}")
    if len(lost) > _SHOWN:
        click.echo(f"  … and {len(lost) - _SHOWN:,} more: --json lists them")
    for problem in [problem for problem in report.problems if not problem.lost][:_SHOWN]:
        click.echo(f"  note: {problem}")


def _size(count: int) -> str:
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{max(1, round(seconds))} seconds"


VERBS = (pull,)
