"""Rules: what a law, order, policy or agreement allows, requires, forbids or exempts from.

Rules bind classes as often as named bodies ("employers", "the troops"), so that a role may be any
noun phrase; the patterns stand in patterns/rule.toml, the shapes in rule_verbs.py and
rule_effects.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.casing import lowered
from plainview.extraction.frames import rule_clauses
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rule_effects import based, courted, effect, leave, rescind
from plainview.extraction.frames.rule_roles import Place, condition, limit
from plainview.extraction.frames.rule_verbs import modal, order, passive
from plainview.extraction.frames.rules import Rule, rules
from plainview.extraction.parts import Quantity, Sketch
from plainview.model import Filler

_NUMBERED = re.compile(
    r"(?:^|\s)(?:at least\s|no more than\s|up to\s|about\s|an additional\s|another\s|only\s)?"
    r"\$?\d[\d,.]*(?:\s(?:percent|million|more|new|additional|to))*\s((?:[\w-]+\s?){1,3})"
)
_MOVED = re.compile(
    r"(?:not )?(?:give|receive|provide|submit|transmit|send|furnish|supply|turn over|hand over)\b"
)
_SHAPES = {
    "order": order, "passive": passive, "modal": modal, "power": modal, "effect": effect,
    "court": courted, "basis": based, "leave": leave, "rescind": rescind,
}  # fmt: skip


def find(content: str, sketch: Sketch) -> list[Frame]:
    """The rules of a text, sentence by sentence."""
    found: list[Frame] = []
    lists, low = rules(), lowered(content)
    whole = rule_clauses.is_ruling(content)
    lawful: dict[int, bool] = {}
    for number, sentence in enumerate(sketch.sentences):
        if sentence.kind == "furniture":
            continue
        taken: list[tuple[int, int]] = []
        for start, end, rule in (
            (left, right, rule)
            for left, right in lists.trigger.within(content, sentence.start, sentence.end)
            for rule in lists.by_trigger[content[left:right]]
        ):
            if any(s < end and start < e for s, e in taken):
                continue
            ruled = whole or _lawful(low, sketch, number, lawful)
            near = ruled or (number > 0 and _lawful(low, sketch, number - 1, lawful))
            place = Place(
                content, start, end, sentence.start, sentence.end, sketch.mentions[number],
                ruled, near, whole,
            )  # fmt: skip
            frame = _frame(place, rule, number, sketch.quantities[number])
            if frame is not None:
                found.append(frame)
                taken.append((frame.trigger[0], frame.end))
        for clause in rule_clauses.find(content, sketch, number, whole):
            if not any(s < clause.end and clause.trigger[0] < e for s, e in taken):
                found.append(clause)
    return found


def _lawful(low: str, sketch: Sketch, number: int, known: dict[int, bool]) -> bool:
    """Whether a sentence names a law; kept in `known`, since many triggers ask."""
    if number not in known:
        sentence = sketch.sentences[number]
        known[number] = rules().laws.search(low, sentence.start, sentence.end) is not None
    return known[number]


def _frame(place: Place, rule: Rule, number: int, quantities: Sequence[Quantity]) -> Frame | None:
    fillers = _SHAPES[rule.shape](place, rule)
    if fillers is None:
        return None
    if _counts(place, fillers) or (place.whole and _boilerplate(place)):
        return None
    fillers += condition(place, fillers)
    fillers += [
        Filler("category", m.name, m.surface, m.start, m.end, "name", m.entity)
        for m in place.mentions
        if m.kind == "category" and m.start >= place.start
    ][:2]
    starts = [place.start, *(f.start for f in fillers if f.start is not None)]
    ends = [place.end, *(f.end for f in fillers if f.end is not None)]
    status, modality = _status(place, rule, fillers)
    bound = any(f.role in ("bound", "holder") for f in fillers)
    return Frame(
        "rule", rule.id, number, min(starts), max(ends), status, modality, "+", tuple(fillers),
        limit(quantities, min(starts), max(ends)),
        True, (place.start, place.end), () if bound else ("unresolved",),
    )  # fmt: skip


def _boilerplate(place: Place) -> bool:
    low = lowered(place.content)
    return rules().boilerplate.search(low, place.left, min(place.right, place.end + 60)) is not None


def _counts(place: Place, fillers: Sequence[Filler]) -> bool:
    """Whether an act is a number to reach or a transfer of data: a target, a cap or an access."""
    done = next((f.surface or "" for f in fillers if f.role == "act"), "")
    number = _NUMBERED.search(done)
    if number is not None and not rules().counted.isdisjoint(number.group(1).lower().split()):
        return True
    if "quota" in done or ("percent" in done and not place.ruled):
        return True
    moved = place.whole and _MOVED.match(done) is not None
    return moved and any(m.kind == "category" and m.start >= place.start for m in place.mentions)


def _status(place: Place, rule: Rule, fillers: Sequence[Filler]) -> tuple[str, str]:
    lists = rules()
    if rule.shape == "court" and rule.act == "forbids":
        return "enjoined", "asserted"
    if rule.shape == "rescind":
        return "rescinded", "asserted"
    ahead = place.content[max(place.left, place.start - 40) : place.start]
    ruler = next((f.surface or "" for f in fillers if f.role in ("instrument", "issuer")), "")
    act = next(f.name for f in fillers if f.role == "act")
    if lists.would.search(ahead) or lists.proposed.search(ruler):
        return "proposed", "possible"
    return "in_force", "mandated" if act == "requires" else "asserted"
