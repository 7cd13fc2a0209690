"""The sample's documents are complete, name their sources, and say what their sources say."""

from __future__ import annotations

import re
from functools import cache

import pytest
from sample.build import DOCUMENTS, HERE, NAMES, SINGLE, build, readme, suffix
from sample.source import Source, load

from plainview.reading import Limits, Reading, readings

SOURCES = load()
FILES = [source.file for source in SOURCES]
LEAVES = [leaf for source in SOURCES for leaf in (source.members or (source,))]
RECOGNISED = [source for source in SOURCES if source.scanned or source.file.endswith(".png")]
PLAIN = (".html", ".txt", ".md", ".json", ".csv")


@cache
def read(file: str) -> tuple[Reading, ...]:
    return tuple(readings((DOCUMENTS / file).read_bytes(), file, Limits()))


def words(text: str) -> list[str]:
    return re.findall(r"[\w$%.,'’]*\w%?", text)


def text_of(leaf: Source) -> str:
    """What the reader made of a document or member."""
    holder = next(source for source in SOURCES if leaf is source or leaf in source.members)
    for reading in read(holder.file):
        own = leaf is holder or reading.name.endswith((leaf.file, leaf.address or leaf.file))
        if own and reading.text:
            return reading.text.content
    raise AssertionError(f"{leaf.file} gave no text")


def test_at_least_fifteen_documents_in_all_formats() -> None:
    assert sorted(path.name for path in DOCUMENTS.iterdir()) == FILES
    assert len(FILES) >= 15
    assert {suffix(file) for file in FILES} == set(NAMES)
    assert any(source.scanned for source in SOURCES)
    assert any(suffix(leaf.file) == ".csv" for leaf in LEAVES)


def test_all_of_it_is_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 2_000_000


@pytest.mark.parametrize("source", SOURCES, ids=FILES)
def test_public_sources_are_named(source: Source) -> None:
    assert source.sources
    assert source.shows
    listed = (HERE / "README.md").read_text(encoding="utf-8")
    assert f"| {source.file} |" in listed
    for name in source.sources:
        assert name in listed
    for member in source.members:
        assert member.sources or member.tables


@pytest.mark.parametrize("leaf", LEAVES, ids=[leaf.file for leaf in LEAVES])
def test_each_text_names_its_public_source(leaf: Source) -> None:
    said = " ".join(text_of(leaf).split())
    assert "Public source" in said


@pytest.mark.parametrize(
    "leaf",
    [leaf for leaf in [*SOURCES, *LEAVES] if leaf.body and leaf not in RECOGNISED],
    ids=lambda leaf: leaf.file,
)
def test_documents_say_what_their_sources_say(leaf: Source) -> None:
    said = " ".join(text_of(leaf).split())
    for block in leaf.blocks:
        assert " ".join(block.removeprefix("## ").split()) in said


@pytest.mark.parametrize(
    "leaf", [leaf for leaf in LEAVES if leaf.tables], ids=lambda leaf: leaf.file
)
def test_sheets_hold_every_cell(leaf: Source) -> None:
    said = text_of(leaf)
    for table in leaf.tables:
        for value in (value for row in table.rows for value in row):
            assert str(value) in said


@pytest.mark.parametrize("source", RECOGNISED, ids=lambda source: source.file)
def test_scans_are_recognised(source: Source) -> None:
    wanted = words(" ".join(source.blocks))
    found = set(words(text_of(source)))
    missed = [word for word in wanted if word not in found]
    assert len(missed) <= 0.02 * len(wanted), missed
    assert not [word for word in missed if any(sign.isdigit() for sign in word)]


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(".html")])
def test_menus_and_share_links_are_not_text(file: str) -> None:
    source = SOURCES[FILES.index(file)]
    page = (DOCUMENTS / file).read_text(encoding="utf-8")
    for furniture in ("Subscribe", "Share by e-mail", "Most read", "cookies", "Privacy policy"):
        assert furniture in page
        assert furniture not in text_of(source)


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith((".html", ".json"))])
def test_pages_and_articles_have_headings(file: str) -> None:
    source = SOURCES[FILES.index(file)]
    text = read(file)[0].text
    assert text is not None
    heading = text.heading
    assert (heading.title, heading.published) == (source.title, source.published)
    assert (heading.address, heading.outlet) == (source.address, source.outlet)


def test_the_report_has_three_pages() -> None:
    text = read("mail-cover-audit.pdf")[0].text
    assert text is not None
    place = text.content.index("21% of those")
    anchor = text.at(place, place + 3)
    assert anchor is not None
    assert anchor.page == 2


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_masked_or_lost(file: str) -> None:
    for reading in read(file):
        assert not [problem for problem in reading.problems if problem.lost]
        assert reading.text is None or reading.text.masked == 0


@pytest.mark.parametrize("source", SOURCES, ids=FILES)
def test_building_twice_gives_the_same_bytes(source: Source) -> None:
    first = build(source)
    assert first == build(source)
    if suffix(source.file) in PLAIN:
        # Packed and drawn formats may change with the version of the tool that writes them.
        assert first == (DOCUMENTS / source.file).read_bytes()


def test_every_single_format_has_a_name() -> None:
    assert set(SINGLE) < set(NAMES)


def test_the_list_of_documents_is_current() -> None:
    assert (HERE / "README.md").read_text(encoding="utf-8") == readme(SOURCES)


NUMBERS = {
    "colorado-springs-arrests.html": ["114"],
    "colorado-springs-correction.html": ["105 immigration arrests", "114"],
    "detention-capacity.xlsx": ["38500", "41500", "47600", "62913", "46000"],
    "mail-cover-audit.pdf": ["about 49,000", "21%", "13%", "15%"],
    "mail-cover-requests.md": ["more than 60,000", "97%"],
    "case-management-award.png": ["$139 million", "$159 million"],
    "clearview-award-scan.pdf": ["$3.75 million", "$9,225,000"],
    "records-cap.md": ["up to 50,000 records a month"],
    "irs-ice-agreement.docx": ["April 7, 2025", "1.28 million", "47,300"],
    "irs-disclosures-ruling.json": ["42,695"],
    "diplomatic-security-detail.txt": ["up to 600"],
    "diplomatic-security-brief.json": ["2,000"],
    "staff-details.ods": ["3000", "13000"],
    "dmv-letter.html": ["290,000", "600,000"],
    "agreements-287g.xls": ["135", "1412"],
    "postal-inspectors-spun.html": ["Division of Homeland Safety"],
}


@pytest.mark.parametrize("file", NUMBERS)
def test_the_numbers_that_the_demo_shows(file: str) -> None:
    said = " ".join(text_of(SOURCES[FILES.index(file)]).split())
    assert [number for number in NUMBERS[file] if number not in said] == []


def test_the_spun_document_is_marked_as_a_demonstration() -> None:
    head = " ".join((HERE / "README.md").read_text(encoding="utf-8").split())
    assert "`postal-inspectors-spun.html` demonstrates what machine spinning does" in head
