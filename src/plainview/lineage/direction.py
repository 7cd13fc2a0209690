"""Which of two texts is the source.

Dates decide where there are any. Where there are none, what retelling does to a text speaks: it
drops names, quotation marks and the ends of lists, credits others where the source speaks for
itself, takes a part of a longer text, and puts longer and rarer words for plain ones. Each of
these adds to the logarithm of the odds; what adds up to little stays unknown.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plainview.lineage.quotations import quoted
from plainview.lineage.words import Words, read_words
from plainview.model import Alignment, PartialDate

SOURCE, OTHER, UNKNOWN = "source", "other", "unknown"

SURE = 0.7
"""Confidence below which a direction is unknown."""
DATED = 4.0  # log odds that certain dates give: a paper that ran a story later may date it earlier
MOST_LEAN = 3.0
WORD_LENGTH = 1.1  # for each letter by which the replaced words are longer, times root of words
EXCERPT = 1.6
QUOTES = 0.8
CREDITS = 1.2
NAMES = 0.7
NUMBERS = 0.5

_CREDIT = re.compile(
    r"\b(?:according to|(?:first )?reported by|as reported|reports? (?:by|from|in) (?:the )?[A-Z]"
    r"|(?:told|reported|wrote|revealed|obtained) (?:by |in )?the (?:paper|newspaper|outlet)"
    r"|a (?:recent )?report|media reports?|reportedly|via|cited by|(?:has|have) reported"
    r"|reported that"
    r"|the (?:report|article|story) (?:said|says|noted|notes|added|states|stated))\b"
)
_NAME = re.compile(
    r"(?<![.!?:”\"\n] )(?<!^)\b[A-Z][\w’'.-]*(?: (?:of |for |and |the )?[A-Z][\w’'.-]*)*"
)
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a document besides its text: EDTF date of publication, ISO 8601 time of the
    first capture (it was public by then) and the outlet; each None where unknown."""

    published: str | None = None
    seen: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """`way` is "source" (the first text is the source), "other" or "unknown"; `confidence` is 0.5
    to 1 that the likelier way is right; `reason` names what decided."""

    way: str
    confidence: float
    reason: str

    def turned(self) -> Direction:
        """The direction of the two texts in the other order."""
        turned = {SOURCE: OTHER, OTHER: SOURCE, UNKNOWN: UNKNOWN}
        return Direction(turned[self.way], self.confidence, self.reason)


def direction(
    source: str,
    other: str,
    aligned: Sequence[Alignment],
    about: Circumstances | None = None,
    about_other: Circumstances | None = None,
) -> Direction:
    """Which of two texts that share passages is the source of the other."""
    weight, reason = lean(source, other, aligned, (about or Circumstances()).outlet,
                          (about_other or Circumstances()).outlet)  # fmt: skip
    return decided(weight, reason, about or Circumstances(), about_other or Circumstances())


def decided(
    weight: float, reason: str, about: Circumstances, about_other: Circumstances
) -> Direction:
    """The direction from what the texts say (`lean`) and from dates."""
    dated = _dated(about, about_other)
    if dated:
        reason = "its date is earlier"
    total = weight + DATED * dated
    confidence = 1 / (1 + math.exp(-abs(total)))
    if confidence < SURE:
        return Direction(UNKNOWN, confidence, "nothing tells")
    return Direction(SOURCE if total > 0 else OTHER, confidence, reason)


def lean(
    source: str,
    other: str,
    aligned: Sequence[Alignment],
    outlet: str | None = None,
    other_outlet: str | None = None,
) -> tuple[float, str]:
    """Log odds from the texts alone that the first is the source, and what weighs most in them.

    The texts in the other order give the negative. Within ±3.
    """
    ours, theirs = _Part.of(source, aligned, own=True), _Part.of(other, aligned, own=False)
    parts = {
        "the other takes a part of it": EXCERPT * _longer(ours, theirs),
        "quotations stand in it alone": QUOTES * _sign(ours.quotes - theirs.quotes, 2),
        "the other credits a report": CREDITS * _crediting(ours, theirs),
        "names stand in it alone": NAMES * _sign(_missing(ours, theirs), 2),
        "numbers stand in it alone": NUMBERS * _sign(_dropped(ours, theirs), 2),
        "its words are plainer": _plainer(ours, theirs),
        "the other names its outlet": 2.5 * (
            _credits(other, outlet) - _credits(source, other_outlet)
        ),
    }  # fmt: skip
    total = sum(parts.values())
    decisive = max(parts, key=lambda name: (parts[name] * (1 if total >= 0 else -1), name))
    return max(-MOST_LEAN, min(MOST_LEAN, total)), decisive


