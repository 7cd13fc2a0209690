"""Who gives and who gets: by the verbs between institutions, and by the roles of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word, related
from plainview.claims import Content
from plainview.extraction.parts import Mention
from plainview.lineage.words import STOP_WORDS
from plainview.vocab.registry import entity

_BODY = ("org", "office", "facility", "program")
BEING = frozenset(("is", "are", "was", "were", "be", "been"))
_LAWMAKERS = "legislators"
_PRONOUNS = frozenset(("it", "them"))
_GIVEN = frozenset(("given", "handed", "lent", "paid", "awarded", "granted", "shown", "offered"))
_WERE = frozenset(("was", "were", "been", "being"))
_IS = frozenset(("is", "was", "has", "will"))
_CLOSE = 3  # words between who acts and the verb
_GIVING, _GETTING = ("lender", "provider", "payer"), ("recipient", "payee")


def direction(claim: Line, told: Line, *, agreed: bool) -> list[str]:
    """["direction"] where one gives what the other has it get.

    `agreed` says that a number is in common: then who is told to give it cannot be who gets it.
    """
    others = list(_moves(told))
    alone = _givers(told) if agreed and not others else []
    for giver, taker in _moves(claim):
        for other_giver, other_taker in others:
            crossed = related(giver, other_taker) and related(taker, other_giver)
            if crossed and not (related(giver, other_giver) or related(taker, other_taker)):
                return ["direction"]
        if any(related(taker, one) and not related(giver, one) for one in alone):
            return ["direction"]
    return ["direction"] if _acts_turned(claim, told) else []


def _acts_turned(claim: Line, told: Line) -> bool:
    """Whether one sentence has A act on B as the other has B act on A: sue, urge, join."""
    ours = list(_acts(claim))
    theirs = list(_acts(told)) if ours else []
    return any(
        verb == other
        and _alike(patient, actor_there)
        and not _alike(actor, actor_there)
        and (patient_there is None or _alike(actor, patient_there))
        for verb, actor, patient in ours
        if patient is not None
        for other, actor_there, patient_there in theirs
    )


def serves(one: Line, two: Line) -> bool:
    """Whether two sentences have one body answer to two others, or belong to them."""
    ours, theirs = _over(one), _over(two)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def done_by_others(one: Line, two: Line) -> bool:
    """Whether two sentences have two named bodies do what one body alone does: run, own, build."""
    ours, theirs = _sole(one), _sole(two)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    apart = ours[1].isdisjoint(theirs[1])
    ids = [[each[1:] for each in held if each.startswith("@")] for _, held in (ours, theirs)]
    return apart and not any(related(a, b) for a in ids[0] for b in ids[1])


def _sole(line: Line) -> tuple[str, frozenset[str]] | None:
    """The verb for what one body alone does, and the names of who does it, where it is named."""
    for place, word in enumerate(line.words):
        if word.key not in lexicon().sole:
            continue
        after = line.words[place + 1 : place + 2]
        by = bool(after) and after[0].word == "by"
        before = {each.word for each in line.words[max(0, place - _CLOSE) : place]}
        passive = bool(before & (BEING if by else _WERE))
        if passive and by:
            run = line.words[place + 2 : place + 2 + 2 * _CLOSE]
        elif passive:
            continue
        else:
            run = line.words[:place]
        names = {
            f"@{_id(one)}" for one in _bodies(line)
            if one.entity and run and run[0].start <= one.start < run[-1].end
        }  # fmt: skip
        names = names or {each.key for each in run if each.key in line.proper or _opens(line, each)}
        return (word.key, frozenset(names)) if names else None
    return None


def _opens(line: Line, word: Word) -> bool:
    """Whether a word is a name that opens its sentence: it stands there without an article."""
    follows = line.words[1:2]
    plain = word.key not in STOP_WORDS and not word.word.endswith(("ing", "ed"))
    return word is line.words[0] and plain and bool(follows) and follows[0].word in _IS


def _over(line: Line) -> frozenset[str]:
    """The words and ids of whom a body answers to: "reports to the Marshals"."""
    words = line.words
    for place, word in enumerate(words):
        if word.word not in lexicon().under:
            continue
        after = words[place + 1 : place + 2]
        if after and after[0].word == "to":
            heads = words[place + 2 : place + 2 + _CLOSE]
        else:
            # "it is to ICE that the task force reports"
            cleft = next((n for n in range(place) if _cleft(words, n)), None)
            if cleft is None:
                continue
            heads = words[cleft + 2 : cleft + 2 + _CLOSE]
        end = heads[-1].end if heads else word.end
        start = heads[0].start if heads else word.end
        ids = {_id(one) for one in _bodies(line) if one.start < end and one.end > start}
        return frozenset(ids or {head.key for head in heads if head.key not in STOP_WORDS})
    return frozenset()


def _cleft(words: Sequence[Word], place: int) -> bool:
    return [each.word for each in words[place : place + 2]] in (["is", "to"], ["was", "to"])


def _alike(one: str, two: str) -> bool:
    """Whether two bodies may be one: "members of Congress" are "Democratic members" of it."""
    first, second = entity(one), entity(two)
    both = first is not None and second is not None and first.kind == second.kind == _LAWMAKERS
    return both or related(one, two)


def _acts(line: Line) -> Iterator[tuple[str, str, str | None]]:
    """What is done by whom to whom: the verb, the institution before it and that after it, None
    for one without a name ("the company")."""
    named = [one for one in line.mentions if one.kind in _BODY]
    for place, word in enumerate(line.words):
        if word.word not in lexicon().acting:
            continue
        before = [one for one in named if one.end <= word.start and _id(one)]
        after = [one for one in named if one.start >= word.end]
        if not before or not after:
            continue
        actor, patient = _id(before[-1]), after[0].entity or None
        near = {each.word for each in line.words[max(0, place - _CLOSE) : place]}
        if near & BEING:
            follows = line.words[place + 1 : place + 2]
            if patient and follows and follows[0].word == "by":
                yield word.key, patient, actor
        else:
            yield word.key, actor, patient


def turned(claim: Line, contents: Iterable[Content]) -> bool:
    """Whether facts have who gives in a sentence get, and who gets give."""
    moves = list(_moves(claim))
    if not moves:
        return False
    for content in contents:
        givers = [one.entity for one in content.fillers if one.role in _GIVING and one.entity]
        takers = [one.entity for one in content.fillers if one.role in _GETTING and one.entity]
        for giver, taker in moves:
            crossed = _among(taker, givers) and _among(giver, takers)
            if crossed and not (_among(giver, givers) or _among(taker, takers)):
                return True
    return False


def _among(one: str, others: Iterable[str]) -> bool:
    return any(related(one, other) for other in others)


def _moves(line: Line) -> Iterator[tuple[str, str]]:
    """Who gives and who gets, by the verb between two institutions."""
    bodies = _bodies(line)
    for one, two in pairwise(bodies):
        between = [word for word in line.words if one.end <= word.start and word.end <= two.start]
        if _from_to(line, one, between):
            yield _id(one), _id(two)
            continue
        # "the bureau holds people, and the agency repays it": the "it" is who was named before
        after = [word for word in line.words if word.start >= two.end][: _CLOSE + 1]
        verb = _verb(after)
        if verb is not None and any(word.word in _PRONOUNS for word in after[verb + 1 : verb + 2]):
            yield from _by_verb(_id(two), _id(one), after[: verb + 1])
        else:
            yield from _by_verb(_id(one), _id(two), between)


def _from_to(line: Line, one: Mention, between: Sequence[Word]) -> bool:
    """Whether a thing goes from a body to the next: "records travel from A to the B"."""
    before = [word.word for word in line.words if word.end <= one.start and word.word != "the"]
    to = [word.word for word in between if word.word != "the"] == ["to"]
    return to and before[-1:] == ["from"]


def _givers(line: Line) -> list[str]:
    """The institutions that a verb of giving follows at once."""
    found = []
    for one in _bodies(line):
        after = [word for word in line.words if word.start >= one.end][:_CLOSE]
        verb = _verb(after)
        if verb is None or after[verb].word not in lexicon().gives:
            continue
        if BEING.isdisjoint(word.word for word in after[:verb]):
            found.append(_id(one))
    return found


def _verb(said: Sequence[Word]) -> int | None:
    lists = lexicon()
    return next(
        (n for n, one in enumerate(said) if one.word in lists.gives or one.word in lists.takes),
        None,
    )


def _bodies(line: Line) -> list[Mention]:
    return [one for one in line.mentions if one.kind in _BODY and _id(one)]


def _id(mention: Mention) -> str:
    return mention.entity or mention.name.lower()


def _by_verb(one: str, two: str, between: Sequence[Word]) -> Iterator[tuple[str, str]]:
    place = _verb(between)
    if place is None:
        return
    after = [word.word for word in between[place + 1 :]]
    led = {word.word for word in between[max(0, place - 2) : place]}
    if led & BEING and "by" not in after and between[place].word in _GIVEN:
        return  # "ICE was given keys to the jails": who gave is not said
    # "names that it submits are checked by": the "by" is that of another verb
    passive = "by" in after and BEING.isdisjoint(after[: after.index("by")])
    gives = between[place].word in lexicon().gives
    yield (two, one) if passive == gives else (one, two)
