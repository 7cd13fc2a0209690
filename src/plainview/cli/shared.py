"""What all verbs share: exit statuses, options, and which record is meant."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Verb = TypeVar("Verb", bound=Callable[..., Any])

DONE, ANSWER_IS_NO, WRONG_USE, NOT_READ = 0, 1, 2, 3


def record_option(command: Verb) -> Verb:
    return click.option(
        "-r",
        "--record",
        type=click.Path(path_type=Path),
        metavar="PATH",
        help="The record; else PLAINVIEW_RECORD, else ./record.",
    )(command)


def shared(command: Verb) -> Verb:
    """The options of every verb: `record` and `as_json`."""
    json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
    return record_option(json(command))


def record_path(record: Path | None) -> Path:
    """The record meant: the verb's option, the group's, the environment's, or ./record."""
    chosen = record or click.get_current_context().find_root().params.get("record")
    return Path(chosen or os.environ.get("PLAINVIEW_RECORD") or "record")
