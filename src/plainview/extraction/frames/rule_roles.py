"""What fills the roles of a rule: noun phrases around a trigger, bounded by clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.frames.rule_borders import denied, last_border
from plainview.extraction.frames.rules import Rule, rules
from plainview.extraction.parts import Mention
from plainview.model import Filler

_WORD = re.compile(r"[\w’'-]+")
_STOP = re.compile(
    r"[,;:—–“”\"!?](?!\d)|(?<![A-Z])\.(?:\s|$)|\s(?:unless|if|when|while|because|but|according"
    r"|said|says|after|before|until|under|without|even|though|although|which|who)\b"
)
_CONDITION = re.compile(
    r"\b(?:unless|only if|if|only when|except|without|provided that|as long as|so long as)\s"
    r"[^,;.“”\"]{4,120}"
)
ACTORS = frozenset(("org", "office", "staff", "population"))
_UNDER = re.compile(
    r"\b(?:[Uu]nder|pursuant to|by|because of)\s((?:the|a|an|this|that|its|[A-Z])[^,;.“”\"]{2,70})"
)
_SHARED = re.compile(
    r"^(.*?)\s(?:may|must|shall|will|can|would)\b(?!.*[;:])[^“”\"]*\s(?:and|but|or)(?:\s(?:also"
    r"|then))?$",
    re.DOTALL,
)
_JOINING = ("and", "but", "or", "also", "then")
_GOVERNED = re.compile(
    r"\b([a-z]+)\s(?:(?:up|out|on|off|over|down|for)\s)?(?=(?:the|an?|this|that|its|his|her"
    r"|their|any)\s)"
)
_PREPOSED = re.compile(r"(?:under|by|with|in|from|of)\s", re.IGNORECASE)
_SECTION = re.compile(r"^(?:\(?(?:\d+(?:\.\d+)*|[a-zA-Z])[.)]?\s)+(?=\S)")
_CLAUSAL = re.compile(
    r",\s(?!and\b|[A-Z])|\b(?:that|which|about|leading|remains?)\b|\b(?:or|and) (?:where|also)\b"
)
_PEOPLE = re.compile(
    r"(?:(?<![us])s|one|body|people|men|women|children|staff|police|agency|vendor|contractor"
    r"|company|employer"
    r"|department|officer|official|sheriff|county|city|state|judge|member|person|government"
    r"|supervisor"
    r"|police|bureau|office|user|personnel|troops|guard)$"
)
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|not|but|also|where|committed|would|will|could|did"
    r"|does)\b|,\s"
)
_RELATIVE = re.compile(r"\b(?:that|which)\s(?:[\w’']+\s){0,3}$")
_NO_LAW = re.compile(r"\b(?:who|that|which|can|cannot)\b|\bto\s$")
_IF = re.compile(r"\b(?:if|unless|whether|until)\s(?:\w+\s)?$", re.IGNORECASE)
_WHO = re.compile(
    r"(?:^|(?<=[\s“\"]))((?:(?:[Tt]he|[Aa]ny|[Aa]ll|[Mm]ost|[Ss]ome|[Mm]any|[Tt]hose"
    r"|[Cc]ertain)\s)?"
    r"(?:[\w’'-]+\s){0,3}?[\w’'-]*(?:s|ne|en|le|se)\s(?:who|whose)\s[^,;:“”\"]{2,90})$"
)
_LOOKING = re.compile(
    r"(?:search|extract|intercept|see|view|monitor|track|sift|query|access|look|gather|read"
    r"|listen|dig)\b"
)
_ANYBODY = re.compile(
    r"(?:almost |nearly |virtually )?(?:any|every)(?:one|body)\b(?!\s(?:else|is|was|has|can)\b)"
    r"|those\s(?:who|whose|in|here|with|seeking|living|trying|applying|\w+ed)\s",
    re.IGNORECASE,
)
"""Classes of people that a pronoun opens: "anyone present in the port", "those seeking asylum"."""
_WHOSE = re.compile(r"\s(?:who|whose)\s")
_OF = re.compile(r"\s(?:of|in|from|with|for|on|at|by|under|who|whose|to)\s")
_ABSTRACT = re.compile(
    r"(?:(?:ing|tion|sion|ment|ness|ance|ence|ship)s?|it(?:y|ies)|funds?|efforts?|resources|money|time"
    r"|capacity|rules|laws|visas|powers|rights|programs?|standards|limits|orders|measures|policies"
    r"|releases|benefits|claims|purposes|files|searches|requests|photos?|photographs|scans|records"
    r"|images|results|data)$"
)
_ARTICLE = re.compile(
    r"^(?:the|an?|this|these|those|that|our|its|their|his|her|any|such)\s+", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"it|them|him|her|us|you|me|we|they|he|she|i|this|that|themselves|itself", re.IGNORECASE
)


@dataclass(slots=True)
class Place:
    """A trigger at `start` to `end` in the sentence from `left` to `right`.

    `ruled` says whether a law, order or court is named in the sentence, `near` whether in it or
    in the one before; `whole` whether the text itself is an agreement, order or policy. `earlier`
    are the rules read in the sentence before the trigger; `told` says whether there is one, or one
    in the sentence before.
    """

    content: str
    start: int
    end: int
    left: int
    right: int
    mentions: Sequence[Mention]
    ruled: bool
    near: bool
    whole: bool = False
    earlier: Sequence[Frame] = ()
    told: bool = False


def name_of(place: Place, rule: Rule) -> str:
    ahead = place.content[max(place.left, place.start - 24) : place.start]
    return rule.negated if denied(ahead) else rule.act


def before(place: Place) -> tuple[int, int] | None:
    """The noun phrase before a trigger, over its auxiliaries; the antecedent of "which".

    After "and" or "but" it is the subject of the modal before ("may look at scans but may not").
    """
    content = place.content
    lower = max(place.left, place.start - 170)
    run = content[lower : place.start].rstrip(' ,“"')
    shared = _SHARED.match(run) if run.rstrip().endswith(_JOINING) else None
    if shared is not None:
        run = shared.group(1)
    while run:
        head, _, word = run.rpartition(" ")
        if word not in rules().auxiliary and not (word.endswith("ly") and word.islower()):
            break
        run = head.rstrip(" ,")
    for relative in ("which", "that", "who"):
        if run.endswith(f" {relative}"):
            run = run.removesuffix(relative).rstrip(" ,")
            break
    if content[lower + len(run) :].lstrip(" ").startswith(",") and "," in run:
        run = run[: run.rindex(",")].rstrip()  # over an apposition: "The rules, issued in May, bar"
    words = list(_WORD.finditer(run, last_border(run)))[-9:]
    for index in range(len(words) - 1, -1, -1):
        if words[index].group().lower() in rules().no_part:
            words = words[index + 1 :]
            break
    if not words:
        return None
    begun = words[0].start()
    verbs = lexicon().verbs
    for governed in _GOVERNED.finditer(run, begun):
        verb = governed.group(1)
        if verb.endswith(("ing", "ed")) or "D" in verbs.get(verb, ("", ""))[1]:
            begun = governed.end()
    preposed = _PREPOSED.match(run, begun)
    if preposed is not None:
        begun = preposed.end()
    section = _SECTION.match(run[begun:])
    if section is not None and run[begun].isdigit():
        begun += section.end()
    return (lower + begun, lower + len(run)) if begun < len(run) else None


def widened(place: Place, span: tuple[int, int]) -> tuple[int, int]:
    """The noun phrase with the relative clause in which a span ends: "sailors who were saved"."""
    lower = max(place.left, span[0] - 90)
    found = _WHO.search(place.content, lower, span[1])
    return found.span(1) if found is not None else span


def actor(place: Place, start: int, end: int, role: str) -> Filler | None:
    words = place.content[start:end].strip(' ,“”"')
    if not words or len(words) > 120:
        return None
    left = place.content.index(words, start)
    if _CLAUSAL.search(words):
        return None
    for mention in place.mentions:
        inside = left <= mention.start and mention.end <= left + len(words)
        if inside and mention.name and mention.kind in ("org", "office", "staff", "population"):
            return Filler(
                role, mention.name, words, left, left + len(words), "name", mention.entity
            )
    if _PRONOUN.fullmatch(words) or _no_actor(words):
        return None
    return Filler(role, _ARTICLE.sub("", words), words, left, left + len(words))


def _no_actor(words: str) -> bool:
    """Whether words that name nobody hold a verb or end in a noun for a thing done or had."""
    low = words.lower().split()
    verbs = lexicon().verbs
    first = verbs.get(low[0]) if words[0].islower() else None
    if first is not None and "S" in first[1] and len(low) > 1:
        return True
    if _ANYBODY.match(words):
        return False
    if low[0] == "those" or _PEOPLE.search(_OF.split(words)[0].lower()) is None:
        return True
    head = _WHOSE.split(words)[0]
    return _VERBAL.search(head) is not None or _ABSTRACT.search(head.lower()) is not None


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
            last = mention.kind == "office" or mention.end >= end - 2
            if mention.kind in ("org", "office") and last and not rules().law_in(words.split()[-1]):
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
            if law is not None and (law.start() > 40 or _NO_LAW.search(words[: law.start()])):
                continue
            end = law.end() if law else len(words)
            left = found.start(1)
            return ruler(place, (left, left + end))
    return []


def tool(place: Place, ruling: Filler, done: Filler) -> bool:
    """Whether a system lets somebody look at data: no rule, but what it can do."""
    system = any(
        m.kind in ("program", "technology") and m.name == ruling.name and m.surface.isupper()
        for m in place.mentions
    )
    named = (ruling.surface or "").lower().endswith(("program", "programs", "system", "tool"))
    return system or (named and _LOOKING.search((done.surface or "")[:60]) is not None)


def named(place: Place, start: int, end: int) -> bool:
    """Whether a body, office, staff or population is mentioned in a run."""
    return any(m.kind in ACTORS and start <= m.start and m.end <= end for m in place.mentions)


def governed(place: Place, start: int) -> bool:
    """Whether a subject is only the object of an infinitive: "to violate the order requires …"."""
    if not place.content[max(place.left, start - 4) : start].lower().endswith("to "):
        return False
    return _RELATIVE.search(place.content[max(place.left, place.start - 30) : place.start]) is None


def hypothetical(place: Place, start: int) -> bool:
    """Whether a clause that begins here hangs on an "if" or "whether"."""
    return _IF.search(place.content[max(place.left, start - 24) : start]) is not None


def in_quotes(place: Place) -> bool:
    """Whether a trigger stands inside a quotation of its sentence."""
    ahead = place.content[place.left : place.start]
    return ahead.count("“") > ahead.count("”") or ahead.count('"') % 2 == 1


def condition(place: Place, fillers: Sequence[Filler]) -> list[Filler]:
    found = _CONDITION.search(place.content, place.end, place.right)
    if found is None:
        return []
    words = found.group().rstrip()
    return [Filler("condition", words, words, found.start(), found.start() + len(words))]
