"""Roles and measures of a stated fact, filled by what Plainview finds at the words given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from plainview.extraction.frames.barring import barred
from plainview.extraction.frames.filling import filler_of
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.frames.patterns import BODIES, KINDS_OF_ROLE
from plainview.extraction.llm.answers import Named, Stated
from plainview.extraction.llm.places import Span, nearest
from plainview.extraction.llm.prompt import categories
from plainview.extraction.llm.reasons import Rejection
from plainview.extraction.parts import Mention, Quantity, Sketch
from plainview.model import FACT_TYPES, MASK, Filler, Measure
from plainview.model.schema import ACTS

Who = Callable[[str], str]
"""Tells of words whether they name a "body", a "person", or nothing that it knows ("")."""

RUNNING = frozenset({"act", "about", "calls_for", "condition"})
"""Roles that hold running words; they may name what they like, but no person."""

_SIDES = {
    "access": frozenset({"recipient", "provider"}),
    "spending": frozenset({"payer", "payee"}),
    "staffing": frozenset({"lender", "recipient"}),
    "target": frozenset({"bound", "setter"}),
}
_ACTING = frozenset({"place", "staff"})
_PEOPLE = frozenset({"staff", "population"})
_VOICES = ("official", "official_body", "organisation")
_SPOKEN = frozenset({"rule", "stance"})  # courts rule, and anybody may have an opinion
_BACK, _AHEAD = 1500, 200
_LONGEST, _LONGEST_RUN = 160, 500
_ARTICLE = len("the ")
_RATIOS = frozenset({"grant_rate", "occupancy", "share_of_workforce"})
_TIMES = frozenset({"retention", "duration"})


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a stated fact stands: the words shown to the model, the run that it may point into."""

    shown: str
    sketch: Sketch
    quote: Span
    reach: Span
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, shown: str, sketch: Sketch, quote: Span, part: Span) -> Ground:
        """The ground of a quote: its part, as far as roles may lie from what they belong to."""
        reach = max(part[0], quote[0] - _BACK), min(part[1], quote[1] + _AHEAD)
        near = tuple(
            number
            for number, sentence in enumerate(sketch.sentences)
            if sentence.start < reach[1] and reach[0] < sentence.end
        )
        return cls(shown, sketch, quote, reach, near)

    def place(self, words: str) -> Span | None:
        return nearest(words, self.shown, self.quote, self.reach)

    def mentions(self, span: Span) -> list[Mention]:
        """The mentions that share characters with a run."""
        return [
            mention
            for number in self.sentences
            for mention in self.sketch.mentions[number]
            if mention.start < span[1] and span[0] < mention.end
        ]

    def speaker(self, span: Span) -> Filler | None:
        """The office or body behind whoever speaks at a run, as attribution reads it."""
        for number in self.sentences:
            for attribution in self.sketch.attributions[number]:
                for hop in attribution.hops[:1]:
                    if hop.start is None or hop.end is None or hop.kind not in _VOICES:
                        continue
                    if hop.start < span[1] and span[0] < hop.end:
                        return Filler("holder", hop.name, hop.surface, hop.start, hop.end, hop.via)
        return None

    def quantities(self, span: Span) -> list[Quantity]:
        return [
            quantity
            for number in self.sentences
            for quantity in self.sketch.quantities[number]
            if quantity.measure.start < span[1] and span[0] < quantity.measure.end
        ]


def fillers(stated: Stated, ground: Ground, who: Who) -> Iterator[Filler | Rejection]:
    """What fills each role that a model names, or why nothing does."""
    taken: list[Span] = []
    sides = _SIDES.get(stated.type, frozenset())
    bodies: set[str] = set()
    for named in stated.roles:
        found = _filler(stated.type, named, ground, who)
        if isinstance(found, Filler) and found.start is not None and found.end is not None:
            again = found.role not in RUNNING and (found.start, found.end) in taken
            if again or (found.role in sides and found.name in bodies):
                yield Rejection("role_again", stated.type, found.role)
                continue
            taken.append((found.start, found.end))
            bodies |= {found.name} if found.role in sides else set()
        yield found


def _filler(kind: str, named: Named, ground: Ground, who: Who) -> Filler | Rejection:
    role = named.role

    def refused(reason: str) -> Rejection:
        return Rejection(reason, kind, role if role in FACT_TYPES[kind].roles else "")

    if role not in FACT_TYPES[kind].roles:
        return refused("role_unknown")
    if len(named.surface) > (_LONGEST_RUN if role in RUNNING else _LONGEST):
        return refused("role_missing")
    span = ground.place(named.surface)
    if span is None:
        return refused("role_missing")
    words = ground.shown[slice(*span)]
    kinds = _kinds(kind, role)
    mention = None if role in RUNNING else _best(ground.mentions(span), span, kinds)
    if mention is not None:
        if kind not in _SPOKEN and mention.entity in barred(kind, role):
            return refused("role_barred")
        return _placed(filler_of(role, mention), ground.quote)
    if role == "holder" and (speaker := ground.speaker(span)):
        return _placed(speaker, ground.quote)
    if MASK in words:
        return refused("role_withheld")
    # no listed name stands there: only what names a body by its own words may act
    told = who(" ".join(words.split()))
    if told == "person":
        return refused("role_person")
    if role not in RUNNING and kinds >= BODIES and told != "body":
        described = _described(role, ground, span)
        return _placed(described, ground.quote) if described else refused("role_unnamed")
    name = _value(role, named.name, words)
    if name is None:
        return refused("role_value")
    return _placed(Filler(role, name, words, *span), ground.quote)


