"""Numbers that a text says nobody knows: "it is not clear how many agents were sent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.extraction.parts import Sketch
from plainview.model import Evidence, Filler, Reckoning

_UNKNOWN = re.compile(
    r"\b(?:(?:not|n['’]t|never) (?:been )?(?:clear|known|disclosed?|say|said|saying|released?"
    r"|reveal(?:ed)?|publish(?:ed)?)|unclear|unknown|(?:declin|refus)(?:ed|es|ing) to (?:say"
    r"|disclose|reveal|release)|no (?:count|figure|number)s?)\b(?:\W+\w+){0,4}?\W+"
    r"(?:how (?P<kind>many|much)|what number of|the (?:total )?number of)"
    r"(?P<of>(?:\W+[\w'’-]+){1,6})",
    re.IGNORECASE,
)
_COUNTED = (
    ("staffing", re.compile(r"\b(?:workers?|employees|officers|agents|staff|personnel|troops)\b")),
    ("custody", re.compile(r"\b(?:detainees|inmates|prisoners|detained|held|jailed)\b")),
    ("access", re.compile(r"\b(?:records|requests|searches|lookups|queries|files|addresses)\b")),
    ("operation", re.compile(r"\b(?:arrests?|arrested|raids)\b")),
)


def find(content: str, sketch: Sketch) -> Iterator[Reckoning]:
    """The questions for a number that a text leaves open, with the bodies of their sentences.

    `direction` is the type of fact that would answer.
    """
    for place, sentence in enumerate(sketch.sentences):
        found = _UNKNOWN.search(content, sentence.start, sentence.end)
        bodies = [one for one in sketch.mentions[place] if one.kind == "org" and one.entity]
        kind = _kind(found) if found and bodies else ""
        if kind:
            words = content[sentence.start : sentence.end]
            fillers = tuple(
                Filler("body", one.name, one.surface, one.start, one.end, entity=one.entity)
                for one in bodies
            )
            evidence = (Evidence(sentence.start, sentence.end, words),)
            yield Reckoning("unknown", kind, (), fillers, evidence)


def _kind(found: re.Match[str]) -> str:
    if found["kind"] and found["kind"].lower() == "much":
        return "spending"
    counted = found["of"].lower()
    return next((kind for kind, nouns in _COUNTED if nouns.search(counted)), "")
