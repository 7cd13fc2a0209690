"""The part [pull] of a record's plainview.toml: limits, patience, and where the publishers are."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plainview import __version__
from plainview.model import WrongUse
from plainview.pipeline.settings import values_of

_NEVER_ZERO = ("timeout", "answer_seconds", "answer_bytes", "attempts", "max_requests", "max_bytes")


@dataclass(frozen=True, slots=True)
class PullSettings:
    """How publishers are asked. Times are in seconds, sizes in bytes.

    `contact` goes into every request, so that a publisher can reach the user; `interval` lies
    between two requests to one host, and doubles with each failure up to `longest_wait`;
    `timeout` is how long nothing may come, `answer_seconds` how long one answer may take in all;
    `max_requests` and `max_bytes` end a run; one that did not end is gone on with for
    `resume_hours`. The rest are addresses: of an interface, or of a page that links files.
    """

    contact: str = ""
    interval: float = 1.0
    timeout: float = 30.0
    answer_seconds: float = 600.0
    answer_bytes: int = 100_000_000
    attempts: int = 5
    longest_wait: float = 120.0
    max_requests: int = 1000
    max_bytes: int = 1_000_000_000
    resume_hours: float = 24.0
    usaspending: str = "https://api.usaspending.gov"
    federal_register: str = "https://www.federalregister.gov"
    ice_287g: str = "https://www.ice.gov/identify-and-arrest/287g"
    ice_detention: str = "https://www.ice.gov/detain/detention-management"

    def __post_init__(self) -> None:
        for item in fields(self):
            value: Any = getattr(self, item.name)
            if fault := _fault(item.name, value, item.default):
                raise WrongUse(f"{item.name} is {value!r}", f"It has to {fault}")

    @property
    def user_agent(self) -> str:
        """How Plainview names itself: version, purpose, and whom to write to."""
        reach = f"; {self.contact}" if self.contact else ""
        return f"Plainview/{__version__} (public records reader{reach})"


def load(path: Path) -> PullSettings:
    """The settings in a file, defaults where there is none.

    Raises WrongUse for a file that is no TOML, and for unknown names and unfit values.
    """
    values = values_of(path, "pull", [item.name for item in fields(PullSettings)])
    try:
        return replace(PullSettings(), **values)
    except WrongUse as error:
        raise WrongUse(f"{path}: {error.message}", error.advice) from error


def _fault(name: str, value: Any, default: Any) -> str:
    """What a value has to be instead, or nothing."""
    if isinstance(default, str):
        if not isinstance(value, str):
            return "be text"
        if name == "contact":
            return "" if _fits_a_header(value) else "be one line of plain letters and signs"
        return "" if _is_address(value) else "be an address: https://…"
    whole = isinstance(default, int)
    if not isinstance(value, int if whole else int | float) or isinstance(value, bool):
        return "be a whole number" if whole else "be a number"
    if value < 0:
        return "be 0 or more"
    return "be more than 0" if name in _NEVER_ZERO and not value else ""


def _fits_a_header(value: str) -> bool:
    return value.isascii() and value.isprintable() and not set(value) & set("()\\")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
