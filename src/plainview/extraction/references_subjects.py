"""What "it" and "they" look back to: the subject of their own or of the preceding sentence.

After the centering account (Grosz, Joshi, Weinstein 1995): a subject outranks what stands nearer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from plainview.extraction.parts import Mention, Sentence
from plainview.vocab.tables import words

_KINDS = frozenset(("org", "facility", "program", "office"))
_OPENERS = words(
    "and but or so yet while when whenever where whereas because since if unless although though"
    " after before once until as than who which whom meanwhile however still now then today also"
    " later instead thus therefore says said"
)
_DETERMINERS = words("the a an this that these those its their")
_PREPOSITIONS = words(
    "in on at by for from since until till during under between after before with within through"
    " over to of against about into as among toward towards upon without via per like"
)
_AFTER_OBJECT = re.compile(
    r"[.;:)]| (?:\d|(?:the|an?|to|in|for|from|with|by|on|at|as|and|or|until|when|because|about|its"
    r"|their|all|no)(?!\w))"
)


class Subjects:
    """Mentions and references of one text as they come up, and which of them are subjects."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], mentions: list[Mention]) -> None:
        self._text = text
        self._sentences = sentences
        kept = [mention for mention in mentions if mention.kind in _KINDS]
        self._mentions = sorted(kept, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]

    def add(self, reference: Mention) -> None:
        """A reference, resolved or not, that later ones may look back to."""
        if reference.kind in _KINDS:
            at = bisect_right(self._starts, reference.start)
            self._mentions.insert(at, reference)
            self._starts.insert(at, reference.start)

    def meant(
        self, use: re.Match[str], number: int, fits: Callable[[Mention], bool]
    ) -> Mention | None:
        """What a pronoun in a sentence stands for; None where that is not clear."""
        before = use.start()
        here = list(self._between(self._sentences[number].start, before))
        for mention in reversed(here):
            if self._is_subject(mention, number, within=True):
                if self._is_object(use):
                    return self._other(mention, here, number, fits)
                return mention if mention.name and fits(mention) else None
        earlier: list[Mention] = []
        if number and self._sentences[number - 1].kind != "headline":
            last = self._sentences[number - 1]
            goes_on = self._quoted(last.start, last.end)
            quoted = goes_on or self._quoted(self._sentences[number].start, before)
            earlier = [
                mention
                for mention in self._between(last.start, last.end)
                if quoted or not self._quoted(last.start, mention.start)
            ]  # of what somebody says of others, the next sentence does not go on
            for mention in earlier:
                if self._is_subject(mention, number - 1, within=False):
                    return mention if mention.name and fits(mention) else None
        fitting = [mention for mention in (*earlier, *here) if fits(mention) or not mention.name]
        if len({mention.name for mention in fitting}) == 1 and fitting[0].name:
            return fitting[-1]
        return None

    def _quoted(self, start: int, place: int) -> bool:
        """Whether a place of a sentence is inside quotation marks that open in it."""
        words = self._text[start:place]
        return words.count('"') % 2 == 1

    def group(self, mention: Mention) -> list[Mention]:
        """The mention with those that "and" joins to it, and those that share its words."""
        first = last = bisect_left(self._starts, mention.start)
        while self._belong(first - 1, first):
            first -= 1
        while self._belong(last, last + 1):
            last += 1
        return self._mentions[first : last + 1]

    def _belong(self, left: int, right: int) -> bool:
        if left < 0 or right >= len(self._mentions):
            return False
        one, other = self._mentions[left], self._mentions[right]
        return one.start == other.start or self._joined(other) is one

    def _is_object(self, use: re.Match[str]) -> bool:
        last = self._text[max(0, use.start() - 12) : use.start()].rstrip().rpartition(" ")[2]
        return (
            last.lower() in _PREPOSITIONS or _AFTER_OBJECT.match(self._text, use.end()) is not None
        )

    def _other(
        self, subject: Mention, here: list[Mention], number: int, fits: Callable[[Mention], bool]
    ) -> Mention | None:
        """What an object stands for: not what its own clause is about."""
        start = self._sentences[max(0, number - 1)].start
        near = [*self._between(start, self._sentences[number].start), *here]
        others = [item for item in near if item.name != subject.name and fits(item)]
        return others[-1] if len({item.name for item in others}) == 1 else None

    def _between(self, start: int, end: int) -> Iterator[Mention]:
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._mentions[at]

    def _is_subject(self, mention: Mention, number: int, within: bool) -> bool:
        """Whether a mention begins a sentence or clause, so far as the word before it shows."""
        start = self._sentences[number].start
        before = self._text[max(start, mention.start - 60) : mention.start].split()
        if before and before[-1].lower() in _DETERMINERS:
            that = before.pop().lower() == "that"
            if that and within:
                return True
        if not before:
            return True
        word = before[-1].lower().strip("\"'(")
        if word in ("and", "or") and (joined := self._joined(mention)):
            return self._is_subject(joined, number, within)
        if word in _OPENERS or word[-1:] in (",", ";", ":") or (within and word == "that"):
            return True
        return word not in _PREPOSITIONS and self._follows_adverbial(mention, start)

    def _joined(self, mention: Mention) -> Mention | None:
        """The one that "and" joins to it ("ICE and the FBI")."""
        at = bisect_left(self._starts, mention.start) - 1
        if at < 0:
            return None
        last = self._mentions[at]
        between = self._text[last.end : mention.start].strip().lower()
        return last if between in ("and", "or", "and the", "or the") else None

    def _follows_adverbial(self, mention: Mention, start: int) -> bool:
        """Whether it is the first name after "Until that date", "Between May and June"."""
        opening = self._text[start : start + 16].split(" ")[0].lower()
        return opening in _PREPOSITIONS and self._starts[bisect_left(self._starts, start)] == (
            mention.start
        )
