"""The public verbs of the package, and that nothing else is exported."""

import plainview


def test_every_public_verb_is_there():
    assert plainview.__all__ == sorted(plainview.__all__)
    for name in plainview.__all__:
        assert callable(getattr(plainview, name)), name


def test_what_is_not_public_is_refused():
    try:
        plainview.scrape  # noqa: B018
    except AttributeError as error:
        assert "scrape" in str(error)
    else:
        raise AssertionError("an unknown name was found")
