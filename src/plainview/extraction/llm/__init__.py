"""What a language model says of a text, made into facts only where the text itself bears it out.

cut(content, size) -> list[Part]                 # a text in overlapping parts
halved(words) -> list[tuple[int, str]]           # a part whose answer was cut short, in two
messages(words) -> list[dict]                    # what a model is asked; SCHEMA: how it answers
read(answer) -> Parsed                           # an answer, as untrusted as it is
accept(text, shown, sketch, said, who, model) -> Accepted
merged(content, own, found) -> Merged            # with the facts that patterns found

All are pure. A model points at words, and that is all it can do: quotes and surfaces must stand in
the text, numbers are read again, roles are filled by what Plainview itself finds there, dates and
attribution are its own. What does not hold is rejected with its reason.
"""

from plainview.extraction.llm.accepting import Accepted, accept
from plainview.extraction.llm.answers import Parsed, Stated, read
from plainview.extraction.llm.merging import Merged, merged
from plainview.extraction.llm.parts import SMALLEST_SIZE, Part, cut, halved
from plainview.extraction.llm.prompt import SCHEMA, instructions, messages, version
from plainview.extraction.llm.reasons import REASONS, Rejection

__all__ = [
    "REASONS",
    "SCHEMA",
    "SMALLEST_SIZE",
    "Accepted",
    "Merged",
    "Parsed",
    "Part",
    "Rejection",
    "Stated",
    "accept",
    "cut",
    "halved",
    "instructions",
    "merged",
    "messages",
    "read",
    "version",
]
