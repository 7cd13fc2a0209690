"""Two statements held against each other."""

from __future__ import annotations

import click

from plainview import terminal
from plainview.cli.shared import ANSWER_IS_NO, DONE

_COLOURS = {"same": "green", "rounding": "green", "conflict": "bold red", "alteration": "red"}


@click.command()
@click.argument("one")
@click.argument("two")
@click.option(
    "--printed",
    nargs=2,
    metavar="DAY DAY",
    help="The days on which they were published, as 2025-03-11.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def compare(one: str, two: str, printed: tuple[str, str] | None, as_json: bool) -> int:
    """Say how two statements stand to each other.

    ONE and TWO are sentences of two reports, in quotes. They say the same, contradict each other,
    tell of different times, count different things, are of a part and the whole, or are about
    different matters. No record is needed. The exit status is 1 when they contradict each other.
    """
    from plainview.pipeline import compare as held

    found = held(one, two, printed or (None, None))
    if as_json:
        terminal.print_json(found.to_json())
    else:
        from plainview.publish.draft_words import difference_words

        out = terminal.console()
        colour = _COLOURS.get(found.kind, "yellow")
        about = difference_words(found.differs)
        out.print(f"[{colour}]{found.words}[/]" + (f" [dim]·[/] {about}" if about else ""))
        if found.arithmetic:
            out.print(f"  {found.arithmetic}", markup=False)
    return ANSWER_IS_NO if found.kind == "conflict" else DONE


VERBS = (compare,)
