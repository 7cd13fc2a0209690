"""Local agencies by ORI: display names, ids, namesakes, and that they load only when asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.vocab import entity, registry, states
from plainview.vocab.local import (
    FILE,
    KINDS,
    agencies_at,
    agency_numbered,
    agency_with_ori,
    display_name,
    keys_of_state,
    place_key,
)
from plainview.vocab.registry import State
from plainview.vocab.tables import DATA

NAMES = [
    ("FL0130000", "Miami-Dade County Sheriff’s Office, Florida", "place alone, a sheriff"),
    ("AK0010100", "Anchorage Police Department, Alaska", "place alone, a city"),
    ("LA0090000", "Caddo Parish Sheriff’s Office, Louisiana", "parishes"),
    ("VA0290100", "Fairfax County Police Department, Virginia", "a county's police"),
    ("NB0280200", "Omaha Police Department, Nebraska", "the FBI's own code for the state"),
    ("SC024SP00", "South Carolina Highway Patrol", "a post of a state body"),
    ("IL0101500", "Parkland College Police Department, Illinois", "a campus"),
]
KEYS = [("De Kalb", "DeKalb"), ("Saint Clair", "St. Clair"), ("Mt. Vernon", "Mount Vernon")]


@pytest.mark.parametrize(("ori", "name", "why"), NAMES, ids=[row[2] for row in NAMES])
def test_display_names(ori: str, name: str, why: str) -> None:
    agency = agency_with_ori(ori)
    assert agency is not None
    assert display_name(agency) == name


def test_every_row_is_complete() -> None:
    rows = (DATA / FILE).read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) > 18_000
    oris = set()
    for row in rows:
        ori, kind, name, *rest = row.split("\t")
        assert len(ori) == 9, row
        assert kind in KINDS, row
        assert name.strip(), row
        assert len(rest) <= 2, row
        assert len(rest) < 2 or rest[1] in registry(), row
        oris.add(ori)
    assert len(oris) == len(rows)


def test_posts_of_one_state_body_are_one_entry() -> None:
    posts = [agency_with_ori(ori) for ori in ("SC024SP00", "SC023SP00")]
    assert {post.id for post in posts if post} == {"us-sc-sp"}
    rangers = [agency_with_ori(ori) for ori in ("TN0010500", "TN0010800")]
    assert {post.id for post in rangers if post} == {"ori-tn-state-park-rangers"}
    body = entity("ori-tn-state-park-rangers")
    assert body is not None and body.parent == "us-tn"
    assert body.aliases == ()


@pytest.mark.parametrize("state", states(), ids=lambda state: state.postal)
def test_every_state_has_its_police_and_its_motor_vehicle_agency(state: State) -> None:
    own = f"us-{state.postal.lower()}"
    police = entity("us-tx-dps" if state.postal == "TX" else f"{own}-sp")
    vehicles = entity(f"{own}-dmv")
    assert police is not None and police.parent == own
    assert vehicles is not None and vehicles.parent == own


def test_a_listed_agency_keeps_its_id() -> None:
    agency = agency_with_ori("NY0303000")
    assert agency is not None and agency.id == "nypd"


@pytest.mark.parametrize("ori", ["", "ZZ0000000", "FL013", "FL01300", "fl0130000"])
def test_oris_that_are_not_whole(ori: str) -> None:
    agency = agency_with_ori(ori)
    assert (agency.ori if agency else None) == (None if len(ori) < 7 or "Z" in ori else "FL0130000")


@pytest.mark.parametrize(("a", "b"), KEYS)
def test_places_have_one_key(a: str, b: str) -> None:
    assert place_key(a) == place_key(b)
    assert agencies_at(place_key(a)) == agencies_at(place_key(b)) != []


@given(st.sampled_from(["AL", "NE", "TX", "GU"]), st.data())
def test_entries_are_found_by_their_ids(postal: str, data: st.DataObject) -> None:
    _, number = data.draw(st.sampled_from(keys_of_state(postal)))
    agency = agency_numbered(number)
    entry = entity(agency.id)
    assert agency.state == postal
    assert entry is not None and entry.id == agency.id


def test_read_only_when_asked_for_and_quickly() -> None:
    code = (
        "import time; from plainview import vocab; vocab.entities(); vocab.entity('us-ice');"
        " from plainview.vocab import local; assert local._table.cache_info().currsize == 0;"
        " start = time.process_time(); local.agencies_at('cherokee');"
        " print(time.process_time() - start)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(runs) < 0.15
