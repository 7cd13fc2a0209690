"""Two sentences held against each other by what they name, count and date, without their facts.

Patterns do not read every way of saying a thing: "gave ICE 47,300 addresses", "Adelanto held 1,788
people". Where both sentences name the same parties and things and count the same noun, their
numbers can be compared all the same. What else could explain that two numbers stay apart (terms,
scope, time) is looked for in the words. In doubt two sentences are apart.
"""

from __future__ import annotations

from dataclasses import replace

from plainview.checks.draft import words as wording
from plainview.checks.draft.common import OPEN, WIDE, Common, common, own
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import EVERYBODY, Line, meaning
from plainview.checks.draft.moves import direction
from plainview.checks.draft.numbers import AGREED, APART, Match, arithmetic
from plainview.checks.draft.pairing import OTHER_THING, nearest, of_one_family
from plainview.checks.draft.stages import stages
from plainview.checks.draft.times import in_time, long_after, one_event, part_of_time, since
from plainview.claims import Comparison, terms
from plainview.claims.numbers import OVER, opposed
from plainview.claims.scope import narrowed_count, same_scope
from plainview.extraction.parts import Quantity
from plainview.vocab.registry import entity

_APART = Comparison("apart")
_WITH_NAME, _PLAIN, _UNCOUNTED, _ALL = 0.34, 0.5, 0.6, 0.9
"""Of the content words of the shorter sentence, those that both must have: with a name in common
that tells, without one, without a number; and those from which all is told."""
_ALL_OF = 4  # content words that tell one matter without any name, where all are in common
_FEWEST = 2  # content words in common where no name tells what a sentence is about
_OTHER_TERMS = 0.2  # the same, where a number is told in other terms, and so in other words
_FURTHEST = 5  # times that one number is another of the same thing, unless a scale word was lost
_SOFT = frozenset(("precision", "qualifier"))
_SOURCES = frozenset(("officials", "people", "sources", "persons", "employees", "aides", "agents"))
_SAYS = frozenset(("said", "say", "told", "familiar"))
_SAYING = 3  # words after "two people" within which they speak


def glance(
    one: Line, two: Line, published: tuple[str | None, str | None] = (None, None)
) -> Comparison:
    """How two sentences stand to each other, in the words of `claims.compare`.

    `published` are the days on which they were printed, which date what has no date of its own.
    """
    one, two = _without_sources(one), _without_sources(two)
    found = common(one, two)
    match = nearest(one, two, found.words >= _ALL)
    if match is None and (one.quantities or two.quantities):
        return _denied(one, two, found)
    if found.rivals or (found.elsewhere and found.words >= _ALL):
        return _of_another(one, two, found, match)
    if not _one_matter(one, two, found, match):
        return _APART
    if match is None:
        return _uncounted(one, two, found, published)
    if match.how == AGREED:
        return _agreeing(one, two, found, match, published)
    return _parted(one, two, found, match, published)


def _denied(one: Line, two: Line, found: Common) -> Comparison:
    """A sentence with a number and one without any: they can only be yes and no."""
    if (one.quantities and two.quantities) or found.rivals or found.elsewhere or found.narrowed:
        return _APART
    if not _one_matter(one, two, found, None) or not wording.polarity(one, two):
        return _APART
    return Comparison("contradicts", ("polarity",))


def _without_sources(line: Line) -> Line:
    """A sentence without the count of who says so: "two officials said"."""
    kept = tuple(item for item in line.quantities if not _of_sources(item, line))
    return line if len(kept) == len(line.quantities) else replace(line, quantities=kept)


def _of_sources(item: Quantity, line: Line) -> bool:
    after = [word.word for word in line.words if word.start >= item.measure.end][:_SAYING]
    noun = item.noun.lower().split()[-1:]
    return bool(noun) and noun[0] in _SOURCES and not _SAYS.isdisjoint(after)


