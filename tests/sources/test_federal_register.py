"""Federal Register notices of computer matching programs."""

from __future__ import annotations

from pathlib import Path

from tests.sources.made import record

from plainview.model import Text
from plainview.sources import read
from plainview.sources.parts import SourceReading

NOTICE = """
<NOTICE>
  <PREAMB>
    <AGENCY TYPE="N">DEPARTMENT OF VETERANS AFFAIRS</AGENCY>
    <SUBJECT>Privacy Act; Matching Program</SUBJECT>
    <SUM><P>This computer matching agreement says how the {provider} will disclose {what} to the
    Department of Veterans Affairs (VA). It is effective on January 1, 2031.</P></SUM>
    <FURINF><HD SOURCE="HED">FOR FURTHER INFORMATION CONTACT:</HD><P>Richard Roe</P></FURINF>
  </PREAMB>
  <HD SOURCE="HD2">AUTHORITY FOR CONDUCTING THE MATCHING PROGRAM: </HD>
  <P>38 U.S.C. 5106 authorizes it.</P>
  <SIG><NAME>Richard Roe,</NAME></SIG>
</NOTICE>
"""


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "federal_register"
    return found


def notice(provider: str, what: str) -> Text:
    return Text("0" * 64, "plain/1", NOTICE.format(provider=provider, what=what))


def test_a_matching_notice_says_who_discloses_what_to_whom() -> None:
    found = reading(notice("Internal Revenue Service (IRS)", "tax return information"))
    (fact,) = found.facts
    roles = {filler.role: (filler.name, filler.entity) for filler in fact.fillers}
    assert roles["provider"] == ("Internal Revenue Service", "us-irs")
    assert roles["recipient"][0] == "Department of Veterans Affairs"
    assert roles["category"][0] == "data:tax_return"
    assert roles["instrument"][0] == "instrument:computer_matching_agreement"
    assert roles["authority"][0] == "38 U.S.C. 5106"
    assert (fact.type, fact.status) == ("access", "agreed")
    assert fact.time is not None
    assert fact.time.start == "2031-01-01"
    assert found.dropped == {"names of contacts and signers": 2}
    assert all("Roe" not in item.quote for item in fact.evidence)


def test_a_matching_notice_that_names_no_records_is_left_to_ordinary_reading() -> None:
    assert read(notice("Internal Revenue Service (IRS)", "some things")) is None


def test_another_notice_is_none_of_ours() -> None:
    words = NOTICE.replace("atching", "eeting").replace("MATCHING", "MEETING")
    words = words.format(provider="The Board", what="nothing")
    assert read(Text("0" * 64, "plain/1", words)) is None


def test_a_published_notice(shared: Path) -> None:
    found = reading(record(shared, "sharing/federal-register/cma-sorn.xml"))
    (fact,) = found.facts
    assert fact.filled("provider")[0].entity == "us-irs"
    assert fact.filled("recipient")[0].name == "Department of Veterans Affairs"
    assert fact.time is not None
    assert fact.time.start == "2021-01-01"
