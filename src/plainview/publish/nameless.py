"""Running words and findings as they may leave the machine: no people, in file names either."""

from __future__ import annotations

import re
from dataclasses import replace

from plainview.names import unlisted_people
from plainview.publish.file_names import public_name
from plainview.store.finding_rows import FindingRow
from plainview.store.rows import redact

_FILE = re.compile(
    r"https?://[^\s(){}]+|[^\s(){}]+\.[A-Za-z]\w{0,4}\b|(?<![\w-])[a-z]+(?:[-_][a-z\d]+){2,}(?![\w-])"
)
"""What may be the name of a file in running words, or the part of an address that tells a title."""


def nameless(words: str) -> str:
    """Words with the names of people without a listed office read as █."""
    words = redact(words, 0, tuple(unlisted_people(words)))
    return _FILE.sub(lambda found: public_name(found.group()), words)


def public_finding(row: FindingRow) -> FindingRow:
    """A finding whose file names show nobody: those of its quotes, and those that it is told in."""
    names = sorted({one.doc for one in row.evidence}, key=len, reverse=True)

    def words(text: str) -> str:
        for name in names:
            text = text.replace(name, public_name(name))
        return nameless(text)

    one = row.finding
    return FindingRow(
        replace(
            one,
            text=words(one.text),
            arithmetic=words(one.arithmetic),
            settled_by=words(one.settled_by),
        ),
        tuple(replace(each, doc=public_name(each.doc)) for each in row.evidence),
    )
