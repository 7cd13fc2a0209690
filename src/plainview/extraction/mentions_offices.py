"""Titles with and without names: who holds an office stands for it, here and by surname later."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plainview.extraction.mentions_known import FORMER
from plainview.extraction.mentions_seats import office_ids
from plainview.extraction.mentions_surnames import NAME, OF, trimmed
from plainview.extraction.parts import Mention
from plainview.vocab.registry import entities
from plainview.vocab.tables import words

_AFTER_TITLE = re.compile(rf" ({NAME})")
_MODIFIER = (
    r"(?:(?:acting|former|then|ex|deputy|assistant|associate|principal|executive|vice|interim) )*"
)
_TITLE = (
    rf"({_MODIFIER})(director|secretary|commissioner|administrator|chief|head|chairman|chairwoman"
    r"|chair|ranking member|president|chief executive|ceo|general counsel|inspector general"
    r"|superintendent|executive director)"
)
_TITLED = words("direct secret commiss admin chief head chair rank presid ceo counsel insp superi")
"""One of these stands in every title."""
_TITLE_AFTER = re.compile(rf"(?:'s|')? {_TITLE}(?!\w)(?! of)", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE} (?:of|for|at) (?:the )?$", re.IGNORECASE)
_LOCAL = (
    r"(mayor|governor|gov\.|sheriff|attorney general|police chief|police commissioner"
    r"|district attorney|lt\. gov\.|lieutenant governor|public defender|county clerk)"
)
_LOCAL_AFTER = re.compile(
    rf"(?:'s)? (?:(?:democratic|republican|outgoing|former|then|acting) )*{_LOCAL}(?!\w)",
    re.IGNORECASE,
)
_LOCAL_BEFORE = re.compile(rf"\b{_LOCAL} (?:of|for|in) (?:the )?$", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"(?:(?:[Ff]ormer |[Tt]hen |[Ee]x )?(?:U\.S\. )?(?:President|Vice President|Sen\.|Rep\."
    r"|Gov\.|Gen\.|Mr\.?|Ms\.?|Mrs\.?|Secretary|Senator|Director|Attorney General|Speaker|Sheriff"
    r"|Mayor|Governor|Commissioner|Judge|Congressman|Congresswoman|Representative|Leader|Justice"
    r"|Chairman|Chairwoman|Republican|Democratic) )+$"
)
_FORMER = re.compile(r"(?:former|ex) (?:U\.S\. )?$", re.IGNORECASE)
_THEN = re.compile(r"then $", re.IGNORECASE)
_RANK_ENDS = ("puty ", "tant ", "iate ")
_DEPUTY = re.compile(r"(?<!\w)(deputy|assistant|associate) $", re.IGNORECASE)
_CHARGE = re.compile(
    r" for (?:policy|operations|management|communications|legislative affairs|strategy|planning)\b"
)
_NOT_PEOPLE = words(
    "Tower Organization International Foundation University Hotel Jr Jr. Sr. III Library"
)
_ALONE = frozenset(("Trump", "Obama", "Biden"))
"""Surnames that stand for one person behind any word but the names of relatives."""
_RELATIVES = frozenset(("Melania", "Ivanka", "Michelle", "Eric", "Hunter", "Jill"))
_BEFORE_NAMES = words(
    "a after although an and as asked at because before both but by can could despite did does"
    " during even for from had has have he however if in incumbent instead is it later like"
    " meanwhile mr neither nor now of on once one only or other perhaps president rather she should"
    " since so still than that the then there they this though through to under unlike until was we"
    " were what when where whether which while who why will with without would yet you republican"
    " republicans democrat democrats sponsor candidate nominee"
)
"""Words that open a sentence before a surname and are no first name."""
_ADVERBIAL = ("ly", "ing")
_LEADING = ("director", "secretary", "commissioner", "administrator", "chief")


@lru_cache(maxsize=1)
def _offices_of() -> dict[tuple[str, str], tuple[str, str]]:
    """Body and title, as "us-nsa", "director", to the office's name and id."""
    table: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in entities():
        if entry.type == "Office" and entry.parent:
            title = (
                entry.name.partition(" of ")[0].lower().replace("acting head", "acting director")
            )
            table.setdefault((entry.parent, title), (entry.name, entry.id))
    return table


def titled(content: str, text: str, named: list[Mention]) -> list[Mention]:
    """The mentions with titles joined to bodies, names to titles, and honorifics to holders."""
    joined: list[Mention] = []
    for mention in named:
        found = mention
        if found.kind == "org" and found.how != "class":
            found = _with_title(content, text, found)
        elif found.kind == "place":
            found = _with_local_title(content, text, found)
        if found.kind == "office":
            if found.how == "holder" and not _is_person(text, found):
                continue
            found = _with_name(content, text, _in_rank(content, text, found))
        start = found.start
        last = joined[-1] if joined else None
        if last and last.end > start:
            if last.kind == "office" and found.how == "holder":
                continue  # the title in front already covers the holder's name
            if last.end - last.start >= found.end - found.start:
                continue
            joined.pop()
        elif last and last.kind == "office" and found.how == "holder" and last.end + 1 == start:
            joined[-1] = _spanning(content, last, found.end)
            continue
        joined.append(found)
    return joined


def _spanning(content: str, mention: Mention, end: int) -> Mention:
    return replace(mention, end=end, surface=content[mention.start : end])


