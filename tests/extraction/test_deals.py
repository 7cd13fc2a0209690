"""Who pays in a deal between a company and an agency, whichever is named first."""

from __future__ import annotations

import pytest

from plainview.extraction import extract
from plainview.model import Text

ICE, CBP = "U.S. Immigration and Customs Enforcement", "U.S. Customs and Border Protection"


@pytest.mark.parametrize(
    ("content", "payer", "payee"),
    [
        ("Clearview AI has contracts worth $9.2 million with ICE.", ICE, "Clearview AI"),
        ("Palantir has a $139 million contract with ICE.", ICE, "Palantir Technologies"),
        ("Palantir signed a $30 million contract with ICE.", ICE, "Palantir Technologies"),
        ("The company holds a $30 million contract with CBP.", CBP, "company"),
        ("ICE signed a $2 million contract with Palantir.", ICE, "Palantir Technologies"),
        ("ICE has contracts worth $9.2 million with Clearview AI.", ICE, "Clearview AI"),
        # of two companies the one that signs pays, as far as the words tell
        ("Palantir signed a $5 million deal with Microsoft.", "Palantir Technologies", "Microsoft"),
    ],
)  # fmt: skip
def test_the_agency_pays_the_company(content: str, payer: str, payee: str) -> None:
    found = [fact for fact in extract(Text("0" * 64, "test/1", content)) if fact.type == "spending"]
    assert len(found) == 1
    roles = {filler.role: filler.name for filler in found[0].fillers}
    assert (roles["payer"], roles["payee"]) == (payer, payee)
