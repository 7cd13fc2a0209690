"""Where passages go back to, in webs of documents drawn by hand."""

from __future__ import annotations

import pytest

from plainview.lineage.direction import OTHER, SOURCE, UNKNOWN, Direction
from plainview.lineage.origins import Link, Stretch, Web
from plainview.model import Alignment

FIRST = Direction(SOURCE, 0.9, "")
SECOND = Direction(OTHER, 0.9, "")
OPEN = Direction(UNKNOWN, 0.5, "")


def _link(
    source: str,
    other: str,
    direction: Direction = FIRST,
    *,
    shares: tuple[float, float] = (0.9, 0.9),
    passages: tuple[tuple[int, int, int, int], ...] = ((0, 1000, 0, 1000),),
    likeness: float = 1.0,
) -> Link:
    found = tuple(Alignment(*passage, likeness) for passage in passages)
    return Link(source, other, 0.9, *shares, direction, found)


@pytest.mark.parametrize(
    ("links", "document", "expected"),
    [
        ([_link("a", "b")], "b", "a"),
        ([_link("a", "b")], "a", "a"),
        ([_link("b", "a", SECOND)], "b", "a"),
        ([_link("a", "b"), _link("b", "c")], "c", "a"),
        ([_link("a", "b", OPEN)], "b", None),
        ([_link("a", "b", shares=(0.1, 0.2))], "b", "b"),  # a paragraph is not the document
        ([_link("a", "b", OPEN, shares=(0.1, 0.2))], "b", "b"),
        ([_link("a", "c", shares=(0.5, 0.6)), _link("b", "c", shares=(0.5, 0.8))], "c", "b"),
        ([_link("a", "b"), _link("b", "c"), _link("c", "a")], "a", "b"),  # dates that contradict
    ],
)
def test_origin_of_a_document(links: list[Link], document: str, expected: str | None) -> None:
    assert Web.of(links).origin(document) == expected


@pytest.mark.parametrize(
    ("shares", "likeness", "expected"),
    [
        ((0.95, 0.95), 1.0, "copy"),
        ((0.9, 0.9), 0.5, "rewrite"),
        ((0.3, 0.95), 1.0, "excerpt"),
        ((0.5, 0.2), 1.0, "passages"),
    ],
)
def test_manner(shares: tuple[float, float], likeness: float, expected: str) -> None:
    assert _link("a", "b", shares=shares, likeness=likeness).manner == expected


def test_a_mixed_document_traces_each_half_to_its_own_source() -> None:
    web = Web.of(
        [
            _link("a", "mixed", passages=((0, 500, 0, 500),)),
            _link("b", "mixed", passages=((200, 700, 500, 1000),)),
        ]
    )
    assert set(web.trace(Stretch("mixed", 100, 160))) == {"mixed", "a"}
    assert set(web.trace(Stretch("mixed", 600, 660))) == {"mixed", "b"}
    assert set(web.trace(Stretch("a", 100, 160))) == {"mixed", "a"}
    assert set(web.trace(Stretch("a", 600, 660))) == {"a"}


def test_a_trace_goes_through_documents_and_keeps_its_place() -> None:
    web = Web.of(
        [
            _link("a", "b", passages=((0, 1000, 500, 1500),)),
            _link("b", "c", passages=((600, 1000, 0, 400),)),
        ]
    )
    found = web.trace(Stretch("c", 100, 200))
    assert set(found) == {"a", "b", "c"}
    (place,) = found["a"]
    assert place.start <= 200 and place.end >= 300
    assert place.end - place.start < 250


def test_a_passage_that_holds_less_than_half_of_the_words_does_not_carry_them() -> None:
    web = Web.of([_link("a", "b", passages=((0, 100, 0, 100),))])
    assert set(web.trace(Stretch("b", 80, 180))) == {"b"}
    assert set(web.trace(Stretch("b", 20, 120))) == {"a", "b"}


def test_a_summary_stands_beside_the_whole_that_it_sums_up() -> None:
    web = Web.of([_link("a", "b", passages=((0, 9000, 0, 600),))])
    assert web.trace(Stretch("b", 100, 200))["a"] == [Stretch("a", 0, 9000)]


def test_families_are_joined_through_others() -> None:
    web = Web.of([_link("a", "b"), _link("c", "b"), _link("x", "y")])
    assert web.families() == [["a", "b", "c"], ["x", "y"]]
    assert web.family("c") == ["a", "b", "c"]
    assert web.family("alone") == ["alone"]


def test_first_of_some_documents() -> None:
    web = Web.of([_link("b", "a"), _link("b", "c"), _link("a", "c")])
    assert web.first(["a", "b", "c"]) == ("b", True)
    assert web.first(["a", "c"]) == ("a", True)
    assert Web.of([_link("a", "b", OPEN)]).first(["a", "b"])[1] is False


def test_a_link_is_seen_from_its_ends_only() -> None:
    with pytest.raises(ValueError, match="no end"):
        _link("a", "b").seen_from("c")
