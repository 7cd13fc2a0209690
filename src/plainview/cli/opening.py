"""The record as a whole: verify, serve."""

from __future__ import annotations

from pathlib import Path

import click

from plainview import terminal
from plainview.cli.shared import ANSWER_IS_NO, DONE, record_path, shared


@click.command()
@click.option("--deep", is_flag=True, help="Read the bytes in the vault again, too.")
@shared
def verify(deep: bool, record: Path | None, as_json: bool) -> int:
    """Check every quote and the journal."""
    from plainview import pipeline
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        limits = pipeline.load(source.folder.settings).limits if deep else None
        report = source.verify(deep=deep, limits=limits)
    terminal.answer(report.to_json(), terminal.verified_words(report), as_json)
    return DONE if report.sound else ANSWER_IS_NO


@click.command()
@click.option("--port", default=8470, show_default=True, type=click.IntRange(0, 65535))
@click.option("--read-only", "public", is_flag=True, help="Show only what may leave this machine.")
@click.option(
    "--processes",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="How many answer at once, with --read-only; each needs its own memory.",
)
@shared
def serve(port: int, public: bool, processes: int, record: Path | None, as_json: bool) -> None:
    """Open the pages on this machine (127.0.0.1)."""
    from plainview.cli.claims import bring_up_to_date
    from plainview.web import server

    path = record_path(record)
    bring_up_to_date(path, not as_json)

    def ready(address: str) -> None:
        words = f"The record {path} is open at {address} (Ctrl-C to stop)."
        terminal.answer({"address": address, "record": str(path)}, words, as_json)

    server.serve(path, port=port, public=public, ready=ready, processes=processes)


VERBS = (verify, serve)
