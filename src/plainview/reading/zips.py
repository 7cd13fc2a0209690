"""ZIP archives, checked before anything in them is used."""

from __future__ import annotations

import io
import zipfile
import zlib

from plainview.model import Unreadable
from plainview.reading.parts import Limits

CHUNK = 1 << 18
# What a damaged or hostile archive makes zipfile raise.
ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
# Small files of repeated words pack very well: the ratio counts from this size on.
RATIO_FROM = 4 * 1024 * 1024


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open an archive; raises Unreadable where its directory is missing or damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (*ERRORS, RuntimeError) as error:
        raise Unreadable(
            "damaged", "The archive breaks off or is damaged", "Get it again"
        ) from error


def unpacked_size(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> int:
    """The true size of a member, by unpacking it piece by piece, up to `most` and one more piece.

    Raises one of ERRORS where the member is damaged or its stated size is a lie.
    """
    size = 0
    with archive.open(info) as file:
        while piece := file.read(CHUNK):
            size += len(piece)
            if size > most:
                break
    return size


def check_office(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open an office document that is a ZIP archive, refusing one that unpacks to a bomb.

    Raises Unreadable.
    """
    archive = open_zip(data)
    total = 0
    most = min(limits.archive_bytes, max(RATIO_FROM, limits.archive_ratio * len(data)))
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise Unreadable("encrypted", "The file is encrypted", "Save it without a password")
        try:
            total += unpacked_size(archive, info, most - total)
        except ERRORS as error:
            raise Unreadable("damaged", "A part of the file is damaged", "Get it again") from error
        if total > most:
            raise Unreadable(
                "archive_limit", f"The file unpacks to more than {most:,} bytes", "Check its source"
            )
    return archive
