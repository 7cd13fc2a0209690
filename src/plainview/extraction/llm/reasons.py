"""Why something that a model said is not taken."""

from __future__ import annotations

from dataclasses import dataclass

REASONS = {
    "no_answer": "the answer is no list of facts",
    "cut_short": "the answer ended before it was complete",
    "too_many": "the answer holds more facts than a text of this length can",
    "bad_shape": "a fact in it has not the form that was asked for",
    "unknown_type": "there is no such type of fact",
    "unknown_stage": "there is no such status, modality or polarity for this type",
    "quote_missing": "its quote does not stand in the text",
    "quote_size": "its quote is too short or too long to be evidence",
    "restates": "its quote is a headline, caption, question or menu, which only restates",
    "lacks_role": "a role that the type needs is not filled by the text",
    "role_unknown": "a role is none of this type's",
    "role_missing": "the words for a role do not stand at the quote",
    "role_withheld": "the words for a role are withheld: they may name a person",
    "role_person": "a person without a public office filled a role",
    "role_unnamed": "the words for a role name no institution",
    "role_barred": "an outlet, court or group filled a role that it cannot have",
    "role_value": "a value is none of the vocabulary's",
    "role_again": "the same words, or the same body on both sides, filled two roles",
    "measure_unknown": "a measure is none of this type's",
    "measure_missing": "the words for a measure do not stand at the quote",
    "measure_unread": "no quantity of the measure's kind can be read from its words",
}
"""Each reason's code and what it means. Those of roles and measures leave out that part alone."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that a model said and that was not taken; `reason` is a key of REASONS.

    `type` is the fact's, empty where that cannot be told; `role` the role or measure in question,
    empty where the whole fact is rejected. Its own words are not kept: nothing vouches for them.
    """

    reason: str
    type: str = ""
    role: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.type, self.role, REASONS[self.reason]) if part)
