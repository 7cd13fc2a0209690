"""Whether what two sentences share tells that they are about one matter."""

from __future__ import annotations

from plainview.checks.draft.common import OPEN, WIDE, Common, own
from plainview.checks.draft.dating import meeting
from plainview.checks.draft.lines import Line
from plainview.checks.draft.numbers import APART, Match
from plainview.checks.draft.pairing import OTHER_THING
from plainview.claims import terms
from plainview.claims.scope import same_scope
from plainview.vocab.registry import entity

_WITH_NAME, _MOST = 0.34, 0.75
PLAIN, UNCOUNTED, ALL = 0.5, 0.6, 0.9
"""Of the content words of the shorter sentence, those that both must have: with a name in common
that tells, without any name; without one that tells, without a number; and those from which all is
told."""
_ALL_OF = 4  # content words that tell one matter without any name, where most are in common
_NAMELESS = 3  # the same of sentences with a number
_FEWEST = 2  # content words in common where no name tells what a sentence is about
_OTHER_TERMS = 0.2  # the same, where a number is told in other terms, and so in other words


def one_matter(one: Line, two: Line, found: Common, match: Match | None) -> bool:
    """Whether what two sentences share tells what they are about."""
    words = len((one.keys & two.keys) - WIDE)
    if match is not None and words and not (own(one, two) or own(two, one)):
        return True  # all that one says, the other says
    if match is not None and match.how == APART:
        part = found.narrowed and not found.elsewhere
        if part and not found.shared - WIDE and words and found.words >= UNCOUNTED:
            return True  # nothing but a place or a part parts them: "nationally", "at Baker"
        if match.differs == OTHER_THING or terms.kin(one.content, two.content):
            return bool(words) or match.ours.kind != "money"
    telling = len(found.shared) > 1 or bool(found.shared - WIDE)
    least = UNCOUNTED if match is None else _WITH_NAME if telling else PLAIN
    if match is not None and telling and terms.differ(one.content, two.content):
        least = _OTHER_TERMS
    parted = match is not None and match.how == APART and words > 0
    if parted and found.words >= PLAIN and (_part_of_all(one, two) or _part_of_all(two, one)):
        return True
    if not (found.shared or found.levels):
        if match is None:
            return words >= _ALL_OF and found.words >= _MOST
        one_time = meeting(one, two) == [True]
        least, enough = (_FEWEST, UNCOUNTED) if one_time else (_NAMELESS, _MOST)
        return words >= least and found.words >= enough
    if found.words < least:
        return False
    if match is not None and match.how == APART and found.words >= ALL:
        return True  # nothing that one says is left out in the other
    return telling or words >= _FEWEST or (words > 0 and meeting(one, two) == [True])


def _part_of_all(one: Line, two: Line) -> bool:
    """Whether one sentence tells of a place or an office what the other tells of a body that works
    in all of the country."""
    named = [
        {f"@{mention.entity}" for mention in line.mentions if mention.kind == "org"
         and mention.how not in OPEN}
        for line in (one, two)
    ]  # fmt: skip
    placed = [any(mention.kind == "place" for mention in line.mentions) for line in (one, two)]
    states = {body for body in named[0] if _is_government(body)}
    if not named[1] or not named[1] <= WIDE or placed[1] or not named[0] - states <= WIDE:
        return False
    return bool(states) or placed[0] or not same_scope(one.content, two.content, placed=True)


def _is_government(body: str) -> bool:
    entry = entity(body[1:])
    return entry is not None and entry.kind in ("state", "city")
