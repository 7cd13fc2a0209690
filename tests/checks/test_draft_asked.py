"""What questions take for granted, and how numbers, times and steps are spoken of in drafts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.checks.draft import statements
from plainview.checks.draft.asking import asks, premise
from plainview.checks.draft.bills import at_another_step
from plainview.checks.draft.handing import handed_back
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.untold import left_untold
from plainview.checks.draft.vague import lasting_otherwise
from plainview.model import Text
from plainview.store import Record

from .papers import record_of


def text(content: str) -> Text:
    return Text("draft", "draft/1", content)


def line(content: str) -> Line:
    return lines_of(text(content))[0]


@pytest.mark.parametrize(
    ("question", "granted"),
    [
        ("In January the goal was 1,500 arrests a day; why is that no longer enough?",
         "In January the goal was 1,500 arrests a day"),
        ("The board bought 40 cameras, so why does it need more?", "The board bought 40 cameras"),
        ("With 656 arrests a day in the first weeks, how will ICE get to 3,000?",
         "656 arrests a day in the first weeks"),
        ("Given that the IRS returned 80,000 addresses, who will be next?",
         "the IRS returned 80,000 addresses"),
        ("Why did ICE ask the IRS for 7.6 million names?", "ICE ask the IRS for 7.6 million names"),
        ("How come the jail holds 450 people?", "the jail holds 450 people"),
        ("Why should 3,000 be out of reach, when the daily average was 1,500 in May?",
         "the daily average was 1,500 in May"),
        ("Does he stand by his words that 3,000 arrests are the floor?",
         "3,000 arrests are the floor"),
        ("Would the sheriff explain why he sent 40 deputies to Marlow?",
         "he sent 40 deputies to Marlow"),
        ("What do you say to ICE, which held 1,240 people at the jail?",
         "ICE, which held 1,240 people at the jail"),
    ],
)  # fmt: skip
def test_what_a_question_takes_for_granted(question: str, granted: str) -> None:
    found = premise(line(question))
    assert found is not None
    assert found.content == granted
    assert found.start == question.index(granted)
    assert all(found.start <= one.measure.start < found.end for one in found.quantities)


@pytest.mark.parametrize(
    "question",
    [
        "How many names did ICE send to the IRS in June 2025?",
        "Who approved the lease of 22 vans for the Fenwick office?",
        "Did ICE make 3,000 arrests a day in June?",
        "Is it true that the IRS returned 80,000 addresses?",
        "If ICE made 5,000 arrests a day, would the goal be met?",
        "Whether it was 105 or 114, does the number matter?",
        "Can ICE hold 60,000 people at the base?",
        "Why would ICE ask the IRS for 7.6 million names?",
        "Should the county pay $40,000 for cameras?",
        "Will ICE tell Congress when it reaches 3,000 arrests a day?",
    ],
)
def test_what_is_only_asked_states_nothing(question: str) -> None:
    assert asks(line(question))
    assert premise(line(question)) is None
    assert statements(text(question)) == []


@given(st.text(alphabet="abcWhy did,;? 0123456789ICE that when", max_size=80))
def test_a_premise_stands_in_its_question(words: str) -> None:
    for one in lines_of(text(f"{words}?")):
        found = premise(one)
        assert found is None or found.content in one.content
        assert found is None or (one.start <= found.start <= found.end <= one.end)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Aim 2 is to correct a mistake in 40 reports.", [40.0]),
        ("Aim 3 concerns the addresses that ICE has.", []),
        ("It is four in the morning, and 40 agents walk into a club.", [40.0]),
        ("At 4 o’clock 40 agents came.", [40.0]),
        ("Does that not add up to more than 2,800 arrests?", [2800.0]),
        ("The figure of 42,695 stands for every address.", [42695.0]),
        # what counts after all
        ("Four in ten agents were lent.", [0.4]),
        ("Four agents came in the morning.", [4.0]),
        ("The sheriff has 3 goals.", [3.0]),
    ],
)
def test_what_a_spoken_number_counts(sentence: str, counted: list[float]) -> None:
    found = line(sentence).quantities
    assert [one.measure.value for one in found] == counted


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Local reports now speak of 200 to 300.", (200.0, 300.0)),
        ("Some put it at 1,200 to 1,500.", (1200.0, 1500.0)),
    ],
)
def test_a_range_is_one_number(sentence: str, ends: tuple[float, float]) -> None:
    (one,) = line(sentence).quantities
    assert (one.measure.lo, one.measure.hi) == ends


@pytest.mark.parametrize(
    "sentence",
    [
        "DEA lowers the count from 105 to 114.",
        "The count was cut from 300 to 200 at the club.",
        "The first list had 20, to 900 of the second.",
    ],
)
def test_what_goes_from_one_number_to_another_is_two(sentence: str) -> None:
    assert all(one.measure.qualifier != "range" for one in line(sentence).quantities[:1])


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("It had been under watch for several days.", "It was watched for several months.", True),
        ("The search took a few hours.", "The search took several weeks.", True),
        ("The search took a few days.", "The search took several days.", False),
        # leaves room: "many weeks" may be "several months"
        ("The search took many weeks.", "The search took several months.", False),
        # when it was, not how long
        ("Several days later the search began.", "The search took several months.", False),
        ("It took several days and a few weeks of talks.", "It took several months.", False),
        ("It took 12 days.", "It took several months.", False),
    ],
)
def test_how_long_a_thing_lasted(one: str, two: str, apart: bool) -> None:
    assert lasting_otherwise(line(one), line(two)) is apart
    assert lasting_otherwise(line(two), line(one)) is apart


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("The spending bill has been signed into law.", "The House passed the bill.", True),
        ("The bill became law.", "The measure was introduced in March.", True),
        ("The Senate passed the bill.", "The House of Representatives passed the bill.", False),
        ("The bill has not been signed into law.", "The House passed the bill.", False),
        ("Once signed into law, the bill would pay for it.", "The House passed the bill.", False),
        ("The House passed the bill, which was signed into law.", "The House passed it.", False),
        ("The agreement was signed.", "The House passed the bill.", False),
        ("The bill failed in the House.", "The bill was signed into law.", False),
    ],
)
def test_how_far_a_bill_has_come(one: str, two: str, apart: bool) -> None:
    assert at_another_step(line(one), line(two)) is apart
    assert at_another_step(line(two), line(one)) is apart


@pytest.mark.parametrize(
    ("one", "two", "back"),
    [
        ("ICE agents passed plate reports to analysts.",
         "Analysts at the center passed plate reports to ICE agents.", True),
        ("Deputies handed the files to clerks.", "Clerks handed the files to deputies.", True),
        ("Analysts gave plate reports to agents.", "Analysts passed plate reports to ICE agents.",
         False),
        # another thing, another pair, or handed over in the passive
        ("Agents sent questions to analysts.", "Analysts sent reports to agents.", False),
        ("Analysts sent reports to agents.", "Agents sent reports to the court.", False),
        ("Reports were sent by agents to analysts.", "Reports were sent by analysts to agents.",
         False),
        ("Agents did not send reports to analysts.", "Analysts sent reports to agents.", False),
    ],
)  # fmt: skip
def test_who_hands_a_thing_to_whom(one: str, two: str, back: bool) -> None:
    assert handed_back(line(one), line(two)) is back
    assert handed_back(line(two), line(one)) is back


@pytest.mark.parametrize(
    ("one", "two", "untold"),
    [
        ("From the records one can see how much ICE paid for beds.",
         "The records do not show how much ICE paid for beds.", True),
        ("The memo says how long the agents stay.", "The memo does not say how long they stay.",
         True),
        ("The records do not show how many beds there were.",
         "The records do not show how much ICE paid for beds.", False),
        ("The records show who paid for it.", "The records do not show how much it cost.", False),
        ("One can see the jail from the road.", "It does not say how much the jail cost.", False),
    ],
)  # fmt: skip
def test_what_is_told_and_what_is_not(one: str, two: str, untold: bool) -> None:
    assert left_untold(line(one), line(two)) is untold


PAPERS = {
    "club.txt": (
        "Quarry Post",
        "2025-04-27",
        "Federal agents raided an unlicensed club in Marlow early on Sunday, April 27, 2025, and "
        "took 114 people into custody, the DEA said. The DEA said that the club had been under "
        "watch for several months. Agents seized cocaine and several guns, the agency said.\n\n"
        "More than a dozen active-duty members of the armed forces were also in the club.",
    ),
    "second.txt": (
        "Harbour Wire",
        "2025-04-28",
        "DEA lowers Marlow arrest count from 114 to 105. Local reports that cite the agency now "
        "speak of 200 to 300 people inside the club.",
    ),
    "goal.txt": (
        "Quarry Post",
        "2025-06-02",
        "In January, officials told ICE leaders that each of the agency's 25 field offices should "
        "make at least 75 arrests a day. Taken together, that would be 1,875 arrests a day. The "
        "same officials put the national goal at 1,200 to 1,500.\n\n"
        "The House of Representatives passed a spending bill that gives ICE about $500 million "
        "more for the rest of the fiscal year.",
    ),
    "jails.txt": (
        "Quarry Post",
        "2025-07-09",
        "The records cover 181 facilities. On April 14, 45 of them held more people than their "
        "contract provides for. The records do not show how much the agency paid for empty beds.",
    ),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(record_of(tmp_path_factory.mktemp("asked"), PAPERS)) as found:
        yield found


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Why did the DEA take 300 people into custody at the club in Marlow?", "contradicted"),
        ("Why did agents raid an unlicensed club in Marlow on April 27, 2025?", "one_origin"),
        ("If each of the 25 field offices makes 75 arrests a day, does that not add up to 2,800 a "
         "day?", "contradicted"),
        ("If each of the 25 field offices makes 75 arrests a day, does that not add up to 1,875 a "
         "day?", "one_origin"),
        ("Why did officials ask the 25 field offices for 1,875 arrests a day, when the "
         "national goal was 1,500 at most?", "one_origin"),
        ("The club in Marlow, says the DEA, had been under watch for several days.",
         "contradicted"),
        ("The club in Marlow, says the DEA, had been under watch for months.", "one_origin"),
        ("The DEA takes nineteen off its count of arrests in Marlow.", "contradicted"),
        ("As for what turned up in there, the agency lists cocaine, and it lists guns, several of "
         "them.", "one_origin"),
        ("The spending bill that gives ICE about $500 million more for the rest of the fiscal year "
         "has been signed into law.", "differs"),
        ("In 136 of the 181 facilities that the records cover, the population stayed within the "
         "contract.", "one_origin"),
        ("In 60 of the 181 facilities that the records cover, there were more people than the "
         "contract provides for.", "contradicted"),
        ("One can see from the records how much the agency paid for empty beds.", "contradicted"),
    ],
)  # fmt: skip
def test_verdicts(record: Record, sentence: str, verdict: str) -> None:
    ((_, found),) = record.check(sentence).found
    assert found.verdict == verdict, found
