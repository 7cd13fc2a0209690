"""Names that a synonym spinner or a translation there and back has changed, and names that only
look so."""

from __future__ import annotations

import pytest

from plainview.names import resolve
from plainview.names.context import Context
from plainview.names.distorted import distorted_terms, is_distorted
from plainview.names.resolving import SURE

SPUN = [
    ("Division of Homeland Safety", "us-dhs"),
    ("Section of Homeland Security", "us-dhs"),
    ("Department of Motherland Security", "us-dhs"),
    ("Department of Fatherland Protection", "us-dhs"),
    ("Ministry of Homeland Security", "us-dhs"),
    ("Department of Home Country Security", "us-dhs"),
    ("Homeland Safety Department", "us-dhs"),
    ("U.S. Division of Homeland Safety", "us-dhs"),
    ("Migration and Customs Enforcement", "us-ice"),
    ("Immigration and Traditions Enforcement", "us-ice"),
    ("Immigration and Customs Implementation", "us-ice"),
    ("Immigration and Customs Application", "us-ice"),
    ("Immigration and Habits Enforcement", "us-ice"),
    ("Migration and Duties Enforcement", "us-ice"),
    ("Customs and Boundary Protection", "us-cbp"),
    ("Traditions and Border Protection", "us-cbp"),
    ("Customs and Frontier Protection", "us-cbp"),
    ("Customs and Edge Protection", "us-cbp"),
    ("Customs and Border Safeguarding", "us-cbp"),
    ("Nationality and Immigration Services", "us-uscis"),
    ("Citizenship and Migration Services", "us-uscis"),
    ("Citizenship and Immigration Solutions", "us-uscis"),
    ("Homeland Safety Investigations", "us-hsi"),
    ("Homeland Security Probes", "us-hsi"),
    ("Homeland Security Inquiries", "us-hsi"),
    ("Enforcement and Elimination Operations", "us-ero"),
    ("Execution and Removal Procedures", "us-ero"),
    ("Inner Revenue Service", "us-irs"),
    ("Internal Income Service", "us-irs"),
    ("Inside Earnings Provider", "us-irs"),
    ("Interior Proceeds Service", "us-irs"),
    ("Internal Profits Service", "us-irs"),
    ("Societal Security Administration", "us-ssa"),
    ("Social Safety Administration", "us-ssa"),
    ("Social Security Management", "us-ssa"),
    ("United States Mail Service", "us-usps"),
    ("Joined States Postal Service", "us-usps"),
    ("Postal Examination Service", "us-uspis"),
    ("Mail Inspection Service", "us-uspis"),
    ("Postal Check Provider", "us-uspis"),
    ("Federal Agency of Investigation", "us-fbi"),
    ("Governmental Bureau of Investigation", "us-fbi"),
    ("Federal Desk of Inquiry", "us-fbi"),
    ("Narcotic Enforcement Administration", "us-dea"),
    ("Drug Implementation Administration", "us-dea"),
    ("Federal Workplace of Prisons", "us-bop"),
    ("Federal Bureau of Penitentiaries", "us-bop"),
    ("Workplace of Refugee Resettlement", "us-orr"),
    ("Office of Exile Relocation", "us-orr"),
    ("Office of Refugee Relocation", "us-orr"),
    ("Department of Wellness and Human Services", "us-hhs"),
    ("Department of Health and Individual Services", "us-hhs"),
    ("Division of Well Being and Human Services", "us-hhs"),
    ("National Safety Agency", "us-nsa"),
    ("Nationwide Security Agency", "us-nsa"),
    ("Central Cleverness Agency", "us-cia"),
    ("Main Intelligence Agency", "us-cia"),
    ("Transportation Safety Administration", "us-tsa"),
    ("Transport Security Administration", "us-tsa"),
    ("Federal Crisis Management Agency", "us-fema"),
    ("Federal Emergency Administration Agency", "us-fema"),
    ("Executive Workplace for Immigration Review", "us-eoir"),
    ("Board of Migration Appeals", "us-bia"),
    ("Diplomatic Safety Service", "us-dss"),
    ("Monetary Crimes Enforcement Network", "us-fincen"),
    ("Government Responsibility Office", "us-gao"),
    ("Workplace of Management and Budget", "us-omb"),
    ("Office of Administration and Finances", "us-omb"),
    ("Workplace of Personnel Management", "us-opm"),
    ("General Providers Administration", "us-gsa"),
    ("Overseas Intelligence Surveillance Court", "us-fisc"),
    ("Privacy and Civil Freedoms Oversight Board", "us-pclob"),
    ("Confidentiality and Civil Liberties Supervision Board", "us-pclob"),
    ("Nationwide Felony Evaluation and Concentrating on Center", "us-ice-ncatc"),
    ("Electronic Confidentiality Information Center", "org-epic"),
    ("Senate Judiciary Panel", "us-sen-judiciary"),
    ("Home Homeland Security Committee", "us-house-homeland"),
    ("IRS Prison Investigation", "us-irs-ci"),
    ("Student and Trade Visitor Program", "us-ice-sevp"),
    ("Intensive Oversight Appearance Program", "pg-isap"),
]
# bodies whose real names look like distorted ones of others: nothing distorted is offered for them
REAL: list[tuple[str, Context | None]] = [
    ("Division of Public Safety", None),
    ("Department of Public Safety", None),
    ("Office of Homeland Security", None),
    ("Office of Homeland Security", {"state": "NE"}),
    ("Division of Homeland Security", {"state": "NY"}),
    ("Indiana Department of Homeland Security", None),
    ("Department of Homeland Security", None),
    ("Ohio Homeland Security", None),
    ("National Safety Council", None),
    ("National Bureau of Investigation", None),
    ("Homeland Security Committee", None),
    ("Center for Migration Studies", None),
    ("National Transportation Safety Board", None),
    ("Federal Security Service", None),
    ("National Security Service", None),
    ("National Intelligence Service", None),
    ("State Security Service", None),
    ("Food Safety and Inspection Service", None),
    ("Bureau of Safety and Environmental Enforcement", None),
    ("Inland Revenue", None),
    ("Home Office", None),
    ("Interior Ministry", None),
    ("Ministry of Justice", None),
    ("Border Force", None),
    ("National Crime Agency", None),
    ("Federal Migration Service", None),
    ("Division of Criminal Investigation", None),
    ("Immigration and Naturalization Service", None),
    ("U.S. Customs Service", None),
    ("National Security Council", None),
    ("Department of Public Health", None),
    ("Texas Department of Public Safety", None),
    ("Internal Affairs Division", None),
    ("Division of Labor", None),
    ("Jordan Sample", None),
    ("Border Protection", None),
    ("Public Health", None),
]
TERMS = [
    ("prison investigations", "purpose:criminal_investigation"),
    ("felony investigations", "purpose:criminal_investigation"),
]


