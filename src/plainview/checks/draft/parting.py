"""What explains that two numbers stay apart: other terms, another scope, another time."""

from __future__ import annotations

import re

from plainview.checks.draft.acts import other_act
from plainview.checks.draft.adding import adds_a_part
from plainview.checks.draft.common import OPEN, WIDE, Common, own
from plainview.checks.draft.dating import meeting
from plainview.checks.draft.lines import EVERYBODY, Line
from plainview.checks.draft.numbers import Match, arithmetic
from plainview.checks.draft.pairing import of_one_family
from plainview.checks.draft.stages import stages
from plainview.checks.draft.thesaurus import meaning
from plainview.checks.draft.times import in_time, long_after, part_of_time, since
from plainview.claims import Comparison, terms
from plainview.claims.saying import sourcing
from plainview.claims.scope import narrowed_count
from plainview.claims.telling import one_scope, other_terms

_PEOPLE = frozenset(map(meaning, ("people", "detainees", "times", "beds")))
"""What goes without saying: whom an arrest is of, how often a search was made."""
_TAKINGS = frozenset(
    map(meaning, ("revenue", "sales", "income", "earnings", "earned", "turnover", "profit"))
)
_ALL_PEOPLE = re.compile(r"\b(?:women and men|men and women|men, women and children)\b", re.I)
_OF_ITS = re.compile(r"(?<=\d) of (?:its|their)(?: own)? (?=[a-z])")
_WHOSE = re.compile(r"[’'](?:s)? $")
"""Before a class of bodies that is somebody's: "Denver's police" are not all police."""
_TOLD = 4  # content words that tell what a thing is without any name
_FURTHEST_OF_A_DAY = 10  # the same of what both sentences give one date for
_FURTHEST = 5  # times that one number is another of the same thing, unless a scale word was lost


def parted(
    one: Line,
    two: Line,
    common: Common,
    match: Match,
    published: tuple[str | None, str | None],
    *,
    one_act: bool = False,
) -> Comparison:
    """Two numbers that are not one: a contradiction where nothing else explains it."""
    counted = match.ours, match.theirs
    quotes = one.content, two.content
    numbers = match.ours.measure.surface, match.theirs.measure.surface
    otherwise = other_terms(quotes, numbers) or _rated(one, two, match)
    room = terms.of_room(*quotes)
    otherwise |= of_one_family(match.ours, match.theirs) and not room
    context = in_time(one, two) + _scope(one, two, common, match)
    context += ["definition"] if otherwise else []
    far = _too_far(match, _FURTHEST) and not _dated_alike(one, two, common, match)
    if not context and far and not _word_for_word(one, two, common):
        context = ["definition" if other_act(one, two, counted) else "scope"]
    if not context and adds_a_part(one, two):
        context = ["scope"]
    context += [word for word in stages(one, two, []) if not context]
    if context and one_scope(quotes, numbers, placed=True):
        context += long_after(one, two, published)
    context = context or since(one, two, published)
    words = tuple(dict.fromkeys((*match.differs, *context)))
    told = match.ours.measure.value is not None and match.theirs.measure.value is not None
    plain = told and set(words) <= {"number", "scale"}
    other = (not one_act and other_act(one, two, counted)) or _other_noun(one, two, match)
    if plain and match.ours.kind != "duration" and other:
        plain, words = False, (*words, "definition")
    return Comparison("contradicts" if plain else "differs", words, arithmetic([match]))


def _word_for_word(one: Line, two: Line, common: Common) -> bool:
    """Whether two sentences say the same of one thing, but for their numbers: one that is named, or
    told in several words."""
    named = bool(common.shared - WIDE) or len((one.keys & two.keys) - WIDE) >= _TOLD
    return named and not common.narrowed and not own(one, two) and not own(two, one)


def _dated_alike(one: Line, two: Line, common: Common, match: Match) -> bool:
    """Whether two sentences give one date for one named thing, each in words of its own: what only
    one of them adds would narrow it."""
    if _too_far(match, _FURTHEST_OF_A_DAY) or meeting(one, two) != [True]:
        return False
    alike = bool(own(one, two)) == bool(own(two, one))
    return alike and bool(common.shared - WIDE) and not common.narrowed


def _heads(match: Match) -> list[str]:
    """The nouns that two numbers count, in lower case."""
    return [" ".join(item.noun.lower().split()[-1:]) for item in (match.ours, match.theirs)]


