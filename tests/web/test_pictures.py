"""Images of pages: each fact in its place, what is masked painted over in the pixels."""

import io
import re

import pytest
from fastapi.testclient import TestClient
from PIL import Image, ImageDraw, ImageFont
from tests.web.conftest import LOCAL

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

NUMBER = "078-05-1121"


def scan(path):
    """A page as a scanner makes it: no text layer, so that its words have to be recognised."""
    font = ImageFont.load_default(size=40)
    image = Image.new("L", (1700, 600), 255)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(
        ("Immigration and Customs Enforcement held more than", "46,000 people in detention.",
         f"Social Security number: {NUMBER}")
    ):  # fmt: skip
        pen.text((80, 80 + 90 * number), line, font=font, fill=0)
    image.save(path, dpi=(200, 200))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    from reportlab.pdfgen.canvas import Canvas

    folder = tmp_path_factory.mktemp("pictures")
    canvas = Canvas(str(folder / "letter.pdf"), pagesize=(600, 300))
    canvas.drawString(60, 240, "Immigration and Customs Enforcement held more than 46,000 people")
    canvas.drawString(60, 220, "in detention in March 2025.")
    canvas.drawString(60, 160, f"Social Security number: {NUMBER}")
    canvas.showPage()
    canvas.drawString(60, 240, "Nothing more was said on this page about anything at all.")
    canvas.save()
    scan(folder / "scan.png")
    (folder / "words.txt").write_text("Immigration and Customs Enforcement held 300 people.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    with Record.create(folder / "record") as record:
        pipeline.add(record, [folder], workers=1)
    return folder / "record"


@pytest.fixture(scope="module")
def visitor(made):
    with TestClient(create_app(made), LOCAL) as found:
        yield found


def address(visitor, name="letter.pdf"):
    documents = visitor.get("/documents.json").json()["documents"]
    return f"/documents/{next(one['doc_id'] for one in documents if one['doc'] == name)}"


def darkness(image, box):
    """The share of dark pixels inside a box."""
    grey = image.convert("L").crop(tuple(map(round, box)))
    return sum(grey.histogram()[:60]) / (grey.width * grey.height)


def test_a_fact_stands_in_its_place_on_the_page(visitor):
    here = f"{address(visitor)}/pages/1"
    page, twin = visitor.get(here).text, visitor.get(f"{here}.json").json()
    (fact,) = twin["facts"]
    assert "46,000" in fact["evidence"][0]["quote"]
    # points from the lower left corner to pixels from the upper left one
    scale = twin["width"] / 600
    first = fact["boxes"][0]
    assert 60 * scale - 5 < first[0] < first[2] < 560 * scale
    assert 40 * scale < first[1] < first[3] < 70 * scale
    assert len(re.findall(r"<rect ", page)) == len(fact["boxes"])
    assert f'href="{here}.png"' in page


def test_what_is_masked_is_painted_over_in_the_pixels(visitor):
    here = f"{address(visitor)}/pages/1"
    assert NUMBER not in visitor.get(here).text
    answer = visitor.get(f"{here}.png")
    assert answer.headers["content-type"] == "image/png"
    image = Image.open(io.BytesIO(answer.content))
    scale = image.width / 600
    # by its metrics in 12 point Helvetica the number begins 130 points after the line's start
    number = [at * scale for at in (196, 300 - 160 - 7, 245, 300 - 160 - 1)]
    words = [at * scale for at in (62, 300 - 160 - 7, 150, 300 - 160 - 1)]
    assert darkness(image, number) > 0.95
    assert 0 < darkness(image, words) < 0.5


def test_a_scan_is_recognised_again_for_the_places_of_its_words(visitor):
    here = f"{address(visitor, 'scan.png')}/pages/1"
    twin = visitor.get(f"{here}.json").json()
    (fact,) = twin["facts"]
    assert twin["why_not"] == ""
    assert [box[0] > 80 and 80 < box[1] < 220 for box in fact["boxes"]] == [True, True]
    image = Image.open(io.BytesIO(visitor.get(f"{here}.png").content))
    scale = image.width / twin["width"]
    masked = [at * scale for at in (80, 265, 900, 300)]
    assert darkness(image, masked) > 0.2  # ink alone makes a tenth of it
    assert darkness(image, [at * scale for at in (80, 85, 900, 120)]) < 0.2


def test_pages_lead_to_each_other_and_to_the_text(visitor):
    here = address(visitor)
    page = visitor.get(f"{here}/pages/1").text
    assert f'href="{here}/pages/2" rel="next"' in page
    assert f'href="{here}">as text' in page
    assert "Nothing here fitted" in visitor.get(f"{here}/pages/2").text
    assert f'href="{here}/pages/1"' in visitor.get(here).text


@pytest.mark.parametrize("rest", ["/pages/3", "/pages/0", "/pages/x", "/pages/3.png"])
def test_pages_that_are_not_there_are_answered_plainly(visitor, rest):
    assert visitor.get(address(visitor) + rest).status_code in (400, 404)


def test_what_has_no_pages_has_no_images(visitor):
    assert visitor.get(f"{address(visitor, 'words.txt')}/pages/1").status_code == 404
    assert "page images" not in visitor.get(address(visitor, "words.txt")).text


def test_a_public_copy_has_none(made):
    with TestClient(create_app(made, public=True), LOCAL) as mirror:
        here = address(mirror)
        for rest in ("", ".png", ".json"):
            assert mirror.get(f"{here}/pages/1{rest}").status_code == 404
        assert "/pages/" not in mirror.get(here).text


def test_a_file_that_is_gone_leaves_a_page_that_says_so(made, tmp_path):
    from shutil import copytree

    copytree(made, tmp_path / "record")
    with TestClient(create_app(tmp_path / "record"), LOCAL) as visitor:
        here = address(visitor)
        for file in (tmp_path / "record" / "vault").rglob("*"):
            if file.is_file():
                file.unlink()
        page = visitor.get(f"{here}/pages/1")
    assert page.status_code == 200
    assert "cannot be drawn" in page.text
