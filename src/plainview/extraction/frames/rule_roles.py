"""What fills the roles of a rule: noun phrases around a trigger, bounded by clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.extraction.frames.rules import Rule, rules
from plainview.extraction.parts import Mention, Quantity
from plainview.model import Filler, Measure

_WORD = re.compile(r"[\w’'-]+")
_DENYING = re.compile(
    r"(?:\bnot|\bnever|\bno longer|n[’']t|\bcannot|\bneither|\bno)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:—–“”\"()]\s|\b(?:that|which|because|while|if|when|whether|but|says|said|say|states|stipulates"
    r"|unless|and|as|so|where|after|before|until|than|who)\s",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,;:—–“”\"!?](?!\d)|(?<![A-Z])\.(?:\s|$)|\s(?:unless|if|when|while|because|but|according"
    r"|said|says|after|before|until|under|without|even|though|although|which|who)\b"
)
_CONDITION = re.compile(
    r"\b(?:unless|only if|if|only when|when|except|without|within|provided that"
    r"|before)\s[^,;.“”\"]{4,120}"
)
ACTORS = frozenset(("org", "office", "staff", "population"))
_UNDER = re.compile(
    r"\b(?:[Uu]nder|pursuant to|by|because of)\s((?:the|a|an|this|that|its|[A-Z])[^,;.“”\"]{2,70})"
)
_ARTICLE = re.compile(
    r"^(?:the|an?|this|these|those|that|our|its|their|his|her|any|such)\s+", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"it|them|him|her|us|you|me|we|they|he|she|i|this|that|themselves|itself", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A trigger at `start` to `end` in the sentence from `left` to `right`.

    `ruled` says whether a law, order or court is named in the sentence, `near` whether in it or
    in the one before.
    """

    content: str
    start: int
    end: int
    left: int
    right: int
    mentions: Sequence[Mention]
    ruled: bool
    near: bool


def name_of(place: Place, rule: Rule) -> str:
    ahead = place.content[max(place.left, place.start - 24) : place.start]
    return rule.negated if _DENYING.search(ahead) else rule.act


def before(place: Place) -> tuple[int, int] | None:
    """The noun phrase before a trigger, over its auxiliaries; the antecedent of "which"."""
    content = place.content
    lower = max(place.left, place.start - 170)
    run = content[lower : place.start].rstrip(" ,")
    while run:
        head, _, word = run.rpartition(" ")
        if word.lower() not in rules().auxiliary and not (word.endswith("ly") and word.islower()):
            break
        run = head.rstrip(" ,")
    for relative in ("which", "that", "who"):
        if run.endswith(f" {relative}"):
            run = run.removesuffix(relative).rstrip(" ,")
            break
    start = 0
    for border in _CLAUSE.finditer(run):
        start = border.end()
    words = list(_WORD.finditer(run, start))[-9:]
    for index in range(len(words) - 1, -1, -1):
        if words[index].group().lower() in rules().no_part:
            words = words[index + 1 :]
            break
    if not words:
        return None
    return lower + words[0].start(), lower + len(run)


def actor(place: Place, start: int, end: int, role: str) -> Filler | None:
    words = place.content[start:end].strip(' ,“”"')
    if not words or len(words) > 120:
        return None
    left = place.content.index(words, start)
    for mention in place.mentions:
        inside = left <= mention.start and mention.end <= left + len(words)
        if inside and mention.name and mention.kind in ("org", "office", "staff", "population"):
            return Filler(
                role, mention.name, words, left, left + len(words), "name", mention.entity
            )
    if _PRONOUN.fullmatch(words):
        return None
    return Filler(role, _ARTICLE.sub("", words), words, left, left + len(words))


def act_of(place: Place, start: int, act: str) -> Filler | None:
    stop = _STOP.search(place.content, start + 3, place.right)
    end = stop.start() if stop else place.right
    words = place.content[start:end].strip(' .“”"')
    if len(words) < 4:
        return None
    left = place.content.index(words, start)
    return Filler("act", act, words, left, left + len(words))


def ruler(place: Place, span: tuple[int, int] | None) -> list[Filler]:
    """The instrument or issuer that stands as the subject."""
    if span is None:
        return []
    start, end = span
    words = place.content[start:end]
    for mention in place.mentions:
        if start <= mention.start and mention.end <= end and mention.name:
            if mention.kind in ("instrument", "authority", "program"):
                return [
                    Filler("instrument", mention.name, words, start, end, "name", mention.entity)
                ]
            if mention.kind in ("org", "office") and not rules().law_in(words.split()[-1]):
                return [Filler("issuer", mention.name, words, start, end, "name", mention.entity)]
    if rules().courts.search(words):
        return [Filler("issuer", _ARTICLE.sub("", words), words, start, end)]
    if rules().law_in(words):
        return [Filler("instrument", _ARTICLE.sub("", words), words, start, end)]
    return []


def under(place: Place) -> list[Filler]:
    """ "under the law", "by the court order" anywhere in the sentence."""
    for found in _UNDER.finditer(place.content, place.left, place.right):
        if rules().law_in(found.group(1)):
            words = found.group(1).rstrip(" .")
            law = rules().law_in(words)
            end = law.end() if law else len(words)
            left = found.start(1)
            return ruler(place, (left, left + end))
    return []


def condition(place: Place, fillers: Sequence[Filler]) -> list[Filler]:
    found = _CONDITION.search(place.content, place.end, place.right)
    if found is None:
        return []
    words = found.group().rstrip()
    return [Filler("condition", words, words, found.start(), found.start() + len(words))]


def limit(quantities: Sequence[Quantity], start: int, end: int) -> tuple[Measure, ...]:
    """The first period or sum in the run: what the rule is limited to."""
    for quantity in quantities:
        measure = quantity.measure
        if quantity.kind in ("duration", "money") and start <= measure.start and measure.end <= end:
            return (replace(measure, name="limit"),)
    return ()