def _of_another(one: Line, two: Line, found: Common, match: Match | None) -> Comparison:
    """The same words with another body or place in them; in any other words two bodies are two
    matters. Of a thing that one body alone runs or leads, one of two is wrong."""
    words = [{word.key for word in line.words} for line in (one, two)]
    one_thing = bool(found.shared - WIDE) and not found.elsewhere and found.words >= _UNCOUNTED
    if match is None and one_thing and words[0] & words[1] & lexicon().sole:
        return Comparison("contradicts", ("agency",))
    if found.words < _ALL or (found.elsewhere and match and match.how == APART):
        return _APART
    word = "agency" if found.rivals else "scope"
    if match is None or match.how == AGREED:
        return Comparison("differs", (word,)) if found.shared else _APART
    return Comparison("differs", (*match.differs, word), arithmetic([match]))


def _one_matter(one: Line, two: Line, found: Common, match: Match | None) -> bool:
    """Whether what two sentences share tells what they are about."""
    words = len((one.keys & two.keys) - WIDE)
    if match is not None and match.how == APART:
        part = found.narrowed and not found.elsewhere
        if part and not found.shared - WIDE and words and found.words >= _UNCOUNTED:
            return True  # nothing but a place or a part parts them: "nationally", "at Baker"
        if match.differs == OTHER_THING or terms.kin(one.content, two.content):
            return bool(words) or match.ours.kind != "money"
    telling = len(found.shared) > 1 or bool(found.shared - WIDE)
    least = _UNCOUNTED if match is None else _WITH_NAME if telling else _PLAIN
    if match is not None and telling and terms.differ(one.content, two.content):
        least = _OTHER_TERMS
    parted = match is not None and match.how == APART and words > 0
    if parted and found.words >= _PLAIN and (_part_of_all(one, two) or _part_of_all(two, one)):
        return True
    if not (found.shared or found.levels):
        return match is None and words >= _ALL_OF and found.words >= _ALL
    if found.words < least:
        return False
    if match is not None and match.how == APART and found.words >= _ALL:
        return True  # nothing that one says is left out in the other
    return telling or words >= _FEWEST


def _part_of_all(one: Line, two: Line) -> bool:
    """Whether one sentence tells of a place or an office what the other tells of a body that works
    in all of the country."""
    named = [
        {f"@{mention.entity}" for mention in line.mentions if mention.kind == "org"
         and mention.how not in OPEN}
        for line in (one, two)
    ]  # fmt: skip
    placed = [any(mention.kind == "place" for mention in line.mentions) for line in (one, two)]
    states = {body for body in named[0] if _is_state(body)}
    if not named[1] or not named[1] <= WIDE or placed[1] or not named[0] - states <= WIDE:
        return False
    return bool(states) or placed[0] or not same_scope(one.content, two.content, placed=True)


def _is_state(body: str) -> bool:
    entry = entity(body[1:])
    return entry is not None and entry.kind in ("state", "city")


def _rated(one: Line, two: Line, match: Match) -> bool:
    """Whether one number is so many a day or a month, and the other not said to be."""
    rates = [bool(item.measure.per) for item in (match.ours, match.theirs)]
    said = {word.key for line in (one, two) for word in line.words}
    per = {meaning(item.measure.per) for item in (match.ours, match.theirs) if item.measure.per}
    each = [{word.key for word in line.words} >= per for line in (one, two)]
    return rates[0] != rates[1] and not all(each) and meaning("average") not in said


def _scope(one: Line, two: Line, common: Common, match: Match) -> list[str]:
    alike = same_scope(one.content, two.content, placed=True)
    wider = _by_all(one, two) or _by_all(two, one)
    other = common.levels or common.narrowed or wider or _too_far(match)
    other |= match.ours.kind != "money" and part_of_time(one, two)
    return ["scope"] if other or not alike or _of_a_part(one, two, match) else []


def _of_a_part(one: Line, two: Line, match: Match) -> bool:
    """Whether words at one of two counts narrow it, and not the other."""
    sides = (match.ours, one, two), (match.theirs, two, one)
    return any(
        item.kind in ("count", "rate")
        and narrowed_count(line.content, item.measure.surface, other.content)
        for item, line, other in sides
    )


