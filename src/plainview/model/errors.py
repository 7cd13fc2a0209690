"""What can go wrong, drawn as a tree, and Problem: one thing that could not be read.

PlainviewError              message and advice, always both
├── WrongUse                the command or call makes no sense (exit status 2)
├── Unreadable              a document, or a part of it, could not be read (exit status 3)
├── RecordError             the record on disk cannot be used as it is
│   ├── RecordMissing       there is no record there
│   ├── RecordTooNew        written by a newer version of Plainview
│   └── RecordBusy          another process is writing to it
└── Ungrounded              a quote or surface does not stand at its offsets
"""

from __future__ import annotations

from dataclasses import dataclass


class PlainviewError(Exception):
    """An error with what was wrong and what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}. {self.advice}" if self.advice else self.message


class WrongUse(PlainviewError):
    """The command or call makes no sense as given."""


class Unreadable(PlainviewError):
    """A document, or a part of it, could not be read; `code` is a short stable word for why."""

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.code = code


class RecordError(PlainviewError):
    """The record on disk cannot be used as it is."""


class RecordMissing(RecordError):
    """There is no record at the given place."""


class RecordTooNew(RecordError):
    """The record was written by a newer version of Plainview."""


class RecordBusy(RecordError):
    """Another process is writing to the record."""


class Ungrounded(PlainviewError):
    """A quote or surface does not stand at its offsets in the text."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read, or was read only in part.

    `code` is a short stable word (`encrypted`, `page_without_text`, `too_large` …), `name` the file
    or archive member, `where` the page, sheet row or member inside it, `advice` what to do. `lost`
    says whether content is missing from the record because of it (a warning otherwise).
    """

    code: str
    name: str
    message: str
    where: str = ""
    advice: str = ""
    lost: bool = True

    def __str__(self) -> str:
        place = f"{self.name} ({self.where})" if self.where else self.name
        return f"{place}: {self.message}" + (f". {self.advice}" if self.advice else "")
