"""What the pipeline offers is there however much of it was imported before."""

import pkgutil
from types import ModuleType

from plainview import pipeline


def test_each_name_is_found_and_none_is_that_of_a_module():
    """A module, once imported, would stand in the place of what it holds."""
    modules = {one.name for one in pkgutil.iter_modules(pipeline.__path__)}
    assert modules & set(pipeline.__all__) == set()
    for name in pipeline.__all__:
        assert not isinstance(getattr(pipeline, name), ModuleType)
