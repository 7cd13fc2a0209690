"""Findings in words for a page: documents by their titles, and a heading of a readable length."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plainview.store.finding_rows import FindingRow
from plainview.store.rows import DocumentRow
from plainview.web.visible import Visible

LONGEST = 140
"""Letters of a heading; what goes on stands below it."""
_TITLE = 60
_SHORTEST = 25
_BREAK = re.compile(r"(?<=[a-z\d)%])[.;:] (?=\S)")


def told(record: Visible, rows: Sequence[FindingRow]) -> list[str]:
    """What findings say, with the titles of the documents that they rest on for their files."""
    ids = {one.doc_id for row in rows for one in row.evidence}
    return in_titles(rows, record.documents_by_id(ids))


def in_titles(rows: Sequence[FindingRow], documents: Mapping[str, DocumentRow]) -> list[str]:
    """The same, where the documents are at hand."""
    return [_in_titles(row, documents) for row in rows]


def _in_titles(row: FindingRow, documents: Mapping[str, DocumentRow]) -> str:
    titles = {
        one.doc: f"“{shortened(found.title, _TITLE)}”"
        for one in row.evidence
        if (found := documents.get(one.doc_id)) and found.title and one.doc
    }
    if not titles:
        return row.finding.text
    # all at once, the longest first: the name of one file can be part of another's, or of a title
    names = sorted(map(re.escape, titles), key=len, reverse=True)
    return re.sub("|".join(names), lambda found: titles[found.group()], row.finding.text)


def shortened(title: str, most: int) -> str:
    """A title of at most so many letters, cut at a word."""
    words = " ".join(title.split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    whole = cut.rpartition(" ")[0] if " " in cut[most // 2 :] else cut
    return whole.rstrip(" ,;:–—-") + "…"


def headed(text: str) -> tuple[str, str]:
    """What a finding says as a heading, and what goes on below it, "" where all is said.

    It is cut between sentences or clauses, never within a title or brackets.
    """
    if len(text) <= LONGEST:
        return text, ""
    for found in _BREAK.finditer(text, _SHORTEST, LONGEST):
        heading, rest = text[: found.start()], text[found.end() :]
        if all(heading.count(a) == heading.count(b) for a, b in ("“”", "()")):
            return heading + ("." if found.group()[0] == "." else ""), rest[0].upper() + rest[1:]
    return text, ""
