"""Numbers and addresses of institutions, which a record about institutions must keep readable."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.privacy.cases import Case, digits, filled, placed
from tests.privacy.identifiers import CITIES, STREETS, TYPES
from tests.privacy.public_numbers import amount, count, date, statute

Written = tuple[str, str]


def award(rng: random.Random) -> Written:
    """Award numbers of FPDS and USAspending (FAR 4.1603), and keys made of them."""
    year = rng.randint(10, 26)
    agency = rng.choice(("70CTD0", "70CMSW", "70CDCR", "15F067", "47QTCA", "70B03C", "70RTAC"))
    modern = f"{agency}{year}{rng.choice('FPCDJ')}R{digits(rng, 7)}"
    bureau = rng.choice(("ETE", "EMD", "ECR"))
    older = f"HSC{bureau}-{year % 16 + 3:02d}-{rng.choice('CDFJP')}-{digits(rng, 5)}"
    schedule = f"GS-{digits(rng, 2)}F-{digits(rng, 4)}{rng.choice('XYZ')}"
    key = f"CONT_AWD_{modern}_7012_{schedule.replace('-', '')}_4730"
    return rng.choice(
        (
            ("ICE awarded contract {} in 2022.", modern),
            ("PIID {}", modern),
            ("Award ID: {}", modern),
            ("Task order {} was modified twice.", older),
            ("{} was obligated at $3.75 million.", older),
            ("The order was placed under schedule {}.", schedule),
            ("See usaspending.gov/award/{} for the history.", key),
            ("{},7012,541512,D318", f"CONT_IDV_{older.replace('-', '')}_7012"),
            ("Grant {} paid for the readers.", f"EMW-20{year}-SS-{digits(rng, 5)}"),
            ("Grant number {}", f"20{year}-DJ-BX-{digits(rng, 4)}"),
            ("The Army's order {} covers phones.", f"W911QX-{year}-D-{digits(rng, 4)}"),
            ("Solicitation {} closed in May.", f"70CDCR{year}R{digits(rng, 8)}"),
            ("Modification {} of the contract", f"P{digits(rng, 5)}"),
        )
    )


def agency_id(rng: random.Random) -> Written:
    """Identifiers of vendors, agencies, accounts of the Treasury, systems and facilities."""
    years = f"{rng.randint(20, 26)}/{rng.randint(27, 30)}"
    facility = rng.choice(("DETLOC CCANOFL", "TACOMWA", "FSCC 07-112"))
    return rng.choice(
        (
            ("The vendor's DUNS number is {}.", digits(rng, 9)),
            ("DUNS {}", digits(rng, 9)),
            ("UEI {}", filled(rng, "@@#@@@@#@#@#")),
            ("Unique entity ID: {}", filled(rng, "@#@##@@@#@@#")),
            ("CAGE code {}", filled(rng, "#@@@#")),
            ("ORI {} belongs to the police department.", f"CO{digits(rng, 7)}"),
            ("The company's EIN is {}.", f"{rng.randint(10, 98)}-{digits(rng, 7)}"),
            ("NAICS {} stands for systems design.", f"5415{digits(rng, 2)}"),
            ("Treasury account {} funds the program.", f"070-{digits(rng, 4)}"),
            ("TAS {}", f"70 {years} {digits(rng, 4)}"),
            ("SORN {} covers the system.", f"DHS/ICE-0{digits(rng, 2)}"),
            ("Privacy impact assessment {}", f"DHS/ICE/PIA-0{digits(rng, 2)}(b)"),
            ("CIK {}", f"000{digits(rng, 7)}"),
            ("NSN {}", f"5820-01-{digits(rng, 3)}-{digits(rng, 4)}"),
            ("GSA lease {}", f"GS-09B-{digits(rng, 5)}"),
            ("agency code {}", digits(rng, 4)),
            ("Facility {} reports each month.", facility),
            ("The key is {}.", "".join(rng.choices("0123456789abcdef", k=64))),
        )
    )


def docket(rng: random.Random) -> Written:
    """Numbers of cases, audits, requests, notices and reporters."""
    year = rng.randint(10, 26)
    register = f"{rng.randint(75, 91)} Fed. Reg. {rng.randint(1, 99)},{digits(rng, 3)}"
    return rng.choice(
        (
            ("Case {} was dismissed.", f"1:{year}-cv-{digits(rng, 5)}-DLF"),
            ("No. {} (D.C. Cir.)", f"{year}-{digits(rng, 4)}"),
            ("Docket No. {}", f"SSA-20{year}-{digits(rng, 4)}"),
            ("Civil Action No. {}", f"{year}-cv-{digits(rng, 4)}"),
            ("Docket: {}", f"DHS-20{year}-{digits(rng, 4)}-0001"),
            ("The audit, {}, found three failures.", f"OIG-{year}-{digits(rng, 2)}"),
            ("GAO published {} in March.", f"GAO-{year}-{digits(rng, 3)}"),
            ("report {}", f"HR-AR-{year}-{digits(rng, 3)}"),
            ("FOIA request {}", f"20{year}-ICFO-{digits(rng, 5)}"),
            ("request number {} is overdue", f"20{year}-HQFO-{digits(rng, 5)}"),
            ("RIN {}", f"1615-A{rng.choice('ABC')}{digits(rng, 2)}"),
            ("OMB Control No. {}", f"1615-{digits(rng, 4)}"),
            ("FR Doc. {}", f"20{year}-{digits(rng, 5)}"),
            ("It cites {}.", f"{rng.randint(60, 999)} F.3d {digits(rng, 3)}"),
            ("The notice is at {}.", register),
            ("Resolution {} passed the council.", f"20{year}-{digits(rng, 3)}"),
            ("Purchase order {}", f"25103{digits(rng, 5)}"),
        )
    )


OWNERS = (
    "The OFFICE at {} holds 1,575 people.",
    "OFFICE, {}, CITY",
    "ICE leases the OFFICE at {} in CITY.",
    "The OFFICE, located at {}, was inspected.",
    "Place of performance: OFFICE, {}, CITY",
    "The OFFICE moved to {} in 2021.",
    "Agents of the OFFICE at {} ran the searches.",
)
OFFICES = (
    *("detention center", "ICE field office", "processing center", "county jail", "courthouse"),
    *("fusion center", "police department headquarters", "data center of the agency"),
    *("Northwest ICE Processing Center", "U.S. Postal Inspection Service office"),
    "county sheriff’s office",
)


def facility_address(rng: random.Random) -> Written:
    if rng.random() < 0.1:
        return "The headquarters of ICE are at {} in Washington.", "500 12th Street SW"
    if rng.random() < 0.1:
        box = f"P.O. Box {digits(rng, 4)}, Washington, DC 20536-{digits(rng, 4)}"
        return "Mail to the agency: {}", box
    suite = rng.choice(("", "", ", Suite 200", ", Room 4B", ", 3rd Floor", ", Building 12"))
    value = f"{rng.randint(1, 9999)} {rng.choice(STREETS)} {rng.choice(TYPES)}{suite}"
    owner = rng.choice(OWNERS).replace("OFFICE", rng.choice(OFFICES))
    return owner.replace("CITY", rng.choice(CITIES)), value


KINDS: dict[str, Callable[[random.Random], Written]] = {
    "award": award,
    "agency_id": agency_id,
    "docket": docket,
    "amount": amount,
    "count": count,
    "date": date,
    "statute": statute,
    "facility_address": facility_address,
}


def institutional(total: int, seed: int) -> Iterator[Case]:
    """`total` texts with one institutional number or address each, the kinds in turn."""
    rng = random.Random(seed)
    kinds = list(KINDS)
    for number in range(total):
        kind = kinds[number % len(kinds)]
        yield placed(rng, kind, *KINDS[kind](rng))
