"""Frames: who does what to whom, read from a sentence by patterns that people can read and edit.

The patterns are in patterns/*.toml, one file a fact type; lexicon.toml holds verb forms and word
classes, stages.toml says what "plans to", "asked to" or "stopped" make of a status. A pattern:

    [[pattern]]
    id = "share"                       # with the file's name it becomes "access.share"
    verbs = ["share", "hand over"]     # base forms; the engine inflects the first word;
                                       #   ".." leaves a gap: "turn .. over"
    nouns = ["sharing", "data feed"]   # nouns, as they stand and in the plural
    phrases = ["in the hands of"]      # fixed words, read as a noun is
    slots = { subject = "provider", object = "category recipient", with = "recipient" }
    words = { act = "to_do object" }   # roles filled by running words (first position that exists)
    names = { act = "forbids" }        # the name a role gets instead of its words; without an entry
                                       #   in `words` the trigger itself is the surface
    negated = { act = "allows" }       # the names under negation; polarity then stays "+"
    measures = [{ name = "records_provided", kind = "count", at = "object", nouns = "records" }]
    status = "in_force"
    modality = "asserted"              # the default
    negative = true                    # only where the words around negate or deny it
    passive = true                     # only in the passive voice
    finite = true                      # only as the verb of its clause: no infinitive, no -ing form
    alone = true                       # only where the trigger ends its clause ("refused.")
    fixed = true                       # the words around never change the status (stages.toml)
    either = true                      # of a company and an agency the agency pays, whoever has it
    when = "mandated"                  # only in these modalities, as the words around have it
    open = "provider"                  # needed roles of the type that may stay open here
    inherits = "provider"              # needed roles that a sentence may leave to the document: the
                                       #   nearest frame of the type lends its filler ("inferred")
    needs = "payee measure"            # roles needed beyond the type's; "measure": any of them;
                                       #   "payee|measure": one or the other
    requires = "data records"          # one of these words must stand in the sentence; "@staff"
                                       #   stands for the words of that class
    unless = "meeting"                 # none of these within six words of the trigger
    example = "The county shares its jail records with ICE."
    expects = { provider = "...", recipient = "...", category = "data:..." }

Positions (the keys of `slots`, the values of `words`, `at` of a measure), for a verb as in the
active voice (a passive is turned round, "by" being its subject):

    subject     what stands before the verb group; the antecedent of "which"; the subject of the
                verb before in "collected and shared"; of an infinitive the controller ("asked
                Acme to share": Acme)
    object      after the verb up to the first preposition ("of" goes on inside the object)
    to from with for in by under on at as about through ...   after that preposition
    to_do       (words only) after "to" + verb, up to the end of the clause
    asker       who asks or tells, of "asked Acme to share"
    enabler     what or who makes it possible, of "a program that lets agents search"; laws and
                programs give nothing, nor do those who make laws
    indirect    who is given something: "lent the agency 12 analysts"
    document    the nearest earlier facility or doing body of the text ([doing] of lexicon.toml);
                the filler is then "inferred", or has the words of the staff that acts in the clause
                (a target has it only where no other target of the text lends a body)
    where       (for a verb) what "where" stands for: "Dilley, where 300 are held"
    left right  anywhere in the clause before or after; sentence: anywhere in the sentence
    earlier     the first mention of one of the two sentences before; the filler is then "implied"
    trigger     the mention that the trigger is part of ("ICE detention beds")
for a noun:
    possessor   directly before it ("ICE arrests", "the FBI's request")
    subject     after "by", or the subject of a light verb ("ICE made 12 arrests")
    between, between_second  the two that stand after "between"
    object, of  after "of";  after: before any preposition;  predicate: after the verb that follows

The value of a slot is one or more roles, told apart by the kinds of mention that they take:
"category recipient" takes data categories for one and bodies for the other. A role's kinds are in
patterns.KINDS_OF_ROLE and can be named: "provider(program)", "bound(org office staff)". Slots are
tried in order; the first that fits fills the role, coordinated names filling it together; no
mention fills two roles of one fact.

A measure takes the first quantity at its positions (tried in order) whose kind (money, ratio,
count, duration, rate) and noun fit; `nouns` are classes of lexicon.toml or words as they are,
"none" a number without a noun; `least` the smallest value that counts;
with `printed` a value must be printed (no "millions"); `qualifier` must be the
quantity's ("up_to"); `unit` and `definition` override what it says; of the words of `cue` one must
stand just before or after. Where a stage changes, stages.toml renames the measure ("would spend":
planned). Each further sum of a series gives a spending frame of its own; further numbers of an
arrest, a head count or a population go with the first ("or 42 a day"; further.py), as does how
often a target is to be reached and what it was lifted from (paces.py).

Beside the mentions stand bodies, data, systems and places of custody that a sentence only
describes ("each field office", "attendance files"; described.py, [described] of lexicon.toml).
What `inherits` leaves to the document comes from the nearest statement of the type, or from lines
such as "Contractor: Acme" (inheriting.py, [labels]); without one that lends it there is no frame.
Who must reach a target is taken from another sentence only where the text speaks of nobody else.
That, and who acts where only the government as a whole is left, stays open ("unresolved").

What is forbidden, conditional ("if"), advised or only a purpose gives no access, custody or
operation (unreal.py); what a contrast excludes ("but not the content") is denied (contrast.py).
Where a category is only "the data" it is the one named last; where staff is only "the troops" the
lender is the likely body named last ([employers] of lexicon.toml). Outlets and courts never act.

rule.toml and stance.toml have forms of their own, described at their heads and read by rule.py and
stance.py; [[pattern]] tables in them are read as here.

`expects` is the pattern's own test: roles by canonical name, measures as their value (true for
any), and "status", "modality", "polarity" where they matter.
"""

from __future__ import annotations

from plainview.extraction.frames import rule, stance
from plainview.extraction.frames.engine import frames_of
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.inheriting import inherited
from plainview.extraction.frames.nominal import said_once
from plainview.extraction.parts import Sketch
from plainview.model import Heading

__all__ = ["Frame", "find"]


def find(content: str, sketch: Sketch, heading: Heading) -> list[Frame]:
    """All frames of a text, sentence by sentence; overlapping ones are left to the assembling."""
    found = [
        frame
        for number in range(len(sketch.sentences))
        for frame in frames_of(content, sketch, number)
    ]
    found = [*said_once(inherited(content, found, sketch)), *rule.find(content, sketch)]
    return [*found, *stance.find(content, sketch, found)]
