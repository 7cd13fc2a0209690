"""Sentences of which one says yes and the other no, whatever they count: two sides of one matter,
none against some, one body alone against another, one event on two days."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.checks.draft import glance
from plainview.checks.draft.clauses import matter
from plainview.checks.draft.denying import denied
from plainview.checks.draft.exclusive import by_another
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.once import on_two_days
from plainview.checks.draft.opposing import on_two_sides
from plainview.claims.kinds import kind
from plainview.model import Heading, Text

DAYS = ("2025-09-10", "2025-09-11")

# two sentences that take the two sides of one matter; which matter
SIDES = [
    ("The Fourth Circuit affirmed the ruling on Social Security's files on March 3.",
     "A panel of the Fourth Circuit reversed the ruling on Social Security's files on March 3."),
    ("The judge let the subpoena to the Denver schools stand.",
     "The judge quashed the subpoena to the Denver schools."),
    ("On May 4 the governor of Idaho approved the request to house detainees at Gowen Field.",
     "The governor of Idaho turned down the request to house detainees at Gowen Field on May 4."),
    ("The governor of Vermont signed the bill on face recognition on May 30.",
     "The bill on face recognition died on May 30 when Vermont's governor refused to sign it."),
    ("The drone agreement with CBP survived the vote of the Aurora city council on May 6.",
     "The Aurora city council killed the drone agreement with CBP in a vote on May 6."),
    ("Tenants' names and phone numbers are removed from the files that HUD sends to DHS.",
     "The files that HUD sends to DHS contain the names and phone numbers of tenants."),
    ("The contract for the Calder tool went to Marrow Systems on June 3 without a bid.",
     "In open competition Marrow Systems won the contract for the Calder tool on June 3."),
    ("ICE must pay for 900 beds in Tacoma under its contract with GEO Group, used or not.",
     "Under its contract with GEO Group in Tacoma, ICE pays only for the beds that it uses."),
    ("The Senate panel backed the surveillance bill on May 8 without a dissenting vote.",
     "The Senate panel backed the surveillance bill on May 8 by nine votes to eight."),
    ("The U.S. Marshals stayed out of the arrests in Omaha on June 10.",
     "The U.S. Marshals took part in the arrests in Omaha on June 10."),
    ("A motion to end the jail contract in Dunlap fell short on June 4.",
     "The county board ended the jail contract in Dunlap on June 4."),  # moved, but not done
    ("ICE arrested more people in Nashville in August than in the month before.",
     "Arrests by ICE in Nashville fell in August from the month before."),
]  # fmt: skip

# the same words for the sides, of two matters, of two parts, at two times, or saying one thing
ONE_OR_OTHER = [
    ("A judge in Boston upheld the ban on sharing student records.",
     "A judge in Houston threw out the ban on sharing student records."),  # two judges
    ("The sheriff rejected the first request of ICE for the cell.",
     "The sheriff approved the second request of ICE for the cell."),  # two requests
    ("The Postal Inspection Service approved 97 percent of mail cover requests.",
     "Postal inspectors turned down 164 of the mail cover requests."),  # two parts of all
    ("The county board did not renew the contract with Flock.",
     "The county board let the contract with Flock lapse."),  # a "not" and its opposite
    ("The House committee was unanimous in backing the bill on drones.",
     "By nine votes to eight the Senate committee backed the bill on drones."),  # two votes
    ("Some 312 federal agents took part in Sunday's raid in Colorado Springs.",
     "The ATF took no part in the Colorado Springs raid."),  # one body, and some of many
    ("Complaints about face matches rose in Nevada from the year before.",
     "Complaints about face matches fell in Utah from the year before."),  # two places
    ("The inspector general found no evidence that the records were sold.",
     "The inspector general found that the records were lost."),  # two deeds
    ("CBP was allowed to search the cameras of Tulsa.",
     "CBP was barred from searching the cameras of Austin."),  # towns that may be unlisted
    ("The contract with Clearview was extended in 2023.",
     "The contract with Clearview was canceled in 2025."),  # one after the other
]  # fmt: skip

# none or not all by one sentence, some by the other
DENIALS = [
    ("Not one of the 40 Coast Guard officers lent to ICE made an arrest in July.",
     "Coast Guard officers lent to ICE made 17 arrests in July."),
    ("No ICE agent has ever entered the courthouse in Bangor, the clerk of court said.",
     "ICE agents entered the courthouse in Bangor twice in April."),
    ("At no point in 2024 did ICE buy records from Fenwick Mobile.",
     "Records from the broker Fenwick Mobile were bought by ICE in 2024."),
    ("As of May 20, the inspector general had not opened any review of the Sentry Lane program.",
     "A review of the Sentry Lane program was opened on May 5 by the inspector general."),
    ("Each of the nine sheriffs gave consent before ICE searched the cameras in Ash Fork.",
     "ICE searched the cameras in Ash Fork though two of the nine sheriffs had never been asked"
     " for permission."),
    ("Not one of the searches that Nevada's plate desk ran in 2024 lacked a case number.",
     "Of the searches that Nevada's plate desk ran in 2024, 41 had no case number."),
]  # fmt: skip

# none of one kind, in one place, by one body, until one day; some of another
NOT_DENIED = [
    ("None of the Coast Guard officers lent to ICE in Maine made an arrest in July.",
     "Coast Guard officers lent to ICE in Texas made 17 arrests in July."),
    ("No agents of the ATF were lent to ICE in 2023.", "The ATF lent 180 agents to ICE in 2025."),
    ("Not one of the eight jails in Utah holds detainees for ICE.",
     "Jails in eight states hold detainees for ICE."),
    ("At no point did the FBI ask for a warrant.", "A judge asked the FBI for the warrant."),
    ("Nobody may be held at the Bakersfield office for longer than 12 hours.",
     "The longest that anyone may be held at the Bakersfield office is 12 hours."),
    ("All 40 recommendations were accepted by DHS.",
     "Eleven of the 40 recommendations have yet to be carried out by DHS."),
    ("The county has never signed a 287(g) agreement with ICE.",
     "The county has signed an agreement with ICE on beds in its jail."),
    ("Nobody was hurt in the raid on the Hialeah bakery.",
     "Three workers were arrested in the raid on the Hialeah bakery."),
]  # fmt: skip

# two bodies that do what by one sentence one body alone did
ALONE = [
    ("Palantir, and no other company, built the case file system for ICE.",
     "The case file system of ICE was built by Deloitte, contract records show."),
    ("It was the DEA that lent the 30 agents to ICE in Tampa.",
     "The 30 agents lent to ICE in Tampa all came from the U.S. Marshals Service."),
    ("It was the State Department, not the FBI, that gave the passport photos to ICE in June.",
     "The FBI gave the passport photos to ICE in June."),
    ("Maine alone refused to give the Labor Department its wage records by May 30.",
     "Four states, Ohio and Maine among them, refused to give the Labor Department their wage"
     " records by May 30."),
    ("CoreCivic has run the family center in Dilley ever since it opened in March.",
     "GEO Group has run the family center in Dilley without interruption since March."),
]  # fmt: skip

# two bodies in two parts, or of two matters
NOT_ALONE = [
    ("All 180 officers lent to ICE came from the ATF.",
     "The Marshals Service lent ICE 40 deputies in the same month."),
    ("ICE alone asked for the list of tenants.", "The list of tenants was drawn up by HUD."),
    ("CoreCivic has run the center in Dilley ever since it opened.",
     "GEO Group runs a center in Karnes County."),
    ("It was the IRS that gave the addresses to ICE.",
     "ICE gave the addresses to its field offices."),
    ("Rwanda, and no other country, took the eleven men deported in October.",
     "Ghana took fourteen people deported in September."),
    ("Only the FBI may search the Roadwatch cameras at night.",
     "The Ohio highway patrol searched the Roadwatch cameras at night."),  # may, and did
    ("It was the ATF that supplied all 180 officers.", "All 180 officers came from the ATF."),
]  # fmt: skip

# one event with two days, and two events
TWO_DAYS = [
    ("The tenant data agreement with HUD was signed on March 24.",
     "HUD signed the tenant data agreement on April 17.", True),
    ("The agreement with HUD was signed on March 24.",
     "The agreement with the IRS was signed on April 7.", False),
    ("HUD signed an agreement with ICE on March 24.",
     "HUD signed an agreement with ICE on April 17.", False),  # there may be two
    ("The tenant data agreement with HUD was signed on March 24.",
     "HUD signed the amended tenant data agreement on April 17.", False),
    ("The center in Leavenworth opened on March 1.",
     "The center in Leavenworth was closed on July 1.", False),
    ("The tenant data agreement with HUD was signed in March.",
     "HUD signed the tenant data agreement on April 17.", False),  # no day
]  # fmt: skip


def line(words: str, published: str = DAYS[0]) -> Line:
    return lines_of(Text(words, "pair", words, (), Heading(published=published)))[0]


@pytest.mark.parametrize(("one", "two"), SIDES)
def test_two_sides_of_a_matter(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        assert on_two_sides(line(here), line(there)) is not None
        found = glance(line(here), line(there), DAYS)
        assert (found.relation, set(found.differs)) == ("contradicts", {"polarity"})


@pytest.mark.parametrize(("one", "two"), ONE_OR_OTHER)
def test_sides_of_two_matters(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        assert on_two_sides(line(here), line(there)) is None


@pytest.mark.parametrize(("one", "two"), DENIALS)
def test_none_and_some(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        assert denied(line(here), line(there), DAYS)
        assert kind(glance(line(here), line(there), DAYS)) == "conflict"


@pytest.mark.parametrize(("one", "two"), NOT_DENIED)
def test_none_of_these_and_some_of_others(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        assert not denied(line(here), line(there), DAYS)
        assert kind(glance(line(here), line(there), DAYS)) != "conflict"


@pytest.mark.parametrize(("one", "two"), ALONE)
def test_one_body_alone_and_another(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        assert by_another(line(here), line(there))
        assert kind(glance(line(here), line(there), DAYS)) == "conflict"


@pytest.mark.parametrize(("one", "two"), NOT_ALONE)
def test_two_bodies_in_two_parts(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        assert not by_another(line(here), line(there))
        assert kind(glance(line(here), line(there), DAYS)) != "conflict"


@pytest.mark.parametrize(("one", "two", "once"), TWO_DAYS)
def test_one_event_on_two_days(one: str, two: str, once: bool) -> None:
    for here, there in ((one, two), (two, one)):
        assert on_two_days(line(here), line(there), DAYS) is once
    assert not on_two_days(line(one), line(two), ("2024-01-10", DAYS[1]))  # printed far apart


def test_what_ended_may_not_still_be() -> None:
    ended = line("The state police deleted the plate scans from Interstate 80 on June 30.")
    still = line(
        "The plate scans from Interstate 80 were still stored by the state police in July."
    )
    before = line(
        "The plate scans from Interstate 80 were still stored by the state police in May."
    )
    assert on_two_sides(ended, still) is not None
    assert on_two_sides(ended, before) is None


def test_a_denial_is_never_the_same() -> None:
    """Two deeds that no list sets against each other are at most apart."""
    one = line("Palantir praised the review of its contract with the Health Department.")
    two = line("Palantir dodged the review of its contract with the Health Department.")
    assert glance(one, two, DAYS).relation != "same"


@given(st.sampled_from([words for pair in (*SIDES, *DENIALS, *ALONE) for words in pair]))
@settings(max_examples=40, deadline=None)
def test_no_sentence_stands_against_itself(words: str) -> None:
    one = line(words)
    assert on_two_sides(one, one) is None
    assert not denied(one, one, DAYS)
    assert not by_another(one, one)
    assert not on_two_days(one, one, DAYS)


@given(st.sampled_from([pair for pairs in (SIDES, ONE_OR_OTHER, NOT_DENIED) for pair in pairs]))
@settings(max_examples=40, deadline=None)
def test_what_two_share_does_not_depend_on_their_order(pair: tuple[str, str]) -> None:
    one, two = map(line, pair)
    found, turned = matter(one, two), matter(two, one)
    assert (found.share, found.days, found.apart) == (turned.share, turned.days, turned.apart)
    assert (found.ours, found.theirs) == (turned.theirs, turned.ours)
