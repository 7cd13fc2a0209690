"""Names and words as the full-text index of passages finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from plainview.checks.draft.thesaurus import meaning
from plainview.lineage.words import STOP_WORDS, WORD
from plainview.store import query
from plainview.vocab.registry import entity

_NATIONAL = re.compile(r"^(?:U\.S\.|US|United States) ")
_HALF = 0.5


def share_of_name(entity_id: str, stems: frozenset[str]) -> float:
    """The share of the words of a name that a passage has; fewer than half are none."""
    found = (len(words & stems) / len(words) for words in _words_of_names(entity_id) if words)
    share = max(found, default=0.0)
    return share if share >= _HALF else 0.0


@lru_cache(maxsize=1 << 12)
def names_of(entity_id: str) -> tuple[str, ...]:
    """What finds an institution by the names that a record may have where a draft calls it by
    another: "IRS"."""
    return tuple(map(phrase, _spelt(entity_id)))


def phrase(words: Sequence[str]) -> str:
    """What finds words in a row; where common ones are among them ("of the"), which stand in most
    passages and take long to go through, the others near each other."""
    folded = _folded(words)
    telling = [place for place, part in enumerate(folded) if part not in STOP_WORDS]
    if 1 < len(telling) < len(folded):
        near = " ".join(f'"{folded[place]}"' for place in telling)
        return f"NEAR({near}, {telling[-1] - telling[0] - 1})"
    return '"' + " ".join(folded) + '"' if folded else ""


def stands_in(name: str, printed: str) -> bool:
    """Whether a text has a name, and not as a part of a longer word."""
    return name in printed and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", printed))


@lru_cache(maxsize=1 << 12)
def _words_of_names(entity_id: str) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(map(meaning, _folded(words))) - STOP_WORDS for words in _spelt(entity_id)
    )


def _spelt(entity_id: str) -> tuple[list[str], ...]:
    """The words of the name of an institution, without its country, and of its acronyms."""
    entry = entity(entity_id)
    if entry is None or entry.type not in ("Org", "Office"):
        return ()
    short = (one.name for one in entry.aliases if one.how == "acronym")
    names = (_NATIONAL.sub("", entry.name), *short)
    return tuple(WORD.findall(name.lower()) for name in names)


def _folded(words: Sequence[str]) -> list[str]:
    """Words as the index has them."""
    return [part for word in words for part in re.findall(r"[^\W_]+", query.fold(word))]
