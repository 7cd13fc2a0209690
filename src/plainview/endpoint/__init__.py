"""A language model of the user's choice, asked about documents: price first, then consent.

load(path_of_plainview_toml) -> ModelSettings
plan(paths, record, settings, …) -> Plan          # what there is to ask, and what it may cost
demand_consent(plan, settings, send_text)         # WrongUse before text leaves without it
ask(plan, settings, progress=None) -> Asked       # asks, keeps each answer as it comes

Speaks the chat-completions protocol of OpenAI, which most local servers and hosts speak, through
its client library (the extra `llm`). This folder and `pulling` are the only ones that speak to the
network, and only when they are called.
"""

from plainview.endpoint.asking import Asked, Step, ask
from plainview.endpoint.plan import Plan, demand_consent, plan
from plainview.endpoint.settings import ModelSettings, load

__all__ = ["Asked", "ModelSettings", "Plan", "Step", "ask", "demand_consent", "load", "plan"]
