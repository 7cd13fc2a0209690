"""Rules by the standing that one has: legal, eligible, exempt; held for so long; under a law.

"It is illegal to sell scans", "sailors are eligible for a waiver", "drivers can be held for two
days", "under the bill, the Navy would no longer buy scans". Words in patterns/rule.toml.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plainview.extraction.frames.rule_cues import BE, NEITHER, OUGHT, WISHED
from plainview.extraction.frames.rule_roles import (
    Place,
    act_of,
    actor,
    before,
    name_of,
    ruler,
    widened,
)
from plainview.extraction.frames.rules import Rule, rules
from plainview.model import Filler

_IT = re.compile(
    r"\bit(?:[’']s|\s(?:is|was|would be|will be|remains|became|becomes))?\s(?:[\w]+ly\s|not\s"
    r"|still\s|also\s|a\s|\w+ally\s){0,2}$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:be|is|are|was|were|been|becomes?|became|remain(?:s|ed)?|isn[’']t|aren[’']t|wasn[’']t"
    r"|weren[’']t"
    r"|them|him)\s(?:(?:not|no longer|now|still|only|also|already|therefore|\w+ly)\s)*$"
)
_FOR_TO = re.compile(r"\s(?:for\s((?:[\w’'-]+\s){1,10}?))?to\s(?=[a-z]+)")
_TO_FOR = re.compile(r"\s(?:to|for|from)\s(?=\w)")
_NOT = re.compile(r"\b(?:not|n[’']t|no longer|never)\s(?:\w+\s){0,2}$")
_LIABLE = re.compile(
    r"\b(?:deportation|removal|arrest|detention|mandatory|prosecution|fines?|audits?|review"
    r"|approval|inspections?"
    r"|restrictions?|penalt\w+|sanctions?|oversight|laws?|rules?|requirements?|search\w*|limits?"
    r"|orders?"
    r"|questioning|imprisonment|jurisdiction|disclosure|conditions?|caps?)\b"
)
_DOUBT = re.compile(
    r"\b(?:if|whether|unclear|how|should|question|perhaps|believe[ds]?|argue[ds]?"
    r"|possible)\b[^,;.]*$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"[Uu]nder\s(?P<law>(?:the|an?|this|that|its|his|her|their|current|federal|existing|new|such"
    r"|state|both"
    r"|[A-Z][\w.]*(?:[’']s)?)\s[^,;:“”\"]{0,70}?),\s"
    r"(?P<who>[^,;:“”\"()]{3,120}?)\s(?P<aux>would|will|can|could|may|must|shall|cannot|can[’']t"
    r"|won[’']t"
    r"|has to|have to|had to|is|are|was|were|do not|does not|did not|need not|need to)\s"
    r"(?P<not>not\s|no longer\s|never\s)?(?:\w+ly\s|also\s|still\s|then\s)*(?P<verb>\w+(?:\s\w+)?)"
)
_PREDICATED = re.compile(
    r"(?:be\s)?(?P<allows>allowed|permitted|eligible|able|entitled|free|given|granted|offered"
    r"|authorized)"
    r"|(?:be\s)?(?P<requires>required|obliged|forced|supposed|subject|limited|ordered|obligated"
    r"|expected|have)"
    r"|(?:be\s)?(?P<forbids>barred|prohibited|banned|forbidden|ineligible|denied|prevented"
    r"|restricted|blocked)"
    r"|(?:be\s)?(?P<exempts>exempt|exempted|shielded|protected|spared|excluded)\b"
)
_AUX = {"can": "allows", "could": "allows", "may": "allows", "cannot": "forbids"}
_TURN = {"allows": "forbids", "requires": "exempts", "forbids": "allows", "exempts": "requires"}
_THEY = re.compile(r"\b(?:they|it)\s$", re.IGNORECASE)
_BE_DONE = re.compile(r"\sbe\s(?:\w+ly\s)?(?!used to\b)(\w+)\b")
_BOUNDED = re.compile(
    r"\b(?:for|within|after|until|without|only|unless|if|longer than|up to|more than|no more"
    r"|at any time|in cases)\b"
)
_STANDING = re.compile(
    r"\s((?:[\w’'-]+\s){0,5}?)(?:(?:an?|the|temporary|legal|lawful|permanent|provisional|full"
    r"|blanket|political"
    r"|deferred|tentative|mass|such|[\w]+-year|one-year)\s){0,3}(?:amnesty|asylum|legal status"
    r"|lawful status"
    r"|citizenship|deferred action|work permits?|work authorization|permanent resid\w+|green cards?"
    r"|temporary protected status|residency|clemency|reprieve|immunity|legalization)\b"
)
_ANY = re.compile(r"\bany\s(?:\w+\s){1,3}$", re.IGNORECASE)
_TO_WHOM = re.compile(r"(?:\s\w+){0,3}?\s(?:to|for)\s((?:[\w’',%-]+\s?){1,9})(?=\b|$)")
_MAY = re.compile(
    r"\b(?:can|could|may|able to|allow\w*|permit\w*|authori[sz]\w*|let|lets|letting|power to"
    r"|free to)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no longer|n[’']t)\b|[;“”]")
_FOR_WHOM = re.compile(r"\sfor\s((?:[\w’'-]+\s?){1,9})(?=\b|$)")
_NONE = re.compile(r"\b(?:no|without|not)\s(?:\w+\s){0,3}$")


def legal(place: Place, rule: Rule) -> list[Filler] | None:
    """ "It is illegal (for an agency) to …": what the law says of doing something."""
    content = place.content
    link = _FOR_TO.match(content, place.end, place.right)
    ahead = content[max(place.left, place.start - 40) : place.start]
    if link is None or _DOUBT.search(content, place.left, place.start):
        return None
    made = ahead.lower().endswith(("make it ", "makes it ", "making it ", "made it ", "make it a "))
    if rule.link == "made" and not (made and place.near):
        return None
    if not made and not _IT.search(ahead) and not BE.search(ahead.removesuffix("a ")):
        return None
    act = rule.negated if _NOT.search(ahead) else rule.act
    done = act_of(place, link.end(), act)
    if done is None:
        return None
    role = "holder" if act in ("allows", "exempts") else "bound"
    who = actor(place, link.start(1), link.end(1), role) if link.group(1) else None
    return [*([who] if who else []), done]


def eligible(place: Place, rule: Rule) -> list[Filler] | None:
    """Who may have something, or is free from it: "sailors are eligible for", "exempt from"."""
    content = place.content
    link = _TO_FOR.match(content, place.end, place.right)
    ahead = content[max(place.left, place.start - 40) : place.start]
    if link is None or not _HOLDS.search(ahead):
        return None
    if _DOUBT.search(content, place.left, place.start):
        return None
    if rule.act == "requires" and not _LIABLE.search(
        content, link.end(), min(place.right, link.end() + 60)
    ):
        return None
    act = rule.negated if _NOT.search(ahead) else name_of(place, rule)
    subject = before(place)
    done = act_of(place, link.end(), act)
    if subject is None or done is None:
        return None
    role = "holder" if act in ("allows", "exempts") else "bound"
    who = actor(place, *widened(place, subject), role) or actor(place, *subject, role)
    return [who, done] if who is not None else None


def under(place: Place, rule: Rule) -> list[Filler] | None:
    """ "Under the bill, the Navy would no longer …"."""
    content = place.content
    found = _UNDER.match(content, place.start, place.right)
    if found is None or rules().law_in(found.group("law")) is None:
        return None
    if found.group("verb").startswith("continue"):
        return None
    said = _PREDICATED.match(found.group("verb"))
    aux = found.group("aux")
    if said is not None and said.lastgroup:
        act = said.lastgroup
    elif aux in ("is", "are", "was", "were"):
        return None
    else:
        act = _AUX.get(aux, "requires")
        if aux.endswith(("n’t", "n't")):
            act = "forbids"
    if found.group("not") or aux in ("do not", "does not", "did not", "need not"):
        act = "exempts" if aux.startswith("need") else "forbids" if said is None else _TURN[act]
        act = "forbids" if found.group("verb").startswith("supposed") else act
    if NEITHER.match(found.group("who")):
        act = _TURN[act]
    done = act_of(place, found.start("verb"), act)
    if done is None:
        return None
    role = "holder" if act in ("allows", "exempts") else "bound"
    who = actor(place, *found.span("who"), role)
    return [*ruler(place, found.span("law")), *([who] if who else []), done]


def held(place: Place, rule: Rule) -> list[Filler] | None:
    """What may be done with somebody: "can be held for two days", "cannot be removed without"."""
    content = place.content
    passive = _BE_DONE.match(content, place.end, place.right)
    if passive is None or passive.group(1) not in rules().done_to:
        return None
    subject = before(place)
    they = place.told and _THEY.search(content, place.left, place.start) is not None
    if (subject is None and not they) or _DOUBT.search(content, place.left, place.start):
        return None
    if not place.near and not they and _BOUNDED.search(content, passive.end(), place.right) is None:
        return None
    done = act_of(place, passive.start(1), rule.act)
    if done is None:
        return None
    if subject is None:
        return [done]
    who = actor(place, *widened(place, subject), "bound") or actor(place, *subject, "bound")
    return [*([who] if who is not None else []), done]


def granted(place: Place, rule: Rule) -> list[Filler] | None:
    """A standing that somebody is given: "gave asylum to the sailors", "granting them amnesty"."""
    content = place.content
    given = _STANDING.match(content, place.end, place.right)
    trigger = content[place.start : place.end]
    ahead = content[max(place.left, place.start - 60) : place.start]
    if (
        given is None
        or content.startswith(" of ", place.end)
        or WISHED.search(ahead)
        or OUGHT.search(ahead)
    ):
        return None
    if _DOUBT.search(content, place.left, place.start) or BE.search(ahead):
        return None
    if (
        _ANY.search(ahead)
        or ahead.endswith((" to ", " of ", " for ", " might "))
        or rules().forms.get(trigger) == "N"
    ):
        return None
    act = name_of(place, rule)
    done = act_of(place, place.end + 1, act)
    if done is None:
        return None
    role = "holder" if act == "allows" else "bound"
    to = _TO_WHOM.match(content, given.end(), place.right)
    span = to.span(1) if to else given.span(1)
    who = actor(place, *span, role) if span[1] > span[0] else None
    subject = before(place)
    return [*(ruler(place, subject) if subject else []), *([who] if who else []), done]


def without(place: Place, rule: Rule) -> list[Filler] | None:
    """What may be done "without a warrant"."""
    content = place.content
    modals = [*_MAY.finditer(content, max(place.left, place.start - 110), place.start)]
    if not modals:
        return None
    free = modals[-1]
    if _DENIED.search(content, free.end(), place.start):
        return None
    if _DOUBT.search(content, place.left, free.start()):
        return None
    done = Filler("act", rule.act, content[free.end() + 1 : place.end], free.end() + 1, place.end)
    at = replace(place, start=free.start(), end=free.end())
    subject = before(at)
    who = actor(at, *widened(at, subject), "holder") if subject is not None else None
    return [*([who] if who else []), done]


def excepted(place: Place, rule: Rule) -> list[Filler] | None:
    """ "An exception for sailors": who need not do what others must."""
    content = place.content
    whom = _FOR_WHOM.match(content, place.end, place.right)
    if whom is None or not (place.near or place.told):
        return None
    if _DOUBT.search(content, place.left, place.start):
        return None
    ahead = content[max(place.left, place.start - 30) : place.start]
    act = rule.negated if _NONE.search(ahead) else rule.act
    words = content[place.start : whom.end()]
    who = actor(place, *whom.span(1), "holder" if act == "exempts" else "bound")
    done = Filler("act", act, words, place.start, whom.end())
    return [*([who] if who else []), done]
