"""For whom a person speaks: names are read only to find the office or body behind them.

A person's name is never kept: what comes out is a Voice, the office or body that a later "X said"
credits. A person without either gets the silent voice, which credits nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from plainview.extraction.attribution.cues import NAME
from plainview.extraction.attribution.offices import former_office, local_office
from plainview.extraction.parts import Mention
from plainview.vocab import entities, entity


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is credited: hop kind and name, and the body or office that holds the opinion."""

    kind: str
    name: str
    entity: str | None = None


SILENT = Voice("", "")
"""A private person, or somebody of whom the text says too little."""

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
    "Gov": "Governor", "Ald": "Alderman", "Gen": "General", "Lt": "Lieutenant",
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
    r"|Councilwoman)\.? (?:[A-Z][\w.’'-]+ ?){1,3}$"
)
_SPOKEN_FOR = re.compile(
    r"(?:^|\s)((?:[A-Z][\w&.’'-]+\s){1,5})(?:spokes\w+|press secretary|representative)\s$"
)
_TITLE = re.compile(rf"(?:^|[\s’'s])((?:[\w-]+ ){{0,3}}{_ROLE})\s$", re.IGNORECASE)
_LINK = re.compile(
    rf"^(?:’s|'s)?,?\s(?=.*\b{_ROLE}\b)[^;“”\"()]{{0,110}}?\b(?:of|at|for|with|from|by|,)\s(?:the\s)?"
    r"(?:[\w-]+\s){0,3}$|^,\s(?:of|with|from)\s(?:the\s)?(?:[\w-]+\s){0,4}$"
    r"|^,\s(?:the\s|an?\s)?$|^\s(?:of|from|with)\s(?:the\s)?(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
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
_SPOKEN = re.compile(r"spokes|press|representative", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"\s*\(.*|[’']s$")
_SPOKES = re.compile(
    r"^(?P<body>.*?)\b(?:[Pp]ress [Ss]ecretary|[Ss]pokes\w+)(?: (?:of|for) (?:the )?(?P<of>.+))?$"
)
_POST = re.compile(
    r"^(?:[\w&,-]+ ){0,6}?(?:[Dd]irector|[Pp]resident|[Cc]hair\w*|[Cc]hief|[Ee]xecutive"
    r"|[Ll]eader"
    r"|[Hh]ead|[Ff]ounder|[Cc]ounsel|[Aa]ttorney|CEO|[Oo]fficer|[Mm]anager|[Ff]ellow"
    r"|[Aa]nalyst|[Ss]ecretary) (?:of|at|for) (?:the )?(?P<body>.+)$"
)
_GOVERNMENT = re.compile(
    r"\b(?:Department|Agency|Bureau|Administration|Police|Sheriff|Committee|Senate|House|Congress|City"
    r"|County|State|Commission|Service|Customs|Border|Court|Ministry|Government|Authority|Council"
    r"|Army|Navy|Guard|Pentagon|Caucus|Office|Attorney|Board|ICE|CBP|DHS|FBI|NSA|TSA|DOJ"
    r"|White House)\b"
)
_ORGANISED = re.compile(
    r"\b(?:Inc|Corp|Company|Foundation|Group|Coalition|Institute|Center|Union|Project|Network|Fund"
    r"|Association|Alliance|University|League|Society|Systems|Technologies|Airlines|Federation)\b"
)
_TITLES = ("rep", "sen", "congressman", "congresswoman", "senator", "secretary", "president")
_NO_SURNAMES = frozenset(
    ("house", "senate", "committee", "program", "act", "department", "agency", "court", "congress",
     "governor", "mayor", "director", "image", "images", "photo", *_TITLES)
)  # fmt: skip
_PRIVATE_KINDS = frozenset(
    ("company", "ngo", "union", "group-class", "provider-class", "party", "outlet")
)
_BODY_KIND = ("official_body", "organisation")


def body_kind(name: str) -> str:
    """ "official_body" for a public body, "organisation" for any other, by its name."""
    return "official_body" if _GOVERNMENT.search(name) else "organisation"


def voice_of(mention: Mention) -> Voice:
    """The voice of an organisation or office that speaks in its own name."""
    if mention.kind == "office":
        return _of_office(mention.name, mention.entity)
    # only the name of a body that has no list depends on how it is printed
    return _of_org(mention.name, mention.entity, "" if mention.entity else mention.surface)


@lru_cache(maxsize=4096)
def _of_org(name: str, entity_id: str | None, surface: str) -> Voice:
    listed = entity(entity_id) if entity_id is not None else None
    if listed is not None:
        private = listed.kind in _PRIVATE_KINDS
        kind = "outlet" if listed.kind == "outlet" else _BODY_KIND[private]
        return Voice(kind, name, entity_id)
    name = name.removesuffix(".")
    return Voice(body_kind(f"{name} {surface}"), name, entity_id)


@cache
def _listed() -> dict[str, str]:
    """Kinds of the organisations of the registry, by name in lower case."""
    return {item.name.lower(): item.kind for item in entities() if item.type == "Org"}


@lru_cache(maxsize=4096)
def _of_office(name: str, entity_id: str | None) -> Voice:
    """An office speaks for itself, but spokespeople and those of private bodies for the body."""
    spokes = _SPOKES.search(name)
    if spokes is not None:
        body = (spokes["body"] or spokes["of"] or "").strip(" .")
        if body:
            return Voice(body_kind(body), body)
    post = _POST.match(name) if entity_id is None else None
    if post is not None:
        body = post["body"].rstrip(".")
        listed = _listed().get(body.lower())
        if (listed in _PRIVATE_KINDS) if listed else body_kind(body) == "organisation":
            return Voice("organisation", body)
    return Voice("official", name, entity_id)


class People:
    """Surnames of a text, each with the office or body that the text gives it."""

    def __init__(self, content: str, mentions: Sequence[Mention]) -> None:
        self._content = content
        self._mentions = [m for m in mentions if m.kind in ("org", "office") and m.name]
        self._starts = [m.start for m in self._mentions]
        self._voices: dict[str, Voice] = {}
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
            self._voices.setdefault(_surname(mention.surface), voice_of(mention))

    def _learn(self, start: int, end: int) -> None:
        surname = _surname(self._content[start:end])
        if surname in self._voices or surname.lower() in _NO_SURNAMES:
            return
        voice = self._role(start, end)
        if voice is not None:
            self._voices[surname] = voice

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
        if ahead is not None:
            between = self._content[ahead.end : start] if ahead.end < start else ""
            if ahead.kind == "office" and between.strip() in ("", "Gen.", "Adm.", ","):
                return voice_of(ahead)
            if between in _OWN and (voice := voice_of(ahead)).kind in _HEARD:
                return voice
            if ahead.end > start or (between.endswith(" ") and _TITLE.search(between)):
                return _of_body(ahead, self._content[ahead.end : end])
        spoken_for = _SPOKEN_FOR.search(self._content, max(0, start - 70), start)
        if spoken_for is not None:
            return self._spoken_for(spoken_for.group(1).strip())
        return self._seat(start, end) or self._apposition(end)

    def _spoken_for(self, body: str) -> Voice | None:
        """A body that has no mention; a surname is no body ("Orwell spokesman Lee Marsh")."""
        if body.isupper() and len(body) > 1:
            return Voice("official_body", body)
        if _GOVERNMENT.search(body) or _ORGANISED.search(body):
            return Voice(body_kind(body), body)
        return self._voices.get(body.split()[-1])

    def signatory(self, byline: str) -> Voice | None:
        """The office of an author who signs with a title, as in an opinion column."""
        inner = _INNER.match(byline)
        if inner is None:
            return None
        return self._voices.get(_surname(byline)) or self._seated(inner)

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
            if _LINK.match(between):
                return _of_body(mention, between + self._content[mention.end : mention.end + 40])
        return None


def _of_body(mention: Mention, title: str) -> Voice:
    voice = voice_of(mention)
    if voice.kind == "official_body" and not _SPOKEN.search(title):
        return Voice("official", voice.name, voice.entity)
    return voice


def _surname(name: str) -> str:
    if "(" in name or name[-2:-1] in _APOSTROPHES or name[-1:] in _APOSTROPHES:
        name = _BEHIND_NAME.sub("", name)
    words = [word for word in name.split() if word not in _BEHIND]
    return words[-1].strip(",.") if words else ""
