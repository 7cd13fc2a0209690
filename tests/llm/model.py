"""A language model on this machine: a real server of the protocol, with answers a test writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.pulling.serving import Asked, Publisher, Reply, json_reply

CHAT = "/v1/chat/completions"
NAME = "test-model"
_PART = re.compile(r"<(text-[0-9a-f]{16})>\n(.*)\n</\1>", re.DOTALL)

TEXT = """Mesa County lends analysts to the Border Patrol

The Harbor Transit Authority lets ICE read its fare card records under a 2024 memo.
The memo is short. Nobody outside the authority had seen it before this spring.
A records request brought it to light, together with a dozen letters.

CBP put $3.4 million on the table for plate readers from Cobalt Ridge Analytics LLC.
A neighbor, Jordan Sample, said the cameras went up overnight.

The Border Patrol's station in Laredo had 412 people in rooms that were built for 260.
"""


def fact(quote: str, type: str, status: str, roles: dict[str, str], **more: Any) -> dict[str, Any]:
    """A fact as a model states it; `measures` and `names` map measure or role to words."""
    names = more.pop("names", {})
    return {
        "quote": quote,
        "type": type,
        "status": status,
        "modality": "asserted",
        "polarity": "+",
        "roles": [
            {"role": role, "surface": surface, "name": names.get(role, "")}
            for role, surface in roles.items()
        ],
        "measures": [
            {"name": name, "surface": surface} for name, surface in more.pop("measures", {}).items()
        ],
        "time": "",
        **more,
    }


FARES = fact(
    "The Harbor Transit Authority lets ICE read its fare card records",
    "access",
    "in_force",
    {
        "provider": "The Harbor Transit Authority",
        "recipient": "ICE",
        "category": "fare card records",
    },
    names={"category": "data:passenger_record"},
)
CELLS = fact(
    "The Border Patrol's station in Laredo had 412 people in rooms that were built for 260",
    "custody",
    "in_force",
    {"custodian": "Border Patrol"},
    measures={"population": "412 people", "capacity": "260"},
)
READERS = fact(
    "CBP put $3.4 million on the table for plate readers",
    "spending",
    "planned",
    {"payer": "CBP", "payee": "Cobalt Ridge Analytics LLC"},
    measures={"planned": "$3.4 million"},
)
FACTS = [FARES, CELLS, READERS]


def answer(*facts: dict[str, Any]) -> str:
    return json.dumps({"facts": list(facts)})


def part_of(asked: Asked) -> str:
    """The words that a request asks about."""
    found = _PART.search(asked.json["messages"][-1]["content"])
    assert found, "a question has the text between its marks"
    return found[2]


def reply(words: str, ended: str = "stop", **headers: str) -> Reply:
    """An answer in the envelope of the protocol."""
    return json_reply(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": NAME,
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": words},
                    "finish_reason": ended,
                }
            ],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
        },
        **headers,
    )


def error(status: int, message: str, **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message, "type": "error", "code": None}}).encode()
    return Reply(body, status, {"Content-Type": "application/json", **headers})


def knowing(*facts: dict[str, Any]) -> Callable[[Asked], Reply]:
    """A model that states those facts whose quotes stand in what it is asked about."""

    def respond(asked: Asked) -> Reply:
        words = part_of(asked)
        return reply(answer(*(each for each in facts if each["quote"] in words)))

    return respond


def settings(publisher: Publisher, **values: Any) -> str:
    """plainview.toml for the local server; quick and impatient."""
    chosen: dict[str, Any] = {
        "base_url": f"{publisher.address}/v1",
        "model": NAME,
        "timeout": 5.0,
        "retries": 1,
        **values,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in chosen.items()]
    return "\n".join(["[llm]", *lines, ""])


def documents(folder: Path, count: int = 1) -> Path:
    """A folder of documents that differ in a word."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        words = TEXT.replace("Laredo", ["Laredo", "El Paso", "Tucson", "Yuma"][number % 4])
        (folder / f"paper-{number}.txt").write_text(words + f"\nPage {number} of the file.\n")
    return folder
