"""Clients that change the record as a browser does: with the token of a page and its origin."""

from __future__ import annotations

import re
import time

from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL

from plainview.web.app import create_app

OWN = {"origin": LOCAL}


def opened(record, **options):
    return TestClient(create_app(record, **options), LOCAL)


def token(visitor, address="/add"):
    """The token that a page of this server gives; its cookie stays with the visitor."""
    return re.search(r'name="token" value="([^"]+)"', visitor.get(address).text)[1]


def judge(visitor, address, verdict, why, **fields):
    sent = {"token": token(visitor), "verdict": verdict, "why": why, **fields}
    return visitor.post(f"{address}/judge", data=sent, headers=OWN, follow_redirects=False)


def send(visitor, *files, **fields):
    """Send files, each a name and its bytes."""
    sent = {"token": token(visitor), **fields}
    return visitor.post(
        "/add", data=sent, files=[("files", file) for file in files], headers=OWN,
        follow_redirects=False,
    )  # fmt: skip


def ended(visitor, answer, seconds=60):
    """What became of the files, once all of it is done."""
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        twin = visitor.get(f"{answer.headers['location']}.json").json()
        if twin["stage"] == "done":
            return twin
        time.sleep(0.15)
    raise AssertionError(f"not done after {seconds} seconds: {twin}")
