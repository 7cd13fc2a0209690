"""Pages of flows and gaps: chains with their words, what stops them, and ready requests."""

import json
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL, OWN_SCRIPT

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

POLICE, CENTER = "Memphis Police Department", "Tennessee Fusion Center"
ICE = "U.S. Immigration and Customs Enforcement"
DAY = "as_of=2025-07-01"
PAPERS = {
    "plates": (
        "2025-02-03",
        f"The {POLICE} shares license plate data with the {CENTER}. The {CENTER} shares license"
        " plate data with ICE. A city ordinance forbids the Memphis Police Department from sharing"
        " license plate data with ICE.",
    ),
    "schools": (
        "2025-03-09",
        f"ICE obtained school records from the {POLICE} through the {CENTER}.",
    ),
    "dna": ("2025-04-01", f"The {POLICE} shares DNA samples with the FBI."),
    "hostile": (
        "2025-04-03",
        f"The {POLICE} shares utility records with Harbor <script>alert(1)</script> Marine LLC."
        " ICE awarded Palantir a $4.3 million contract for a case management platform in May 2025.",
    ),
    "delphine-okonkwo": (
        "2025-05-02",
        "Delphine Okonkwo, a bookkeeper in Dayton, said on Monday that she was afraid. Delphine"
        " Okonkwo said that the Internal Revenue Service gives ICE taxpayer addresses every week.",
    ),
}  # fmt: skip
PLATES, SCHOOLS = (
    f"/flows?data=licence_plate_read&to=ICE&{DAY}",
    f"/flows?data=school_record&to=ICE&{DAY}",
)
FIXED = [
    *("/flows", f"/flows?{DAY}", PLATES, f"{PLATES}&by=hub", f"{SCHOOLS}&through={CENTER}"),
    *(f"{PLATES}&documented=yes", f"{PLATES}&from={CENTER}&parts=yes", "/gaps"),
    *("/flows?data=tax_address&to=ICE", "/gaps?kind=ceiling", "/gaps?body=us-ice", "/gaps?page=9"),
]
REFUSED = [
    ("/flows?data=tax_address&to=Memphis+Polise+Department", POLICE),
    ("/flows?data=tax_adress&to=ICE", "data:tax_address"),
    ("/flows?to=ICE", "Choose the data"),
    (f"{PLATES}&from=ICE", "both holder and recipient"),
    ("/flows?data=tax_address&to=ICE&as_of=soon", "is no date"),
    ("/flows?as_of=soon", "is no date"),
    ("/flows?data=tax_address&to=Delphine+Okonkwo", "never by person"),
    ("/flows?data=tax_address&to=ICE&from=Delphine+Okonkwo", "never by person"),
]


