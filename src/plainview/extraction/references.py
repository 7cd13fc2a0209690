"""What "the agency", "the program" or "they" stand for: the nearest earlier mention that fits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from plainview.extraction.parts import Mention, Sentence
from plainview.vocab.registry import entity
from plainview.vocab.tables import words

_NOUNS: dict[str, tuple[str, tuple[str, ...]]] = {
    # noun: kind of mention, kinds or words of the entity that fit
    "agency": ("org", ("agency",)),
    "department": ("org", ("department", "police")),
    "bureau": ("org", ("bureau",)),
    "service": ("org", ("service",)),
    "company": ("org", ("company",)),
    "firm": ("org", ("company",)),
    "startup": ("org", ("company",)),
    "start-up": ("org", ("company",)),
    "contractor": ("org", ("company",)),
    "vendor": ("org", ("company",)),
    "retailer": ("org", ("company",)),
    "union": ("org", ("union",)),
    "organization": ("org", ("ngo", "union", "group")),
    "group": ("org", ("ngo", "union")),
    "nonprofit": ("org", ("ngo",)),
    "administration": ("org", ("administration",)),
    "committee": ("org", ("committee",)),
    "panel": ("org", ("committee", "commission", "court")),
    "board": ("org", ("board",)),
    "council": ("org", ("council",)),
    "commission": ("org", ("commission",)),
    "court": ("org", ("court",)),
    "city": ("org", ("city",)),
    "county": ("org", ("county",)),
    "state": ("org", ("state",)),
    "sheriff's office": ("org", ("sheriff",)),
    "police department": ("org", ("police",)),
    "program": ("program", ("program", "policy", "network", "operation", "database", "system")),
    "programs": ("program", ("program",)),
    "system": ("program", ("system", "database", "product")),
    "database": ("program", ("database", "system")),
    "app": ("program", ("app",)),
    "software": ("program", ("product", "system", "app")),
    "tool": ("program", ("product", "system", "app")),
    "operation": ("program", ("operation",)),
    "law": ("instrument", ("statute", "ordinance", "act", "law")),
    "act": ("instrument", ("statute", "act")),
    "order": ("instrument", ("executive_order", "court_order", "order", "executive order")),
    "agreement": ("instrument", ("agreement", "mou", "settlement")),
    "memo": ("instrument", ("memo",)),
    "memos": ("instrument", ("memo",)),
    "ruling": ("instrument", ("court_order", "ruling", "injunction")),
    "data": ("category", ("data:",)),
    "information": ("category", ("data:",)),
    "records": ("category", ("data:",)),
    "secretary": ("office", ("secretary",)),
    "director": ("office", ("director",)),
    "commissioner": ("office", ("commissioner",)),
    "attorney general": ("office", ("attorney general",)),
    "sheriff": ("office", ("sheriff",)),
    "mayor": ("office", ("mayor",)),
    "governor": ("office", ("governor",)),
    "senator": ("office", ("senator",)),
    "congressman": ("office", ("member of the u.s. house",)),
    "congresswoman": ("office", ("member of the u.s. house",)),
    "speaker": ("office", ("speaker",)),
    "judge": ("office", ("judge",)),
    "facility": ("facility", ("facility", "detention", "correctional", "jail", "prison", "camp")),
    "shelter": ("facility", ("shelter", "facility")),
    "jail": ("facility", ("jail",)),
    "prison": ("facility", ("prison", "correctional", "penitentiary")),
    "detention center": ("facility", ("detention", "processing")),
    "processing center": ("facility", ("processing",)),
    "camp": ("facility", ("camp",)),
}
_PLACES_OF_CUSTODY = words("jail prison camp") | {"detention center", "processing center"}
_REFERENCE = re.compile(
    r"(?=[TtSsIiHh])(?<!\w)(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Ss]uch) (?:(?:federal"
    r"|government|private|new|controversial|secret|tech) )?("
    + "|".join(sorted(map(re.escape, _NOUNS), key=len, reverse=True))
    + r")|([Tt]hey|[Ii]t|[Hh]e|[Ss]he))(?![\w]|-\w| of (?!the (?:agency|city|department)))"
)
_EMPTY_IT = re.compile(
    r"(?: (?:is|was|would be|will be|has been|remains|seems|appears|became|turns out|also is|may be"
    r"|could be|might be|isn't|wasn't|looks)|'s)(?: not| also| still| now| very| yet)?(?: \w+ly)?"
    r" (?:clear|unclear|possible|impossible|likely|unlikely|important|difficult|hard|easy|time"
    r"|a matter"
    r"|not|known|unknown|that|\w+ (?:that|to|whether|how|for))\b"
    r"| (?:takes|took|would take|will take|makes sense|made sense|turns out|follows|happens) "
)
_MADE_IT = re.compile(
    r"\b(?:ma[dk]es?|making|f(?:ou|i)nds?|finding|keeps?|kept|thinks?|considers?|deems?|consider)$"
)
_SO = re.compile(
    r" (?:\w+ly |very |more |so |too )?(?:clear|unclear|possible|impossible|easy|easier|hard|harder"
    r"|difficult|likely|illegal|legal|unlawful|lawful|known|plain|necessary|important)\b"
)
_NAMED = r"[A-Z][a-z][\w']*(?: [A-Z]\.)? (?:Mc|O'|D')?[A-Z][a-z][\w'-]*"
_SAYS = r"(?:said|says|told|wrote|asked|added|recalled|testified|explained|argued)"
_SOMEBODY = re.compile(
    rf"(?=[A-Zs])(?<!\w)(?:{_NAMED}(?:, \d\d,| {_SAYS}(?!\w))|(?:said|says) {_NAMED}(?!\w))"
)
"""A person who is no office holder, as papers bring one in: by age or by a verb of speech."""
ADMINISTRATIONS = (
    ("2025-01-20", "Trump administration (second term)", "us-admin"),
    ("2021-01-20", "Biden administration", "us-admin-biden"),
    ("2017-01-20", "Trump administration (first term)", "us-admin-trump-1"),
    ("2009-01-20", "Obama administration", "us-admin-obama"),
    ("2001-01-20", "Bush administration", "us-admin-bush"),
)


def references(
    content: str,
    text: str,
    sentences: tuple[Sentence, ...],
    named: list[Mention],
    terms: list[Mention],
    day: str,
) -> list[Mention]:
    """A mention for every reference outside a name: resolved (`coref`) or not (`open`).

    "they" and "it" look back over this and the sentence before, "he" and "she" over three
    sentences, nouns over the whole text so far.
    "they" and "it" are bodies, "he" and "she" officials only.
    """
    found: list[Mention] = []
    pools = _pools(named, terms)
    begins = [sentence.start for sentence in sentences]
    people: list[int] | None = None
    for use in _REFERENCE.finditer(text):
        if _covered(named, pools.starts, use.start(), use.end()):
            continue
        sentence = bisect_right(begins, use.start()) - 1
        word = use[1] or use[2].lower()
        if use[1]:
            kind, fitting = _NOUNS[word]
            target = pools.nearest(kind, use.start(), 0, partial(_fits, kind=kind, fitting=fitting))
            if target is None and word == "administration":
                target = _administration(use, day)
            if target is None and word in _PLACES_OF_CUSTODY:
                continue  # a class of places, not a reference
        elif word == "it" and _is_empty(text, use):
            continue
        else:
            kind = "office" if word in ("he", "she") else "org"
            back = 3 if kind == "office" else 1
            floor = begins[max(0, sentence - back)] if sentence >= 0 else 0
            target = pools.nearest(kind, use.start(), floor, _pronoun(word))
            if kind == "office" and target:
                people = _people(text, named, pools.starts) if people is None else people
                if _between(people, target.end, use.start()):
                    target = None
        surface = content[use.start() : use.end()]
        name, entity_id, how = ("", None, "open")
        if target is not None:
            name, entity_id, how = target.name, target.entity, "coref"
        found.append(Mention(use.start(), use.end(), surface, kind, name, entity_id, how))
    return found


def _is_empty(text: str, use: re.Match[str]) -> bool:
    """Whether "it" stands for nothing: "it is possible", "made it clear"."""
    if _EMPTY_IT.match(text, use.end()):
        return True
    made = _MADE_IT.search(text, max(0, use.start() - 12), max(0, use.start() - 1))
    return made is not None and _SO.match(text, use.end()) is not None


def _people(text: str, named: list[Mention], starts: list[int]) -> list[int]:
    """Where the text brings in persons who stand for no office or body."""
    return [
        found.start()
        for found in _SOMEBODY.finditer(text)
        if not _covered(named, starts, found.start(), found.end())
    ]


def _between(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _covered(named: list[Mention], starts: list[int], start: int, end: int) -> bool:
    place = bisect_right(starts, start) - 1
    if place >= 0 and named[place].end > start:
        return True
    return place + 1 < len(named) and named[place + 1].start < end


@dataclass(frozen=True, slots=True)
class _Pools:
    """The mentions that a reference of each kind can stand for, in order, with their starts."""

    starts: list[int]
    by_kind: dict[str, tuple[list[Mention], list[int]]]

    def nearest(
        self, kind: str, before: int, floor: int, fits: Callable[[Mention], bool]
    ) -> Mention | None:
        mentions, starts = self.by_kind.get(kind, ([], []))
        for at in range(bisect_left(starts, before) - 1, -1, -1):
            if mentions[at].start < floor:
                return None
            if fits(mentions[at]):
                return mentions[at]
        return None


def _pools(named: list[Mention], terms: list[Mention]) -> _Pools:
    sorted_in: dict[str, list[Mention]] = {}
    for mention in named:
        if mention.name:
            sorted_in.setdefault(mention.kind, []).append(mention)
    sorted_in["category"] = [term for term in terms if term.kind == "category"]
    instruments = [term for term in terms if term.kind == "instrument"]
    if instruments:
        instruments += sorted_in.get("instrument", [])
        sorted_in["instrument"] = sorted(instruments, key=lambda item: item.start)
    return _Pools(
        [mention.start for mention in named],
        {kind: (items, [item.start for item in items]) for kind, items in sorted_in.items()},
    )


def _fits(mention: Mention, kind: str, fitting: tuple[str, ...]) -> bool:
    if mention.kind != kind or (mention.how == "class" and kind in ("org", "facility")):
        return False
    entry = entity(mention.entity) if mention.entity else None
    if entry is not None and entry.kind in fitting:
        return True
    if entry is not None and entry.kind in _SETTLED:
        return False
    return any(word in mention.name.lower() for word in fitting)


_SETTLED = words("government legislators legislature company ngo outlet")
_MANY = words("legislators group-class agency-class jurisdiction-class provider-class")


def _is_one_body(mention: Mention) -> bool:
    if mention.kind != "org" or mention.how == "class":
        return False
    entry = entity(mention.entity) if mention.entity else None
    return entry is None or entry.kind not in _MANY


def _pronoun(word: str) -> Callable[[Mention], bool]:
    if word in ("he", "she"):
        return lambda item: item.kind == "office"
    if word == "they":
        return lambda item: item.kind == "org"
    return _is_one_body


def _administration(use: re.Match[str], day: str) -> Mention | None:
    for start, name, entity_id in ADMINISTRATIONS:
        if day >= start:
            return Mention(use.start(), use.end(), use.group(), "org", name, entity_id, "coref")
    return None
