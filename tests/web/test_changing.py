"""Only a page of this server, in the browser that it gave its token to, can change the record."""

from __future__ import annotations

import re

import pytest
from tests.conftest import copied
from tests.web.acting import OWN, opened, token
from tests.web.conftest import LOCAL

OTHERS = [
    {},
    {"origin": "null"},
    {"origin": "http://attacker.example"},
    {"origin": "http://127.0.0.1.attacker.example"},
    {"origin": "https://127.0.0.1"},
    {"origin": "http://127.0.0.1:8470"},
    {"origin": "http://localhost"},
    {"referer": "http://attacker.example/http://127.0.0.1/"},
    {"referer": "http://127.0.0.1@attacker.example/"},
    {"origin": LOCAL, "sec-fetch-site": "cross-site"},
    {"origin": LOCAL, "sec-fetch-site": "same-site"},
]
MINE = [
    {"origin": LOCAL},
    {"referer": f"{LOCAL}/findings"},
    {**OWN, "sec-fetch-site": "same-origin"},
]
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def visitor(record, tmp_path_factory):
    with opened(copied(record, tmp_path_factory.mktemp("changing") / "record")) as found:
        yield found


@pytest.fixture(scope="module")
def claim(visitor):
    """The address that judges a claim; there is one for each fact after the first upload."""
    from tests.web.acting import ended, send

    ended(visitor, send(visitor, ("held.txt", b"ICE held 7,100 people in detention in May 2025.")))
    return f"/claims/{visitor.get('/claims.json').json()['claims'][0]['id']}/judge"


def judged(visitor, claim):
    return len(visitor.get(claim.replace("/judge", ".json")).json()["judgements"])


def fields(visitor, **changed):
    return {"token": token(visitor), "verdict": "yes", "why": "it stands there", **changed}


@pytest.mark.parametrize("headers", OTHERS)
def test_no_page_elsewhere_changes_anything(visitor, claim, headers):
    before = judged(visitor, claim)
    answer = visitor.post(claim, data=fields(visitor), headers=headers)
    assert answer.status_code == 403 and "nothing was changed" in answer.text
    upload = visitor.post("/add", data={"token": token(visitor)}, files={"files": b"x"},
                          headers=headers)  # fmt: skip
    assert upload.status_code == 403
    assert judged(visitor, claim) == before


@pytest.mark.parametrize("headers", MINE)
def test_a_page_of_our_own_does(visitor, claim, headers):
    before = judged(visitor, claim)
    answer = visitor.post(claim, data=fields(visitor), headers=headers, follow_redirects=False)
    assert answer.status_code == 303
    assert judged(visitor, claim) == before + 1


@pytest.mark.parametrize("given", ["", "wrong", "é", "0" * 43, None])
def test_a_wrong_token_changes_nothing(visitor, claim, given):
    before, sent = judged(visitor, claim), fields(visitor)
    sent = {**sent, "token": given} if given is not None else {"verdict": "yes", "why": "x"}
    assert visitor.post(claim, data=sent, headers=OWN).status_code == 403
    assert visitor.post("/add", data={"token": given or ""}, files={"files": b"x"},
                        headers=OWN).status_code == 403  # fmt: skip
    assert judged(visitor, claim) == before


def test_a_token_without_the_cookie_that_goes_with_it_changes_nothing(visitor, claim):
    sent = fields(visitor)
    kept = dict(visitor.cookies)
    for cookies in ({}, dict.fromkeys(kept, "wrong")):
        visitor.cookies.clear()
        visitor.cookies.update(cookies)
        assert visitor.post(claim, data=sent, headers=OWN).status_code == 403
    visitor.cookies.clear()


def test_the_token_may_come_in_a_header(visitor, claim):
    given = token(visitor)
    sent = {"verdict": "unsure", "why": "by a script of the page"}
    headers = {**OWN, "x-plainview-token": given}
    answer = visitor.post(claim, data=sent, headers=headers, follow_redirects=False)
    assert answer.status_code == 303


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor):
    visitor.cookies.clear()
    given = visitor.get("/").headers["set-cookie"]
    assert "HttpOnly" in given and "SameSite=strict" in given and "Path=/" in given
    assert "set-cookie" not in visitor.get("/").headers  # it has it now
    assert "Domain" not in given


def test_each_start_has_a_token_of_its_own(record):
    with opened(record) as one, opened(record) as other:
        assert len(token(one)) > 40
        assert token(one) != token(other)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_only_a_post_changes_anything(visitor, claim, method):
    before = judged(visitor, claim)
    answer = visitor.request(method, claim, headers=OWN)
    assert answer.status_code in (404, 405)
    assert judged(visitor, claim) == before


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"why=" + b"x" * 50_000, FORM, 413),
        (b"&".join(b"a%d=x" % n for n in range(30)), FORM, 400),
        (b'{"token": 1}', {"content-type": "application/json"}, 403),
        (b"\xff\xfe", FORM, 403),
    ],
)
def test_what_is_no_form_is_answered_plainly(visitor, claim, body, headers, status):
    token(visitor)
    answer = visitor.post(claim, content=body, headers={**OWN, **headers})
    assert answer.status_code == status
    assert "<h1>" in answer.text and "Traceback" not in answer.text


def test_nothing_that_changes_is_there_in_a_public_copy(record):
    with opened(record, public=True) as public:
        given = public.get("/findings")
        assert "set-cookie" not in given.headers
        claim = f"/claims/{'0' * 64}"
        for address in (f"{claim}/judge", f"/findings/{'0' * 64}/judge", "/add"):
            answer = public.post(address, data={"token": "", "verdict": "yes", "why": "x"},
                                 headers={"origin": "http://testserver"})  # fmt: skip
            assert answer.status_code in (404, 405), address
        assert public.get("/add").status_code == 404
        for page in ("/", "/findings", "/claims", "/documents"):
            words = public.get(page).text
            assert 'name="token"' not in words and 'href="/add"' not in words
            assert not re.search(r'<form[^>]*method="post"[^>]*action="/(?!check)', words)


def test_an_odd_host_is_refused_and_not_a_fault(visitor):
    for host in ("127.0.0.1:abc", "127.0.0.1:99999", "[::1", "127.0.0.1@x"):
        assert visitor.get("/", headers={"host": host}).status_code < 500
