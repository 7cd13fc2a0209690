"""Whether two names are one body, from the names alone.

Names are compared word by word: legal forms apart, numbers exactly, words by bounded edit distance,
each word by how rare it is. What one name has more than the other decides: "Group" says nothing, a
country or a line of business makes another body. Everything is a rule over words; the words are in
`name_words.toml` and `legal_forms.toml`.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from plainview.names.forms import group_pairs, stripped
from plainview.names.numbers import without_numbers
from plainview.names.spelling import fold, near, words
from plainview.vocab import entities

THRESHOLD = 0.7
"""Two names are one body from this score on."""

_DIFFERENT = 0.3
_UNMATCHED = 0.4
_MORE = 0.55
_LIGHT = 0.3
_SECTOR = 0.6
_OTHER_ORDER = 0.85
_OWN_ACRONYM = re.compile(r"(.{8,}?)(?: ?\(| [-–—] )([A-Z]{3,8})\)?\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: its words without small ones, numbers, groups of its legal forms.

    `initials` are those it may be shortened to, `acronym` the one that it gives itself at its end.
    """

    words: tuple[str, ...]
    numbers: tuple[int, ...]
    forms: frozenset[str]
    initials: frozenset[str]
    acronym: str


@dataclass(frozen=True, slots=True)
class _Words:
    small: frozenset[str]
    light: frozenset[str]
    sector: frozenset[str]
    places: frozenset[str]
    same: dict[str, str]


@cache
def _word_lists() -> _Words:
    text = resources.files("plainview.names").joinpath("name_words.toml").read_text("utf-8")
    table = tomllib.loads(text)
    same = dict(part.split("=") for part in table["same"].split())
    small, light, sector, places = (
        frozenset(table[key].split()) for key in ("small", "light", "sector", "places")
    )
    return _Words(small, light, sector, places, same)


@cache
def _shared_words() -> dict[str, int]:
    """In how many names of the registry a word stands."""
    return Counter(word for entry in entities() for word in set(words(entry.name)))


@lru_cache(maxsize=65536)
def parts(name: str) -> Parts:
    """The parts of a name that count when names are compared."""
    lists = _word_lists()
    name, acronym = _without_acronym(name)
    rest, forms = stripped(words(name))
    rest, numbers = without_numbers(rest, name)
    full = [word for word in rest if word not in ("and", "the")]
    content = [word for word in full if word not in lists.small] or full
    joined = _joined([lists.same.get(word, word) for word in content])
    initials = {"".join(word[0] for word in group) for group in (full, content) if len(group) > 2}
    return Parts(tuple(joined), numbers, forms, frozenset(initials), acronym)


def _without_acronym(name: str) -> tuple[str, str]:
    """ "Harbour Data Institute (HDI)": the name and its own acronym."""
    found = _OWN_ACRONYM.fullmatch(name)
    if found is None:
        return name, ""
    letters = iter(fold(found[1]))
    acronym = found[2].lower()
    # each letter of an acronym is in the name, in order, and the first begins it
    if fold(found[1])[:1] == acronym[0] and all(letter in letters for letter in acronym):
        return found[1], acronym
    return name, ""


def _joined(content: list[str]) -> list[str]:
    """ "H M Hennes" as "HM Hennes": spaced initials are one word."""
    found: list[str] = []
    single = False
    for word in content:
        if single and len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
        single = len(word) == 1 and word.isalpha()
    return found


def alike(a: str, b: str) -> float:
    """How likely two names are the same body, 0 to 1, without the registry's knowledge of them."""
    if a == b:
        return 1.0
    # one order of the two, so that ties fall alike both ways round
    left, right = sorted((parts(a), parts(b)), key=lambda p: (p.words, p.numbers))
    if not left.words or not right.words:
        same = bool(left.numbers) and left == right
        return 1.0 if same else 0.0
    if not _numbers_agree(left.numbers, right.numbers):
        return _DIFFERENT
    forms = _forms_agree(left.forms, right.forms)
    if not forms:
        return _DIFFERENT
    if left.words == right.words:
        return forms
    if sorted(left.words) == sorted(right.words):
        return round(_OTHER_ORDER * forms, 3)
    if "".join(left.words) == "".join(right.words):
        return 0.97 * forms
    if _acronym(left, right) or _acronym(right, left):
        return 0.75
    return round(forms * _matched(left.words, right.words), 3)


