"""Derived or not: retellings against independent reports, shared quotations and boilerplate."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.lineage import decide, keys

STATEMENT = (
    "“We will not allow a private company to decide who watches the people of this city, and we"
    " expect every camera to be covered by Friday at noon,” Mayor Ortega said in a statement. “The"
    " council gave its word to our neighbors, and that word was broken by people who sold access"
    " behind closed doors.”"
)

REPORT = f"""\
Workers began to cover license plate cameras in Eastbrook on Wednesday after the city learned that
the vendor had opened a back door for federal agents. The order affects 86 devices on 31 streets,
among them the entrances to both high schools.

{STATEMENT}

City attorneys found the access in a log that the vendor handed over during a lawsuit. It lists
4,000 searches that agents made with the account of a retired detective.
"""

INDEPENDENT = f"""\
Eastbrook's mayor has ordered the plate readers of her city switched off, a week before voters
decide on a tax for public safety. Police commanders learned of the decision from a reporter.

{STATEMENT}

Captain Dale Winters told this newspaper that his officers solved two homicides with the system
since January. He would rather have kept it and changed the password. A union of officers called
the decision reckless, and promised to campaign against the tax.
"""

SPUN = """\
Laborers started to cover license plate cameras in Eastbrook on Wednesday after the town discovered
that the seller had unlocked a back entry for federal dealers. The order influences 86 gadgets on
31 roads, among them the doorways to both excessive colleges.

City lawyers discovered the access in a log that the seller passed over throughout a lawsuit. It
lists 4,000 searches that dealers made with the account of a retired detective.
"""

FOOT = (
    "\n\nThe Valley Courier is a nonprofit newsroom. Sign up for our newsletter to get stories like"
    " this in your inbox every morning.\n"
)

CASES = [
    ("a copy", REPORT, REPORT.replace("Wednesday", "Thursday"), True),
    ("a spun copy", REPORT, SPUN, True),
    ("an excerpt", REPORT, INDEPENDENT + REPORT.split("\n\n")[0], True),
    ("the same statement quoted", REPORT, INDEPENDENT, False),
    (
        "the statement without its marks",
        REPORT,
        INDEPENDENT.replace("“", "").replace("”", ""),
        False,
    ),
    ("the statement alone", REPORT, STATEMENT, False),
    ("nothing in common", REPORT, "Hail broke the greenhouses of two nurseries." * 3, False),
    ("the same short notice", "Page 1 of 2", "Page 1 of 2", False),
    ("nothing", "", "", False),
]


@pytest.mark.parametrize(
    ("source", "other", "derived"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_derived_or_not(source: str, other: str, derived: bool) -> None:
    decision = decide(source, other)
    assert decision.derived == derived, (decision.score, decision.reason)
    assert decision.reason


def test_what_very_many_documents_print_is_no_ground() -> None:
    bakery = "A bakery opens on Elm Street and will sell rye bread from a window."
    assert not decide(REPORT + FOOT, bakery + FOOT, keys(FOOT)).derived
    assert decide(REPORT + FOOT, FOOT + REPORT, keys(FOOT)).derived


def test_a_decision_shows_its_passages_and_shares() -> None:
    decision = decide(REPORT, FOOT + REPORT)
    assert decision.source_share == 1.0
    assert 0.7 < decision.other_share < 1.0
    assert decision.alignments
    assert decision.reason == "one passage in common, 100% of a text"


def test_quotations_are_named_as_the_reason() -> None:
    assert "quotations" in decide(REPORT, INDEPENDENT).reason
    assert decide(REPORT, "").reason == "no passage in common"


@settings(max_examples=30, deadline=None)
@given(
    *[st.lists(st.sampled_from(REPORT.split("\n") + SPUN.split(". ")), max_size=9).map("\n".join)]
    * 2
)
def test_the_score_is_a_share_and_the_same_both_ways(source: str, other: str) -> None:
    decision = decide(source, other)
    assert 0 <= decision.score <= 1
    turned = decide(other, source)
    assert turned.score == pytest.approx(decision.score)
    assert (turned.source_share, turned.other_share) == (
        decision.other_share,
        decision.source_share,
    )
