"""Word documents: everything that is said in them, nothing about who wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import pytest

from plainview.model import Unreadable
from plainview.reading import Reading, read

All = Callable[..., list[Reading]]


@pytest.fixture
def agreement(made: Any) -> bytes:
    document = docx.Document()
    document.core_properties.title = "Agreement on detainers"
    document.core_properties.author = "Jane Roe"
    document.core_properties.last_modified_by = "John Roe"
    document.core_properties.created = datetime(2025, 3, 4, tzinfo=UTC)
    document.sections[0].header.paragraphs[0].text = "DRAFT of March"
    document.sections[0].footer.paragraphs[0].text = "End of page"
    document.add_heading("Purpose", 1)
    document.add_paragraph(made.cap)
    table = document.add_table(2, 3)
    for index, value in enumerate(("Facility", "", "Beds", "Alpha", "North", "1,200")):
        table.cell(index // 3, index % 3).text = value
    nested = table.cell(1, 1).add_table(1, 2)
    nested.cell(0, 0).text, nested.cell(0, 1).text = "inner", "7"
    paragraph = document.add_paragraph("A line")
    paragraph.add_run().add_break()
    paragraph.add_run("and\tanother.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(name, content)
    return out.getvalue()


def test_everything_in_the_order_of_the_page(agreement: bytes, made: Any) -> None:
    text = read(agreement)
    assert text.content.split("\n") == [
        "DRAFT of March",
        "Purpose",
        made.cap,
        "Facility | Beds",
        "Alpha | North inner | 7 | 1,200",
        "A line",
        "and\tanother.",
        "End of page",
    ]


def test_title_and_date_but_nobody_s_name(agreement: bytes) -> None:
    text = read(agreement)
    assert (text.heading.title, text.heading.published) == ("Agreement on detainers", "2025-03-04")
    assert "Roe" not in repr(text.heading) + text.content


CHANGES = [
    (
        "deleted text is gone, inserted text is there",
        "<w:del><w:r><w:delText>old cap</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new cap</w:t></w:r></w:ins>",
        "new cap",
        "old cap",
    ),
    (
        "the alternate of a text box is not read twice",
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:r><w:t>fallback</w:t></w:r></mc:Fallback></mc:AlternateContent></w:r>",
        "\nboxed\n",
        "fallback",
    ),
    (
        "a field gives its result, not its code",
        "<w:r><w:instrText>PAGEREF secret</w:instrText></w:r><w:r><w:t>page 7</w:t></w:r>",
        "page 7",
        "PAGEREF",
    ),
    (
        "a content control is read through",
        "<w:sdt><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>",
        "chosen",
        "sdt",
    ),
]


@pytest.mark.parametrize(
    ("reason", "xml", "present", "absent"), CHANGES, ids=[case[0] for case in CHANGES]
)
def test_awkward_markup(
    reason: str, xml: str, present: str, absent: str, agreement: bytes, made: Any
) -> None:
    data = changed(agreement, "word/document.xml", f"<w:r><w:t>{made.cap}</w:t></w:r>", xml)
    content = read(data).content
    assert present in content and absent not in content, reason


def test_entities_are_not_expanded_and_damage_is_named(agreement: bytes, read_all: All) -> None:
    with zipfile.ZipFile(io.BytesIO(agreement)) as archive:
        body = archive.read("word/document.xml").decode()
    declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    attack = changed(
        changed(agreement, "word/document.xml", "Purpose", "Purpose&x;"),
        "word/document.xml",
        "<w:document",
        f"{declared}<w:document",
    )
    content = read(attack).content
    assert "Purpose" in content and body
    (reading,) = read_all(agreement[: len(agreement) // 2])
    assert [problem.code for problem in reading.problems] == ["damaged"]


def test_a_document_that_unpacks_to_a_bomb_is_refused(agreement: bytes, made: Any) -> None:
    huge = f"<w:r><w:t>{'a' * 20_000_000}</w:t></w:r>"
    plain = changed(agreement, "word/document.xml", f"<w:r><w:t>{made.cap}</w:t></w:r>", huge)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        bomb = made.zipped({name: archive.read(name) for name in archive.namelist()})
    with pytest.raises(Unreadable) as caught:
        read(bomb)
    assert caught.value.code == "archive_limit"
