"""One request: what may go wrong between here and the publisher, and what is said of it."""

from __future__ import annotations

import gzip
import itertools
import re
import socket
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pulling.serving import Asked, Publisher, Reply, json_reply, serving

from plainview import __version__
from plainview.pulling.asking import Request, Unfetched, file_name, linked_name
from plainview.pulling.client import Client
from plainview.pulling.settings import PullSettings

FINE = json_reply({"results": []})


def client(publisher: Publisher, settings: PullSettings) -> Client:
    return Client(settings, "example.gov", publisher.address, lambda words: None)


def ask(publisher: Publisher, settings: PullSettings, kind="json", path="/a", **conditions):
    request = Request(publisher.address + path, kind, "a.json")
    return client(publisher, settings).fetch(request, **conditions)


def test_a_request_says_who_asks(publisher, settings):
    publisher.serve("/a", FINE)
    answer = ask(publisher, settings)
    assert answer.data == FINE.body
    assert answer.address == publisher.address + "/a"
    (asked,) = publisher.asked
    assert __version__ in asked.headers["user-agent"]
    assert "Plainview" in asked.headers["user-agent"]
    assert "desk@example.org" in asked.headers["user-agent"]


def test_hosts_are_asked_at_a_pace(publisher, settings):
    publisher.serve("/a", FINE)
    slow = client(publisher, replace(settings, interval=0.15))
    for _ in range(3):
        slow.fetch(Request(publisher.address + "/a", "json", "a.json"))
    times = [asked.at for asked in publisher.asked]
    assert all(later - earlier >= 0.14 for earlier, later in itertools.pairwise(times))


@pytest.mark.parametrize(
    ("replies", "asked"),
    [
        ([Reply(b"", 500), FINE], 2),
        ([Reply(b"", 503), Reply(b"", 529), FINE], 3),
        ([Reply(b"", 429), FINE], 2),
        ([Reply(b'{"a": 1', length=400), FINE], 2),
        ([Reply(b"\x1f\x8b broken", headers={"Content-Encoding": "gzip"}), FINE], 2),
    ],
    ids=["500", "503 and 529", "429", "cut in the middle", "packed and damaged"],
)
def test_what_passes_by_itself_is_asked_again(publisher, settings, replies, asked):
    publisher.serve("/a", *replies)
    assert ask(publisher, settings).data == FINE.body
    assert len(publisher.asked) == asked


def test_retry_after_is_waited_for(publisher, settings):
    publisher.serve("/a", Reply(b"", 429, {"Retry-After": "1"}), FINE)
    ask(publisher, settings)
    first, second = publisher.asked
    assert 0.99 <= second.at - first.at < 1.9


