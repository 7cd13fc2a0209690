"""Two snapshots of a list: a typo fix is not a departure, and a departure is no typo."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.made import record, sheet_text

from plainview.sources.changes import KINDS, Listed, changes, count, listed
from plainview.sources.ice_287g import read

TFM, JEM = "Task Force Model", "Jail Enforcement Model"
DAY = "2025-03-07"


def entry(agency: str, state: str = "Ohio", model: str = TFM, signed: str | None = DAY) -> Listed:
    return Listed(state, agency, model, signed)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (entry("Elm Police Deparment"), entry("Elm Police Department"), {"corrected"}),
        (entry("Southampton Constable"), entry("Southhampton Constable"), {"corrected"}),
        (entry("macro island Police"), entry("Marco Island Police"), {"corrected"}),
        (entry("Ft. Elm Police"), entry("Fort Elm Police"), {"corrected"}),
        (entry("Elm State Highway Patrol"), entry("Elm Highway State Patrol"), {"corrected"}),
        (entry("Elm-Oak Jail"), entry("Elm Oak Jail"), {"corrected"}),
        # a list once filed a sheriff under another state
        (entry("Elm County Sheriff", "Minnesota"), entry("Elm County Sheriff", "Massachusetts"),
         {"corrected"}),
        (entry("Elm County Sheriff's Office"), entry("Elm County Sheriff's Department"),
         {"renamed"}),
        (entry("City of Elm Police"), entry("Elm Police"), {"renamed"}),
        (entry("Elm Ridge Police"), entry("Elm Ridge Public Police Services"), {"renamed"}),
        # one county for another, one body for another, one day for another: no slip
        (entry("Lee County Sheriff"), entry("Leo County Sheriff"), {"joined", "ended"}),
        (entry("Elm County Sheriff"), entry("Elm Police Department"), {"joined", "ended"}),
        (entry("Elm Police"), entry("Oak Police"), {"joined", "ended"}),
        (entry("Elm Police Deparment"), entry("Elm Police Department", signed="2025-09-01"),
         {"joined", "ended"}),
        # the other model is another agreement
        (entry("Elm Police"), entry("Elm Police", model=JEM), {"joined", "ended"}),
        (entry("Elm County Sheriff", "Ohio", signed=None), entry("Elm County Sheriff", "Utah",
         signed=None), {"joined", "ended"}),
        # only written differently: no change at all
        (entry("Elm Sheriff’s Office"), entry("ELM  Sheriff's Office"), set()),
        (entry("Elm Police"), entry("Elm Police", signed="2025-03-08"), {"corrected"}),
    ],
)  # fmt: skip
def test_one_entry_against_another(before: Listed, after: Listed, kinds: set[str]) -> None:
    assert {change.kind for change in changes([before], [after])} == kinds


def test_names_that_the_registry_has_for_one_agency_are_one_agreement() -> None:
    before = Listed("Ohio", "Elm Marshals", TFM, "2025-01-01", "ori-oh1")
    after = Listed("Ohio", "Office of the Oakland Bailiff", TFM, "2025-02-01", "ori-oh1")
    (change,) = changes([before], [after])
    assert (change.kind, change.before, change.after) == ("renamed", before, after)


def test_the_nearest_name_is_taken_and_each_used_once() -> None:
    before = [entry("Elmwood Police Deparment"), entry("Elmwod Police Department")]
    after = [entry("Elmwood Police Department")]
    assert count(changes(before, after)) == {
        "joined": 0, "ended": 1, "renamed": 0, "corrected": 1,
    }  # fmt: skip


def test_entries_come_from_the_facts_of_a_list() -> None:
    headings = ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"]
    text = sheet_text(S=[headings, ["OHIO", "Elm Police", TFM, DAY]])
    found = read(text)
    assert found is not None
    assert listed(found.facts[0]) == Listed("Ohio", "Elm Police", f"287(g) agreement: {TFM}", DAY)


names = st.sampled_from(
    ["Elm Police", "Elm Polcie", "Elm County Sheriff", "Oak Police", "Oak County Jail", "Ash PD"]
)
lists = st.lists(
    st.builds(
        Listed,
        st.sampled_from(["Ohio", "Utah"]),
        names,
        st.sampled_from([TFM, JEM]),
        st.sampled_from([DAY, "2025-04-01", None]),
    ),
    max_size=12,
)


@given(lists, lists)
def test_every_difference_is_told_once(before: list[Listed], after: list[Listed]) -> None:
    found = changes(before, after)
    gone = {each.key for each in before} - {each.key for each in after}
    come = {each.key for each in after} - {each.key for each in before}
    moved = [change for change in found if change.before and change.after]
    moved = [change for change in moved if change.before.key != change.after.key]  # type: ignore[union-attr]
    ended = [change.before for change in found if change.kind == "ended"]
    joined = [change.after for change in found if change.kind == "joined"]
    assert len(ended) + len(moved) == len(gone)
    assert len(joined) + len(moved) == len(come)
    assert {change.kind for change in found} <= set(KINDS)


@given(lists)
def test_a_list_against_itself_has_no_change(entries: list[Listed]) -> None:
    assert changes(entries, entries) == []


@pytest.mark.parametrize(
    ("first", "second", "raw", "most"),
    [
        ("participatingAgencies05012025am", "participatingAgencies06272025am", (225, 5), (223, 3)),
        ("participatingAgencies06272025am", "participatingAgencies08292025pm", (253, 34),
         (240, 21)),
        ("participatingAgencies03022026am", "participatingAgencies05182026am", (372, 28),
         (370, 26)),
    ],
)  # fmt: skip
def test_changes_between_the_real_lists(
    shared: Path, first: str, second: str, raw: tuple[int, int], most: tuple[int, int]
) -> None:
    lists_of_days = []
    for name in (first, second):
        found = read(record(shared, f"287g/participating/{name}.xlsx"))
        assert found is not None
        lists_of_days.append([each for fact in found.facts if (each := listed(fact))])
    before, after = ({each.key for each in entries} for entries in lists_of_days)
    assert (len(after - before), len(before - after)) == raw
    numbers = count(changes(*lists_of_days))
    assert numbers["joined"] <= most[0]
    assert numbers["ended"] <= most[1]
    # nothing real is explained away: what is left out is in the other two kinds
    assert raw[0] - numbers["joined"] == raw[1] - numbers["ended"]


def test_the_two_corrections_of_spring_2026(shared: Path) -> None:
    snapshots = []
    for name in ("03022026", "05182026"):
        text = record(shared, f"287g/participating/participatingAgencies{name}am.xlsx")
        found = read(text)
        assert found is not None
        snapshots.append([each for fact in found.facts if (each := listed(fact))])
    renamed = [
        (change.before.agency, change.after.agency)
        for change in changes(*snapshots)
        if change.before and change.after and change.before.key != change.after.key
    ]
    assert ("La Vernia Police Deparment", "La Vernia Police Department") in renamed
    assert any("Southampton" in old and "Southhampton" in new for old, new in renamed)
    assert len(renamed) == 2
