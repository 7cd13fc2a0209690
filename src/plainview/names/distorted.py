"""Names whose words a machine has replaced: "Inner Income Service" for Internal Revenue Service.

Words are put back by the lexicon in `spin.toml`, only where that gives an official name in full. A
name that any body goes by is never taken for a distorted one of another.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from itertools import combinations, product

from plainview.model import Candidate
from plainview.names import known
from plainview.names.spelling import fold

_SCORE = 0.78
_EACH = 0.06
_MOST = 4


def distorted(name: str) -> list[Candidate]:
    """The bodies whose official names give this one when words are replaced; fewest words first."""
    name_key = known.key(_phrases_joined(fold(name)))
    # of two words a single one would be left, which is too little to know a body by
    if not 3 <= len(name_key) <= 8 or not name[:1].isupper():
        return []
    if not any(word in _sources() for word in name_key):
        return []
    best: dict[str, Candidate] = {}
    for restored, count in _restored(name_key):
        for entry in known.keys().get(restored, ()):
            if entry.type not in ("Org", "Program") or entry.kind.endswith("class"):
                continue
            changed = [f"{b} for {a}" for a, b in zip(name_key, restored, strict=True) if a != b]
            reason = "distorted: " + ", ".join(changed).replace("_", " ")
            score = round(_SCORE - _EACH * count, 3)
            if entry.id not in best or best[entry.id].score < score:
                best[entry.id] = Candidate(entry.id, entry.name, score, reason)
    fewest = max((item.score for item in best.values()), default=0.0)
    return [item for item in best.values() if item.score == fewest]


def _restored(name_key: known.Key) -> list[tuple[known.Key, int]]:
    """Keys of the registry with some words put back, and how many."""
    choices = [(i, _sources()[word]) for i, word in enumerate(name_key) if word in _sources()]
    found = []
    table = known.keys()
    for count in range(1, min(_MOST, len(choices)) + 1):
        for chosen in combinations(choices, count):
            # what is left as it was has to be the registry's own word
            left = [w for i, w in enumerate(name_key) if i not in {i for i, _ in chosen}]
            if not all(word in known.keys_with() for word in left):
                continue
            for sources in product(*(options for _, options in chosen)):
                words = list(name_key)
                for (i, _), source in zip(chosen, sources, strict=True):
                    words[i] = source
                if tuple(words) in table:
                    found.append((tuple(words), count))
    return found


@cache
def _sources() -> dict[str, tuple[str, ...]]:
    """Words put in place of others, to those others."""
    table: dict[str, list[str]] = defaultdict(list)
    for lexicon in _lexicon().values():
        for source, spun in lexicon.items():
            for word in spun.split():
                table[word.replace("_", "")].append(source)
    return {word: tuple(dict.fromkeys(sources)) for word, sources in table.items()}


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    text = resources.files("plainview.names").joinpath("spin.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _phrases() -> re.Pattern[str]:
    spun = {w for lexicon in _lexicon().values() for line in lexicon.values() for w in line.split()}
    phrases = sorted(
        (word.replace("_", " ") for word in spun if "_" in word), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _phrases_joined(text: str) -> str:
    return _phrases().sub(lambda found: found.group().replace(" ", ""), text)
