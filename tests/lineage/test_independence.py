"""On how many origins a statement stands: one situation a test, as reporters meet them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.lineage.direction import SOURCE, UNKNOWN, Direction
from plainview.lineage.independence import Root, Statement, roots
from plainview.lineage.origins import Link, Web
from plainview.model import Alignment, Hop


def _says(document: str, *said: tuple[str, str], outlet: str | None = None) -> Statement:
    hops = tuple(Hop(kind, name) for kind, name in said)
    return Statement(f"fact-{document}", document, 100, 200, hops, outlet)


def _retold(source: str, other: str, *, way: str = SOURCE, share: float = 0.9) -> Link:
    passage = Alignment(0, 1000, 0, 1000, 0.9)
    return Link(source, other, 0.9, share, share, Direction(way, 0.9, ""), (passage,))


def _roots(*statements: Statement, links: tuple[Link, ...] = ()) -> list[Root]:
    return roots(statements, Web.of(links))


def test_independent_reports_count_each() -> None:
    found = _roots(_says("a"), _says("b"), _says("c"))
    assert [root.documents for root in found] == [("a",), ("b",), ("c",)]
    assert [root.origin.kind for root in found] == ["outlet only"] * 3


@pytest.mark.parametrize("way", [SOURCE, UNKNOWN])
def test_ten_retellings_are_one_origin(way: str) -> None:
    links = tuple(_retold("a", f"b{n}", way=way) for n in range(10))
    found = _roots(_says("a"), *(_says(f"b{n}") for n in range(10)), links=links)
    assert len(found) == 1
    assert found[0].sure == (way == SOURCE)
    if way == SOURCE:
        assert found[0].origin.document_id == "a"


def test_two_retellings_of_an_absent_article_are_joined_through_each_other() -> None:
    found = _roots(_says("a"), _says("c"), links=(_retold("a", "b"), _retold("b", "c")))
    assert len(found) == 1


def test_a_press_release_that_two_reporters_quote_is_one_origin_and_they_are_no_copies() -> None:
    said = ("official_body", "Department of Homeland Security")
    found = _roots(_says("a", said), _says("b", said))
    assert len(found) == 1
    assert found[0].origin.kind == "official on record"
    assert found[0].origin.document_id is None


def test_an_absent_outlet_is_an_origin_and_joins_up_when_it_comes() -> None:
    credit = ("outlet", "The Harbour Post")
    absent = _roots(_says("a", credit), _says("b", credit))
    assert [(root.origin.name, root.origin.document_id) for root in absent] == [
        ("The Harbour Post", None)
    ]
    joined = _roots(_says("a", credit), _says("b", credit), _says("c", outlet="Harbour Post"))
    assert [root.origin.document_id for root in joined] == ["c"]


def test_the_farthest_outlet_of_a_chain_is_the_origin() -> None:
    found = _roots(
        _says("a", ("anonymous", "officials"), ("outlet", "Harbour Post")),
        _says("b", ("outlet", "Harbour Post")),
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (("anonymous", "a person familiar with the plan"), 2),
        (("document", "emails"), 2),  # any emails
        (("document", "Order 14159"), 1),
        (("report", "Harbour Audit"), 1),
        (("official", "federal officials (unnamed)"), 2),
        (("court", "Judge of the Harbour District"), 1),
        (("dataset", "Detention Statistics FY25"), 1),
    ],
)
def test_only_sources_with_a_name_join_documents(said: tuple[str, str], count: int) -> None:
    assert len(_roots(_says("a", said), _says("b", said))) == count


def test_what_a_retelling_puts_in_is_not_the_source_of_the_first() -> None:
    added = _says("b", ("outlet", "Harbour Post"))
    found = _roots(_says("a", outlet="Quarry News"), added, links=(_retold("a", "b"),))
    assert [(root.origin.kind, root.origin.document_id) for root in found] == [("outlet only", "a")]


def test_a_newspaper_does_not_confirm_itself() -> None:
    assert len(_roots(_says("a", outlet="Post"), _says("b", outlet="The Post"))) == 1
    own = ("outlet", "The Post")
    assert len(_roots(_says("a", own, outlet="Post"), _says("b", outlet="Ledger"))) == 2


def test_a_rewrite_owes_its_source_what_it_says_outside_passages_too() -> None:
    far = Statement("fact-b", "b", 5000, 5100)
    assert len(_roots(_says("a"), far, links=(_retold("a", "b"),))) == 1
    assert len(_roots(_says("a"), far, links=(_retold("a", "b", share=0.2),))) == 2


_DOCUMENTS = st.sampled_from("abcdef")
_HOPS = st.sampled_from(
    [(), (("official_body", "Board"),), (("outlet", "Post"),), (("anonymous", "x"),)]
)


@given(
    st.lists(st.tuples(_DOCUMENTS, _HOPS), min_size=1, max_size=6, unique_by=lambda pair: pair[0]),
    st.lists(st.tuples(_DOCUMENTS, _DOCUMENTS).filter(lambda pair: pair[0] < pair[1]), unique=True),
    st.randoms(),
)
def test_origins_partition_the_facts_and_retellings_never_add_one(
    rows: list[tuple[str, tuple[tuple[str, str], ...]]],
    pairs: list[tuple[str, str]],
    chance: object,
) -> None:
    statements = [_says(document, *said) for document, said in rows]
    links = [_retold(one, two) for one, two in pairs]
    found = roots(statements, Web.of(links))
    facts = sorted(fact for root in found for fact in root.facts)
    assert facts == sorted(one.fact for one in statements)
    chance.shuffle(statements)  # type: ignore[attr-defined]
    assert roots(statements, Web.of(reversed(links))) == found
    first = statements[0]
    more = [*statements, _says("z", *((hop.kind, hop.name) for hop in first.said))]
    copied = [*links, _retold(first.document, "z")]
    assert len(roots(more, Web.of(copied))) == len(found)
