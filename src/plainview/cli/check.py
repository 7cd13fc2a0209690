"""A draft held against the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainview import terminal
from plainview.cli.lineage import bring_up_to_date
from plainview.cli.shared import ANSWER_IS_NO, DONE, record_path, shared
from plainview.model import RecordError, Unreadable, WrongUse

if TYPE_CHECKING:
    from plainview.checks.draft import Checked
    from plainview.model import Text

_SAVE_AS = "Save the draft as text, Markdown, DOCX, HTML or PDF, and check that file"


@click.command()
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="Save the draft with its verdicts as a page of its own.",
)
@click.option("--brief", is_flag=True, help="Leave out what the record supports.")
@click.option("--stale", is_flag=True, help="Compare no new documents first.")
@shared
def check(
    draft: str, page: Path | None, brief: bool, stale: bool, record: Path | None, as_json: bool
) -> int:
    """Hold a draft against the record, statement by statement.

    DRAFT is a text, Markdown, DOCX, HTML or PDF file, or - for standard input. Each statement is
    supported (two independent origins, or an official record), told by one origin, contradicted,
    different, or not in the record, with the record's own words beside it. The draft is neither
    stored nor logged. The exit status is 1 when the record contradicts a statement.
    """
    from plainview.cli import check_shown
    from plainview.store import Record
    from plainview.store.forks import spare_processors

    path = record_path(record)
    text = _read(draft)
    if page is not None and page.is_dir():
        raise WrongUse(f"{page} is a folder", "Give the name of a file")
    with Record.open(path):
        pass  # what is wrong with the record is said before anything is compared
    if not stale:
        bring_up_to_date(path, not as_json)
    with Record.open(path) as source, check_shown.checking(not as_json) as progress:
        checked = source.check(text, progress=progress, processes=spare_processors())
        waiting = source.lineage_state().open
    if page is not None:
        _save(page, checked)
    if as_json:
        terminal.print_json({**checked.to_json(), "waiting": waiting})
    else:
        check_shown.show_checked(checked, brief, waiting, page)
    return ANSWER_IS_NO if checked.contradicted else DONE


def _read(draft: str) -> Text:
    """The draft's text; raises Unreadable with a reason that holds none of its words."""
    from plainview.reading import read

    try:
        if draft == "-":
            return read(sys.stdin.buffer.read(), "standard input")
        return read(Path(draft))
    except Unreadable as error:
        raise Unreadable(error.code, error.message, _SAVE_AS) from error


def _save(page: Path, checked: Checked) -> None:
    from plainview.publish.draft_page import draft_page

    try:
        page.write_text(draft_page(checked), encoding="utf-8")
    except OSError as error:
        raise RecordError(
            f"{page} cannot be written: {error.strerror}", "Name another place, or make room there"
        ) from error


VERBS = (check,)
