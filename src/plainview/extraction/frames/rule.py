"""Rules: what a law, order, policy or agreement allows, requires, forbids or exempts from.

Rules bind classes as often as named bodies ("employers", "the troops"), so that a role may be any
noun phrase; the patterns stand in patterns/rule.toml, the shapes in rule_verbs.py,
rule_effects.py, rule_laws.py, rule_standing.py and rule_rulings.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.casing import lowered
from plainview.extraction.frames import rule_clauses
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rule_effects import based, courted, effect, leave, rescind
from plainview.extraction.frames.rule_laws import law, spare
from plainview.extraction.frames.rule_limits import limit, units
from plainview.extraction.frames.rule_roles import Place, condition
from plainview.extraction.frames.rule_rulings import ended, enjoining, expires, ruled, upheld
from plainview.extraction.frames.rule_sources import sourced
from plainview.extraction.frames.rule_standing import (
    eligible,
    excepted,
    granted,
    held,
    legal,
    under,
    without,
)
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
_CONJOINED = re.compile(
    r"(?:,?\s(?:and|or|but|while|then|by|also|would|will|not|including)|,)+\s*$"
)
_SHAPES = {
    "order": order, "passive": passive, "modal": modal, "power": modal, "effect": effect,
    "court": courted, "basis": based, "leave": leave, "rescind": rescind,
    "law": law, "spare": spare, "legal": legal, "eligible": eligible, "under": under,
    "held": held, "granted": granted, "without": without, "excepted": excepted,
    "ruled": ruled, "upheld": upheld, "enjoining": enjoining, "expires": expires, "ended": ended,
}  # fmt: skip


def find(content: str, sketch: Sketch) -> list[Frame]:
    """The rules of a text, sentence by sentence."""
    found: list[Frame] = []
    whole = rule_clauses.is_ruling(content)
    lawful: dict[int, bool] = {}
    last = -2
    for number, sentence in enumerate(sketch.sentences):
        if sentence.kind == "furniture":
            continue
        here = _of_sentence(content, sketch, number, whole, lawful, number - last <= 1)
        last = number if here else last
        taken = [(frame.trigger[0], frame.end) for frame in here]
        for clause in rule_clauses.find(content, sketch, number, whole):
            if not any(s < clause.end and clause.trigger[0] < e for s, e in taken):
                here.append(clause)
        for frame in here:
            found.append(sourced(content, sketch, number, frame, found))
    return found


def _of_sentence(
    content: str, sketch: Sketch, number: int, whole: bool, lawful: dict[int, bool], told: bool
) -> list[Frame]:
    """The rules of a sentence; `told` says whether the one before states a rule."""
    lists, low, sentence = rules(), lowered(content), sketch.sentences[number]
    found: list[Frame] = []
    for start, end in lists.trigger.within(content, sentence.start, sentence.end):
        open_to: Sequence[Rule] = lists.by_trigger[content[start:end]]
        for frame in found:
            open_to = [rule for rule in open_to if not _taken(frame, rule, start, end)]
        if not open_to:
            continue
        ruled = whole or _lawful(low, sketch, number, lawful)
        near = ruled or (number > 0 and _lawful(low, sketch, number - 1, lawful))
        place = Place(
            content, start, end, sentence.start, sentence.end, sketch.mentions[number],
            ruled, near, whole, [f for f in found if f.trigger[0] < start], told or bool(found),
        )  # fmt: skip
        for rule in open_to:
            second = _frame(place, rule, number, sketch.quantities[number])
            if second is not None:
                found = [*(_cut(other, second) for other in found), second]
                break
    return found


def _cut(frame: Frame, second: Frame) -> Frame:
    """A rule without the words of a second one that its act runs into."""
    upper = second.trigger[0]
    act = next(filler for filler in frame.fillers if filler.role == "act")
    if act.start is None or act.end is None or not act.start < upper < act.end:
        return frame
    run = (act.surface or "")[: upper - act.start]
    words = _CONJOINED.sub("", run)
    if len(words) < 4 or words == run:
        return frame
    end = act.start + len(words)
    kept = [
        replace(act, surface=words, end=end) if filler is act else filler
        for filler in frame.fillers
        if filler.start is None or filler.start < end or filler.start < frame.trigger[0]
    ]
    measures = tuple(m for m in frame.measures if m.start < end)
    return replace(frame, end=end, fillers=tuple(kept), measures=measures)


def _taken(frame: Frame, rule: Rule, start: int, end: int) -> bool:
    """Whether a trigger stands in what a rule says already; a second verb of its law may."""
    upper = frame.trigger[1] if rule.shape in ("law", "spare") else frame.end
    return frame.trigger[0] < end and start < upper


def _lawful(low: str, sketch: Sketch, number: int, known: dict[int, bool]) -> bool:
    """Whether a sentence names a law; kept in `known`, since many triggers ask."""
    if number not in known:
        sentence = sketch.sentences[number]
        known[number] = bool(rules().law_words.within(low, sentence.start, sentence.end))
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
    act = next(filler.name for filler in fillers if filler.role == "act")
    return Frame(
        "rule", rule.id, number, min(starts), max(ends), status, modality, "+", tuple(fillers),
        (
            *limit(place.content, quantities, min(starts), max(ends), act),
            *units(quantities, min(starts), max(ends), fillers),
        ),
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
    if rule.shape in ("court", "enjoining") and rule.act == "forbids":
        return "enjoined", "asserted"
    if rule.shape == "rescind":
        return "rescinded", "asserted"
    if rule.shape in ("expires", "ended"):
        ahead = place.content[max(place.left, place.start - 24) : place.start]
        gone = place.content[place.start : place.end] in rules().gone and not lists.would.search(
            ahead
        )
        if gone:
            return "rescinded", "asserted"
        return ("in_force", "asserted") if rule.shape == "expires" else ("proposed", "planned")
    ahead = place.content[max(place.left, place.start - 40) : place.start]
    ruler = next((f.surface or "" for f in fillers if f.role in ("instrument", "issuer")), "")
    act = next(f.name for f in fillers if f.role == "act")
    if lists.would.search(ahead) or lists.proposed.search(ruler):
        return "proposed", "possible"
    return "in_force", "mandated" if act == "requires" else "asserted"