def _is_person(text: str, holder: Mention) -> bool:
    """Whether a holder's name is not part of a longer name of somebody or something else."""
    after = text[holder.end : holder.end + 16].split(" ")
    if len(after) > 1 and after[0] == "" and after[1].rstrip(",.;'s") in _NOT_PEOPLE:
        return False
    if " " in holder.surface or not holder.start:
        return True
    before = text[max(0, holder.start - 40) : holder.start]
    if _HONORIFIC.search(before) or not before.endswith(" "):
        return True
    parts = before.split(" ")
    word = parts[-2]
    if not word[:1].isupper() or not word.isalpha() or len(word) < 3:
        return True
    earlier = parts[-3] if len(parts) > 2 else ""
    starts_sentence = not earlier or earlier[-1] in ".!?:;\"'" or earlier == "\n"
    return starts_sentence and (
        word not in _RELATIVES
        if holder.surface in _ALONE
        else word.lower() in _BEFORE_NAMES or word.endswith(_ADVERBIAL)
    )


def _with_title(content: str, text: str, body: Mention) -> Mention:
    after = _TITLE_AFTER.match(text, body.end)
    if after:
        name, entity = _office(body, after[1], after[2])
        start = _modifier_start(text, body.start)
        if _FORMER.search(text, start, body.start):
            name += FORMER
        return Mention(
            body.start, after.end(), content[body.start : after.end()], "office", name, entity,
            "pattern",
        )  # fmt: skip
    before = None
    if text[max(0, body.start - 4) : body.start] in OF:
        ahead = text[max(0, body.start - 60) : body.start].lower()
        if any(map(ahead.__contains__, _TITLED)):
            before = _TITLE_BEFORE.search(text, max(0, body.start - 60), body.start)
    if before:
        name, entity = _office(body, before[1], before[2])
        return Mention(
            before.start(), body.end, content[before.start() : body.end], "office", name, entity,
            "pattern",
        )  # fmt: skip
    return body


def _with_local_title(content: str, text: str, place: Mention) -> Mention:
    after = _LOCAL_AFTER.match(text, place.end)
    start, end, found = place.start, place.end, after
    if after:
        end = after.end()
    elif text[max(0, start - 4) : start] in OF or text[max(0, start - 4) : start] == " in ":
        found = _LOCAL_BEFORE.search(text, max(0, start - 40), start)
        start = found.start() if found else start
    if not found:
        return place
    title = _LOCAL_TITLES.get(found[1].lower(), found[1].capitalize())
    name = f"{title} of {place.name}"
    former = FORMER if "former" in found.group().lower() else ""
    return Mention(
        start, end, content[start:end], "office", name + former, office_ids().get(name), "pattern"
    )


_LOCAL_TITLES = {"gov.": "Governor", "lt. gov.": "Lieutenant Governor"} | {
    title.lower(): title
    for title in (
        "Attorney General", "Police Chief", "Police Commissioner", "District Attorney",
        "Lieutenant Governor", "Public Defender", "County Clerk",
    )
}  # fmt: skip


def _modifier_start(text: str, start: int) -> int:
    return max(0, start - 12)


def _office(body: Mention, modifiers: str, title: str) -> tuple[str, str | None]:
    """The office that a title names in a body: the listed one, or "Title of Body"."""
    others = [word for word in modifiers.lower().split() if word not in ("then",)]
    former = any(word in ("former", "ex") for word in others)
    others = [word for word in others if word not in ("former", "ex")]
    plain_title = title.lower()
    if plain_title in ("chairman", "chairwoman"):
        plain_title = "chair"
    if plain_title in ("ceo",):
        plain_title = "chief executive"
    suffix = FORMER if former else ""
    key = " ".join((*others, plain_title))
    table = _offices_of()
    options = [key]
    if plain_title in ("chief", "head"):
        options += [" ".join((*others, leading)) for leading in _LEADING]
    for option in options:
        listed = table.get((body.entity or "", option))
        if listed:
            return listed[0] + suffix, listed[1]
    the = "the " if body.name.split()[0] in ("Department", "Office", "Bureau", "National") else ""
    spelled = key[:1].upper() + key[1:] if len(others) == 0 else key.title()
    return f"{spelled} of {the}{body.name}{suffix}", None


def _in_rank(content: str, text: str, office: Mention) -> Mention:
    """An office with all ranks before it: "deputy assistant secretary"."""
    ranked = _as_deputy(content, text, office)
    return ranked if ranked is office else _in_rank(content, text, ranked)


def _as_deputy(content: str, text: str, office: Mention) -> Mention:
    """A deputy's office is not the office it is named after, whatever list names only that."""
    if office.how == "holder" or not text.endswith(_RANK_ENDS, 0, office.start):
        return office
    before = _DEPUTY.search(text, max(0, office.start - 11), office.start)
    if before is None:
        return office
    rank = before[1].capitalize()
    if rank in office.name:
        return office
    words = office.name.split(" ")
    forms = [" ".join((*words[:at], rank, *words[at:])) for at in range(len(words))]
    listed = next((form for form in forms if form in office_ids()), None)
    charge = _CHARGE.match(text, office.end)
    end = charge.end() if charge else office.end
    start = before.start()
    return Mention(
        start, end, content[start:end], "office", listed or f"{rank} {office.name}",
        office_ids().get(listed or ""), office.how,
    )  # fmt: skip


def _with_name(content: str, text: str, office: Mention) -> Mention:
    start, end, name = office.start, office.end, office.name
    before = text[max(0, start - 40) : start]
    if office.how == "holder":
        honorific = None if before[-16:].islower() else _HONORIFIC.search(before)
        if honorific:
            start -= len(honorific.group())
            if _THEN.match(honorific.group()[:5]):
                name = name.removesuffix(FORMER)
    else:
        if _FORMER.search(before):
            name = name if name.endswith(FORMER) else name + FORMER
        found = _AFTER_TITLE.match(text, end)
        if found:
            end = found.start(1) + len(trimmed(found[1]))
    if (start, end, name) == (office.start, office.end, office.name):
        return office
    return replace(office, start=start, end=end, surface=content[start:end], name=name)
