"""The vault: bytes as captured, each file named by its SHA-256 and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from plainview.store.folder import Folder

_CHUNK = 1 << 20


def place(folder: Folder, document_id: str) -> Path:
    """Where the bytes of a document lie."""
    return folder.vault / document_id[:2] / document_id[2:]


def spool(directory: Path, data: bytes) -> Path:
    """Write bytes to a waiting file, safe on disk when this returns."""
    handle, name = tempfile.mkstemp(dir=directory)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o444)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def accept(folder: Folder, waiting: Path, document_id: str) -> bool:
    """Move a waiting file to its place; False where the bytes were there already."""
    target = place(folder, document_id)
    if target.exists():
        waiting.unlink(missing_ok=True)
        return False
    target.parent.mkdir(exist_ok=True)
    waiting.rename(target)
    return True


def settle(paths: set[Path]) -> None:
    """Make moves into folders last."""
    for path in sorted(paths):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex, read in pieces."""
    seen = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            seen.update(piece)
    return seen.hexdigest()


def discard(folder: Folder, document_id: str) -> None:
    """Take the bytes of a document away."""
    place(folder, document_id).unlink(missing_ok=True)


def held(folder: Folder) -> Iterator[tuple[str, Path]]:
    """All files in the vault by the SHA-256 that they are named by, sorted."""
    for directory in sorted(folder.vault.iterdir()):
        if len(directory.name) == 2 and directory.is_dir():
            for path in sorted(directory.iterdir()):
                yield directory.name + path.name, path


def empty_spool(folder: Folder) -> None:
    """Take away what a killed writer left waiting."""
    if folder.spool.is_dir():
        for path in folder.spool.iterdir():
            path.unlink(missing_ok=True)
    else:
        folder.spool.mkdir(parents=True, exist_ok=True)


def sweep(folder: Folder, known: Callable[[str], bool]) -> None:
    """Take away bytes that a killed writer had placed for a document it did not commit."""
    for document_id, path in held(folder):
        if not known(document_id):
            path.unlink()
