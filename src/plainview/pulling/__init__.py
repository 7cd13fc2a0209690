"""Public records fetched from their publishers, politely, and added to the record.

pull(record, publisher, settings, progress=None, tell=…) -> PullReport
forecast(record, publisher, settings) -> Forecast        # what a pull would do; keeps nothing
load(path_of_plainview_toml) -> PullSettings

The publishers: UsaSpending, FederalRegister, list_287g, list_detention. This is the only folder
that speaks to the network, and only when it is called.
"""

from plainview.pulling.asking import Estimate, Publisher, Request, Unfetched
from plainview.pulling.federal_register import FederalRegister
from plainview.pulling.ice import IceList, list_287g, list_detention
from plainview.pulling.run import Fetched, Forecast, PullReport, forecast, pull
from plainview.pulling.settings import PullSettings, load
from plainview.pulling.usaspending import UsaSpending

__all__ = [
    "Estimate",
    "FederalRegister",
    "Fetched",
    "Forecast",
    "IceList",
    "Publisher",
    "PullReport",
    "PullSettings",
    "Request",
    "Unfetched",
    "UsaSpending",
    "forecast",
    "list_287g",
    "list_detention",
    "load",
    "pull",
]
