"""The way in: bytes to Texts, with containers opened and every loss listed."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plainview.model import Document, Text, Unreadable
from plainview.reading import sniff
from plainview.reading.entry import enter, too_large
from plainview.reading.parts import Draft, Limits, Material, Member, Reading, Spent

# Modules by name, so that a reader's libraries load with the first document that needs them.
_READERS = {
    sniff.TEXT: "plain",
    sniff.MARKDOWN: "plain",
    sniff.HTML: "html",
    sniff.JSON: "records_json",
    sniff.JSON_LINES: "records_json",
    sniff.PDF: "pdf",
    sniff.DOCX: "docx",
    sniff.CSV: "sheets",
    sniff.XLSX: "sheets",
    sniff.XLS: "sheets",
    sniff.ODS: "sheets",
    sniff.EMAIL: "email",
    sniff.MBOX: "email",
    sniff.WARC: "warc",
    sniff.WACZ: "archive",
    **dict.fromkeys((sniff.ZIP, sniff.TAR, sniff.GZIP, sniff.BZIP2, sniff.XZ), "archive"),
    **dict.fromkeys(sniff.IMAGES, "image"),
}
_OTHERS = {
    sniff.XLSB: ("a binary workbook", "Save it as XLSX"),
    "application/msword": ("a Word 97-2003 document", "Save it as DOCX or PDF"),
    "application/vnd.ms-powerpoint": ("a PowerPoint 97-2003 file", "Save it as PDF"),
    "application/vnd.ms-outlook": ("an Outlook message", "Save it as EML"),
    "application/x-dbf": ("a dBASE table", "Save it as CSV"),
    "application/rtf": ("a Rich Text file", "Save it as DOCX or PDF"),
    "application/x-7z-compressed": ("a 7z archive", "Unpack it and add the folder"),
    "application/vnd.rar": ("a RAR archive", "Unpack it and add the folder"),
}


def read(source: str | Path | bytes, name: str | None = None, limits: Limits | None = None) -> Text:
    """The text of one document, given as a path or as bytes.

    Raises Unreadable with a code, a message and advice where there is none: also for an archive,
    which has members instead. What was read only in part is told by `readings`, not here.
    """
    bounds = limits or Limits()
    if isinstance(source, bytes):
        walk = readings(source, name or "document", bounds)
    else:
        walk = read_path(source, bounds, name=name)
    reading = next(walk)
    if reading.text is not None:
        return reading.text
    if reading.problems:
        problem = next((found for found in reading.problems if found.lost), reading.problems[0])
        raise Unreadable(problem.code, f"{reading.name}: {problem.message}", problem.advice)
    raise Unreadable("container", f"{reading.name} holds documents and is none itself")


def read_path(path: str | Path, limits: Limits, *, name: str | None = None) -> Iterator[Reading]:
    """The readings of a file on disk; a file over the size limit is hashed, never loaded.

    Raises OSError where the file cannot be opened.
    """
    path = Path(path)
    shown = name or path.name
    with path.open("rb") as file:
        size = path.stat().st_size
        if size > min(limits.file_bytes, limits.container_bytes):
            kind = sniff.media_type(file.read(65_536))
            most = limits.container_bytes if kind in sniff.CONTAINERS else limits.file_bytes
            if size > most:
                file.seek(0)
                document = Document(hashlib.file_digest(file, "sha256").hexdigest(), kind, size)
                problem = too_large(shown, size, most)
                return iter((Reading(document, shown, "file", None, (problem,)),))
            file.seek(0)
        data = file.read()
    return readings(data, shown, limits)


def readings(
    data: bytes, name: str, limits: Limits, *, how: str = "file", parent: str | None = None
) -> Iterator[Reading]:
    """Everything that is read from some bytes: the document, then what it contains, depth first.

    Never raises for bad input: what could not be read stands in the problems of the reading of
    the document that holds it.
    """
    return _walk(Member(name, data, how), parent, limits, Spent(), 0)


def _walk(
    member: Member, parent: str | None, limits: Limits, spent: Spent, depth: int
) -> Iterator[Reading]:
    kind = sniff.media_type(member.data)
    document = Document.of(member.data, kind)
    material = Material(member.data, kind, member.name, limits, spent, depth)
    draft = _draft(material)
    yield enter(document, member, parent, draft, limits)
    for inner in draft.members:
        inside = Member(
            f"{member.name}/{inner.name}", inner.data, inner.how, inner.address, inner.seen_at
        )
        yield from _walk(inside, document.id, limits, spent, depth + 1)


def _draft(material: Material) -> Draft:
    """What the fitting reader makes of a document; a problem in place of any error."""
    kind, size, limits = material.media_type, len(material.data), material.limits
    most = limits.container_bytes if kind in sniff.CONTAINERS else limits.file_bytes
    if size > most:
        return Draft("none/1", None, problems=(too_large(material.name, size, most),))
    try:
        if kind not in _READERS:
            raise _unsupported(kind)
        module = importlib.import_module(f"plainview.reading.{_READERS[kind]}")
        return _shallow(module.read(material), material)
    except Unreadable as error:
        problem = material.problem(error.code, error.message, advice=error.advice)
    except ImportError as error:
        problem = material.problem(
            "reader_missing", f"{error.name or 'A library'} is missing", advice="Install it again"
        )
    # Readers stand on a dozen libraries and read hostile input: whatever one of them raises must
    # cost its document only, and is shown with its name.
    except Exception as error:
        problem = material.problem(
            "reader_failed",
            f"The {_READERS[kind]} reader failed with {type(error).__name__}",
            advice="The file is probably damaged; try to open and save it again",
        )
    return Draft("none/1", None, problems=(problem,))


def _shallow(draft: Draft, material: Material) -> Draft:
    """A draft without members where it lies too deep for them."""
    if not draft.members or material.depth < material.limits.archive_depth:
        return draft
    problem = material.problem(
        "too_deep",
        f"It lies {material.depth} containers deep: what it holds was left out",
        advice="Unpack it and add the folder, or raise the limit in the settings",
    )
    return replace(draft, problems=[*draft.problems, problem], members=())


def _unsupported(kind: str) -> Unreadable:
    if kind == sniff.EMPTY:
        return Unreadable("empty", "The file is empty")
    if kind == sniff.ENCRYPTED_OFFICE:
        return Unreadable(
            "encrypted", "The file is encrypted", "Save it without a password and add that"
        )
    if kind == sniff.UNKNOWN:
        return Unreadable(
            "unknown_format", "The bytes are neither text nor a known format", "Add its source"
        )
    what, advice = _OTHERS.get(kind, (f"a file of type {kind}", "Convert it to PDF or text"))
    return Unreadable("unsupported_format", f"This is {what}, for which there is no reader", advice)
