"""Names that are open: they fill a body's role in some fact and stand for no institution yet."""

from __future__ import annotations

from dataclasses import dataclass

from plainview.model import Candidate
from plainview.names import resolve, unlisted_people
from plainview.names.resolving import SURE
from plainview.names.unlisted import ID_PREFIX
from plainview.pipeline.naming import BODY_ROLES, is_post, placed
from plainview.store import Record
from plainview.store.orgs import OpenRow

_CLASS = "(class)"
_MOST, _NEAR = 4, 0.1
_POST = "a post that no list has"


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name, how many facts and documents have it, why it is open, and what it may stand for."""

    name: str
    facts: int
    documents: int
    why: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class OpenNames:
    """Open names, the most frequent first.

    `described` counts those that only describe somebody ("leaders", "a judge"), `withheld` those in
    which a person's name stands; neither are listed.
    """

    names: tuple[OpenName, ...]
    described: int
    withheld: int


def open_names(record: Record, *, type: str | None = None) -> OpenNames:
    """What the names of the record leave open, of facts of one type or of all; posts come last."""
    found, described, withheld = [], 0, 0
    for row in record.open_names(BODY_ROLES, type=type):
        candidates = _candidates(row.name) if _is_name(row.name) else ()
        if not _is_name(row.name) or (" " not in row.name and not candidates):
            described += 1
        elif not placed(row.name) and unlisted_people(row.name):
            withheld += 1
        else:
            why = _why(row, candidates)
            near = tuple(each for each in candidates if each.score >= _NEAR)[:_MOST]
            found.append(OpenName(row.name, row.facts, row.documents, why, near))
    return OpenNames(tuple(sorted(found, key=lambda each: each.why == _POST)), described, withheld)


def _is_name(name: str) -> bool:
    """Whether something is called so: most of its longer words have capitals."""
    if ":" in name or name.endswith(_CLASS):
        return False
    longer = [word for word in name.split() if len(word) > 3 or word.isupper()]
    return bool(longer) and 2 * sum(word[:1].isupper() for word in longer) > len(longer)


def _candidates(name: str) -> tuple[Candidate, ...]:
    if local := placed(name):
        return tuple(resolve(local[0], {"state": local[1]}))
    found = resolve(name)
    return tuple(item for item in found if not (is_post(name) and item.id.startswith(ID_PREFIX)))


def _why(row: OpenRow, found: tuple[Candidate, ...]) -> str:
    if row.judged:
        return "left open by a judgement"
    if len(found) > 1 and found[0].score >= SURE and found[1].score >= found[0].score:
        return "several bodies fit"
    if is_post(row.name):
        return _POST
    return "only near to what is listed" if found else "nothing listed is near"
