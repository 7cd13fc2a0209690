"""Builds the sample documents from their sources: `python -m sample.build`.

Same sources, same bytes (with the same versions of the tools that write them), so that a change
of a document always shows as a change of its source.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sample import formats
from sample.containers import eml_of, tar_gz_of, warc_gz_of, zip_of
from sample.source import SOURCES, Source, load

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"

SINGLE: dict[str, Callable[[Source], bytes]] = {
    ".html": formats.html_of,
    ".txt": formats.txt_of,
    ".md": formats.md_of,
    ".json": formats.json_of,
    ".pdf": formats.pdf_of,
    ".png": formats.png_of,
    ".docx": formats.docx_of,
    ".xlsx": formats.xlsx_of,
    ".xls": formats.xls_of,
    ".ods": formats.ods_of,
    ".csv": formats.csv_of,
}

NAMES = {
    ".html": "web page",
    ".txt": "plain text",
    ".md": "Markdown",
    ".json": "news JSON",
    ".pdf": "PDF",
    ".png": "image",
    ".docx": "DOCX",
    ".xlsx": "XLSX",
    ".xls": "XLS",
    ".ods": "ODS",
    ".csv": "CSV",
    ".eml": "e-mail with attachment",
    ".warc.gz": "web archive (WARC)",
    ".zip": "ZIP",
    ".tar.gz": "TAR",
}


def suffix(file: str) -> str:
    """The suffix, both parts of one such as ".tar.gz"."""
    parts = Path(file).suffixes
    return "".join(parts[-2:]) if parts[-1] == ".gz" else parts[-1]


def build(source: Source) -> bytes:
    """The bytes of one document. Raises KeyError for a format that has no writer."""
    kind = suffix(source.file)
    if source.scanned:
        return formats.scan_of(source)
    if kind in SINGLE:
        return SINGLE[kind](source)
    files = [(member.file, build(member)) for member in source.members]
    if kind == ".warc.gz":
        pages = [data for _, data in files]
        return warc_gz_of(source, list(zip(source.members, pages, strict=True)))
    if kind == ".eml":
        return eml_of(source, files)
    return {".zip": zip_of, ".tar.gz": tar_gz_of}[kind](files)


def readme(sources: list[Source]) -> str:
    """The list of documents under the introduction in `sources/README-head.md`."""
    rows = ["| file | format | what it shows | public source |", "| --- | --- | --- | --- |"]
    for source in sources:
        kind = "scanned PDF" if source.scanned else NAMES[suffix(source.file)]
        rows.append(f"| {source.file} | {kind} | {source.shows} | {'; '.join(source.sources)} |")
    head = (SOURCES / "README-head.md").read_text(encoding="utf-8")
    return head + "\n" + "\n".join(rows) + "\n"


def main() -> None:
    sources = load()
    DOCUMENTS.mkdir(exist_ok=True)
    for source in sources:
        (DOCUMENTS / source.file).write_bytes(build(source))
    (HERE / "README.md").write_text(readme(sources), encoding="utf-8")
    print(f"{len(sources)} documents built in {DOCUMENTS}")


if __name__ == "__main__":
    main()
