"""What "the agency", "the program" or "they" stand for: the nearest earlier mention that fits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from plainview.extraction.parts import Mention, Sentence
from plainview.extraction.references_nouns import MANY, NOUNS, PLACES_OF_CUSTODY, SETTLED, STEMS
from plainview.extraction.references_subjects import Subjects
from plainview.vocab.registry import entity

_BACK = 3
_OFTEN = 2
_FAR = 200
_PAIR_BACK = 3
_BOTH = 2
"""Sentences in which one fitting name settles what a noun means; how much oftener than others a
name must come to do so from afar; and how many of the mentions before are looked at for that."""
_TWO = tuple(
    re.compile(
        rf"{word} (?:of the )?(agenc|department|bureau|compan|commission|council|court|union|group"
        r"|organization|board)(?:y|ies|s)?(?!\w)"
    )
    for word in ("two", "oth", "either")
)
_TWO_BEFORE = re.compile(r"(?<!\w)(?:[Tt]h(?:e|ese|ose) |[Bb]|[Nn])$")
"""The beginning of "the two", "both", "neither"; a search for the rest runs ten times as fast."""
_REFERENCE = re.compile(
    r"[TtSsIiHh](?<!\w.)(?:(?:(?<=[Tt])(?:he|his|hat|hese)|(?<=[Ss])uch) (?:(?:federal"
    r"|government|private|new|controversial|secret|tech) )?("
    + "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True))
    + r"|Administration)|(?<=[Tt])hey|(?<=[Ii])t|(?<=[Hh])e|(?<=[Ss])he)"
    r"(?![\w]|-\w| of (?!the (?:agency|city|department))"
    r"| (?:that (?!day|week|month|year|it\b)|who |which |whose )[a-z])"
)
_EMPTY_IT = re.compile(
    r"(?: (?:is|was|would be|will be|has been|remains|seems|appears|became|turns out|also is|may be"
    r"|could be|might be|isn't|wasn't|looks)|'s)(?: not| also| still| now| very| yet)?(?: \w+ly)?"
    r" (?:clear|unclear|possible|impossible|likely|unlikely|important|difficult|hard|easy|time"
    r"|a matter"
    r"|not|known|unknown|that|\w+ (?:that|whether|how)"
    r"|(?!\w+ed |built |meant |made |set |ready |(?:un)?able |(?:un)?willing )\w+ (?:to|for))\b"
    r"| (?:takes|took|would take|will take|makes sense|made sense|turns out|follows|happens) "
)
_MADE_IT = re.compile(
    r"\b(?:ma[dk]es?|making|f(?:ou|i)nds?|finding|keeps?|kept|thinks?|considers?|deems?|consider)$"
)
_SO = re.compile(
    r" (?:\w+ly |very |more |so |too )?(?:clear|unclear|possible|impossible|easy|easier|hard|harder"
    r"|difficult|likely|illegal|legal|unlawful|lawful|known|plain|necessary|important)\b"
)
_NAME = r"[a-z][\w']*(?: [A-Z]\.)? (?:Mc|O'|D')?[A-Z][a-z][\w'-]*"
_SAYS = r"(?:said|says|told|wrote|asked|added|recalled|testified|explained|argued)(?!\w)"
_SOMEBODY = re.compile(
    rf"[A-Zs](?<!\w.)(?:(?<=[A-Z]){_NAME}(?:, \d\d,| {_SAYS})|(?<=s)a(?:id|ys) [A-Z]{_NAME}(?!\w))"
)
"""A person who is no office holder, as papers bring one in: by age or by a verb of speech."""
_OF_COUNTY = re.compile(r"((?:[A-Z][\w.’'-]+ ){1,3}County) (?=[A-Z])")
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

    "they" (bodies) and "it" (also facilities, programs) take the subject of this or the sentence
    before, "he" and "she" (officials) look back over three sentences, nouns over the whole text.
    """
    found: list[Mention] = []
    pools = _pools(named, terms)
    begins = [sentence.start for sentence in sentences]
    people: list[int] | None = None
    pairs = [*_pairs(content, text, pools, begins, named)]
    subjects = Subjects(text, sentences, [*without_parts(named, pairs), *pairs])
    for use in _REFERENCE.finditer(text):
        start, end = use.span()
        if _covered(named, pools.starts, start, end):
            continue
        sentence = max(0, bisect_right(begins, start) - 1)
        word = (use[1] or use[0]).lower()
        kind = NOUNS[word][0] if use[1] else "office" if word in ("he", "she") else "org"
        targets: list[Mention] = []
        if use[1]:
            floors = [begins[max(0, sentence - back)] for back in range(_BACK)]
            target = _noun(pools, word, use, floors, day)
            if target is None and word in PLACES_OF_CUSTODY:
                continue  # a class of places, not a reference
            targets = [_county(target) if word == "county" else target] if target else []
        elif word == "it" and _is_empty(text, use):
            continue
        elif kind == "office":
            floor = begins[max(0, sentence - _BACK)]
            target = pools.nearest(kind, start, floor, _is_office)
            people = _people(text, named, pools.starts) if people is None else people
            targets = [target] if target and not _between(people, target.end, start) else []
        else:
            fits = _is_one_body if word == "it" else _is_body
            target = subjects.meant(use, sentence, fits)
            targets = [item for item in subjects.group(target) if fits(item)] if target else []
            if word == "it" and len(targets) > 1:
                targets = []
        new = [
            Mention(start, end, content[start:end], item.kind, item.name, item.entity, "coref")
            for item in targets
            if item.name
        ] or [Mention(start, end, content[start:end], kind, "", None, "open")]
        found += new
        subjects.add(new[-1])
    return found + pairs


