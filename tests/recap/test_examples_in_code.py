"""What docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import recap


def test_examples_in_docstrings_are_true() -> None:
    names = [each.name for each in pkgutil.walk_packages(recap.__path__, 'recap.')]
    modules = [importlib.import_module(name) for name in names if not name.endswith('__main__')]
    results = {each.__name__: doctest.testmod(each) for each in modules}
    assert sum(result.attempted for result in results.values()) > 50
    assert {name: result for name, result in results.items() if result.failed} == {}
