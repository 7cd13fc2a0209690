"""The counted noun after a number, and the unit that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainview.extraction.quantities.numerals import SCALES, SMALL, TENS
from plainview.extraction.quantities.tables import tables

_WORD = re.compile(
    r"[ \t\u00a0]*\n?[ \t]*[“\"‘']?((?:[A-Za-z]\.){2,}|[A-Za-zÀ-ÿ][\wÀ-ÿ’'&/-]*"
    r"|[0-9]{1,4}[a-z]{0,3}(?=[”\"]?[ -][A-Za-z]))"
    r"(?:[”\"](?=[ -]))?"
)
_COMMA = re.compile(r",(?=\s[a-z]+(?:ed|al|ic|ous|ive|ing|able|ible)\s)|,(?=\s[a-z]+-[a-z]+)")
_OF = re.compile(
    r"\s+of\s+(?:(?:all\s+)?(?:the|its|their|his|her|our|my|your|those|these)(?:\s+most)?\s+"
    r"|[A-Z][a-z]+[’']s\s+)"
)
_VAGUE_OF = re.compile(r"[”\"]?\s+of\s+(?:the\s+|its\s+|their\s+|other\s+)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_ISTS = re.compile(r"[^lx]ists$")
_PARTICIPLE = re.compile(r"[a-z]{2}[^e]ed$")
_ADVERB = re.compile(r"[a-z]+ly")
_QUOTE = re.compile(r"[”\"’](?=\s)")
_NEXT = re.compile(r"\s+([A-Za-z][\w’'-]*)(?:\s+([A-Za-z][\w’'-]*))?")
_FOLLOWING = re.compile(r" ([a-z][\w’'-]*)")
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ed|ing|er|ish|an|ary|able|new|big|large|small|full)$")
_NUMERALS = frozenset((*SMALL, *TENS, *SCALES, *(f"{word}s" for word in SCALES), "scores", "half"))
_NOUN_TAILS = ("ss", "us", "is", "’s", "'s", "ous")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase at `start` to `end`; `unit` as measures name it.

    `known` says that the tables list the noun, `kind` is that of its unit (count, duration,
    physical).
    """

    start: int
    end: int
    text: str
    unit: str
    known: bool
    kind: str = "count"


def plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    table = tables()
    if word in table.plurals:
        return True
    last = word.rsplit("-", 1)[-1]
    return (
        len(last) > 2
        and last.endswith("s")
        and not last.endswith(_NOUN_TAILS)
        and word not in table.not_plural
    )


def unit_of(word: str) -> tuple[str, str, bool]:
    """The unit of a head noun, its kind, and whether the tables list it."""
    table = tables()
    last = word.rsplit("-", 1)[-1]
    if word in table.people or last in table.people or _ISTS.search(last):
        return "people", "count", True
    if word in table.things:
        return table.things[word], "count", True
    if len(word) > 3 and table.units.get(word, ("", ""))[1] in ("duration", "physical"):
        return *table.units[word], True
    return word, "count", False


def _pluralised(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|ch|sh)$", word) else f"{word}s"


def noun_after(
    low: str, content: str, at: int, end: int, value: float | None, vague: bool = False
) -> Noun | None:
    """The noun phrase that a number ending at `at` counts, None where there is none.

    A `vague` number ("dozens") counts what follows "of".
    """
    place = at
    if quote := _QUOTE.match(low, at, end):
        place = quote.end()
    of = (_VAGUE_OF.match(low, place, end) if vague else None) or _OF.match(content, place, end)
    place = of.end() if of else place
    hyphen = low[place : place + 1] in "-–" and low[place + 1 : place + 2].isalpha()
    words, complete = _phrase(low, content, place + hyphen, end, hyphen)
    if not words:
        return None
    if complete and not hyphen:
        return _noun(low, content, words)
    if hyphen and _PARTICIPLE.search(low[slice(*words[0])]):
        return None  # "one-sided"
    if value == 1 or hyphen:
        return _noun(low, content, words[: 1 if hyphen else _singular(low, words)])
    for count, span in enumerate(words, start=1):
        if unit_of(low[slice(*span)])[2] and content[span[0]].islower():
            return _noun(low, content, words[:count])
    return None


def _phrase(
    low: str, content: str, place: int, end: int, hyphen: bool
) -> tuple[list[tuple[int, int]], bool]:
    """The words of a noun phrase, and whether they end in a plural noun."""
    stops = tables().stops
    words: list[tuple[int, int]] = []
    for _ in range(8):
        match = _WORD.match(content, place, end)
        if not match:
            break
        word, printed = low[slice(*match.span(1))], match[1]
        joins = word in ("and", "or", "&") and words and _joined(low, content, match.end(), end)
        if word in ("more", "such") and not words:
            place = match.end()
            if low.startswith(" than", place):
                break
            continue
        state = printed in ("US", "UK", "IT")
        if not joins and not state and (word in stops or (words and word.endswith("ly"))):
            break
        owned = bool(words) and low.startswith(("'s ", "’s "), words[-1][1])
        if (word.isdigit() and (owned or not words)) or word in _NUMERALS:
            break  # "the county's 285 deputies" have a number of their own
        bare = _POSSESSIVE.sub("", word)
        words.append((match.start(1), match.start(1) + len(bare)))
        if not joins and plural(bare) and not _goes_on(low, match.end(), end):
            return words, True
        place = match.end()
        if comma := _COMMA.match(low, place, end):
            place = comma.end()
        if hyphen:
            break
    while words and low[slice(*words[-1])] in ("and", "or", "&"):
        words.pop()
    return words, False


def _singular(low: str, words: list[tuple[int, int]]) -> int:
    """How many words make a singular phrase: to the first listed noun or past an adjective."""
    for place, span in enumerate(words, start=1):
        if unit_of(low[slice(*span)])[2]:
            return place
    return min(len(words), 2 if _ADJECTIVE.search(low[slice(*words[0])]) else 1)


def _joined(low: str, content: str, at: int, end: int) -> bool:
    """Whether "and" joins adjectives or names before a plural ("Kia and Hyundai vehicles")."""
    match = _NEXT.match(low, at, end)
    if not match or match[1] in tables().stops:
        return False
    if match[2] and match[2] not in tables().stops and not plural(match[1]):
        return plural(match[2]) or content[match.start(1)].isupper()
    return False


def _goes_on(low: str, at: int, end: int) -> bool:
    """Whether a plural-looking word only describes the noun that follows ("sales people")."""
    match = _FOLLOWING.match(low, at, end)
    if not match or match[1] in tables().stops:
        return False
    uninflected = low[at - 6 : at] == "police" or low[at - 5 : at] in ("media", "staff", "youth")
    return plural(match[1]) and (unit_of(match[1])[2] or uninflected)


def _noun(low: str, content: str, words: list[tuple[int, int]]) -> Noun:
    # "newly hired agents" and "250ml bottles" are agents and bottles
    if len(words) > 2 and _ADVERB.fullmatch(low[slice(*words[0])]):
        words = words[2:] if low[slice(*words[1])].endswith("ed") else words[1:]
    elif len(words) > 1 and low[words[0][0]].isdigit():
        words = words[1:]
    first, last = words[0], words[-1]
    head = low[last[0] : last[1]]
    unit, kind, known = unit_of(head)
    if not known and not plural(head):
        unit = _pluralised(head)
    text = " ".join(content[first[0] : last[1]].split())
    return Noun(first[0], last[1], text, unit, known, kind)
