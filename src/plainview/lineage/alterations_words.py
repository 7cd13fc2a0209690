"""Negations, modality, scope, names and quotations of two groups of sentences that say the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from plainview.extraction.parts import Mention
from plainview.lineage.alterations_pairs import Clause, Group
from plainview.lineage.words import STOP_WORDS, WORD, key
from plainview.vocab.registry import entities

Found = tuple[str, tuple[int, int], tuple[int, int], str]

LEAST_LIKENESS = 0.5
"""Sentences less alike may say another thing in words of their own."""

_QUOTE = re.compile(r"“([^“”]{12,600})”|(?:(?<=[\s(\[—–-])|^)\"(?=\S)([^\"]{12,600})\"")
_NOT = re.compile(r"(?<=\w)n[’'] ?t\b")
_NEVER = re.compile(r"\bne[’']er\b", re.IGNORECASE)
_PAUSE = re.compile(r" ?[^\w\s’'-]")
_EDITED = re.compile(r"\[[^\]]{0,80}\]")
_EVIDENT = ("official", "acronym", "colloquial", "holder")
_NAMED = ("org", "office", "program", "instrument", "facility")
_BEFORE_NEGATED = 4  # content words after a negation among which it finds what it negates


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, its place, what it is compared by, and whether a pause follows."""

    word: str
    key: str
    start: int
    end: int
    pause: bool


@dataclass(frozen=True, slots=True)
class _Lists:
    weak: frozenset[str]
    strong: frozenset[str]
    marks: frozenset[str]
    refusals: frozenset[str]
    limits: frozenset[str]
    whole: frozenset[str]
    only: frozenset[str]


@cache
def _lists() -> _Lists:
    table = tomllib.loads((files(__package__) / "alterations.toml").read_text(encoding="utf-8"))

    def words(part: str, name: str) -> frozenset[str]:
        return frozenset(table[part][name].split())

    return _Lists(
        words("modality", "weak"), words("modality", "strong"),
        words("negation", "marks"), words("negation", "verbs"),
        words("scope", "limits"), words("scope", "whole"), words("scope", "only"),
    )  # fmt: skip


def tokens(sentences: Sequence[Clause]) -> list[Token]:
    """The words of some sentences; a contracted "n't" is a word "not" of its own."""
    found = []
    for clause in sentences:
        # what is put in is as long as what it replaces
        words = _NEVER.sub("never", _NOT.sub(lambda hit: " not"[: len(hit.group())], clause.words))
        for hit in WORD.finditer(words):
            word = hit.group().lower()
            start, end = clause.start + hit.start(), clause.start + hit.end()
            found.append(Token(word, key(word), start, end, bool(_PAUSE.match(words, hit.end()))))
    return found


def negations(group: Group) -> Iterator[Found]:
    """A "not" that went while what it denied is still told, or that came."""
    if group.likeness < LEAST_LIKENESS:
        return
    ours, theirs = tokens(group.source), tokens(group.other)
    denied, other_denied = _denied(ours), _denied(theirs)
    gone, came = _only_here(denied, other_denied), _only_here(other_denied, denied)
    if gone and came:
        return  # the same denial in other words
    if not _refusing(theirs, other_denied):
        for mark, heads in gone:
            if place := _told(heads, theirs):
                yield "negation", (mark.start, mark.end), place, "negation lost"
                return
    if not _refusing(ours, denied):
        for mark, heads in came:
            if place := _told(heads, ours):
                yield "negation", place, (mark.start, mark.end), "negation added"
                return


Denial = tuple[Token, list[Token]]


def _only_here(denied: list[Denial], other_denied: list[Denial]) -> list[Denial]:
    """Negations of words that the other text does not negate."""
    held = {head.key for _, heads in other_denied for head in heads}
    return [(mark, heads) for mark, heads in denied if not held & {head.key for head in heads}]


def _denied(words: list[Token]) -> list[Denial]:
    """Negations, each with the next content words of its clause."""
    return [
        (token, _heads(words[place + 1 : place + 12]))
        for place, token in enumerate(words)
        if token.word in _lists().marks and not _merely(words, place)
    ]


def _heads(words: list[Token]) -> list[Token]:
    heads: list[Token] = []
    for token in words:
        if token.key not in STOP_WORDS:
            heads.append(token)
        if token.pause or len(heads) == _BEFORE_NEGATED:
            break
    return heads


def _merely(words: list[Token], place: int) -> bool:
    """ "not only", "no doubt", "no longer than": negations that deny nothing."""
    after = words[place + 1].word if place + 1 < len(words) else ""
    return after in ("only", "just", "doubt", "matter", "later", "merely", "less", "fewer")


def _refusing(words: list[Token], denied: list[Denial]) -> bool:
    """Whether words say no in another way than by the negations known already."""
    known = {id(mark) for mark, _ in denied}
    lists = _lists()
    return any(
        (token.word in lists.marks and id(token) not in known)
        or token.word in lists.refusals
        or (token.word.startswith(("un", "non", "dis")) and len(token.word) > 6)
        for token in words
    )


def _told(heads: list[Token], words: list[Token]) -> tuple[int, int] | None:
    """Where another text tells what is denied; two of its words, or one that has no fellow."""
    held = {token.key: token for token in words}
    hits = [held[head.key] for head in heads if head.key in held]
    if heads and len(hits) >= min(2, len(heads)):
        return hits[0].start, hits[0].end
    return None


