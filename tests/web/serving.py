"""A record of awkward documents, served as people start it, for tests in a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns

from plainview import pipeline
from plainview.store import Record

SAMPLE = Path(__file__).parents[2] / "sample" / "documents"

HOSTILE = """<html><head><title>Readers <script>document.title='hacked'</script></title>
<link rel="canonical" href="javascript:document.title='hacked'">
<meta http-equiv="refresh" content="0; url=https://attacker.example/"></head>
<body onload="document.title='hacked'"><article><h1>Plate readers "><img src=x
onerror="document.title='hacked'"></h1>
<p>The Department of Homeland Security awarded Acme Readers Inc. a contract worth over $2 million
for license plate readers &lt;script&gt;document.title='hacked'&lt;/script&gt;, the agency said on
Tuesday.</p><p>&lt;img src=https://attacker.example/x onerror=alert(1)&gt; The agency did not say
how many readers it bought under the contract, or where they were put up last year.</p>
<iframe src="https://attacker.example/"></iframe></article></body></html>"""

LONG = (
    "Immigration and Customs Enforcement held more than {n} people in detention in March 2025.\n\n"
)
FILLING = (
    "Nobody asked for the ferry timetable, which hung beside the door of the harbour office. " * 8
)
UNBROKEN = "x" * 600


def make_record(folder: Path) -> Path:
    """The sample documents, a hostile page, a text of about 200 pages, and a very long word."""
    papers = folder / "papers"
    # what is read from images takes seconds a page and looks no different
    copytree(SAMPLE, papers, ignore=ignore_patterns("*.png", "*-scan.pdf"))
    (papers / "hostile.html").write_text(HOSTILE, encoding="utf-8")
    pages = [LONG.format(n=f"{40 + n},000") + FILLING + "\n\n" for n in range(900)]
    (papers / "long.txt").write_text("".join(pages), encoding="utf-8")
    (papers / f"{'unbroken' * 20}.txt").write_text(UNBROKEN, encoding="utf-8")
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    path = folder / "record"
    with Record.create(path) as record:
        pipeline.add(record, [papers], workers=1)
        pipeline.gather(record, workers=1)
    return path


@contextmanager
def served(record: Path, *options: str) -> Iterator[str]:
    """The address of `plainview serve` on a free port; the process ends with the block."""
    command = [sys.executable, "-m", "plainview", "--record", str(record), "serve"]
    process = subprocess.Popen(
        [*command, "--port", "0", "--json", *options], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        answer = ""
        for line in process.stdout:
            answer += line
            if line.startswith("}"):
                break
        yield json.loads(answer)["address"].rstrip("/")
    finally:
        process.terminate()
        process.wait(timeout=10)
