"""Bodies that no list has, but whose name says what they are, and acronyms defined in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from plainview.extraction.mentions_surnames import occurrences
from plainview.extraction.parts import Mention
from plainview.vocab.registry import states
from plainview.vocab.tables import words

_CAP = r"(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z][\w&]*(?:'[a-z]+)?|\d+(?:st|nd|rd|th))"
_HEAD = (
    r"(?:Department|Dept\.|Agency|Bureau|Office|Association|Union|Inc\.?|Corp\.?|Corporation"
    r"|Coalition"
    r"|Center|Centre|Institute|Institution|Project|University|College|Committee|Subcommittee"
    r"|Council"
    r"|Commission|Court|Foundation|Alliance|Network|Service|Services|Authority|Administration"
    r"|Division|Directorate|Society|Federation|Legislature|Assembly|Board|Task Force|Unit|Bar"
    r"|Initiative|Caucus|Fund|Group|LLC|Ltd\.?|Technologies|Systems|Solutions|Labs|Party|Ministry"
    r"|Command|Brigade|Regiment|School|Clinic|Consortium|Partnership|Conference|Congress|Chamber)"
)
_HEAD_WORD = re.compile(rf"{_HEAD}(?!\w)")
"""A head word; it begins with no look behind, so that a search only stops at capitals."""
_SHERIFF = re.compile(
    r"(?:County|Parish) [Ss]heriff(?:'s|s')? (?:Office|Department|office|department)(?!\w)"
)
_POLICE = re.compile(r"[Pp]olice [Dd]ep(?:artment|t\.?)(?!\w)")
_COUNTY = re.compile(rf"County(?:, ({_CAP}(?: [A-Z]\w+)?))?(?!\w)")
_OF_TOWN = re.compile(r" of [A-Z]\w+(?: [A-Z]\w+){0,2}(?!\w)")
_TOWN_BEFORE = re.compile(r"(?<!\w)(?:City|Town|Village|Township|Borough|County)$")
_COMPANY_END = re.compile(r", (?:Inc\b\.?|LLC|L\.L\.C\.|Ltd\b\.?|L\.?P\.)(?!\w)")
_COMPANY = re.compile(rf"(?<![\w'])(?:{_CAP} (?:& |and )?){{0,4}}{_CAP}$")
_DISTRICT_COURT = re.compile(
    r"\bU\.?S\.? [Dd]istrict [Cc]ourt"
    r"(?: for the ((?:[A-Z]\w+ ){0,2}District of (?:[A-Z]\w+ ?){1,2}))?"
)
_ACRONYM = re.compile(r" ?\((?:the |or )?\"?([A-Z][A-Za-z&.]{1,9})\"?\)")
_LAW_CUES = ("Executive Order", "H.R.", "S.C", "USC", "Proposition")
_ACT = re.compile(r"Act(?: of \d{4})?(?!\w)")
_LAW = re.compile(
    r"Executive Order(?: No\.)? \d{4,5}|H\.R\. ?\d{1,4}\b|U\.?S\.?C\.?(?: §+"
    r"| Section)? ?\d+[a-z]?(?:\(\w+\))*"
    r"|Proposition \d+"
)
_NOT_NAMES = words(
    "the a an this that these those in on at by for from with to of as but and or so if when while"
    " after before since because although though however meanwhile it he she they we i his her"
    " their"
    " our my your no not some many most more several other another such what who why how where"
    " which"
    " under over during until according former then mr mrs ms dr sen rep gov president last one two"
    " new three both all each every according unless close watch january february march april"
    " may june july august"
    " september october november december monday tuesday wednesday thursday friday saturday sunday"
    " republicans democrats also even only like whereas therefore provided each either neither"
)


def bodies(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Sheriffs, police departments, counties, courts, laws and unlisted organisations by cue."""
    for found in _SHERIFF.finditer(text) if "heriff" in text else ():
        start = name_start(text, leftwards(text, found.start()), found.end())
        if start < found.start():
            county = text[start : found.start()] + found.group().split(" ")[0]
            yield _body(content, start, found.end(), f"{county} Sheriff's Office")
    for found in _POLICE.finditer(text) if "olice" in text else ():
        start = name_start(text, leftwards(text, found.start()), found.end())
        words = text[start : found.start()].strip()
        if words and words not in ("City", "Local", "Metropolitan"):
            yield _body(content, start, found.end(), f"{words} Police Department")
    for found in _COUNTY.finditer(text) if "County" in text else ():
        start = name_start(text, leftwards(text, found.start()), found.end())
        if start < found.start():
            surface = content[start : found.end()]
            name = _with_state(text[start : found.end()])
            yield Mention(start, found.end(), surface, "place", name, None, "pattern")
    for found in _DISTRICT_COURT.finditer(text) if "istrict" in text else ():
        name = "U.S. District Court" + (f" for the {found[1].strip()}" if found[1] else "")
        yield _body(content, found.start(), found.start() + len(found.group().rstrip()), name)
    for found in _OF_TOWN.finditer(text):
        kind = _TOWN_BEFORE.search(text, max(0, found.start() - 9), found.start())
        if kind:
            start, end = kind.start(), found.end()
            yield _body(content, start, end, text[start:end])
    for found in _COMPANY_END.finditer(text):
        run = _COMPANY.search(text, max(0, found.start() - 80), found.start())
        if run and not any(mention.end == found.start() for mention in named):
            start, end = name_start(text, run.start(), found.end()), found.end()
            yield _body(content, start, end, text[start:end])
    yield from _cued(content, text, named)
    yield from _laws(content, text)


