"""JSON with the place of every value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.sources.spans import Node, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def walk(node: Node) -> Iterator[Node]:
    yield node
    for item in node.items():
        yield from walk(item)


@given(VALUES, st.sampled_from([None, 1]))
def test_every_value_stands_where_it_says(value: Any, indent: int | None) -> None:
    content = json.dumps(value, indent=indent)
    node = parse(content)
    assert node is not None
    assert (node.start, node.end) == (0, len(content))
    for part in walk(node):
        written = json.loads(content[part.start : part.end])
        if not isinstance(part.value, dict):
            assert written == part.value
        elif isinstance(written, list):
            assert len(written) == len(part.inside)
        else:
            assert list(written) == list(part.inside)


@pytest.mark.parametrize(
    "content", ["", "{", "[1,", '{"a" 1}', '{"a": }', "[1 2]", "nul", '"open', "[" * 5000]
)
def test_what_is_no_json_is_none(content: str) -> None:
    assert parse(content) is None


def test_a_cell_is_the_value_without_its_quotation_marks() -> None:
    content = '{"a": {"b": ["x", 2.5, null]}}'
    node = parse(content)
    assert node is not None
    items = node.get("a", "b")
    assert items is not None
    cells = [item.cell(content) for item in items.items()]
    assert [cell and (cell.value, cell.address) for cell in cells] == [
        ("x", "a.b[0]"), ("2.5", "a.b[1]"), None
    ]  # fmt: skip
    assert node.get("a", "c") is None
