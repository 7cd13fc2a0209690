"""JSON with the place of every value, so that a fact can quote it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plainview.sources.parts import Cell

_BLANK = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|-?Infinity|NaN")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and its run in the text, quotation marks included.

    `inside` holds the members of an object by key, or the items of a list by number.
    """

    value: Any
    start: int
    end: int
    path: str
    inside: dict[str, Node]

    def get(self, *keys: str) -> Node | None:
        """The value under keys, None where one is missing or the value is null."""
        node: Node | None = self
        for key in keys:
            node = node.inside.get(key) if node else None
        return node if node and node.value is not None else None

    def items(self) -> Iterator[Node]:
        """The items of a list, or the values of an object."""
        return iter(self.inside.values())

    def cell(self, content: str) -> Cell | None:
        """A value that is words or a number as a cell, without quotation marks; else None."""
        if isinstance(self.value, str):
            start, end = self.start + 1, self.end - 1
        elif isinstance(self.value, int | float) and not isinstance(self.value, bool):
            start, end = self.start, self.end
        else:
            return None
        return Cell(content[start:end], start, end, self.path, self.path) if end > start else None


def parse(content: str, start: int = 0) -> Node | None:
    """The JSON value at a place of a text; None where it is not well formed."""
    try:
        return _value(content, _skip(content, start), "", 0)
    except (ValueError, IndexError):
        return None


def _skip(content: str, place: int) -> int:
    found = _BLANK.match(content, place)
    assert found  # the pattern also matches nothing
    return found.end()


def _value(content: str, start: int, path: str, depth: int) -> Node:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    first = content[start]
    if first in "{[":
        return _container(content, start, path, depth)
    pattern = _STRING if first == '"' else _SCALAR
    found = pattern.match(content, start)
    if not found:
        raise ValueError(f"no JSON value at {start}")
    return Node(json.loads(found[0], strict=False), start, found.end(), path, {})


def _container(content: str, start: int, path: str, depth: int) -> Node:
    is_object = content[start] == "{"
    closing = "}" if is_object else "]"
    inside: dict[str, Node] = {}
    place = _skip(content, start + 1)
    while content[place] != closing:
        if is_object:
            key_run = _STRING.match(content, place)
            if not key_run:
                raise ValueError(f"no key at {place}")
            key = json.loads(key_run[0], strict=False)
            place = _skip(content, key_run.end())
            if content[place] != ":":
                raise ValueError(f"no colon at {place}")
            place = _skip(content, place + 1)
        else:
            key = str(len(inside))
        below = f"{path}.{key}" if is_object else f"{path}[{key}]"
        node = _value(content, place, below.lstrip("."), depth + 1)
        inside[key] = node
        place = _skip(content, node.end)
        if content[place] == ",":
            place = _skip(content, place + 1)
        elif content[place] != closing:
            raise ValueError(f"no comma at {place}")
    return Node(inside, start, place + 1, path, inside)