def _by_all(one: Line, two: Line) -> bool:
    """Whether one sentence tells of a body what the other tells of all of a kind: "federal
    agencies" for the Secret Service."""
    kinds = {
        mention.entity
        for mention in two.mentions
        if mention.kind == "org" and (mention.how == "class" or mention.entity in EVERYBODY)
    }
    own = {
        mention.entity
        for mention in one.mentions
        if mention.kind == "org"
        and mention.how not in OPEN
        and mention.entity not in two.meant | EVERYBODY
    }
    return bool(own and kinds - {mention.entity for mention in one.mentions})


def _too_far(match: Match) -> bool:
    """Whether one number is so many times the other that they hardly count one thing."""
    low, high = sorted(abs(item.measure.value or 0.0) for item in (match.ours, match.theirs))
    return "scale" not in match.differs and high > _FURTHEST * low


def _parted(
    one: Line,
    two: Line,
    common: Common,
    match: Match,
    published: tuple[str | None, str | None],
) -> Comparison:
    """Two numbers that are not one: a contradiction where nothing else explains it."""
    other_terms = terms.differ(one.content, two.content) or _rated(one, two, match)
    room = terms.of_room(one.content, two.content)
    other_terms |= of_one_family(match.ours, match.theirs) and not room
    context = in_time(one, two) + _scope(one, two, common, match)
    context += ["definition"] if other_terms else []
    context += [word for word in stages(one, two, []) if not context]
    if context and same_scope(one.content, two.content, placed=True):
        context += long_after(one, two, published)
    context = context or since(one, two, published)
    words = tuple(dict.fromkeys((*match.differs, *context)))
    told = match.ours.measure.value is not None and match.theirs.measure.value is not None
    plain = told and set(words) <= {"number", "scale"}
    return Comparison("contradicts" if plain else "differs", words, arithmetic([match]))


def _agreeing(
    one: Line,
    two: Line,
    common: Common,
    match: Match,
    published: tuple[str | None, str | None],
) -> Comparison:
    """One number in both, told in two ways."""
    ours, theirs = match.ours.measure, match.theirs.measure
    found = [word for word in match.differs if word not in _SOFT]
    found += stages(one, two, [match])
    if common.words >= _ALL:
        found += wording.polarity(one, two) + _swapped(one, two)
    found += in_time(one, two) or since(one, two, published)
    found += ["scope"] if common.levels else []
    found += ["number"] if opposed(ours, theirs) else []
    over = (ours.qualifier in OVER) != (theirs.qualifier in OVER)
    soft = ["precision"] if over or ours.value != theirs.value else []
    soft += ["qualifier"] if ours.qualifier != theirs.qualifier else []
    if not found:
        return Comparison("same", tuple(soft), arithmetic([match]))
    relation = "contradicts" if set(found) <= {"polarity"} else "differs"
    return Comparison(relation, tuple(dict.fromkeys((*found, *soft))), arithmetic([match]))


def _swapped(one: Line, two: Line) -> list[str]:
    """["direction"] where the same two bodies stand the other way round among the same words."""
    order = [
        [f"@{mention.entity}" for mention in line.mentions if mention.kind == "org"]
        for line in (one, two)
    ]
    said = {word.word for line in (one, two) for word in line.words}
    either = said & {"by", "with", "between"}
    turned = len(set(order[0])) == len(order[0]) > 1 and order[0] == order[1][::-1]
    same_words = not own(one, two) and not own(two, one)
    return ["direction"] if turned and same_words and not either else []


def _uncounted(
    one: Line, two: Line, common: Common, published: tuple[str | None, str | None]
) -> Comparison:
    """Sentences without a number: yes against no, another stage, or one statement."""
    found = wording.polarity(one, two) + direction(one, two, agreed=False) + stages(one, two, [])
    if common.levels and not own(one, two) and not own(two, one):
        found.append("agency")  # the whole named for the part, in the same words
    if not found and one_event(one, two, published):
        return Comparison("contradicts", ("date",))
    found += in_time(one, two) or since(one, two, published)
    if not found:
        return Comparison("same")
    relation = "contradicts" if set(found) <= {"polarity"} else "differs"
    return Comparison(relation, tuple(dict.fromkeys(found)))
