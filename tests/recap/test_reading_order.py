"""The order in which pages are read: that of the tables of contents, gone down before on."""

from __future__ import annotations

from types import SimpleNamespace

from recap._ground import toctree_parents
from recap.exact.shown import around


def parents(tables: dict[str, list[str]]) -> dict[str, str]:
    """Return the parents of pages whose *tables* list others."""
    names = {'index', *tables, *(name for listed in tables.values() for name in listed)} - {'gone'}
    env = SimpleNamespace(
        config=SimpleNamespace(root_doc='index'),
        toctree_includes=tables,
        titles=dict.fromkeys(names),
    )
    return toctree_parents(env)  # type: ignore[arg-type]  # what it reads of an environment


def test_it_goes_down_before_it_goes_on() -> None:
    found = parents({'index': ['a', 'b', 'people', 'index'], 'a': ['a1']})
    assert list(found.items()) == [
        *(('index', ''), ('a', 'index'), ('a1', 'a'), ('b', 'index'), ('people', 'index')),
    ]


def test_tables_that_name_each_other_end() -> None:
    assert list(parents({'index': ['a'], 'a': ['b'], 'b': ['a', 'index']})) == ['index', 'a', 'b']


def test_a_page_that_is_gone_has_no_place() -> None:
    assert list(parents({'index': ['gone', 'a']})) == ['index', 'a']


def test_each_page_is_between_two_others() -> None:
    assert around(['index', 'a', 'b']) == {'index': ('', 'a'), 'a': ('index', 'b'), 'b': ('a', '')}
    assert around([]) == {}
