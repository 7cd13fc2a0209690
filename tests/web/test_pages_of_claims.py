"""Pages of findings, claims and lineage: each answers, has a twin, and shows no private name."""

import re
from html import escape

import pytest
from fastapi.testclient import TestClient
from tests.conftest import SAMPLE
from tests.web.conftest import LOCAL, OWN_SCRIPT, STORIES

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

TAKEN = (
    "postal-inspectors-task-force.html",
    "postal-inspectors-retold.json",
    "postal-inspectors-spun.html",
    "detention-full.json",
    "irs-disclosures-ruling.json",
    "irs-ice-agreement.docx",
)
PAGE = (
    '<html><head><title>{title}</title><meta property="article:published_time"'
    ' content="{day}T08:00:00Z"><meta property="og:site_name" content="{outlet}"></head><body>'
    "<article><h1>{title}</h1>{body}</article></body></html>"
)
TOLD = (
    "<p>Delphine Okonkwo, a bookkeeper in Dayton, said on Monday that Immigration and Customs"
    " Enforcement held {held} people in one hall beside the county airport for nine days.</p>"
    "<p>The agency did not say why the hall was used, or who had inspected it before the first"
    " buses came. Delphine Okonkwo wrote down the number of every bus that stopped there"
    " &lt;script&gt;document.title='hacked'&lt;/script&gt;.</p>"
    "<p>Immigration and Customs Enforcement plans to hold {held} people there until the end of"
    " the summer, according to a letter that the county received from the agency last week.</p>"
)
FIXED = [
    *("/findings", "/findings?severity=medium", "/findings?check=occupancy_told&dismissed=yes"),
    *("/claims", "/claims?org=ICE", "/claims?type=custody&origins=2", "/claims?disputed=yes"),
    *("/claims?org=submarine", "/findings?check=none", "/findings?page=99", "/lineage"),
]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gathered")
    for name in TAKEN:
        (folder / name).write_bytes((SAMPLE / name).read_bytes())
    for name, content in STORIES.items():
        (folder / name).write_text(content, encoding="utf-8")
    for day, held, outlet in (("2025-05-05", "212", "Dayton Desk"), ("2025-05-07", "312", "Copy")):
        body = TOLD.format(held=held)
        told = PAGE.format(title=f"A hall in {outlet}", day=day, outlet=outlet, body=body)
        (folder / f"delphine_okonkwo-{held}.html").write_text(told, encoding="utf-8")
    path = tmp_path_factory.mktemp("records") / "record"
    with Record.create(path) as target:
        pipeline.add(target, [folder], workers=1)
        pipeline.gather(target, workers=1)
    return path


@pytest.fixture(scope="module")
def visitors(gathered):
    with (
        TestClient(create_app(gathered), LOCAL) as local,
        TestClient(create_app(gathered, public=True), LOCAL) as public,
    ):
        yield {"local": local, "public": public}


def every_address(visitor):
    """The fixed pages, and those that lists lead to, each once."""
    found = dict.fromkeys(FIXED)
    for start in ("/findings", "/claims", "/lineage"):
        for at in re.findall(rf'href="({start}/\w+)"', visitor.get(start).text):
            found[at] = None
    for at in [at for at in found if re.fullmatch(r"/lineage/\w+", at)]:
        found.update(dict.fromkeys(re.findall(r'href="(/lineage/\w+/\w+)"', visitor.get(at).text)))
    return list(found)


def twin_of(address):
    path, mark, query = address.partition("?")
    return f"{path}.json{mark}{query}"


@pytest.mark.parametrize("who", ["local", "public"])
def test_every_page_answers_with_its_guards_a_twin_and_a_head(visitors, who):
    visitor = visitors[who]
    addresses = every_address(visitor)
    for start, least in (("/findings/", 1), ("/claims/", 10), ("/lineage/", 6)):
        assert sum(at.startswith(start) for at in addresses) >= least, start
    for address in addresses:
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.text.replace(OWN_SCRIPT, ""), address
        twin = visitor.get(twin_of(address))
        refused = 400 if "submarine" in address else 200
        assert twin.status_code == refused and isinstance(twin.json(), dict), address
        head = visitor.head(address)
        assert (head.status_code, head.content) == (200, b""), address
        assert head.headers["content-type"] == answer.headers["content-type"]


