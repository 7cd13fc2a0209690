"""Which words of a text stand in quotation marks.

Two reports that quote the same statement owe each other nothing for it: the statement is an origin
of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from plainview.lineage.words import Words

# Curly and doubled marks say which end they are, straight ones are told by the blanks beside them.
# Statements of officials run to several sentences; two marks further apart are not a pair, unless
# a quotation goes on in the next paragraph and so has no closing mark
_QUOTATION = re.compile(
    r"“[^“”]{1,600}”|“[^“”\n]{1,600}(?=\n+“)"
    r"|``[^`]{1,600}?''"
    r"|(?:(?<=[\s(\[—–-])|^)\"(?=\S)[^\"]{1,600}(?<=\S)\"(?!\w)"
)


def quoted(words: Words) -> list[bool]:
    """For every word whether it is quoted."""
    marked = [False] * len(words.raw)
    for found in _QUOTATION.finditer(words.text):
        first = bisect_left(words.starts, found.start())
        last = bisect_left(words.starts, found.end())
        marked[first:last] = [True] * (last - first)
    return marked
