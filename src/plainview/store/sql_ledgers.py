"""Ledgers: a row for each fact, by what a ledger is ordered and narrowed by.

Facts that stand with another one in a claim are no rows of their own: `lead` is 0 for them. The
table follows the facts as tallies do, and the claims by triggers.
"""

from __future__ import annotations

from plainview.model import FACT_TYPES
from plainview.store.sql_dossiers import DAY

_COLUMNS = (
    "fact_key, type, lead, origins, stage, modality, day, reported, party, counterparty, matter,"
    " basis, said, outlet, amount, bound, share"
)
_INDEXED = (
    "origins", "stage", "modality", "day", "party", "counterparty", "matter", "basis", "said",
    "outlet", "amount", "bound", "share",
)  # fmt: skip
# stage: the rank of the status on its ladder; day: of the fact, or, where `reported`, of the
# document; amount, bound: the number that the ledger counts by, and the limit beside it;
# share: an occupancy, as it is stated or else as population over capacity.
_TABLE = f"""
CREATE TABLE ledger (
    fact_key INTEGER PRIMARY KEY REFERENCES facts (key),
    type TEXT NOT NULL,
    lead INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    modality TEXT NOT NULL,
    day TEXT,
    reported INTEGER NOT NULL,
    party TEXT COLLATE NOCASE,
    counterparty TEXT COLLATE NOCASE,
    matter TEXT COLLATE NOCASE,
    basis TEXT COLLATE NOCASE,
    said TEXT COLLATE NOCASE,
    outlet TEXT COLLATE NOCASE,
    amount REAL,
    bound REAL,
    share REAL
);
{"".join(f"CREATE INDEX ledger_by_{c} ON ledger (type, {c}) WHERE lead = 1;" for c in _INDEXED)}
CREATE TRIGGER ledger_stands AFTER INSERT ON claim_facts BEGIN
    UPDATE ledger SET lead = (new.fact_key = new.claim_key)
     WHERE fact_key = new.fact_key AND lead != (new.fact_key = new.claim_key);
END;
CREATE TRIGGER ledger_stands_alone AFTER DELETE ON claim_facts BEGIN
    UPDATE ledger SET lead = 1 WHERE fact_key = old.fact_key AND lead = 0;
END;
CREATE TRIGGER ledger_claimed AFTER INSERT ON claims BEGIN
    UPDATE ledger SET origins = new.origins
     WHERE fact_key = new.key AND origins != new.origins;
END;
CREATE TRIGGER ledger_counted AFTER UPDATE OF origins ON claims BEGIN
    UPDATE ledger SET origins = new.origins
     WHERE fact_key = new.key AND origins != new.origins;
END;
CREATE TRIGGER ledger_unclaimed AFTER DELETE ON claims BEGIN
    UPDATE ledger SET origins = 1 WHERE fact_key = old.key AND origins != 1;
END;
"""

SLOTS: dict[str, dict[str, tuple[str, ...]]] = {
    "access": {
        "party": ("provider", "program"),
        "counterparty": ("recipient",),
        "matter": ("category",),
        "basis": ("authority", "instrument"),
    },
    "spending": {
        "party": ("payer", "funder"),
        "counterparty": ("payee",),
        "matter": ("for",),
        "basis": ("instrument",),
    },
    "staffing": {
        "party": ("lender",),
        "counterparty": ("recipient",),
        "matter": ("staff_class", "task"),
        "basis": ("authority", "instrument"),
    },
    "custody": {
        "party": ("custodian", "operator"),
        "counterparty": ("facility",),
        "matter": ("population_held",),
    },
    "operation": {"party": ("agency", "lead"), "counterparty": ("place",), "matter": ("program",)},
    "target": {"party": ("setter", "announcer"), "counterparty": ("bound",)},
    "rule": {
        "party": ("issuer",),
        "counterparty": ("bound", "holder"),
        "matter": ("category", "condition"),
        "basis": ("instrument",),
    },
    "stance": {
        "party": ("holder",),
        "counterparty": ("addressee",),
        "matter": ("calls_for", "about"),
        "basis": ("instrument",),
    },
}
"""By type, the roles whose fillers stand in a column; a row is ordered by the first there is."""
AMOUNTS: dict[str, dict[str, tuple[str, ...]]] = {
    "access": {
        "amount": ("cap", "records_provided", "records_requested", "requests", "grants", "denials"),
        "share": ("grant_rate",),
    },
    "spending": {
        "amount": ("obligated", "spent", "appropriated", "requested", "planned"),
        "bound": ("ceiling",),
    },
    "staffing": {"amount": ("headcount", "workforce_size"), "share": ("share_of_workforce",)},
    "custody": {"amount": ("population",), "bound": ("capacity",), "share": ("occupancy",)},
    "operation": {"amount": ("arrests", "other_outcome"), "bound": ("agents",)},
    "target": {"amount": ("value", "units")},
    "rule": {"amount": ("limit", "units", "duration")},
    "stance": {"amount": ("signatories",)},
}
"""By type, the measures whose values stand in a column."""