@dataclass(frozen=True, slots=True)
class _Part:
    """The aligned passages of one text, and its length: what the two texts are compared in."""

    words: Words
    inside: list[bool]
    names: frozenset[str]
    text: str
    quotes: int
    credits: int

    @classmethod
    def of(cls, content: str, aligned: Sequence[Alignment], own: bool) -> _Part:
        words = read_words(content)
        spans = [
            (a.source_start, a.source_end) if own else (a.other_start, a.other_end) for a in aligned
        ]
        inside = [any(start <= place < end for start, end in spans) for place in words.starts]
        passages = [content[start:end] for start, end in spans]
        marks = sum(mark and held for mark, held in zip(quoted(words), inside, strict=True))
        return cls(
            words, inside,
            frozenset(hit.group() for text in passages for hit in _NAME.finditer(text)),
            content, marks // 8, _credited(content, spans),
        )  # fmt: skip

    @property
    def share(self) -> float:
        return sum(self.inside) / (len(self.inside) or 1)


def _credited(content: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many credits stand in some passages."""
    return sum(
        any(start <= hit.start() < end for start, end in spans) for hit in _CREDIT.finditer(content)
    )


def _crediting(ours: _Part, theirs: _Part) -> float:
    """1 where only the other side credits others; one that was cut short may have lost that."""
    more, fewer = (theirs, ours) if theirs.credits > ours.credits else (ours, theirs)
    if more.credits == fewer.credits or sum(fewer.inside) < 0.8 * sum(more.inside):
        return 0.0
    return 1.0 if more is theirs else -1.0


def _dated(about: Circumstances, other: Circumstances) -> float:
    """1 where the first was public certainly before the other, -1 where after, else 0."""
    if about.published and other.published:
        before = _parsed(about.published), _parsed(other.published)
        if before[0] and before[1]:
            order = before[0].before(before[1])
            return 0.0 if order is None else 1.0 if order else -1.0
    if about.seen and other.published and not about.published:
        return 1.0 if _seen_before(about.seen, other.published) else 0.0
    if other.seen and about.published and not other.published:
        return -1.0 if _seen_before(other.seen, about.published) else 0.0
    return 0.0


def _parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _seen_before(seen: str, published: str) -> bool:
    parsed = _parsed(published)
    return bool(parsed and parsed.earliest and date.fromisoformat(seen[:10]) < parsed.earliest)


def _sign(difference: float, enough: float) -> float:
    """-1 to 1: how clearly one side has more."""
    return max(-1.0, min(1.0, difference / enough))


def _longer(ours: _Part, theirs: _Part) -> float:
    """How clearly one text lies in the other, which goes on: an excerpt, or a copy cut short."""
    more = theirs.share - ours.share
    within = _sign(max(theirs.share, ours.share) - 0.6, 0.3)
    return _sign(more, 0.05) * max(0.0, within)


def _missing(ours: _Part, theirs: _Part) -> float:
    """Names of the passages that the other whole text does not hold, both ways."""
    gone = sum(name not in theirs.text for name in ours.names if len(name) > 3)
    came = sum(name not in ours.text for name in theirs.names if len(name) > 3)
    return gone - came


def _dropped(ours: _Part, theirs: _Part) -> float:
    numbers = [_numbers(part) for part in (ours, theirs)]
    return len(numbers[0] - numbers[1]) - len(numbers[1] - numbers[0])


def _numbers(part: _Part) -> frozenset[str]:
    return frozenset(
        word
        for word, held in zip(part.words.raw, part.inside, strict=True)
        if held and word[0].isdigit()
    )


def _plainer(ours: _Part, theirs: _Part) -> float:
    """By how much longer the words are that stand in the passages of one side only."""
    first, second = _own_words(ours, theirs), _own_words(theirs, ours)
    count = min(sum(first.values()), sum(second.values()))
    if count < 3:
        return 0.0
    difference = _length(second) - _length(first)
    sure = math.sqrt(count / 10)
    return max(-2.0, min(2.0, WORD_LENGTH * difference * min(sure, 2.0)))


def _own_words(part: _Part, other: _Part) -> Counter[str]:
    """Words in lower case that one side's passages hold more often than the other side's."""
    return _common(part) - _common(other)


def _common(part: _Part) -> Counter[str]:
    rows = zip(part.words.raw, part.words.starts, part.inside, strict=True)
    return Counter(word for word, start, inside in rows if inside and part.text[start].islower())


def _length(words: Counter[str]) -> float:
    return sum(len(word) * count for word, count in words.items()) / sum(words.values())


def _credits(text: str, outlet: str | None) -> bool:
    """Whether a text names an outlet and does so to credit it."""
    if not outlet or len(outlet) < 4 or outlet not in text:
        return False
    name = re.escape(outlet)
    return bool(
        re.search(
            rf"(?:according to|reported by|obtained by|told|reviewed by|published (?:by|in)|by|to)"
            rf" (?:the |The )?{name}"
            rf"|{name} (?:first )?(?:has )?(?:report|reveal|found|obtain|said)",
            text,
        )
    )
