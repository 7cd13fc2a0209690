"""The outlets and documents that a text leans on by name, whether they are captured or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plainview.vocab.registry import entities

_BEFORE = re.compile(
    r"(?P<held>(?P<what>documents?|records?|e-?mails?|memos?|files?|data|letters?|reports?"
    r"|transcripts?|recordings?|analysis|investigation|interview|invoices?|contracts?)"
    r"(?: that were| which were)? (?:first )?(?:obtained|reviewed|seen|viewed|published|released"
    r"|examined|compiled|disclosed) by|(?:obtained|reviewed|seen|reported|revealed|published) by"
    r"|according to|per|in line with|as stated by|told|tells|confirmed to|interview with"
    r"|report (?:from|by|in)|reporting (?:from|by|in)|story (?:from|by|in)|article (?:from|by|in)"
    r"|investigation by|revealed by|disclosed to|provided to|shared with|given to|leaked to"
    r"|analysis by|review by) (?:the )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[’']s? (?:report|reporting|investigation|analysis|story|review|article)"
    r"| (?:first |has |had |also |previously |recently )*(?:report(?:s|ed|ing)|reveal(?:s|ed)"
    r"|found|obtained|reviewed|wrote|disclosed|published|noted|stated|said|says|learned"
    r"|confirmed|investigation|analysis|story|article)\b)"
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class Leaning:
    """A named source that a text leans on: the outlet's name and id, what it had ("documents
    obtained"), and the words that say so."""

    name: str
    entity: str
    what: str
    start: int
    end: int


def leanings(content: str, outlet: str | None = None) -> list[Leaning]:
    """The outlets that a text credits, each once, in its order; its own `outlet` is none."""
    found: dict[str, Leaning] = {}
    for name, entity, start, end in _named(content):
        if outlet and name.lower() == outlet.lower():
            continue
        before = _BEFORE.search(content, max(0, start - _REACH), start)
        after = _AFTER.match(content, end)
        if not before and not after:
            continue
        what = before["what"].lower() if before and before["held"] and before["what"] else ""
        held = found.get(entity)
        if held is None or (what and not held.what):
            first = before.start() if before else start
            last = after.end() if after else end
            found[entity] = Leaning(name, entity, what, first, last)
    return sorted(found.values(), key=lambda one: one.start)


def _named(content: str) -> Iterator[tuple[str, str, int, int]]:
    pattern, names = _outlets()
    for hit in pattern.finditer(content):
        name, entity = names[hit.group()]
        yield name, entity, hit.start(), hit.end()


@cache
def _outlets() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """A pattern for every printed name of the outlets of the registry, and what each stands for."""
    names: dict[str, tuple[str, str]] = {}
    for entry in entities():
        if entry.kind == "outlet":
            for printed in (entry.name, *(alias.name for alias in entry.aliases)):
                if len(printed) > 2:
                    names[printed.removeprefix("The ")] = (entry.name, entry.id)
    body = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)"), names
