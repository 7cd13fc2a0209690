"""Rules by what a law does or a deed needs: "ends the purchases", "under Section 215"."""

from __future__ import annotations

import re

from plainview.extraction.frames.rule_cues import (
    BE,
    BY_COURT,
    HOPED,
    MONEY,
    NEITHER,
    NOMINAL,
    OUGHT,
    WISHED,
)
from plainview.extraction.frames.rule_roles import (
    Place,
    act_of,
    actor,
    before,
    governed,
    hypothetical,
    in_quotes,
    name_of,
    ruler,
    tool,
    under,
)
from plainview.extraction.frames.rule_sources import stopped
from plainview.extraction.frames.rule_whom import inside
from plainview.extraction.frames.rules import Rule, rules
from plainview.model import Filler

_PREPOSITION = re.compile(r"(?:on|to|in|of|for|at|by|and|or|that)\b|[,.]")
_BILL = re.compile(
    r"\b(?:bills?|legislation|orders?|measures?|laws?|polic(?:y|ies)|ordinances?|amendments?"
    r"|proposals?|provisions?"
    r"|resolutions?|rules?|injunctions?)$",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\b(?:could|should|may|might|to|ought)\s(?:\w+ly\s|not\s|never\s)*$")
_STARTS_IT = re.compile(r"It\s(?:also\s|would\s|will\s|further\s){0,2}$")
_PLEA = re.compile(
    r"^(?:\S+\s){0,5}?(?:requests?|bids?|appeals?|challenges?|arguments?|motions?|claims?"
    r"|lawsuits?|petitions?)\b"
)
_BY_LAW = re.compile(r"\s(?:under|by)\s([^,;.“”]{3,70})")
_CODE = re.compile(r"\b(?:CFR|U\.S\.C|USC|Act|Amendment|Constitution)\b")
_ASKED = re.compile(r"\b(?:who|what|which|how)$|^Exactly\b", re.IGNORECASE)
_HEAD = re.compile(
    r"^.*?(?=\s(?:of|in|on|for|to|from|with|under|against|by|at|that|signed|issued)\s|$)"
)
_OBJECT = re.compile(
    r"\s((?:the|its|his|her|their|an?|that|this|all)\s(?:[\w’'-]+\s){0,4}?[\w’'-]+)"
    r"(?=\s(?:of|to|that|which|on|for|in|by|from|with|and|under|after|as)\b|[,.;]|$)"
)


def _rules_by_itself(place: Place, rule: Rule, subject: tuple[int, int]) -> bool:
    """Whether a subject is a law, by its head noun, or a place or court that bans something."""
    words = place.content[slice(*subject)]
    head = _HEAD.match(words)
    if rules().law_in(head.group() if head else words):
        return True
    if rule.act != "forbids" or place.content[place.start : place.end] in rules().limiting:
        return False
    return rules().courts.search(words) is not None or any(
        m.kind in ("place", "org") and subject[0] <= m.start and m.end <= subject[1]
        for m in place.mentions
        if not (m.entity or "").startswith("src-")
    )


def _unsure(place: Place, start: int) -> bool:
    """Whether a subject is governed by another verb, or its clause hangs on a condition."""
    if place.content.startswith("be ", start):
        return True
    return governed(place, start) or hypothetical(place, start)


def effect(place: Place, rule: Rule) -> list[Filler] | None:
    """What rules, verb, act; the bound is named inside the act ("the Navy's use")."""
    limiting = place.content[place.start : place.end] in rules().limiting
    if not (place.near or place.told) and (rule.act != "forbids" or limiting):
        return None  # without a law at hand only a place or a court could do it
    subject = before(place)
    act = name_of(place, rule)
    ahead = place.content[max(place.left, place.start - 30) : place.start]
    if subject is None:
        if not (
            (place.near or place.told)
            and not in_quotes(place)
            and _STARTS_IT.match(place.content, place.left, place.start)
        ):
            return None
    elif not _rules_by_itself(place, rule, subject) or _unsure(place, subject[0]):
        return None
    elif NEITHER.match(place.content[slice(*subject)]):
        act = rule.negated
    if act != rule.act and limiting:
        return None
    if place.content[place.start : place.end] in rules().nouns_too and NOMINAL.search(ahead):
        return None
    done = act_of(place, place.end + 1, act)
    if done is None or done.start is None or done.end is None or not done.surface:
        return None
    if rule.act == "allows" and MONEY.search(done.surface[:60]):
        return None
    if _PREPOSITION.match(done.surface) or WISHED.search(ahead) or OUGHT.search(ahead):
        return None
    if HOPED.search(place.content, place.left, place.start):
        return None
    purpose = ahead.endswith(" to ") and subject is not None
    if purpose and subject and not _BILL.search(place.content[slice(*subject)]):
        return None
    if BE.search(ahead):
        return None
    role = "holder" if act in ("allows", "exempts") else "bound"
    ruling = ruler(place, subject)
    if act == "allows" and ruling and tool(place, ruling[0], done):
        return None
    return [*ruling, *inside(place, done, role), done]


def courted(place: Place, rule: Rule) -> list[Filler] | None:
    """A court stops something: "the judge blocked the plan", "the plan was blocked by a judge"."""
    content = place.content
    by = BY_COURT.match(content, place.end, place.right)
    subject = before(place)
    if subject is None:
        return None
    words = content[slice(*subject)]
    if by is not None:
        court = (by.start(1), by.end(1))
        done: Filler | None = Filler("act", rule.act, words, *subject)
    elif rules().courts.search(words) and not BE.search(
        content[max(place.left, place.start - 30) : place.start]
    ):
        court = subject
        done = act_of(place, place.end + 1, rule.act)
    else:
        return None
    if done is None or _PLEA.search(done.surface or ""):
        return None
    role = "holder" if rule.act in ("allows", "exempts") else "bound"
    assert done.start is not None and done.end is not None
    laws = stopped(place, done.start, done.end) if rule.act == "forbids" else []
    return [*ruler(place, court), *laws, *inside(place, done, role), done]


def based(place: Place, rule: Rule) -> list[Filler] | None:
    """What rests on a law: "the program is authorized under Section 215"."""
    law = _BY_LAW.match(place.content, place.end, place.right)
    subject = before(place)
    if law is None or subject is None or _ASKED.search(place.content[slice(*subject)]):
        return None
    words = law.group(1)
    named = any(
        m.kind in ("authority", "instrument") and law.start(1) <= m.start < law.end(1)
        for m in place.mentions
    )
    if not named and not rules().law_in(words) and not _CODE.search(words):
        return None
    act = Filler("act", rule.act, place.content[slice(*subject)], *subject)
    return [*ruler(place, (law.start(1), law.start(1) + len(words.rstrip()))), act]


def leave(place: Place, rule: Rule) -> list[Filler] | None:
    """What may not be done without leave: "police need a warrant to obtain locations"."""
    content = place.content
    trigger = content[place.start : place.end]
    if content[max(0, place.start - 4) : place.start].endswith(" to "):
        return None
    act = rule.negated if trigger.startswith("do") else name_of(place, rule)
    done = act_of(place, place.end + 1, act)
    subject = before(place)
    if done is None or subject is None or not done.surface or in_quotes(place):
        return None
    if rules().leave.search(" ".join(done.surface.lower().split()[:5])) is None:
        return None
    filler = actor(place, *subject, "holder" if act == "exempts" else "bound")
    body = filler is not None and filler.name != filler.surface
    return [*under(place), *([filler] if filler is not None and body else []), done]


def rescind(place: Place, rule: Rule) -> list[Filler] | None:
    """An end to a rule: "the order was rescinded", "the agency scrapped its policy of …"."""
    content = place.content
    subject = before(place)
    if subject is None:
        return None
    if BE.search(content[max(place.left, place.start - 30) : place.start]):
        words = content[slice(*subject)]
        if not rules().law_in(words.split()[-1]):
            return None
        return [*ruler(place, subject), Filler("act", _ended(words), words, *subject)]
    if _UNSURE.search(content[max(place.left, place.start - 24) : place.start]):
        return None
    object_ = _OBJECT.match(content, place.end, place.right)
    if object_ is None or not rules().law_in(object_.group(1)):
        return None
    act = Filler("act", _ended(object_.group(1)), object_.group(1), *object_.span(1))
    return [*ruler(place, subject), act]


def _ended(words: str) -> str:
    """What a rule did that ended, by its name: a ban forbade, a program or waiver allowed."""
    low = words.lower()
    if any(word in low for word in ("ban", "moratorium", "restriction", "injunction", "limit")):
        return "forbids"
    return "allows" if any(w in low for w in ("program", "waiver", "authority")) else "requires"
