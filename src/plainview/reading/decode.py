"""Bytes to characters: Unicode first, then what the document declares, then what fits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_HIGH = bytes(range(0x80, 0x100))
# Some codecs that Python calls text run escapes or shift states that no web page declares honestly.
_REFUSED = {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
# https://encoding.spec.whatwg.org/#names-and-labels: these labels mean Windows-1252.
_LATIN = {"iso8859-1", "ascii", "latin-1", "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with the encoding used.

    `repaired` counts Windows-1252 characters found among UTF-8, `broken` the characters that no
    encoding explains and that read as U+FFFD.
    """

    content: str
    encoding: str
    repaired: int = 0
    broken: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode text; never raises. A byte order mark is no part of the content."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return _lenient(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _MULTIBYTE.search(data) and _mostly_utf8(data):
        return _mixed(data)
    encoding = _usable(declared) or _guess(data)
    return _single_byte(data) if encoding == "cp1252" else _lenient(data, encoding)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: Latin text leaves every second byte zero."""
    head = data[: _SAMPLE & ~1]
    if len(head) < 8:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        content = data.decode(encoding, "replace")
        return Decoded(content, encoding, broken=content.count("\ufffd"))


def _mostly_utf8(data: bytes) -> bool:
    head = data[:_SAMPLE]
    valid = sum(len(found.group()) for found in re.finditer(rb"[\xc2-\xf4][\x80-\xbf]+", head))
    high = len(head) - len(head.translate(None, _HIGH))
    # Where the sample holds no high byte at all, the stray ones further on count as mixed.
    return valid >= 0.5 * high


def _mixed(data: bytes) -> Decoded:
    """UTF-8 with stray Windows-1252 bytes, as in tables pasted together from several sources."""
    counts = {"repaired": 0, "broken": 0}

    def mend(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        run = error.object[error.start : error.end]
        # Several bytes that begin a UTF-8 character are a cut one; a lone byte is Windows-1252.
        if len(run) == 1:
            try:
                character = run.decode("cp1252")
            except UnicodeDecodeError:
                pass
            else:
                counts["repaired"] += 1
                return character, error.end
        counts["broken"] += 1
        return "\ufffd", error.end

    codecs.register_error("plainview.mend", mend)
    content = data.decode("utf-8", "plainview.mend")
    return Decoded(content, "utf-8", counts["repaired"], counts["broken"])


def _single_byte(data: bytes) -> Decoded:
    content = data.decode("cp1252", "replace")
    return Decoded(content, "cp1252", broken=content.count("\ufffd"))


def _usable(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    if name in _REFUSED or name == "utf-8":
        return None
    return "cp1252" if name in _LATIN else name


def _guess(data: bytes) -> str:
    """Windows-1252 for text with a few high bytes; charset-normalizer decides for the rest.

    On mostly ASCII text the statistics of a handful of bytes are noise: an é in English is taken
    for Turkish or Baltic letters.
    """
    head = data[:_SAMPLE]
    high = len(head) - len(head.translate(None, _HIGH))
    if high < max(32, 0.15 * len(head)):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return _usable(best.encoding) or "cp1252" if best else "cp1252"
