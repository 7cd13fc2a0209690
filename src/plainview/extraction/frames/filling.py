"""Fills the roles and measures of a pattern from what stands around its trigger."""

from __future__ import annotations

from dataclasses import replace

from plainview.extraction.frames.barring import barred
from plainview.extraction.frames.clauses import Around, Words
from plainview.extraction.frames.lexicon import CONJUNCTIONS, DETERMINERS, lexicon
from plainview.extraction.frames.patterns import BODIES, Pattern, Slot
from plainview.extraction.frames.rightward import begins_in_word
from plainview.extraction.parts import Mention, Sketch
from plainview.model import Filler
from plainview.vocab.registry import registry

BACK = 2
FAR = 4
NAMED = frozenset(["custodian", "agency", "operator", "space_lender"])
"""Roles of those who act by force, which a description ("each unit") fills too loosely."""
BEDS = "detention beds"
"""A class of the vocabulary that says how much room there is, not where."""
STEPS = frozenset([",", "including", "such", "like"])
EXAMPLES = frozenset(["including", "such", "like"])
_FIRMS = frozenset(("company", "firm", "contractor", "vendor", "startup"))
_PUBLIC = frozenset(("agency", "agency-unspecified", "government", "state", "county", "city"))
THINGS = frozenset(["program", "instrument", "authority"])
JOINERS = CONJUNCTIONS | DETERMINERS | {",", "as", "well", "with", "including", "even", "former"}


def fill(words: Words, pattern: Pattern, here: Around) -> list[Filler]:
    """The roles that the mentions at a pattern's positions fill."""
    fillers: list[Filler] = []
    used: set[tuple[int, int]] = set()
    filled: set[str] = set()
    for slot in pattern.slots:
        chunks = here.at.get(slot.at)
        if not chunks or slot.role in filled:
            continue
        ranging = slot.at == here.ranging
        if ranging and slot.kinds <= BODIES:
            continue  # "everything from utility to DMV records": the DMV gives one of them only
        # nobody gives to, or pays, themselves
        named = {filler.name for filler in fillers} if slot.kinds <= BODIES else set()
        never = barred(pattern.type, slot.role)
        if slot.at == "enabler":
            never |= barred("staffing", "lender")  # who makes laws permits and gives nothing
            if slot.kinds <= BODIES and _is_thing(words, chunks):
                continue
        found = _group(words, chunks, slot, used, named, never, every=ranging)
        for _, mention in found:
            used.add((mention.start, mention.end))
            filled.add(slot.role)
            fillers.append(filler_of(slot.role, mention))
    return _of_a_deal(fillers) if pattern.either else fillers


def _of_a_deal(fillers: list[Filler]) -> list[Filler]:
    """With a company as payee and an agency as payer, whichever is said to have a contract with
    the other."""
    kinds: dict[str, set[str]] = {"payer": set(), "payee": set()}
    for filler in fillers:
        if filler.role in kinds:
            known = registry().get(filler.entity or "")
            firm = known is None and filler.name.lower() in _FIRMS
            kinds[filler.role].add("company" if firm else known.kind if known else "")
    if kinds["payer"] != {"company"} or not kinds["payee"] or not kinds["payee"] <= _PUBLIC:
        return fillers
    turned = {"payer": "payee", "payee": "payer"}
    return [replace(filler, role=turned.get(filler.role, filler.role)) for filler in fillers]


def employer(pattern: Pattern, fillers: list[Filler], sketch: Sketch, number: int) -> list[Filler]:
    """Whose troops or agents they are where only the class is named: the likely body named last."""
    roles = {filler.role for filler in fillers}
    if pattern.type != "staffing" or "lender" in roles or "staff_class" not in roles:
        return []
    staff = next(filler for filler in fillers if filler.role == "staff_class")
    likely = lexicon().employers.get(staff.name)
    if likely is None:
        return []
    named = _last_named(sketch, number, likely)
    if named is None and staff.name in lexicon().soldiers:
        known = registry()[likely[0]]
        return [replace(staff, role="lender", name=known.name, entity=known.id)]
    return [replace(staff, role="lender", name=named[0], entity=named[1])] if named else []


def _last_named(
    sketch: Sketch, number: int, likely: tuple[str, ...]
) -> tuple[str, str | None] | None:
    for back in range(number, max(-1, number - 1 - FAR), -1):
        for mention in reversed(sketch.mentions[back]):
            if mention.entity in likely:
                return mention.name, mention.entity
    return None


def earlier(pattern: Pattern, filled: set[str], sketch: Sketch, number: int) -> list[Filler]:
    """Roles that the clause leaves out and a sentence shortly before names."""
    found = []
    for slot in pattern.slots:
        if slot.at != "earlier" or slot.role in filled:
            continue
        never = barred(pattern.type, slot.role)
        for back in range(number - 1, max(-1, number - 1 - BACK), -1):
            if sketch.sentences[back].kind == "furniture":
                continue
            fitting = [
                mention
                for mention in sketch.mentions[back]
                if mention.kind in slot.kinds
                and mention.how != "open"
                and mention.entity
                and mention.entity not in never
            ]
            if fitting:
                found.append(
                    Filler(slot.role, fitting[0].name, via="implied", entity=fitting[0].entity)
                )
                break
    return found


def filler_of(role: str, mention: Mention) -> Filler:
    """A mention as the filler of a role."""
    via = "coref" if mention.how == "coref" else "name"
    return Filler(
        role, mention.name, mention.surface, mention.start, mention.end, via, mention.entity
    )