def _ranked(field: str, names: tuple[str, ...]) -> str:
    """The place of a field's value among the names: the order of what may stand in a column."""
    whens = " ".join(f"WHEN '{name}' THEN {n}" for n, name in enumerate(names))
    return f"CASE {field} {whens} END" if len(names) > 1 else "1"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _filler(roles: tuple[str, ...]) -> str:
    return (
        "(SELECT ledger_name(n.name) FROM fact_roles AS r"
        " JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n"
        f" WHERE r.fact_key = f.key AND r.role IN ({_listed(roles)})"
        f" ORDER BY {_ranked('r.role', roles)}, r.n LIMIT 1)"
    )


def _value(measures: tuple[str, ...], more: str = "") -> str:
    return (
        "(SELECT coalesce(m.value, m.lo, m.hi) FROM fact_measures AS m"
        f" WHERE m.fact_key = f.key AND m.name IN ({_listed(measures)}) {more}"
        f" ORDER BY {_ranked('m.name', measures)}, m.n LIMIT 1)"
    )


_PEOPLE = _value(("population",), "AND m.unit IS NOT 'ratio' AND m.per IS NULL")
_ROOM = _value(("capacity",), "AND m.per IS NULL AND coalesce(m.value, m.lo, m.hi) > 0")


def _cell(column: str) -> str:
    """What stands in a column, type by type."""
    whens = []
    for kind in FACT_TYPES:
        roles, measures = SLOTS[kind].get(column), AMOUNTS[kind].get(column)
        if roles or measures:
            value = _filler(roles) if roles else _value(measures or ())
            if (kind, column) == ("custody", "share"):
                value = f"coalesce({value}, {_PEOPLE} / {_ROOM})"
            whens.append(f"WHEN '{kind}' THEN {value}")
    return f"CASE f.type {' '.join(whens)} END"


_STAGES = " ".join(
    f"WHEN '{kind.name} {status}' THEN {rank}"
    for kind in FACT_TYPES.values()
    for rank, status in enumerate(kind.statuses)
)
_ROWS = f"""
SELECT f.key, f.type,
       coalesce((SELECT m.claim_key = f.key FROM claim_facts AS m WHERE m.fact_key = f.key), 1),
       coalesce((SELECT c.origins FROM claims AS c WHERE c.key = f.key), 1),
       CASE f.type || ' ' || f.status {_STAGES} END, f.modality,
       coalesce(nullif({DAY}, ''), substr(d.published, 1, 10)), {DAY} = '',
       {_cell("party")}, {_cell("counterparty")}, {_cell("matter")}, {_cell("basis")},
       coalesce((SELECT s.name FROM fact_said AS s WHERE s.fact_key = f.key ORDER BY s.n LIMIT 1),
                d.outlet),
       d.outlet, {_cell("amount")}, {_cell("bound")}, {_cell("share")}
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
"""
COUNT_IN = f"INSERT OR REPLACE INTO ledger ({_COLUMNS}) {_ROWS} WHERE f.document_key = ?"
COUNT_OUT = "DELETE FROM ledger WHERE fact_key IN (SELECT key FROM facts WHERE document_key = ?)"
MIGRATION = f"{_TABLE} INSERT INTO ledger ({_COLUMNS}) {_ROWS};"
"""The table, filled from the facts that a record of an older version holds."""

