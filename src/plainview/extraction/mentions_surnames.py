"""Personal names beside titles and bodies: a surname that comes again stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plainview.extraction.parts import Mention
from plainview.vocab.tables import words

_PART = r"(?:[A-Z]\.|[A-Z][\w']+|[JS]r\.|(?:de|la|van|von|bin|al|del)(?= [A-Zl]))"
NAME = rf"(?:(?:Gen|Lt|Col|Maj|Sgt|Adm|Dr|Mr|Ms|Mrs)\. )*(?:[A-Z]\.)*[A-Z][\w']*(?: {_PART}){{1,3}}"
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_WEEKDAYS = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December The In On At And But He She It"
)
_ASIDE = re.compile(r",| \(")
_BEFORE_ROLE = re.compile(rf"({NAME}), (?:who is |who was )?(?:the |a |an )?$")
_SPEAKER_AFTER = re.compile(
    r"(?:'s|')? (?:(?:senior|staff|deputy|chief|national|press|policy|legal|communications"
    r"|legislative) )*"
    r"(?:spokesman|spokeswoman|spokesperson|secretary|attorney|lawyer|analyst|counsel|official"
    r"|fellow"
    rf"|researcher|adviser|advisor|manager|agent|officer|technologist) ({NAME})"
)
_BEFORE_OFFICE = frozenset(
    who + article for who in ("", "who is ", "who was ") for article in ("", "the ", "a ", "an ")
)
_ROLE_OF = re.compile(
    r", (?:who is |who was )?(?:the |a |an )?(?:[a-z][\w' ]{2,50} )?(?:of|for|at|with|from)"
    r" (?:the )?"
)
_ROLE_BEFORE = re.compile(rf"({NAME}){_ROLE_OF.pattern}$")
_OUTSIDER = re.compile(
    r", (?:the |an? )?[\w' ]*?\b(?:historian|author|biographer|scholar|expert|columnist|critic"
    r"|veteran|reporter|journalist)\b"
)
"""Who knows a body and does not belong to it."""
OF = frozenset(("the ", " of ", "for ", " at ", "with", "ith ", "rom ", "The "))


def trimmed(name: str) -> str:
    """A name without words that do not belong: weekdays, a full stop that ends the sentence."""
    words = name.split(" ")
    for at, word in enumerate(words):
        if at and word.rstrip(".") in _WEEKDAYS:
            words = words[:at]
            break
    kept = " ".join(words)
    if kept.endswith(".") and words[-1] not in _SUFFIXES and len(words[-1]) > 2:
        kept = kept[:-1]
    return kept.removesuffix("'s")


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A surname, where it was introduced, and the office or body that it stands for."""

    surname: str
    start: int
    mention: Mention
    words: frozenset[str]

    @classmethod
    def of(cls, name: str, start: int, mention: Mention) -> _Introduced:
        return cls(_surname(name), start, mention, frozenset(name.replace(",", "").split()))


def _surname(name: str) -> str:
    words = [word for word in trimmed(name).split() if word not in _SUFFIXES]
    return words[-1].strip(".,'") if words else ""


def _introduced(text: str, named: list[Mention]) -> Iterator[_Introduced]:
    for mention in named:
        start, end = mention.start, mention.end
        if mention.how == "class" or mention.kind not in ("office", "org"):
            continue
        if mention.kind == "office":
            name = _ASIDE.split(mention.surface, maxsplit=1)[0]
            if " " in name and name[0].isupper():
                yield _Introduced.of(name, start, mention)
            comma = text.rfind(", ", max(0, start - 16), start)
            aside = comma >= 0 and text[comma + 2 : start] in _BEFORE_OFFICE
            before = _BEFORE_ROLE.search(text, max(0, start - 60), start) if aside else None
            if before and mention.how != "holder" and not text.startswith("'s", end):
                yield _Introduced.of(before[1], before.start(), mention)
            continue
        after = _SPEAKER_AFTER.match(text, end)
        if after:
            yield _Introduced.of(after[1], after.start(1), mention)
        before = None
        comma = text.rfind(", ", max(0, start - 80), start)
        if comma >= 0 and _ROLE_OF.fullmatch(text, comma, start):
            before = _ROLE_BEFORE.search(text, max(0, start - 110), start)
        if before and not _OUTSIDER.match(text, before.end(1)):
            yield _Introduced.of(before[1], before.start(1), mention)


_WORDS_IN_TITLES = words(
    "Director Secretary Commissioner Administrator Chief Head Chairman Chairwoman Chair"
    " President Leader"
    " Speaker General Attorney Officer Counsel Whip Mayor Sheriff Governor Gov Gov. Judge"
    " Justice Member"
    " Executive Minister Chancellor Staff State Defense Treasury Security Adviser Czar czar"
    " Inspector"
    " States House Senate Nominee May Court Texas California"
)


_NOT_SURNAMES = _WORDS_IN_TITLES | _WEEKDAYS


def later(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Surnames that come again: each stands for what it was introduced with."""
    people: dict[str, list[_Introduced]] = {}
    for found in _introduced(text, named):
        surname = found.surname
        if len(surname) > 2 and surname[0].isupper() and surname not in _NOT_SURNAMES:
            people.setdefault(surname, []).append(found)
    if not people:
        return
    for use, end in occurrences(text, people):
        options = people[text[use:end]]
        start = _name_from(text, use, options)
        if start is None:
            continue
        earlier = [item for item in options if item.start <= use]
        mention = (earlier or options[:1])[-1].mention
        yield Mention(
            start, end, content[start:end], mention.kind, mention.name, mention.entity, "holder"
        )


def occurrences(text: str, found: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where any of a few words of one text stands in it as a whole word, without overlaps.

    A pattern of the words would be compiled anew for each text, which takes longer than this.
    """
    places = []
    for word in found:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (text[start - 1 : start].isalnum() or _in_word(text[end : end + 1])):
                places.append((start, end))
            start = text.find(word, end)
    last = 0
    for start, end in sorted(places):
        if start >= last:
            yield start, end
            last = end


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


_HONORIFICS = words(
    "Mr Mr. Ms Ms. Mrs Mrs. Sen Sen. Rep Rep. Gov Gov. Gen Gen. Dr Dr. Secretary Director"
    " Sheriff Mayor"
    " Judge President Senator Congressman Congresswoman Chairman Chairwoman Speaker Justice"
)


def _name_from(text: str, start: int, people: list[_Introduced]) -> int | None:
    """Where the name starts, None where another first name makes it another person's."""
    while start > 1 and text[start - 1] == " ":
        word = text[text.rfind(" ", max(0, start - 30), start - 1) + 1 : start - 1]
        if not word[:1].isupper() or (not word.isalpha() and not word.endswith(".")):
            return start
        if word not in _HONORIFICS and not any(word in item.words for item in people):
            ended = word.endswith(".") and len(word) > 2
            return start if ended or word.lower() in _STARTERS else None
        start -= len(word) + 1
    return start


_STARTERS = words(
    "the a an but and when while as in on at if for with that this yet still then both asked"
    " said since"
    " under after before although though because like even only so last however did does was is it"
    " what where why how instead meanwhile former"
)
