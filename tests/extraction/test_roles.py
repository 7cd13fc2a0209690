"""Who fills which role and which numbers belong to a fact, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction.reading_frames import fits, read, told

FBI, NSA, ICE = (
    "Federal Bureau of Investigation",
    "National Security Agency",
    "U.S. Immigration and Customs Enforcement",
)
DOJ, LABOR, CBP = (
    "Department of Justice",
    "Department of Labor",
    "U.S. Customs and Border Protection",
)
GOVERNMENT, CONGRESS = "United States federal government", "United States Congress"
CALLS, CONTENT, MAIL = "data:call_record", "data:phone_content", "data:online_account"
SSN, ADDRESS, RECORDS = "data:ssn_identity", "data:address", "data:personal_records"

CASES: list[tuple[str, str, dict[str, Any], str]] = [
    (
        "access",
        "PRISM lets analysts obtain emails from Google.",
        {"recipient": {"employees"}, "program": {"PRISM"}, "provider": {"Google"}},
        "what makes it possible is the program, who is let do it the recipient",
    ),
    (
        "access",
        "Labor Department officials have let ICE search wage data since June.",
        {"recipient": {ICE}, "provider": {LABOR}},
        "who lets another search gives",
    ),
    (
        "access",
        "The NSA programs allow the FBI to collect phone records.",
        {"recipient": {FBI}, "program": {"NSA programs"}, "category": {CALLS}},
        "a body's programs are a program",
    ),
    (
        "access",
        "Reporters wrote about the Department of Justice collecting phone records.",
        {"recipient": {DOJ}, "category": {CALLS}},
        "the body directly before an -ing form does it, not who speaks of it",
    ),
    (
        "access",
        "The FBI searched a location database sold by Penlink.",
        {"recipient": {FBI}, "provider": {"Penlink"}, "program": {"location database"}},
        "who sells a system gives what is in it",
    ),
    (
        "access",
        "The NSA stores every American's calling records.",
        {"recipient": {NSA}, "provider": {"Americans (class)"}, "category": {CALLS}},
        "one of a population owns the data",
    ),
    (
        "access",
        "The FBI got phone records from companies like Verizon and AT&T.",
        {"recipient": {FBI}, "provider": {"Verizon", "AT&T"}},
        "examples tell whom a class means",
    ),
    (
        "access",
        "Facebook shared location data with firms such as Acxiom, Experian and other partners.",
        {"provider": {"Facebook"}, "recipient": {"Acxiom", "Experian", "partners"}},
        "a list of examples that ends in others",
    ),
    (
        "access",
        "The NSA obtained emails from computers at Yahoo and Google.",
        {"recipient": {NSA}, "provider": {"Yahoo", "Google"}},
        "data are taken from machines at somebody",
    ),
    (
        "access",
        "Another NSA program, PRISM, allows the FBI to obtain emails.",
        {"recipient": {FBI}, "program": {"PRISM"}},
        "an apposition names the program",
    ),
    (
        "access",
        "The Labor Department shares Social Security numbers with agents at ICE.",
        {"provider": {LABOR}, "recipient": {ICE}, "category": {SSN}},
        "whose agents receive",
    ),
    (
        "access",
        "The FBI had access to location data bought from Venntel.",
        {"recipient": {FBI}, "provider": {"Venntel"}},
        "whom data were bought from",
    ),
    (
        "access",
        "The FBI collects names, blood types and Social Security numbers.",
        {"recipient": {FBI}, "category": {SSN, RECORDS}},
        "an item of a list of data that no kind is known for",
    ),
    (
        "access",
        "The FBI collects home addresses, hair color, shoe sizes, and Social Security numbers.",
        {"recipient": {FBI}, "category": {ADDRESS, RECORDS, SSN}},
        "several such items",
    ),
    (
        "access",
        "The Labor Department gave ICE the addresses of 1.2 million of them.",
        {"recipient": {ICE}, "population_covered": {1.2e6}},
        "those whom data are about, by a pronoun",
    ),
    (
        "access",
        "The Labor Department gave ICE wage files on 8,200 pupils.",
        {"recipient": {ICE}, "population_covered": {8200}},
        "people of whatever class",
    ),
    (
        "access",
        "The FBI asked 14 carriers for phone records.",
        {"recipient": {FBI}, "category": {CALLS}},
        "how many are asked",
    ),
    (
        "access",
        "The Labor Department sent ICE 90,000 records in June, or about 3,000 a day.",
        {"recipient": {ICE}, "records_provided": {90000, 3000}},
        "a count told once more as a rate",
    ),
    (
        "target",
        "ICE raised its monthly goal from 200 to 350 arrests in June.",
        {"value": {200, 350}, "bound": {ICE}},
        "the number that a goal is lifted from",
    ),
    (
        "target",
        "The ICE Health Service Corps hired nurses; its contract target is 44.",
        {"value": {44}, "bound": {"ICE Health Service Corps"}},
        "whose target a possessive tells",
    ),
    (
        "custody",
        "Border Patrol held 40 children at a facility in McAllen, Texas.",
        {"facility": {"facility in McAllen, Texas"}, "population": {40}},
        "a place of custody that is only described",
    ),
    (
        "custody",
        "ICE spoke of the Otero County Processing Center. ICE held 284 people there last week.",
        {"facility": {"Otero County Processing Center"}, "custodian": {ICE}, "population": {284}},
        "what there stands for",
    ),
    (
        "custody",
        "The Dilley detention center, designed for 830, was lodging 1,025.",
        {"capacity": {830}, "population": {1025}},
        "a bare number of those who are held beside the room that there is",
    ),
    (
        "custody",
        "Dallas County has agreed to make 250 beds at its new jail on the river available to ICE.",
        {"custodian": {ICE}, "capacity": {250}},
        "who is lent the beds holds, not who lends them",
    ),
    (
        "operation",
        "CBP met reporters. ICE met them too. Some 4,100 people were caught at the border.",
        {"agency": {CBP}, "arrests": {4100}},
        "at the border it is those who act there",
    ),
    (
        "spending",
        "The Coast Guard has asked Congress for $35 million to buy radios.",
        {"payer": {CONGRESS}, "payee": {"U.S. Coast Guard"}, "requested": {35e6}},
        "who is asked would pay",
    ),
    (
        "spending",
        "The Coast Guard applied for $600,000 in federal disaster funds.",
        {"payer": {GOVERNMENT}, "payee": {"U.S. Coast Guard"}, "requested": {600000}},
        "whose funds they are",
    ),
    (
        "spending",
        "The Secret Service has spent $144 million, or about $1 million a day.",
        {"spent": {144e6, 1e6}},
        "a sum told once more as a rate",
    ),
]


@pytest.mark.parametrize(
    ("kind", "words", "expected", "why"), CASES, ids=[case[3] for case in CASES]
)
def test_roles_and_numbers(kind: str, words: str, expected: dict[str, Any], why: str) -> None:
    found = read(words, kind)
    assert any(fits(fact, expected) for fact in found), (why, [told(fact) for fact in found])


NEVER: list[tuple[str, str, str, str, str]] = [
    (
        "access",
        "The NSA programs allow the FBI to collect phone records.",
        "provider",
        NSA,
        "whose program it is gives nothing",
    ),
    (
        "access",
        "Congress let the FBI collect phone records.",
        "provider",
        CONGRESS,
        "who makes laws permits",
    ),
    (
        "access",
        "The NSA is running a secret machine that lets ICE search emails.",
        "provider",
        NSA,
        "a relative clause belongs to the noun before it, known or not",
    ),
    (
        "access",
        "The agency collects phone records, arrests migrants and reads emails.",
        "category",
        RECORDS,
        "a verb is no item of a list",
    ),
    (
        "access",
        "The FBI got phone records from companies like Verizon and AT&T.",
        "provider",
        "private companies (unspecified)",
        "the class that examples stand for",
    ),
    (
        "custody",
        "Congress had paid for 41,500 detention beds when ICE held more.",
        "custodian",
        CONGRESS,
        "a legislature holds nobody",
    ),
    (
        "custody",
        "The Dilley detention center, a camp in Texas, held 300 immigrants.",
        "facility",
        "camp in Texas",
        "an apposition is no second place",
    ),
    (
        "operation",
        "The government spoke. Some 4,100 immigrants were deported last year.",
        "agency",
        GOVERNMENT,
        "the whole government is only a guess",
    ),
    (
        "target",
        "DEA met ICE. The memo set a goal of 40 percent. A draft had put it at 60 percent.",
        "bound",
        ICE,
        "who is bound is not guessed from other sentences",
    ),
]


@pytest.mark.parametrize(
    ("kind", "words", "role", "name", "why"), NEVER, ids=[case[4] for case in NEVER]
)
def test_no_such_role(kind: str, words: str, role: str, name: str, why: str) -> None:
    found = [told(fact) for fact in read(words, kind)]
    assert not any(name in fact.get(role, ()) for fact in found), (why, found)
