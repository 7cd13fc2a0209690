"""What a clause leaves to its surroundings: the custodian or agency that the document speaks of,
and the class of staff that only a number names ("12 data scientists")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.frames.barring import barred
from plainview.extraction.frames.clauses import Around, Words
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.frames.patterns import BODIES, Pattern, Slot
from plainview.extraction.parts import Mention, Quantity, Sketch
from plainview.model import Filler, Measure

POSITION = "document"
FACILITY_BACK = 6
"""Sentences that a facility is taken to be spoken of after its name."""
DOERS = frozenset(["agency", "recipient"])
POSTS = frozenset(["people", "positions", "posts", "jobs", "vacancies", "hires"])


def standing(
    pattern: Pattern,
    filled: set[str],
    modality: str,
    sketch: Sketch,
    number: int,
    before: int,
    acting: Mention | None = None,
) -> list[Filler]:
    """Roles that nothing in the clause fills, from the nearest mention of the text so far; a
    facility must stand before offset `before`.

    Only slots at "document" ask for that, and of those of one pattern the first that finds
    something is filled. A body must be one that does what the type says (the lists [doing] of
    lexicon.toml); a facility must be named.
    """
    asked = [slot for slot in pattern.slots if slot.at == POSITION]
    if not asked or any(slot.role in filled for slot in asked):
        return []
    if pattern.type == "operation" and modality != "asserted":
        return []  # what is wished or ordered is told of anybody
    if pattern.type == "target":
        return []  # other targets of the text lend theirs first (inheriting.py)
    found = (nearest(slot, pattern.type, sketch, number, before) for slot in asked)
    return [_worded(filler, acting) for filler in found if filler is not None][:1]


def general(pattern: Pattern, filler: Filler) -> bool:
    """Whether the government as a whole is taken for who acts, as nobody else is named: one in
    four times that is right, so that it is better left open."""
    if pattern.type not in ("operation", "custody") or filler.start is not None:
        return False
    return filler.entity in lexicon().doing[f"{pattern.type}_else"]


def acting_staff(words: Words, here: Around) -> Mention | None:
    """The class of staff that acts, where only it is named: "agents arrested nine"."""
    for chunk in here.at.get("subject", ()):
        for mention in words.chunks[chunk].mentions:
            if mention.kind == "staff":
                return mention
    return None


def _worded(filler: Filler, acting: Mention | None) -> Filler:
    """A body found elsewhere in the text, under the words that stand for it here."""
    if acting is None or filler.role not in DOERS:
        return filler
    return replace(filler, surface=acting.surface, start=acting.start, end=acting.end, via="coref")


def nearest(slot: Slot, fact_type: str, sketch: Sketch, number: int, before: int) -> Filler | None:
    """The last body or facility before a place that does what the type says ([doing]).

    At the border it is one of those that act there, unless the sentence itself names another.
    """
    doing = lexicon().doing
    lists = [fact_type, f"{fact_type}_else"]
    here = sketch.mentions[number]
    named = any(mention.entity in doing.get(fact_type, ()) for mention in here)
    if not named and any("border" in mention.surface.lower() for mention in here):
        lists.insert(0, f"{fact_type}_border")
    for name in lists:
        if name in doing:
            found = _among(slot, fact_type, doing[name], sketch, number, before)
            if found:
                return found
    return None


def _among(
    slot: Slot, fact_type: str, doing: frozenset[str], sketch: Sketch, number: int, before: int
) -> Filler | None:
    never = barred(fact_type, slot.role)
    far = number - FACILITY_BACK if "facility" in slot.kinds else 0
    for back in range(number, max(0, far) - 1, -1):
        if sketch.sentences[back].kind == "furniture":
            continue
        for mention in reversed(sketch.mentions[back]):
            if mention.kind not in slot.kinds or mention.entity in never:
                continue
            if mention.kind not in BODIES and mention.start >= before:
                continue
            if mention.entity in doing if mention.kind in BODIES else _is_named(mention):
                return Filler(slot.role, mention.name, via="inferred", entity=mention.entity)
    return None


def _is_named(mention: Mention) -> bool:
    return bool(mention.name) and mention.how not in ("class", "open")


def counted_staff(
    pattern: Pattern,
    filled: set[str],
    measures: Sequence[Measure],
    quantities: Sequence[Quantity],
    content: str,
) -> list[Filler]:
    """The class of staff that the counted noun is, where no mention says it."""
    if pattern.type != "staffing" or "staff_class" in filled:
        return []
    if not any(slot.role == "staff_class" for slot in pattern.slots):
        return []
    counted = {m.start for m in measures if m.name in ("headcount", "workforce_size")}
    for quantity in quantities:
        noun, start = quantity.noun, quantity.measure.start
        if start in counted and noun and noun.split()[-1].lower() not in POSTS:
            at = content.rfind(noun, start, quantity.measure.end)
            if at >= 0:
                return [Filler("staff_class", noun, noun, at, at + len(noun))]
    return []
