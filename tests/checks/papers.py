"""A small record for the draft check: invented papers about real kinds of things."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plainview.extraction import extract
from plainview.model import Capture, Document, Heading, Text
from plainview.store import Record, pack

SEEN = "2026-01-01T00:00:00Z"

PAPERS = {
    "jail.txt": (
        "Quarry Post",
        "2025-05-02",
        "ICE held 1,240 people at the Fenwick jail on May 1, 2025, according to county logs. "
        "The jail was built for 900. The FBI lent up to 300 agents to the operation.\n\n"
        "The Internal Revenue Service gave ICE about 47,300 addresses in August 2025. "
        "ICE plans to spend $30 million on license plate readers.\n\n"
        "The sheriff does not need a warrant for the search. "
        "Customs and Border Protection made 6,700 queries a month.",
    ),
    "second.txt": (
        "Harbour Wire",
        "2025-09-03",
        "Nobody at the harbour had expected numbers. The Internal Revenue Service returned about "
        "47,300 addresses to ICE in August 2025, a court paper shows.\n\n"
        "Two towns on the coast argued about fog horns for the rest of the evening.",
    ),
    "hoax.txt": (
        "Marlow Ledger",
        "2025-09-09",
        "A post falsely claims that the Coast Guard bought 40 spy balloons. "
        "Did the Secret Service buy 75 of them? The Treasury Department, The Washington Post "
        "reported, paid $12 million for driver records in 2024.",
    ),
}


def record_of(folder: Path, papers: dict[str, tuple[str, str, str]]) -> Path:
    """A record that holds some papers: outlet, day and words by name."""
    place = folder / "record"
    with Record.create(place) as record:
        for name, (outlet, day, words) in papers.items():
            data = words.encode()
            document = Document(hashlib.sha256(data).hexdigest(), "text/plain", len(data))
            heading = Heading(title=None, published=day, outlet=outlet)
            text = Text(document.id, "plain/1", words, (), heading)
            record.add(
                pack(document, Capture(document.id, name, "file", SEEN), text, extract(text))
            )
        record.commit()
    return place
