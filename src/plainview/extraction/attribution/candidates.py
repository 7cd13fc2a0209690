"""The noun phrases of a sentence that can speak: bodies, offices, people, documents, classes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest

from plainview.extraction.attribution.behind import is_body
from plainview.extraction.attribution.classes import voice_of_class
from plainview.extraction.attribution.cues import CAPITALISED, POSSESSIVE, Cues
from plainview.extraction.attribution.memory import PRONOUNS, Memory, Speaker
from plainview.extraction.attribution.noun_phrases import phrase_start
from plainview.extraction.attribution.people import People
from plainview.extraction.attribution.voices import SILENT, Voice, body_kind, voice_of
from plainview.extraction.casing import lowered
from plainview.extraction.parts import Mention, Sentence

# begins with one class of letters, which the engine looks for faster
_WORD = re.compile(
    rf"[A-ZÀ-Þhistw](?:(?<=[A-ZÀ-Þ])[\w’'-]*(?: (?:[A-Z]\.|{CAPITALISED}"
    r"|(?:de|la|van|von|bin|al)\b))*(?: [JS]r\.)?"
    r"|(?<!\w.)(?:(?<=h)e|(?<=s)he|(?<=t)hey|(?<=i)t|(?<=w)e)\b)"
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Rep|Reps|Sen|Sens|Gov|Dr|Gen|Lt|Col|Maj|Adm|Sgt|Capt|Ald)$")
_OF_BODY = re.compile(r"^ (?:at|from|with|of|for|in|within|by) (?:the )?(?:[A-Z]\w+ )?$")
_OPENER = re.compile(
    r"(?:But|And|While|When|After|As|In|On|At|Still|Instead|However|The|Then|Yet|So|If) "
)
_ARTICLE = re.compile(
    r"^(?:the|an?|its|his|her|their|one of the|some|many|this|that) ", re.IGNORECASE
)
_OF_SOMEBODY = re.compile(r"^.*[’'](?:s )?(?=\S)")
_OWNED = re.compile(r"[’']s?$")
_APPOSED = re.compile(r", (?:(?:the|its|then|now) )?")
_SINGLE = re.compile(r"^(?:an?|one|another|the third|a third)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?:at least|more than) )?(?:two|three|four|five|six|seven|eight|nine|ten|several|a dozen)"
    r"\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:congressional|federal|state|local|government|administration|police|law enforcement"
    r"|military|defense|intelligence|border|immigration|house|senate)\s\w+$",
    re.IGNORECASE,
)
"""Staff who are public by the word before them: "a congressional aide"."""
_JUDGE = re.compile(r"\b(?:[Jj]udge|[Jj]ustice of|[Cc]ourt)\b")
_JUDGING = ("udge", "ustice", "ourt")
_OUTLET = re.compile(
    r" (?:Star|Times|Post|Herald|Tribune|News|Journal|Gazette|Chronicle|Press|Globe|Observer"
    r"|Register|Standard|Telegraph|Examiner|Bee|Inquirer|Courier|Daily|Magazine|Republic|Dispatch)$"
)
"""Papers without a listed name: "the Dover Daily Star"."""
_QUANTITY = re.compile(r"one|many|most|some|others", re.IGNORECASE)
_DETERMINER = re.compile(r"^ of (?:the|these|those|its|his|her|their) $")


def _plural(words: Sequence[str]) -> bool:
    """Whether a noun phrase speaks of several people, by its last word."""
    return bool(words) and (words[-1].endswith("s") or words[-1].lower() in ("people", "staff"))


class Candidates:
    """Finds who can speak in one sentence."""

    def __init__(
        self,
        content: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        people: People,
        memory: Memory,
        cues: Cues,
    ) -> None:
        self.content, self.sentence, self.mentions = content, sentence, mentions
        self.people, self.memory, self.cues = people, memory, cues

    @cached_property
    def anonymous(self) -> bool:
        """Whether the sentence tells of sources that did not want to be named."""
        sentence = self.sentence
        return self.cues.anonymous.search(self.content, sentence.start, sentence.end) is not None

    def within(self, start: int, end: int) -> list[Speaker]:
        """The candidates of a run, in order, without overlap."""
        named = [m for m in self.mentions if start <= m.start and m.end <= end]
        found = [self._of_mention(m) for m in named if m.kind == "org" or m.kind == "office"]
        found += self._names(named, start, end)
        nouns = self.cues.noun.within(lowered(self.content), start, end)
        for noun, after in zip_longest(nouns, nouns[1:]):
            # "department officials": the last noun speaks
            if after is not None and after[0] == noun[1] + 1 and self._leads(noun):
                continue
            if not any(s.start <= noun[0] and noun[1] <= s.end for s in found):
                found.append(self._of_noun(noun, start))
        found.sort(key=lambda s: (s.start, -s.end))
        merged: list[Speaker] = []
        for speaker in found:
            if merged and speaker.start < merged[-1].end:
                continue
            between = self.content[merged[-1].end : speaker.start] if merged else ""
            between = _DETERMINER.sub(" of ", between) if between.startswith(" of ") else between
            if between in (" ", " Gen. ", " Adm. ") and not speaker.pronoun(self.content):
                last = merged.pop()
                seated = speaker.human and not last.human and speaker.voice != SILENT
                best = speaker if seated or last.voice == SILENT else last
                human = last.human or speaker.human
                speaker = replace(best, start=last.start, end=speaker.end, via="name", human=human)
            if (
                merged
                and between == " of "
                and _QUANTITY.fullmatch(self.content, merged[-1].start, merged[-1].end)
            ):
                # "one of the documents says"
                speaker = replace(speaker, start=merged.pop().start)
            merged.append(speaker)
        return merged

    def _leads(self, noun: tuple[int, int]) -> bool:
        """Whether a noun for a body only stands before the noun for its people."""
        kind = self.cues.noun_class[lowered(self.content)[slice(*noun)]]
        return kind in ("bodies", "press") and self.content[noun[1]] == " "

    def _names(self, named: Sequence[Mention], start: int, end: int) -> list[Speaker]:
        """Capitalised runs outside mentions, and pronouns."""
        found = []
        for word in _WORD.finditer(self.content, start, end):
            first, last = word.span()
            for mention in named:
                if mention.start < last and first < mention.end:
                    first, last = (mention.end, last) if mention.end < last else (last, last)
            while first < last and self.content[first] in " ,’'s":
                first += 1
            opener = _OPENER.match(self.content, first, last)
            if opener is not None:
                first = opener.end()
            if first < last:
                speaker = self._of_words(first, last)
                if speaker is not None:
                    found.append(speaker)
        return found

    def _of_mention(self, mention: Mention) -> Speaker:
        via = "coref" if mention.how in ("coref", "open") else "name"
        low = mention.surface.lower()
        voice = self._voice(self._post_behind(mention) or mention)
        staffed = mention.how == "class" and low.rpartition(" ")[2] in self.cues.noun_class
        employer = self._body_behind(mention.end) if staffed else None
        if employer is not None:
            return Speaker(self._voice(employer), mention.start, employer.end)
        human = mention.kind == "office" or mention.how == "holder" or low in ("he", "she")
        if low in PRONOUNS:
            near = self.sentence.paragraph - self.memory.paragraph <= 1
            unknown = SILENT if low in ("he", "she") and not mention.name else voice
            voice = self._opener(low, mention.start) or self.memory.stands_for(low, near) or unknown
        elif low[-1:] == "s" and low.rpartition(" ")[2] in self.cues.noun_class:
            left = phrase_start(self.content, self.cues, mention.start, self.sentence.start)
            if _COUNTED.match(self.content, left, mention.start):
                name = self.content[left : mention.end]
                return Speaker(Voice("anonymous", name), left, mention.end, "name", voice)
        return Speaker(voice, mention.start, mention.end, via, None, human)

    def _body_behind(self, end: int, office: bool = False) -> Mention | None:
        """The body, or whose `office` it is, that a noun belongs to: "officials at the union"."""
        for mention in self.mentions:
            fitting = mention.kind == "org" or (office and mention.kind == "office")
            if fitting and mention.start > end:
                belongs = _OF_BODY.match(self.content[end : mention.start])
                owning = self.content.startswith(POSSESSIVE, mention.end)
                return mention if belongs and mention.how != "class" and not owning else None
        return None

    def _post_behind(self, holder: Mention) -> Mention | None:
        """The office that the text gives to somebody whom a list gives another."""
        if holder.kind != "office" or holder.how != "holder":
            return None
        for mention in self.mentions:
            if mention.start > holder.end and mention.kind == "office" and mention.how != "holder":
                between = self.content[holder.end : mention.start]
                return mention if _APPOSED.fullmatch(between) else None
        return None

    def _voice(self, mention: Mention) -> Voice:
        if not mention.name:
            return self.memory.body or SILENT
        voice = voice_of(mention)
        judging = any(map(mention.name.__contains__, _JUDGING)) and _JUDGE.search(mention.name)
        return replace(voice, kind="court") if judging else voice

    def _of_words(self, start: int, end: int) -> Speaker | None:
        text = self.content[start:end]
        if text.lower() in PRONOUNS:
            human = text.lower() in ("he", "she")
            voice = self._opener(text.lower(), start)
            voice = voice or self.memory.stands_for(text.lower(), near=True)
            return Speaker(voice or SILENT, start, end, "coref", None, human)
        if self.content.startswith(".com", end):
            return Speaker(Voice("outlet", f"{text}.com"), start, end + 4)
        bare = _OWNED.sub("", text)
        words = [w for w in bare.split() if w not in ("Jr.", "Sr.")]
        voice = self.people.voice(words[-1]) if words else None
        if voice is not None:
            first = start + len(bare) - len(bare.lstrip())
            return Speaker(voice, first, start + len(bare), "name", None, True)
        lower = bare.lower()
        cues = self.cues
        if (
            _TITLED.match(bare)
            or lower in cues.modifiers
            or lower in cues.between
            or lower in cues.openers
        ):
            return None
        if (len(words) > 1 and words[-1].lower() in cues.noun_class) or lower in cues.noun_class:
            return None
        bracketed = bare.isupper() and len(bare) > 2 and f"({bare})" in self.content
        if bracketed or (len(words) > 2 and is_body(bare)):
            return Speaker(Voice(body_kind(bare), bare), start, start + len(bare))
        if _OUTLET.search(bare) and self.content.endswith(("the ", "The "), 0, start):
            return Speaker(Voice("outlet", bare), start, start + len(bare))
        return Speaker(SILENT, start, end, "name", None, True)

    def _opener(self, pronoun: str, place: int) -> Voice | None:
        """Whom "he" means in "General Lee erred when he said …": who the sentence opens with."""
        if pronoun not in ("he", "she"):
            return None
        return self.people.opening(self.sentence.start, min(place, self.sentence.start + 60))

    def _of_noun(self, noun: tuple[int, int], start: int) -> Speaker:
        first, right = noun
        kind = self.cues.noun_class[lowered(self.content)[first:right]]
        left = phrase_start(self.content, self.cues, first, start)
        # "Immigration and Customs Enforcement agents" begins with the name, not within it
        left = min(
            (m.start for m in self.mentions if m.start < left < m.end <= first), default=left
        )
        body = next(
            (
                m
                for m in self.mentions
                if m.kind in ("org", "office") and left <= m.start and m.end <= first
            ),
            None,
        )
        if body is None:
            body = self._body_behind(noun[1], kind == "spokesperson")
            right = body.end if body is not None else right
        if body is None and kind == "spokesperson":
            ahead = [m for m in self.mentions if m.kind == "org" and m.name and m.end <= left]
            body = ahead[-1] if ahead else None
        phrase = self.content[left:right]
        owner = self._voice(body) if body is not None else None
        return self._classed(kind, phrase, owner, left, right)

    def _classed(
        self, kind: str, phrase: str, owner: Voice | None, left: int, right: int
    ) -> Speaker:
        """A noun phrase of one of the lists of nouns, with the body it belongs to."""
        name = _ARTICLE.sub("", phrase)
        owned = _OF_SOMEBODY.match(name) if owner is None else None
        if owned is not None and kind == "holders" and owned.group()[:1].isupper():
            return Speaker(Voice("official", name), left, right, "name", None, True)
        if owned is not None:
            name = name[owned.end() :]
        definite = phrase[:4].lower() == "the "
        human = kind in ("spokesperson", "holders") or (kind == "skip" and not name.endswith("s"))
        words = phrase.split(" of ")[0].split()
        head = words[-1].lower().rstrip("s") if words else ""
        known = kind in ("staff", "skip") and head in self.memory.unnamed
        if kind in ("officials", "staff", "skip", "legislators") and (known or self.anonymous):
            self.memory.unnamed.add(head)
            one = not _plural(words)
            return Speaker(Voice("anonymous", name), left, right, "name", owner, one)
        if kind in ("officials", "staff") and (
            _COUNTED.match(phrase)
            or (_SINGLE.match(phrase) and (owner is not None or _PUBLIC.search(phrase)))
        ):
            one = not _plural(words)
            return Speaker(Voice("anonymous", name), left, right, "name", owner, one)
        if kind == "staff" and owner is None and _plural(words) and _PUBLIC.search(phrase):
            return Speaker(Voice("anonymous", name), left, right)
        if kind == "staff" and owner is None and self._employed(phrase):
            whole = _ARTICLE.sub("", phrase)
            return Speaker(Voice(body_kind(whole.title()), whole), left, right)
        referring = ("spokesperson", "bodies", "legislators", "holders")
        via = "coref" if definite and owner is None and kind in referring else "name"
        voice = voice_of_class(kind, name, definite, owner, self.memory)
        return Speaker(voice, left, right, via, None, human)

    def _employed(self, phrase: str) -> bool:
        """Whether staff are those of a body that is only described: "the committee's staff"."""
        words = (_OWNED.sub("", word) for word in phrase.lower().split()[:-1])
        return any(self.cues.noun_class.get(word) == "bodies" for word in words)
