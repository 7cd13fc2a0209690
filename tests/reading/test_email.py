"""E-mail: what a body of government wrote, and what was attached to it."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest

from plainview.reading import Reading, read

All = Callable[..., list[Reading]]


def test_subject_and_body_and_heading_without_people(made: Any) -> None:
    text = read(made.message(sender="Jane Roe <jane.roe@agency.gov>").as_bytes())
    assert text.content == f"Cap on requests\n\n{made.cap}"
    heading = text.heading
    assert (heading.title, heading.published) == ("Cap on requests", "2025-04-07")
    assert (heading.outlet, heading.byline) == ("agency.gov", None)
    assert "Roe" not in repr(heading) + text.content


def test_the_sending_body_is_named_only_where_it_is_certain(made: Any) -> None:
    private = made.message(sender="Jane Roe <jane@mail.example>")
    assert read(private.as_bytes()).heading.outlet is None
    stated = made.message(sender="J <j@mail.example>", Organization="The Agency")
    assert read(stated.as_bytes()).heading.outlet == "The Agency"


def test_private_addresses_are_masked(made: Any) -> None:
    text = read(made.message("Write to jane.roe84@gmail.com about it.").as_bytes())
    assert "jane" not in text.content and text.masked == 1


def test_the_plain_body_is_preferred_and_a_page_is_stripped(made: Any) -> None:
    both = made.message(made.cap)
    both.add_alternative(f"<html><p>{made.beds}</p></html>", subtype="html")
    assert read(both.as_bytes()).content == f"Cap on requests\n\n{made.cap}"
    only = made.message("")
    only.set_content(f"<style>p {{}}</style><p>{made.beds}</p><script>x()</script>", subtype="html")
    assert read(only.as_bytes()).content == f"Cap on requests\n\n{made.beds}"
    empty = made.message(" \n")
    empty.add_alternative(f"<p>{made.beds}</p>", subtype="html")
    assert made.beds in read(empty.as_bytes()).content


def test_broken_lines_are_joined(made: Any) -> None:
    body = (
        "The agreement that both agencies signed in Washington this week allows up\n"
        "to 1,200 requests a month, and no more than 50,000 requests in a year.\n\n"
        "A second paragraph.\n"
    )
    content = read(made.message(body).as_bytes()).content
    assert "allows up to 1,200 requests" in content
    assert content.endswith("in a year.\n\nA second paragraph.")


def test_attachments_are_documents_of_their_own(made: Any, read_all: All) -> None:
    mail = made.message()
    mail.add_attachment(
        made.pdf(made.beds), maintype="application", subtype="pdf", filename="beds.pdf"
    )
    mail.add_attachment("a,b,c\n1,2,3\n", subtype="csv", filename="../../counts.csv")
    inner = made.message(made.long, subject="Inner: message")
    mail.add_attachment(inner)
    whole, pdf, counts, forwarded = read_all(mail.as_bytes(), "cap.eml")
    assert whole.text is not None and made.cap in whole.text.content
    assert pdf.name == "cap.eml/beds.pdf" and pdf.how == "attachment"
    assert pdf.parent == whole.document.id
    assert pdf.text is not None and pdf.text.content == made.beds
    assert counts.name == "cap.eml/../../counts.csv", "a name only, never a path"
    assert counts.text is not None and counts.text.reader == "csv/1"
    assert forwarded.text is not None and made.long in forwarded.text.content.replace("\n", " ")


def test_a_mailbox_gives_its_messages(made: Any, read_all: All) -> None:
    one, two = (made.message(body).as_bytes() for body in (made.cap, made.beds))
    data = b"From a@x Mon Apr  7\n" + one + b"\nFrom b@x Mon Apr  7\n" + two
    whole, first, second = read_all(data, "box")
    assert whole.text is None and [first.name, second.name] == ["box/1.eml", "box/2.eml"]
    assert first.text is not None and made.cap in first.text.content
    assert second.text is not None and made.beds in second.text.content


def test_encrypted_and_signed_messages(made: Any, read_all: All) -> None:
    sealed = made.message("")
    sealed.set_content(b"sealed", maintype="application", subtype="pkcs7-mime")
    (reading,) = read_all(sealed.as_bytes())
    assert "encrypted" in [problem.code for problem in reading.problems]
    signed = made.message()
    signed.add_attachment(b"x", maintype="application", subtype="pgp-signature", filename="s.asc")
    (reading,) = read_all(signed.as_bytes())
    assert [(problem.code, problem.lost) for problem in reading.problems] == [
        ("record_skipped", False)
    ]


BROKEN = [
    ("header without end", b"Message-ID: <1@x>\nFrom: a@x.gov\nSubject: Cap"),
    ("broken date", b"Message-ID: <1@x>\nSubject: Cap\nDate: 99 Foo 20255\n\nWords."),
    ("broken address", b"Message-ID: <1@x>\nFrom: <<@@>,,\nSubject: Cap\n\nWords."),
    (
        "unknown charset",
        b"Message-ID: <1@x>\nSubject: Cap\nContent-Type: text/plain; charset=x\n\nWords.",
    ),
    ("broken base64", b"Message-ID: <1@x>\nSubject: Cap\nContent-Transfer-Encoding: base64\n\n!!!"),
    (
        "parts without end",
        b"MIME-Version: 1.0\nSubject: Cap\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.",
    ),
    (
        "parts without boundary",
        b"MIME-Version: 1.0\nSubject: Cap\nContent-Type: multipart/mixed\n\nWords.",
    ),
]


@pytest.mark.parametrize(("reason", "data"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken_messages_give_what_they_have(reason: str, data: bytes) -> None:
    assert read(data).content.startswith("Cap"), reason


def test_parts_nested_without_end_cost_only_their_message(read_all: All) -> None:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    (reading, *_) = read_all(b"Message-ID: <1@x>\nSubject: Cap\n" + opening + b"\nWords.")
    assert reading.text is not None or reading.problems


def test_an_attachment_of_nothing(made: Any, read_all: All) -> None:
    mail: EmailMessage = made.message()
    mail.add_attachment(b"", maintype="application", subtype="pdf", filename="none.pdf")
    (reading,) = read_all(mail.as_bytes())
    assert [(problem.code, problem.where) for problem in reading.problems] == [
        ("empty", "none.pdf")
    ]
