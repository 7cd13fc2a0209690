"""Members of Congress and federal judges, by the titles that papers print before their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plainview.extraction.mentions_surnames import NAME, trimmed
from plainview.extraction.parts import Mention
from plainview.vocab.registry import entities, seat_name, states

_JUDGE = re.compile(rf"Judge ({NAME})")
_BEFORE_JUDGE = re.compile(
    r"(?<!\w)(?:U\.?S\.? )?(?:[Ff]ederal |Senior |Chief )*(?:[Dd]istrict |[Cc]ircuit |[Aa]ppeals "
    r"|[Mm]agistrate )?(?:[Cc]ourt )?$"
)
_NOT_FEDERAL = re.compile(
    r"\b(?:[Cc]ounty|[Ss]uperior|[Mm]unicipal|[Ii]mmigration|[Ff]amily|[Jj]uvenile|[Pp]robate"
    r"|[Cc]riminal|[Ss]tate|[Tt]ribal|[Hh]ousing|[Ll]aw|[Cc]ity|[Tt]own)"
    r" (?:[Dd]istrict |[Cc]ircuit )?(?:[Cc]ourt )?$"
)
"""Before a judge of no federal court; those of immigration courts are staff of a department."""
_OF_STATE = re.compile(r"[Ss]tate $")
"""Before those who sit in the legislature of a state."""


@lru_cache(maxsize=1)
def _seat() -> re.Pattern[str]:
    names = sorted(_state_names(), key=len, reverse=True)
    listed = "|".join(map(re.escape, names))
    return re.compile(
        r"(Sens?\.?|Reps?\.?|Senator|Congressman|Congresswoman|Representative)"
        rf" ({NAME}),? ?\(?,? ?([RDI])[., ]{{1,2}} ?({listed})\)?"
    )


@lru_cache(maxsize=1)
def _state_names() -> dict[str, str]:
    table = {state.postal: state.name for state in states()}
    table |= {state.abbreviation: state.name for state in states()}
    table |= {state.abbreviation.rstrip("."): state.name for state in states()}
    return table | {state.name: state.name for state in states()}


def seats(content: str, text: str) -> Iterator[Mention]:
    """Federal judges, and members of Congress as papers print them: "Sen. First Last, R-Ariz."."""
    for found in _JUDGE.finditer(text) if "Judge" in text else ():
        before = max(0, found.start() - 60)
        title = _BEFORE_JUDGE.search(text, before, found.start())
        if title is None or _NOT_FEDERAL.search(text, before, found.start()):
            continue
        start, end = title.start(), found.start(1) + len(trimmed(found[1]))
        yield Mention(
            start, end, content[start:end], "office", "federal judge", "us-fed-judge", "pattern"
        )
    if ("Sen" not in text) and ("Rep" not in text) and ("Congress" not in text):
        return
    for found in _seat().finditer(text):
        if text[found.start() - 1 : found.start()].isalnum() or _OF_STATE.search(
            text, max(0, found.start() - 6), found.start()
        ):
            continue
        chamber = "senator" if found[1].startswith("Sen") else "member"
        name = seat_name(chamber, found[3], _state_names()[found[4]])
        yield Mention(
            found.start(), found.end(), content[found.start() : found.end()], "office", name,
            office_ids().get(name), "pattern",
        )  # fmt: skip


@lru_cache(maxsize=1)
def office_ids() -> dict[str, str]:
    """The offices of the registry: their ids by name."""
    return {entry.name: entry.id for entry in entities() if entry.type == "Office"}
