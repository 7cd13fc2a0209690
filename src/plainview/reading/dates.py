"""Dates that a document gives of itself, as EDTF."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from plainview.model import PartialDate

_ISO = re.compile(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")


def edtf(value: object) -> str | None:
    """The day, month or year that a metadata value names, or None where it is no certain date.

    Understood: ISO 8601 dates and date-times (the day as printed), RFC 5322 dates, and written-out
    English dates. Days printed as numbers with slashes are ambiguous and give None.
    """
    if not isinstance(value, str):
        return None
    found = _ISO.match(value)
    if found:
        return _checked(found.group(1))
    found = _COMPACT.match(value)
    if found:
        return _checked("-".join(found.groups()))
    text = value.strip().replace("Sept.", "Sep").replace(".", "")
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def _checked(text: str) -> str | None:
    try:
        return PartialDate.parse(text).text
    except ValueError:
        return None
