"""Documents that are made to break pages: each carries a canary, and a fact so that it is shown.

A canary that runs sets `window.ran`, renames the page, or asks for an address elsewhere.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from openpyxl import Workbook
from reportlab.pdfgen import canvas

RUN = "window.ran=1;document.title='hacked'"
SCRIPT = f"<script>{RUN}</script>"
IMAGE = f'"><img src="https://attacker.example/x" onerror="{RUN}">'
JAVASCRIPT = f"javascript:{RUN}"
MEGABYTE = 1_000_000
RIGHT_TO_LEFT = "\u202e\u2067evil\u202d\u200f"
TURNS = RIGHT_TO_LEFT * 40

PAGE = """<html><head><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<link rel="canonical" href="{address}"><meta http-equiv="refresh" content="0; url={address}">
<meta property="article:published_time" content="2025-03-0{day}T08:00:00Z"></head>
<body onload="{run}"><article><h1>{title}</h1>{body}</article></body></html>"""
ENTITY = '<!ENTITY {name} "{value}">'


def held(number: int, after: str = "") -> str:
    """A fact of its own, the same figure with another value, so that findings tell of it."""
    return f"ICE held {number:,} people in detention on March 3, 2025{after}."


def told(number: int) -> str:
    """Paragraphs that a reader of web pages takes for the main text."""
    filling = "The agency did not say who had counted them, or where the people were held."
    return f"<p>{held(number)} {filling}</p><p>{filling} {filling}</p>"


def html(title: str, body: str, *, outlet: str = "Wire", address: str = JAVASCRIPT) -> str:
    quoted = {"title": title, "outlet": outlet, "address": address}
    safe = {name: value.replace('"', "&quot;") for name, value in quoted.items()}
    return PAGE.format(**safe, run=RUN.replace('"', "&quot;"), body=body, day=4)


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def make(folder: Path) -> None:
    """Write all of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _texts().items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "nulls.txt").write_bytes(
        b"\0\0".join(held(45_100).encode().split()) + b"\x1b[31m\x07"
    )
    _laughs(folder / "laughs.docx")
    _sheet(folder / "sheet.xlsx")
    _pdf(folder / "title.pdf")
    with zipfile.ZipFile(folder / "names.zip", "w") as archive:
        archive.writestr(f"../../{SCRIPT.replace('/', '-')}.txt", held(45_200))
        archive.writestr("a/" * 60 + "deep.txt", held(45_250))


def _texts() -> dict[str, str]:
    fake = '</p></div></main><mark class="custody chosen" id="main"><a href="#here">fact</a></mark>'
    return {
        "script.html": html(f"Held {SCRIPT}{IMAGE}", told(46_000) + SCRIPT + escaped(SCRIPT)),
        "fake-marks.html": html(
            escaped(fake), f"{told(46_700)}<p>{escaped(fake)} {fake} <b>Nobody closed this.</p>"
        ),
        "entities.html": html(
            "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; &#x202e;&#0;&#xD800;",
            f"{told(47_300)}<p>{escaped(escaped(SCRIPT))} &#60;script&#62;{RUN}&#60;/script>",
        ),
        "nested.html": html("Nested", "<div><b><i>" * 20_000 + told(48_100)),
        "word.txt": f"{'W' * 20_000}\n\n{held(48_600)} {'é' * 9_000} {'/' * 500}\n",
        "right-to-left.txt": f"{RIGHT_TO_LEFT}\n\n{held(49_000, RIGHT_TO_LEFT)} " + TURNS,
        "line.txt": _line(),
        "article.json": json.dumps(
            {
                "title": f"{SCRIPT}{{{{ 7 * 7 }}}}{{% raw %}}${{7*7}}",
                "content_original": f"{held(50_200)} {IMAGE} {held(50_200, SCRIPT)}",
                "source": f"Wire {IMAGE}",
                "url": JAVASCRIPT,
                "date": "2025-03-05",
            }
        ),
        "data-address.json": json.dumps(
            {
                "title": "Held again " * 300,
                "content_original": held(50_900),
                "source": "x" * 3_000,
                "url": f"data:text/html,{SCRIPT}",
                "date": "2025-03-06",
            }
        ),
        "formulas.csv": (
            "Facility,People,Note\n"
            f'"=cmd|\' /C calc\'!A0",45,"@SUM(1+1)*{SCRIPT}"\n'
            f'"+1+1","-2","{SCRIPT}"\n"=HYPERLINK(""{JAVASCRIPT}"")",7,"{"=" * 400}"\n'
        ),
        "mail.eml": (
            f"From: ICE {SCRIPT} <press@ice.example>\nTo: desk@example.org\n"
            f"Subject: {SCRIPT} {IMAGE}\nDate: Tue, 4 Mar 2025 10:00:00 +0000\n"
            f"Content-Type: text/html\n\n<html><body onload=\"{RUN}\">{told(51_300)}{SCRIPT}"
            f"<a href=\"{JAVASCRIPT}\">click</a></body></html>\n"
        ),
        f"{IMAGE.replace('/', '-')[:120]}.txt": held(51_900),
        f"{'long-name-' * 24}.txt": held(52_400),
        "}}{% endblock %}{{ 7*7 }}.txt": held(52_900, " {{ 7 * 7 }} {% include 'base.html' %}"),
    }  # fmt: skip


def _line() -> str:
    """5 MB in one line, of words that say nothing."""
    word = "tide" * 24
    count = 5 * MEGABYTE // (len(word) + 1)
    return f"{held(49_500)} " + " ".join([word] * count)


def _laughs(path: Path) -> None:
    """A Word file whose one word unfolds to a thousand million."""
    entities = [ENTITY.format(name="l0", value="lol")]
    entities += [ENTITY.format(name=f"l{n}", value=f"&l{n - 1};" * 10) for n in range(1, 10)]
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<?xml version="1.0"?><!DOCTYPE d [{"".join(entities)}]><w:document xmlns:w="{space}">'
        f"<w:body><w:p><w:r><w:t>{held(53_400)} &l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", document)


def _sheet(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "<b>'\"&sheet"
    sheet.append(["Facility", f"People {SCRIPT}", "x" * 5_000])
    sheet.append([SCRIPT, 45, "=1+1"])
    sheet.append([held(53_900), RIGHT_TO_LEFT, IMAGE])
    book.save(path)


def _pdf(path: Path) -> None:
    drawn = canvas.Canvas(str(path))
    drawn.setTitle(SCRIPT)
    drawn.setAuthor(IMAGE)
    drawn.drawString(72, 700, held(54_400))
    drawn.drawString(72, 680, SCRIPT)
    drawn.linkURL(JAVASCRIPT, (72, 600, 200, 640))
    drawn.save()
