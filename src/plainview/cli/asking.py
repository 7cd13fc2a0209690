"""Asking a language model before adding: the estimate, the consent, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainview import terminal
from plainview.model import RecordMissing

if TYPE_CHECKING:
    from plainview.endpoint import Asked, ModelSettings, Plan, Step
    from plainview.endpoint.asking import Progress
    from plainview.pipeline import AddReport

_NOT_REASONS = ("new", "same")


def planned(
    path: Path, paths: tuple[Path, ...], again: bool, quiet: bool
) -> tuple[Plan, ModelSettings]:
    """What adding paths to the record at `path` would ask; nothing is asked, and none is made."""
    from plainview import endpoint
    from plainview.store import Record

    settings = endpoint.load(path / "plainview.toml")
    if not quiet:
        click.echo("Reading what there is to ask about …", err=True)
    try:
        with Record.open(path) as record:
            return endpoint.plan(paths, path, record, settings, again=again), settings
    except RecordMissing:
        return endpoint.plan(paths, path, None, settings, again=again), settings


def show_estimate(plan: Plan, settings: ModelSettings, *, err: bool = False) -> None:
    """What there is to ask and what it may cost."""
    answered = plan.parts - plan.open
    click.echo(
        f"{settings.model} at {settings.where}: {plan.open:,} parts of {plan.asked_documents:,}"
        f" documents to ask about, {plan.characters:,} characters"
        + (f"; {answered:,} parts are answered already" if answered else "")
        + ".",
        err=err,
    )
    click.echo(
        f"  about {plan.tokens_in:,} tokens in and up to {plan.tokens_out:,} out:"
        f" {_price(settings, plan.tokens_in, plan.tokens_out)}",
        err=err,
    )


def asked(plan: Plan, settings: ModelSettings, quiet: bool) -> Asked:
    """Ask, with progress; an interrupt is told that nothing paid for is lost."""
    from plainview import endpoint

    if not quiet:
        show_estimate(plan, settings, err=True)
    try:
        with _bar(not quiet and bool(plan.open), settings) as progress:
            return endpoint.ask(plan, settings, progress)
    except KeyboardInterrupt:
        click.echo("Stopped. The answers that came are kept; the same command goes on.", err=True)
        raise


def summary(plan: Plan, done: Asked, settings: ModelSettings, report: AddReport) -> dict[str, Any]:
    """What the model brought, for JSON."""
    return {
        "estimate": plan.to_json(settings),
        "asked": done.to_json(settings),
        "facts": {name: report.llm.get(name, 0) for name in _NOT_REASONS},
        "rejected": {
            reason: count
            for reason, count in sorted(report.llm.items())
            if reason not in _NOT_REASONS
        },
    }


def show(done: Asked, settings: ModelSettings, report: AddReport) -> None:
    """What the model brought, in words."""
    from plainview.extraction.llm import REASONS

    out = terminal.console()
    out.print(
        f"{settings.model}: {done.answers:,} answers, {done.tokens_in:,} tokens in and"
        f" {done.tokens_out:,} out, {_price(settings, done.tokens_in, done.tokens_out)}",
        markup=False,
    )
    out.print(
        f"  {report.llm.get('new', 0):,} facts that patterns had not found,"
        f" {report.llm.get('same', 0):,} that they had"
    )
    rejected = {reason: count for reason, count in report.llm.items() if reason not in _NOT_REASONS}
    if rejected:
        out.print(f"  {sum(rejected.values()):,} not taken (plainview sources --json lists them):")
    for reason, count in sorted(rejected.items(), key=lambda item: (-item[1], item[0])):
        out.print(f"  {count:>6,}  {REASONS[reason]}")
    if report.known:
        out.print(f"[dim]  {report.known:,} were in the record before and keep their facts[/]")
    if done.stopped:
        out.print(f"Asking was stopped: {done.stopped}", style="yellow", markup=False)


def _price(settings: ModelSettings, tokens_in: int, tokens_out: int) -> str:
    from plainview.endpoint.plan import price

    found = price(settings, tokens_in, tokens_out)
    if found is None:
        return "no price is set (price_in and price_out in [llm])"
    return (
        f"{found:,.2f} {settings.currency}"
        if found >= 0.01 or not found
        else "under 0.01 " + (settings.currency)
    )


@contextmanager
def _bar(visible: bool, settings: ModelSettings) -> Iterator[Progress]:
    """A bar on the terminal; elsewhere a line now and then on standard error."""
    if not visible:
        yield lambda step: None
    elif not sys.stderr.isatty():
        yield _line
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("Asking"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[spent]}"),
            TimeRemainingColumn(compact=True),
        )
        with Bar(*columns, console=Console(stderr=True, highlight=False)) as bar:
            task = bar.add_task("", total=None, spent="")

            def show_step(step: Step) -> None:
                spent = "" if step.price is None else f"{step.price:,.2f} {settings.currency}"
                bar.update(task, total=step.total, completed=step.done, spent=spent)

            yield show_step


def _line(step: Step) -> None:
    if step.done == step.total or step.done % max(1, step.total // 10) == 0:
        print(f"{step.done:,} of {step.total:,} parts asked about", file=sys.stderr)
