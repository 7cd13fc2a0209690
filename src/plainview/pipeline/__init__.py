"""The stages in order, once: files in, a record of facts out; and what is asked of the whole.

add(record, paths, workers=None, again=False, progress=None) -> AddReport
questions(paths, settings, model, state) -> (path, Questions) …   # for a language model
resolve_again(record, progress=None) -> Renamed
judge_name(record, surface, verdict, why, body="", document="", fact="") -> Judged
judge_finding(record, finding, verdict, why) -> Finding
judge_claim(record, claim, verdict, why) -> Claim
the_body(record, words) -> (entity id, name)
institutions(record, type=None, kind=None) -> list[Institution]
institution(record, entity_id) -> InstitutionPage
facts_naming(record, words, parts=False) -> filters of record.facts
open_names(record, type=None) -> OpenNames
compare(one, two, printed=(None, None)) -> Compared
histories(record, of=None, since=None) -> list[History]
trace(record, workers=None, progress=None) -> Traced
gather(record, workers=None, progress=None) -> Gathered
claim_page(record, claim_id, public=False) -> ClaimPage
bodies_named(record, words) -> ids of an institution and its parts
lineage_of(record, document_id) -> Told
lineages(record) -> list[Told]
families(record) -> list[Family]
standing(record, fact_id) -> Standing
load(path_of_plainview_toml) -> Settings

They are imported when they are first used: who asks the record needs none of the readers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainview.pipeline.asking import questions
    from plainview.pipeline.bodies import (
        Institution,
        InstitutionPage,
        facts_naming,
        institution,
        institutions,
    )
    from plainview.pipeline.changes import History, histories
    from plainview.pipeline.claims import Gathered, gather
    from plainview.pipeline.claims_shapes import ClaimPage
    from plainview.pipeline.claims_told import bodies_named, claim_page
    from plainview.pipeline.comparing import Compared, compare
    from plainview.pipeline.judge import Judged, judge_claim, judge_finding, judge_name, the_body
    from plainview.pipeline.lineage import Traced, trace
    from plainview.pipeline.lineage_told import (
        Family,
        Standing,
        Told,
        families,
        lineage_of,
        lineages,
        standing,
    )
    from plainview.pipeline.llm import Model, Question, Questions
    from plainview.pipeline.renaming import Renamed, resolve_again
    from plainview.pipeline.run import AddReport, Progress, Step, add
    from plainview.pipeline.settings import Settings, load
    from plainview.pipeline.unresolved import OpenName, OpenNames, open_names

__all__ = [
    "AddReport",
    "ClaimPage",
    "Compared",
    "Family",
    "Gathered",
    "History",
    "Institution",
    "InstitutionPage",
    "Judged",
    "Model",
    "OpenName",
    "OpenNames",
    "Progress",
    "Question",
    "Questions",
    "Renamed",
    "Settings",
    "Standing",
    "Step",
    "Told",
    "Traced",
    "add",
    "bodies_named",
    "claim_page",
    "compare",
    "facts_naming",
    "families",
    "gather",
    "histories",
    "institution",
    "institutions",
    "judge_claim",
    "judge_finding",
    "judge_name",
    "lineage_of",
    "lineages",
    "load",
    "open_names",
    "questions",
    "resolve_again",
    "standing",
    "the_body",
    "trace",
]

_HOME = {
    "changes": ("History", "histories"),
    "claims": ("Gathered", "gather"),
    "claims_shapes": ("ClaimPage",),
    "claims_told": ("bodies_named", "claim_page"),
    "comparing": ("Compared", "compare"),
    "bodies": (
        "Institution",
        "InstitutionPage",
        "facts_naming",
        "institution",
        "institutions",
    ),
    "judge": ("Judged", "judge_claim", "judge_finding", "judge_name", "the_body"),
    "llm": ("Model", "Question", "Questions"),
    "lineage": ("Traced", "trace"),
    "lineage_told": (
        "Family",
        "Standing",
        "Told",
        "families",
        "lineage_of",
        "lineages",
        "standing",
    ),
    "unresolved": ("OpenName", "OpenNames", "open_names"),
    "asking": ("questions",),
    "renaming": ("Renamed", "resolve_again"),
    "run": ("AddReport", "Progress", "Step", "add"),
    "settings": ("Settings", "load"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _MODULE_OF:
        return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
