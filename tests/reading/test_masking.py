"""Masking: identifiers of people go, numbers of institutions stay, lengths never change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.reading.masking import mask

# The identifier stands between «»; everything outside must stay as it is.
IDENTIFIERS = [
    ("hyphens need no cue", "The form listed «219-09-9999» beside the name."),
    ("blanks need no cue", "He gave 219 as area: «219 09 9999», the file says."),
    ("nine digits after a cue", "Her Social Security number is «219099999»."),
    ("cue and hash", "SSN# «219099999»"),
    ("list after one cue", "SSNs: «219099999», «219099998» and «219099997»"),
    ("en dashes", "SSN «219–09–9999»"),
    ("non-breaking hyphens", "Social Security no. «219‑09‑9999» was on it."),
    ("non-breaking blanks", "SSN «219\u00a009\u00a09999»"),
    ("wrapped at the line end", "Social Security number «219-\n09-9999» appears."),
    ("fullwidth digits", "SSN «２１９-０９-９９９９»"),
    ("Arabic-Indic digits", "SSN «٢١٩-٠٩-٩٩٩٩»"),
    ("soft hyphens inside", "SSN «2\u00ad19-09-99\u00ad99»"),
    ("misread by a scanner", "SSN: «2l9-O9-9999»"),
    ("last four", "The last four digits of his Social Security number are «9999»."),
    ("taxpayer number", "An ITIN, «912-78-1234», was used."),
    ("taxpayer number in digits", "ITIN «912781234»"),
    ("alien number, groups", "He is known as «A 012 345 678» in the system."),
    ("alien number, hash", "in the matter of «A# 123456789»"),
    ("alien number, hyphen", "file «A-12345678»"),
    ("alien number, dashes", "file «A088-123-456»,"),
    ("alien number after words", "Her alien registration number was «012345678»."),
    ("USCIS number", "USCIS number: «012-345-678»"),
    ("receipt", "the petition «EAC2190012345» is pending"),
    ("receipt with hyphens", "receipt number «MSC-21-900-12345»"),
    ("phone", "Call «(202) 555-0143» now."),
    ("phone with dots", "at «202.555.0143» until noon"),
    ("phone with hyphens and extension", "on «202-555-0143 ext. 12» today"),
    ("phone with blanks", "his number, «202 555 0143», rang"),
    ("phone with +1", "wrote from «+1 202 555 0143» twice"),
    ("phone in ten digits", "He phoned «2025550143» twice."),
    ("foreign phone", "a line in London, «+44 20 7946 0958», was used"),
    ("Mexican phone", "from «+52 55 1234 5678» in May"),
    ("local phone after a cue", "Phone: «555-0143»"),
    ("toll-free", "the line «1-800-555-0143» answers"),
    ("home", "She lives at «1408 Maple Grove Road, Apt. 3B, Springfield, IL 62704» now."),
    ("home address", "His home address is «22 Elm St»."),
    ("residing", "a woman residing at «9 N. 3rd Avenue» was questioned"),
    ("of a street", "John Sample, 34, of «123 Main St», was not charged."),
    ("a unit", "Officers came to «77 Birch Lane, Unit 4» at night."),
    ("no suffix", "He lived at «1450 Broadway» for years."),
    ("plate", "a gray sedan with license plate «8KTR492» drove"),
    ("plate with a state", "Texas plate number «KLM-4821»"),
    ("tag", "tag «ABC 1234»"),
    ("card", "paid with «4111 1111 1111 1111» online"),
    ("card, no blanks", "the card «378282246310005» was"),
    ("IBAN", "to «GB29 NWBK 6016 1331 9268 19» on Friday"),
    ("routing", "routing number «021000021»"),
    ("account", "bank account «000123456789»"),
    ("driver licence", "driver's license number «S530-4600-1234»"),
    ("driver licence, letter", "Driver’s License No. «D12345678»"),
    ("passport", "passport «C01234567»"),
    ("visa", "visa number «12345678»"),
    ("FBI number", "FBI number «123456AB7»"),
    ("booking", "Booking No. «2019-004512»"),
    ("register number", "inmate register number «12345-678»"),
    ("birth date", "DOB: «03/14/1985»"),
    ("born", "She was born on «March 14, 1985», in Ohio."),
    ("birth date, day first", "date of birth «14 March 1985»"),
    ("private mail", "write to «jane.q.sample@gmail.com» today"),
    ("staff mail", "write to «jane.sample@example.gov» today"),
    ("spelled mail", "write to «jane.sample [at] example [dot] com» today"),
    ("network address", "from the IP address «203.0.113.7» at noon"),
    ("IMEI", "IMEI «490154203237518»"),
    ("VIN", "VIN «1HGCM82633A004352»"),
    ("plate of digits and a letter", "The tag, «204418K», was typed twice."),
    ("plate after a short cue", "LP «QXR 5518» at noon"),
    ("licence with letters around", "a Nevada driver's license, «KD402913V», in a drawer"),
    ("Medicare", "The Medicare beneficiary «1T47-QK5-WM83» asked."),
    ("box of a family", "Letters for the family went to «P.O. Box 8812»."),
    ("numbered road", "They rent at «77 State Highway 9» now."),
    ("road over a line end", "She lives at «41 County\nRoad 8» alone."),
    ("driver of a street", "The driver, of «12 Pine Ct.», drove on."),
    ("end of a card", "a debit card ending in «4417»"),
    ("struck-out card", "card «****4417» was used"),
    ("card over a line end", "He read «4111\n1111 1111 1111» aloud."),
    ("blanks over a line end", "The man («A 074\n388 299») waited."),
    ("column of a table", "name,ssn,town\nR. M.,«219099999»,Reno"),
    ("column between bars", "| Name | Phone |\n| R. M. | «2025550143» |"),
    ("key in JSON", '{"dateOfBirth": "«1985-03-14»", "state": "NV"}'),
    ("hidden mail", "write to «jane_s(at)example.org» soon"),
    ("spelled mail with a tag", "«jane+list at example dot org» bounced"),
    ("phone under a page number", "Page 3 of 9\n«956 883\n8486» rang."),
]  # fmt: skip

KEPT = [
    "Award 70CMSD24FR0000123 was modified; HSHQDC-12-D-00011 was not.",
    "Contracts 47QTCA19D00MV, 15F06725P0000123 and GS-35F-0119Y.",
    "CONT_AWD_70CMSD24FR0000123_7012_GS35F0119Y_4730",
    "UEI ABCDEF123456, CAGE 1ABC2, DUNS 123456789, EIN 12-3456789.",
    "ORI CA0010000 ran 312,000 queries; 79000000 records; NAICS 541512, PSC D302.",
    "No. 25-5181 and 1:25-cv-00123, 89 Fed. Reg. 12345, 8 U.S.C. 1357(g), 8 CFR 287.7.",
    "Reports HR-AR-14-001, GAO-15-155 and OIG-20-45 of March 3, 2019.",
    "The plan costs $1,234,567,890 for 42,695 beds in 2019 and 2020.",
    "at 500 12th Street SW, the agency's headquarters in Washington, DC 20536",
    "a facility at 1623 East J Street, Tacoma, WA 98421, holds 1,575 people",
    "the courthouse at 26 Federal Plaza, Suite 1130, New York, NY 10278",
    "license plate readers in 2019; license plate data from 5,000 cameras",
    "driver's license records of 1,234,567 people in 2019",
    "Write to ice-foia@dhs.gov, press@example.org or foia@example.mil.",
    "https://www.example.gov/a/219-09-9999/202-555-0143.html",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "solicitation 70RSAT20RFQ000012, task order 70CTD019FR0000170",
    "Call volume rose to 2,025,550 in 2019. Calls: 312000.",
    "home to 3 Democrats; in the House, 221 Republicans voted",
    "a contract number 123456789, docket 219-09-9999",
    "The field office moved to 3467 Birch Boulevard, Room 4B in 2021.",
    "work permits.\n\n2013-2014: a new program",
    "facility,phone calls,beds\nReno,2025550143,14",
    "the occupant of 1600 Pennsylvania Avenue",
    "Elm County SO | 1669 | 2902\nSimi Heights OH PD | Oak County OH SO | 1669 | 4770",
]


@pytest.mark.parametrize(("why", "marked"), IDENTIFIERS, ids=[w for w, _ in IDENTIFIERS])
def test_identifiers_become_blocks(why: str, marked: str) -> None:
    content = marked.replace("«", "").replace("»", "")
    parts = marked.replace("»", "«").split("«")
    expected = "".join(part if i % 2 == 0 else "█" * len(part) for i, part in enumerate(parts))
    assert mask(content) == (expected, len(parts) // 2)


@pytest.mark.parametrize("content", KEPT)
def test_numbers_of_institutions_stay(content: str) -> None:
    assert mask(content) == (content, 0)


PIECES = st.sampled_from(
    [marked.replace("«", "").replace("»", "") for _, marked in IDENTIFIERS] + KEPT
)
SCRAPS = st.text(alphabet="0123456789-. +()A#@SNlO█\n\u00ad\u2013٣ xyz,", max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, SCRAPS, st.text(max_size=40)), max_size=6))
def test_masking_keeps_length_and_place_and_settles(pieces: list[str]) -> None:
    content = " ".join(pieces)
    masked, count = mask(content)
    assert len(masked) == len(content)
    assert all(m in (c, "█") for m, c in zip(masked, content, strict=True))
    assert mask(masked) == (masked, 0)
    assert (count > 0) == (masked != content)
