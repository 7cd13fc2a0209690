"""One sentence of a draft held against one sentence of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plainview.checks.draft import dating, rows
from plainview.checks.draft import words as wording
from plainview.checks.draft.alike import of_one_thing, sole_sum, telling, uncounted
from plainview.checks.draft.common import OPEN
from plainview.checks.draft.covering import TOLD, Weigh, level, of_several, told_of
from plainview.checks.draft.crediting import credited, credited_reporters
from plainview.checks.draft.derived import pinned
from plainview.checks.draft.differences import is_complement, is_step, is_worked_out
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, related
from plainview.checks.draft.moves import direction
from plainview.checks.draft.numbers import AGREED, APART, Match, matched
from plainview.checks.draft.otherwise import calls_false, told_otherwise
from plainview.checks.draft.stages import stages
from plainview.checks.draft.sums import follows
from plainview.claims import terms
from plainview.extraction.parts import Mention, Quantity
from plainview.vocab.registry import entity

SAME, CONTRADICTS, DIFFERS, APART_FROM = "same", "contradicts", "differs", "apart"

LIKE = 0.5  # of a sentence's weight told by the other, to be about the same matter
LIKE_WITHOUT_NUMBER = 0.62
_LIKE_WITHOUT_NUMBER = ((0.52, LIKE_WITHOUT_NUMBER), (0.4, 0.7))
LEAST_OWN, _OWN_DIGIT = 0.25, 0.0625  # less for each digit in common
_NAMED_COVER = 0.65  # from which a name that the record lacks makes no other matter
_LEAST_COVER, _TELLING_COVER, _TELLING = 0.36, 0.3, 4
MINOR = frozenset(("duration",))
_BESIDE = 0.4  # the same, for which of several sentences is nearest
_DATED = 0.1  # of likeness that a date in common stands for
_NEAR = 0.1  # of likeness for surroundings of numbers that are the same
_AMONG, _STANDS = 0.5, 0.25
"""From how alike their surroundings are, two numbers of one noun make their sentences alike."""
_DIGIT = 0.12  # of likeness that each digit of a number in common stands for
_PLAINLY = ("exact", "about")
_SOFT = frozenset(("qualifier", "precision"))
_HARD = frozenset(("number", "scale", "unit", "polarity"))


@dataclass(frozen=True, slots=True)
class Held:
    """How a sentence of the draft stands to one of the record.

    `likeness` says how much of it the other tells, numbers in common counted; `relation` and
    `differs` are in the words of `claims.compare`. `dated` says that a date is in common. `agreed`
    and `apart` are its numbers beside theirs, `untold` those that the other has nothing for.
    """

    told: Line
    own: float
    cover: float
    likeness: float
    dated: bool
    relation: str
    differs: tuple[str, ...]
    agreed: tuple[Match, ...]
    apart: tuple[Match, ...]
    untold: tuple[Quantity, ...]
    missing: tuple[str, ...] = ()


_WITH_NUMBER = 0.7  # of a statement's weight told, to be denied where its number is not told
_DAYS_SUM = 0.3  # likeness from which the only sums of one day are of one thing
_SOME_DIGITS = 2  # of a number in common that may come by chance
_SORTS = ("company", "ngo", "outlet", "program", "product")
_LIKE_KINDS = {
    "org": ("org", "office"), "office": ("org", "office"),
    "facility": ("facility",), "program": ("program",),
}  # fmt: skip


def hold(claim: Line, told: Line, weigh: Weigh, filled: Iterable[str] = ()) -> Held:
    """How a sentence of the draft stands to one of the record.

    `weigh` gives what a word or "@id" is worth: rare ones more. `filled` are ids of what the
    record's facts found in its sentence, which may be named elsewhere.
    """
    meant = told.meant | frozenset(filled)
    own, around = told_of(claim, told, meant, weigh)
    cover = own + TOLD * around
    sure = cover < _TELLING_COVER and pinned(claim, told)
    if (
        (cover < _TELLING_COVER and not sure)
        or _asks(told)
        or not all(map(claim.tells_of, told.subjects))
    ):
        untold = tuple(claim.quantities)
        return Held(told, own, cover, cover, False, APART_FROM, (), (), (), untold)
    matches, left = matched(claim, told)
    agreed = tuple(one for one in matches if one.how == AGREED)
    apart = tuple(one for one in matches if one.how == APART)
    digits = sum(one.digits for one in agreed if not set(one.differs) - _SOFT or telling(one))
    dates = dating.meeting(claim, told)
    extra = _DIGIT * digits + (_DATED if dates == [True] else 0.0)
    near = max((one.near for one in apart), default=0.0)
    held = Held(
        told, own, cover, own + _BESIDE * around + extra + _NEAR * near, dates == [True],
        APART_FROM, (), agreed, apart, tuple(left),
    )  # fmt: skip
    alike = near if near >= _AMONG and any(of_one_thing(one, claim) for one in apart) else 0.0
    if held.dated and near >= _DAYS_SUM and sole_sum(claim, told):
        alike = near
    if not (sure or _about(claim, own, cover, cover + extra + _STANDS * alike, agreed, apart)):
        return held
    missing = _missing(claim, told, meant)
    differs = _differs(claim, told, meant, (own, cover), matches, dates)
    relation = _relation(differs, agreed, apart, lexicon().rumour.search(told.content) is not None)
    other = any(not one[0].isdigit() for one in missing)
    if (
        apart
        and not agreed
        and (
            (other and cover < _NAMED_COVER)
            or dating.of_a_season(claim, told)
            or dating.of_another_time(claim, told)
            or of_several(claim, told)
            or calls_false(claim)  # then another number is what it says itself
        )
    ):
        relation = APART_FROM  # a number of what has another name, or of another span of time
    return replace(held, relation=relation, differs=differs, missing=missing)


def _asks(told: Line) -> bool:
    return told.kind == "question" or told.content.rstrip('"”’) ').endswith("?")


def _missing(claim: Line, told: Line, meant: frozenset[str]) -> tuple[str, ...]:
    """Names and dates of a sentence that another does not have, nor those around it."""
    held = told.keys | told.spelt | told.nearby
    spelt = dict(claim.names)
    credited = {f"@{one}" for one in credited_reporters(claim)}
    named = {one.entity for one in claim.mentions if one.how not in OPEN}
    credited |= {f"@{one.entity}" for one in claim.mentions if one.entity not in named}
    names = [
        one
        for one in sorted(claim.proper - credited)
        if one not in held
        and not (spelt.get(one) and spelt[one] <= held)
        and not level(one, meant | {each[1:] for each in told.nearby if each.startswith("@")})
    ]
    near = (*told.dates, *told.when)
    told_dates = dating.placed(near)
    dates = [
        date.text
        for date in dating.placed(claim.dates)
        if not any(date.meets(other) for other in told_dates) and not dating.on_its_day(date, near)
    ]
    return (*names, *dates)


def _about(
    claim: Line,
    own: float,
    cover: float,
    likeness: float,
    agreed: Sequence[Match],
    apart: Sequence[Match],
) -> bool:
    """Whether a sentence of the record is about what one of the draft is about."""
    derived = {id(item) for item in follows(claim)}
    counted = any(
        item.kind not in MINOR and id(item) not in derived and not uncounted(item)
        for item in claim.quantities
    )
    if counted or any(one.ours.kind in MINOR and one.reckoned for one in (*agreed, *apart)):
        digits = sum(one.digits for one in agreed if not one.differs or telling(one))
        least = max(0.0, LEAST_OWN - _OWN_DIGIT * digits)
        if cover < (_TELLING_COVER if digits >= _TELLING else _LEAST_COVER):
            return False
        return (bool(agreed) or bool(apart)) and own >= least and likeness >= LIKE
    return any(own >= least and likeness >= enough for least, enough in _LIKE_WITHOUT_NUMBER)


def _relation(
    differs: Sequence[str], agreed: Sequence[Match], apart: Sequence[Match], rumour: bool
) -> str:
    if not differs:
        return APART_FROM if rumour else SAME
    other = {"date", "agency", "direction"} & set(differs)
    least = _SOME_DIGITS if "date" in other else 1
    if apart and other and not any(one.digits > least for one in agreed):
        return APART_FROM  # another number of another day or body is another matter
    sure = {"polarity", "unit", "scale"}
    if {"stage", "definition"} & set(differs) and not sure & set(differs):
        return DIFFERS  # another number of what is planned, asked for or paid for
    return CONTRADICTS if _HARD & set(differs) else DIFFERS


def _differs(
    claim: Line,
    told: Line,
    meant: frozenset[str],
    share: tuple[float, float],
    matches: Sequence[Match],
    dates: Sequence[object],
) -> tuple[str, ...]:
    """In what a sentence of the draft is not equal to one about the same matter.

    `share` is how much of it the other tells by itself, and with the sentences around it.
    """
    own, cover = share
    apart = any(one.how == APART for one in matches)
    rest = any(is_complement(one.theirs) for one in matches)
    found = [word for one in matches for word in _numbers(one, claim, told)]
    if lexicon().false.search(told.content) and not lexicon().false.search(claim.content):
        found.append("polarity")
    alike = cover + (_DATED if dates == [True] else 0.0)
    if not apart and alike >= LIKE_WITHOUT_NUMBER:
        # a sentence that tells little more than the number denies nothing
        leaning = own < _AMONG and any(one.how == AGREED for one in matches)
        counted = sum(not uncounted(one) for one in claim.quantities)
        leaning |= own < _WITH_NUMBER and len(matches) < counted
        found += [] if leaning or rest else wording.polarity(claim, told)
        found += wording.bounds(claim, told)
    found += ["polarity"] if wording.turned_back(claim, told) else []
    found += ["date"] if dates == [False] else []
    found += _agency(claim, told, meant)
    found += direction(claim, told, agreed=any(one.how == AGREED for one in matches))
    found += ["direction"] if rows.turned(claim, told) else []
    # what a step leads to is at another stage than what it starts from
    steps = rest or any(is_step(one.ours, claim) and is_worked_out(one.theirs) for one in matches)
    found += [] if steps else stages(claim, told, [one for one in matches if one.how == AGREED])
    found += told_otherwise(claim, told, cover)
    if apart and terms.kin(claim.content, told.content):
        found.append("definition")
    return tuple(dict.fromkeys(found))


def _numbers(match: Match, claim: Line, told: Line) -> tuple[str, ...]:
    """In what two numbers differ: a capacity is the most there can be, whether it is said or not;
    told in other terms it is another capacity."""
    if "qualifier" not in match.differs or match.ours.measure.qualifier not in _PLAINLY:
        return match.differs
    if terms.of_capacity(claim.content, told.content):
        return tuple(word for word in match.differs if word != "qualifier")
    if terms.differ(claim.content, told.content):
        return tuple("definition" if word == "qualifier" else word for word in match.differs)
    return match.differs


def _agency(claim: Line, told: Line, meant: frozenset[str]) -> list[str]:
    """["agency"] where the draft names another institution than the record does."""
    aside = credited(claim) | credited(told)
    around = {one[1:] for one in told.around if one.startswith("@")}
    ours = claim.bodies - meant - aside
    theirs = meant - claim.meant - aside
    kinds = {one.entity: one.kind for line in (told, claim) for one in line.mentions}
    acting = {_first(claim), _first(told)}
    for one in ours:
        rivals = {
            other
            for other in theirs
            if kinds.get(other, "org") in _LIKE_KINDS[kinds[one]] and _sort(one) == _sort(other)
        }
        # named next door it may be told there, unless another acts in its place
        if one in around and not (one in acting and rivals & acting):
            continue
        if rivals and not any(related(one, other) for other in rivals):
            return ["agency"]
    return []


def _sort(entity_id: str) -> str:
    """What sort of institution it is: none takes the place of one of another sort."""
    entry = entity(entity_id)
    kind = entry.kind if entry else ""
    return kind if kind in _SORTS else ""


def _bodies(line: Line) -> list[Mention]:
    return [one for one in line.mentions if one.kind in _LIKE_KINDS["org"] and one.entity]


def _first(line: Line) -> str | None:
    """The institution that a sentence begins with: who acts in it."""
    named = _bodies(line)
    return named[0].entity if named else None
