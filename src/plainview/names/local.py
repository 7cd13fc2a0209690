"""Local law-enforcement agencies by name: "Cherokee County Sheriff's Office" in a state.

A name without a state stands for all its namesakes at equal scores. Within a state a place may be
misspelt; the nearest agency of the same kind is meant.
"""

from __future__ import annotations

import re
from functools import cache

from plainview.model import Candidate
from plainview.names.context import NOWHERE, Surroundings, postal_code
from plainview.names.spelling import distance, near, plain, words
from plainview.vocab import entity, local

SURE = 0.95
_LOOSE = 0.9
_MISSPELT = 0.86
_ONLY_ONE = 0.85
_OPEN = 0.5

_SHERIFF = frozenset(("sheriff", "sheriffs"))
_POLICE = frozenset(("police", "pd", "dps"))
_STATE = frozenset(("patrol", "troopers", "rangers", "state"))
_CUES = (
    _SHERIFF | _POLICE | {"constable", "constables", "patrol", "troopers", "marshal", "so", "ori"}
)
_BODY = frozenset(
    "sheriff sheriffs police pd department departments dept office offices of the county parish borough"
    " city town village township twp municipality and s".split()
)
_LEADING = frozenset(("city", "town", "village", "township", "borough", "county", "of", "the"))
_TYPED = ("sheriff", "sheriffs", "police", "department", "office", "county", "constable", "patrol")
_KINDS = {
    "sheriff": frozenset(("sheriff",)),
    "police": frozenset(("police", "campus", "tribal", "county-police")),
    "state": frozenset(("state-police", "state-agency")),
    "any": frozenset(local.KINDS.values()),
}
_ORI = re.compile(r"(?:ORI[ :#]*)?([A-Z]{2}[A-Z0-9]{5}(?:[A-Z0-9]{2})?)")
_DIGIT = re.compile(r"\d")
_IN_STATE = re.compile(r"^(.+?)(?:, | \()([A-Za-z. ]{2,20})\)?$")


def by_ori(name: str) -> list[Candidate]:
    """The agency that an ORI of seven or nine characters stands for."""
    found = _ORI.fullmatch(name)
    if not found or not _DIGIT.search(found[1]):
        return []
    agency = local.agency_with_ori(found[1])
    return [_candidate(agency, SURE, f"ORI {agency.ori}")] if agency else []


def by_name(name: str, around: Surroundings = NOWHERE) -> list[Candidate]:
    """The agencies that a name stands for; [] for a name that is none of a police or sheriff."""
    text = plain(name)
    state = around.state
    ended = _IN_STATE.match(text)
    if ended and (code := postal_code(ended[2])):
        text, state = ended[1], code
    found = words(text)
    cued = not _CUES.isdisjoint(found)
    if not cued and state is None:
        return []
    if not cued:
        found = _corrected(found)
        cued = not _CUES.isdisjoint(found)
    kind = _kind(found)
    place, own_state = _place(found)
    state = state or own_state
    agencies = _exactly(found, place, kind, state)
    if not agencies and not cued:
        return []
    if agencies:
        return _ranked(_of_county(agencies, around.county), state, "same place and kind", SURE)
    agencies = _at_stem(place, kind, state)
    if not agencies and kind == "police" and "county" in found:
        agencies = _filtered(local.agencies_at(local.place_key(place)), "sheriff", state)
    if agencies:
        agencies = _of_county(agencies, around.county)
        return _ranked(agencies, state, "same place, named a little otherwise", _LOOSE)
    return _misspelt(found, place, kind, state, around.county) if state else []


def _corrected(found: list[str]) -> list[str]:
    return [next((t for t in _TYPED if len(word) > 4 and near(word, t)), word) for word in found]


def _kind(found: list[str]) -> str:
    if not _SHERIFF.isdisjoint(found) or found[-1:] == ["so"]:
        return "sheriff"
    if "state" in found or "patrol" in found or "troopers" in found:
        return "state" if "university" not in found and "college" not in found else "any"
    return "police" if not _POLICE.isdisjoint(found) else "any"


