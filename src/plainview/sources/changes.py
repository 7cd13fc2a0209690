"""Two snapshots of one list compared: what joined, what ended, what was only written differently.

A name that is spelled right at last is no departure. Two entries are one agreement under two names
where model and day of signing are the same, and the names differ by a slip of writing (corrected)
or say the same body in other words (renamed); or where the registry has both names for one agency.
Everything else came or went.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from plainview.model import Fact
from plainview.sources.columns import fold, state_of
from plainview.vocab.tables import words

KINDS = ("joined", "ended", "renamed", "corrected")

_WORD = re.compile(r"[a-z0-9]+")
_SHORT = {"dept": "department", "co": "county", "twp": "township", "st": "saint", "ft": "fort"}
_SHORT |= {"mt": "mount", "sheriffs": "sheriff", "boro": "borough", "univ": "university"}
_CLASSES = (
    ("sheriff", ("sheriff",)),
    ("police", ("police", "safety", "patrol", "troopers")),
    ("constable", ("constable", "constables")),
    ("corrections", ("corrections", "correctional", "jail", "prison", "detention")),
    ("marshal", ("marshal", "marshals")),
    ("attorney", ("attorney", "prosecutor")),
)
_FILLING = words("of the and s office department agency division county city town")
_NEAR, _LONGEST_SLIP = 0.86, 3


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list: an agency of a state, under a model, signed on a day (ISO 8601).

    `entity` is the agency's id in the registry, where it has one.
    """

    state: str
    agency: str
    model: str
    signed: str | None = None
    entity: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same entry, whatever the case, blanks and apostrophes."""
        return fold(self.state), fold(self.agency), fold(self.model)


@dataclass(frozen=True, slots=True)
class Change:
    """One of KINDS; `before` is None for what joined, `after` for what ended; `why` in words."""

    kind: str
    before: Listed | None
    after: Listed | None
    why: str


def listed(fact: Fact) -> Listed | None:
    """The entry that a fact of a 287(g) list was read from; None for another fact."""
    lender, model = fact.filled("lender")[:1], fact.filled("instrument")[:1]
    if not fact.pattern.startswith("ice_287g") or not lender or not model:
        return None
    surface = lender[0].surface or lender[0].name
    for quote in (item.quote for item in fact.evidence):
        for part in quote.split(" | "):
            where = state_of(part) if part != surface else None
            if where:
                signed = fact.time.event if fact.time else None
                return Listed(where[1], surface, model[0].name, signed, lender[0].entity)
    return None


def changes(before: Iterable[Listed], after: Iterable[Listed]) -> list[Change]:
    """What changed from one snapshot to the next: renamed and corrected, then joined, then ended.

    An entry that stands twice in a list counts once. Where several new names fit an old one, the
    nearest is taken, and each entry is used once.
    """
    old = {entry.key: entry for entry in before}
    new = {entry.key: entry for entry in after}
    gone = [entry for key, entry in sorted(old.items()) if key not in new]
    come = [entry for key, entry in sorted(new.items()) if key not in old]
    found = [
        Change("corrected", old[key], entry, f"date, or signed again; {old[key].signed} before")
        for key, entry in sorted(new.items())
        if key in old and old[key].signed != entry.signed
    ]
    for first, second, kind, why in _pairs(gone, come):
        gone.remove(first)
        come.remove(second)
        found.append(Change(kind, first, second, why))
    found += [Change("joined", None, entry, "in the later list only") for entry in come]
    found += [Change("ended", entry, None, "in the earlier list only") for entry in gone]
    return found


def count(found: Iterable[Change]) -> dict[str, int]:
    """The number of changes of each kind."""
    numbers = Counter(change.kind for change in found)
    return {kind: numbers[kind] for kind in KINDS}


def _pairs(gone: list[Listed], come: list[Listed]) -> list[tuple[Listed, Listed, str, str]]:
    """Entries that are one agreement under two names, the likeliest first."""
    same: defaultdict[tuple[str, str | None], list[Listed]] = defaultdict(list)
    for entry in come:
        same[fold(entry.model), entry.signed].append(entry)
        if entry.entity:
            same[fold(entry.model), entry.entity].append(entry)
    scored = [
        (score, first, second, kind, why)
        for first in gone
        for second in {
            *same[fold(first.model), first.signed],
            *(same[fold(first.model), first.entity] if first.entity else ()),
        }
        for score, kind, why in _likeness(first, second)
    ]
    used: set[Listed] = set()
    pairs = []
    for _, first, second, kind, why in sorted(
        scored, key=lambda item: (-item[0], item[1].key, item[2].key)
    ):
        if first not in used and second not in used:
            used |= {first, second}
            pairs.append((first, second, kind, why))
    return pairs


def _likeness(first: Listed, second: Listed) -> list[tuple[float, str, str]]:
    """How two names of the same model and day can be one agreement; [] where they cannot."""
    a, b = _words(first.agency), _words(second.agency)
    if fold(first.state) != fold(second.state):
        # without a day of signing, a name alone says nothing: many states have the same counties
        moved = first.signed is not None and a == b
        return [(0.7, "corrected", f"state, {first.state} before")] if moved else []
    if sorted(a) == sorted(b):
        return [(1.0, "corrected", "the same words")]
    ratio = SequenceMatcher(None, " ".join(a), " ".join(b), autojunk=False).ratio()
    if first.signed == second.signed and _one_slip(a, b):
        return [(0.5 + ratio / 2.5, "corrected", "spelling")]
    if first.entity is not None and first.entity == second.entity:
        return [(0.9, "renamed", "the registry has both names for one agency")]
    if first.signed is None or first.signed != second.signed or _class(a) != _class(b):
        return []
    own, other = set(a) - _FILLING - _class_words(a), set(b) - _FILLING - _class_words(b)
    if own and own == other:
        return [(ratio * 0.8, "renamed", "the same place and kind of agency, other words")]
    if own and other and (own < other or other < own) and ratio >= 0.6:
        return [(ratio * 0.7, "renamed", "one name is the other with more words")]
    return []


def _words(name: str) -> list[str]:
    words = _WORD.findall(fold(name).replace("'s", "").replace("s' ", " "))
    return [_SHORT.get(word, word) for word in words]


def _one_slip(a: list[str], b: list[str]) -> bool:
    """Whether each word has its like in the other name, and few letters differ in all."""
    if len(a) != len(b):
        return "".join(a) == "".join(b)
    rest_a, rest_b = list(Counter(a) - Counter(b)), list(Counter(b) - Counter(a))
    if len(rest_a) != len(rest_b) or len(rest_a) > 2:
        return False
    apart = 0
    for one, other in zip(rest_a, rest_b, strict=True):
        ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
        slip = _distance(one, other)
        # "lee" and "leo" are two counties, "deparment" is a slip
        if slip > max(1, len(one) // 4) or (len(one) < 5 and slip) or ratio < _NEAR - 0.1:
            return False
        apart += slip
    return apart <= _LONGEST_SLIP


def _distance(a: str, b: str) -> int:
    """Letters added, left out, changed, or swapped with their neighbour (Damerau, 1964)."""
    rows = [list(range(len(b) + 1))]
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = letter != other
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + cost)
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _class(words: list[str]) -> str | None:
    return next((name for name, marks in _CLASSES if set(marks) & set(words)), None)


def _class_words(words: list[str]) -> set[str]:
    return {word for _, marks in _CLASSES for word in marks if word in words}
