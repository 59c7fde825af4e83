"""Pictures, downloads, static files: a build after a change leaves those of a clean one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from miniature import lay
from workshop import assert_same

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build
    from workshop import Workshop

VIEW = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><title>Vue</title></svg>'


def test_pictures_of_one_name_keep_theirs_whichever_came_first(workshop: Workshop) -> None:
    """Sphinx numbers them as it reads; a page that shows one follows."""
    for folder, page in (('c', 'seances/ouverture'), ('b', 'seances/jeu'), ('a', 'aparte')):
        lay({f'{folder}/vue.svg': f'{VIEW}<!-- {folder} -->'}, workshop.site)
        workshop.append(page, f'![Une vue](/{folder}/vue.svg)\n')
        assert_same(workshop.build(), workshop.build_anew())


def test_pictures_and_files_that_no_page_has_any_more_are_gone(workshop: Workshop) -> None:
    shown = '![Une vue](/a/vue.svg) et {download}`la vue </a/vue.svg>`.\n'
    lay({'a/vue.svg': VIEW}, workshop.site)
    workshop.append('aparte', shown)
    assert {'vue.svg'} <= {name.rpartition('/')[2] for name in workshop.build().files()}
    workshop.edit('aparte', shown, '')
    assert_same(workshop.build(), workshop.build_anew())


def test_static_file_and_index_that_are_none_any_more_are_gone(build: Build, site: Path) -> None:
    lay({'_static/a/vue.svg': VIEW, '_static/reste.txt': '', 'plus/b/vue.svg': VIEW}, site)
    lay({'_static/a/note.txt.jinja': ''}, site)
    settings: dict[str, Any] = {'html_static_path': ['_static'], 'html_extra_path': ['plus']}
    assert {'b/vue.svg', 'genindex.html'} <= build(site, **settings).files().keys()
    (site / '_static' / 'a' / 'vue.svg').unlink()
    (site / '_static' / 'a' / 'note.txt.jinja').unlink()
    (site / 'plus' / 'b' / 'vue.svg').unlink()
    built = build(site, html_use_index=False, **settings)
    assert '_static/reste.txt' in built.files()
    gone = {'_static/a/vue.svg', '_static/a/note.txt', 'b/vue.svg', 'genindex.html'}
    assert not gone & built.files().keys()


def test_a_page_in_the_place_of_one_that_was_removed_stays(build: Build, site: Path) -> None:
    page = '---\norphan: true\n---\n# Une page\n'
    names = ('neuf.html', 'aparte.html', 'search.html', 'a_t')
    lay({'genindex.md': page, **{f'plus/{name}': '' for name in names}}, site)
    first = build(site, html_extra_path=['plus'])
    assert first.files().keys() >= set(names)
    for name in (*(f'plus/{each}' for each in names), 'genindex.md'):
        (site / name).unlink()
    lay({'neuf.md': page}, site)
    built = build(site, html_extra_path=['plus'])
    assert 'a_t' not in built.files()
    for name in ('neuf', 'aparte', 'search', 'genindex'):
        assert '<main' in built.text(name, '.html'), name


@pytest.mark.parametrize('name', ['recap.css', 'recap.js'])
def test_pages_ask_for_the_files_of_today(build: Build, site: Path, name: str) -> None:
    settings: dict[str, Any] = {'html_static_path': '_static', 'html_css_files': 'recap.css'}
    addresses = []
    for content in ('/* One */', '/* Two */'):
        lay({'_static/recap.css': '', '_static/recap.js': '', f'_static/{name}': content}, site)
        built = build(site, parallel=1, html_js_files='recap.js', **settings)  # sums are cached
        addresses.append(
            [
                tag.get('href') or tag['src']
                for tag in built.soup('aparte').select('[href*=recap], [src*=recap]')
            ]
        )
    assert addresses[0] != addresses[1]