def _other_noun(one: Line, two: Line, match: Match) -> bool:
    """Whether one counts what the other does not speak of: stops, and arrests in these stops."""
    heads = _heads(match)
    if not all(heads) or match.ours.kind not in ("count", "rate"):
        return False
    told = [{word.key for word in line.words} | _PEOPLE for line in (two, one)]
    heads = ["" if _ALL_PEOPLE.search(line.content) else head
             for head, line in zip(heads, (one, two), strict=True)]  # fmt: skip
    return any(head and meaning(head) not in words for head, words in zip(heads, told, strict=True))


def _rated(one: Line, two: Line, match: Match) -> bool:
    """Whether one number is so many a day or a month, and the other not said to be."""
    rates = [bool(item.measure.per) for item in (match.ours, match.theirs)]
    said = {word.key for line in (one, two) for word in line.words}
    per = {meaning(item.measure.per) for item in (match.ours, match.theirs) if item.measure.per}
    each = [{word.key for word in line.words} >= per for line in (one, two)]
    return rates[0] != rates[1] and not all(each) and meaning("average") not in said


def _scope(one: Line, two: Line, common: Common, match: Match) -> list[str]:
    whole = _of_one_whole(one, two, match)
    shares = match.ours.kind == match.theirs.kind == "ratio" or whole
    quotes = _unnamed(one, two), _unnamed(two, one)
    numbers = match.ours.measure.surface, match.theirs.measure.surface
    if _heads(match)[0] == _heads(match)[1]:
        # "240 of its agents" are 240 agents
        quotes = _OF_ITS.sub(" ", quotes[0]), _OF_ITS.sub(" ", quotes[1])
    alike = one_scope(quotes, numbers, placed=True, shares=shares)
    wider = _by_all(one, two) or _by_all(two, one)
    other = common.levels or common.narrowed or wider
    other |= match.ours.kind != "money" and part_of_time(one, two)
    other |= match.ours.kind == "money" and _of_a_party(one, two)
    part = not whole and _of_a_part(one, two, match)
    return ["scope"] if other or not alike or part else []


def _unnamed(line: Line, other: Line) -> str:
    """A sentence without the names that both have: the Accountability Office is no office of
    another body."""
    named = {mention.entity for mention in other.mentions if mention.entity}
    content = line.content
    for mention in line.mentions:
        if mention.entity in named and mention.how not in OPEN:
            first, last = mention.start - line.start, mention.end - line.start
            content = content[:first] + "X" * (last - first) + content[last:]
    return content


def _of_a_party(one: Line, two: Line) -> bool:
    """Whether one of two sums is what one party pays of all that a company takes in."""
    named = [
        {mention.entity for mention in line.mentions if mention.kind == "org" and mention.entity
         and mention.how not in OPEN}
        for line in (one, two)
    ]  # fmt: skip
    inner, outer = sorted(named, key=len)
    told = {word.key for line in (one, two) for word in line.words}
    return len(inner) == 1 and inner < outer and bool(told & _TAKINGS)


def _of_one_whole(one: Line, two: Line, match: Match) -> bool:
    """Whether both sentences give the number that theirs is a part of: 18 of 40, and 31 of 40."""
    others = [
        {item.measure.value for item in line.quantities if item is not own_ and item.measure.value}
        for line, own_ in ((one, match.ours), (two, match.theirs))
    ]
    most = max(match.ours.measure.value or 0.0, match.theirs.measure.value or 0.0)
    return any(value >= most for value in others[0] & others[1])


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
        if mention.kind == "org"
        and (mention.how == "class" or mention.entity in EVERYBODY)
        and not _WHOSE.search(two.content[: mention.start - two.start])
    }
    said = sourcing(one.content)
    named = {
        mention.entity
        for mention in one.mentions
        if mention.kind == "org"
        and mention.how not in OPEN
        and mention.entity not in two.meant | EVERYBODY
        and not any(first <= mention.start - one.start < last for first, last in said)
    }
    kinds -= {mention.entity for mention in one.mentions}
    return bool(kinds) and bool(named or (own(one, two) and not own(two, one)))


def _too_far(match: Match, times: float) -> bool:
    """Whether one number is so many times the other that they hardly count one thing."""
    if match.ours.kind == "duration" or match.ours.kind == match.theirs.kind == "ratio":
        return False
    low, high = sorted(abs(item.measure.value or 0.0) for item in (match.ours, match.theirs))
    return "scale" not in match.differs and high > times * low
