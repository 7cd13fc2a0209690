"""Who the subject of a verb of speech is."""

from __future__ import annotations

import re
from dataclasses import replace

from plainview.extraction.attribution.candidates import Candidates
from plainview.extraction.attribution.cues import Cues
from plainview.extraction.attribution.memory import DOCUMENTARY, Speaker
from plainview.extraction.attribution.voices import SILENT, voice_of

_OPEN_APPOSITION = re.compile(
    r"^(?:[DRI]-|\d|in |on |with |speaking|citing|during|at |through |when |while |of )"
)
_PHRASE = re.compile(
    r"^(?:[’']s?)?(?: (?:last|this) (?:year|month|week))? ?(?:as of|of|for|in|at|with|from|on|to|by"
    r"|representing|familiar with|briefed on|close to|filed|dated|sent|issued|signed|obtained"
    r"|reviewed|compiled|released|published|leaked"
    r"|attached|posted|shared|submitted|prepared|collected|provided) [^,;:“”\"]{1,70}"
)
_ASIDE = re.compile(
    r"^(?:[a-z]*| (?:agency|bureau|department|office))\s?\([^)]{0,40}\)|^[a-z]+(?=\s)"
)
_RELATIVE = re.compile(r"^,? (?:that|who|which) [^,;“”\"]{1,80} $")
_ROLES = re.compile(
    r"(?i)\b(?:republican|democrat|chair\w*|director|president|member|chief|secretary|sheriff|mayor"
    r"|governor|senator|spokes\w+|attorney|counsel|executive|who (?:chairs|heads|leads|runs))\b"
)
_AHEAD = re.compile(r"\b(?:that|to|it|if|not|a)\b")
_BELONGS = re.compile(
    r"^(?:[’']s)?(?:, | (?:of|at|with|for|from) )(?!who (?!chairs|heads|leads|runs))[^;“”\"]{0,80}$"
)
_PRIVATE = re.compile(
    r"\b(?:historian|author|biographer|professor|scholar|expert|columnist|critic|veteran|reporter"
    r"|journalist)\b"
)
"""Those who know a body and do not speak for it."""
_LED = re.compile(
    r"\b(?:[Tt]o|[Ii]n|[Oo]f|[Bb]y|[Ff]rom|[Ww]ith|[Ff]or|[Aa]t|[Oo]n)(?: the| an?)? $"
)
_AND = re.compile(
    r"(?: \([^)]*\))?,?(?: and| or)? "
    r"(?:(?:the|\d+|two|three|several|dozens of|many|some|other|fellow|more than) ){0,3}"
)
_THEN = re.compile(r"(?: \([^)]*\))?,? and ")
_SHARED = re.compile(r"(?:\band|\bbut)\s(?:(?:did|also|later|then|had|has|have)\s)?$")
"""What joins a verb to one before it."""
_INTRODUCING = re.compile(
    r"(?: \([^)]{1,12}\))?, (?!(?:and|but|said|says|told) )(?:(?!who )[\w’'&/.-]+,? ){0,12}"
)
_QUOTING = re.compile(r"[“”\";]")
_AT_ONCE = re.compile(r" (?:the |an? |that |this )?")
_DASH = re.compile(r"\s?(?:—|–|--)\s?|\s-\s")
_DASHES = frozenset("—–-")
_WITH_CLAUSE = re.compile(r", (?:who|which|whose) ")
_NEW_CLAUSE = re.compile(
    r"(?:[;—–]|, (?:so|but|while|yet|whereas|because|although|though)) (?:the |an? )?$"
)


def goes_on(content: str, start: int, verb: int) -> bool:
    """Whether a verb behind a noun phrase that ends at `start` goes on with the subject of the
    verb before: "urged Acme to wait and said …"."""
    shared = _SHARED.search(content, max(start, verb - 14), verb)
    return shared is not None and content.count(" ", start, shared.start()) > 1


def is_shared(content: str, verb: int) -> bool:
    """Whether "and" or "but" joins a verb to one before it."""
    start = max(0, verb - 14)
    if content.find("and", start, verb) < 0 and content.find("but", start, verb) < 0:
        return False
    return _SHARED.search(content, start, verb) is not None


