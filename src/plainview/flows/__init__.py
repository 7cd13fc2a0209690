"""Who can reach what, and what cuts it: a directed multigraph of institutions and their access.

edges -> graph                 build: statements that data goes or does not go, by institution
graph -> scope                 what one question is about: category, day, holders, recipient
scope -> chains, cuts, changes
"""

from plainview.flows.brokers import Hub, hubs, receivers
from plainview.flows.chains import Chain, Reach, Step, reach
from plainview.flows.compare import Change, difference, effect, leaks, obtained, without
from plainview.flows.cuts import Cut, cut, dominators
from plainview.flows.edges import Edge
from plainview.flows.graph import Graph, build
from plainview.flows.networks import Item

__all__ = [
    "Chain",
    "Change",
    "Cut",
    "Edge",
    "Graph",
    "Hub",
    "Item",
    "Reach",
    "Step",
    "build",
    "cut",
    "difference",
    "dominators",
    "effect",
    "hubs",
    "leaks",
    "obtained",
    "reach",
    "receivers",
    "without",
]
