"""Archives: every member is read or named, and none can take the machine down."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from plainview.reading import Reading

All = Callable[..., list[Reading]]


def found(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in reading.problems]


def test_members_follow_their_archive_depth_first(made: Any, read_all: All) -> None:
    inner = made.zipped({"b.txt": made.beds.encode()})
    data = made.zipped({"a.txt": made.cap.encode(), "in/inner.zip": inner, "c.txt": b"Last."})
    whole, a, nested, b, c = read_all(data, "mail.zip")
    assert whole.text is None and not whole.problems and whole.data == data
    names = [reading.name for reading in (a, nested, b, c)]
    assert names == [
        "mail.zip/a.txt",
        "mail.zip/in/inner.zip",
        "mail.zip/in/inner.zip/b.txt",
        "mail.zip/c.txt",
    ]
    assert a.parent == nested.parent == whole.document.id and b.parent == nested.document.id
    assert b.text is not None and b.text.content == made.beds and b.how == "member"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, bytes])
def test_tars_however_packed(pack: Callable[[bytes], bytes], made: Any, read_all: All) -> None:
    data = pack(made.tarred({"a.txt": made.cap.encode(), "d/b.json": b'{"x": 1}'}))
    whole, a, b = read_all(data, "all.tgz")
    assert whole.text is None
    assert a.text is not None and a.text.content == made.cap
    assert b.name == "all.tgz/d/b.json" and found(b) == [("other_json", "")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_single_packed_files(pack: Callable[[bytes], bytes], made: Any, read_all: All) -> None:
    _, inner = read_all(pack(made.cap.encode()), "cap.txt.gz")
    assert inner.name == "cap.txt.gz/cap.txt" or inner.name == "cap.txt.gz/cap"
    assert inner.text is not None and inner.text.content == made.cap


def test_names_that_climb_are_names_only(made: Any, read_all: All) -> None:
    data = made.zipped({"../../etc/cron.d/x": made.cap.encode(), "/abs.txt": b"Words here."})
    assert [reading.name for reading in read_all(data, "z.zip")] == [
        "z.zip",
        "z.zip/../../etc/cron.d/x",
        "z.zip//abs.txt",
    ]


def test_links_and_devices_are_skipped_and_named(read_all: All) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("p", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    (whole,) = read_all(out.getvalue())
    assert found(whole) == [("link_skipped", "s"), ("link_skipped", "h"), ("link_skipped", "p")]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        link = zipfile.ZipInfo("s")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(link, "/etc/passwd")
    (whole,) = read_all(out.getvalue())
    assert found(whole) == [("link_skipped", "s")]


def test_an_encrypted_member_is_named_and_the_rest_read(made: Any, read_all: All) -> None:
    data = bytearray(made.zipped({"a.txt": b"Secret words.", "b.txt": made.cap.encode()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    whole, b = read_all(bytes(data))
    assert found(whole) == [("encrypted", "a.txt")]
    assert b.text is not None and b.text.content == made.cap


def test_a_damaged_member_is_named_and_the_rest_read(made: Any, read_all: All) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Words that will change.")
        archive.writestr("b.txt", made.cap)
    whole, b = read_all(out.getvalue().replace(b"will change", b"have change"))
    assert found(whole) == [("damaged", "a.txt")]
    assert b.text is not None


@pytest.mark.parametrize("share", [0.3, 0.7, 0.85])
@pytest.mark.parametrize("form", ["zip", "tar", "tgz"])
def test_a_cut_archive_is_never_silent(form: str, share: float, made: Any, read_all: All) -> None:
    members = {f"{number}.txt": made.long.encode() * 3 for number in range(20)}
    data = made.zipped(members) if form == "zip" else made.tarred(members)
    data = gzip.compress(data) if form == "tgz" else data
    whole, *_ = read_all(data[: int(share * len(data))])
    assert "damaged" in [problem.code for problem in whole.problems]


def test_files_of_the_system_are_notes(made: Any, read_all: All) -> None:
    data = made.zipped({"__MACOSX/._a.txt": b"\0\5\x16", ".DS_Store": b"x", "a.txt": b"Words."})
    whole, a = read_all(data)
    assert {problem.code for problem in whole.problems} == {"system_file"}
    assert not any(problem.lost for problem in whole.problems) and a.text is not None


def test_a_bomb_is_refused_quickly(made: Any, read_all: All) -> None:
    zeros = bytes(60_000_000)
    layers = zeros
    for number in range(3):
        layers = made.zipped({f"{number}.zip": layers})
    for data in (
        made.zipped({"a.txt": b"Words.", "zeros": zeros}),
        gzip.compress(zeros),
        bz2.compress(zeros),
        gzip.compress(made.tarred({"zeros": zeros})),
        layers,
    ):
        started = time.process_time()
        every = read_all(data)
        assert "archive_limit" in [p.code for reading in every for p in reading.problems]
        assert all(len(reading.data) < 1_000_000 for reading in every)
        assert time.process_time() - started < 2


def test_a_bomb_with_a_false_size_is_damaged(made: Any, read_all: All) -> None:
    data = made.zipped({"zeros": bytes(30_000_000)})
    true, false = (30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert data.count(true) == 2
    (whole,) = read_all(data.replace(true, false))
    assert found(whole) == [("damaged", "zeros")]


def test_what_is_nested_too_deep_is_named(made: Any, read_all: All) -> None:
    data = made.cap.encode()
    for number in range(12):
        data = made.zipped({f"{number}.zip" if number else "a.txt": data})
    every = read_all(data, archive_depth=3)
    assert len(every) == 4 and found(every[-1]) == [("too_deep", "")]
    assert all(reading.text is None for reading in every)


def test_limits_hold_over_all_nested_archives(made: Any, read_all: All) -> None:
    inner = made.zipped({f"{number}.txt": b"Words." for number in range(10)})
    data = made.zipped({f"{number}.zip": inner for number in range(10)})
    every = read_all(data, archive_members=25)
    assert len(every) == 26
    assert "archive_limit" in [p.code for reading in every for p in reading.problems]
    full = read_all(data, archive_bytes=len(inner) * 10 + 35)
    assert sum(reading.text is not None for reading in full) == 5


def test_a_member_over_the_size_limit_is_named_and_the_rest_read(made: Any, read_all: All) -> None:
    data = made.zipped({"long.txt": made.long.encode() * 40, "b.txt": made.cap.encode()})
    whole, b = read_all(data, file_bytes=10_000)
    assert found(whole) == [("too_large", "long.txt")] and b.text is not None


def test_empty_archives_are_no_loss(made: Any, read_all: All) -> None:
    (whole,) = read_all(made.zipped({}))
    assert whole.text is None and not whole.problems