def without_parts(named: list[Mention], resolved: list[Mention]) -> list[Mention]:
    """The names without classes that end a reference ("agencies" in "the two agencies")."""
    wholes = {item.end: item.start for item in resolved}
    return [
        item
        for item in named
        if item.how != "class" or wholes.get(item.end, item.start) >= item.start
    ]


def _noun(
    pools: _Pools, word: str, use: re.Match[str], floors: list[int], day: str
) -> Mention | None:
    target = None
    if word == "agency":
        target = pools.meant(word, use.start(), floors, department=False)
    target = target or pools.meant(word, use.start(), floors)
    if target is None and word == "administration":
        return _administration(use, day)
    return target


def _county(body: Mention) -> Mention:
    """The county that "the county" means where only a body of it is named: its sheriff's office."""
    found = _OF_COUNTY.match(body.name)
    return replace(body, name=found[1], entity=None) if found else body


def _pairs(
    content: str, text: str, pools: _Pools, begins: list[int], named: list[Mention]
) -> Iterator[Mention]:
    """Both bodies that "the two agencies" stands for, where just two were named just before."""
    for use in (found for pattern in _TWO for found in pattern.finditer(text)):
        before = _TWO_BEFORE.search(text, max(0, use.start() - 6), use.start())
        if before is None:
            continue
        start, end = before.start(), use.end()
        if _covered(named, pools.starts, start, start + 4):
            continue
        kind, fitting = NOUNS[STEMS.get(use[1], use[1])]
        floor = begins[max(0, bisect_right(begins, start) - 1 - _PAIR_BACK)]
        fits = partial(_fits, kind=kind, fitting=fitting)
        found = {item.name: item for item in pools.between(kind, floor, start) if fits(item)}
        meant = list(found.values()) if len(found) == _BOTH else []
        for item in meant:
            yield Mention(start, end, content[start:end], kind, item.name, item.entity, "coref")


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
    fit: dict[tuple[str, bool], list[Mention]]

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

    def between(self, kind: str, start: int, end: int) -> list[Mention]:
        mentions, starts = self.by_kind.get(kind, ([], []))
        return mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    def meant(
        self, noun: str, before: int, floors: list[int], department: bool = True
    ) -> Mention | None:
        """The one that fits in the last sentences, or in the text so far; else the one that
        the text names far more often than any other."""
        kind, fitting = NOUNS[noun]
        fit = self.fit.get((noun, department))
        if fit is None:
            mentions = self.by_kind.get(kind, ([], []))[0]
            fit = [item for item in mentions if _fits(item, kind, fitting, department)]
            self.fit[noun, department] = fit
        last = bisect_left(fit, before, key=lambda item: item.start)
        earlier = fit[max(0, last - _FAR) : last]
        if not earlier:
            return None
        if kind == "category":
            return earlier[-1]
        for floor in floors:
            near = {item.name for item in earlier if item.start >= floor}
            if len(near) == 1:
                return earlier[-1]
            if near:
                break
        counts = Counter(item.name for item in earlier).most_common(2)
        if len(counts) == 1 or counts[0][1] >= _OFTEN * counts[1][1]:
            return next(item for item in reversed(earlier) if item.name == counts[0][0])
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
        {},
    )


def _fits(mention: Mention, kind: str, fitting: tuple[str, ...], department: bool = True) -> bool:
    if not department and mention.name.startswith("Department of "):
        return False
    if mention.kind != kind or (mention.how == "class" and kind in ("org", "facility")):
        return False
    entry = entity(mention.entity) if mention.entity else None
    if entry is not None and entry.kind in fitting:
        return True
    if entry is not None and entry.kind in SETTLED:
        return False
    return any(word in mention.name.lower() for word in fitting)


def _is_one_body(mention: Mention) -> bool:
    """Whether "it" can mean it: one body, place of custody or program."""
    if mention.kind not in ("org", "facility", "program") or mention.how == "class":
        return False
    entry = entity(mention.entity) if mention.entity else None
    return entry is None or entry.kind not in MANY


def _is_body(mention: Mention) -> bool:
    return mention.kind == "org"


def _is_office(mention: Mention) -> bool:
    return mention.kind == "office"


def _administration(use: re.Match[str], day: str) -> Mention | None:
    for start, name, entity_id in ADMINISTRATIONS:
        if day >= start:
            return Mention(use.start(), use.end(), use.group(), "org", name, entity_id, "coref")
    return None