@pytest.mark.parametrize("value", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_wait_that_is_too_long_is_told_instead(publisher, settings, value):
    publisher.serve("/a", Reply(b"", 503, {"Retry-After": value}))
    with pytest.raises(Unfetched, match="asks to wait") as refusal:
        ask(publisher, settings)
    assert len(publisher.asked) == 1
    assert refusal.value.stop
    assert "goes on where it stopped" in refusal.value.advice


def test_waits_double_up_to_a_limit(publisher, settings):
    publisher.serve("/a", Reply(b"", 500))
    patient = replace(settings, interval=0.1, attempts=5, longest_wait=0.5)
    with pytest.raises(Unfetched, match="5 attempts"):
        ask(publisher, patient)
    times = [asked.at for asked in publisher.asked]
    waits = [later - earlier for earlier, later in itertools.pairwise(times)]
    # 0.2, 0.4, then 0.5 and 0.5, each up to a quarter shorter
    for wait, longest in zip(waits, (0.2, 0.4, 0.5, 0.5), strict=True):
        assert longest * 0.74 <= wait < longest + 0.2


REFUSED = [
    (Reply(b'{"detail": "Invalid value in filters|agencies"}', 400), "status_400", "filters|agen"),
    (Reply(b"", 403), "status_403", "Forbidden"),
    (Reply(b"", 404), "status_404", "Not Found"),
    (Reply(b'{"detail": "over the limit"}', 422), "status_422", "over the limit"),
    (Reply(b"", 418), "status_418", "418"),
    (Reply(b"<!DOCTYPE html><html>Are you human?</html>"), "html", "web page"),
    (Reply(b"<!-- x --><html></html>", headers={"Content-Type": "application/json"}), "html", ""),
    (Reply(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "wrong_type", "pdf"),
    (Reply(b"  \n"), "empty", "empty"),
    (Reply(b"{" + b" " * 300_000), "too_large", "200,000 bytes"),
    (
        Reply(gzip.compress(b"{" + b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
        "too_large",
        "unpacked",
    ),
]


@pytest.mark.parametrize(("reply", "code", "words"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_does_not_pass_is_told_at_once(publisher, settings, reply, code, words):
    publisher.serve("/a", reply)
    with pytest.raises(Unfetched) as refusal:
        ask(publisher, settings)
    assert refusal.value.code == code
    assert words in refusal.value.message
    assert refusal.value.advice
    assert len(publisher.asked) == 1


def test_the_content_decides_whatever_the_server_calls_it(publisher, settings):
    publisher.serve("/a", Reply(FINE.body, headers={"Content-Type": "text/html"}))
    assert ask(publisher, settings).data == FINE.body


@pytest.mark.parametrize(
    ("kind", "data"),
    [("workbook", b"PK\x03\x04..."), ("xml", b"\n <NOTICE/>"), ("page", b"<html></html>")],
)
def test_other_kinds_are_known_by_their_bytes(publisher, settings, kind, data):
    publisher.serve("/a", Reply(data))
    assert ask(publisher, settings, kind).data == data


def test_a_packed_answer_is_kept_unpacked(publisher, settings):
    packed = Reply(gzip.compress(FINE.body), headers={"Content-Encoding": "gzip"})
    publisher.serve("/a", packed)
    assert ask(publisher, settings).data == FINE.body
    assert publisher.asked[0].headers["accept-encoding"] == "gzip"


def test_an_answer_that_never_ends_is_left(publisher, settings):
    endless = Reply(pieces=itertools.repeat(b"{" * 1000), length=None)
    publisher.serve("/a", endless)
    with pytest.raises(Unfetched, match="larger than"):
        ask(publisher, settings)


def test_an_answer_that_trickles_is_left(publisher, settings):
    publisher.serve("/a", Reply(pieces=itertools.repeat(b" "), length=None, pause=0.1))
    start = time.monotonic()
    with pytest.raises(Unfetched, match="not through") as refusal:
        ask(publisher, settings)
    assert refusal.value.code == "too_slow"
    assert time.monotonic() - start < 4


def test_a_server_that_says_nothing_is_left(publisher, settings):
    publisher.serve("/a", lambda asked: Reply(pieces=iter([b"x"]), pause=5))
    with pytest.raises(Unfetched, match="nothing more came") as refusal:
        ask(publisher, replace(settings, timeout=0.2, attempts=2))
    assert refusal.value.code == "cut_short"
    assert len(publisher.asked) == 2


def test_what_was_seen_before_is_asked_for_with_conditions(publisher, settings):
    def answer(asked: Asked) -> Reply:
        same = asked.headers.get("if-none-match") == '"v1"'
        return Reply(b"", 304) if same else json_reply({"a": 1}, ETag='"v1"')

    publisher.serve("/a", answer)
    first = ask(publisher, settings)
    assert (
        ask(publisher, settings, etag=first.etag, modified="Wed, 01 Jan 2025 00:00:00 GMT") is None
    )
    assert publisher.asked[1].headers["if-modified-since"] == "Wed, 01 Jan 2025 00:00:00 GMT"
    assert ask(publisher, settings, etag='"v0"').data == first.data


def test_a_redirect_on_the_same_host_is_followed(publisher, settings):
    publisher.serve("/a", Reply(b"", 301, {"Location": "/b"}))
    publisher.serve("/b", FINE)
    assert ask(publisher, settings).address == publisher.address + "/b"


@pytest.mark.parametrize(
    "target",
    ["http://localhost:{port}/b", "http://127.0.0.1:{other}/b", "http://example.gov/b",
     "https://example.gov.example.com/b", "https://notexample.gov/b", "file:///etc/passwd",
     "https://[broken"],
)  # fmt: skip
def test_a_redirect_elsewhere_is_refused_and_nobody_is_asked(publisher, settings, target):
    with serving() as stranger:
        port, other = (one.address.rpartition(":")[2] for one in (publisher, stranger))
        location = target.format(port=port, other=other)
        publisher.serve("/a", Reply(b"", 302, {"Location": location}))
        publisher.serve("/b", FINE)
        stranger.serve("/b", FINE)
        with pytest.raises(Unfetched) as refusal:
            ask(publisher, settings)
        assert refusal.value.code == "elsewhere"
        assert publisher.paths == ["/a"]
        assert not stranger.asked


def test_redirects_without_end_are_left(publisher, settings):
    publisher.serve("/a", Reply(b"", 302, {"Location": "/a"}))
    with pytest.raises(Unfetched, match="from one address to the next"):
        ask(publisher, settings)


def test_a_question_is_not_turned_into_another_by_a_redirect(publisher, settings):
    publisher.serve("/a", Reply(b"", 302, {"Location": "/b"}))
    with pytest.raises(Unfetched, match="sends its questions"):
        client(publisher, settings).fetch(
            Request(publisher.address + "/a", "json", "a.json", body=b"{}")
        )


def test_a_name_that_nobody_knows_is_named(settings, publisher, monkeypatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    # asking for the name would itself leave this machine
    monkeypatch.setattr("socket.getaddrinfo", unknown)
    home = "http://no-such-host.invalid"
    with pytest.raises(Unfetched, match=r"no-such-host\.invalid cannot be resolved") as refusal:
        Client(settings, "example.gov", home, print).fetch(Request(home + "/a", "json", "a.json"))
    assert refusal.value.stop
    assert "network" in refusal.value.advice


def test_a_closed_port_is_named(settings):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(Unfetched, match="Connection refused") as refusal:
            Client(settings, "example.gov", address, print).fetch(
                Request(address + "/a", "json", "a.json")
            )
    assert refusal.value.code == "no_connection"


def test_a_server_that_nobody_vouches_for_is_named(settings, publisher):
    address = publisher.address.replace("http:", "https:")
    with pytest.raises(Unfetched, match="No trusted connection") as refusal:
        Client(settings, "example.gov", address, print).fetch(
            Request(address + "/a", "json", "a.json")
        )
    assert refusal.value.code == "tls"
    assert "certificate" in refusal.value.advice


def test_a_proxy_of_the_environment_is_used(publisher, settings, monkeypatch):
    monkeypatch.setenv("http_proxy", publisher.address)
    publisher.serve("http://records.example.gov/a", FINE)
    request = Request("http://records.example.gov/a", "json", "a.json")
    home = "http://records.example.gov"
    assert Client(settings, "example.gov", home, print).fetch(request).data == FINE.body
    assert publisher.paths == ["http://records.example.gov/a"]


@given(st.text(), st.text())
def test_no_answer_chooses_where_it_is_written(one, other):
    for name in (linked_name(f"/{one}/{other}"), file_name(one, other, ending="-page-001.json")):
        assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}", name)
