"""What dossiers read: counts that follow the facts, exchanges, numbers, and facts by their day."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.made import packed, record_with

from plainview import pipeline
from plainview.store import Record, sql_dossiers, tallies

TOLD = {
    "addresses.txt": (
        "The Internal Revenue Service shares taxpayer addresses with Immigration and Customs"
        " Enforcement, court records show. Immigration and Customs Enforcement held more than"
        " 46,000 people in detention in March 2025."
    ),
    "again.txt": (
        "Immigration and Customs Enforcement held 47,600 people in detention in April 2025, and"
        " the Department of Homeland Security held 500 people in detention in 2024."
    ),
    "money.txt": (
        "Immigration and Customs Enforcement awarded Clearview AI a contract worth $2 million in"
        " September 2025. Homeland Security Investigations agents arrested 12 people in May 2025."
    ),
    "denied.txt": (
        "The Social Security Administration did not share taxpayer addresses with Immigration and"
        " Customs Enforcement."
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("told")
    for name, content in TOLD.items():
        (folder / name).write_text(content, encoding="utf-8")
    with Record.create(folder / "record") as record:
        pipeline.add(record, [folder / name for name in TOLD], workers=1)
        yield record


def wrong(record: Record) -> list[int]:
    return [record._connection.execute(each).fetchone()[0] for each in sql_dossiers.WRONG]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "remove", "rename"]), st.integers(4000, 4003)),
        max_size=8,
    )
)
def test_counts_follow_whatever_comes_and_goes(tmp_path_factory, steps):
    with record_with(tmp_path_factory.mktemp("steps") / "record", 4000) as record:
        for step, n in steps:
            item = packed(record.folder, n)
            document = item.document.id
            known = record.state(document) == "known"
            if step == "add":
                record.add(item, again=True)
                record.commit()
            elif known and step == "remove":
                record.remove(document, "no reason but the test")
            elif known:
                names = {
                    row.id: [(role.name, "us-ice" if n % 2 else None) for role in row.roles]
                    for row in record.facts_of(document)
                }
                record.rename(document, names)
        assert wrong(record) == [0, 0, 0]
        before = [list(record._connection.execute(f"SELECT * FROM {table}"))
                  for table in ("fact_bodies", "month_tallies", "exchanges")]  # fmt: skip
        record.count_again()
        after = [list(record._connection.execute(f"SELECT * FROM {table}"))
                 for table in ("fact_bodies", "month_tallies", "exchanges")]  # fmt: skip
        assert list(map(sorted, before)) == list(map(sorted, after))


def test_verification_counts_what_was_changed_from_outside(tmp_path):
    with record_with(tmp_path / "record", 4000) as record:
        assert tallies.wrong(record._connection) == 0
        record._connection.execute("UPDATE month_tallies SET facts = facts + 1")
        record._connection.execute("DELETE FROM fact_bodies WHERE entity = 'org:port-police'")
        assert any("tallies" in fault.what for fault in record.verify().faults)
        assert tallies.wrong(record._connection) >= 2


def test_a_record_of_an_older_version_is_filled_from_its_facts(tmp_path):
    with record_with(tmp_path / "record", 4000, 4001) as record:
        held = sorted(record._connection.execute("SELECT * FROM month_tallies"))
        for table in ("fact_bodies", "month_tallies", "exchanges"):
            record._connection.execute(f"DROP TABLE {table}")
        record._connection.execute("DROP INDEX fact_measures_by_name")
        record._connection.executescript(sql_dossiers.MIGRATION)
        assert sorted(record._connection.execute("SELECT * FROM month_tallies")) == held
        assert wrong(record) == [0, 0, 0]


def test_a_part_counts_for_the_bodies_above_it_and_once(told):
    def count(body, parts):
        return sum(row.facts for row in told.months(body, parts=parts))

    both = told.facts(orgs={"us-ice", "us-dhs", "us-hsi"}, limit=50)
    assert count("us-dhs", False) < count("us-dhs", True) == len(both)
    assert count("us-ice", True) > count("us-ice", False)  # HSI is a part of it
    assert count("", False) == told.count_facts()


def test_months_say_what_the_facts_say(told):
    custody = {row.month: row.facts for row in told.months("us-ice") if row.type == "custody"}
    assert {"2025-03", "2025-04"} <= set(custody)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-03", "2025-03~", {"2025-03"}),
        ("2025", "2025~", {"2025-03", "2025-04"}),
        ("2024", "2024~", set()),
        ("2026", "2027", set()),
    ],
)
def test_facts_are_found_by_their_day(told, first, last, expected):
    rows = told.facts_within(["us-ice"], ["custody"], first, last)
    days = {(row.time.as_of or row.time.start or row.time.event)[:7] for row in rows if row.time}
    assert days == expected


def test_pages_of_days_join_without_gap_or_overlap(told):
    types = ["access", "custody", "spending", "operation"]
    whole = [row.id for row in told.facts_within(["us-ice", "us-dhs"], types, "", "~", limit=50)]
    parts = [
        row.id
        for offset in range(0, len(whole), 2)
        for row in told.facts_within(["us-ice", "us-dhs"], types, "", "~", limit=2, offset=offset)
    ]
    assert whole == parts and len(set(whole)) == len(whole)


def test_exchanges_have_a_giver_a_taker_and_a_category(told):
    given, taken = told.exchanges(["us-ice"])
    assert ("us-irs", "data:tax_address") in {(one.giver, one.what) for one in taken}
    assert ("spending", "co-clearview") in {(one.type, one.taker) for one in given}


def test_what_is_negated_is_no_exchange(told):
    denied = [row for row in told.facts(org="us-ssa") if row.polarity == "-"]
    assert denied
    given, taken = told.exchanges(["us-ssa"])
    assert given == taken == []


def test_bodies_shown_together_exchange_nothing_with_each_other(told):
    given, taken = told.exchanges(["us-ice", "us-irs"])
    assert not any(one.type == "access" for one in (*given, *taken))


def test_numbers_carry_their_day_and_what_narrows_them(told):
    rows = told.numbers(
        ["us-ice"], "custody", roles=["custodian"], measures=["population"],
        narrowing=["population_held"],
    )  # fmt: skip
    assert [(row.day, row.value) for row in rows] == [("2025-03", 46000.0), ("2025-04", 47600.0)]
    assert {row.unit for row in rows} == {"people"}


def test_notable_facts_are_those_of_most_origins_one_a_claim(tmp_path):
    for n, outlet in enumerate(("Harbor Post", "Valley Wire")):
        story = f"{outlet}. Immigration and Customs Enforcement held 46,000 people in March 2025."
        (tmp_path / f"{n}.txt").write_text(story, encoding="utf-8")
    (tmp_path / "alone.txt").write_text(
        "Immigration and Customs Enforcement held 212 people in one hall in June 2025.", "utf-8"
    )
    with Record.create(tmp_path / "record") as record:
        pipeline.add(record, sorted(tmp_path.glob("*.txt")), workers=1)
        pipeline.gather(record, workers=1)
        rows = record.notable(["us-ice"], "custody", limit=10)
        facts = record.facts_numbered([row.key for row in rows])
    values = [fact.measures[0].value for fact in facts]
    assert values.count(46000.0) == 1
    assert [row.origins for row in rows] == sorted((row.origins for row in rows), reverse=True)


def test_no_query_of_a_dossier_reads_a_whole_table(told):
    many = '["us-ice", "us-dhs"]'
    asked = {
        sql_dossiers.LATEST.format(role=sql_dossiers.ON_ROLES): ("us-ice", "custody", many, 9),
        sql_dossiers.MONTHS: ("us-ice", 0),
        sql_dossiers.WITHIN: ("", "custody", "2025", "2026", 9),
        sql_dossiers.GIVEN: (many,),
        sql_dossiers.TAKEN: (many,),
        sql_dossiers.FIGURES: (many, many, many, "custody", many),
        sql_dossiers.MEASURED: ("ceiling", 9),
        sql_dossiers.NAME: ("us-ice",),
        sql_dossiers.SURFACES: ("us-ice", many),
    }
    for statement, values in asked.items():
        plan = told._connection.execute("EXPLAIN QUERY PLAN " + statement, values).fetchall()
        scanned = [step[3] for step in plan if step[3].startswith("SCAN ")]
        assert all("json_each" in step for step in scanned), (statement, scanned)


def test_the_words_for_a_body_show_nobody(tmp_path: Path):
    (tmp_path / "a.txt").write_text(
        "ICE held 46,000 people in March 2025. The agency held 47,600 people in April 2025.",
        "utf-8",
    )
    with Record.create(tmp_path / "record") as record:
        pipeline.add(record, [tmp_path / "a.txt"], workers=1)
        keys = [row.key for row in record.notable(["us-ice"], "custody", limit=9)]
        assert {row.surface for row in record.surfaces_in("us-ice", keys)} == {"ICE"}
