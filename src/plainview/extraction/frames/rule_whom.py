"""Whom a rule names in its act, where nobody stands before or behind its verb."""

from __future__ import annotations

import re

from plainview.extraction.frames.rule_roles import ACTORS, Place
from plainview.model import Filler

_CLASS = (
    r"(?:people|individuals|persons|immigrants|migrants|anyone|anybody|everyone|everybody|someone"
    r"|children|families|workers|employees|employers|residents|citizens|students|recipients"
    r"|businesses|companies|applicants|women|men|adults|parents|taxpayers|users|drivers|veterans"
    r"|members|foreigners|refugees|travell?ers|visitors|asylum[- ]seekers|couples?|dreamers"
    r"|presidents|officials|agents|officers|authorities|localities|jurisdictions|states|agencies)"
)
_BESIDE = (
    r"(?:\s(?:who|whose|with|without|in|here|from|living|seeking|present|already|under|brought"
    r"|caught|born|arriving|crossing)(?:\s(?!to\b|from\b)[\w’'-]+){0,7})"
)
_TO_CLASS = re.compile(
    rf"\b(?:to|for|of)\s((?:(?!of\b)[\w’'.,%-]+\s){{0,5}}?(?:{_CLASS}\b{_BESIDE}?"
    rf"|those{_BESIDE}))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?:almost |nearly |virtually )?(?:those{_BESIDE}|(?:(?!to\b|of\b|for\b|from\b|in\b)"
    rf"[\w’'.,%“-]+\s){{0,4}}?{_CLASS}\b{_BESIDE}?)",
    re.IGNORECASE,
)
_THEM = re.compile(r"(?:them|him|her)\b(?!\s(?:own|\w+ing))")
_GOVERNING = re.compile(r"\b(of|to|for|from|in|on|by|with|that|at|against|about|like|as)\b")
_NOT_BOUND = frozenset(("with", "on", "in", "from", "at", "against", "about", "like", "as"))
"""Prepositions whose noun is where, against or with whom something is done."""
_ARTICLE = re.compile(r"^(?:the|an?|this|these|those(?!\s(?:who|in|with))|its|their)\s", re.I)


def inside(place: Place, done: Filler, role: str) -> list[Filler]:
    """Who is bound or allowed: the first body, office or class of people named in an act."""
    if done.start is None or done.end is None:
        return []
    them = _THEM.match(place.content, done.start, done.end)
    if them is not None:
        return _meant(place, them.span(), role)
    for m in place.mentions:
        if m.kind not in ACTORS or not m.name or m.start < done.start or m.end > done.end:
            continue
        governing = _GOVERNING.findall(place.content, done.start, m.start)
        if governing and governing[-1] in _NOT_BOUND:
            continue
        return [Filler(role, m.name, m.surface, m.start, m.end, "name", m.entity)]
    whom = _FIRST.match(place.content, done.start, done.end)
    span = whom.span() if whom else None
    if span is None:
        later = _TO_CLASS.search(place.content, done.start, place.right)
        span = later.span(1) if later else None
    if span is None:
        return []
    words = place.content[slice(*span)].rstrip()
    return [Filler(role, _ARTICLE.sub("", words), words, span[0], span[0] + len(words))]


def _meant(place: Place, span: tuple[int, int], role: str) -> list[Filler]:
    """ "gave them permits": those named last before the verb, in its sentence."""
    named = [
        m
        for m in place.mentions
        if m.kind in ("population", "staff", "org") and m.name and m.end < place.start
    ]
    if not named:
        return []
    start, end = span
    last = named[-1]
    return [Filler(role, last.name, place.content[start:end], start, end, "coref", last.entity)]
