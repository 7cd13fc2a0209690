"""Names of institutions that no institution has: replaced words, and words in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from plainview.checks.check import Check
from plainview.checks.prose import Prose, Run
from plainview.model import Candidate, Finding
from plainview.names import is_distorted, is_turned, may_be_distorted, replacing_words, resolve
from plainview.vocab import entities, entity

# words are taken whole: a word of 20,000 letters would else be tried from each of them. It begins
# with the capital, which is searched for much faster than a place that no letter stands before.
_NAME = re.compile(
    r"[A-Z](?<!\w[A-Z])(?:(?<=U)\.S\. (?!The )[A-Z]|(?!(?<=T)he ))[\w-]++"
    r"(?:(?: (?:of|for) (?:the )?|,? (?:and|&) | )[A-Z][\w-]++){1,6}"
)
_OF = re.compile(r" (?:of|for) the ")
_NO_BODY = "no body of that name; same words in another order"
_LIKELY = 0.6
_MANY = 8


@dataclass(frozen=True, slots=True)
class _Altered:
    """A name as printed, where it stands first, and the body that it most likely stands for."""

    name: str
    run: Run
    meant: str
    why: str


def altered(items: Sequence[Prose]) -> Iterator[Finding]:
    """Names of one text in which words were replaced."""
    for text in items:
        found = [one for one in _names(text.content) if one.why]
        if found:
            yield _finding("altered_name", text, found, "words of a name were replaced")


def no_body(items: Sequence[Prose]) -> Iterator[Finding]:
    """Names of one text that read like a body's and are none's."""
    for text in items:
        found = [one for one in _names(text.content) if not one.why]
        if found:
            yield _finding("no_such_body", text, found, "no body has that name")


@lru_cache(maxsize=1)  # both checks ask for the same text, one after the other
def _names(content: str) -> tuple[_Altered, ...]:
    """The altered names of a text, each once, in the order of the text."""
    found: dict[str, _Altered] = {}
    for match in _NAME.finditer(content):
        name = match.group()
        if _telling().isdisjoint(_words(name)):
            continue
        # "Officials of the …": what stands behind can be the name
        starts = (0, *(one.end() for one in _OF.finditer(name)))
        for start in starts:
            name = match.group()[start:]
            if (meant := _meant(name)) is not None:
                why = meant.reason.partition(": ")[2] if is_distorted(meant) else ""
                run = Run(match.start() + start, match.end())
                found.setdefault(name, _Altered(name, run, meant.name, why))
                break
            if start != starts[-1] and _listed(name):
                break
    return tuple(found.values())


def _words(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


@cache
def _telling() -> frozenset[str]:
    """Words of which an altered name has one: those put for others, and those of agencies' names.

    Most names in a text are of people and places and need no further look.
    """
    agencies = (entry.name for entry in entities() if entry.kind == "agency")
    own = {word for name in agencies for word in name.lower().split() if len(word) > 3}
    return frozenset(own | replacing_words())


def _listed(name: str) -> bool:
    """Whether a name is, or may be, that of a body of the registry."""
    return any(entity(one.id) for one in resolve(name))


@lru_cache(maxsize=1 << 17)
def _meant(name: str) -> Candidate | None:
    """The one body that an altered name stands for; None for names that are somebody's or open."""
    if not (may_be_distorted(name) or is_turned(name)):
        return None  # nothing of what is told below: no need to ask whose name it is
    candidates = resolve(name)
    if not candidates:
        return None
    best = candidates[0]
    alone = len(candidates) == 1 or candidates[1].score < best.score
    known = entity(best.id)
    if is_distorted(best) and best.score >= _LIKELY and alone:
        return best if known and known.type == "Org" else None
    # courts and committees are called with their words in any order
    agency = known is not None and known.kind == "agency"
    return best if best.reason == _NO_BODY and alone and agency else None


def _finding(check: str, text: Prose, found: Sequence[_Altered], what: str) -> Finding:
    told = [f"“{one.name}” for {one.meant}" + (f" ({one.why})" if one.why else "") for one in found]
    more = f"; and {len(told) - _MANY} more" if len(told) > _MANY else ""
    words = f"{text.doc}: {what}. Probably meant: {'; '.join(told[:_MANY])}{more}"
    settled = "the text that this one was made from, or the official names of the bodies"
    facts = text.within(*(text.sentence(one.run.start) for one in found))
    quotes = tuple(text.quote(one.run) for one in found)
    return Finding(check, "low", words, "", facts, settled, quotes)


CHECKS = (
    Check(
        "altered_name",
        "A text calls institutions by names that they have. Rewriting by machine replaces words of"
        " names, and a reader takes the result for another body. Told are names that become an"
        " official one, and one only, when replaced words are put back.",
        "capitalised names in the sentences of a text",
        "“Inner Income Service” for Internal Revenue Service: internal for inner, revenue for"
        " income",
        "prose",
        altered,
    ),
    Check(
        "no_such_body",
        "A name that reads like an institution's belongs to one. Told are names that have the words"
        " of an official one in another order.",
        "capitalised names in the sentences of a text",
        "“U.S. Customs and Immigration Enforcement”: there is Immigration and Customs Enforcement",
        "prose",
        no_body,
    ),
)
