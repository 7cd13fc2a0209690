"""How far a thing is (status) and how the text puts it (modality), kept apart."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plainview.extraction.frames.clauses import Around, Group, Words, verb_group
from plainview.extraction.frames.lexicon import MODALS, MONTHS, NEGATIONS, lexicon
from plainview.extraction.frames.patterns import Pattern

PREVENTED = "prevented"
"""No modality of a fact: the frame is left out."""
BARRED = frozenset(["access", "custody", "operation"])
"""Types that what is forbidden or prevented gives no fact of; a rule says it."""
MODALITY_OF = {
    "planned": "planned",
    "requested": "requested",
    "mandated": "mandated",
    "possible": "possible",
    "agreed": "asserted",
    "refused": "asserted",
    "ended": "asserted",
    "alleged": "alleged",
    "denied": "denied",
}
LIMITING = (["more"], ["fewer"], ["less"], ["later"], ["longer"])
SPANS = frozenset(["day", "days", "week", "weeks", "month", "months"])
WINDOW = 24
STOPS = frozenset([";", ",", "and", "but", "which", "who", "that"])
ASKS = frozenset(["ask", "petition", "press", "push", "lobby", "apply"])
"""Verbs of who asks "for" a thing."""
UNKNOWN = ("clear", "known", "unclear", "unknown")


@dataclass(frozen=True, slots=True)
class Stage:
    """Status, modality and polarity of a frame."""

    status: str
    modality: str
    polarity: str


@cache
def _ladders() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("stages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def stage_of(words: Words, pattern: Pattern, group: Group, here: Around, first: int) -> Stage:
    """Read the verbs above the trigger, its helpers, negation and hedges."""
    ladder = _ladders().get(pattern.type, {})
    status, modality = pattern.status, pattern.modality
    negated, shift, past = group.negated or _none(words, here, first), None, group.past
    above, barred = group, False
    for _ in range(4):
        if above.modal and MODALS[above.modal] and shift is None and not _granted(pattern, above):
            shift = MODALS[above.modal]
        if above.governor is None:
            break
        low = words.low[above.governor]
        lemma, tags = lexicon().verbs.get(low, ("", ""))
        lemma = lexicon().nouns.get(low, lemma)
        kind = lexicon().governing.get(lemma)
        above = verb_group(words, above.governor, tags)
        negated = negated != above.negated
        if kind == "failed":
            negated = True
        elif kind == "barred":
            barred = True
        elif kind and kind != "transparent":
            negated = negated or kind == "denied"
            past = above.past and not above.passive
            shift = shift or kind
    if barred and pattern.type in BARRED:
        return Stage(status, PREVENTED, "-")
    if pattern.type == "access" and shift is None and (asking := _asking(words, first)) is not None:
        shift, past = "requested", asking.past
    if shift:
        status = status if pattern.fixed else ladder.get(shift, status)
        found = MODALITY_OF[shift]
        if shift == "requested" and past and pattern.type in ("access", "spending"):
            found = "asserted"
        modality = found if found != "asserted" else modality
    elif _progressive(words, group, first) and not pattern.fixed:
        status = ladder.get("under_way", status)
    elif status == "in_force" and not pattern.fixed and _closed(words, group, first):
        status = ladder.get("closed", status)
    hedge = _hedge(words, here, first)
    if hedge and modality == "asserted" and not _granted(pattern, group):
        modality = hedge
    if negated and pattern.type == "access" and modality in ("planned", "mandated"):
        modality = "denied"
    if _unclear(words, first):
        return Stage(status, "unknown", "-")
    return Stage(status, modality, "-" if negated else "+")


def _asking(words: Words, first: int) -> Group | None:
    """The verb of who asks for the noun of a trigger: "asked 40 sheriffs for access to"."""
    before = [place for place in range(max(0, first - 3), first) if words.low[place] == "for"]
    for place in range(before[-1] - 1 if before else -1, max(-1, first - 16), -1):
        if words.low[place] in STOPS and words.chunk[place] < 0:
            return None
        lemma, tags = lexicon().verbs.get(words.low[place], ("", ""))
        if lemma in ASKS and words.chunk[place] < 0:
            return verb_group(words, place, tags)
    return None


def _none(words: Words, here: Around, first: int) -> bool:
    """Whether "no" stands with the subject, the noun or the object: "no agency has access"."""
    after = first + 1
    if after < len(words.low) and words.low[after] in ("no", "nothing", "none"):
        return words.low[after + 1 : after + 2] not in LIMITING
    for place in range(first - 1, max(-1, first - 4), -1):
        if words.low[place] == "no":
            return words.low[place + 1 : place + 2] not in LIMITING
        if words.chunk[place] < 0 and words.low[place] in lexicon().verbs:
            break
    for chunk in here.at.get("subject", ())[:1]:
        start = words.chunks[chunk].first
        return start <= first and "no" in words.low[max(0, start - 2) : start]
    return False


def measure_at(stage: Stage, pattern: Pattern, name: str) -> str:
    """The measure's name at this stage: money that is only planned or asked for is not spent."""
    if pattern.fixed or stage.status == pattern.status:
        return name
    renamed = _ladders().get("measures", {}).get(f"{pattern.type}-{stage.status}")
    return renamed or name


def _progressive(words: Words, group: Group, first: int) -> bool:
    return words.low[first].endswith("ing") and not group.participle and not group.infinitive


def _granted(pattern: Pattern, group: Group) -> bool:
    """Whether "may" grants: "may submit up to 300 requests" sets a cap, it leaves nothing open."""
    return group.modal in ("may", "can") and any(rule.name == "cap" for rule in pattern.measures)


def _closed(words: Words, group: Group, first: int) -> bool:
    """Whether a simple past gives the time that it ended: "lent 60 agents until June"."""
    if not group.past or group.passive or group.modal:
        return False
    for place in range(first + 1, min(first + WINDOW, len(words.low) - 3)):
        low = words.low[place]
        if low in STOPS and words.chunk[place] < 0:
            return False
        following = words.low[place + 1 : place + 3]
        if low == "until" and following[0] != "then":
            return True
        if low in ("between", "from") and MONTHS.intersection(following):
            return True
        if low == "for" and following[1] in SPANS:
            return True
    return False


def _hedge(words: Words, here: Around, first: int) -> str | None:
    for place in range(min(here.left, first), min(here.right, len(words.low))):
        if words.chunk[place] < 0 and (found := lexicon().hedges.get(words.low[place])):
            return found
    return None


def _unclear(words: Words, first: int) -> bool:
    """Whether the clause hangs on "it is not clear", "it is not known"."""
    for place in range(max(0, first - 14), first):
        if words.low[place] in UNKNOWN:
            before = words.low[max(0, place - 3) : place]
            if words.low[place].startswith("un") or NEGATIONS.intersection(before):
                return True
    return False