def _group(
    words: Words,
    chunks: list[int],
    slot: Slot,
    used: set[tuple[int, int]],
    named: set[str],
    never: frozenset[str],
    *,
    every: bool,
) -> list[tuple[int, Mention]]:
    """The first fitting mention of a position, with those coordinated with it, or `every` one."""
    found: list[tuple[int, Mention]] = []
    for chunk in chunks:
        fitting = [
            (chunk, mention)
            for mention in words.chunks[chunk].mentions
            if mention.kind in slot.kinds
            and mention.entity not in never
            and mention.name not in named
            and not (mention.how == "described" and _too_loose(mention, slot.role))
            and not (mention.name == BEDS and slot.role == "facility")
            and not (mention.kind == "program" and _attributive(words, chunk))
            and (mention.start, mention.end) not in used
        ]
        fitting = _bodies_first(words, chunk, fitting)
        if any(mention.how == "open" for _, mention in fitting):
            # a reference that nobody resolved stands here; what comes after it is something else
            break
        if not found:
            found = _outermost(fitting)
        elif fitting and (every or _coordinated(words, found[-1][0], chunk)):
            if slot.role == "program" and _is_name_of(words, found[-1][0], chunk):
                found.pop()
            elif _are_examples(words, found, chunk):
                found.clear()
            found += _outermost(fitting)
    return found


def _is_thing(words: Words, chunks: list[int]) -> bool:
    """Whether a program or a law is what makes something possible, whosever it is."""
    return any(
        mention.kind in THINGS and not (mention.kind == "program" and _attributive(words, chunk))
        for chunk in chunks
        for mention in words.chunks[chunk].mentions
    )


def _too_loose(mention: Mention, role: str) -> bool:
    """Whether a description says too little for a role."""
    return role in NAMED or (mention.kind == "facility" and role != "facility")


def _attributive(words: Words, chunk: int) -> bool:
    """Whether a body or class follows whom a program only describes: "Medicaid officials"."""
    last = words.chunks[chunk].last + 1
    after = words.chunk[last] if last < len(words.low) else -1
    follows = words.chunks[after].mentions if after >= 0 else ()
    return any(m.kind in BODIES or m.kind == "staff" for m in follows)


def _bodies_first(
    words: Words, chunk: int, fitting: list[tuple[int, Mention]]
) -> list[tuple[int, Mention]]:
    """Without the class that stands beside its body: of "ICE deportation officers" ICE."""
    if len(fitting) < 2:
        return fitting
    classes = {(m.start, m.end) for m in words.chunks[chunk].mentions if m.kind == "staff"}
    return [item for item in fitting if (item[1].start, item[1].end) not in classes] or fitting


def _outermost(found: list[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    kept: list[tuple[int, Mention]] = []
    for chunk, mention in found:
        covers = [m for _, m in kept if m.start <= mention.start and mention.end <= m.end]
        if not covers or all(_is_pair(m, mention) for m in covers):
            kept.append((chunk, mention))
    return kept


def _is_pair(left: Mention, right: Mention) -> bool:
    """Whether both stand for the same words: "the two agencies"."""
    same = (left.start, left.end) == (right.start, right.end)
    return same and left.how == right.how == "coref"


def _coordinated(words: Words, left: int, right: int) -> bool:
    if any(begins_in_word(words, chunk) for chunk in (left, right)):
        return False
    first, last = words.chunks[left].last + 1, words.chunks[right].first
    if last < first:
        first, last = words.chunks[right].last + 1, words.chunks[left].first
    between = words.low[first:last]
    if not any(low in CONJUNCTIONS or low in STEPS for low in between):
        return False
    loose = sum(
        1
        for place in range(first, last)
        if words.chunk[place] < 0 and words.low[place] not in JOINERS
    )
    return loose <= (3 if _is_list(between) else 0)


def _are_examples(words: Words, found: list[tuple[int, Mention]], right: int) -> bool:
    """Whether names tell whom a class means: "from firms like Acxiom and Experian"."""
    left, mention = found[-1]
    if mention.kind not in BODIES or mention.how not in ("class", "described") or len(found) > 1:
        return False
    between = words.low[words.chunks[left].last + 1 : words.chunks[right].first]
    return not EXAMPLES.isdisjoint(between)


def _is_name_of(words: Words, left: int, right: int) -> bool:
    """Whether a chunk between commas names what stands before it: "a program, Fairview, lets"."""
    first, last = words.chunks[right].first, words.chunks[right].last + 1
    apart = words.low[words.chunks[left].last + 1 : first] == [","]
    return apart and words.low[last : last + 1] == [","]


def _is_list(between: list[str]) -> bool:
    """Whether the words between two chunks read as a step of a list rather than a new clause."""
    known = lexicon().verbs
    return len(between) <= 8 and not any(low in known for low in between if low != "including")


def fixed_roles(
    content: str, words: Words, pattern: Pattern, here: Around, span: tuple[int, int], polarity: str
) -> list[Filler]:
    """Roles filled by running words, or by the trigger itself under a fixed name."""
    found = []
    for role, name in pattern.names.items():
        name = pattern.negated.get(role, name) if polarity == "-" else name
        if role in pattern.words:
            continue
        found.append(Filler(role, name, content[span[0] : span[1]], *span))
    for role, positions in pattern.words.items():
        run = next((run for at in positions.split() if (run := _run(words, here, at, span))), None)
        if run is None:
            continue
        start, end = run
        name = pattern.names.get(role, content[start:end])
        name = pattern.negated.get(role, name) if polarity == "-" else name
        found.append(Filler(role, name, content[start:end], start, end))
    return found


def _run(words: Words, here: Around, at: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Offsets of the running words of a position, up to the end of the clause."""
    begin, end = here.runs.get(at, (0, 0))
    while end > begin and words.low[end - 1] in (",", "”", '"', "and"):
        end -= 1
    if end <= begin:
        return None
    return words.start[begin], words.end[end - 1]
