"""For whom a person speaks: names are read only to find the office or body behind them.

A person's name is never kept: what comes out is a Voice, the office or body that a later "X said"
credits. A person without either gets the silent voice, which credits nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from plainview.extraction.attribution.behind import ORGANISED, body_behind
from plainview.extraction.attribution.cues import NAME
from plainview.extraction.attribution.offices import former_office, local_office, titled_office
from plainview.extraction.attribution.voices import (
    Voice,
    body_kind,
    voice_of,
    voice_of_holder,
)
from plainview.extraction.parts import Mention

_STATE = r"[A-Z][A-Za-z.]{1,6}(?: [A-Z][a-z.]+)?"
_PARTY = re.compile(
    rf"\s?(?:\((?P<party>[RDI])(?:[-–](?P<state>{_STATE}))?[^)]{{0,30}}\)|, (?:[RDI])-{_STATE})"
)
_SEAT = re.compile(
    r"(?:^|[\s“\"(])(?P<title>Rep|Reps|Representative|Congressman"
    r"|Congresswoman|Sen|Sens|Senator"
    r"|Gov|Governor|Mayor|Sheriff|Judge|Justice|Ald|Attorney General|Commissioner|Chief|President"
    r"|Secretary"
    r"|Gen|Lt|Maj|Adm|Capt|Sgt|Col|Del|Assemblyman|Assemblywoman|Assemblymember"
    r"|Councilman|Councilwoman|Councilmember|Supervisor|Minister|Ambassador|Police Chief"
    r"|District Attorney)\.?\s$"
)
_HOUSE = "Member of the U.S. House of Representatives"
_SENATE = "United States Senator"
_SEATS = {
    "Rep": _HOUSE, "Reps": _HOUSE, "Representative": _HOUSE, "Congressman": _HOUSE,
    "Congresswoman": _HOUSE, "Sen": _SENATE, "Sens": _SENATE, "Senator": _SENATE,
    "Gov": "Governor", "Ald": "Alderman", "Gen": "General", "Lt": "Lieutenant", "Maj": "Major",
    "Adm": "Admiral", "Capt": "Captain", "Sgt": "Sergeant", "Col": "Colonel", "Del": "Delegate",
}  # fmt: skip
_ROLE = (
    r"(?:director|president|chair\w*|executive|spokes\w+|head|chief|attorney|counsel|lawyer|secretary"
    r"|member|leader|co-founder|founder|analyst|fellow|researcher|manager|coordinator|commissioner"
    r"|sheriff|mayor|governor|senator|congress\w+|representative|officer|deputy|advis[eo]r|strategist"
    r"|organizer|advocate|professor|scholar|official|administrator|judge|ranking|chief of staff|ceo"
    r"|expert|superintendent|captain|lieutenant|who (?:chairs|heads|leads|runs|directs|oversees))"
)
_INNER = re.compile(
    r"^(?:(?P<place>.+?) )?(?P<title>(?:Police )?(?:Chief|Commissioner)|Sheriff|Mayor|Judge|Justice"
    r"|Governor|Gov|Superintendent|Senator|Sen|Representative|Rep|Congressman"
    r"|Congresswoman|District Attorney|Councilman"
    r"|Councilwoman|President|Attorney General)\.? (?:[A-Z][\w.’'-]+ ?){1,3}$"
)
_LEADING = re.compile(
    r"(?:In|On|At|After|During|Before|Asked|Speaking|Writing)\s[^,“”\"]{3,100},\s"
)
_RANK = re.compile(r" (?:(?:Lt|Brig|Maj|Rear|Vice) ?\.? )?(?:Gen|Col|Maj|Adm|Sgt|Capt|Cmdr)\.? $")
_SPOKEN_FOR = re.compile(
    r"(?:^|\s)((?:[A-Z][\w&.’'-]+\s){1,5})(?:spokes\w+|press secretary|representative)\s$"
)
_SPEAKING = ("spokes", "secretary", "representative")
_TITLE = re.compile(rf"(?:^|[\s’'s])((?:[\w-]+ ){{0,3}}{_ROLE})\s$", re.IGNORECASE)
_LINK = re.compile(
    r"^,\s(?:an?|the|its)\s(?:[a-z-]+\s){1,2}$|"
    rf"^(?:’s|'s)?,?\s(?=.*\b{_ROLE}\b)[^;“”\"()]{{0,110}}?\b(?:of|at|for|with|from|by|,)\s(?:the\s)?"
    r"(?:[\w-]+\s){0,3}$|^,\s(?:of|with|from)\s(?:the\s)?(?:[\w-]+\s){0,4}$"
    r"|^,\s(?:the\s|an?\s)?$|^\s(?:of|from|with)\s(?:the\s)?(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_ROLED = re.compile(rf"[’']?s? (?:[\w-]+ ){{0,3}}?(?:{_ROLE}|negotiator)\b", re.IGNORECASE)
_POST_OF = re.compile(rf"\b{_ROLE} (?:of|at|for) (?:the )?$", re.IGNORECASE)
_OWN = ("’s ", "'s ", "’ ", "' ")
_HEARD = ("outlet", "organisation")
_APOSTROPHES = frozenset("’'")
_BEHIND = frozenset(["Jr.", "Sr.", "II", "III"])
_POINTED = re.compile(
    rf"(?:[’']s)?, (?:(?:an?|the|its) )?(?:(?:[\w-]+ ){{0,4}}?(?:{_ROLE}|associate|fellow)"
    r" (?:of|at|for|with) the (?P<of>[a-z]+)"
    r"|(?P<own>[a-z]+) (?:spokes\w+|director|president|official))"
    r"(?=[,.;]| (?:who|and|said|says)\b)"
)
_BESIDE = re.compile(r"^,\s(?!who |whose )[^;“”\"()]{0,60}$")
_BROKEN = re.compile(
    r"\b(?:said|says|told|w(?:as|ere|rote)|ha[ds]|(?:detain|arrest|deport|describ|argu|call)ed)\b"
)
_BEHIND_NAME = re.compile(r"\s*\(.*|[’']s?$")
_TITLES = ("rep", "sen", "congressman", "congresswoman", "senator", "secretary", "president")
_NO_SURNAMES = frozenset(
    ("house", "senate", "committee", "program", "act", "department", "agency", "court", "congress",
     "governor", "mayor", "director", "image", "images", "photo", *_TITLES)
)  # fmt: skip


class People:
    """Surnames of a text, each with the office or body that the text gives it."""

    def __init__(self, content: str, mentions: Sequence[Mention]) -> None:
        self._content = content
        self._mentions = [m for m in mentions if m.kind in ("org", "office") and m.name]
        self._starts = [m.start for m in self._mentions]
        self._voices: dict[str, Voice] = {}
        self._names: dict[str, str] = {}
        for mention in self._mentions:
            if mention.kind == "office":
                self._learn_holder(mention)
        for found in NAME.finditer(content):
            self._learn(found.start(), found.end())

    def voice(self, surname: str) -> Voice | None:
        """The voice behind a surname; None where the text never gave one."""
        return self._voices.get(surname)

    def opening(self, start: int, end: int) -> Voice | None:
        """The voice of the person that a sentence opens with, or None."""
        phrase = _LEADING.match(self._content, start, end)
        start = phrase.end() if phrase is not None else start
        for word in self._content[start : min(end, start + 60)].split(" ", 8):
            if not word[:1].isupper():
                break
            voice = self._voices.get(word.partition("’")[0].rstrip(","))
            if voice is not None:
                return voice
        return None

    def _learn_holder(self, mention: Mention) -> None:
        """A mention that ends in a name ("Homeland Security Secretary John Kelly")."""
        words = mention.surface.partition("(")[0].split()
        if len(words) > 1 and words[-1][:1].isupper() and words[-1] not in mention.name:
            surname = _surname(mention.surface)
            self._voices.setdefault(surname, voice_of(mention))
            self._names.setdefault(surname, " ".join(words))

    def _learn(self, start: int, end: int) -> None:
        name = self._content[start:end]
        surname = _surname(name)
        if surname in self._voices or surname.lower() in _NO_SURNAMES:
            return
        voice = self._role(start, end)
        if voice is not None:
            self._voices[surname], self._names[surname] = voice, name

    def _role(self, start: int, end: int) -> Voice | None:
        first = max(0, bisect_left(self._starts, start - 60) - 1)
        ahead: Mention | None = None
        for mention in islice(self._mentions, first, None):
            if mention.start >= end:
                break
            if mention.end >= end:
                return voice_of(mention) if mention.kind == "office" else None
            if mention.end > start - 45:
                ahead = mention
        if ahead is not None and ahead.end < start and _RANK.match(self._content, ahead.end, start):
            ahead = None  # "Army Gen. Lee" speaks for whom the words behind the name say
        if ahead is not None:
            between = self._content[ahead.end : start] if ahead.end < start else ""
            if ahead.kind == "office" and between.strip() in ("", "Gen.", "Adm.", ","):
                return voice_of(ahead)
            if between in _OWN and (voice := voice_of(ahead)).kind in _HEARD:
                return voice
            titled = _POST_OF.search(self._content, max(0, ahead.start - 40), ahead.start)
            if ahead.kind == "org" and between == " " and titled is not None:
                return voice_of_holder(ahead, titled.group())
            if ahead.end > start or (between.endswith(" ") and _TITLE.search(between)):
                return voice_of_holder(ahead, self._content[ahead.end : end])
        if any(map(self._content[max(0, start - 70) : start].__contains__, _SPEAKING)) and (
            spoken_for := _SPOKEN_FOR.search(self._content, max(0, start - 70), start)
        ):
            return self._spoken_for(spoken_for.group(1).strip())
        local = titled_office(self._content, start, end)
        if local is not None:
            return Voice("official", local)
        return self._seat(start, end) or self._apposition(end) or self._unlisted(start, end)

    def _unlisted(self, start: int, end: int) -> Voice | None:
        """The body beside a name that has no mention."""
        body = body_behind(self._content, start, end)
        if body is None:
            return None
        if body.isupper():
            for mention in self._mentions:
                if mention.kind == "org" and _initials(mention.surface) == body:
                    return voice_of(mention)
        return Voice(body_kind(body), body)

    def _spoken_for(self, body: str) -> Voice | None:
        """A body that has no mention; a surname is no body ("Orwell spokesman Lee Marsh")."""
        if body.isupper() and len(body) > 1:
            return Voice("official_body", body)
        if body_kind(body) == "official_body" or ORGANISED.search(body):
            return Voice(body_kind(body), body)
        return self._voices.get(body.split()[-1])

    def signatory(self, byline: str) -> tuple[Voice, int, int] | None:
        """The office of an author, and where the text last names the author.

        By a title in the byline, as in an opinion column, or because the text itself says which
        office somebody of just that name holds.
        """
        author = byline.partition(",")[0].strip()
        place = self._content.rfind(author) if author else -1
        if place < 0:
            return None
        inner = _INNER.match(author)
        voice = self._voices.get(_surname(author))
        if inner is not None:
            return voice or self._seated(inner), place, place + len(author)
        own = self._names.get(_surname(author), "").endswith(author)
        if voice is None or voice.kind != "official" or not own or " " not in author:
            return None
        return voice, place, place + len(author)

    def _seated(self, inner: re.Match[str]) -> Voice:
        place = f" of {inner['place']}" if inner["place"] else ""
        return Voice("official", _SEATS.get(inner["title"], inner["title"]) + place)

    def _seat(self, start: int, end: int) -> Voice | None:
        inner = _INNER.match(self._content[start:end])
        if inner is not None:
            return self._seated(inner)
        title = _SEAT.search(self._content, max(0, start - 24), start)
        party = _PARTY.match(self._content, end)
        if title is None and party is None:
            return None
        seat = title["title"] if title else ""
        name = _SEATS.get(seat, seat) or "Member of Congress"
        if party and party["party"] and party["state"]:
            name += f" ({party['party']}-{party['state']})"
        return Voice("official", name)

    def _apposition(self, end: int) -> Voice | None:
        local = local_office(self._content, end)
        if local is not None:
            return Voice("official", local)
        place = bisect_left(self._starts, end)
        pointed = _POINTED.match(self._content, end, end + 120)
        if pointed is not None:
            noun = (pointed["of"] or pointed["own"]).capitalize()
            for mention in reversed(self._mentions[:place]):
                if mention.kind == "org" and noun in mention.name.split():
                    return voice_of(mention)
        for mention in self._mentions[place : place + 3]:
            if mention.start > end + 140:
                break
            between = self._content[end : mention.start]
            if "\n" in between or ". " in between or _BROKEN.search(between):
                break
            if mention.kind == "office":
                return voice_of(mention) if _BESIDE.match(between) else None
            former = former_office(self._content, end, mention.start, mention.end)
            if former is not None and voice_of(mention).kind == "official_body":
                return Voice("official", f"{mention.name} {former} (former)")
            if _LINK.match(between) and _held(
                between, self._content[mention.end : mention.end + 60]
            ):
                return voice_of_holder(
                    mention, between + self._content[mention.end : mention.end + 40]
                )
        return None


def _held(between: str, behind: str) -> bool:
    """Whether a body in an apposition is whom the role belongs to, if words stand before it."""
    return len(between.split()) != 3 or _ROLED.match(behind) is not None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _surname(name: str) -> str:
    if "(" in name or name[-2:-1] in _APOSTROPHES or name[-1:] in _APOSTROPHES:
        name = _BEHIND_NAME.sub("", name)
    words = [word for word in name.split() if word not in _BEHIND]
    return words[-1].strip(",.") if words else ""
