"""The deep part of verifying: each document's bytes are read again and the texts compared."""

from __future__ import annotations

import sqlite3

from plainview.reading import Limits, readings
from plainview.store import sql_read, vault
from plainview.store.folder import Folder
from plainview.store.report import Fault, Report


def check_readings(
    folder: Folder, connection: sqlite3.Connection, report: Report, limits: Limits
) -> None:
    """Read all documents again; a text by another version of its reader is only counted."""
    for document_id, name, text_id, reader in connection.execute(sql_read.READ_TEXTS):
        try:
            data = vault.place(folder, document_id).read_bytes()
        except OSError:
            continue  # that the bytes are gone is named elsewhere
        reading = next(readings(data, name, limits))
        report.reread += 1
        if reading.text is None:
            report.faults.append(Fault("its bytes give no text any more", document_id, name))
        elif reading.text.reader != reader:
            report.other_reader += 1
        elif reading.text.id != text_id:
            report.faults.append(
                Fault("its bytes give another text when read again", document_id, name)
            )
