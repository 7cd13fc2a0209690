"""Public records as JSON: a Text of the JSON as it stands, so that evidence can quote it.

Only shapes that are known are taken; of any other JSON nobody could say what it states.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from plainview.model import MASK
from plainview.reading import news
from plainview.reading.decode import decode
from plainview.reading.parts import Draft, Material
from plainview.reading.plain import encoding_problems
from plainview.reading.sniff import JSON_LINES

# Without one of these no JSON is a record; news, which is most, need not be parsed twice.
_MARKS = (
    b'"generated_unique_award_id"',
    b'"spending_level"',
    b'"Transaction Amount"',
    b'"toptier_code"',
    b'"awardingAgencies"',
    b'"schema"',
)
_PERSONS = ("Person", "UserAccount", "Passport", "Identification")
_ITEMS = re.compile(r"\s*\[|\s*\{\s*\"entities\"\s*:\s*\[")
_BETWEEN = re.compile(r"[\s,]*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?', re.S)
_OFFICERS = re.compile(r'"officers"\s*:\s*\[')


def read(material: Material) -> Draft:
    """The text of a record of a known shape; any other JSON is read as news.

    What the shape marks as about persons (officers, entities of the schema Person) is masked, one
    character for one. Raises Unreadable as the reader of news does.
    """
    if any(mark in material.data for mark in _MARKS):
        decoded = decode(material.data)
        lines = material.media_type == JSON_LINES
        values = _values(decoded.content, lines=lines)
        if values and all(map(is_record, values)):
            problems = encoding_problems(material, decoded)
            content, count = _spared(decoded.content)
            return Draft("record-json/1", content, problems=problems, masked=count)
    return news.read(material)


def is_record(value: object) -> bool:
    """Whether a JSON value has the shape of a record that is known to be public."""
    if not isinstance(value, dict):
        return False
    results = isinstance(value.get("results"), list)
    return (
        "generated_unique_award_id" in value
        or (results and ("spending_level" in value or "toptier_code" in value))
        or (results and all(map(_is_transaction, value["results"])) and value["results"] != [])
        or (value.get("type") == "FeatureCollection" and "awardingAgencies" in value)
        or _is_entity(value)
        or (isinstance(value.get("entities"), list) and all(map(_is_entity, value["entities"])))
    )


def _is_transaction(value: object) -> bool:
    """A modification of an award as a search of USAspending gives it."""
    return isinstance(value, dict) and {"Award ID", "Transaction Amount"} <= value.keys()


def _is_entity(value: object) -> bool:
    """An entity as FollowTheMoney writes it."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("id"), str)
        and isinstance(value.get("schema"), str)
        and isinstance(value.get("properties"), dict)
    )


def _values(content: str, *, lines: bool) -> list[Any]:
    try:
        if not lines:
            value = json.loads(content)
            return value if isinstance(value, list) else [value]
        return [json.loads(line) for line in content.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return []


def _spared(content: str) -> tuple[str, int]:
    """The JSON with what describes persons masked, as long as it was, and how many values."""
    parts, place, count = [], 0, 0
    for start, end in _persons(content):
        hidden, values = _masked(content[start:end])
        parts += [content[place:start], hidden]
        place, count = end, count + values
    return "".join((*parts, content[place:])), count


def _persons(content: str) -> list[tuple[int, int]]:
    """The runs of entities that are persons, and of lists of officers, in their order."""
    found = [
        (start, end)
        for start, end, value in _items(content)
        if isinstance(value, dict) and value.get("schema") in _PERSONS
    ]
    found += [
        (mark.end() - 1, _closing(content, mark.end() - 1)) for mark in _OFFICERS.finditer(content)
    ]
    return sorted(found)


def _items(content: str) -> Iterator[tuple[int, int, object]]:
    """The items of a list, of a list under "entities", or of lines, with their runs."""
    opening = _ITEMS.match(content)
    place = opening.end() if opening else 0
    decoder = json.JSONDecoder()
    while True:
        blank = _BETWEEN.match(content, place)
        place = blank.end() if blank else place
        if place >= len(content) or content[place] != "{":
            return
        value, end = decoder.raw_decode(content, place)
        yield place, end, value
        place = end


def _closing(content: str, start: int) -> int:
    """One past the bracket that closes the one at `start`; strings may hold brackets."""
    depth, place = 0, start
    while place < len(content):
        sign = content[place]
        if sign == '"':
            found = _STRING.match(content, place)
            place = (found.end(1) + 1) if found else place + 1
            continue
        depth += (sign in "{[") - (sign in "}]")
        place += 1
        if depth == 0:
            return place
    return len(content)


def _masked(run: str) -> tuple[str, int]:
    """A run with the words of its values masked, and how many; keys, schema and id stay."""
    count = 0

    def masked(found: re.Match[str]) -> str:
        nonlocal count
        before = run[max(0, found.start() - 12) : found.start()].rstrip(": \n\t")
        if found[2] or before.endswith(('"id"', '"schema"')):
            return found[0]
        count += bool(found[1])
        return f'"{MASK * len(found[1])}"'

    return _STRING.sub(masked, run), count
