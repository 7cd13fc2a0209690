"""Two sentences held against each other by what they name, count and date, without their facts.

Patterns do not read every way of saying a thing: "gave ICE 47,300 addresses", "Adelanto held 1,788
people". Where both sentences name the same parties and things and count the same noun, their
numbers can be compared all the same. What else could explain that two numbers stay apart (terms,
scope, time) is looked for in the words. In doubt two sentences are apart.
"""

from __future__ import annotations

import re

from plainview.checks.draft import words as wording
from plainview.checks.draft.acts import other_act
from plainview.checks.draft.clauses import matter
from plainview.checks.draft.common import OPEN, WIDE, Common, common, own
from plainview.checks.draft.denying import both_without, denied, of_another_act
from plainview.checks.draft.exclusive import by_another
from plainview.checks.draft.keeping import kept_for
from plainview.checks.draft.leave import agreed_needs, opposed_needs
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import EVERYBODY, Line, related
from plainview.checks.draft.matter import ALL, PLAIN, UNCOUNTED, one_matter
from plainview.checks.draft.moves import BEING, direction, done_by_others, serves
from plainview.checks.draft.numbers import AGREED, APART, Match, arithmetic
from plainview.checks.draft.once import on_two_days
from plainview.checks.draft.opposing import alike, on_one_side, on_two_sides
from plainview.checks.draft.paces import pace
from plainview.checks.draft.pairing import nearest
from plainview.checks.draft.parting import parted
from plainview.checks.draft.stages import stages
from plainview.checks.draft.stripping import of_number, stripped
from plainview.checks.draft.thesaurus import meaning
from plainview.checks.draft.times import in_time, lasting, one_event, since
from plainview.claims import Comparison, terms
from plainview.claims.numbers import OVER, opposed
from plainview.claims.scope import same_scope

_NOTHING = re.compile(
    r"\b(?:cost|costs|pay|pays|paid|charge|charges|charged)\b(?: \w+){0,3} nothing\b"
    r"|\b(?:is|are|was|were) (?:zero|free|nothing)\b|\bfree of charge\b|\bfor free\b"
    r"|\b(?:without|no|at no) (?:charge|cost|fee|pay|payment)s?\b",
    re.IGNORECASE,
)
_APART = Comparison("apart")
_MOSTLY = 0.75  # of the content words of the shorter, for numbers that answer to none to be aside
_LEAST = 0.3  # of the content words of the shorter sentence, for two numbers of one kind of thing
_FEWEST = 2  # content words of which both sentences consist, to tell of one event
_SOFT = frozenset(("precision", "qualifier"))


def glance(
    one: Line,
    two: Line,
    published: tuple[str | None, str | None] = (None, None),
    *,
    one_act: bool = False,
) -> Comparison:
    """How two sentences stand to each other, in the words of `claims.compare`.

    `published` are the days on which they were printed, which date what has no date of its own.
    `one_act` says that it is known that both tell of one act, in whatever verbs.
    """
    one, two = stripped(one), stripped(two)
    found = common(one, two)
    if found.words >= UNCOUNTED and serves(one, two):
        return Comparison("contradicts", ("agency",))
    against = _in_words(one, two, published)
    if against is not None:
        return against
    match = nearest(one, two, found.words >= ALL)
    one_thing = match is None and found.words >= ALL and not found.elsewhere
    if one_thing and done_by_others(one, two):
        return Comparison("contradicts", ("agency",))
    if match is None and (one.quantities or two.quantities):
        return _denied(one, two, found, published)
    if match is not None and match.how == APART:
        one, two = of_number(one, match.ours, two), of_number(two, match.theirs, one)
        found = common(one, two)
    if found.rivals or (found.elsewhere and found.words >= ALL):
        return _of_another(one, two, found, match)
    told = not own(one, two) and not own(two, one) and len(one.keys & two.keys) >= _FEWEST
    if match is None and told and one_event(one, two, published):
        return Comparison("contradicts", ("date",))
    if not one_matter(one, two, found, match):
        return _of_one_kind(one, two, found, match, published)
    if match is None:
        return _uncounted(one, two, found, published)
    if match.how == AGREED:
        return _agreeing(one, two, found, match, published)
    return parted(one, two, found, match, published, one_act=one_act)


def _in_words(one: Line, two: Line, published: tuple[str | None, str | None]) -> Comparison | None:
    """What stands against each other in two sentences whatever they count; None where nothing."""
    if len(one.keys & two.keys) < _FEWEST:
        return None
    if denied(one, two, published):
        return Comparison("contradicts", ("polarity",))
    if sides := on_two_sides(one, two):
        now = sides.days or lasting(one, two, published)
        return _against(
            ["polarity"], [] if now else in_time(one, two) or since(one, two, published)
        )
    if on_two_days(one, two, published):
        return Comparison("contradicts", ("date",))
    return Comparison("contradicts", ("agency",)) if by_another(one, two) else None


def _of_one_kind(
    one: Line,
    two: Line,
    found: Common,
    match: Match | None,
    published: tuple[str | None, str | None],
) -> Comparison:
    """Two numbers that share little: told apart where words say of what part or in what terms
    each is, but never against each other."""
    if match is None or match.how != APART or found.elsewhere or found.words < _LEAST:
        return _APART
    in_part = found.narrowed or found.levels
    in_part |= not same_scope(one.content, two.content, placed=True)
    named = in_part or terms.differ(one.content, two.content) or other_act(one, two)
    if not named or not (one.keys & two.keys) - WIDE - {meaning("people")}:
        return _APART
    best = parted(one, two, found, match, published)
    return best if {"scope", "definition"} & set(best.differs) else _APART


