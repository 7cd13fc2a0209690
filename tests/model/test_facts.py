"""A fact cannot be made unless every word of it stands where it says."""

from dataclasses import replace

import pytest

from plainview.model import (
    Anchor,
    Document,
    Evidence,
    Fact,
    Filler,
    Hop,
    Measure,
    Text,
    Time,
    Ungrounded,
)

CONTENT = "The tax agency gave up to 50,000 addresses a month to ICE in 2025, records show."


def span(words):
    start = CONTENT.index(words)
    return start, start + len(words)


def filler(role, name, words):
    return Filler(role, name, words, *span(words))


CAP = Measure(
    "cap", 0, 50_000, 50_000, "up_to", "addresses", "month", None, None, None,
    "up to 50,000 addresses a month", *span("up to 50,000 addresses a month"),
)  # fmt: skip


def make(**changes):
    parts = {
        "content": CONTENT,
        "text_id": "t",
        "type": "access",
        "status": "in_force",
        "modality": "asserted",
        "polarity": "+",
        "fillers": (
            filler("provider", "Internal Revenue Service", "The tax agency"),
            filler("recipient", "U.S. Immigration and Customs Enforcement", "ICE"),
            filler("category", "data:tax_address", "addresses"),
        ),
        "measures": (CAP,),
        "said": (Hop("document", "records", "records", *span("records")),),
        "evidence": (Evidence(*span(CONTENT[:-15]), CONTENT[:-15]),),
        "time": Time(event="2025", surface="in 2025", s=span("in 2025")[0], e=span("in 2025")[1]),
    } | changes
    return Fact(**parts)


def test_json_round_trip_keeps_the_fact_and_its_id():
    fact = make()
    again = Fact.from_json(fact.to_json(), "t", CONTENT)
    assert again == fact
    assert again.id == fact.id


def test_the_id_does_not_depend_on_resolved_names():
    renamed = tuple(replace(f, name="other", entity="us-x") for f in make().fillers)
    assert make(fillers=renamed).id == make().id
    assert make(fillers=make().fillers[::-1]).id == make().id
    assert make(status="ended").id == make().id


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "custody", "fillers": (), "measures": ()},
        {"text_id": "u"},
        {"measures": ()},
        {"measures": (replace(CAP, hi=60_000),)},
        {"fillers": make().fillers[:2]},
    ],
)
def test_the_id_depends_on_what_is_said(changes):
    assert make(**changes).id != make().id


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence": (Evidence(0, 5, "Other"),)},
        {"evidence": (Evidence(-5, 3, "The"),)},
        {"evidence": (Evidence(0, 0, ""),)},
        {"evidence": (Evidence(0, len(CONTENT) + 1, CONTENT + "!"),)},
        {"evidence": ()},
        {"measures": (replace(CAP, surface="up to 60,000 addresses a month"),)},
        {"fillers": (replace(make().fillers[0], start=3),)},
        {"fillers": (replace(make().fillers[0], start=None, end=None),)},
        {"said": (Hop("document", "records", "records", 0, 7),)},
        {"time": Time(event="2025", surface="in 2026", s=56, e=63)},
        {"content": CONTENT.replace("tax", "fax")},
    ],
)
def test_words_that_do_not_stand_at_their_offsets_are_refused(changes):
    with pytest.raises(Ungrounded):
        make(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "rumour"},
        {"status": "awarded"},
        {"modality": "certain"},
        {"polarity": "?"},
        {"fillers": (filler("payer", "ICE", "ICE"),)},
        {"measures": (replace(CAP, name="headcount"),)},
        {"measures": (replace(CAP, qualifier="roughly"),)},
        {"said": (Hop("rumour", "records"),)},
        {"flags": ("doubtful",)},
    ],
)
def test_what_is_in_no_closed_list_is_refused(changes):
    with pytest.raises(ValueError):
        make(**changes)


def test_text_finds_page_and_cell():
    anchors = (Anchor(0, 10, page=1), Anchor(12, 20, page=2), Anchor(20, 30, cell="A!B7"))
    text = Text("d", "pdf/1", "x" * 40, anchors)
    cases = {(0, 5): 1, (9, 15): 1, (10, 15): 2, (10, 11): None, (35, 40): None}
    for place, page in cases.items():
        found = text.at(*place)
        assert (found.page if found else None) == page, place
    assert text.at(25, 28).cell == "A!B7"


def test_a_document_is_named_by_its_bytes():
    assert Document.of(b"", "text/plain").id.startswith("e3b0c44298fc1c14")
    assert Text("d", "r", "a").id != Text("d", "r/2", "a").id
