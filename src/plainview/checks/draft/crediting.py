"""Whether a draft credits whom the record has a statement from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plainview.checks.draft.lines import Line
from plainview.checks.draft.tellings import Telling
from plainview.lineage.independence import Root
from plainview.model import Hop
from plainview.vocab.registry import entity

_REPORTERS = ("ngo", "university")
_SAYS = r"(?:\w+ )?(?:report(?:s|ed)|wrote|writes|found|said|says|revealed)\b"

_GOT = re.compile(
    r" (?:has |had |have )?(?:got(?:ten)? (?:hold of|hands on)|got|obtained|seen|saw|reviewed)\b",
    re.IGNORECASE,
)


def wrongly_credited(
    claim: Line, about: Sequence[Telling], telling: Sequence[Telling], origins: Sequence[Root]
) -> str:
    """What is wrong with the outlet that a statement credits; "" where nothing is.

    `about` is what the record tells of the matter, `telling` that of it which tells the statement,
    `origins` where that comes from.
    """
    printed = {_plain(one.outlet): one for one in about if one.outlet}
    claimed = {_plain(hop.name): hop.name for hop in claim.hops if hop.kind == "outlet"}
    claimed |= {_plain(name): name for name in _groups(claim, about)}
    credited = _outlets_credited(telling)
    from_there = {_plain(root.origin.name) for root in origins} | credited.keys()
    if not claimed or from_there & claimed.keys():
        return ""
    own = {_plain(one.outlet): one.outlet for one in telling if one.outlet}
    for plain, name in claimed.items():
        if plain in printed:
            sources = {**_outlets_credited([printed[plain]]), **credited}
            others = sorted(source for one, source in sources.items() if one != plain)
            if others:
                return f"{name} printed it, but has it from {', '.join(others)}"
            return "" if plain in own else f"{name} retells it"
    known = ", ".join(sorted({**own, **credited}.values())) or _sayers(telling)
    names = ", ".join(claimed.values())
    return f"the draft credits {names}; the record has it from {known}" if known else ""


def _groups(claim: Line, about: Sequence[Telling]) -> list[str]:
    """The names of research groups that a statement credits and the record does not name there."""
    named = {one for telling in about for one in telling.line.nearby}
    ids = [one for one in sorted(credited_reporters(claim)) if f"@{one}" not in named]
    entries = [entry for one in ids if (entry := entity(one)) and entry.kind in _REPORTERS]
    return [entry.name for entry in entries]


def _sayers(telling: Sequence[Telling]) -> str:
    """Who says a thing in the record, by name."""
    names = {hop.name for one in telling for hop in one.said if hop.name[:1].isupper()}
    return ", ".join(sorted(names))


def credited(line: Line) -> set[str]:
    """Ids of institutions that are named as sources only: outlets, and who follows a statement."""
    middle = line.start + (line.end - line.start) // 2
    hops = {hop.name: hop for hop in line.hops}
    return {
        one.entity
        for one in line.mentions
        if one.entity
        and (hop := hops.get(one.name))
        and (hop.kind == "outlet" or (hop.start is not None and hop.start > middle))
    }


def credited_reporters(claim: Line) -> set[str]:
    """Ids of the outlets and research groups that a statement credits: what they say is stated,
    that they say it is checked by itself."""
    hops = {hop.name: hop for hop in claim.hops}
    found = set()
    for one in claim.mentions:
        entry = entity(one.entity) if one.entity and one.name in hops else None
        if entry and (entry.kind in _REPORTERS or hops[one.name].kind == "outlet"):
            found.add(entry.id)
    return found


def _outlets_credited(tellings: Iterable[Telling]) -> dict[str, str]:
    """The outlets that sentences of the record credit."""
    hops = (hop for one in tellings for hop in one.said)
    return {_plain(hop.name): hop.name for hop in hops if hop.kind == "outlet"}


def with_outlets(claim: Line, outlets: Iterable[str]) -> Line:
    """The sentence of a draft, crediting those of some outlets that it names as its source.

    "… reported" and "according to …" credit; what is credited is no part of what is said.
    """
    found: dict[str, tuple[int, int]] = {}
    for outlet in outlets:
        name = outlet.removeprefix("The ")
        if name and name in claim.content:
            sure = re.escape(name)
            says = rf"(?:according to|by) (?:[Tt]he )?({sure})\b|\b({sure}),? {_SAYS}"
            if hit := re.search(says, claim.content):
                found[outlet] = hit.span(hit.lastindex or 0)
    for one in claim.mentions:
        entry = entity(one.entity) if one.entity else None
        start, end = one.start - claim.start, one.end - claim.start
        got = entry and entry.kind == "outlet" and _GOT.match(claim.content, end)
        if got and one.name not in found:
            found[one.name] = (start, end)
    # "Second Newsroom" is no "Newsroom"
    named = {
        outlet: (start, end)
        for outlet, (start, end) in found.items()
        if not any(
            one <= start and end <= two and (one, two) != (start, end)
            for one, two in found.values()
        )
    }
    hops = tuple(
        Hop("outlet", outlet, None, claim.start + start, claim.start + end)
        for outlet, (start, end) in named.items()
    )
    own = {
        word.key
        for word in claim.words
        if any(start <= word.start - claim.start < end for start, end in named.values())
    }
    return replace(
        claim, hops=(*claim.hops, *hops), keys=claim.keys - own, proper=claim.proper - own
    )


def _plain(name: str) -> str:
    return " ".join(name.lower().removeprefix("the ").split())
