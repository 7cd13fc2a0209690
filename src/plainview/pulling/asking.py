"""What passes between a publisher's plan and the run: requests, answers, and why there is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import orjson

from plainview.model import PlainviewError, WrongUse, digest

Kind = Literal["json", "workbook", "page", "xml"]
"""What the bytes of an answer have to be."""

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 120


class Unfetched(PlainviewError):
    """Something could not be fetched; `code` is a short stable word for why.

    With `stop` the publisher or the way to it fails, so that asking for more makes no sense.
    """

    def __init__(self, code: str, message: str, advice: str = "", *, stop: bool = False) -> None:
        super().__init__(message, advice)
        self.code = code
        self.stop = stop


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask for: GET, or POST where there is a body (JSON).

    `name` is the file name that a document of it gets. A `fixed` answer never changes once it is
    published, so that it is asked for once.
    """

    address: str
    kind: Kind
    name: str
    body: bytes | None = None
    page: int = 1
    fixed: bool = False

    @property
    def method(self) -> str:
        return "POST" if self.body is not None else "GET"

    @property
    def key(self) -> str:
        """The same thing asked for: the same key."""
        return digest([self.method, self.address, (self.body or b"").decode()])


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes as they came (unpacked, where they were sent packed), and what they came with.

    `address` is where they came from in the end, `at` when (ISO 8601, UTC).
    """

    data: bytes
    address: str
    at: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer tells: what to ask for next, and whether it is itself a document.

    `notes` say what it holds that is left out.
    """

    following: tuple[Request, ...] = ()
    document: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a pull will cost, as far as the publisher tells beforehand."""

    requests: int
    size: int
    words: str


class Publisher(Protocol):
    """A plan: what to ask of one publisher, one answer leading to the next requests.

    `domain` is the publisher's own: only hosts in it are asked. `first` begins; `take` reads an
    answer and raises Unfetched("schema_changed", …) where it has not the shape agreed on;
    `question` is the one request that an estimate needs.
    """

    @property
    def name(self) -> str: ...

    @property
    def domain(self) -> str: ...

    def first(self) -> Request: ...

    def take(self, request: Request, answer: Answer) -> Taken: ...

    def question(self) -> Request: ...

    def estimate(self, answer: Answer) -> Estimate: ...


def file_name(*parts: str, ending: str) -> str:
    """A plain file name out of words."""
    joined = "-".join(_UNFIT.sub("-", part).strip("-.") for part in parts if part)
    return joined[: LONGEST_NAME - len(ending)].lower() + ending


def linked_name(path: str) -> str:
    """The file name at the end of an address's path, made plain."""
    return _UNFIT.sub("-", path.rpartition("/")[2]).lstrip(".-")[-LONGEST_NAME:] or "unnamed"


def json_of(request: Request, data: bytes) -> dict[str, Any]:
    """An answer as the JSON object it has to be."""
    try:
        value = orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise schema_changed(request, f"is no JSON ({error})") from error
    if not isinstance(value, dict):
        raise schema_changed(request, "is no JSON object")
    return value


def schema_changed(request: Request, what: str) -> Unfetched:
    """That an answer has another shape than the interface used to have."""
    return Unfetched(
        "schema_changed",
        f"The answer of {request.address} {what}",
        "The publisher may have changed its interface: look for a newer Plainview, or download"
        " the data by hand and use plainview add",
    )


def refuse_people(option: str, words: str, *, anywhere: bool = False) -> None:
    """Raises WrongUse for a search that names a person: Plainview has no search by person.

    With `anywhere` two or three words among others are enough, unless they name an act; else the
    words are one name, and "Company" or "LLC" after a person's makes it a firm's.
    """
    from plainview.sources.usaspending.common import natural_person

    parts = words.split()
    runs = {words} | {
        " ".join(parts[start : start + length])
        for length in (2, 3)
        for start in range(len(parts) - length + 1 if anywhere else 0)
        if parts[start + length : start + length + 1] not in (["Act"], ["act"])
    }
    if any(natural_person(run.upper()) or _named(run) or _named(run.title()) for run in runs):
        raise WrongUse(
            f"{option} {words!r} reads like the name of a person, and there is no search by person",
            "For a firm that is named after somebody, write its name in full: Company, Inc., LLC",
        )


def _named(words: str) -> bool:
    """Whether a person stands in some words by more than a surname."""
    from plainview.names import unlisted_people

    return any(" " in words[start:end].strip() for start, end in unlisted_people(words))
