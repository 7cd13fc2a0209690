"""Rules by what a law does: "the bill would narrow searches, and also require audits".

The verbs stand in patterns/rule.toml, shapes "law" and "spare"; what governs them is found by
rule_subjects.py.
"""

from __future__ import annotations

import re

from plainview.extraction.frames.rule_cues import HOPED, MONEY, NOMINAL, OUGHT, WISHED
from plainview.extraction.frames.rule_roles import Place, act_of, actor, name_of, tool
from plainview.extraction.frames.rule_subjects import governing, lawless
from plainview.extraction.frames.rule_whom import inside
from plainview.extraction.frames.rules import Rule, rules
from plainview.model import Filler

_NO_OBJECT = re.compile(
    r"(?:on|to|in|of|for|at|by|and|or|as|than|up|out|off|back|from|no rights|they|we|he|she|it|is"
    r"|are|was|were|with)\b|[,.]"
)
_SPARED = re.compile(r"\s[^;:“”\".]{3,110}?\sfrom\s\w+(?:\s\w+){0,3}")
_SYSTEM = re.compile(r"\bprograms?$", re.IGNORECASE)
_DATA = re.compile(r"(?:\w+\s){0,2}(?:access|information|data|insight)\b")
_TOWARD = re.compile(r"\s((?:[\w’'&/(),.$“”\"-]+\s){1,14}?)(?:to|from)\s(?=[“\"]?\w+)")
_GIVEN = re.compile(
    r"\s((?:[\w’'&/.$-]+\s){1,8}?)(?=(?:the|an?|more|new|broad|wide|full|legal|temporary|permanent"
    r"|greater|sweeping|access|authority|power|permission|discretion|relief|status|citizenship)\s)"
)
_BINDING = re.compile(
    r"\b(?:bans?|restrictions?|limits?|limitations?|prohibitions?|requirements?|caps?|moratorium"
    r"|penalties|mandates?|obligations?|standards?|rules?)\b"
)
_DUTIES = re.compile(r"\b(?:requirements?|mandates?|obligations?)\b")
_GRANTS = re.compile(
    r"\b(?:author\w+|powers?|program|visas?|eligib\w+|benefits?|status|rights?|access)\b"
)
_MEANING = ("rule.law-requires", "rule.law-allows")
"""Rules that the infinitive after a bill states as well: "a measure to require audits"."""
_OBJECT = 12
"""Words of an object that are looked at for what is given or changed."""


def law(place: Place, rule: Rule) -> list[Filler] | None:
    """What rules, verb, object."""
    if lawless(place):
        return None
    done = act_of(place, place.end + 1, rule.act)
    if done is None or done.start is None or done.end is None:
        return None
    words = done.surface or ""
    if _NO_OBJECT.match(words):
        return None
    if rule.act in ("allows", "requires") and MONEY.search(words[:60]):
        return None
    object_ = " ".join(words.lower().split()[:_OBJECT])
    if rule.objects is not None and rule.objects.search(object_) is None:
        return None
    ruling = _ruling(place, rule)
    if ruling is None:
        return None
    act = name_of(place, rule)
    system = ruling and _SYSTEM.search(ruling[0].surface or "") and _DATA.match(words)
    if system or (ruling and act == "allows" and tool(place, ruling[0], done)):
        return None  # what a system lets one look at is an access
    act = _turned(rule, act, object_)
    done = Filler("act", act, words, done.start, done.end)
    return [*ruling, *_bound(place, done), done]


def spare(place: Place, rule: Rule) -> list[Filler] | None:
    """What rules, verb, who is spared, from what."""
    if lawless(place):
        return None
    spared = _SPARED.match(place.content, place.end, place.right)
    ruling = _ruling(place, rule) if spared is not None else None
    if ruling is None or spared is None:
        return None
    start, end = place.end + 1, spared.end()
    done = Filler("act", name_of(place, rule), place.content[start:end], start, end)
    return [*ruling, *_bound(place, done), done]


def _ruling(place: Place, rule: Rule) -> list[Filler] | None:
    """The law that does it, unless the verb is a noun, a wish or a hope; not if `lawless`."""
    content = place.content
    trigger = content[place.start : place.end]
    ahead = content[max(place.left, place.start - 40) : place.start]
    if content[place.end : place.end + 1] != " ":
        return None
    if trigger in rules().nouns_too and NOMINAL.search(ahead):
        return None
    if WISHED.search(ahead) or OUGHT.search(ahead) or ahead.endswith(" to be "):
        return None
    if ahead.endswith(" to ") and (rule.id not in _MEANING or trigger == "impose"):
        return None
    if HOPED.search(content, place.left, place.start):
        return None
    return governing(place, rules().forms[trigger])


def _turned(rule: Rule, act: str, object_: str) -> str:
    """The act by what is changed: an end to a ban allows, more powers allow."""
    if rule.id == "rule.law-ends" and _BINDING.search(object_):
        return "exempts" if _DUTIES.search(object_) else "allows"
    if act == "requires" and rule.id in ("rule.law-keeps", "rule.law-adds"):
        return "allows" if _GRANTS.search(object_) else act
    return act


def _bound(place: Place, done: Filler) -> list[Filler]:
    """Who is bound: the object before "to" or "from", one who is given something, one named."""
    assert done.start is not None and done.end is not None
    role = "holder" if done.name in ("allows", "exempts") else "bound"
    for shape in (_TOWARD, _GIVEN):
        link = shape.match(place.content, place.end, min(done.end + 6, place.end + 140))
        found = actor(place, link.start(1), link.end(1) - 1, role) if link is not None else None
        if found is not None:
            return [found]
    return inside(place, done, role)
