"""Names that mix the words of several bodies: "Customs and Immigration Enforcement" is no body's.

What is given are suggestions with low scores, so that the name stays visibly open.
"""

from __future__ import annotations

from collections import defaultdict

from plainview.model import Candidate
from plainview.names import known
from plainview.names.same import says_little

MOST = 0.45
"""The highest score of a suggestion."""

NO_BODY = "no body of that name"
_COMMON = 150
_BODIES = ("agency", "committee", "commission", "court", "task-force")


def mixed(text: str) -> list[Candidate]:
    """Bodies whose words a name mixes: "Customs and Immigration Enforcement" is no body's name.

    Only names of which every word is some listed body's, two of them at least one body's; the
    candidates are suggestions, none of them sure.
    """
    name_key = tuple(dict.fromkeys(known.key(text)))
    if not 3 <= len(name_key) <= 6 or not text[0].isupper():
        return []
    held = [known.keys_with().get(word) for word in name_key]
    if not all(held):
        return []
    shared: dict[known.Key, int] = defaultdict(int)
    for keys in held:
        if keys and len(keys) <= _COMMON:
            for other in keys:
                shared[other] += 1
    found: dict[str, Candidate] = {}
    parents: set[str | None] = set()
    for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        common = set(name_key) & set(other)
        likeness = count / len(set(name_key) | set(other))
        meant = [entry for entry in known.keys()[other] if entry.kind in _BODIES]
        telling = sum(not says_little(word) for word in common)
        if not telling:
            continue
        if telling < 2 or likeness < 0.5:
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
