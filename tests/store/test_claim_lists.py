"""Lists of claims: read in their order from an index, however many there are."""

import json

import pytest
from tests.store.made import record_with

from plainview.store import sql_claims
from plainview.store.claim_reader import _condition

CLAIMS = [  # key, type, facts, documents, origins, disputed
    (1, "access", 5, 3, 1, 0),
    (2, "access", 5, 4, 2, 1),
    (3, "custody", 9, 4, 2, 0),
    (4, "access", 2, 1, 1, 2),
]
LISTED = [
    ({}, [3, 2, 1, 4]),
    ({"type": "access"}, [2, 1, 4]),
    ({"disputed": True}, [2, 4]),
    ({"type": "access", "min_origins": 2}, [2]),
    ({"orgs": ("org:harbour-board",)}, [3, 2, 1, 4]),
    ({"orgs": ("org:harbour-board",), "type": "custody"}, [3]),
    ({"orgs": ("org:nobody",)}, []),
]
WAYS = [
    ({}, "claims_in_order"),
    ({"type": "access"}, "claims_of_type"),
    ({"disputed": 1}, "claims_disputed"),
    ({"type": "access", "disputed": 1}, "claims_disputed"),
    ({"min_origins": 2}, "claims_in_order"),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with record_with(tmp_path_factory.mktemp("claims") / "r", 1, 2) as found:
        for key, *row in CLAIMS:
            given = (key, f"{key}" * 64, *row)
            found._connection.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", given)
            place = (key, key, "same", "", "")
            found._connection.execute("INSERT INTO claim_facts VALUES (?, ?, ?, ?, ?)", place)
        yield found


@pytest.mark.parametrize(("narrowed", "keys"), LISTED)
def test_those_on_the_most_origins_come_first(record, narrowed, keys):
    listed = [int(claim.id[0]) for claim in record.claims(**narrowed)]
    assert listed == keys
    assert record.count_claims(**narrowed) == len(keys)
    paged = [record.claims(**narrowed, limit=1, offset=n)[0].id[0] for n in range(len(keys))]
    assert [int(each) for each in paged] == keys


@pytest.mark.parametrize(("narrowed", "index"), WAYS)
def test_a_list_is_read_in_the_order_of_an_index(record, narrowed, index):
    where, values = _condition(**narrowed)
    statement = f"EXPLAIN QUERY PLAN {sql_claims.LIST.format(where=where)}"
    plan = record._connection.execute(statement, (*values, 25, 0)).fetchall()
    (found,) = [number for number, _, _, step in plan if step == "CO-ROUTINE c"]
    steps = [step for _, parent, _, step in plan if parent == found]
    assert len(steps) == 1 and f"INDEX {index}" in steps[0], steps


def test_who_is_named_is_looked_up(record):
    where, values = _condition(org=json.dumps(["org:harbour-board"]), type="access")
    statement = f"EXPLAIN QUERY PLAN {sql_claims.COUNT.format(where=where)}"
    plan = record._connection.execute(statement, values).fetchall()
    assert [step for *_, step in plan if step.startswith("SCAN") and "json_each" not in step] == []
