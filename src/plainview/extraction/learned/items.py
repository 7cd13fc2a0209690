"""What may fill a role or be a measure of a candidate, and what the models know of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plainview.extraction.frames.lexicon import BE, PREPOSITIONS, lexicon
from plainview.extraction.learned.words import stem, words_of
from plainview.extraction.parts import Mention, Quantity, Sketch
from plainview.model import Fact

BACK = 2
CARRIED = frozenset(["org", "office", "program", "instrument", "facility"])
"""Kinds of mention that an earlier sentence may lend to a fact."""


@dataclass(slots=True)  # not frozen, like Mention: made by the hundred
class Item:
    """A mention or a quantity that a candidate may take, `back` sentences before its own."""

    mention: Mention | None
    quantity: Quantity | None
    back: int
    span: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        words = self.mention or (self.quantity.measure if self.quantity else None)
        assert words is not None
        self.span = words.start, words.end


@dataclass(slots=True)
class Line:
    """The words of a sentence with their offsets, and which of them are verbs."""

    words: list[str]
    starts: list[int]
    verbs: list[int]


def line(content: str, sketch: Sketch, number: int) -> Line:
    """A sentence as the item features see it."""
    words, starts = words_of(content, sketch, number)
    bases = _bases()
    return Line(words, starts, [at for at, word in enumerate(words) if word in bases])


def _bases() -> frozenset[str]:
    if not _BASES:
        _BASES.append(frozenset(base for base, _ in lexicon().verbs.values()) - BE)
    return _BASES[0]


_BASES: list[frozenset[str]] = []


def items(sketch: Sketch, number: int) -> list[Item]:
    """The items of a sentence, and the named bodies of the sentences shortly before."""
    found = [Item(mention, None, 0) for mention in sketch.mentions[number] if mention.name]
    found += [Item(None, quantity, 0) for quantity in sketch.quantities[number]]
    names = {item.mention.name for item in found if item.mention}
    for back in range(1, BACK + 1):
        if number < back or sketch.sentences[number - back].kind == "furniture":
            continue
        for mention in reversed(sketch.mentions[number - back]):
            if mention.kind in CARRIED and mention.name and mention.name not in names:
                names.add(mention.name)
                found.append(Item(mention, None, back))
    return found


def of_item(
    content: str, sketch: Sketch, number: int, seen: Line, item: Item, fact: Fact | None
) -> set[str]:
    """The features of an item beside a candidate; `seen` is the candidate's own sentence."""
    return of_place(content, sketch, number, seen, item).union(of_candidate(item, fact))


def of_candidate(item: Item, fact: Fact | None) -> Iterable[str]:
    """The features of an item that hang on what a pattern read."""
    return ("blank:",) if fact is None else _read(fact, item)


def of_place(content: str, sketch: Sketch, number: int, seen: Line, item: Item) -> set[str]:
    """The features of an item whatever the candidate is."""
    features = set(_kind(item))
    features.add("bias:")
    if item.back:
        features.add(f"back:{item.back}")
        kind = item.mention.kind if item.mention else ""
        features.update(f"bv:{kind} {seen.words[at]}" for at in seen.verbs[:6])
        return features
    kind = item.mention.kind if item.mention else item.quantity.kind if item.quantity else ""
    features.update(_place(seen, item, kind))
    features.update(_order(sketch, number, item))
    features.update(_credit(sketch, number, item))
    start = item.span[0]
    before = sum(content.count(mark, sketch.sentences[number].start, start) for mark in '“”"')
    features.add(f"quoted:{before % 2}")
    return features


