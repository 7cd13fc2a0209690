"""What a rule does, by the words that rule: it allows, requires, forbids or exempts."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.extraction.frames.rule_roles import Place, actor, before, widened
from plainview.extraction.parts import Sketch
from plainview.model import Filler

_ILLEGALLY = (
    r"(?:im)?migra|alien|worker|border|entr|crosser|crossing|resident|population|labor|children"
    r"|parent|families"
)
"""What "illegal" goes with where it tells of people and not of a rule: "illegal immigrants"."""
_CUES = {
    "exempts": r"exempt\w*|exceptions?|(?:does|do) not apply|not required?s?|without a warrant"
    r"|need not|not have to|waive[ds]?|shield(?:s|ed|ing)?|forgiv\w+|spar(?:ed|es|ing)"
    r"|not (?:be )?(?:bound|subject)",
    "forbids": r"prohibit\w*|forbid\w*|forbade|bar(?:s|red|ring)?|ban(?:s|ned|ning)?|unlawful"
    r"|block(?:s|ed|ing)?|halt(?:s|ed|ing)?|restrict\w*|limit(?:s|ed|ing)?|prevent\w*|enjoin\w*"
    r"|(?:may|can|could|shall|must|will|would|should|does|do|did) not|cannot|can[’']t|no longer"
    r"|not (?:be )?(?:allowed|permitted|authorized|supposed)|never|stop(?:s|ped)?"
    rf"|illegal(?!\s(?:{_ILLEGALLY}))|den(?:y|ies|ied|ying)|withh(?:old|olds|eld|olding)"
    r"|suspend(?:s|ed|ing)?|curtail\w*|eliminat\w*|gag order|would end|ends",
    "requires": r"must|shall|requir\w*|mandat\w*|ha(?:s|ve|d) to|order(?:ed|ing)|direct(?:s|ed|ing)"
    r"|oblig\w*|instruct\w*|need to|compel\w*|calls? (?:for|on)|impos(?:e[ds]?|ing)|penalt\w+"
    r"|forc(?:e[ds]|ing)|subject to",
    "allows": r"allow\w*|permit\w*|authori[sz]\w*|can|could|may|lets?|able|entitle\w*|empower\w*"
    r"|eligible|approv\w*|grant(?:ed|ing)|give[sn]?|gave"
    r"|(?<!federal )(?<!the )(?<!for )grants?(?! (?:money|funding|program))"
    r"|right to|legaliz\w*|path(?:way)? (?:to|toward)|offer(?:s|ed|ing)?|(?:power|authority) to"
    r"|amnesty|extend(?:s|ed|ing)?|easier|possible",
}
RULING = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _CUES.items()) + r")\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:—”]|,\s(?:which|who|and|but|said|according)\b")
_OBJECT = re.compile(r"\s((?:[\w’'&/().$-]+\s){1,12}?)(?:to|from)\s(?=\w)")
EDGES = " \t\r\n\u00a0.,;:—-"
HELD = frozenset({"allows", "exempts"})
"""What is done to a holder; the others are done to one who is bound."""


@lru_cache(maxsize=1)
def _ruling(content: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    """The words of a run that rule; kept, since what they are asked for stands together."""
    return tuple(RULING.finditer(content, start, end))


def cues(content: str, start: int, end: int) -> set[str]:
    """The features of a run that tell what it rules."""
    found = [match.lastgroup or "" for match in _ruling(content, start, end)]
    features = {f"rules:{name}" for name in found}
    features.update(f"first:{name}" for name in found[:1])
    if len(found) > 1:
        features.add(f"second:{found[0]} {found[1]}")
    return features or {"rules:none"}


def act(content: str, start: int, end: int, name: str) -> Filler:
    """What a rule allows or forbids: the words after the one that rules."""
    found = _ruling(content, start, end)
    ruling = next(
        (match for match in found if match.lastgroup == name), found[0] if found else None
    )
    left = ruling.end() if ruling and end - ruling.end() > 8 else start
    stop = _CLAUSE_END.search(content, left + 8, end)
    words = content[left : stop.start() if stop else end]
    left += len(words) - len(words.lstrip(EDGES))
    words = words.strip(EDGES)
    return Filler("act", name, words, left, left + len(words))


def who(content: str, sketch: Sketch, number: int, name: str) -> Filler | None:
    """Who is bound, by the grammar of the word that rules: its object before "to" or "from", or
    its subject."""
    sentence = sketch.sentences[number]
    role = "holder" if name in HELD else "bound"
    for ruling in _ruling(content, sentence.start, sentence.end):
        if ruling.lastgroup != name:
            continue
        place = Place(
            content, ruling.start(), ruling.end(), sentence.start, sentence.end,
            sketch.mentions[number], True, True,
        )  # fmt: skip
        object_ = _OBJECT.match(content, ruling.end(), sentence.end)
        if object_ is not None:
            found = actor(place, object_.start(1), object_.end(1) - 1, role)
            if found is not None:
                return found
        subject = before(place)
        if subject is not None:
            found = actor(place, *widened(place, subject), role) or actor(place, *subject, role)
            if found is not None:
                return found
    return None
