"""The stages in order, once: files in, a record of facts out.

add(record, paths, workers=None, again=False, progress=None) -> AddReport
load(path_of_plainview_toml) -> Settings
"""

from plainview.pipeline.run import AddReport, Progress, Step, add
from plainview.pipeline.settings import Settings, load

__all__ = ["AddReport", "Progress", "Settings", "Step", "add", "load"]
