"""The nouns: plain typed data, no input or output."""

from plainview.model.alignments import Alignment
from plainview.model.claims import Claim, Finding, Judgement, Origin, Quote
from plainview.model.dates import PartialDate
from plainview.model.documents import MASK, Anchor, Capture, Document, Heading, Text
from plainview.model.entities import Alias, Candidate, Entity
from plainview.model.errors import (
    PlainviewError,
    Problem,
    RecordBusy,
    RecordError,
    RecordMissing,
    RecordTooNew,
    Ungrounded,
    Unreadable,
    WrongUse,
)
from plainview.model.facts import Evidence, Fact, Filler, Hop, Time, roles_json
from plainview.model.ids import canonical_json, digest
from plainview.model.measure import QUALIFIERS, Interval, Measure, half_ulp, interval_of
from plainview.model.reckonings import RECKONINGS, Reckoning
from plainview.model.schema import FACT_TYPES, FactType

__all__ = [
    "FACT_TYPES",
    "MASK",
    "QUALIFIERS",
    "RECKONINGS",
    "Alias",
    "Alignment",
    "Anchor",
    "Candidate",
    "Capture",
    "Claim",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "FactType",
    "Filler",
    "Finding",
    "Heading",
    "Hop",
    "Interval",
    "Judgement",
    "Measure",
    "Origin",
    "PartialDate",
    "PlainviewError",
    "Problem",
    "Quote",
    "Reckoning",
    "RecordBusy",
    "RecordError",
    "RecordMissing",
    "RecordTooNew",
    "Text",
    "Time",
    "Ungrounded",
    "Unreadable",
    "WrongUse",
    "canonical_json",
    "digest",
    "half_ulp",
    "interval_of",
    "roles_json",
]
