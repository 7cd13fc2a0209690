"""Who can reach what, and what cuts it: a directed multigraph of institutions and their access.

statements -> edges            read: facts of access, staffing and rules, as far as each goes
edges -> graph                 build: statements that data goes or does not go, by institution
graph -> scope                 what one question is about: category, day, holders, recipient
scope -> chains, cuts, changes
"""

from plainview.flows.brokers import Hub, hubs, receivers
from plainview.flows.chains import Chain, Reach, Step, reach
from plainview.flows.compare import Change, difference, effect, leaking, leaks, obtained, without
from plainview.flows.cuts import Cut, cut, demand_known, dominators
from plainview.flows.edges import Edge, category_id
from plainview.flows.graph import Graph, build
from plainview.flows.networks import Item
from plainview.flows.pairs import Pair, Pairs, pairs
from plainview.flows.reading_facts import Reading, read
from plainview.flows.rules import Rule
from plainview.flows.statements import Body, Party, Statement
from plainview.flows.unnamed_members import possibly_meant

__all__ = [
    "Body",
    "Chain",
    "Change",
    "Cut",
    "Edge",
    "Graph",
    "Hub",
    "Item",
    "Pair",
    "Pairs",
    "Party",
    "Reach",
    "Reading",
    "Rule",
    "Statement",
    "Step",
    "build",
    "category_id",
    "cut",
    "demand_known",
    "difference",
    "dominators",
    "effect",
    "hubs",
    "leaking",
    "leaks",
    "obtained",
    "pairs",
    "possibly_meant",
    "reach",
    "read",
    "receivers",
    "without",
]
