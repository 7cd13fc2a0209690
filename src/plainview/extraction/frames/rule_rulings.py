"""Rules by how they come and go: what courts rule, what expires, what is ended.

"The judge ruled that sailors cannot be held", "the court upheld the ban", "the authority expires
in May". Words in patterns/rule.toml.
"""

from __future__ import annotations

import re

from plainview.extraction.frames.rule_cues import BE, BY_COURT, WISHED
from plainview.extraction.frames.rule_roles import Place, act_of, actor, before, ruler
from plainview.extraction.frames.rule_sources import stopped
from plainview.extraction.frames.rule_whom import inside
from plainview.extraction.frames.rules import Rule, rules
from plainview.model import Filler

_THAT = re.compile(
    r"\s(?:(?:on\s)?\w+day\s|\w+ly\s|in [\w\s]{3,30}?\s)?that\s|\s(?=the\s|its\s|his\s)"
)
_AGAINST = re.compile(r"\s(?:against|in favou?r of|for)\s(?=\w)")
_FORBIDDEN = re.compile(
    r"\b(?:cannot|can[’']?n?[’']t|could ?n[o’']t|couldn[’']t|must not|may not|should not"
    r"|illegal\w*|unlawful\w*"
    r"|unconstitutional\w*|violat\w+|exceed\w*|lack\w*|no authority|overstepp\w+|invalid"
    r"|improper\w*|not have"
    r"|did not|was not|were not|does not|arbitrary)\b"
)
_OBLIGED = re.compile(
    r"\b(?:must|should|ha[ds] to|have to|need(?:s|ed)? to|required?|requires|obligated)\b"
)
_ALLOWED = re.compile(
    r"\b(?:can|could|may|legal\w*|lawful\w*|constitutional\w*|valid|authority|entitled|right"
    r"|rights|stay|remain"
    r"|proceed|eligible|discretion)\b"
)
_BAN = re.compile(r"\b(?:ban|bans|restrictions?|injunction|prohibition|limits?|block)\b")
_INJUNCTION = re.compile(
    r"\s(?:an?|the|another)\s(?:[\w-]+\s){0,3}(?:injunction|restraining order|stay)\b"
    r"(?!\s(?:\w+\s){0,2}(?:\w+ing|that)\b)"
)
_SPARING = re.compile(r"\b(?:Deferred|Protected|DACA|DAPA)\b")
_RESOLVED = ("decision to ", "moved to ", "decided to ", "move to ")


def ruled(place: Place, rule: Rule) -> list[Filler] | None:
    """What a court ruled: by the words of the clause after "that"."""
    content = place.content
    court = _court(place)
    if court is None:
        return None
    against = _AGAINST.match(content, place.end, place.right)
    if against is not None and rule.link == "that":
        act = "forbids" if "against" in against.group() else "allows"
        begun = against.end()
    else:
        that = _THAT.match(content, place.end, place.right)
        if that is None:
            return None
        begun = that.end()
        words = content[begun : place.right]
        if _FORBIDDEN.search(words):
            act = "forbids"
        elif _OBLIGED.search(words):
            act = "requires"
        elif _ALLOWED.search(words):
            act = "allows"
        else:
            return None
    done = act_of(place, begun, act)
    if done is None:
        return None
    role = "holder" if act == "allows" else "bound"
    return [*ruler(place, court), *inside(place, done, role), done]


def enjoining(place: Place, rule: Rule) -> list[Filler] | None:
    """A court stops something by an order: "issued an injunction against the program"."""
    order = _INJUNCTION.match(place.content, place.end, place.right)
    court = _court(place) if order is not None else None
    if order is None or court is None:
        return None
    done = act_of(place, order.end(), rule.act)
    if done is None:
        start, end = place.end + 1, order.end()
        done = Filler("act", rule.act, place.content[start:end], start, end)
    return [*ruler(place, court), *inside(place, done, "bound"), done]


def upheld(place: Place, rule: Rule) -> list[Filler] | None:
    """A court leaves something standing: "upheld the ban", "sided with the administration"."""
    content = place.content
    by = BY_COURT.match(content, place.end, place.right)
    subject = before(place)
    if by is not None and subject is not None:
        act = "forbids" if _BAN.search(content[slice(*subject)]) else rule.act
        stands = Filler("act", act, content[slice(*subject)], *subject)
        return [*ruler(place, by.span(1)), *stopped(place, *subject), stands]
    court = _court(place)
    if court is None or content[place.end : place.end + 1] != " ":
        return None
    words = content[place.end : min(place.right, place.end + 70)]
    act = "forbids" if _BAN.search(words) else rule.act
    done = act_of(place, place.end + 1, act)
    if done is None or done.start is None or done.end is None:
        return None
    return [*ruler(place, court), *stopped(place, done.start, done.end), done]


def _court(place: Place) -> tuple[int, int] | None:
    """The court that is the subject of an active verb."""
    ahead = place.content[max(place.left, place.start - 40) : place.start]
    if BE.search(ahead) or WISHED.search(ahead):
        return None
    subject = before(place)
    if subject is None or not rules().courts.search(place.content[slice(*subject)]):
        return None
    return subject


def expires(place: Place, rule: Rule) -> list[Filler] | None:
    """A law or power that ends by itself: "Section 9 expires in June"."""
    subject = before(place)
    if subject is None:
        return None
    left, right = subject
    words = place.content[left:right]
    if "contract" in words or "warrant" in words:
        return None
    law = any(
        m.kind in ("instrument", "authority") and m.name and left <= m.start and m.end <= right
        for m in place.mentions
    )
    if not law and not rules().law_in(words):
        return None
    return [*ruler(place, subject), Filler("act", rule.act, words, left, right)]


def ended(place: Place, rule: Rule) -> list[Filler] | None:
    """An end that somebody puts to a named program or policy: "the governor ended the waiver"."""
    content = place.content
    ahead = content[max(place.left, place.start - 40) : place.start]
    ending = content[place.start : place.end].endswith("ing")
    if (BE.search(ahead) is not None) != ending or WISHED.search(ahead):
        return None
    if content[place.end : place.end + 1] != " ":
        return None
    meant = rules().would.search(ahead[-24:]) or ahead.endswith((" will ", " would "))
    past = ending or meant or content[place.start : place.end] in rules().gone
    if not past and not ahead.endswith(_RESOLVED):
        return None
    upper = min(place.right, place.end + 90)
    found = [
        (m.start, m.end, m.name, m.entity)
        for m in place.mentions
        if m.kind in ("instrument", "program")
        and m.name
        and place.end < m.start
        and m.end <= upper
        and m.surface != m.surface.lower()
        and "ontract" not in m.surface
    ][:1]
    if not found:
        return None
    start, end, name, entity = found[0]
    between = content[place.end : start]
    if len(between.split()) > 5 or re.search(
        r"[,;:]|\b(?:to|for|from|under|by|with|in)\b", between
    ):
        return None
    subject = before(place)
    issuer = actor(place, *subject, "issuer") if subject is not None else None
    words = content[start:end]
    act = "forbids" if _BAN.search(words.lower()) else rule.act
    act = "exempts" if _SPARING.search(name) else act
    return [
        *([issuer] if issuer else []),
        Filler("instrument", name, words, start, end, "name", entity),
        Filler("act", act, content[place.end + 1 : end], place.end + 1, end),
    ]
