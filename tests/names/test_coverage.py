"""Bodies that the registry has to know, each by the names that papers, acronyms and awards use."""

from __future__ import annotations

import pytest

from plainview.names import resolve
from plainview.names.resolving import SURE
from plainview.vocab import entity

# official name, other names; the last one is the id of the body above
BODIES = [
    ("Department of Homeland Security", "DHS", "us-gov"),
    ("U.S. Immigration and Customs Enforcement", "ICE", "us-dhs"),
    ("Homeland Security Investigations", "HSI", "us-ice"),
    ("Enforcement and Removal Operations", "ERO", "us-ice"),
    ("U.S. Customs and Border Protection", "CBP", "us-dhs"),
    ("U.S. Border Patrol", "Border Patrol", "us-cbp"),
    ("CBP Office of Field Operations", "Office of Field Operations", "us-cbp"),
    ("U.S. Citizenship and Immigration Services", "USCIS", "us-dhs"),
    ("Transportation Security Administration", "TSA", "us-dhs"),
    ("Federal Emergency Management Agency", "FEMA", "us-dhs"),
    ("U.S. Coast Guard", "USCG", "us-dhs"),
    ("U.S. Secret Service", "USSS", "us-dhs"),
    ("Cybersecurity and Infrastructure Security Agency", "CISA", "us-dhs"),
    ("DHS Office of Inspector General", "DHS OIG", "us-dhs"),
    ("Office of Biometric Identity Management", "OBIM", "us-dhs"),
    ("Department of Justice", "DOJ", "us-gov"),
    ("Federal Bureau of Investigation", "FBI", "us-doj"),
    ("Drug Enforcement Administration", "DEA", "us-doj"),
    ("Bureau of Alcohol, Tobacco, Firearms and Explosives", "ATF", "us-doj"),
    ("U.S. Marshals Service", "USMS", "us-doj"),
    ("Federal Bureau of Prisons", "BOP", "us-doj"),
    ("Executive Office for Immigration Review", "EOIR", "us-doj"),
    ("Internal Revenue Service", "IRS", "us-treasury"),
    ("IRS Criminal Investigation", "IRS-CI", "us-irs"),
    ("Taxpayer Advocate Service", "the Taxpayer Advocate Service", "us-irs"),
    ("Financial Crimes Enforcement Network", "FinCEN", "us-treasury"),
    ("Treasury Inspector General for Tax Administration", "TIGTA", "us-treasury"),
    ("Department of Health and Human Services", "HHS", "us-gov"),
    ("Centers for Medicare & Medicaid Services", "CMS", "us-hhs"),
    ("Office of Refugee Resettlement", "ORR", "us-hhs"),
    ("Social Security Administration", "SSA", "us-gov"),
    ("United States Postal Service", "USPS", "us-gov"),
    ("U.S. Postal Inspection Service", "USPIS", "us-usps"),
    ("USPS Office of Inspector General", "USPS OIG", "us-usps"),
    ("Department of Defense", "Pentagon", "us-gov"),
    ("National Security Agency", "N.S.A.", "us-dod"),
    ("Department of State", "State Department", "us-gov"),
    ("Diplomatic Security Service", "Bureau of Diplomatic Security", "us-state"),
    ("United States Congress", "Congress", "us-gov"),
    ("House Judiciary Committee", "House Committee on the Judiciary", "us-house"),
    ("Senate Finance Committee", "Senate Committee on Finance", "us-senate"),
    ("Supreme Court of the United States", "Supreme Court", "us-gov"),
    ("Foreign Intelligence Surveillance Court", "FISC", "us-gov"),
    ("U.S. Court of Appeals for the Ninth Circuit", "9th Circuit", "us-gov"),
    (
        "U.S. District Court for the Northern District of California",
        "U.S. District Court, Northern District of California",
        "us-gov",
    ),
    (
        "U.S. Attorney’s Office for the Southern District of Texas",
        "US Attorney's Office for the Southern District of Texas",
        "us-doj",
    ),
    ("California Department of Motor Vehicles", "California DMV", "us-ca"),
    ("Illinois Secretary of State", "Illinois Secretary of State's office", "us-il"),
    ("Washington State Patrol", "Washington state troopers", "us-wa"),
    ("Northern California Regional Intelligence Center", "NCRIC", None),
    ("Boston Regional Intelligence Center", "BRIC", "us-ma"),
    ("LexisNexis Special Services", "LEXISNEXIS SPECIAL SERVICES INC", "co-lexisnexis"),
    ("West Publishing", "WEST PUBLISHING CORPORATION", "co-thomsonreuters"),
    ("Vigilant Solutions", "VIGILANT SOLUTIONS, LLC", "co-motorola"),
    ("BI Incorporated", "B.I. INCORPORATED", "co-geo"),
    ("Venntel", "VENNTEL, INC.", "co-gravy"),
    ("Grayshift", "GRAYSHIFT, LLC", "co-magnet"),
    ("HSI Newark", "Homeland Security Investigations Newark", "us-hsi"),
    ("ICE Boston Field Office", "Boston ICE Field Office", "us-ero"),
    ("ICE Detention Compliance and Removals", "70CDCR", "us-ice"),
]
APART = [
    # two bodies of one family or of like names are two
    ("MAGNET FORENSICS, LLC", "co-magnet"),
    ("MAGNET FORENSICS USA INC", "co-magnet"),
    ("GENERAL DYNAMICS INFORMATION TECHNOLOGY, INC.", "co-gdit"),
    ("PARAGON SYSTEMS INC", "co-paragon-systems"),
    ("PARAGON PROFESSIONAL SERVICES LLC", "co-paragon-pro"),
    ("LEXISNEXIS RISK SOLUTIONS INC", "co-lexisnexis-risk"),
    ("THOMSON REUTERS SPECIAL SERVICES LLC", "co-trss"),
    ("VISTA OUTDOOR SALES LLC", "co-vista-outdoor-sales"),
    ("REGENTS OF UNIVERSITY OF MINNESOTA", "univ-minnesota"),
]
OPEN = [
    # namesakes stay open, with candidates
    ("KANSAS CITY", {"pl-kansas-city", "pl-kansas-city-ks"}),
    ("Kansas City Police Department", {"us-mo-kansas-city-pd", "us-ks-kansas-city-ks-pd"}),
    ("DPS", {"us-tx-dps", "us-az-sp", "us-mn-dps"}),
    ("CPD", {"cpd-chicago", "us-oh-cleveland-pd"}),
    ("SPD", {"us-wa-seattle-pd", "us-wa-spokane-pd"}),
]
SHOUTED = ["TODAY", "HOUSE", "Week", "Hill", "PHONE", "WATCH", "COURTS", "Mexico's Senate"]


@pytest.mark.parametrize(("name", "other", "above"), BODIES)
def test_a_body_its_short_name_and_its_parent(name: str, other: str, above: str | None) -> None:
    found, short = resolve(name), resolve(other)
    assert found[0].score >= SURE and found[0].id == short[0].id and short[0].score >= SURE
    entry = entity(found[0].id)
    assert entry is not None and entry.parent == above


@pytest.mark.parametrize(("name", "expected"), APART)
def test_relatives_are_apart(name: str, expected: str) -> None:
    assert resolve(name)[0].id == expected


@pytest.mark.parametrize(("name", "among"), OPEN)
def test_namesakes_stay_open(name: str, among: set[str]) -> None:
    found = resolve(name)
    assert among <= {item.id for item in found}
    assert found[0].score < SURE or found[0].score == found[1].score


@pytest.mark.parametrize("name", SHOUTED)
def test_words_and_bodies_of_others_are_none_of_ours(name: str) -> None:
    assert not any(item.score >= SURE for item in resolve(name))
