"""For whom a noun of the lists in cues.toml speaks: "the agency", "officials", "the mayor"."""

from __future__ import annotations

import re
from dataclasses import replace

from plainview.extraction.attribution.memory import DOCUMENTARY, Memory
from plainview.extraction.attribution.voices import SILENT, Voice, body_kind

_LEGISLATORS = {
    "lawmakers": "Members of Congress",
    "democrats": "Democratic members of Congress",
    "republicans": "Republican members of Congress",
}
_PRIVATE = frozenset(("company", "companies", "firm", "firms", "center", "chamber", "institute"))
_PLEADING = ("ers", "ics", "nents", "tors", "foes", "ists", "ates")
"""Ends of nouns for people of a mind, who are no body named before: "the bill's critics"."""
_COUNSEL = frozenset(("lawyer", "attorney", "analyst", "fellow", "researcher", "counsel"))
"""Those of an organisation who speak for it: "lawyers with the union"."""
_POSTS = frozenset(
    ("mayor", "governor", "sheriff", "warden", "commissioner", "superintendent", "minister")
)
_FULL_POSTS = (
    "inspector general", "attorney general", "solicitor general", "district attorney",
    "city manager", "police chief", "prime minister", "foreign minister",
)  # fmt: skip
"""Posts that say by themselves who speaks, whoever spoke before."""
_OFFICE = re.compile(r"\b(?:Office|Attorney|Inspector|Sheriff|Comptroller|Auditor|Ombudsman)")
_PRINTED = ("article", "story")
"""Nouns for what only an outlet prints."""
_AIDES = frozenset(("aide", "aides", "staffer", "staffers"))
_KNOWING = frozenset(("analysts", "experts", "observers", "fact-checkers"))


def voice_of_class(
    kind: str, name: str, definite: bool, owner: Voice | None, memory: Memory
) -> Voice:
    """The voice of a noun phrase of the list `kind`, whose owner is named beside it or not."""
    person, body = memory.person, memory.body
    if name.endswith((*_PRINTED, "report")) and owner is not None and owner.kind == "outlet":
        return owner
    if definite and name.endswith(_PRINTED) and memory.outlet is not None:
        return memory.outlet
    if kind in DOCUMENTARY or kind == "court":
        return Voice(kind, name)
    if kind == "unnamed":
        return Voice("anonymous", name)
    if kind == "press":
        return Voice("outlet", name)
    if kind == "spokesperson":
        return owner or body or SILENT
    if kind == "holders" and definite and name.lower().endswith(_FULL_POSTS):
        known = person if person is not None and name.lower() in person.name.lower() else None
        return owner or known or Voice("official", name)
    if kind == "holders":
        if owner is not None and owner.kind != "organisation":
            return replace(owner, kind="official")
        public = Voice("official", name) if definite and name.lower() in _POSTS else SILENT
        return owner or person or public
    if kind in ("officials", "staff") and owner is not None:
        return owner if owner.kind != "official" else replace(owner, kind="official_body")
    if kind == "officials" and not name.endswith(("s", "ty")):
        return (person or SILENT) if definite else Voice("anonymous", name)
    if kind == "officials":
        return Voice("official_body", name)
    if kind == "legislators":
        if name.endswith(("s", "men")):
            return Voice("official_body", _LEGISLATORS.get(name.lower(), name))
        told_apart = definite and " " in name  # "the Texas Democrat"
        return person or (Voice("official", name) if told_apart else SILENT)
    if kind == "advocates":
        referring = definite and not name.endswith(_PLEADING)
        return (body if referring else None) or Voice("organisation", name)
    if kind == "bodies":
        own = _body_of_class(name)
        meant = definite and body and body.kind == own.kind and _may_be(name, body)
        return owner or (body if meant and body else own)
    if name.lower().rpartition(" ")[2] in (*_KNOWING, *_AIDES):
        return Voice("anonymous", name)
    counsel = name.lower().partition(" ")[0].rstrip("s") in _COUNSEL
    return owner if counsel and owner is not None and owner.kind == "organisation" else SILENT


def _may_be(name: str, body: Voice) -> bool:
    """Whether a noun can stand for a body: an office is called one."""
    return not name.lower().endswith("office") or _OFFICE.search(body.name) is not None


def _body_of_class(name: str) -> Voice:
    """A body that is only described: "the company", "the council"."""
    noun = name.lower().rpartition(" ")[2]
    if noun in ("newspaper", "magazine"):
        return Voice("outlet", name)
    private = noun in _PRIVATE and body_kind(name.title()) != "official_body"
    return Voice("organisation" if private else "official_body", name)
