"""Names of people without a listed office are found; bodies, places, laws and officials are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.names import unlisted_people
from plainview.names.person_lists import fold

# Names stand between «»; all people here are invented.
NAMES = [
    ("given and surname", "Neighbors called «Marisol Quintero» a careful driver."),
    ("initial", "The letter is signed «Harold Q. Pemberton»."),
    ("initials first", "«J.R. Whitcomb» and «T. S. Okafor» wrote it."),
    ("bare surname later", "«Marisol Quintero» left early. «Quintero» declined to comment."),
    ("bare surname earlier", "«Quintero» declined. Later «Marisol Quintero» agreed."),
    ("possessive", "«Devin Maddox»’s lawyer filed it. «Maddox»'s case goes on."),
    ("ends in s", "«Tomas Rios»’ family waited."),
    ("particle", "The suit names «Lucia de la Cruz» and «Pieter van der Berg»."),
    ("capital particle", "With «Gerrit De Vries», an editor."),
    ("hyphen", "The clerk, «Ana Lopez-Madrigal», agreed."),
    ("accents", "Then «José Ángel Núñez» spoke."),
    ("accents taken apart", "Then «Jose\u0301 Nu\u0301n\u0303ez» spoke."),
    ("typographic apostrophe", "The brief by «Siobhan O’Brien» is long."),
    ("Arabic", "Police stopped «Khalid bin Mansour al-Hamdani» twice."),
    ("West African", "A student, «Chukwuemeka Okonkwo», sued."),
    ("Vietnamese", "The tenant «Nguyen Thi Hanh» moved out."),
    ("Indian", "A clerk, «Venkatesh Subramanian», signed."),
    ("East Asian", "The photo shows «Wei Zhang» outside."),
    ("Mr. before an unknown name", "Mr. «Xqueth» paid the fine."),
    ("said after an unknown name", "It is unfair, «Brzlak» said."),
    ("age after a name", "«Ondine Vasterling», 34, was not charged."),
    ("nickname", "The owner, «Robert “Bo” Hanrahan», sold it."),
    ("double surname with an ordinary word", "Mr. «Hoang Ton-Then» spoke. «Ton-Then» left."),
    ("kin", "Her son «Gabyn» waited outside."),
    ("suffix", "A deed of «Clement Ashby Jr.» was found."),
    ("byline in capitals", "BY «MARISOL QUINTERO»\n\nThe hearing began."),
    ("byline", "By «Devin Maddox»\n\nThe hearing began."),
    ("photo credit", "A guard at the gate. «Chip Valderrama»/Getty Images"),
    ("no blank after the full stop", "The hearing ended.«Alfonso Aguirre», of the clinic, left."),
    ("wrapped", "It was written by «Marisol\nQuintero» in May."),
    ("word as surname", "«Emily Price» came. Later «Price» said no price was named."),
    ("unknown given name", "A note from «Xiomarra Delgado» arrived."),
    ("unknown given name and surname", "A note from «Yohanel Plesnerr» arrived."),
    ("spokesman", "ICE spokesman «Carl Rusnok-Adair» declined."),
    ("heading", "Judge Blocks Removal of «Marisol Quintero» in Texas Case\n\nIt is over."),
    ("a people's name as surname", "It is hard, said «Nadim Islam», an organizer."),
    ("a firm's name as surname", "A tent in the rain. «Lee Honda»/AFP"),
    ("a child", "The photo shows the 9-year-old «Dilzad» at a gate."),
    ("city manager", "City Manager «Roy Quintero» signed."),
    ("two in a row", "The suit by «Ann Carver», «Luis Ortega» and «Mei Lin» failed."),
    ("namesake of an official", "Neighbors of «Melinda Trump», a baker, met President Trump."),
]  # fmt: skip

NOBODY = [
    "Wells Fargo and Fox News reported on Johnson County and Fort Worth.",
    "Georgetown University, the Cato Institute and Amazon met Palantir Technologies.",
    "The Patriot Act, the Privacy Act of 1974 and the Fourth Amendment apply.",
    "Immigration and Customs Enforcement runs Secure Communities in Virginia.",
    "In March and April, Congress returned to Washington on Monday.",
    "The House Judiciary Committee and the White House disagreed in Los Angeles.",
    "The facility in Lincoln Park closed; Madison Avenue stayed open.",
    "President Donald Trump signed it. Trump said so. Mr. Trump left.",
    "Secretary of Homeland Security Kirstjen Nielsen resigned. Nielsen’s letter was short.",
    "The ruling in Doe v. Hampton-Smith and Quintero v. Maddox stands.",
    "The Hill reported it; sources told the Hill more.",
    "Attorney General Bill Barr wrote to Senator Chuck Schumer.",
    "ICE, CBP, the FBI and the NSA declined. The agency’s CEO didn’t.",
    "HOUSE PASSES BORDER BILL AS SENATE WAITS",
    "Rules for Detention Centers and Travel Documents Take Effect Today",
    "",
]


@pytest.mark.parametrize(("why", "marked"), NAMES, ids=[w for w, _ in NAMES])
def test_every_letter_of_a_name_is_covered(why: str, marked: str) -> None:
    content = marked.replace("«", "").replace("»", "")
    covered = {i for start, end in unlisted_people(content) for i in range(start, end)}
    position = 0
    for i, part in enumerate(marked.replace("»", "«").split("«")):
        inside = range(position, position + len(part))
        letters = {k for k in inside if content[k].isalpha()}
        if i % 2:
            assert letters <= covered, part
        else:
            assert not letters & covered, part
        position += len(part)


@pytest.mark.parametrize("content", NOBODY)
def test_bodies_places_laws_and_listed_officials_stay(content: str) -> None:
    found = [content[start:end] for start, end in unlisted_people(content)]
    assert found == []


def test_fold_takes_accents_apostrophes_and_endings_off() -> None:
    assert [fold(w) for w in ("O’Brien", "Núñez's", "Łukasz", "J.R.")] == [
        "obrien",
        "nunez",
        "lukasz",
        "jr",
    ]


PIECES = st.sampled_from([m.replace("«", "").replace("»", "") for _, m in NAMES] + NOBODY)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=6))
def test_spans_are_ordered_apart_inside_and_the_same_again(pieces: list[str]) -> None:
    content = " ".join(pieces)
    spans = unlisted_people(content)
    assert spans == unlisted_people(content)
    bounds = [bound for span in spans for bound in span]
    assert bounds == sorted(bounds)
    assert all(0 <= start < end <= len(content) for start, end in spans)
