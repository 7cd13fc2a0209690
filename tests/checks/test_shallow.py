"""Sentences held against each other by what they name and count, where patterns read no fact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.checks.draft import glance
from plainview.checks.draft.lines import Line, lines_of
from plainview.model import Heading, Text

# relation, what differs, days of printing, two sentences; why it is awkward
CASES = [
    ("contradicts", {"number"}, "Fort Bliss held 1,372 people on Sunday.",
     "On Sunday 1,810 people were held at Fort Bliss."),  # a bare name for the site
    ("contradicts", {"number"}, "Police in Aurora searched Flock for ICE 40 times in 2024.",
     "Police in Aurora made 95 Flock searches for ICE in 2024."),  # times and searches
    ("contradicts", {"polarity"}, "Aurora police do not let ICE search their Flock cameras.",
     "Aurora police let ICE search their Flock cameras."),
    ("contradicts", {"scale"}, "The IRS gave ICE 47,300 addresses.",
     "The IRS gave ICE 47,300,000 addresses."),  # an indirect object
    ("same", set(), "Texas gave the Justice Department its voter roll.",
     "The Justice Department obtained the voter roll of Texas."),
    ("same", {"precision", "qualifier"}, "Some 1,400 people were held at Fort Bliss on Sunday.",
     "Fort Bliss held 1,372 people on Sunday."),
    ("differs", {"precision"}, "Fort Bliss will hold up to 5,000 people when finished.",
     "Fort Bliss holds 1,400 people."),  # a limit leaves room for what is held
    ("differs", {"number", "definition"}, "The sheriff requested 40 mail covers from inspectors.",
     "Inspectors granted 24 mail covers to the sheriff."),  # asked and given
    ("differs", {"number", "scope"}, "The Karnes facility held 830 women on May 30.",
     "The Karnes facility held 1,210 people on May 30."),
    ("differs", {"number", "date"}, "Broadview held 90 people at the start of the operation.",
     "Broadview held 200 people at the end of the operation."),  # two moments, in words
    ("differs", {"number", "scope"}, "Clearview was searched 1,100 times by the Secret Service.",
     "Clearview was searched 3,900 times by federal agencies."),  # one body and all of its kind
    ("apart", set(), "ICE deported 38,200 people in March 2026.",
     "ICE will be able to see the data of 79 million people enrolled in Medicaid."),
    ("apart", set(), "ICE had 1,202 287(g) agreements.", "ICE borrowed 240 employees."),
    ("apart", set(), "Otay Mesa held 986 people.", "Eloy held 1,421 people."),  # two places
    ("contradicts", {"number"}, "On June 1, 72 percent of people at Eloy had no lawyer.",
     "Sixty-one percent of the people at Eloy had no lawyer on June 1."),  # no broken "1, 72"
    ("contradicts", {"agency"}, "HSI led the raid on the Omaha plant.",
     "The raid on the Omaha plant was led by the FBI."),
    ("contradicts", {"polarity"}, "Mobile Fortify keeps photographs of citizens for 15 years.",
     "Photographs of citizens are not kept by Mobile Fortify."),  # a number in one of the two
    ("contradicts", {"polarity"}, "ICE has not used the addresses from the IRS in raids.",
     "ICE used the addresses from the IRS in raids, two officials said."),
    ("contradicts", {"number"}, "Texas had 96 287(g) agreements on May 30.",
     "As of May 30, ICE had 131 287(g) agreements in Texas."),  # a state and its government
    ("differs", {"number", "scope"}, "TSA passed 71,000 names of domestic travelers to ICE.",
     "TSA passed 210,000 names to ICE."),
    ("differs", {"number", "scope"}, "The Newark field office has arrested 890 people.",
     "ICE has arrested 4,200 people."),  # an office, and all of the country
    ("differs", {"number", "scope"}, "ICE flew 590 deportation flights in June 2025.",
     "ICE flew 1,214 deportation flights in 2025."),  # a month and its year
    ("differs", {"number", "scope"}, "Without the annex, Folkston has 780 beds.",
     "Folkston has 2,900 beds with its annex."),
    ("contradicts", {"number"}, "Inspectors toured Folkston in May and found 14 violations.",
     "The May inspection of Folkston turned up 5 violations."),  # nobody toured 14
    ("contradicts", {"number"}, "Otay Mesa held 986 people, which lawmakers had asked about.",
     "Otay Mesa held 1,204 people."),  # what is said besides is in no other terms
    ("contradicts", {"number"}, "Eloy held 1,421 people, the most since it was built in 1994.",
     "Eloy held 1,190 people."),
    ("contradicts", {"number"}, "People are held at Broadview for at most 12 hours.",
     "People are held at Broadview for up to six days."),  # hours and days
    ("contradicts", {"number"}, "Clearview updates its gallery once a day.",
     "The gallery of Clearview is updated once a week."),  # no count, but a pace
    ("contradicts", {"polarity"}, "Only supervisors may search the Nlets network for ICE.",
     "Any officer may search the Nlets network for ICE."),
    ("contradicts", {"number"}, "A third of the 1,300 guards at Eloy were trained.",
     "Half of the 1,300 guards at Eloy were trained."),  # parts of one whole
    ("contradicts", {"agency"}, "The database is run by the FBI.", "HSI runs the database."),
    ("differs", {"number", "scope"}, "In the week of June 2, 2025, ICE deported 900 people.",
     "ICE deported 3,100 people in June 2025."),
    ("differs", {"number", "definition"}, "Officers used Mobile Fortify for 100,000 scans.",
     "Mobile Fortify scans identified 31,500 people."),  # scans and people
    ("differs", {"number", "qualifier"}, "At least 600 agents may be lent to ICE by the FBI.",
     "Up to 600 agents may be lent to ICE by the FBI."),
    ("same", {"precision", "qualifier"}, "States ran 46 million queries through SAVE.",
     "States ran more than 46 million queries through SAVE."),
    ("contradicts", {"number"}, "Flock deletes footage after 30 days.",
     "Flock stores footage for two years, a manual says."),  # kept so long
    ("same", {"precision"}, "Flock keeps footage for a year.",
     "Flock deletes footage after twelve months."),
    ("differs", {"number", "scope"}, "On July 1, ICE held 880 people at Karnes.",
     "ICE held 12,400 people in Texas on July 1."),  # a center may lie in the state
    ("contradicts", {"number"}, "The Joe Corley jail's headcount on July 1 was 1,390.",
     "On July 1 the Joe Corley jail held 1,114 people, the sheriff's office said."),
    ("differs", {"number", "definition"}, "The DEA has 4,600 agents.",
     "The DEA has detailed 1,150 agents to immigration duty."),  # all, and those lent
    ("differs", {"number", "definition"}, "DHS projected 25 million SAVE queries for the year.",
     "DHS ran 46 million SAVE queries in the year."),
    ("contradicts", {"number"}, "ICE granted 18 of the 40 stays that lawyers asked for in May.",
     "Lawyers asked for 40 stays in May and ICE granted 31."),  # of one whole
    ("contradicts", {"polarity"}, "The Pima County jail stopped honoring ICE detainers in 2024.",
     "The jail of Pima County continues to honor ICE detainers."),  # an end that holds
    ("contradicts", {"polarity"}, "ICE may use Medicaid files to find people.",
     "ICE is prohibited from using Medicaid files to find people."),
    ("contradicts", {"number"}, "The number of ICE officers and agents is 17,500.",
     "ICE has 22,000 officers and agents, DHS said."),  # a class named after its body
    ("apart", set(), "CoreCivic runs the Eloy center for ICE.",
     "GEO Group runs the Adelanto center for ICE."),  # each its own
]  # fmt: skip


def line(words: str, published: str = "2025-06-02") -> Line:
    return lines_of(Text("pair", "pair", words, (), Heading(published=published)))[0]


@pytest.mark.parametrize(("relation", "differs", "one", "two"), CASES)
def test_two_sentences(relation: str, differs: set[str], one: str, two: str) -> None:
    found = glance(line(one), line(two))
    assert (found.relation, set(found.differs)) == (relation, differs)


@pytest.mark.parametrize(
    ("second", "relation"), [("2025-06-08", "contradicts"), ("2026-06-08", "differs")]
)
def test_a_thing_happens_on_one_day(second: str, relation: str) -> None:
    one = line("ICE and Paragon signed the contract on August 12, 2024.")
    two = line("The Paragon contract was signed on September 27, 2024.", second)
    found = glance(one, two, ("2025-06-02", second))
    assert (found.relation, found.differs) == (relation, ("date",))


@pytest.mark.parametrize(("relation", "differs", "one", "two"), CASES)
def test_the_order_makes_no_difference(
    relation: str, differs: set[str], one: str, two: str
) -> None:
    assert glance(line(two), line(one)).relation == relation


def test_the_days_of_printing_date_what_has_no_date() -> None:
    one, two = line("Bluebonnet held 840 people."), line("Bluebonnet holds 1,020 people.")
    assert glance(one, two, ("2025-03-01", "2025-03-04")).relation == "contradicts"
    later = glance(one, two, ("2025-03-01", "2025-08-01"))
    assert (later.relation, later.differs) == ("differs", ("number", "date"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([words for case in CASES for words in case[2:]]))
def test_no_sentence_contradicts_itself(words: str) -> None:
    assert glance(line(words), line(words)).relation in ("same", "apart")


def test_what_began_after_the_other_report_was_otherwise_before() -> None:
    one = line("Florida's highway patrol does not work for ICE.", "2025-01-15")
    two = line("Florida's highway patrol has worked for ICE since February.", "2025-07-15")
    found = glance(one, two, ("2025-01-15", "2025-07-15"))
    assert (found.relation, set(found.differs)) == ("differs", {"polarity", "date"})
