"""Whether a draft credits whom the record has a statement from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plainview.checks.draft.lines import Line
from plainview.checks.draft.tellings import Telling
from plainview.lineage.independence import Root
from plainview.model import Hop

_SAYS = r"(?:\w+ )?(?:report(?:s|ed)|wrote|writes|found|said|says|revealed)\b"


def wrongly_credited(
    claim: Line, about: Sequence[Telling], telling: Sequence[Telling], origins: Sequence[Root]
) -> str:
    """What is wrong with the outlet that a statement credits; "" where nothing is.

    `about` is what the record tells of the matter, `telling` that of it which tells the statement,
    `origins` where that comes from.
    """
    printed = {_plain(one.outlet): one for one in about if one.outlet}
    claimed = {_plain(hop.name): hop.name for hop in claim.hops if hop.kind == "outlet"}
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
    known = ", ".join(sorted({**own, **credited}.values()))
    names = ", ".join(claimed.values())
    return f"the draft credits {names}; the record has it from {known}" if known else ""


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
