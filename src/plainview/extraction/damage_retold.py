"""Sentences that a page tells twice, and what was altered in one of the two.

A headline, caption, teaser or pull quote says again what the body says. Where the two differ only
in a "not", in a scale word, in one word of a name, or in who stands first, one of them is damaged,
and the page cannot tell which.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from plainview.extraction.casing import lowered
from plainview.extraction.damage_names import PLACED, in_names
from plainview.extraction.parts import Sentence
from plainview.vocab.tables import words

DIRECTION, DISTORTION = "direction", "distortion"
_TOKEN = re.compile(r"[^\W\d_](?:[\w&]|[’'.-](?=\w))*|[$€£]?[0-9](?:[0-9,.]*[0-9])?%?")
_SMALL = words(
    "the a an and or but of in on at to from by for with as that which who it its they their he she"
    " his her this these those is are was were be been being has have had will would also more than"
    " about over up said says told according do does did not no never"
)
_NOT = words("not no never cannot without neither nor n't none nobody nothing")
_SILENT = _SMALL | _NOT
_POINTS = ".,;:!?()[]\"“”—–-'’"
_ARTICLES = words("a an the")
_HELPING = words("do does did will would can could is are was were be been has have had")
_SCALES = words("hundred thousand million billion trillion hundreds thousands millions billions")
_DATED = words(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday spring summer fall autumn winter"
)
Step = tuple[str, int, int, int, int]
_LEAST = 4
"""Content words that a sentence must have for its likeness to another to mean anything."""
_RECURRING = 20
"""A word that stands in more sentences than this tells none of them apart."""
_CONTAINED = 0.75


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a sentence: in lower case without possessives, and as printed."""

    low: list[str]
    printed: list[str]


class _Sizes(dict[int, int]):
    """By number of sentence how many content words it has: counted for the few that are asked."""

    def __init__(self, found: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, number: int) -> int:
        size = self[number] = len(set(self._found[number]) - _SILENT)
        return size


def retold(content: str, sentences: Sequence[Sentence], asked: Collection[int]) -> dict[int, str]:
    """Flags by number of sentence: for those of `asked`, and the sentences they conflict with."""
    low = lowered(content)
    for sign in _POINTS:
        low = low.replace(sign, " ")  # far quicker than one `translate`
    found = [low[one.start : one.end].split() for one in sentences]
    wanted = frozenset[str]().union(*(found[number] for number in asked)) - _SILENT
    bags = [wanted.intersection(inside) for inside in found]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            holding[word].append(number)
    telling = {word: row for word, row in holding.items() if 1 < len(row) <= _RECURRING}
    flags: dict[int, str] = {}
    sizes = _Sizes(found)
    for number in sorted(asked):
        for other in _alike(number, bags, sizes, telling):
            one, two = _told(content, sentences[number]), _told(content, sentences[other])
            if flag := _difference(one, two):
                flags.setdefault(number, flag)
                flags.setdefault(other, flag)
    return flags


def _alike(
    number: int,
    bags: Sequence[frozenset[str]],
    sizes: _Sizes,
    telling: dict[str, list[int]],
) -> Iterator[int]:
    """Other sentences that hold nearly all content words of this one, or the other way round.

    `bags` are the content words that sentences share with those asked about, `telling` those that
    tell sentences apart, with the numbers of the few that hold them.
    """
    own = bags[number]
    rows = [telling[word] for word in telling.keys() & own]
    if len(rows) < _LEAST - 1:
        return
    shared = Counter(chain.from_iterable(rows))
    for other in sorted(one for one, count in shared.items() if count >= _LEAST - 1):
        if other == number:
            continue
        least = min(len(own), sizes[other])
        if least >= _LEAST and len(own & bags[other]) >= max(_LEAST - 1, _CONTAINED * least):
            yield other


def _told(content: str, sentence: Sentence) -> _Told:
    printed = _TOKEN.findall(content[sentence.start : sentence.end])
    low = []
    for word in printed:
        word = word.lower().replace("’", "'").removesuffix("'s")
        low.append("n't" if word.endswith("n't") else word)
    return _Told(low, printed)


def _difference(one: _Told, two: _Told) -> str | None:
    """What flag the difference of two like sentences gives; None where they agree."""
    if _turned(one, two):
        return DIRECTION
    steps = _inner(SequenceMatcher(None, one.low, two.low, autojunk=False).get_opcodes())
    changed = [
        (one.low[a:b], two.low[c:d], a, b, c, d) for step, a, b, c, d in steps if step != "equal"
    ]
    other_words = 0
    denied = scaled = renamed = 0
    for left, right, a, b, c, d in changed:
        if _count(left, _NOT) % 2 != _count(right, _NOT) % 2:
            denied += 1
        elif _rescaled(one.low[:a], left, right):
            scaled += 1
        elif _renamed(one.printed, two.printed, (a, b), (c, d)):
            renamed += 1
        other_words += max(_told_by(left), _told_by(right))
    allowed = 0.2 * min(_told_by(one.low), _told_by(two.low))
    if denied % 2 and other_words <= allowed:
        return DISTORTION
    if (scaled and other_words - 2 * scaled <= allowed) or (
        renamed == 1 and len(changed) == 1 and not denied
    ):
        return DISTORTION
    return None


def _inner(steps: Sequence[Step]) -> list[Step]:
    """The steps without what one sentence says before or behind all that the other does."""
    kept = list(steps)
    while kept and kept[0][0] in ("insert", "delete"):
        kept.pop(0)
    while kept and kept[-1][0] in ("insert", "delete"):
        kept.pop()
    return kept


def _count(found: Sequence[str], listed: Collection[str]) -> int:
    return sum(word in listed for word in found)


def _told_by(found: Sequence[str]) -> int:
    return sum(word not in _SMALL and word not in _NOT and word not in _HELPING for word in found)


def _rescaled(before: Sequence[str], left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the same digits go on with another scale word."""
    if not before or not before[-1].strip("$€£").replace(",", "").replace(".", "").isdigit():
        return False
    return left[:1] != right[:1] and bool(_SCALES & {*left[:1], *right[:1]})


def _renamed(
    one: Sequence[str], two: Sequence[str], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Whether a word that no listed name has stands for a word of one, inside a name of several."""
    if left[1] - left[0] != 1 or not 1 <= right[1] - right[0] <= 2:
        return (
            left[1] - left[0] == 2 and right[1] - right[0] == 1 and _renamed(two, one, right, left)
        )
    changed = [one[left[0]], *two[slice(*right)]]
    if not all(word[0].isupper() and word.lower() not in _DATED for word in changed):
        return False
    # of two towns, or two people, both or neither are words of listed names
    if all(in_names(word.lower()) == in_names(changed[0].lower()) for word in changed):
        return False
    behind = one[left[1]].lower() if left[1] < len(one) else ""
    if behind in PLACED:
        return False
    # the words next to it, past "of": "Department of [Justice]", "[Department] of Justice"
    before = left[0] - (2 if left[0] > 1 and one[left[0] - 1] in _SMALL else 1)
    after = left[1] + (left[1] < len(one) and one[left[1]] in _SMALL)
    around = [one[place] for place in (before, after) if 0 < place < len(one)]
    return any(word[0].isupper() for word in around)


def _turned(one: _Told, two: _Told) -> bool:
    """Whether the same words stand in another order: two bodies, say, in each other's place."""
    left = [word for word in one.low if word not in _ARTICLES]
    right = [word for word in two.low if word not in _ARTICLES]
    return left != right and sorted(left) == sorted(right)