WRONG = f"""
SELECT count(*) FROM (
  SELECT * FROM (SELECT {_COLUMNS} FROM ledger EXCEPT {_ROWS})
  UNION ALL SELECT * FROM ({_ROWS} EXCEPT SELECT {_COLUMNS} FROM ledger))
"""
"""How many rows differ from the facts and claims."""

ORDERS = ("party", "counterparty", "matter", "basis", "amount", "bound", "share", "stage", "day",
          "said", "origins")  # fmt: skip
"""The columns that a ledger can be ordered by."""

_THESE = "(SELECT value FROM json_each(?))"
# the ways in by a filter, and the same as a test of one row
INTO = {
    "org": "l.fact_key IN (SELECT fact_key FROM fact_bodies WHERE entity = ? AND type = ?)",
    "name": "l.fact_key IN (SELECT fact_key FROM fact_names WHERE name = ? COLLATE NOCASE)",
    "query": "l.fact_key IN (SELECT rowid FROM fact_search WHERE fact_search MATCH ?)",
    "stage": "l.stage = ?",
    "modality": "l.modality = ?",
    "year": "l.day >= ? AND l.day < ?",
    "outlet": "l.outlet = ?",
    "said": "l.said = ?",
    "origins": "l.origins >= ?",
    "keys": f"l.fact_key IN {_THESE}",
}
TESTS = INTO | {
    "org": "EXISTS (SELECT 1 FROM fact_names AS n WHERE n.fact_key = l.fact_key AND n.entity = ?)",
    "name": (
        "EXISTS (SELECT 1 FROM fact_names AS n"
        " WHERE n.fact_key = l.fact_key AND n.name = ? COLLATE NOCASE)"
    ),
    # a leading + keeps an index from being used, so that the order's is
    **{
        each: f"+{INTO[each]}".replace("AND l", "AND +l")
        for each in ("stage", "modality", "year", "outlet", "said", "origins")
    },
}
CHOSEN = "SELECT l.fact_key FROM ledger AS l WHERE l.type = ? AND l.lead = 1{filters} LIMIT ?"
PAGE = """
SELECT l.fact_key FROM ledger AS l WHERE {type} AND l.lead = 1{filters} AND {place}
 ORDER BY l.{order} {way}, l.fact_key {way} LIMIT ?
"""
VALUE_OF = """
SELECT l.fact_key, l.{order} FROM facts AS f JOIN ledger AS l ON l.fact_key = f.key
 WHERE f.id = ? AND l.type = ?
"""
STANDING = f"""
SELECT l.fact_key, c.id, l.origins, coalesce(c.documents, 1), coalesce(c.facts, 1),
       coalesce(c.disputed, 0), l.day, l.reported, l.share
  FROM ledger AS l LEFT JOIN claims AS c ON c.key = l.fact_key WHERE l.fact_key IN {_THESE}
"""
COUNT = "SELECT count(*) FROM ledger WHERE type = ? AND lead = 1"
COUNT_SHARED = f"{COUNT} AND origins > 1"
FACETS = {
    name: f"""
SELECT {value}, count(*) FROM ledger AS l WHERE {{type}} AND l.lead = 1{{keys}}
 GROUP BY 1 ORDER BY 2 DESC, 1
"""
    for name, value in (
        ("stage", "l.stage"),
        ("modality", "l.modality"),
        ("year", "substr(l.day, 1, 4)"),
        ("outlet", "l.outlet"),
        ("said", "l.said"),
        ("origins", "l.origins"),
    )
}
NAMED = """
SELECT n.entity, n.name, count(DISTINCT n.fact_key) FROM ledger AS l
  JOIN fact_names AS n ON n.fact_key = l.fact_key
 WHERE {type} AND l.lead = 1{keys} AND (n.entity > '' OR n.name GLOB 'data:*'
    OR n.name GLOB 'tech:*') GROUP BY n.entity, iif(n.entity > '', '', n.name) ORDER BY 3 DESC, 2
"""
BY_TYPE, BY_KEY = "l.type = ?", "+l.type = ?"
"""The way in by type, and as a test of rows that are found by their numbers."""