@pytest.mark.parametrize(("name", "expected"), SPUN)
def test_a_distorted_name_is_put_back_and_says_so(name: str, expected: str) -> None:
    found = resolve(name)
    assert found and found[0].id == expected, found[:3]
    assert is_distorted(found[0])
    assert found[0].reason.startswith("distorted: ")
    assert 0.5 <= found[0].score < SURE


@pytest.mark.parametrize(("name", "context"), REAL)
def test_a_real_name_is_never_a_distorted_one(name: str, context: Context | None) -> None:
    assert not any(is_distorted(item) for item in resolve(name, context))


@pytest.mark.parametrize(("phrase", "term"), TERMS)
def test_phrases_of_the_vocabularies(phrase: str, term: str) -> None:
    found = distorted_terms(phrase)
    assert term in {item.id for item, _ in found}
    assert all(reason.startswith("distorted: ") for _, reason in found)


@pytest.mark.parametrize("phrase", ["criminal investigations", "budget", "a walk in the park", ""])
def test_phrases_that_are_their_own(phrase: str) -> None:
    assert distorted_terms(phrase) == []


def test_an_acronym_behind_the_name_decides() -> None:
    text = "The Inner Income Service ({}) wrote to the mayor, and the mayor wrote back."
    alone = resolve("Inner Income Service")[0]
    for item in (
        resolve("Inner Income Service", {"document": text.format("IRS")})[0],
        resolve("Inner Income Service (IRS)")[0],
    ):
        assert item.id == "us-irs" and alone.score < item.score < SURE
    for found in (
        resolve("Inner Income Service", {"document": text.format("IIS")}),
        resolve("Inner Income Service (IIS)"),
    ):
        assert all(item.score < 0.5 for item in found)


def test_a_distorted_name_does_not_beat_the_official_name_of_another_body() -> None:
    # "National Safety Agency" could be two bodies' name; the document names one of them
    text = "The National Security Agency answered. The National Safety Agency did not."
    found = resolve("National Safety Agency", {"document": text})
    assert found[0].id == "us-nsa"
    assert all(item.score < 0.5 for item in found[1:])
