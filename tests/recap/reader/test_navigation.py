"""The sidebar: everything on a small site, a bounded part of a large one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx import addnodes

from recap.reader.navigation import WIDTH, Navigation

if TYPE_CHECKING:
    from recap.reader.navigation import Group


def navigation(tables: dict[str, list[tuple[str, list[str]]]]) -> Navigation:
    """Return the navigation of the tables of contents: page, then captions and entries."""
    titles = {name for page, groups in tables.items() for _c, names in groups for name in names}
    env = SimpleNamespace(
        config=SimpleNamespace(root_doc='index'),
        toctree_includes={
            page: [n for _c, names in groups for n in names] for page, groups in tables.items()
        },
        titles={name: nodes.title('', name.upper()) for name in {'index', *titles, *tables}},
        tocs={
            page: nodes.bullet_list(
                '',
                *(
                    addnodes.toctree(caption=caption, entries=[(None, name) for name in names])
                    for caption, names in groups
                ),
            )
            for page, groups in tables.items()
        },
    )
    return Navigation(env)  # type: ignore[arg-type]  # what it reads of an environment


def shown(groups: tuple[Group, ...]) -> list[str]:
    """Return the pages that the sidebar links to, in order."""
    return [
        name
        for group in groups
        for entry in group.entries
        for name in (entry.docname, *shown(entry.groups))
    ]


SMALL = {'index': [('Sessions', ['a', 'b']), ('Lists', ['people', 'index'])], 'a': [('', ['a1'])]}


def test_a_small_site_is_shown_whole() -> None:
    groups = navigation(SMALL).sidebar('b')
    assert [group.caption for group in groups] == ['Sessions', 'Lists']
    assert shown(groups) == ['a', 'b', 'people', 'index']
    assert [group.whole for group in groups] == ['', '']
    assert groups[0].entries[0].title == 'A'


@pytest.mark.parametrize(
    ('page', 'states'),
    [
        ('index', {}),
        ('b', {'b': 'current'}),
        ('a', {'a': 'current'}),
        ('a1', {'a': 'ancestor', 'a1': 'current'}),
        ('elsewhere', {}),
    ],
)
def test_the_page_and_its_ancestors_are_marked(page: str, states: dict[str, str]) -> None:
    def marked(groups: tuple[Group, ...]) -> dict[str, str]:
        found = {}
        for group in groups:
            for entry in group.entries:
                if entry.state:
                    found[entry.docname] = entry.state
                found |= marked(entry.groups)
        return found

    assert marked(navigation(SMALL).sidebar(page)) == states


def test_children_are_shown_on_their_parent_and_themselves_only() -> None:
    sidebar = navigation(SMALL).sidebar
    assert 'a1' in shown(sidebar('a'))
    assert 'a1' in shown(sidebar('a1'))
    assert 'a1' not in shown(sidebar('b'))


@pytest.mark.parametrize(
    ('rank', 'first'),
    [(0, 0), (3, 0), (500, 500 - WIDTH // 2), (999, 1000 - WIDTH)],
)
def test_a_large_site_is_shown_around_the_page(rank: int, first: int) -> None:
    names = [f'p{number}' for number in range(1000)]
    (group,) = navigation({'index': [('All', names)]}).sidebar(f'p{rank}')
    assert [entry.docname for entry in group.entries] == names[first : first + WIDTH]
    assert group.whole == 'index'
    assert [e.docname for e in group.entries if e.state == 'current'] == [f'p{rank}']


def test_a_page_more_changes_the_sidebars_around_it_alone() -> None:
    names = [f'p{number}' for number in range(1000)]
    before, after = (navigation({'index': [('All', pages)]}) for pages in (names, [*names, 'new']))
    assert [n for n in names if before.sidebar(n) != after.sidebar(n)] == names[1 - WIDTH // 2 :]


def test_tables_that_name_each_other_end() -> None:
    loop = navigation({'index': [('', ['a'])], 'a': [('', ['b'])], 'b': [('', ['a'])]})
    assert shown(loop.sidebar('b')) == ['a', 'b', 'a']
