"""Names: surface name to organisation, and which names belong to people without an office."""

from plainview.names.distorted import (
    distorted_terms,
    is_distorted,
    may_be_distorted,
    replacing_words,
)
from plainview.names.mixed import is_turned
from plainview.names.people import unlisted_people
from plainview.names.resolving import SURE, resolve, same_org

__all__ = [
    "SURE",
    "distorted_terms",
    "is_distorted",
    "is_turned",
    "may_be_distorted",
    "replacing_words",
    "resolve",
    "same_org",
    "unlisted_people",
]
