"""The large lists are what their scripts make of the publishers' files."""

from __future__ import annotations

from pathlib import Path

import pytest
from vocab_sources import build_federal_codes, build_local_agencies

from plainview.vocab import federal, local
from plainview.vocab.tables import DATA

HEADER = "ori,data_year,pub_agency_name,state_abbr,county_name,agency_type_name\n"
ROWS = [
    ("AL0130000,2025,Cherokee,AL,CHEROKEE,County", "S\tCherokee\tCherokee"),
    ("NY0303000,2025,New York,NY,NOT SPECIFIED,City", "P\tNew York\t\tnypd"),
    (
        "SC024SP00,2025,Highway Patrol:,SC,GREENWOOD,State Police",
        "H\tHighway Patrol:\tGreenwood\tus-sc-sp",
    ),
    ("KS0000100,2025,Riley County Police,KS,RILEY,County", "C\tRiley County Police\tRiley"),
    ("LA0480000,2025,Parish,LA,ST JOHN THE BAPTIST,City", "P\tParish\tSt. John the Baptist"),
    ("IL0570000,2025,McLean,IL,MCLEAN,County", "S\tMcLean\tMcLean"),
    ('MO0999900,2025, Kansas  Town ,MO,"CASS, CLAY",City', "P\tKansas Town\tCass, Clay"),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_rows_of_the_agency_list(row: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(HEADER + row + "\nFS0000001,2025,Peace Corps,FS,,Federal\n", encoding="utf-8")
    lines, left_out = build_local_agencies.table(path)
    assert lines[1:] == [f"{row[:9]}\t{expected}"]
    assert dict(left_out) == {"Federal": 1}


def test_the_agency_file_is_up_to_date(shared: Path) -> None:
    lines, _ = build_local_agencies.table(shared / "records" / "registry" / "fbi_lee_latest.csv")
    assert (DATA / local.FILE).read_text(encoding="utf-8").splitlines() == lines


def test_the_file_of_codes_is_up_to_date(shared: Path) -> None:
    path = shared / "records" / "registry" / "authoritative_agency_list.csv"
    lines, _ = build_federal_codes.table(path)
    assert (DATA / federal.FILE).read_text(encoding="utf-8").splitlines() == lines
