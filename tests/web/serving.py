"""A record of awkward documents, served as people start it, for tests in a browser."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.conftest import copied

from plainview import pipeline
from plainview.store import Record

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
WORKED_OUT = {
    "/findings": "</main>",
    "/": "Through which hubs",
    "/institutions/us-ice": "</main>",
    "/ledgers/custody/charts": "</main>",
    "/ledgers/spending/charts": "</main>",
}
"""Pages that show something only once it is worked out beside them, each with a sign of it."""
LATER = "again in a"
"""What such a page says until then: load it again in a while, a minute, a moment."""


def make_awkward(folder: Path, demo: Path) -> None:
    """Put into a folder a record of the sample documents, a hostile page, a text of about 200
    pages, and a very long word."""
    papers = folder / "papers"
    papers.mkdir()
    (papers / "hostile.html").write_text(HOSTILE, encoding="utf-8")
    pages = [LONG.format(n=f"{40 + n},000") + FILLING + "\n\n" for n in range(900)]
    (papers / "long.txt").write_text("".join(pages), encoding="utf-8")
    (papers / f"{'unbroken' * 20}.txt").write_text(UNBROKEN, encoding="utf-8")
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    copied(demo, folder / "record")
    with Record.open(folder / "record", write=True) as record:
        pipeline.add(record, [papers], workers=1)
        pipeline.gather(record, workers=1)


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
        process.wait(timeout=60)


def settled(address: str, seconds: float = 180) -> str:
    """The address, once its pages of the sample documents show all that they ever will."""
    until = time.monotonic() + seconds
    for path, sign in WORKED_OUT.items():
        while not (LATER not in (shown := _asked(address + path)) and sign in shown):
            assert time.monotonic() < until, f"{path} is not worked out after {seconds} seconds"
            time.sleep(0.2)
    return address


def _asked(address: str) -> str:
    try:
        with urlopen(address) as answer:
            return answer.read().decode()
    except HTTPError as error:
        return error.read().decode()