def _described(role: str, ground: Ground, span: Span) -> Filler | None:
    """A body that words only describe: a place or staff that acts, "the city", "a private firm"."""
    words = ground.shown[slice(*span)]
    mentions = ground.mentions(span)
    acting = _best(mentions, span, _ACTING)
    if acting is not None:
        # the names stage finds the government of a place by its name
        entity = None if acting.kind == "place" else acting.entity
        return replace(filler_of(role, acting), entity=entity)
    pointing = [
        each
        for each in mentions
        if each.kind == "org" and each.how == "open" and " " in each.surface and _leads(each, span)
    ]
    if pointing:
        # an unresolved "the city" is that city, whichever it is
        name = pointing[0].surface.split(" ", 1)[1]
        return Filler(role, name, pointing[0].surface, pointing[0].start, pointing[0].end)
    head = words.split(" of ")[0].split()[-1:]
    if head and head[0].lower() in lexicon().bodies:
        return Filler(role, " ".join(words.split()), words, *span)
    return None


def _kinds(kind: str, role: str) -> frozenset[str]:
    """The kinds of mention that fill a role."""
    if kind == "rule" and role in ("bound", "holder"):
        return BODIES | _PEOPLE  # laws bind and empower whole classes of people, too
    return frozenset(KINDS_OF_ROLE[role].split()) if role in KINDS_OF_ROLE else BODIES


def _best(mentions: list[Mention], span: Span, kinds: frozenset[str]) -> Mention | None:
    """The mention of a fitting kind that a run means: the one that shares most of it."""
    fitting = [
        each
        for each in mentions
        if each.kind in kinds
        and each.name
        and each.how != "open"
        and (each.kind not in BODIES or _leads(each, span))
    ]
    return max(
        fitting,
        key=lambda each: (
            min(each.end, span[1]) - max(each.start, span[0]),
            -(each.end - each.start),
        ),
        default=None,
    )


def _leads(mention: Mention, span: Span) -> bool:
    """Whether a run names a body, and not somebody beside it: "a tenant of the FBI" is not the FBI.

    The body takes up half of the run, or begins it but for an article.
    """
    shared = min(mention.end, span[1]) - max(mention.start, span[0])
    return 2 * shared >= span[1] - span[0] or mention.start - span[0] <= _ARTICLE


def _value(role: str, given: str, words: str) -> str | None:
    """The name of a filler that no list has; None where it has to be one of the vocabulary's."""
    if role == "act":
        return given if given in ACTS else None
    if role == "category":
        return given if given in categories() else None
    return " ".join(words.split()) if role not in RUNNING else words


def _placed(filler: Filler, quote: Span) -> Filler:
    """The filler, marked as implied where its words stand outside the quote."""
    assert filler.start is not None and filler.end is not None
    if quote[0] <= filler.start and filler.end <= quote[1]:
        return filler
    return replace(filler, via="implied")


def measures(stated: Stated, ground: Ground) -> Iterator[Measure | Rejection]:
    """What each measure that a model names is as Plainview reads it, or why it is none."""
    taken: set[int] = set()
    for named in stated.measures:
        name = named.role if named.role in FACT_TYPES[stated.type].measures else ""
        if not name:
            yield Rejection("measure_unknown", stated.type)
            continue
        span = ground.place(named.surface)
        if span is None or len(named.surface) > _LONGEST:
            yield Rejection("measure_missing", stated.type, name)
            continue
        fitting = [
            quantity.measure
            for quantity in ground.quantities(span)
            if _measures(stated.type, name, quantity) and quantity.measure.start not in taken
        ]
        if not fitting:
            yield Rejection("measure_unread", stated.type, name)
            continue
        taken.add(fitting[0].start)
        yield replace(fitting[0], name=name)


def _measures(kind: str, name: str, quantity: Quantity) -> bool:
    """Whether a quantity is of the kind that a measure takes: sums for money, and so on."""
    if kind == "spending":
        return quantity.kind == "money"
    if name in _RATIOS:
        return quantity.kind == "ratio"
    if name in _TIMES:
        return quantity.kind == "duration"
    if kind in ("rule", "target"):
        return True
    return quantity.kind in ("count", "rate", "ratio")
