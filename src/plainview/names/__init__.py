"""Names: surface name to organisation, and which names belong to people without an office."""

from plainview.names.distorted import distorted_terms, is_distorted, replacing_words
from plainview.names.people import unlisted_people
from plainview.names.resolving import SURE, resolve, same_org

__all__ = [
    "SURE",
    "distorted_terms",
    "is_distorted",
    "replacing_words",
    "resolve",
    "same_org",
    "unlisted_people",
]
