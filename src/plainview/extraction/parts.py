"""What the layers of extraction hand to each other; all offsets are into `Text.content`."""

from __future__ import annotations

from dataclasses import dataclass

from plainview.model import Hop, Measure

MENTION_KINDS = (
    "org",
    "office",
    "program",
    "instrument",
    "place",
    "category",
    "technology",
    "authority",
    "purpose",
    "task",
    "safeguard",
    "staff",
    "population",
    "facility",
)


# not frozen, like all that is made by the hundred: a frozen one takes twice as long to make
@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence, heading, caption, list item or question, without surrounding blanks.

    `kind` is one of body, headline, caption, question, item, furniture (menus, bylines,
    forum counters, teasers). `paragraph` counts from 0 over the text.
    """

    start: int
    end: int
    kind: str
    paragraph: int


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """Words that name something a role can hold; `surface` stands at `start` to `end`.

    `kind` is one of MENTION_KINDS, `name` the official name or vocabulary id, `entity` the id in
    the registry or None for a class or an unlisted body. `how` says how it is named: official,
    acronym, colloquial, holder, class, pattern, spun, or coref for a reference ("the agency",
    "they") that was resolved to `name`; an unresolved reference has name "" and how "open".
    """

    start: int
    end: int
    surface: str
    kind: str
    name: str
    entity: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number in a sentence, before a frame decides what it measures.

    `measure.name` is "" until then. `noun` is the counted noun as printed ("detainees"), empty
    for money, ratios and bare numbers. `kind` is one of money, ratio, count, duration, rate.
    """

    measure: Measure
    noun: str
    kind: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period in the text; `edtf` is None where it cannot be placed.

    `bound` says how a preposition limits it: "" (at that time), "start" (since, from),
    "end" (until, through, by), "as_of" (as of), "interval" (edtf is an interval).
    """

    start: int
    end: int
    surface: str
    edtf: str | None
    bound: str


@dataclass(slots=True, unsafe_hash=True)
class Attribution:
    """A `said` chain, nearest first, and the run of text that it covers."""

    start: int
    end: int
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that was found in one text before frames: sorted by start, lists of one sentence apart.

    Indexes of the outer tuples are those of `sentences`.
    """

    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    dates: tuple[tuple[DateMention, ...], ...]
    attributions: tuple[tuple[Attribution, ...], ...]