@pytest.fixture(scope="module")
def visitors(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flows")
    papers = folder / "papers"
    papers.mkdir()
    for name, (day, words) in PAPERS.items():
        title = name.replace("-", " ").title()
        article = {
            "title": title,
            "content_original": words,
            "source": "Marlow Ledger",
            "date": day,
        }
        (papers / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    with Record.create(folder / "record") as target:
        pipeline.add(target, [papers], workers=1)
        pipeline.gather(target, workers=1)
    with (
        TestClient(create_app(folder / "record"), LOCAL) as local,
        TestClient(create_app(folder / "record", public=True), LOCAL) as public,
    ):
        yield {"local": local, "public": public}


def twin_of(address):
    path, mark, query = address.partition("?")
    return f"{path}.json{mark}{query}"


def every_address(visitor):
    gaps = re.findall(r'href="(/gaps/\w+)"', visitor.get("/gaps").text)
    starts = map(unescape, re.findall(r'href="(/flows\?[^"]+)"', visitor.get("/flows").text))
    return [*FIXED, *gaps, *starts]


@pytest.mark.parametrize("who", ["local", "public"])
def test_every_page_answers_with_its_guards_a_twin_and_a_head(visitors, who):
    visitor = visitors[who]
    addresses = every_address(visitor)
    assert sum(at.startswith("/gaps/") for at in addresses) >= 3
    assert len(addresses) - len(FIXED) >= 7
    for address in addresses:
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.text.replace(OWN_SCRIPT, "")
        assert " style=" not in answer.text, address
        twin = visitor.get(twin_of(address))
        assert twin.status_code == 200 and "error" not in twin.json(), address
        head = visitor.head(address)
        assert (head.status_code, head.content) == (200, b""), address


@pytest.mark.parametrize(("address", "words"), REFUSED)
def test_what_cannot_be_asked_is_said_with_what_is_near(visitors, address, words):
    for visitor in visitors.values():
        page = visitor.get(address)
        assert page.status_code == 200 and words in unescape(page.text)
        twin = visitor.get(twin_of(address))
        assert twin.status_code == 400 and words in twin.json()["error"]


def test_documented_and_possible_chains_stand_apart(visitors):
    plates = visitors["local"].get(PLATES).text
    assert "No documented chain" in plates and "1 possible chain" in plates
    assert f"that {CENTER} passes on what it received, which nobody documents" in plates
    schools = visitors["local"].get(SCHOOLS).text
    assert "1 documented chain" in schools and "No possible chain" in schools
    found = visitors["local"].get(twin_of(SCHOOLS)).json()
    (chain,) = found["reach"]["chains"]
    assert [step["to"] for step in chain["steps"]] == [CENTER, ICE]
    assert found["cut"]["size"] == 1 and found["cut"]["cut"][0]["kind"] == "instrument"


def test_a_step_leads_to_its_words(visitors):
    page = visitors["local"].get(PLATES).text
    quote = f"“{POLICE} shares license plate data with the {CENTER}”"
    after = page[page.index(quote) :]
    reader = re.search(r'href="(/documents/\w+\?fact=\w+)#(at-\w+)"', after)
    assert f'id="{reader[2]}"' in visitors["local"].get(reader[1]).text


@pytest.mark.parametrize(("by", "ended"), [("agreement", (1, 0)), ("hub", (0, 1))])
def test_the_drawing_shows_what_is_cut_and_has_a_table(visitors, by, ended):
    page = visitors["local"].get(f"{PLATES}&by={by}").text
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert drawing.count("<rect") == 3
    assert drawing.count('class="way"') == 2
    assert drawing.count('class="bar"') == ended[0]
    assert drawing.count('<g class="ended">') == ended[1]
    table = page[page.index("</svg>") : page.index("</table>")]
    assert all(name in table for name in (POLICE, CENTER, ICE))


def test_only_the_step_that_is_cut_is_marked(visitors):
    """Both steps rest on one sentence."""
    assert visitors["local"].get(SCHOOLS).text.count("ends with the cut</span>") == 1


def test_the_permanent_address_names_the_day(visitors):
    page = visitors["local"].get("/flows?data=tax_address&to=ICE").text
    address = unescape(re.search(r'class="small permanent"><a href="([^"]+)"', page)[1])
    assert re.search(r"as_of=\d{4}-\d\d-\d\d", address)
    assert visitors["local"].get(address).status_code == 200


def test_hubs_and_receivers_are_tables(visitors):
    found = visitors["local"].get(f"/flows.json?{DAY}").json()
    assert found["hubs"][0]["name"] == CENTER
    assert found["receivers"][0]["name"] == ICE
    page = visitors["local"].get(f"/flows?{DAY}").text
    assert page.count("<table") == 2 and CENTER in page


def test_a_gap_has_a_request_to_copy(visitors):
    for visitor in visitors.values():
        (gap,) = visitor.get("/gaps.json?kind=ceiling").json()["gaps"]
        twin = visitor.get(f"/gaps/{gap['id']}.json").json()
        assert "5 U.S.C. 552" in twin["request"] and twin["body"] == "us-ice"
        page = unescape(visitor.get(f"/gaps/{gap['id'][:10]}").text)
        assert f"\n{twin['request']}</textarea>" in page
        assert "Palantir" in page


@pytest.mark.parametrize("address", ["/gaps/zzzzzzzz", "/gaps/0", "/gaps/zzzzzzzz.json"])
def test_an_unknown_gap_is_answered_plainly(visitors, address):
    for visitor in visitors.values():
        assert visitor.get(address).status_code == 404


def test_public_pages_show_no_private_name(visitors):
    words = {
        who: "".join(
            visitor.get(at).text for page in every_address(visitor) for at in (page, twin_of(page))
        )
        for who, visitor in visitors.items()
    }
    assert re.search("okonkwo", words["local"], re.IGNORECASE)
    assert re.findall(".{80}(?:okonkwo|delphine)", words["public"], re.IGNORECASE) == []
