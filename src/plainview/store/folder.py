"""The folder of a record: what lies where, and the lock that lets one process write."""

from __future__ import annotations

import fcntl
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from plainview.model import RecordBusy, RecordError, RecordMissing, WrongUse
from plainview.reading import Limits

_SETTINGS = """\
# Settings of this record. Every line can be left out; the values here are the defaults.

[add]
# processes that read documents and find facts; 0 is one for each core
workers = 0
# seconds that one document may take before it is given up and listed
timeout = 900
# whether to read files and folders whose names begin with a dot
hidden = false

[reading]
# the largest document and the largest archive, in bytes
file_bytes = {file_bytes}
container_bytes = {container_bytes}
# the longest text, in characters, and the largest page of the web, in bytes
text_characters = {text_characters}
html_bytes = {html_bytes}
# archives in archives: how deep, how many members, how many bytes, how many times their packed size
archive_depth = {archive_depth}
archive_members = {archive_members}
archive_bytes = {archive_bytes}
archive_ratio = {archive_ratio}
# pages of a PDF, of these pages to recognise from their image, and pixels of one such image
pdf_pages = {pdf_pages}
ocr_pages = {ocr_pages}
page_pixels = {page_pixels}
# cells of a spreadsheet that hold a value
sheet_cells = {sheet_cells}

[pages]
# files that the page "Add" takes at once, and their bytes in all
upload_files = 200
upload_bytes = 500000000

[pull]
# how a publisher can reach you: goes into every request (an e-mail address, a web page)
contact = ""
# seconds between two requests to one host, without a byte, for one answer, and to wait at most
interval = 1.0
timeout = 30.0
answer_seconds = 600.0
longest_wait = 120.0
# the largest answer in bytes, and how often one is asked for before it is given up
answer_bytes = 100000000
attempts = 5
# requests and bytes that end a run; the next one goes on there, within so many hours
max_requests = 1000
max_bytes = 1000000000
resume_hours = 24.0
# where the publishers are: two interfaces, and two pages that link files
usaspending = "https://api.usaspending.gov"
federal_register = "https://www.federalregister.gov"
ice_287g = "https://www.ice.gov/identify-and-arrest/287g"
ice_detention = "https://www.ice.gov/detain/detention-management"

[llm]
# a language model for plainview add --extractor llm: its endpoint (OpenAI's protocol) and its name
base_url = ""
model = ""
# the environment variable that holds the endpoint's key; the key itself is never written down
key_env = ""
# price of a million tokens, in and out, for the estimate; 0 is not known
price_in = 0.0
price_out = 0.0
currency = "USD"
# characters of text in one question, tokens of one answer, and its bytes, at most
part_characters = 6000
max_tokens = 8000
answer_bytes = 4000000
# questions at once, seconds for one answer in all, and how often one that failed is asked again
concurrency = 4
timeout = 300.0
retries = 4
"""
SETTINGS = _SETTINGS.format_map(asdict(Limits()))
"""The settings of a new record: every one of them, with its default."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of a record lie."""

    path: Path

    @property
    def settings(self) -> Path:
        return self.path / "plainview.toml"

    @property
    def database(self) -> Path:
        return self.path / "record.db"

    @property
    def vault(self) -> Path:
        return self.path / "vault"

    @property
    def spool(self) -> Path:
        """Where bytes wait until their document is accepted; emptied when a writer opens."""
        return self.vault / "incoming"

    @property
    def waiting(self) -> Path:
        """Where files wait that were sent to the pages, until they were read."""
        return self.path / "waiting"

    @property
    def lock(self) -> Path:
        return self.path / "writer.lock"

    def being_written(self) -> bool:
        """Whether a writer is at work, or was killed and nobody has written since."""
        return self.lock.is_file() and self.lock.stat().st_size > 0

    def demand(self) -> None:
        """Raises RecordMissing where there is no record, RecordError where that cannot be seen."""
        try:
            found = self.database.is_file()
        except OSError as error:
            raise RecordError(
                f"cannot read {self.path}: {error.strerror}",
                "Ask its owner for the right to read it",
            ) from error
        if not found:
            raise RecordMissing(
                f"there is no record at {self.path}",
                f"Make one with: plainview -r {self.path} init",
            )

    def make(self) -> None:
        """Make the empty folder.

        Raises WrongUse where something is there already, RecordError where nothing can be made.
        """
        if self.database.exists():
            raise WrongUse(f"there is a record at {self.path} already", "Nothing was changed")
        if self.path.is_dir() and any(self.path.iterdir()):
            raise WrongUse(
                f"{self.path} is not empty", "Choose a new folder, so that nothing gets mixed up"
            )
        try:
            self.spool.mkdir(parents=True, exist_ok=True)
            self.settings.write_text(SETTINGS, encoding="utf-8")
        except OSError as error:
            raise RecordError(
                f"cannot make a record at {self.path}: {error.strerror}",
                "Choose a folder that you can write to",
            ) from error


class Lock:
    """The right to write, held until closed; the system takes it back when the process dies.

    The file holds the number of the process that writes, and nothing once it closed in order:
    `unclean` says that the last writer did not.
    """

    def __init__(self, folder: Folder) -> None:
        """Raises RecordBusy where another process holds it."""
        try:
            self._file = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise RecordError(
                f"cannot write to the record at {folder.path}: {error.strerror}",
                "Check who owns the folder and whether its disk is mounted read-only",
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(self._file, 32, 0).decode("ascii", "replace").strip()
            os.close(self._file)
            who = f"process {holder}" if holder else "another process"
            raise RecordBusy(
                f"{who} is writing to the record at {folder.path}",
                "Wait until it is done; reading is possible meanwhile",
            ) from error
        self.unclean = os.fstat(self._file).st_size > 0
        try:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)
        except OSError as error:
            os.close(self._file)
            raise RecordError(
                f"cannot write to the record at {folder.path}: {error.strerror}",
                "Free some space and run the same command again",
            ) from error

    def close(self) -> None:
        """Give the right back."""
        os.ftruncate(self._file, 0)
        os.close(self._file)
