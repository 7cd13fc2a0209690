"""Rules by a verb between who is bound and the act: "bars the agency from …", "must"."""

from __future__ import annotations

import re

from plainview.extraction.frames.rule_cues import BE, HOPED, NEITHER, NOMINAL, OUGHT, WISHED
from plainview.extraction.frames.rule_roles import (
    Place,
    act_of,
    actor,
    before,
    governed,
    hypothetical,
    in_quotes,
    name_of,
    named,
    ruler,
    tool,
    under,
    widened,
)
from plainview.extraction.frames.rules import Rule, rules
from plainview.model import Filler

_PASSIVE_LINKS = {
    "to": re.compile(
        r"(?:\s(?:by|under|after|within)\s[^,;.]{3,60}?)?,?\s(?:only |not )?to\s(?=[“\"]?[a-z])"
        r"(?!the\s|an?\s|speak|comment|discuss|talk|disclose|reveal|publicly|be named|give inter)"
    ),
    "limits": re.compile(r"\sto\s(?=\w)"),
    "from": re.compile(r"(?:\s(?:by|under)\s[^,;.]{3,60}?)?,?\sfrom\s(?=[“\"]?\w+ing\b)"),
}
_LINKS = {
    "to": re.compile(
        r"\s((?:[\w’'&/(),.$“”\"-]+\s){1,14}?)to\s(?=[“\"]?[a-z])(?!the\s|an?\s|their\s|its\s"
        r"|his\s)"
    ),
    "from": re.compile(r"\s((?:[\w’'&/(),.$“”\"-]+\s){1,14}?)from\s(?=[“\"]?(?:\w+ly )?\w+ing\b)"),
    "from-what": re.compile(r"\s((?:[\w’'&/().-]+\s){1,10}?)from\s(?=\w)"),
}
_THEM = re.compile(r"them|it|him|her|us|themselves", re.IGNORECASE)
_THEY = re.compile(r"(?:^|[\s“\"])(?:they|it)\s(?:\w+\s|\w+[’']\w\s){0,3}$", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|they|this)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_BROKEN = re.compile(r"[;:]|\.\s|\b(?:to|from)\b")
_ONLY = re.compile(
    r"\s(?:only\b|[^,;.]{3,60}?\s(?:only|solely)\s(?:for|to|in|if|when|with|by|as)\b)"
)
_NEGATED = re.compile(r"\s(?:not|never|no longer)\s")
_ASKED = re.compile(r"\b(?:which|what|whether|how|whose)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_LAWFUL_NAME = re.compile(r"\b(?:Act|Amendment|Section|Title|Code|Constitution|DACA|ban|court)\b")
_LAWMAKERS = re.compile(
    r"\b(?:states|cities|counties|congress|legislature|council|administration|parliament)\b",
    re.IGNORECASE,
)
_OUGHT_BE = re.compile(r"\b(?:should|ought to)\b[\w\s]{0,14}$")
_TOLD = frozenset(("directed", "ordered", "instructed", "compelled", "mandated"))
_SUPPOSED = frozenset(("supposed", "free", "limited", "confined", "instructed"))
_FUTURE = re.compile(r"\b(?:will|would)\b")
_BACK = 200
_LIKE = re.compile(r"be\s(?:\w+ly\s)?(?!\w+(?:ed|en|own|eld|ent|ept)\b)")
_WHICH = re.compile(r"\b(?:that|which|who)\s(?:\w+ly\s)?$")
_CONTINUED = frozenset(("could", "would need to", "need to", "would be able to", "would get"))
_LOOSE = frozenset(("can", "cannot", "can’t", "can't", "have to", "has to"))
_RULED_BY = re.compile(
    r"\b(?:laws?|orders?|polic(?:y|ies)|rules?|statutes?|act|agreements?|directives?|ordinances?"
    r"|memos?|guidance"
    r"|ruled|ruling|held|court|settlement|regulations?|guidelines|constitution"
    r"|memorandum|contract|decree)\b",
    re.IGNORECASE,
)


def order(place: Place, rule: Rule) -> list[Filler] | None:
    """Who rules, verb, who is bound, link, act."""
    content = place.content
    ahead = content[max(place.left, place.start - 30) : place.start]
    link = _LINKS[rule.link].match(content, place.end, place.right)
    if link is None or BE.search(ahead):
        return None
    if content[place.start : place.end] in rules().nouns_too and NOMINAL.search(ahead):
        return None
    left, right = link.start(1), link.end(1) - 1
    if _BROKEN.search(content[left:right]):
        return None
    act = name_of(place, rule)
    filler = actor(place, left, right, "holder" if act in ("allows", "exempts") else "bound")
    done = act_of(place, link.end(), act)
    if done is None:
        return None
    ruling = ruler(place, before(place)) or _effected(place)
    weak = content[place.start : place.end] in rules().weak
    if WISHED.search(content[max(place.left, place.start - 40) : place.start]):
        return None
    if OUGHT.search(ahead):
        return None
    if not ruling and (filler is None or not ((place.near or place.told) and _IT.search(ahead))):
        return None
    if ruling and _uncertain(place, ruling[0], act, rule):
        return None
    if weak and act == "allows" and ruling and tool(place, ruling[0], done):
        return None
    if weak and not ruling and not place.ruled:
        return None
    if weak and ruling and not _lawful(place, ruling[0]):
        return None
    if filler is None:
        return [*ruling, done] if _THEM.fullmatch(content[left:right].strip()) else None
    return [*ruling, filler, done]


def _effected(place: Place) -> list[Filler]:
    """The law of the clause before: "the law took effect Saturday, allowing …", "and exempts"."""
    content = place.content
    ahead = content[place.left : place.start].rstrip()
    trailing = content[place.start : place.end].endswith("ing") and ahead.endswith(",")
    if not trailing and not ahead.endswith((" and", " but")):
        return []
    reach = place.start if trailing else place.left + 30
    laws = [
        m
        for m in place.mentions
        if m.kind in ("instrument", "authority") and m.name and m.end <= reach
    ]
    return [
        Filler("instrument", m.name, m.surface, m.start, m.end, "name", m.entity) for m in laws[:1]
    ]


def _uncertain(place: Place, ruling: Filler, act: str, rule: Rule) -> bool:
    """Whether a rule is hoped for, or only said not to be within somebody's power."""
    if act != rule.act and rule.act == "forbids" and ruling.role == "issuer":
        return True
    start = place.left if ruling.start is None else ruling.start
    hoped = HOPED.search(place.content, place.left, place.start)
    return hoped is not None or governed(place, start)


def _lawful(place: Place, issuer: Filler) -> bool:
    """Whether one who allows or stops does so as a court, or with a law or order in the clause."""
    surface = issuer.surface or ""
    if issuer.role == "instrument":
        return rules().law_in(surface) is not None or _LAWFUL_NAME.search(surface) is not None
    courts = rules().courts.search(surface) or _LAWMAKERS.search(surface)
    return courts is not None or (place.ruled and not in_quotes(place))


def passive(place: Place, rule: Rule) -> list[Filler] | None:
    """Who is bound, be, participle, link, act."""
    content = place.content
    if not BE.search(content[max(place.left, place.start - 30) : place.start]):
        return None
    link = _PASSIVE_LINKS[rule.link].match(content, place.end, place.right)
    if link is None:
        return None
    act = name_of(place, rule)
    if _OUGHT_BE.search(content, max(place.left, place.start - 30), place.start):
        return None
    if act == "exempts" and content[place.start : place.end] == "supposed":
        act = "forbids"
    if act == "requires" and content.endswith("not to ", place.end, link.end()):
        act = "forbids"
    if act == "exempts" and content[place.start : place.end] in _TOLD:
        return None  # "was never ordered to" tells what did not happen
    subject = before(place)
    done = act_of(place, link.end(), act)
    if done is None:
        return None
    if content[place.start : place.end] == "supposed" and not (place.near and subject):
        return None
    if subject is None:
        they = _THEY.search(content[place.left : place.start]) is not None
        near = place.near or place.told
        return [*under(place), done] if they and near and not in_quotes(place) else None
    role = "holder" if act in ("allows", "exempts") else "bound"
    filler = actor(place, *widened(place, subject), role) or actor(place, *subject, role)
    law = under(place)
    if filler is None or (hypothetical(place, subject[0]) and not place.whole):
        return None
    loose = content[place.start : place.end] in _SUPPOSED or _FUTURE.search(
        content[subject[1] : place.start]
    )
    if loose and not law and not place.near and not named(place, *subject):
        return None
    return [*law, filler, done]


def modal(place: Place, rule: Rule) -> list[Filler] | None:
    """Who is bound, modal, act; only where a law is named here or just before."""
    lawful = place.ruled if rule.act == "allows" else place.near
    ahead = place.content[max(place.left, place.start - 30) : place.start]
    told = rule.shape == "modal" and place.told and not in_quotes(place)
    if rule.shape == "modal" and not lawful and not told:
        return None
    trigger = place.content[place.start : place.end]
    if trigger in _CONTINUED and not told:
        return None
    reach = place.left if trigger in _LOOSE else max(0, place.left - _BACK)
    if rule.shape == "modal" and not place.whole and not told and not under(place):
        earlier = place.content[reach : place.start]
        if (
            trigger in ("can", "may")
            or in_quotes(place)
            or OUGHT.search(earlier)
            or _RULED_BY.search(earlier) is None
        ):
            return None
    subject = before(place)
    if subject is None:
        return None
    act = rule.act
    words = place.content[slice(*subject)]
    begun = place.end + 1
    negated = _NEGATED.match(place.content, place.end, place.right)
    if negated is not None:
        act, begun = rule.negated, negated.end()
    elif NEITHER.match(words):
        act = rule.negated
    elif act == "allows" and _ONLY.match(place.content, place.end, place.right):
        act = "requires"
    if rule.shape == "modal" and rules().law_in(words.split()[-1]):
        return None
    if _ASKED.search(place.content[max(place.left, subject[0] - 30) : subject[0]]):
        return None
    if not place.whole and hypothetical(place, subject[0]):
        return None
    known = named(place, *subject)
    role = "holder" if act in ("allows", "exempts") else "bound"
    filler = actor(place, *widened(place, subject), role) or actor(place, *subject, role)
    done = act_of(place, begun, act)
    law = under(place)
    apart = _LAWMAKERS.search(words) or _LIKE.match(done.surface or "") if done else None
    if told and done and filler and not apart and not _WHICH.search(ahead):
        return [*law, filler, done]
    if apart and trigger in _CONTINUED:
        return None
    bare = rule.act == "exempts" or law or (place.whole and not words.islower())
    if done is None or not (known or bare) or (filler is None and act != "exempts"):
        return None
    return [*law, *([filler] if filler is not None else []), done]
