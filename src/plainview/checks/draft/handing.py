"""Who hands a thing to whom where both are people of a body without a name of their own: analysts
pass reports to agents, agents to analysts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word
from plainview.checks.draft.moves import BEING
from plainview.lineage.words import STOP_WORDS

_ENDS = frozenset(("who", "that", "which", "and", "or", "but", "while", "when", "if", "for", "in",
                   "on", "at", "under", "as", "after", "before", "because"))  # fmt: skip
_SUBJECT, _TAKER = 8, 5  # words before a verb, and after its "to"
_THING = 12  # words between a verb and its "to"


@dataclass(frozen=True, slots=True)
class _Handing:
    giver: frozenset[str]
    thing: frozenset[str]
    taker: frozenset[str]


def handed_back(claim: Line, told: Line) -> bool:
    """Whether in one sentence those hand a thing over who get it in the other.

    Both have to say of one thing who gave and who got it; whoever gives in both, or gets in both,
    makes them two deliveries.
    """
    ours = list(_handings(claim))
    theirs = list(_handings(told)) if ours else []
    return any(
        one.thing & two.thing
        and one.giver & two.taker
        and one.taker & two.giver
        and not one.giver & two.giver
        and not one.taker & two.taker
        for one in ours
        for two in theirs
    )


def _handings(line: Line) -> Iterator[_Handing]:
    words = line.words
    for place, word in enumerate(words):
        if word.word not in lexicon().gives:
            continue
        before = words[max(0, place - _SUBJECT) : place]
        if any(one.word in BEING | {"not", "never", "to"} for one in before[-2:]):
            continue
        subject = _run(line, before[::-1], word)
        after = words[place + 1 : place + 1 + _THING]
        to = next((n for n, one in enumerate(after) if one.word == "to"), None)
        if to is None:
            continue
        taker = _run(line, words[place + 2 + to : place + 2 + to + _TAKER], after[to])
        thing = frozenset(one.key for one in after[:to] if one.key not in STOP_WORDS)
        if subject and taker and thing:
            yield _Handing(subject, thing, taker)


def _run(line: Line, words: tuple[Word, ...], last: Word) -> frozenset[str]:
    """The content words of a noun phrase beside a word, up to a sign or a word that ends it."""
    found = []
    for word in words:
        first, second = sorted((word, last), key=lambda one: one.start)
        between = line.content[first.end - line.start : second.start - line.start]
        if any(sign in between for sign in ",;:—–()"):
            break
        if word.word in _ENDS and word.start > last.start:
            break
        last = word
        if word.key not in STOP_WORDS and not word.word[0].isdigit():
            found.append(word.key)
    return frozenset(found)