def _body(content: str, start: int, end: int, name: str) -> Mention:
    return Mention(start, end, content[start:end], "org", _unstopped(name), None, "pattern")


def _unstopped(name: str) -> str:
    """A name without the full stop of "Inc." or of its sentence; "U.S." keeps its own."""
    return name.removesuffix(".") if "." not in name.split(" ")[-1][:-1] else name


def _with_state(words: str) -> str:
    name, comma, rest = words.partition(", ")
    return f"{name}, {_abbreviations().get(rest, rest)}" if comma else name


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    table = {state.abbreviation: state.name for state in states()}
    return table | {state.postal: state.name for state in states()}


def name_start(text: str, start: int, end: int) -> int:
    """Where a name starts once words that only begin a sentence are left out."""
    while True:
        word, blank, _ = text[start:end].partition(" ")
        if not blank or word.lower().rstrip(".,") not in _NOT_NAMES:
            return start
        start += len(word) + 1


def _cued(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Organisations that a head word gives away; a head word alone is none."""
    listed = [mention for mention in named if mention.kind in ("org", "program")]
    ends = {mention.end for mention in listed}
    starts = [mention.start for mention in listed]
    for cue in _HEAD_WORD.finditer(text):
        if text[cue.start() - 1 : cue.start()].isalnum():
            continue
        right = _rightwards(text, cue.end())
        place = bisect_right(starts, cue.start()) - 1
        inside = place >= 0 and listed[place].end > cue.start()
        if inside or cue.end() in ends:
            continue  # a listed body, whatever stands in front of it
        if right in ends and not _is_part(text, cue.end(), right, listed):
            continue
        start = leftwards(text, cue.start())
        line = content.rfind("\n", start, cue.start()) + 1
        start = name_start(text, max(start, line) if _begins(content, line) else start, right)
        if start > cue.start() or text.find(" ", start, right) < 0:
            continue
        if start == cue.start() and " of " not in text[start:right]:
            continue
        yield _body(content, start, right, content[start:right].replace("\u2019", "'"))


def _begins(content: str, line: int) -> bool:
    """Whether a new sentence begins with a line, so that no name runs over its break."""
    word = content[line : line + 12].split(" ")[0]
    return content[line - 2 : line] == "\n\n" or word.lower() in _NOT_NAMES


def _is_part(text: str, start: int, end: int, listed: list[Mention]) -> bool:
    """Whether a listed body only says whose part is named ("Office of Inspector General of …")."""
    owner = next(mention for mention in listed if mention.end == end)
    return any(word[:1].isupper() for word in text[start : owner.start].split())


_LEFT_WORD = re.compile(
    r"(?:[A-Z][\w'&]*|[A-Z]\.(?:[A-Z]\.)*|\d+(?:st|nd|rd|th)|of|for|on|and|the|&)$"
)
_OWNERS = re.compile(
    r"(?:America|Nation|People|Children|Women|Men|Girl|Boy|Veteran|Worker|Farmworker|Farmer"
    r"|Citizen|Parent|Student|Teacher|Mother|Father|Consumer|Taxpayer|Immigrant|Migrant|Refugee"
    r"|Lawyer|Doctor|Physician|Policemen|Officer|Sheriff|Governor|Mayor|King|Queen|World)s?'s$"
)
"""Possessives that begin a name; before others a name ends ("Georgetown's Privacy Center")."""
_NAME_RUN = re.compile(rf"(?:{_CAP} ){{0,4}}{_CAP}$")
_COLLECTIVE = re.compile(
    rf"{_HEAD}$|(?:National|American|International|United|Federal|New|North|South|East|West|Young"
    r"|League|Bank|House|State|City|County|District|Church|Diocese|Archdiocese|Order|Law|Port"
    r"|Company|Day|Board|Chamber|Library|Museum|Academy|Embassy|Ministry)$|.*[a-z]s$"
)
_RIGHT = re.compile(rf" (?:of|for|on) (?:the )?{_CAP}(?: (?:(?:and|of|the) ){{0,2}}{_CAP}){{0,4}}")


def leftwards(text: str, at: int) -> int:
    """The start of the capitalised words in front of a head word, at most eight words back."""
    start, first_capital = at, at
    while start > 1 and text[start - 1] == " ":
        space = text.rfind(" ", 0, start - 1)
        word = text[space + 1 : start - 1]
        owned = word.endswith("'s") and not _OWNERS.match(word)
        if not _LEFT_WORD.match(word) or owned:
            break
        if word == "of" and _is_person_of(text, space, start):
            break
        if word in ("and", "&") and _HEAD_WORD.match(text[text.rfind(" ", 0, space) + 1 : space]):
            break  # two bodies, not one with a long name
        start = space + 1
        if not word[0].islower():
            first_capital = start
        if at - start > 70:
            break
    return first_capital


def _is_person_of(text: str, end: int, after: int) -> bool:
    """Whether what stands before "of" reads as a person ("First Last of the Policy Institute")."""
    run = _NAME_RUN.search(text, max(0, end - 60), end)
    if run is None:
        return False
    words = run.group().split(" ")
    if any(_COLLECTIVE.match(word) for word in words):
        return False
    return len(words) > 1 or text.startswith("the ", after)


def _rightwards(text: str, at: int) -> int:
    found = _RIGHT.match(text, at)
    return found.start() + len(found.group().rstrip(".")) if found else at


def _laws(content: str, text: str) -> Iterator[Mention]:
    for found in _ACT.finditer(text) if "Act" in text else ():
        start = name_start(text, leftwards(text, found.start()), found.end())
        if start < found.start():
            yield _law(content, start, found.end())
    if not any(cue in text for cue in _LAW_CUES):
        return
    for found in _LAW.finditer(text):
        start = found.start()
        if found.group().startswith("U"):
            title = re.search(r"\b\d{1,2} $", text[max(0, start - 4) : start])
            if not title:
                continue
            start -= len(title.group())
        yield _law(content, start, found.end())


def _law(content: str, start: int, end: int) -> Mention:
    surface = content[start:end]
    return Mention(start, end, surface, "instrument", surface, None, "pattern")


def defined(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Later uses of acronyms that the text puts in brackets behind a name."""
    meanings: dict[str, tuple[Mention, int]] = {}
    for mention in named:
        found = _ACRONYM.match(text, mention.end)
        if found and found[1] not in meanings and _abbreviates(found[1], mention.surface):
            meanings[found[1]] = (mention, found.start(1))
    if not meanings:
        return
    for start, end in occurrences(text, meanings):
        mention, first = meanings[text[start:end]]
        if start >= first:
            yield Mention(
                start, end, content[start:end], mention.kind, mention.name, mention.entity,
                "acronym",
            )  # fmt: skip


def _abbreviates(acronym: str, name: str) -> bool:
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    initials = [word[0].lower() for word in re.split(r"[\s-]+", name) if word]
    place = 0
    for initial in initials:
        if place < len(letters) and letters[place] == initial:
            place += 1
    return place >= len(letters) - 1 and len(letters) >= 2