def _denied(
    one: Line, two: Line, found: Common, published: tuple[str | None, str | None]
) -> Comparison:
    """A sentence with a number and one without any: they can only be yes and no."""
    both = bool(one.quantities and two.quantities) and found.words < _MOSTLY
    if both or found.rivals or found.elsewhere or found.narrowed:
        return _APART
    if not one_matter(one, two, found, None):
        return _APART
    if _free(one, two) or _free(two, one):
        return _against(["number"], in_time(one, two) or since(one, two, published))
    if not _polarity(one, two):
        return _APART
    return _against(["polarity"], in_time(one, two) or since(one, two, published))


def _polarity(one: Line, two: Line) -> list[str]:
    """["polarity"] where one sentence says no to the other, and is not another way of saying it."""
    if on_one_side(one, two) or of_another_act(one, two) or matter(one, two).elsewhere:
        return []
    if agreed_needs(one.content, two.content) or both_without(one, two):
        return []
    return wording.polarity(one, two)


def _free(one: Line, two: Line) -> bool:
    """Whether one sentence says that a thing costs nothing, and the other what it costs."""
    priced = any(item.kind == "money" for item in two.quantities)
    return priced and not one.quantities and _NOTHING.search(one.content) is not None


def _against(found: list[str], time: list[str]) -> Comparison:
    """What stands against each other at one time, or only differs with the time."""
    return Comparison("differs" if time else "contradicts", (*found, *time))


def _of_another(one: Line, two: Line, found: Common, match: Match | None) -> Comparison:
    """The same words with another body or place in them; in any other words two bodies are two
    matters. Of a thing that one body alone runs or leads, one of two is wrong."""
    words = [{word.key for word in line.words} for line in (one, two)]
    one_thing = bool(found.shared - WIDE) and not found.elsewhere and found.words >= UNCOUNTED
    if match is None and one_thing and words[0] & words[1] & lexicon().sole:
        return Comparison("contradicts", ("agency",))
    if found.words < ALL or (found.elsewhere and match and match.how == APART):
        return _APART
    word = "agency" if found.rivals else "scope"
    if match is None or match.how == AGREED:
        return Comparison("differs", (word,)) if found.shared else _APART
    return Comparison("differs", (*match.differs, word), arithmetic([match]))


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
    found += stages(one, two, [match]) + direction(one, two, agreed=False)
    kept = kept_for(one) is not None and kept_for(two) is not None  # then deleted after as long
    if common.words >= PLAIN and not kept:
        found += _polarity(one, two)
    if common.words >= ALL:
        found += _swapped(one, two) + _replaced(one, two)
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
    either = said & {"by", "with", "between"} or _passive(one) != _passive(two)
    turned = len(set(order[0])) == len(order[0]) > 1 and order[0] != order[1]
    turned &= sorted(order[0]) == sorted(order[1])
    told = [
        [word.key for word in line.words if word.key in one.keys & two.keys
         and not any(name.start <= word.start < name.end for name in line.mentions)]
        for line in (one, two)
    ]  # fmt: skip
    same_words = not own(one, two) and not own(two, one) and told[0] == told[1]
    return ["direction"] if turned and same_words and not either else []


def _passive(line: Line) -> bool:
    return any(word.word in BEING for word in line.words)


def _replaced(one: Line, two: Line) -> list[str]:
    """["agency"] where another body stands among the same words."""
    named = [
        {each.entity for each in line.mentions
         if each.kind == "org" and each.how not in OPEN and each.entity not in EVERYBODY}
        for line in (one, two)
    ]  # fmt: skip
    ours, theirs = ([name for name in here - there if name] for here, there in (named, named[::-1]))
    apart = [(a, b) for a in ours for b in theirs]
    return ["agency"] if apart and not any(related(a, b) for a, b in apart) else []


def _duty(one: Line, two: Line) -> bool:
    """Whether both sentences say what is needed: before what, "may" says nothing of."""
    return meaning("need") in one.keys & two.keys or opposed_needs(one.content, two.content)


def _uncounted(
    one: Line, two: Line, common: Common, published: tuple[str | None, str | None]
) -> Comparison:
    """Sentences without a number: yes against no, another stage, or one statement."""
    found = _polarity(one, two) + direction(one, two, agreed=False)
    if not found and (common.words >= ALL or (common.words >= _MOSTLY and common.shared)):
        found += pace(one, two)
    if not found or not (wording.permits(one, two) or wording.permits(two, one) or _duty(one, two)):
        found += [] if matter(one, two).elsewhere or on_one_side(one, two) else stages(one, two, [])
    if common.levels and not own(one, two) and not own(two, one):
        found.append("agency")  # the whole named for the part, in the same words
    if not found and one_event(one, two, published):
        return Comparison("contradicts", ("date",))
    if found != ["polarity"] or not lasting(one, two, published):
        found += in_time(one, two) or since(one, two, published)
    if not found:
        # two things done may stand against each other in words that nobody has listed
        other = matter(one, two).deeds and not alike(one, two)
        return _APART if other else Comparison("same")
    relation = "contradicts" if set(found) <= {"polarity", "number"} else "differs"
    return Comparison(relation, tuple(dict.fromkeys(found)))