def _kind(item: Item) -> Iterator[str]:
    if item.mention is not None:
        mention = item.mention
        yield f"k:{mention.kind}"
        yield f"h:{mention.kind} {mention.how}"
        if mention.entity or ":" in mention.name:
            yield f"m:{mention.name}"
        yield f"l:{stem(mention.surface.split()[-1])}"
        return
    assert item.quantity is not None
    quantity = item.quantity
    yield f"k:{quantity.kind}"
    yield f"u:{quantity.measure.unit}"
    yield f"ql:{quantity.measure.qualifier}"
    if quantity.noun:
        yield f"l:{stem(quantity.noun.split()[-1])}"
        yield f"kl:{quantity.kind} {stem(quantity.noun.split()[-1])}"


def _read(fact: Fact, item: Item) -> Iterator[str]:
    start, end = item.span
    mine = [
        f.role for f in fact.fillers if f.start is not None and f.end is not None
        and f.start < end and start < f.end
    ]  # fmt: skip
    name = item.mention.name if item.mention else ""
    for filler in fact.fillers:
        if filler.name == name:
            yield f"same:{filler.role}"
        elif filler.role not in mine:
            yield f"other:{filler.role}"
    yield from (f"mine:{role}" for role in mine)
    for measure in fact.measures:
        yield (
            f"mine:{measure.name}"
            if measure.start < end and start < measure.end
            else (f"other:{measure.name}")
        )
    if not mine:
        yield "free:"


def _place(seen: Line, item: Item, kind: str) -> list[str]:
    """The words around an item, the verbs to both sides, the preposition that governs it."""
    words, verbs, at = seen.words, seen.verbs, bisect_left(seen.starts, item.span[0])
    end = max(at + 1, bisect_left(seen.starts, item.span[1]))
    before, after = words[max(0, at - 6) : at][::-1], words[end : end + 3]
    found = [f"p{distance}:{word}" for distance, word in enumerate(before[:3], 1)]
    found += [f"n{distance}:{word}" for distance, word in enumerate(after, 1)]
    if before:
        found.append(f"kp:{kind} {before[0]}")
    if after:
        found.append(f"kn:{kind} {after[0]}")
    for word in before:
        if word in PREPOSITIONS or word == "by":
            found += (f"prep:{word}", f"kprep:{kind} {word}")
            break
        if word in (",", ".", ";"):
            break
    left, right = bisect_left(verbs, at), bisect_left(verbs, end)
    found.append(f"at:{min(5, at // 5)}")
    for name, place in (
        ("lv", verbs[left - 1] if left else None),
        ("rv", verbs[right] if right < len(verbs) else None),
    ):
        if place is None:
            found.append(f"{name}:none")
        else:
            verb = words[place]
            found += (f"{name}:{verb}", f"k{name}:{kind} {verb}{_passive(words, place)}")
    found += [f"kv:{kind} {words[place]} {place < at}" for place in verbs[:8]]
    return found


def _passive(words: Sequence[str], verb: int) -> str:
    beside = words[max(0, verb - 2) : verb]
    return " passive" if "be" in beside or not BE.isdisjoint(beside) else ""


def _order(sketch: Sketch, number: int, item: Item) -> Iterator[str]:
    if item.mention is None:
        place = [q.measure.start for q in sketch.quantities[number]].index(item.span[0])
        yield f"nth:quantity {min(3, place)}"
        yield f"of:quantity {min(4, len(sketch.quantities[number]))}"
        return
    alike = [m for m in sketch.mentions[number] if m.kind == item.mention.kind and m.name]
    yield f"nth:{item.mention.kind} {min(3, alike.index(item.mention))}"
    yield f"of:{item.mention.kind} {min(4, len(alike))}"


def _credit(sketch: Sketch, number: int, item: Item) -> Iterator[str]:
    start, end = item.span
    for attribution in sketch.attributions[number]:
        for place, hop in enumerate(attribution.hops):
            if (
                hop.start is not None
                and hop.end is not None
                and hop.start < end
                and start < hop.end
            ):
                yield f"hop:{hop.kind} {min(place, 1)}"
                yield "hop:"
        if any(hop.name == (item.mention.name if item.mention else "") for hop in attribution.hops):
            yield "hopname:"
