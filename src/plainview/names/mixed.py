"""Names that mix the words of several bodies: "Customs and Immigration Enforcement" is no body's.

What is given are suggestions with low scores, so that the name stays visibly open.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from plainview.model import Candidate
from plainview.names import known
from plainview.names.same import says_little

MOST = 0.45
"""The highest score of a suggestion."""

NO_BODY = "no body of that name"
_COMMON = 150
_BODIES = ("agency", "committee", "commission", "court", "task-force")


def _nearly_named(name_key: known.Key) -> bool:
    """Whether one name of the registry has two of the words that say which body it is."""
    seen: set[known.Key] = set()
    for word in name_key:
        if not says_little(word):
            held = known.keys_with()[word]
            if len(held) > _COMMON:
                continue
            if not seen.isdisjoint(held):
                return True
            seen |= held
    return False


def _is_near(name_key: known.Key, other: known.Key) -> bool:
    """Whether half of the words are shared, two of them words that say which body it is."""
    common = set(name_key) & set(other)
    half = 2 * len(common) >= len(set(name_key) | set(other))
    return half and sum(not says_little(word) for word in common) > 1


@cache
def _unordered() -> frozenset[known.Key]:
    return frozenset(tuple(sorted(name_key)) for name_key in known.keys())  # noqa: SIM118 - a function


def is_turned(name: str) -> bool:
    """Whether a name has the words of a listed one, in whatever order."""
    name_key = dict.fromkeys(known.key(known.cleaned(name)))
    return tuple(sorted(name_key)) in _unordered()


def mixed(text: str) -> list[Candidate]:
    """Bodies whose words a name mixes: "Customs and Immigration Enforcement" is no body's name.

    Only names of which every word is some listed body's, two of them at least one body's; the
    candidates are suggestions, none of them sure.
    """
    name_key = tuple(dict.fromkeys(known.key(text)))
    if not 3 <= len(name_key) <= 6 or not text[0].isupper():
        return []
    held = [known.keys_with().get(word) for word in name_key]
    if not all(held) or not _nearly_named(name_key):
        return []
    shared: dict[known.Key, int] = defaultdict(int)
    for keys in held:
        if keys and len(keys) <= _COMMON:
            for other in keys:
                shared[other] += 1
    if not any(_is_near(name_key, other) for other, count in shared.items() if count > 1):
        return []
    found: dict[str, Candidate] = {}
    parents: set[str | None] = set()
    for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        common = set(name_key) & set(other)
        likeness = count / len(set(name_key) | set(other))
        meant = [entry for entry in known.keys()[other] if entry.kind in _BODIES]
        if all(says_little(word) for word in common):
            continue
        if not _is_near(name_key, other):
            # sisters of a body that is nearly named share a word with it too
            meant = [entry for entry in meant if entry.parent in parents]
        else:
            parents |= {entry.parent for entry in meant} - {"us-gov", None}
        same = sorted(other) == sorted(name_key)
        how = "same words in another order" if same else "shares " + ", ".join(sorted(common))
        for entry in meant:
            candidate = Candidate(
                entry.id, entry.name, max(0.01, round(MOST * likeness, 3)), f"{NO_BODY}; {how}"
            )
            if entry.id not in found or found[entry.id].score < candidate.score:
                found[entry.id] = candidate
    return sorted(found.values(), key=lambda item: -item.score)[:4]
