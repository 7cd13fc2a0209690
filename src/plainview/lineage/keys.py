"""Keys: small numbers by which documents that share text find each other, never all pairs.

A key is the hash of two neighbouring content words by their stems: names, numbers with what they
count, and the turns of phrase that outlive a translation or a spinner. Every second pair is kept,
by its hash and so the same ones in every document (Manber, "Finding Similar Files in a Large File
System", 1994). An excerpt keeps its share of the keys of the whole; a MinHash signature of fixed
length (Broder, 1997) would lose a short passage in a long document.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise

from plainview.lineage.words import STOP_WORDS, WORD, key

_BITS = 31  # of a word's hash; two of them fit into a signed database integer


_REMEMBERED = 1 << 18  # tokens


def keys(text: str) -> set[int]:
    """The keys of a document; two documents without common words have none in common."""
    # tokens are cut at blanks only, which is quick, and cleaned once for each different one
    words = [word for word in map(_hashes.__getitem__, text.split()) if word]
    return {one << _BITS | two for one, two in pairwise(words) if (one ^ two) & 1}


class _Hashes(dict[str, int]):
    """A hash of each token's stems, the same in every run; 0 for stop words and punctuation."""

    def __missing__(self, token: str) -> int:
        stems = [key(word) for word in WORD.findall(token.lower()) if word not in STOP_WORDS]
        digest = blake2b(" ".join(stems).encode(), digest_size=4).digest()
        if len(self) >= _REMEMBERED:
            self.clear()
        self[token] = max(1, int.from_bytes(digest) >> 1) if stems else 0
        return self[token]


_hashes = _Hashes()
