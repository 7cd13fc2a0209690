"""Local law-enforcement agencies by name: "Cherokee County Sheriff's Office" in a state.

A name without a state stands for all its namesakes at equal scores. Within a state a place may be
misspelt; the nearest agency of the same kind is meant.
"""

from __future__ import annotations

import re

from plainview.model import Candidate
from plainview.names.context import NOWHERE, Surroundings, postal_code
from plainview.names.spelling import distance, near, plain, words
from plainview.vocab import entity, local
from plainview.vocab.tables import words as word_list

SURE = 0.95
_LOOSE = 0.9
_MISSPELT = 0.88
_ONLY_ONE = 0.85
_DOUBTFUL = 0.75
_UNSURE = 0.6
_OPEN = 0.5

_SHERIFF = frozenset(("sheriff", "sheriffs"))
_POLICE = frozenset(("police", "pd", "dps"))
_STATE = (
    "state police",
    "state patrol",
    "highway patrol",
    "state highway patrol",
    "state troopers",
)
_CUES = (
    _SHERIFF | _POLICE | {"constable", "constables", "patrol", "troopers", "marshal", "marshals"}
)
_CUES |= {"ori"}
_BODY = word_list(
    "sheriff sheriffs police pd department departments dept office offices county parish dps"
    " marshal marshals"
)
_OFFICE = word_list("office offices department dept county parish so")
_EDGES = word_list("city town village township borough municipality of the and s")
_SMALL = word_list("of the and s")
_SUFFIXES = ("township", "twp", "borough", "village", "town", "city")
_TYPED = ("sheriff", "sheriffs", "police", "department", "office", "county", "constable", "patrol")
_KINDS = {
    "sheriff": frozenset(("sheriff",)),
    "police": frozenset(("police", "campus", "tribal", "county-police")),
    "state": frozenset(("state-police", "state-agency")),
    "any": frozenset(local.KINDS.values()),
    "named": frozenset(("campus", "state-police", "state-agency", "other")),
}
_ORI = re.compile(r"(?:ORI[ :#]*)?([A-Z]{2}[A-Z0-9]{5}(?:[A-Z0-9]{2})?)")
_PRECINCT = "constables of the county; the list gives no precincts"
_DIGIT = re.compile(r"\d")
_IN_STATE = re.compile(r"^(.+?)(?:, | \()([A-Za-z. ]{2,20})\)?$")
# as sharing portals write them: "Marina CA PD", "Marysville PD WA", "OH - Chester Township PD"
_KIND_WORD = r"(?P<kind>PD|SO|SD|DPS|Police|Sheriff)"
_SHARED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>.+?) \(?(?P<state>[A-Z]{{2}})\)? {_KIND_WORD}",
        rf"(?P<name>.+?) {_KIND_WORD}[ ,-]+\(?(?P<state>[A-Z]{{2}})\)?",
        rf"(?P<state>[A-Z]{{2}}) ?- ?(?P<name>.+?) {_KIND_WORD}",
    )
)
_MAY_HOLD_STATE = re.compile(r"[,(]|\b(?:PD|SO|SD|DPS|Police|Sheriff)\b")
_COUNTY = re.compile(r" C[Oo]\.?$")
_SHORT = {"PD": "Police Department", "SO": "Sheriff’s Office", "SD": "Sheriff’s Department"}


def state_name(postal: str) -> str | None:
    """The name of a state by its postal code."""
    return local.state_names().get(postal)


def by_ori(name: str) -> list[Candidate]:
    """The agency that an ORI of seven or nine characters stands for."""
    found = _ORI.fullmatch(name)
    if not found or not _DIGIT.search(found[1]):
        return []
    agency = local.agency_with_ori(found[1])
    return [_candidate(agency, SURE, f"ORI {agency.ori}")] if agency else []


