"""The data files hold together, and load quickly."""

from __future__ import annotations

import re
import subprocess
import sys

from plainview.model import PartialDate
from plainview.vocab import entities, entity, legislators, phrases, registry, states, terms
from plainview.vocab.registry import laws

VOCABULARY = [
    "data:tax_address",
    "data:ssn_identity",
    "data:mail_cover",
    "data:licence_plate_read",
    "data:call_record",
    "data:face_image",
    "data:personal_records",
    "tech:alpr",
    "tech:facial_recognition",
    "tech:spyware",
    "tech:drones",
    "instrument:warrant",
    "instrument:court_order",
    "instrument:letter",
    "task:arrests",
    "task:site_security",
    "power:subpoena",
    "safeguard:judicial_approval",
    "safeguard:deletion",
    "purpose:counterterrorism",
]


def test_parents_are_listed_and_no_entry_is_its_own_ancestor() -> None:
    for entry in entities():
        seen = {entry.id}
        parent = entry.parent
        while parent:
            assert parent in registry(), f"{entry.id} has the unlisted parent {parent}"
            assert parent not in seen, f"{entry.id} is part of itself"
            seen.add(parent)
            parent = registry()[parent].parent


def test_dates_of_names_are_edtf_and_in_order() -> None:
    for entry in entities():
        for alias in entry.aliases:
            assert alias.name == alias.name.strip() != ""
            days = [PartialDate.parse(day) for day in (alias.valid_from, alias.valid_to) if day]
            assert len(days) < 2 or days[0].before(days[1]), f"{entry.id}: {alias}"


def test_ids_of_terms_and_phrases() -> None:
    listed = {term.id for term in terms()}
    assert set(VOCABULARY) <= listed
    for phrase in phrases():
        assert not re.search(r"[\[\]|()]", phrase), f"{phrase!r} was not written out"
        assert phrase == phrase.lower().strip()


def test_known_chains() -> None:
    hsi = entity("us-hsi")
    assert hsi is not None and hsi.parent == "us-ice"
    assert registry()["us-ice"].parent == "us-dhs"
    assert registry()["us-irs-ci"].parent == "us-irs"
    assert registry()["us-tx"].name == "State of Texas"
    assert len(states()) == 50
    assert any(person.office == "United States Senator (D-Oregon)" for person in legislators())
    assert laws()["in-privacyact"] == "law:privacy-act-1974"
    assert entity("nowhere") is None


def test_loading_is_quick() -> None:
    code = (
        "import time; start = time.process_time(); from plainview import vocab;"
        " vocab.entities(); vocab.phrases(); print(time.process_time() - start)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(runs) < 0.25
