"""Who says so, on sentences as they are really printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction import attribution, mentions, sentences
from plainview.extraction.attribution import Speech
from plainview.extraction.attribution.quotations import quotations
from plainview.extraction.parts import Attribution
from plainview.model import Heading

ICE = "U.S. Immigration and Customs Enforcement"
CBP = "U.S. Customs and Border Protection"

CHAINS = [
    # text, kinds of the chain of the last sentence, words that a surface or name of it must have
    (
        "The Center for Immigration Studies is small. “They pay nothing,” said Mark Kowal, "
        "executive director of the center.",
        ["organisation"],
        "Center for Immigration Studies",
    ),
    (
        "The U.S. Chamber of Commerce backed it. “It is a good bill,” said Blair Holm, a chamber "
        "spokeswoman.",
        ["organisation"],
        "U.S. Chamber of Commerce",
    ),
    ("The bill’s backers argue that it is fair.", ["organisation"], "backers"),
    ("The ACLU sued. The critics said the law is wrong.", ["organisation"], "critics"),
    ("ICE said it holds 300 people in the county.", ["official_body"], ICE),
    ("The White House said on Friday that the order stands.", ["official_body"], "White House"),
    ("“The program is lawful,” the ACLU said.", ["organisation"], "American Civil Liberties Union"),
    (
        "ICE spokesman Brent Fallow said the flights would go on.",
        ["official_body"],
        ICE,
    ),
    (
        "“We never asked for the data,” said Dana Orwell, a senior attorney at the ACLU.",
        ["organisation"],
        "American Civil Liberties Union",
    ),
    ("The records were shared for years, according to CBP.", ["official_body"], CBP),
    (
        "The police ran 4,000 searches, according to emails obtained by NPR.",
        ["document", "outlet"],
        "NPR",
    ),
    ("The cost rose to $3 million, according to a congressional aide.", ["anonymous"], "aide"),
    ("The Associated Press news agency reported that 12 jails closed.", ["outlet"], "Associated"),
    (
        "CBP drew up a plan, the San Francisco Chronicle and other media outlets reported Monday.",
        ["outlet", "outlet"],
        "San Francisco Chronicle",
    ),
    (
        "A draft of the policy obtained by USA TODAY would let agents keep the scans for years.",
        ["document", "outlet"],
        "USA TODAY",
    ),
    (
        "The order, a copy of which was obtained by the Guardian, covers all calls.",
        ["document", "outlet"],
        "Guardian",
    ),
    (
        "The study, written by a fellow at the centre, says the IRS paid $4 billion.",
        ["report"],
        "study",
    ),
    (
        "In a joint statement, the departments said 800 soldiers would go.",
        ["official_body", "document"],
        "departments",
    ),
    (
        "Director of National Intelligence Alan B. Orwell Jr. confirmed that records were shared.",
        ["official"],
        "Director of National Intelligence",
    ),
    (
        "The Obama administration quietly announced that it would change the rules.",
        ["official_body"],
        "Obama administration",
    ),
    ("A source said the figures had been vetted.", ["anonymous"], "source"),
    ("Congressional aides said the money would be blocked.", ["anonymous"], "aides"),
    (
        "Lee Marsh, a former State Department official, wrote a column. “The NSA keeps all of it,” "
        "Marsh said.",
        ["official"],
        "Department of State official (former)",
    ),
    (
        "Lee Marsh, the city manager, was blunt. “We paid for the buses,” Marsh said.",
        ["official"],
        "city manager",
    ),
    ("Privacy critics point to 40 searches without a warrant.", ["organisation"], "critics"),
    # what rewriting makes of "according to"
    ("The cost rose to $3 million, in keeping with ICE.", ["official_body"], ICE),
    ("Consistent with CBP, the cameras were switched off.", ["official_body"], CBP),
    (
        "The plan was dropped, said two people familiar with the matter who asked not to be named.",
        ["anonymous"],
        "people",
    ),
    ("A DHS official told CNN that the flights had begun.", ["anonymous", "outlet"], "CNN"),
    ("The memo says agents may keep the scans.", ["document"], "memo"),
    ("The report found that 12 of the sites had no permit.", ["report"], "report"),
    (
        "“The camps must close,” the ACLU wrote in a letter to ICE.",
        ["organisation", "document"],
        "letter",
    ),
    # a quotation that goes on keeps its speaker
    (
        "“The scans are wrong,” the ACLU said. “They hurt everyone who drives.”",
        ["organisation"],
        "ACLU",
    ),
    (
        "“We were never told about it,” the ACLU said.\n\n“The town deserves an answer today.”",
        ["organisation"],
        "ACLU",
    ),
    # papers and figures close a sentence
    ("ICE spent $3 million on buses, federal contracting records show.", ["document"], "records"),
    (
        "ICE held 900 people a day, agency figures compiled by NPR show, up from 300.",
        ["dataset", "outlet"],
        "figures",
    ),
    ("The sheet lists 300 names.", ["document"], "sheet"),
    ("The memo, obtained by NPR, shows ICE held 300 people.", ["document", "outlet"], "memo"),
    ("A lawsuit filed in January claimed that the jail was full.", ["document"], "lawsuit"),
    ("Another memo calls for 40 arrests a day.", ["document"], "memo"),
    # people who are only counted or placed
    ("The agency sends ICE the lists, two employees said.", ["anonymous"], "two employees"),
    ("ICE set a floor of 75 arrests, three senior ICE officials told us.", ["anonymous"], "three"),
    (
        "The flights go on, a person familiar with the matter said, as crowds gather.",
        ["anonymous"],
        "person",
    ),
    ("ICE leadership denied that it held anyone.", ["official_body"], ICE),
    ("The warden said that the company met the goal.", ["official"], "warden"),
    ("And the ACLU’s deputy legal director, Dana Orwell, said no.", ["organisation"], "ACLU"),
    ("ICE would not discuss it, but did confirm that it opened a jail.", ["official_body"], ICE),
    # who passes it on comes after
    (
        "The White House said that it sent buses, NPR first reported.",
        ["official_body", "outlet"],
        "White House",
    ),
    (
        "The president said it looked bad, according to Representative Dana Orwell.",
        ["official", "official"],
        "President",
    ),
    ("The ACLU opposes it, according to emails obtained by NPR.", ["document", "outlet"], "NPR"),
    # a court's deed is its word
    ("The plan was blocked by a federal judge in California.", ["court"], "judge"),
    ("A federal judge in Michigan halted the flights on Monday.", ["court"], "judge"),
    # pronouns: of a paper that the sentence before is about, of a person who opens it
    ("The email was sent on Monday. It told officers to make 12 stops.", ["document"], "email"),
    (
        "ICE said no. Rep. Dana Orwell (D-Texas) saw it differently. “It is full,” she said.",
        ["official"],
        "D-Texas",
    ),
    (
        "The DHS Office of Inspector General came in May. We found that 300 people slept there.",
        ["official_body"],
        "Inspector General",
    ),
    # a report cited in the paragraph carries on, as inferred
    ("The report said the jail was full. Beds stood in the halls.", ["report"], "report"),
]  # fmt: skip

SILENT = [
    # a private person speaks: nobody is credited, and no later quotation is lent to anyone
    "“They took my brother,” said Ana Ruiz, who lives next door.",
    "ICE said the site is full. “I was so afraid,” Ana Ruiz said.",
    "Her neighbors said they saw nothing.",
    # a law that is called something, a cable show
    "The state called 300 witnesses in May.",
    # no statement
    "ICE declined to comment.",
    "The agency did not say how many people it holds.",
    "The ACLU refused to say more.",
    "“It was a mistake,” said Paul Aid, author of a history of the FBI.",
    "“The FBI missed it,” said James Ford, a historian of the FBI.",
]


def found(text: str) -> tuple[tuple[Attribution, ...], ...]:
    split = sentences.split(text)
    return attribution.find(text, split, mentions.find(text, split, None), Heading())


@pytest.mark.parametrize(("text", "kinds", "words"), CHAINS)
def test_chain(text: str, kinds: list[str], words: str) -> None:
    rows = found(text)
    chains = [a.hops for a in rows[-1] if a.hops]
    assert chains, rows
    assert [hop.kind for hop in chains[0]] == kinds
    assert any(words in f"{hop.name} {hop.surface}" for hop in chains[0])


@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_credited(text: str) -> None:
    assert not [hop for a in found(text)[-1] for hop in a.hops]


def test_a_private_name_is_never_the_name_of_a_hop() -> None:
    text = (
        "Dana Orwell, a spokeswoman for CBP, said the line was open. “It is safe,” Orwell said."
        " Marta Quill, a nurse, said she had seen two buses."
    )
    names = {hop.name for row in found(text) for a in row for hop in a.hops}
    assert names == {CBP}


@pytest.mark.parametrize(
    "text",
    [
        "Marta Quill’s letter said the jail was full.",
        "According to Marta Quill's lawsuit, the jail was full.",
        "Quill spokesman Lee Marsh said the jail was full.",
        "“It is full,” said Marta Quill’s attorney, Lee Marsh.",
        "Marta Quill told NPR that the jail was full.",
    ],
)
def test_no_name_hides_in_a_phrase(text: str) -> None:
    names = " ".join(hop.name for row in found(text) for a in row for hop in a.hops)
    assert "Quill" not in names
    assert "Marsh" not in names


def test_a_pronoun_speaks_for_the_last_person() -> None:
    text = "Dana Orwell, director of the ACLU, criticized ICE.\n\n“It is a mess,” she said."
    speech = next(a for a in found(text)[-1] if isinstance(a, Speech))
    assert speech.hops[0].name == "American Civil Liberties Union"
    assert speech.hops[0].via == "coref"


def test_two_speakers_share_a_sentence() -> None:
    text = "ICE said the jail was safe, while the ACLU said it was a danger."
    first, second = found(text)[0]
    assert first.end <= second.start
    assert first.hops[0].name == ICE
    assert second.hops[0].name == "American Civil Liberties Union"


def test_deeds_credit_nobody_with_a_statement() -> None:
    speech = found("The ACLU opposes the new rule.")[0][0]
    assert isinstance(speech, Speech)
    assert speech.manner == "stand"
    assert not speech.hops
    assert not speech.silent


def test_a_nested_speech_keeps_both() -> None:
    rows = found("ICE said the memo allows agents to keep the scans.")
    assert [hop.kind for hop in rows[0][-1].hops] == ["document", "official_body"]


def test_an_office_holder_who_signs_speaks_for_the_rest() -> None:
    text = "Buses cost $3 million in 2024.\n\nRep. Dana Orwell is a Texas Republican."
    split = sentences.split(text)
    heading = Heading(byline="Rep. Dana Orwell")
    rows = attribution.find(text, split, mentions.find(text, split, None), heading)
    assert [(hop.kind, hop.via) for hop in rows[0][0].hops] == [("official", "inferred")]
    assert "Orwell" not in rows[0][0].hops[0].name


def test_own_outlet_from_the_heading() -> None:
    text = "ICE told this newspaper that the flights would go on."
    split = sentences.split(text)
    rows = attribution.find(
        text, split, mentions.find(text, split, None), Heading(outlet="The Bee")
    )
    assert [(hop.kind, hop.name) for hop in rows[0][0].hops] == [
        ("official_body", ICE),
        ("outlet", "The Bee"),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('She said "no" and "yes".', ['"no"', '"yes"']),
        ("“One paragraph\n“and the next” he said.", ["“One paragraph", "“and the next”"]),
        ("A ” alone is nothing.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    marks = quotations(text)
    assert [text[s:e] for s, e in zip(marks.starts, marks.ends, strict=True)] == quoted


PIECES = st.sampled_from(
    ["ICE", "the ACLU", "said", "“", "”", '"', ",", ".", "\n", "he", "according to", "the memo",
     "told", "NPR", "a DHS official", "Rep. Lou Marsh (D-Ohio)", "that", "who", "urged", "and",
     "emails", "obtained by", "announced", "the judge", "’s", "(", ")", "calling", "officials",
     "in a letter"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_hops_are_grounded_and_rows_fit(pieces: list[str]) -> None:
    text = " ".join(pieces)
    split = sentences.split(text)
    rows = attribution.find(text, split, mentions.find(text, split, None), Heading())
    assert len(rows) == len(split)
    for sentence, row in zip(split, rows, strict=True):
        for item in row:
            assert sentence.start <= item.start < item.end <= sentence.end
            for hop in item.hops:
                assert hop.name
                assert hop.start is not None
                assert hop.end is not None
                assert text[hop.start : hop.end] == hop.surface
