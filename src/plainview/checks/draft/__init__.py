"""A draft held against a record: its statements, what the record tells, and the verdicts."""

from plainview.checks.draft.across import verdict_across
from plainview.checks.draft.beside import Beside
from plainview.checks.draft.checked import Checked, counts, demand, documents_telling
from plainview.checks.draft.facts import content_of, with_facts, with_glance
from plainview.checks.draft.holding import Held, hold
from plainview.checks.draft.leads import as_claimed
from plainview.checks.draft.setting import apart, needs_setting
from plainview.checks.draft.shallow import glance
from plainview.checks.draft.statements import Statement, is_foreign, statements
from plainview.checks.draft.tellings import Telling, lines_of_row
from plainview.checks.draft.together import told_together
from plainview.checks.draft.verdicts import VERDICTS, Verdict, added_up, decide
from plainview.checks.draft.weighing import Said, Weighed, sentence, stands, stands_in_words, weigh

__all__ = [
    "VERDICTS",
    "Beside",
    "Checked",
    "Held",
    "Said",
    "Statement",
    "Telling",
    "Verdict",
    "Weighed",
    "added_up",
    "apart",
    "as_claimed",
    "content_of",
    "counts",
    "decide",
    "demand",
    "documents_telling",
    "glance",
    "hold",
    "is_foreign",
    "lines_of_row",
    "needs_setting",
    "sentence",
    "stands",
    "stands_in_words",
    "statements",
    "told_together",
    "verdict_across",
    "weigh",
    "with_facts",
    "with_glance",
]
