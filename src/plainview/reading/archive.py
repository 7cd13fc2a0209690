"""Archives: ZIP, TAR, and single files packed with gzip, bzip2 or xz.

An archive is gone through twice: first all of it, piece by piece, to learn what it really unpacks
to, so that every refusal stands in the archive's own problems; then member by member.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from plainview.model import Problem, Unreadable
from plainview.reading import sniff
from plainview.reading.parts import Draft, Material, Member
from plainview.reading.zips import CHUNK, ERRORS, RATIO_FROM, open_zip

_ERRORS = (*ERRORS, lzma.LZMAError, tarfile.TarError)
_PACKED_SUFFIXES = {".gz", ".bz2", ".xz", ".gzip", ".lzma"}
_TAR_END = bytes(1024)
_ADVICE = "Unpack it and add the folder, or raise the limit in the settings"


def read(material: Material) -> Draft:
    """The members of an archive; raises Unreadable for a damaged one."""
    kind = material.media_type
    if kind in (sniff.ZIP, sniff.WACZ):
        return _zip(material)
    if kind == sniff.TAR:
        return _tar(material)
    head = _unpack(material)
    return _tar(material) if sniff.is_tar(head[:512]) else _single(material, head)


class _Tally:
    """Decides member by member what still fits the limits, and lists what does not."""

    def __init__(self, material: Material) -> None:
        limits, spent = material.limits, material.spent
        self.problems: list[Problem] = []
        self.full = False
        self._material = material
        self._left = min(
            limits.archive_bytes - spent.unpacked,
            max(RATIO_FROM, limits.archive_ratio * len(material.data)),
        )

    @property
    def left(self) -> int:
        """How many bytes may still be unpacked."""
        return self._left

    def list(self, code: str, message: str, where: str, *, lost: bool = True) -> None:
        advice = _ADVICE if code in ("archive_limit", "too_large") else ""
        self.problems.append(self._material.problem(code, message, where, advice, lost=lost))

    def takes(self, name: str, size: int, head: bytes) -> bool:
        """Whether a member of a true size is read; `full` is set where nothing after it is."""
        limits, spent = self._material.limits, self._material.spent
        if size > self._left:
            self.full = True
            self.list(
                "archive_limit",
                "The archive unpacks to more than is allowed: this member and all after it were"
                " left out",
                name,
            )
            return False
        self._left -= size
        spent.unpacked += size
        if spent.members >= limits.archive_members:
            self.full = True
            self.list(
                "archive_limit",
                f"The archive has more than {limits.archive_members:,} members: this one and all"
                " after it were left out",
                name,
            )
            return False
        if size > limits.file_bytes and sniff.media_type(head) not in sniff.CONTAINERS:
            self.list(
                "too_large",
                f"The member has {size:,} bytes, more than the limit of {limits.file_bytes:,}",
                name,
            )
            return False
        if _of_the_system(name):
            self.list("system_file", "A file of the operating system", name, lost=False)
            return False
        spent.members += 1
        return True


def _zip(material: Material) -> Draft:
    tally = _Tally(material)
    with open_zip(material.data) as archive:
        taken = [info for info in archive.infolist() if _zip_member(archive, info, tally, material)]
    return Draft("zip/1", None, problems=tally.problems, members=_zip_members(material.data, taken))


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, tally: _Tally, material: Material
) -> bool:
    name = info.filename
    if tally.full or info.is_dir():
        return False
    if material.media_type == sniff.WACZ and not name.startswith("archive/"):
        tally.list("record_skipped", "An index of the web archive, no page", name, lost=False)
        return False
    if stat.S_ISLNK(info.external_attr >> 16):
        tally.list("link_skipped", "A link to another place", name, lost=False)
        return False
    if info.flag_bits & 1:
        tally.list("encrypted", "The member is encrypted", name)
        return False
    head, size = b"", 0
    try:
        with archive.open(info) as file:
            while size <= tally.left and (piece := file.read(CHUNK)):
                head = head or piece
                size += len(piece)
    except _ERRORS:
        tally.list("damaged", "The member is damaged", name)
        return False
    return tally.takes(name, size, head)


def _zip_members(data: bytes, taken: list[zipfile.ZipInfo]) -> Iterator[Member]:
    with open_zip(data) as archive:
        for info in taken:
            yield Member(info.filename, archive.read(info))


def _tar(material: Material) -> Draft:
    tally = _Tally(material)
    taken: set[int] = set()
    try:
        with tarfile.open(fileobj=io.BytesIO(material.data)) as archive:
            for info in archive:
                if _tar_member(archive, info, tally):
                    taken.add(info.offset)
                if tally.full:
                    break
    except _ERRORS:
        tally.list("damaged", "The archive breaks off: members after this place are lost", "")
    # What a member is cut off in is noticed above; a cut between two members only by this.
    ended = material.media_type != sniff.TAR or material.data.endswith(_TAR_END)
    if not ended and not tally.problems:
        tally.list("damaged", "The archive has no end mark: members may be missing", "")
    if not taken and not tally.problems:
        raise Unreadable("no_text", "The archive is empty")
    return Draft("tar/1", None, problems=tally.problems, members=_tar_members(material, taken))


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, tally: _Tally) -> bool:
    if info.isdir():
        return False
    if info.islnk() or info.issym():
        tally.list("link_skipped", "A link to another place", info.name, lost=False)
        return False
    if not info.isfile():
        tally.list("link_skipped", "A device or pipe, no file", info.name, lost=False)
        return False
    if info.size > tally.left:
        return tally.takes(info.name, info.size, b"")
    file = archive.extractfile(info)
    head, size = b"", 0
    while file and (piece := file.read(CHUNK)):
        head = head or piece
        size += len(piece)
    if size < info.size:
        tally.list("damaged", "The archive breaks off inside this member", info.name)
        tally.full = True
        return False
    return tally.takes(info.name, size, head)


def _tar_members(material: Material, taken: set[int]) -> Iterator[Member]:
    with tarfile.open(fileobj=io.BytesIO(material.data)) as archive:
        left = len(taken)
        for info in archive:
            if info.offset in taken:
                file = archive.extractfile(info)
                yield Member(info.name, file.read() if file else b"")
                left -= 1
            if not left:
                return


def _opened(material: Material) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    source = io.BytesIO(material.data)
    if material.media_type == sniff.GZIP:
        return gzip.open(source)
    if material.media_type == sniff.BZIP2:
        return bz2.open(source)
    return lzma.open(source)


def _unpack(material: Material) -> bytes:
    """Check that a packed file unpacks within the limits; its first piece."""
    limits, size, head = material.limits, 0, b""
    most = min(
        limits.archive_bytes - material.spent.unpacked,
        max(RATIO_FROM, limits.archive_ratio * len(material.data)),
    )
    try:
        with _opened(material) as file:
            while piece := file.read(CHUNK):
                head = head or piece
                size += len(piece)
                if size > most:
                    raise Unreadable(
                        "archive_limit", f"The file unpacks to more than {most:,} bytes", _ADVICE
                    )
    except _ERRORS as error:
        raise Unreadable("damaged", "The packed file is damaged", "Get it again") from error
    if not sniff.is_tar(head[:512]):
        if size > limits.file_bytes and sniff.media_type(head) not in sniff.CONTAINERS:
            raise Unreadable("too_large", f"The file unpacks to {size:,} bytes", _ADVICE)
        material.spent.unpacked += size
    return head


def _single(material: Material, head: bytes) -> Draft:
    if not head:
        raise Unreadable("empty", "The packed file is empty")
    path = PurePosixPath(material.name)
    name = path.stem if path.suffix.lower() in _PACKED_SUFFIXES else path.name
    return Draft("packed/1", None, members=_unpacked(material, name))


def _unpacked(material: Material, name: str) -> Iterator[Member]:
    with _opened(material) as file:
        yield Member(name, file.read())


def _of_the_system(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        "__MACOSX" in path.parts
        or path.name in (".DS_Store", "Thumbs.db", "desktop.ini")
        or path.name.startswith("._")
    )