def by_name(name: str, around: Surroundings = NOWHERE) -> list[Candidate]:
    """The agencies that a name stands for; [] for a name that is none of a police or sheriff."""
    text, state = spelt_out(name)
    text = plain(text).replace("'", "")
    found = words(text)
    if _CUES.isdisjoint(found) and around.state is None:
        # "Stockton, CA" is a place, "Port of San Diego Harbor, CA" a body by its own name
        agencies = local.agencies_at(local.place_key(text)) if state else []
        return _ranked(_filtered(agencies, "named", state), state, "same name", SURE)
    state = state or around.state
    if at := _constable(found):
        return _ranked(_filtered(local.agencies_at(at), "any", state), state, _PRECINCT, _OPEN)
    kind, place = _kind(found), _place(found)
    if kind == "sheriff" and _OFFICE.isdisjoint(found):
        return []  # "Sheriff Roberts" is a person
    if state is None and kind == "state":
        starts = (postal_code(" ".join(found[:size])) for size in (2, 1))
        state = next((code for code in starts if code), None)
    agencies = _exactly(found, place, kind, state)
    if agencies:
        return _ranked(_of_county(agencies, around.county), state, "same place and kind", SURE)
    agencies = _of_county(_at_stem(found, place, kind, state), around.county)
    if agencies and around.county:
        agencies = [agency for agency in agencies if _lies_in(agency, around.county)]
    if agencies:
        return _ranked(agencies, state, "same place, named a little otherwise", _LOOSE)
    return _misspelt(found, state, around.county) if state else []


def spelt_out(name: str) -> tuple[str, str | None]:
    """A name without the state in it, with its kind in full, and the state's postal code.

    "Cherokee County (GA) SO", "Marina CA PD" and "Ada, Ohio" have one in them.
    """
    text = plain(name)
    if not _MAY_HOLD_STATE.search(text):
        return text, None
    for pattern in _SHARED:
        shared = pattern.fullmatch(text)
        code = postal_code(shared["state"]) if shared else None
        if shared and code:
            name = _COUNTY.sub(" County", _long(shared["name"], code))
            kind = _SHORT.get(shared["kind"], shared["kind"])
            return (name if not _CUES.isdisjoint(words(name)) else f"{name} {kind}"), code
    ended = _IN_STATE.match(text)
    if ended and (code := postal_code(ended[2])):
        head, _, last = ended[1].rpartition(" ")
        return (f"{head} {_SHORT[last]}" if last in _SHORT and head else ended[1]), code
    return text, None


def _long(name: str, postal: str) -> str:
    """ "NC Central University" as "North Carolina Central University"."""
    return re.sub(rf"^{postal}\b", local.state_names().get(postal, postal), name)


def _constable(found: list[str]) -> str | None:
    """The key of a county's constables; the list does not give their precincts."""
    end = next((i for i, word in enumerate(found) if word in ("constable", "constables")), 0)
    return local.place_key("".join(found[:end]) + "constable") if end else None


def _corrected(found: list[str]) -> list[str]:
    return [next((t for t in _TYPED if len(word) > 4 and near(word, t)), word) for word in found]


def _kind(found: list[str]) -> str:
    if not _SHERIFF.isdisjoint(found):
        return "sheriff"
    whole = " ".join(found)
    if any(name in whole for name in _STATE) and "university" not in found:
        return "state"
    if not _POLICE.isdisjoint(found) or not {"marshal", "marshals"}.isdisjoint(found):
        return "police"
    if "public safety" in whole:
        return "state" if postal_code(_place(found)) else "police"
    return "any"


def _place(found: list[str]) -> str:
    """The words that name the place."""
    whole = " ".join(word for word in found if word not in _BODY).replace("public safety", "")
    rest = whole.split()
    while len(rest) > 1 and rest[0] in _EDGES:
        rest.pop(0)
    while len(rest) > 1 and rest[-1] in _SMALL:
        rest.pop()
    return " ".join(rest)


def _exactly(found: list[str], place: str, kind: str, state: str | None) -> list[local.Agency]:
    """Agencies by their whole name, of a state with and without its name, or by place and kind."""
    whole = " ".join(found)
    agencies = _filtered(local.agencies_at(local.place_key(whole)), "any", state)
    keys = _names_within(whole, state) if not agencies else ()
    agencies = agencies or [
        a for at in keys for a in _filtered(local.agencies_at(at), "any", state)
    ]
    if not agencies and place and kind != "any":
        agencies = _filtered(local.agencies_at(local.place_key(place)), kind, state)
        # "Maricopa County police" is not the police of Maricopa
        if kind == "police" and "county" in found:
            agencies = [agency for agency in agencies if agency.kind == "county-police"]
    return agencies