def modality(group: Group) -> Iterator[Found]:
    """Asked became required, planned became must."""
    if group.likeness < LEAST_LIKENESS - 0.1:
        return
    lists = _lists()
    ours, theirs = tokens(group.source), tokens(group.other)
    for before, after, note in (
        (lists.weak, lists.strong, "modality raised"),
        (lists.strong, lists.weak, "modality lowered"),
    ):
        gone, came = _new(ours, theirs, before), _new(theirs, ours, after)
        # a word of the same force that came or stayed is what became of it
        if not gone or not came or _new(theirs, ours, before) or _new(ours, theirs, after):
            continue
        for one, two in ((one, two) for one in gone for two in came):
            if _near(ours, one) & _near(theirs, two):
                yield "modality", (one.start, one.end), (two.start, two.end), note
                return


def _new(words: list[Token], others: list[Token], wanted: frozenset[str]) -> list[Token]:
    """Words of a list that the other text does not have."""
    held = {token.key for token in others}
    return [token for token in words if token.word in wanted and token.key not in held]


def _near(words: list[Token], token: Token) -> set[str]:
    """The content words around a word."""
    place = next(number for number, each in enumerate(words) if each is token)
    around = words[max(0, place - 6) : place + 7]
    return {each.key for each in around if each is not token and each.key not in STOP_WORDS}


def _of(words: list[Token], wanted: frozenset[str]) -> list[Token]:
    return [token for token in words if token.word in wanted]


def scope(group: Group) -> Iterator[Found]:
    """Some became all, "only" was dropped."""
    if group.likeness < LEAST_LIKENESS:
        return
    lists = _lists()
    ours, theirs = tokens(group.source), tokens(group.other)
    limits, other_limits = _of(ours, lists.limits), _of(theirs, lists.limits)
    whole, other_whole = _of(ours, lists.whole), _of(theirs, lists.whole)
    if limits and other_whole and not whole and not other_limits:
        one, two = limits[0], other_whole[0]
        yield "scope", (one.start, one.end), (two.start, two.end), "scope widened"
    only = [token for token in _of(ours, lists.only) if not _after_not(ours, token)]
    if only and not _of(theirs, lists.only):
        place = next(number for number, token in enumerate(ours) if token is only[0])
        after = [token for token in ours[place + 1 : place + 8] if token.key not in STOP_WORDS]
        told = _told(after[:2], theirs)
        if told:
            yield "scope", (only[0].start, only[0].end), told, f"“{only[0].word}” dropped"


def _after_not(words: list[Token], token: Token) -> bool:
    place = next(number for number, each in enumerate(words) if each is token)
    return bool(place) and words[place - 1].word in _lists().marks


def names(group: Group) -> Iterator[Found]:
    """A body, office or program that became another one."""
    if group.likeness < LEAST_LIKENESS:
        return
    ours, theirs = _named(group.source), _named(group.other)
    known, other_known = {m.name for m in ours}, {m.name for m in theirs}
    left = {m.name: m for m in reversed(ours) if m.name not in other_known}
    other_left = {m.name: m for m in reversed(theirs) if m.name not in known}
    for kind in _NAMED:
        one = [mention for mention in left.values() if mention.kind == kind]
        two = [mention for mention in other_left.values() if mention.kind == kind]
        if len(one) == 1 and len(two) == 1 and not _contained(one[0], two[0]):
            yield "name", _place(one[0]), _place(two[0]), "name replaced"


def _named(sentences: Sequence[Clause]) -> list[Mention]:
    return [
        mention
        for clause in sentences
        for mention in clause.mentions
        if mention.kind in _NAMED
        and mention.entity
        and mention.how in _EVIDENT
        and not mention.surface.islower()  # "government" is nobody in particular
        and mention.entity not in _outlets()
    ]


@cache
def _outlets() -> frozenset[str]:
    """Ids of outlets: who is credited with a report is not what the report is of."""
    return frozenset(entry.id for entry in entities() if entry.kind == "outlet")


def _contained(one: Mention, two: Mention) -> bool:
    first, second = one.surface.lower(), two.surface.lower()
    return first in second or second in first


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def quotations(group: Group, content: str, other: str) -> Iterator[Found]:
    """Words inside quotation marks that the other text quotes otherwise."""
    ours = _quotes(group.source, content)
    everything = _plain(content)
    for start, end, words in _quotes(group.other, other):
        plain = " ".join(words)
        if plain in everything or any(" ".join(quote) in plain for *_, quote in ours):
            continue  # the same words, or more or fewer of them
        ranked = [
            (SequenceMatcher(None, words, quote, autojunk=False).ratio(), place, close)
            for place, close, quote in ours
        ]
        ratio, place, close = max(ranked, default=(0.0, 0, 0))
        if 0.4 <= ratio < 1.0 or (len(ranked) == 1 and 0.25 <= ratio < 1.0):
            yield "quotation", (place, close), (start, end), "quotation reworded"


def _quotes(sentences: Sequence[Clause], content: str) -> list[tuple[int, int, list[str]]]:
    """Quotations that start in some sentences, with their words."""
    found = []
    for clause in sentences:
        for hit in _QUOTE.finditer(content, clause.start, min(len(content), clause.end + 400)):
            if hit.start() >= clause.end:
                break
            group = 1 if hit[1] is not None else 2
            start, end = hit.span(group)
            # what stands in brackets is the editor's
            words = _plain(_EDITED.sub(" ", content[start:end])).split()
            if len(words) >= 4:
                found.append((start, end, words))
    return found


def _plain(content: str) -> str:
    return " ".join(word.lower() for word in WORD.findall(content))
