"""Names: surface name to organisation, and which names belong to people without an office."""

from plainview.names.people import unlisted_people
from plainview.names.resolve import resolve, same_org

__all__ = ["resolve", "same_org", "unlisted_people"]