def _names_within(whole: str, state: str | None) -> list[str]:
    """Keys of a state's body: the list has "Highway Patrol" and "Missouri State Highway Patrol"."""
    if state is None:
        return []
    name = local.state_names().get(state, "").lower()
    rest = whole.removeprefix(name + " ").removesuffix(" department")
    plain_rest = rest.removeprefix("state ")
    forms = (rest, f"state {plain_rest}", plain_rest) if "patrol" in rest else (rest,)
    return [local.place_key(text) for form in forms for text in (form, f"{name} {form}")]


def _at_stem(found: list[str], place: str, kind: str, state: str | None) -> list[local.Agency]:
    """Agencies of a place that is printed with or without "Township", "City" and the like."""
    if kind != "police" or "county" in found:
        return []
    words_of_place = place.split()
    stem = words_of_place[:-1] if words_of_place[-1:] and words_of_place[-1] in _SUFFIXES else []
    key = local.place_key("".join(stem) or place)
    agencies = _filtered(local.agencies_at(key, stem=True), kind, state)
    if stem:
        suffix = "township" if words_of_place[-1] == "twp" else words_of_place[-1]
        alike = [a for a in agencies if f" {suffix}" in a.name.lower()]
        return alike or _filtered(local.agencies_at(key), kind, state)
    return agencies


def _filtered(agencies: list[local.Agency], kind: str, state: str | None) -> list[local.Agency]:
    kinds = _KINDS[kind]
    return [a for a in agencies if a.kind in kinds and (state is None or a.state == state)]


def _of_county(agencies: list[local.Agency], county: str | None) -> list[local.Agency]:
    """The agencies in a county, all of them where none is or the county is unknown."""
    if county is None or len(agencies) < 2:
        return agencies
    return [agency for agency in agencies if _lies_in(agency, county)] or agencies


def _lies_in(agency: local.Agency, county: str) -> bool:
    wanted = local.place_key(county).removesuffix("county").removesuffix("parish")
    return any(near(wanted, local.place_key(one)) for one in agency.county.split(","))


def _misspelt(found: list[str], state: str, county: str | None) -> list[Candidate]:
    """The agency of the nearest place: in the county where that is known, else one letter off."""
    found = _corrected(found)
    kind, key = _kind(found), local.place_key(_place(found))
    if len(key) < 5 or kind in ("any", "state"):
        return []
    best: dict[int, list[local.Agency]] = {}
    most = 1 if len(key) < 8 else 2
    for other, number in local.keys_of_state(state):
        if abs(len(other) - len(key)) <= most and (edits := distance(key, other, most)) <= most:
            best.setdefault(edits, []).append(local.agency_numbered(number))
    for edits in sorted(best):
        agencies = _filtered(best[edits], kind, state)
        if kind == "police" and "county" in found:
            agencies = [agency for agency in agencies if agency.kind == "county-police"]
        if not agencies:
            continue
        reason = "misspelt: one letter" if edits == 1 else f"misspelt: {edits} letters"
        reason = reason if edits else "misspelt: what kind of body"
        there = [agency for agency in agencies if county and _lies_in(agency, county)]
        if there or edits == 0:
            return _ranked(there or agencies, state, reason, _MISSPELT)
        # another county, or a place that begins otherwise: most likely a place that is not listed
        if county and kind == "police":
            return []
        agencies = [a for a in agencies if local.place_key(a.name)[0] == key[0] and edits == 1]
        # counties are all listed, towns are not: a town that is misspelt may be another one
        return _ranked(agencies, state, reason, _MISSPELT if kind == "sheriff" else _DOUBTFUL)
    return []


def _ranked(
    agencies: list[local.Agency], state: str | None, reason: str, score: float
) -> list[Candidate]:
    by_id = {agency.id: agency for agency in agencies}
    if not by_id:
        return []
    if len(by_id) > 1:
        score, reason = _OPEN, f"one of {len(by_id)} of that name"
    elif state is None:
        # towns abroad and towns without a listed agency have police too; counties are all listed
        county = agencies[0].kind in ("sheriff", *_KINDS["state"])
        score, reason = _ONLY_ONE if county else _UNSURE, "the only one of that name"
    return [_candidate(agency, score, reason) for agency in by_id.values()]


def _candidate(agency: local.Agency, score: float, reason: str) -> Candidate:
    listed = entity(agency.listed) if agency.listed else None
    return Candidate(agency.id, (listed or local.entity_of(agency)).name, score, reason)
