"""Whom a rule names in its act, where nobody stands before or behind its verb."""

from __future__ import annotations

import re

from plainview.extraction.frames.rule_roles import ACTORS, Place
from plainview.model import Filler

_TO_CLASS = re.compile(
    r"\b(?:to|for|of)\s((?:(?!of\b)[\w’'.,%-]+\s){0,5}?(?:people|individuals|persons|immigrants"
    r"|migrants|anyone|everyone|someone|children|families|workers|employees|employers|residents"
    r"|citizens|students|recipients|businesses|companies|applicants|women|men|adults|parents"
    r"|taxpayers|users|drivers|veterans|members)\b(?:\s(?:who|whose|with|without)(?:\s[\w’'-]+){1,7})?)"
)


def inside(place: Place, done: Filler, role: str) -> list[Filler]:
    """Who is bound or allowed: the first body, office or class of people named in an act."""
    if done.start is None or done.end is None:
        return []
    for m in place.mentions:
        if m.kind in ACTORS and m.name and done.start <= m.start and m.end <= done.end:
            return [Filler(role, m.name, m.surface, m.start, m.end, "name", m.entity)]
    whom = _TO_CLASS.search(place.content, done.start, place.right)
    if whom is None:
        return []
    words = whom.group(1).rstrip()
    return [Filler(role, words, words, whom.start(1), whom.start(1) + len(words))]
