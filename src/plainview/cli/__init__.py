"""The verbs: each opens the record, asks it one thing, and says it in words or in JSON.

A module holds one family of verbs and names them in its VERBS; to add a family, write its module
and put it into FAMILIES.

Exit status: 0 done, 1 done but the answer is no, 2 wrong use, 3 something could not be read or
written (the rest was done; it is listed).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from plainview import __version__, terminal
from plainview.cli import (
    changes,
    check,
    claims,
    compare,
    documents,
    facts,
    figures,
    flows,
    gaps,
    judging,
    lineage,
    opening,
    orgs,
    pull,
)
from plainview.cli.shared import DONE, NOT_READ, WRONG_USE, record_option
from plainview.model import PlainviewError, RecordMissing, WrongUse

FAMILIES = (
    changes,
    check,
    claims,
    compare,
    documents,
    facts,
    figures,
    flows,
    gaps,
    judging,
    lineage,
    opening,
    orgs,
    pull,
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: plainview add FOLDER, then plainview serve.",
)
@click.version_option(__version__, prog_name="plainview")
@record_option
def cli(record: Path | None) -> None:
    """A public record of surveillance programs that anyone can check.

    Reads documents into facts about institutions, each with the exact words it came from. It holds
    no facts about private individuals.
    """


for family in FAMILIES:
    for verb in family.VERBS:
        cli.add_command(verb)


def main() -> None:
    """Run the command line and leave with its exit status."""
    as_json = "--json" in sys.argv
    try:
        status = cli.main(prog_name="plainview", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        terminal.show_usage_error(error, as_json)
        status = WRONG_USE
    except PlainviewError as error:
        terminal.show_error(error, as_json)
        status = WRONG_USE if isinstance(error, WrongUse | RecordMissing) else NOT_READ
    except (KeyboardInterrupt, click.Abort):
        status = 130
    except BrokenPipeError:
        # the reader went away; nothing more can be said, and Python must not try at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    sys.exit(status or DONE)
