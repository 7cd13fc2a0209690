"""Bytes to characters: what real files have been through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.reading.decode import decode

CASES = [
    ("UTF-8", "café “quote”".encode(), "café “quote”", 0, 0),
    ("mark is no content", "\ufeffcafé".encode(), "café", 0, 0),
    ("UTF-16 with a mark", "café".encode("utf-16"), "café", 0, 0),
    ("UTF-16 without a mark", "plain words".encode("utf-16-be"), "plain words", 0, 0),
    ("Windows quotes", "the “cap” – 1,200".encode("cp1252"), "the “cap” – 1,200", 0, 0),
    ("UTF-8 with a Windows dash", "café “a” ".encode() + b"\x96 b", "café “a” – b", 1, 0),
    ("cut UTF-8 character", "“a” café ".encode() + b"\xe2\x80 end", "“a” café \ufffd end", 0, 1),
    ("byte that Windows lacks", "“a” ".encode() + b"\x9d end", "“a” \ufffd end", 0, 1),
    ("line endings stay", b"a\r\nb\rc\n", "a\r\nb\rc\n", 0, 0),
]


@pytest.mark.parametrize(
    ("reason", "data", "content", "repaired", "broken"), CASES, ids=[case[0] for case in CASES]
)
def test_decoding(reason: str, data: bytes, content: str, repaired: int, broken: int) -> None:
    found = decode(data)
    assert (found.content, found.repaired, found.broken) == (content, repaired, broken), reason


def test_declared_encoding_counts_where_bytes_are_not_unicode() -> None:
    assert decode("Straße Łódź".encode("iso8859-2"), "iso-8859-2").content == "Straße Łódź"
    assert decode("“quote”".encode("cp1252"), "iso-8859-1").content == "“quote”", "WHATWG rule"
    assert decode("“quote”".encode(), "iso-8859-1").content == "“quote”", "valid UTF-8 wins"
    for label in ("utf-7", "hex", "rot13", "no-such", "unicode_escape", "x\0y"):
        assert decode("“quote”".encode("cp1252"), label).content == "“quote”", label


def test_a_text_in_another_script_is_recognised() -> None:
    text = "Агентство сообщило о числе задержанных и о договоре. " * 20
    assert decode(text.encode("cp1251")).content == text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "shift_jis", "cp037", "utf-16"]))
def test_any_bytes_decode(data: bytes, declared: str | None) -> None:
    found = decode(data, declared).content
    assert found.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == found
    assert bool(found) <= bool(data)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).content == text