def test_public_pages_show_no_private_name(visitors):
    words = {
        who: "".join(
            visitor.get(at).text for page in every_address(visitor) for at in (page, twin_of(page))
        )
        for who, visitor in visitors.items()
    }
    assert "Okonkwo" in words["local"]
    assert re.findall("okonkwo|delphine", words["public"], re.IGNORECASE) == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/findings/zzzzzzzz", 404),
        ("/findings/0", 404),
        ("/claims/zzzzzzzz", 404),
        ("/claims/%25", 404),
        ("/lineage/ffffffff", 404),
        ("/lineage/ffffffff/ffffffff", 404),
        ("/findings?page=0", 400),
        ("/findings?dismissed=maybe", 400),
        ("/claims?origins=-1", 400),
    ],
)
def test_wrong_addresses_are_answered_plainly(visitors, address, status):
    for visitor in visitors.values():
        answer = visitor.get(address)
        assert answer.status_code == status
        assert "Traceback" not in answer.text


def test_a_finding_has_its_sum_and_leads_to_its_words(visitors):
    held = visitors["local"].get("/findings.json?check=same_figure").json()["findings"]
    finding = next(one for one in held if "212" in one["text"])
    assert finding["arithmetic"]
    page = visitors["local"].get(f"/findings/{finding['id']}").text
    assert f"The sum</span>{escape(finding['arithmetic'])}</p>" in page
    readers = re.findall(r'href="(/documents/\w+\?fact=\w+)#(at-\w+)"', page)
    assert len(readers) >= 2
    for reader, anchor in readers:
        assert f'id="{anchor}"' in visitors["local"].get(reader).text


def test_a_finding_is_judged_by_its_owner_only(visitors):
    address = re.search(r'href="(/findings/\w+)"', visitors["local"].get("/findings").text)[1]
    assert f'action="{address}/judge"' in visitors["local"].get(address).text
    assert "/judge" not in visitors["public"].get(address).text


def test_a_judgement_is_shown_at_once_and_a_dismissed_finding_is_left_out(gathered, tmp_path):
    from shutil import copytree

    copytree(gathered, tmp_path / "record")
    with (
        TestClient(create_app(tmp_path / "record"), LOCAL) as local,
        TestClient(create_app(tmp_path / "record", public=True), LOCAL) as public,
    ):
        before = local.get("/findings.json").json()
        finding = before["findings"][0]["id"]
        with Record.open(tmp_path / "record", write=True) as target:
            pipeline.judge_finding(target, finding, "no", "Delphine Okonkwo checked it")
        assert local.get("/findings.json").json()["total"] == before["total"] - 1
        assert "dismissed</span>: Delphine" in local.get("/findings?dismissed=yes").text
        shown = (
            public.get(f"/findings/{finding}").text + public.get(f"/findings/{finding}.json").text
        )
        assert "dismissed" in shown and "Delphine" not in shown


def test_a_claim_tells_its_origins_and_is_never_found_by_person(visitors):
    claims = visitors["local"].get("/claims.json").json()["claims"]
    assert claims[0]["origins"] >= 2
    page = visitors["local"].get(f"/claims/{claims[0]['id']}").text
    assert "independent origins" in page and "Where it started" in page
    for visitor in visitors.values():
        assert "never by person" in visitor.get("/claims?org=Delphine+Okonkwo").text


def test_two_documents_stand_beside_each_other_with_what_was_altered(visitors):
    pages = [at for at in every_address(visitors["local"]) if re.fullmatch(r"/lineage/\w+/\w+", at)]
    local = [visitors["local"].get(at).text for at in pages]
    assert any(re.search(r"<mark>[^<]*312[^<]*</mark>", page) for page in local)
    assert all("Sentence by sentence" in page for page in local)
    public = [visitors["public"].get(at).text for at in pages]
    assert any(re.search(r"<mark>[^<]*312[^<]*</mark>", page) for page in public)
    assert not any("Sentence by sentence" in page or "every bus" in page for page in public)


def test_a_claim_shows_what_contradicts_it_and_the_matter_at_other_dates(tmp_path):
    told = (
        "Immigration and Customs Enforcement held 46,000 people in detention on March 3, 2025.",
        "On March 3, 2025, Immigration and Customs Enforcement had 61,500 people in detention.",
        "Immigration and Customs Enforcement held 39,000 people in detention on January 3, 2025.",
    )
    for number, words in enumerate(told):
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
    with Record.create(tmp_path / "record") as target:
        pipeline.add(target, [tmp_path / f"{number}.txt" for number in range(3)], workers=1)
        pipeline.gather(target, workers=1)
    with TestClient(create_app(tmp_path / "record"), LOCAL) as visitor:
        claims = visitor.get("/claims.json?disputed=yes").json()["claims"]
        assert len(claims) == 2
        page = visitor.get(f"/claims/{claims[0]['id']}").text
        assert "61,500 - 46,000 = 15,500" in page
        assert f'href="/claims/{claims[1]["id"]}">the other claim' in page
        assert "At other dates" in page and "January 3, 2025" in page