class Subjects:
    """Finds the subjects of verbs in one sentence."""

    def __init__(self, content: str, candidates: Candidates, cues: Cues) -> None:
        self.content, self.candidates, self.cues = content, candidates, cues

    def before(self, start: int, verb: int) -> list[Speaker]:
        """The speakers whose noun phrase ends at a verb; empty where nothing fits."""
        found = self.candidates.within(start, verb)
        if (
            found
            and found[-1].pronoun(self.content)
            and self._bridges(self.content[found[-1].end : verb])
        ):
            return found[-1:]
        for index, speaker in enumerate(found):
            gap = self.content[speaker.end : verb]
            aside = gap.lstrip().startswith(",") and gap != ", who "
            if aside and self._led_by_preposition(speaker, start):
                continue
            if self._bridges(gap):
                return [*self._joined(found, index), speaker]
        return []

    def after(self, start: int, end: int) -> list[Speaker]:
        """The speakers that follow a verb ("…, said X and Y, of Z")."""
        found = self.candidates.within(start, end)
        if not found or self.content[start : found[0].start].count(" ") > 5:
            return []
        first = found[0]
        if self.content[first.start : first.end] in ("it", "they", "we"):
            return []  # what is called so: "…, called it a ploy"
        if first.voice.kind in DOCUMENTARY or _AHEAD.search(self.content[start : first.start]):
            return []
        named = next((s for s in found[1:4] if s.voice != SILENT), None)
        if first.voice == SILENT and named is not None:
            between = self.content[first.end : named.start]
            if _BELONGS.match(between) and not _PRIVATE.search(between):
                first = replace(named, start=first.start)
        followers = [
            other for other in found[1:] if _THEN.fullmatch(self.content[first.end : other.start])
        ]
        return [first, *followers[:1]]

    def paper_after(self, start: int, end: int) -> list[Speaker]:
        """The paper that follows a verb at once: "…,” reads the report"."""
        return [
            one
            for one in self.candidates.within(start, end)[:1]
            if one.voice.kind in DOCUMENTARY
            and _AT_ONCE.fullmatch(self.content, start, one.start) is not None
        ]

    def at(self, start: int, end: int) -> Speaker | None:
        """The first speaker or source in a run ("according to …")."""
        found = self.candidates.within(start, end)
        named = [s for s in found if s.voice != SILENT]
        bare = [s for s in named if not self._led_by_preposition(s, start)]
        return next(iter(bare or named or found), None)

    def main(self, start: int, end: int) -> Speaker | None:
        """The subject of the last clause of a run that has one of its own, else of the first."""
        found = self.candidates.within(start, end)
        bare = [s for s in found if not self._led_by_preposition(s, start)] or found
        own = [
            s for s in bare if _NEW_CLAUSE.search(self.content, max(start, s.start - 16), s.start)
        ]
        return own[-1] if own else next(iter(bare), None)

    def introduced(self, speaker: Speaker, end: int) -> Speaker:
        """A person with the words behind the name that say for whom: "Lee, counsel at the ACLU"."""
        if not speaker.human or speaker.via != "name" or not speaker.voice.kind:
            return speaker
        for mention in self.candidates.mentions:
            if mention.start < speaker.end or mention.kind not in ("org", "office"):
                continue
            between = self.content[speaker.end : mention.start]
            if mention.end > end or not _INTRODUCING.fullmatch(between):
                break
            if voice_of(mention).name == speaker.voice.name:
                return replace(speaker, end=mention.end)
        place = self.content.find(speaker.voice.name, speaker.end, min(end, speaker.end + 120))
        if place >= 0 and _INTRODUCING.fullmatch(self.content, speaker.end, place):
            return replace(speaker, end=place + len(speaker.voice.name))
        return speaker

    def _joined(self, found: list[Speaker], index: int) -> list[Speaker]:
        """Speakers coordinated to the left of one: "the ACLU and EPIC said"."""
        joined: list[Speaker] = []
        right, listed = found[index], False
        for left in reversed(found[:index]):
            if right.voice == SILENT or left.voice == SILENT:
                break
            if left.voice.kind in DOCUMENTARY and right.voice.kind not in DOCUMENTARY:
                break  # "… a plan, the Post and the Times reported"
            between = self.content[left.end : right.start]
            listed = listed or " and" in between or " or" in between
            # a comma alone joins only what an "and" joins further on
            if not listed or not _AND.fullmatch(between) or between == " ":
                break
            joined.insert(0, left)
            right = left
        return joined

    def _led_by_preposition(self, speaker: Speaker, start: int) -> bool:
        ahead = self.content[max(start, speaker.start - 12) : speaker.start]
        return _LED.search(ahead) is not None

    def _bridges(self, gap: str) -> bool:
        if gap == " ":
            return True
        gap = _ASIDE.sub("", gap.removeprefix("."))  # "Lee Jr. said"
        if not _DASHES.isdisjoint(gap):
            gap = _DASH.sub(", ", gap)
        if not gap.strip(" ,") or gap == ", who ":
            return True
        phrase = _PHRASE.match(gap)
        for rest in (gap, gap[phrase.end() :]) if phrase else (gap,):
            if rest.lstrip().startswith(","):
                inner, comma, tail = rest.lstrip()[1:].rpartition(",")
                if self._fills(tail) and (
                    self._apposes(inner.strip()) if comma else "both" in tail
                ):
                    return True
            elif self._fills(rest) or _RELATIVE.match(rest):
                return True
        return False

    def _fills(self, gap: str) -> bool:
        words = gap.replace("’s", " ").replace("'s", " ").split()
        return len(words) <= 6 and all(word.lower() in self.cues.between for word in words)

    def _apposes(self, inner: str) -> bool:
        if not inner or len(inner) > 220 or _QUOTING.search(inner):
            return False
        first = inner.split()[0].lower()
        return first in self.cues.apposition or bool(
            _OPEN_APPOSITION.match(inner)
            or _ROLES.search(inner)
            or _WITH_CLAUSE.search(inner)
            or len(inner.split()) <= 4
        )
