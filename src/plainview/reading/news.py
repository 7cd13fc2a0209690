"""News articles as JSON: one object, a list of them, or one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from plainview.model import Heading, Problem, Unreadable
from plainview.reading.dates import edtf
from plainview.reading.decode import decode
from plainview.reading.parts import Draft, Material, Member
from plainview.reading.plain import encoding_problems
from plainview.reading.sniff import JSON_LINES

_ADVICE = "A news article needs the keys title and content_original, both text"
_BLANK = re.compile(r"[ \t\r\n,]*")


def read(material: Material) -> Draft:
    """One article gives its text, several become members.

    The text is `title + "\\n\\n" + content_original`, untrimmed. Raises Unreadable for broken JSON
    and for JSON of another shape.
    """
    decoded = decode(material.data)
    problems = encoding_problems(material, decoded)
    if material.media_type == JSON_LINES:
        found = list(_lines(decoded.content))
    else:
        value = _parsed(decoded.content)
        if isinstance(value, dict):
            return _article(material, value, problems)
        found = list(_items(decoded.content))
    members = []
    for number, (raw, value) in enumerate(found, 1):
        if is_article(value):
            members.append(Member(str(number), raw.encode("utf-8", "surrogatepass")))
        else:
            problems.append(_other_shape(material, value, str(number)))
    if not members:
        raise Unreadable("other_json", "No item of this JSON is a news article", _ADVICE)
    return Draft("news/1", None, problems=problems, members=members)


def is_article(value: object) -> bool:
    """Whether a JSON value has the shape of a news article."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("content_original"), str)
        and isinstance(value.get("title"), str)
    )


def _article(material: Material, value: dict[str, Any], problems: list[Problem]) -> Draft:
    if not is_article(value):
        raise Unreadable("other_json", "This JSON is not a news article", _ADVICE)
    return Draft(
        "news/1",
        value["title"] + "\n\n" + value["content_original"],
        heading=Heading(
            title=value["title"] or None,
            byline=_people(value.get("authors")),
            published=edtf(value.get("date")),
            address=_words(value.get("url")),
            outlet=_words(value.get("source")),
        ),
        problems=problems,
    )


def _parsed(content: str) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(
            "broken_json", f"This looks like JSON but is not well formed{where}"
        ) from error


def _lines(content: str) -> Iterator[tuple[str, object]]:
    for line in content.split("\n"):
        if not line.strip():
            continue
        try:
            yield line, json.loads(line)
        except (ValueError, RecursionError):
            yield line, None


def _items(content: str) -> Iterator[tuple[str, object]]:
    """The items of a JSON list with their own source text; the list is known to be well formed."""
    decoder = json.JSONDecoder()
    place = content.index("[") + 1
    while True:
        blank = _BLANK.match(content, place)
        assert blank  # the pattern also matches nothing
        place = blank.end()
        if content[place] == "]":
            return
        value, end = decoder.raw_decode(content, place)
        yield content[place:end], value
        place = end


def _other_shape(material: Material, value: object, where: str) -> Problem:
    if value is None:
        return material.problem("broken_json", "This line is not well-formed JSON", where)
    return material.problem("other_json", "This item is not a news article", where, _ADVICE)


def _people(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str) and item) or None
    return _words(value)


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
