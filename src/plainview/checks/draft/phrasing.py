"""Set phrases told in one plain word: a law that is "struck down" is one that was overturned."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from plainview.checks.draft.lines import Line, Word
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.frames.lexicon import PREPOSITIONS
from plainview.extraction.frames.lexicon import lexicon as verbs
from plainview.lineage.words import STOP_WORDS, key

_GAP = "~"
_BETWEEN = 3  # words of an object between a verb and its particle
_PAST = frozenset("DN")  # tags of past forms
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A set phrase: its words (a gap among them), and the plain verb, now and past."""

    words: tuple[str, ...]
    plain: str
    past: str


def plainly(line: Line) -> Line:
    """A sentence with the plain verb in place of each set phrase that says the same."""
    words, keys, place = [], set(line.keys), 0
    while place < len(line.words):
        found = _phrase_at(line.words, place)
        if found is None:
            words.append(line.words[place])
            place += 1
            continue
        phrase, inner, after = found
        said = line.words[place:after]
        # of "was off limits" the "was" stays: the plain verb is passive, too
        lead = said[:1] if phrase.words[0] == "be" else ()
        plain = phrase.past if lead or _is_past(said[0].word) else phrase.plain
        end = said[-1].end if not inner else said[0].end
        told = Word(plain, meaning(phrase.plain), said[len(lead)].start, end)
        keys -= {word.key for word in said} - {word.key for word in inner}
        if told.key not in STOP_WORDS:
            keys.add(told.key)
        words += [*lead, told, *inner]
        place = after
    kept = {word.key for word in words}
    missing = {word.key for word in line.words} - kept
    return replace(line, words=tuple(words), keys=frozenset(keys - missing))


def _phrase_at(words: tuple[Word, ...], place: int) -> tuple[_Phrase, tuple[Word, ...], int] | None:
    """The longest set phrase that begins at a word, the object inside it, and where it ends."""
    best: tuple[_Phrase, tuple[Word, ...], int] | None = None
    for phrase in _phrases().get(_first(words[place].word), ()):
        found = _follow(phrase.words, words, place)
        if found is not None and (best is None or found[1] > best[2]):
            best = (phrase, *found)
    return best


def _follow(
    phrase: tuple[str, ...], words: tuple[Word, ...], place: int
) -> tuple[tuple[Word, ...], int] | None:
    """The object inside a phrase and where it ends, None where it does not stand there."""
    at, inner, open_ = place + 1, [], False
    for part in phrase[1:]:
        if part == _GAP:
            open_ = True
            continue
        skipped = 0
        while open_ and skipped < _BETWEEN and at < len(words) and words[at].word != part:
            if words[at].word in PREPOSITIONS:
                return None
            inner.append(words[at])
            at, skipped = at + 1, skipped + 1
        if at >= len(words) or words[at].word != part:
            return None
        at, open_ = at + 1, False
    return tuple(inner), at


def _first(word: str) -> str:
    """What the first word of a phrase is found by, in whatever form it stands."""
    if word in _BE:
        return "be"
    return key(_irregular().get(word) or verbs().verbs.get(word, (word, ""))[0])


def _is_past(word: str) -> bool:
    return (
        word.endswith("ed")
        or word in _irregular()
        or bool(_PAST & set(verbs().verbs.get(word, ("", ""))[1]))
    )


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "phrases.toml").read_text(encoding="utf-8"))


def _irregular() -> dict[str, str]:
    return _tables()["irregular"]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """The set phrases by what their first word is found by."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for told, listed in _tables()["plain"].items():
        plain, past = told.split()
        for phrase in listed.split(","):
            words = tuple(phrase.split())
            found[_first(words[0])].append(_Phrase(words, plain, past))
    return dict(found)