def _place(found: list[str]) -> tuple[str, str | None]:
    """The words that name the place, and the state if they begin with one."""
    rest = list(found)
    while len(rest) > 1 and rest[0] in _LEADING:
        rest.pop(0)
    kept = [word for word in rest if word not in _BODY or word == "city"]
    state = next(
        (c for n in (2, 1) if len(found) > n and (c := postal_code(" ".join(found[:n])))), None
    )
    return " ".join(kept), state if _kind(found) in ("state", "any") else None


def _exactly(found: list[str], place: str, kind: str, state: str | None) -> list[local.Agency]:
    whole = " ".join(found)
    agencies = _filtered(local.agencies_at(local.place_key(whole)), "any", state)
    if state and not agencies:
        name = _state_name(state)
        keys = [local.place_key(f"{name} {whole}")]
        if whole.startswith(name + " "):
            keys.append(local.place_key(whole.removeprefix(name + " ")))
        agencies = [a for key in keys for a in _filtered(local.agencies_at(key), "any", state)]
    if not agencies and place and kind != "any":
        agencies = _filtered(local.agencies_at(local.place_key(place)), kind, state)
        # "Maricopa County police" is not the police of Maricopa
        if kind == "police" and "county" in found:
            agencies = [agency for agency in agencies if agency.kind == "county-police"]
    return agencies


@cache
def _state_name(postal: str) -> str:
    return local.state_names().get(postal, "").lower()


def _at_stem(place: str, kind: str, state: str | None) -> list[local.Agency]:
    key = local.place_key(place)
    found = _filtered(local.agencies_at(key, stem=True), kind, state)
    for more in ("township", "borough", "village", "town"):
        if not found and key.endswith(more):
            found = _filtered(local.agencies_at(key.removesuffix(more)), kind, state)
    if not found and kind == "police" and not key.endswith("county"):
        found = _filtered(local.agencies_at(key + "county"), "any", state)
    return found


def _filtered(agencies: list[local.Agency], kind: str, state: str | None) -> list[local.Agency]:
    kinds = _KINDS[kind]
    return [a for a in agencies if a.kind in kinds and (state is None or a.state == state)]


def _of_county(agencies: list[local.Agency], county: str | None) -> list[local.Agency]:
    """The agencies in a county, all of them where none is or the county is unknown."""
    if county is None or len(agencies) < 2:
        return agencies
    wanted = local.place_key(county).removesuffix("county").removesuffix("parish")
    there = [a for a in agencies if wanted in map(local.place_key, a.county.split(","))]
    return there or agencies


def _misspelt(
    found: list[str], place: str, kind: str, state: str, county: str | None
) -> list[Candidate]:
    if kind == "any":
        found = _corrected(found)
        kind = _kind(found)
        place, _ = _place(found)
    key = local.place_key(place)
    if len(key) < 5 or kind == "any":
        return []
    best: dict[int, list[local.Agency]] = {}
    most = 1 if len(key) < 8 else 2
    for other, number in local.keys_of_state(state):
        if abs(len(other) - len(key)) <= most and (edits := distance(key, other, most)) <= most:
            best.setdefault(edits, []).append(local.agency_numbered(number))
    for edits in sorted(best):
        agencies = _filtered(best[edits], kind, state)
        if agencies:
            if edits and other_kind_is_nearer(best, edits, kind):
                return []
            agencies = _of_county(agencies, county)
            return _ranked(agencies, state, f"misspelt: {edits} letters" if edits > 1 else
                           "misspelt: one letter", _MISSPELT)  # fmt: skip
    return []


def other_kind_is_nearer(best: dict[int, list[local.Agency]], edits: int, kind: str) -> bool:
    """Whether a place with exactly that name has an agency, only of another kind."""
    return bool(best.get(0)) and edits > 0 and kind != "sheriff"


def _ranked(
    agencies: list[local.Agency], state: str | None, reason: str, score: float
) -> list[Candidate]:
    by_id = {agency.id: agency for agency in agencies}
    if len(by_id) > 1:
        score, reason = _OPEN, f"one of {len(by_id)} of that name"
    elif state is None:
        score, reason = _ONLY_ONE, "the only one of that name"
    return [_candidate(agency, score, reason) for agency in by_id.values()]


def _candidate(agency: local.Agency, score: float, reason: str) -> Candidate:
    listed = entity(agency.listed) if agency.listed else None
    return Candidate(agency.id, (listed or local.entity_of(agency)).name, score, reason)
