"""Rules: what a law, order, policy or agreement allows, requires, forbids or exempts from.

Rules bind classes as often as named bodies ("employers", "the troops"), so that a role may be any
noun phrase; the patterns stand in patterns/rule.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.casing import lowered
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rule_roles import (
    ACTORS,
    Place,
    act_of,
    actor,
    before,
    condition,
    limit,
    name_of,
    ruler,
    under,
)
from plainview.extraction.frames.rules import Rule, rules
from plainview.extraction.parts import Quantity, Sketch
from plainview.model import Filler

_IT = re.compile(r"\b(?:it|they|this)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_BE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)|[’'](?:re|s))\b[\s\w“\"]{0,24}$", re.IGNORECASE
)
_LINKS = {
    "to": re.compile(
        r"\s((?:[\w’'&/(),.$“”\"-]+\s){1,14}?)to\s(?=[“\"]?[a-z])(?!the\s|an?\s|their\s|its\s|his\s)"
    ),
    "from": re.compile(r"\s((?:[\w’'&/(),.$“”\"-]+\s){1,14}?)from\s(?=[“\"]?(?:\w+ly )?\w+ing\b)"),
}
_PASSIVE_LINKS = {
    "to": re.compile(
        r"(?:\s(?:by|under|after|within)\s[^,;.]{3,60}?)?,?\s(?:only )?to\s(?=[“\"]?[a-z])"
        r"(?!the\s|an?\s|speak|comment|discuss|talk)"
    ),
    "limits": re.compile(r"\sto\s(?=\w)"),
    "from": re.compile(r"(?:\s(?:by|under)\s[^,;.]{3,60}?)?,?\sfrom\s(?=[“\"]?\w+ing\b)"),
}
_BROKEN = re.compile(r"[;:]|\.\s|\b(?:to|from)\b")
_NEGATED = re.compile(r"\s(?:not|never|no longer)\s")
_NOMINAL = re.compile(
    r"(?:\b(?:an?|the|this|that|its|his|their|new|executive|court|travel|no|any|top-secret|gag"
    r"|task|such|some|another)|[’']s)\s$",
    re.IGNORECASE,
)
_BY_COURT = re.compile(
    r"\s(?:down\s|\w+ly\s)?(?:by|in)\s((?:an?|the)?\s?(?:[\w.-]+\s){0,4}?"
    r"(?:judge|court|appeals court|justices)(?:\sin\s[A-Z]\w+)?)\b"
)
_BY_LAW = re.compile(r"\s(?:under|by)\s([^,;.“”]{3,70})")


def find(content: str, sketch: Sketch) -> list[Frame]:
    """The rules of a text, sentence by sentence."""
    found: list[Frame] = []
    lists, low = rules(), lowered(content)
    for number, sentence in enumerate(sketch.sentences):
        if sentence.kind == "furniture":
            continue
        taken: list[tuple[int, int]] = []
        ruled: bool | None = None
        back = sketch.sentences[number - 1].start if number else sentence.start
        for start, end, rule in (
            (left, right, rule)
            for left, right in lists.trigger.within(content, sentence.start, sentence.end)
            for rule in lists.by_trigger[content[left:right]]
        ):
            if any(s < end and start < e for s, e in taken):
                continue
            if ruled is None:
                ruled = lists.laws.search(low, sentence.start, sentence.end) is not None
            near = ruled or lists.laws.search(low, back, sentence.start) is not None
            place = Place(
                content, start, end, sentence.start, sentence.end, sketch.mentions[number],
                ruled, near,
            )  # fmt: skip
            frame = _frame(place, rule, number, sketch.quantities[number])
            if frame is not None:
                found.append(frame)
                taken.append((frame.trigger[0], frame.end))
    return found


def _frame(place: Place, rule: Rule, number: int, quantities: Sequence[Quantity]) -> Frame | None:
    fillers = _SHAPES[rule.shape](place, rule)
    if fillers is None:
        return None
    fillers += condition(place, fillers)
    fillers += [
        Filler("category", m.name, m.surface, m.start, m.end, "name", m.entity)
        for m in place.mentions
        if m.kind == "category" and m.start >= place.start
    ][:2]
    starts = [place.start, *(f.start for f in fillers if f.start is not None)]
    ends = [place.end, *(f.end for f in fillers if f.end is not None)]
    status, modality = _status(place, rule, fillers)
    bound = any(f.role in ("bound", "holder") for f in fillers)
    return Frame(
        "rule", rule.id, number, min(starts), max(ends), status, modality, "+", tuple(fillers),
        limit(quantities, min(starts), max(ends)),
        True, (place.start, place.end), () if bound else ("unresolved",),
    )  # fmt: skip


def _order(place: Place, rule: Rule) -> list[Filler] | None:
    """Who rules, verb, who is bound, link, act."""
    content = place.content
    ahead = content[max(place.left, place.start - 30) : place.start]
    if _BE.search(ahead):
        return None
    if content[place.start : place.end] in rules().nouns_too and _NOMINAL.search(ahead):
        return None
    link = _LINKS[rule.link].match(content, place.end, place.right)
    if link is None:
        return None
    left, right = link.start(1), link.end(1) - 1
    if _BROKEN.search(content[left:right]):
        return None
    act = name_of(place, rule)
    filler = actor(place, left, right, "holder" if act in ("allows", "exempts") else "bound")
    done = act_of(place, link.end(), act)
    if filler is None or done is None:
        return None
    ruling = ruler(place, before(place))
    weak = content[place.start : place.end] in rules().weak
    if not ruling and weak and not (place.near and _IT.search(ahead)):
        return None
    return [*ruling, filler, done]


def _passive(place: Place, rule: Rule) -> list[Filler] | None:
    """Who is bound, be, participle, link, act."""
    content = place.content
    if not _BE.search(content[max(place.left, place.start - 30) : place.start]):
        return None
    link = _PASSIVE_LINKS[rule.link].match(content, place.end, place.right)
    if link is None:
        return None
    act = name_of(place, rule)
    subject = before(place)
    if subject is None:
        return None
    filler = actor(place, *subject, "holder" if act in ("allows", "exempts") else "bound")
    done = act_of(place, link.end(), act)
    if filler is None or done is None:
        return None
    return [*under(place), filler, done]


def _modal(place: Place, rule: Rule) -> list[Filler] | None:
    """Who is bound, modal, act; only where a law is named here or just before."""
    lawful = place.ruled if rule.act == "allows" else place.near
    if rule.shape == "modal" and not lawful:
        return None
    subject = before(place)
    if subject is None:
        return None
    act = rule.act
    after = place.content[place.end : place.end + 12]
    if _NEGATED.match(after):
        act = rule.negated
    words = place.content[slice(*subject)]
    if rule.shape == "modal" and rules().law_in(words.split()[-1]):
        return None
    named = any(
        m.kind in ACTORS and subject[0] <= m.start and m.end <= subject[1] for m in place.mentions
    )
    filler = actor(place, *subject, "holder" if act in ("allows", "exempts") else "bound")
    done = act_of(place, place.end + 1, act)
    if filler is None or done is None or not (named or rule.act == "exempts"):
        return None
    return [*under(place), filler, done]


def _effect(place: Place, rule: Rule) -> list[Filler] | None:
    """What rules, verb, act; the bound is named inside the act ("the Navy's use")."""
    subject = before(place)
    if subject is None or not rules().law_in(place.content[slice(*subject)]):
        return None
    act = name_of(place, rule)
    ahead = place.content[max(place.left, place.start - 30) : place.start]
    if place.content[place.start : place.end] in rules().nouns_too and _NOMINAL.search(ahead):
        return None
    done = act_of(place, place.end + 1, act)
    if done is None or done.start is None or done.end is None or not done.surface:
        return None
    if _BE.search(ahead):
        return None
    role = "holder" if act in ("allows", "exempts") else "bound"
    inside = [
        m
        for m in place.mentions
        if m.kind in ACTORS and m.name and done.start <= m.start and m.end <= done.end
    ]
    named = [Filler(role, m.name, m.surface, m.start, m.end, "name", m.entity) for m in inside[:1]]
    return [*ruler(place, subject), *named, done]


def _courted(place: Place, rule: Rule) -> list[Filler] | None:
    """A court stops something: "the judge blocked the plan", "the plan was blocked by a judge"."""
    content = place.content
    by = _BY_COURT.match(content, place.end, place.right)
    subject = before(place)
    if subject is None:
        return None
    words = content[slice(*subject)]
    if by is not None:
        court = (by.start(1), by.end(1))
        done: Filler | None = Filler("act", rule.act, words, *subject)
    elif rules().courts.search(words) and not _BE.search(
        content[max(place.left, place.start - 30) : place.start]
    ):
        court = subject
        done = act_of(place, place.end + 1, rule.act)
    else:
        return None
    return None if done is None else [*ruler(place, court), done]


def _based(place: Place, rule: Rule) -> list[Filler] | None:
    """What rests on a law: "the program is authorized under Section 215"."""
    law = _BY_LAW.match(place.content, place.end, place.right)
    subject = before(place)
    if law is None or subject is None:
        return None
    words = law.group(1)
    named = any(
        m.kind in ("authority", "instrument") and law.start(1) <= m.start < law.end(1)
        for m in place.mentions
    )
    if not named and not rules().law_in(words):
        return None
    act = Filler("act", rule.act, place.content[slice(*subject)], *subject)
    return [*ruler(place, (law.start(1), law.start(1) + len(words.rstrip()))), act]


_SHAPES = {
    "order": _order, "passive": _passive, "modal": _modal, "power": _modal, "effect": _effect,
    "court": _courted, "basis": _based,
}  # fmt: skip


def _status(place: Place, rule: Rule, fillers: Sequence[Filler]) -> tuple[str, str]:
    lists = rules()
    if rule.shape == "court":
        return "enjoined", "asserted"
    ahead = place.content[max(place.left, place.start - 40) : place.start]
    ruler = next((f.surface or "" for f in fillers if f.role in ("instrument", "issuer")), "")
    act = next(f.name for f in fillers if f.role == "act")
    if lists.would.search(ahead) or lists.proposed.search(ruler):
        return "proposed", "possible"
    return "in_force", "mandated" if act == "requires" else "asserted"
