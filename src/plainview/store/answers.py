"""What a language model answered, kept so that no question is paid for twice.

One file an answer, in a folder a document, named by a hash of all that was asked; with the document
its answers go, too. An answer is whole on disk before it counts, so that nothing is lost when the
program is killed. It holds what a model said of masked text, and no key of anybody's.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from plainview.store.folder import Folder

_NAME = re.compile(r"[0-9a-f]{16,64}")


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of an answer, why it ended ("stop", "length" …), and the tokens it took."""

    words: str
    ended: str
    tokens_in: int
    tokens_out: int


class Answers:
    """The answers in a folder; it need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, folder: Folder) -> Answers:
        """Those of a record."""
        return cls(folder.path / "answers")

    def get(self, document_id: str, key: str) -> Answer | None:
        """An answer on a document; None where there is none, or a damaged one."""
        try:
            return Answer(**orjson.loads(self._place(document_id, key).read_bytes()))
        except (OSError, orjson.JSONDecodeError, TypeError):
            return None

    def keep(self, document_id: str, key: str, answer: Answer) -> None:
        """Keep an answer; safe on disk when this returns. Raises OSError where it cannot be."""
        place = self._place(document_id, key)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, waiting = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(orjson.dumps(asdict(answer)))
                file.flush()
                os.fsync(file.fileno())
            Path(waiting).rename(place)
        except BaseException:
            Path(waiting).unlink(missing_ok=True)
            raise

    def forget(self, document_id: str) -> None:
        """Take out all answers on a document."""
        shutil.rmtree(self._place(document_id, "0" * 16).parent, ignore_errors=True)

    def _place(self, document_id: str, key: str) -> Path:
        if not (_NAME.fullmatch(document_id) and _NAME.fullmatch(key)):
            raise ValueError("documents and questions are named by their hashes")
        return self.folder / document_id[:2] / document_id[2:] / f"{key}.json"
