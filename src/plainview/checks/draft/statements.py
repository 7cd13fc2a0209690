"""Which sentences of a draft are statements that a record could support or contradict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plainview.checks.draft.asking import asks, premise
from plainview.checks.draft.holding import MINOR
from plainview.checks.draft.leads import PRESENTING
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import CELLS, Line, lines_in
from plainview.checks.draft.setting import settings
from plainview.checks.draft.thesaurus import synonyms
from plainview.extraction import extract, sketch
from plainview.extraction.casing import lowered
from plainview.extraction.frames.hopeful import hopeful
from plainview.lineage.words import STOP_WORDS, key
from plainview.model import Fact, Text

MOST_CHARACTERS = 1_000_000
"""Of a draft: a book of 300 pages has about 700,000."""

_ENGLISH = 0.16  # of the words of running English that are common ones, at the least
_FOREIGN = 0.1  # of the words of an English sentence that are common ones, at the least
_KNOWN = 0.2  # of the words of an English headline that the matter is told in
_BRIEF = 60  # words of running English that hold common ones, however they are put
_FOREIGN_WORDS = 12  # fewer words tell no language
_CONTENT = 2  # words without which a sentence says nothing that can be looked up
_LONG = 7  # content words of a sentence that says something, whatever it is about
_SHORT = 4  # the same, of one that says it of a body without naming it
_LITTLE = 3  # the same, of one that may say something that a record tells
_ACTING = ("org", "office", "program", "instrument", "facility")
_PRESENTING = re.compile(rf"{PRESENTING} ", re.IGNORECASE)
# to whom a thing is said, not who thinks it
_AUDIENCE = re.compile(
    r"\b(?:tells?|told|telling|gave|gives?|shows?|showed|sent|informs?|informed) (?:us|me)\b",
    re.IGNORECASE,
)
_THE_BODY = re.compile(
    r"\b(?:the|that|this) (?:agency|department|bureau|division|service|ministry"
    r"|commission)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(?:do|read|see|ask|call|write|click|sign|note|remember|imagine|let)\b", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a draft that can be checked, and the facts that were found in it.

    `setting` is what the sentences around it name, where it names nothing itself. `if_told` says
    that it has so little to look up that it is one only if the record tells something of it.
    """

    line: Line
    facts: tuple[Fact, ...]
    setting: frozenset[str] = frozenset()
    if_told: bool = False


def statements(text: Text) -> list[Statement]:
    """The sentences of a draft that state something, in its order.

    Those are sentences with a fact, with a number, or with words of a fact about an institution.
    Opinions and what surrounds a text are none; of a question, what it takes for granted is one.
    Others are given as `if_told`. Facts are those of patterns: learned ones changed no verdict.
    """
    found = sketch(text)
    facts = extract(text, patterns_only=True)
    low = lowered(text.content)
    by_start = {sentence.start: number for number, sentence in enumerate(found.sentences)}
    kept = []
    whole = lines_in(text, found)
    lines = [(premise(one) or one) if asks(one) else one for one in whole]
    for line, asked, setting in zip(lines, whole, settings(lines), strict=True):
        number = by_start[asked.start]
        here = tuple(fact for fact in facts if line.start <= fact.evidence[0].start < line.end)
        triggers = hopeful(
            low[line.start : line.end], found.mentions[number], found.quantities[number]
        )
        states = _states(line, here, any(triggers.values()))
        if states or _may_state(line):
            kept.append(Statement(line, here, setting, not states))
    return kept


def _states(line: Line, facts: Sequence[Fact], triggered: bool) -> bool:
    if asks(line):
        return False
    counted = any(one.kind not in MINOR for one in line.quantities) and line.proper
    if lexicon().furniture.match(line.content) or len(line.keys) < (1 if counted else _CONTENT):
        return False
    if not line.quantities and _thinks(line):
        return False
    if _ORDER.match(line.content) and not line.quantities:
        return False
    if line.kind == "headline" or line.content.startswith("#"):
        return bool(facts or line.quantities) or len(line.keys) >= _LONG
    if facts or line.quantities or line.dates or line.bodies or line.hops:
        return True
    if len(line.keys) >= _LONG:
        return True
    if len(line.keys) >= _SHORT and _THE_BODY.search(line.content):
        return True
    return triggered and any(one.kind in _ACTING for one in line.mentions)


def _may_state(line: Line) -> bool:
    if line.kind != "body" or asks(line) or _thinks(line) or len(line.keys) < _LITTLE:
        return False
    return not (lexicon().furniture.match(line.content) or _ORDER.match(line.content))


def _thinks(line: Line) -> bool:
    """Whether a sentence without a number or a source says what its writer thinks."""
    if _PRESENTING.match(line.content):
        return False
    audience = {hit.end() for hit in _AUDIENCE.finditer(line.content)}
    marks = {word.word for word in line.words if word.end - line.start not in audience}
    return bool(marks & lexicon().opinion) and not line.hops


def is_foreign(line: Line) -> bool:
    """Whether a running sentence is of another language; lists and headlines have few words that
    would tell."""
    said = [word.word for word in line.words if word.word[0].isalpha()]
    if line.kind != "body" or CELLS in line.content or len(said) < _FOREIGN_WORDS:
        return False
    other_script = 2 * sum(word.isascii() for word in said) < len(said)
    common = sum(word in STOP_WORDS for word in said)
    return other_script or (common < _FOREIGN * len(said) and not _in_our_words(said))


def is_english(words: Iterable[str]) -> bool:
    """Whether running words read as English: by how many are among its most common ones.

    Few words tell no language, but another script is told by one.
    """
    read = [word for word in words if word[0].isalpha()]
    if 2 * sum(word.isascii() for word in read) < len(read):
        return False
    if len(read) < _FOREIGN_WORDS:
        return True
    common = sum(word in STOP_WORDS for word in read)
    return common >= _ENGLISH * len(read) or (len(read) < _BRIEF and _in_our_words(read))


def _in_our_words(words: Sequence[str]) -> bool:
    """Whether words are English although few common ones are among them, as in a headline: by how
    many are those that records on these matters use."""
    known = sum(word in STOP_WORDS or key(word) in synonyms() for word in words)
    return known >= _KNOWN * len(words)
