"""Bytes to Texts: what a document says, with a map back to page or cell, and masked.

Codes of the problems that readers list (`lost` unless noted): empty, too_large, text_too_long,
unknown_format, unsupported_format, wrong_extension (a note), encrypted, truncated, damaged,
reader_failed, reader_missing, mixed_encoding (a note), broken_encoding, no_text,
unstorable_characters (a note), no_main_text (a note), other_json, broken_json,
page_without_text, page_limit, ocr_limit, ocr_missing, image_too_large, sheet_limit,
hidden_sheet (a note), archive_limit, too_deep, link_skipped (a note), record_skipped (a note),
system_file (a note), container.
"""

from plainview.reading.parts import Limits, Reading
from plainview.reading.walk import read, read_path, readings

__all__ = ["Limits", "Reading", "read", "read_path", "readings"]