def _numbers_agree(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    # the first of a series often goes without its number
    return a == b or (not a and b == (1,)) or (not b and a == (1,))


def _forms_agree(a: frozenset[str], b: frozenset[str]) -> float:
    if a == b:
        return 1.0
    if not a or not b:
        return 0.98
    if a & b:
        return 0.98
    allowed = group_pairs()
    return 0.95 if any((x, y) in allowed for x in a for y in b) else 0.0


def _acronym(short: Parts, long: Parts) -> bool:
    """Whether one word of `short` is the initials of `long` and the others say nothing."""
    lists = _word_lists()
    if long.acronym and short.words == (long.acronym,):
        return True
    for word in short.words:
        if len(word) >= 3 and word in long.initials:
            return all(
                other in lists.light or other in lists.places
                for other in short.words
                if other != word
            )
    return False


def says_little(word: str) -> bool:
    """Whether a word names a kind or a line of bodies rather than one body."""
    lists = _word_lists()
    return word in lists.light or word in lists.sector or word in lists.places


def _weight(word: str) -> float:
    lists = _word_lists()
    if word in lists.light:
        return _LIGHT
    if word in lists.sector:
        return _SECTOR
    return max(_SECTOR, 1.0 - 0.08 * math.log2(max(1, _shared_words().get(word, 1))))


def _similar(a: str, b: str) -> float:
    """How likely two words are one word, 0 where they are two."""
    lists = _word_lists()
    if a in lists.places and b in lists.places:
        return 0.0
    if near(a, b):
        known = (a in lists.sector or a in lists.light) and (b in lists.sector or b in lists.light)
        return 0.0 if known and a[:5] != b[:5] else 0.85
    short, long = sorted((a, b), key=len)
    # "Pub" and "Publishing" are one word, "Wells" and "Wellsboro" two places
    if (
        len(short) >= 3
        and long.startswith(short)
        and says_little(long)
        and long not in lists.places
    ):
        return 0.0 if says_little(short) else 0.8
    return 0.0


def _matched(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    exact = Counter(a) & Counter(b)
    left, right = list((Counter(a) - exact).elements()), list((Counter(b) - exact).elements())
    total = agreed = sum(_weight(word) for word in exact.elements())
    sure = [word for word in exact.elements() if _weight(word) > _SECTOR - 0.01]
    choices = sorted(
        ((s, x, y) for x in left for y in right if (s := _similar(x, y))),
        key=lambda choice: (-choice[0], *sorted(choice[1:])),
    )
    for similarity, x, y in choices:
        if x in left and y in right:
            left.remove(x)
            right.remove(y)
            weight = max(_weight(x), _weight(y))
            total += weight
            agreed += weight * similarity
            sure.append(x)
    if left and right and not _only_empty(left + right):
        return min(_UNMATCHED, agreed / (total + 1))
    more = left + right
    if more and not _may_go(more, sure):
        return _MORE
    return max(0.0, (agreed / total if total else 0.0) - 0.05 * len(more))


def _only_empty(more: list[str]) -> bool:
    return all(word in ("group", "holding", "holdings", "company") for word in more)


def _may_go(more: list[str], sure: list[str]) -> bool:
    """Whether one name may have these words more: they say nothing, and the others name a body."""
    lists = _word_lists()
    distinct = [word for word in sure if word not in lists.sector and word not in lists.light]
    return bool(distinct) and all(word in lists.light for word in more)
