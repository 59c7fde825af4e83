"""Pages are resolved by the processes that write them, where nobody keeps what these learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import build_site
from small_sites import small_site
from witness import WITNESS

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f'p{number:02}' for number in range(40)]
PAGES = {
    'index.md': '# Home\n\n:::{toctree}\n' + '\n'.join(NAMES) + '\n:::\n',
    **{
        name: f'# Page {rank}\n\nSee {{doc}}`p{(rank + 7) % 40:02}`.\n\n![A square](square.svg)\n'
        f'\n{"Many words, on pages of some length. " * 200}\n'
        for rank, name in ((rank, f'{name}.md') for rank, name in enumerate(NAMES))
    },
    'square.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path/></svg>',
}
TOLD = """
    app.connect('config-inited', lambda app, config: app.connect(
        'pages-written', lambda app, names: say('told', *names)))
"""
LOOKING = "    app.connect('doctree-resolved', lambda app, tree, name: say('resolved', name))\n"
FULL_DISK = """
    from pathlib import Path

    def cut(app, exception):
        page = Path(app.outdir, 'p33.html')
        if Path(app.srcdir, 'full').exists():
            page.write_bytes(page.read_bytes()[:2000])

    app.connect('build-finished', cut, priority=0)
"""
WITHOUT_SEARCH = """
import recap
extensions = ['myst_parser', *(f'recap.{each}' for each in recap.WINGS if each != 'search')]
"""


def said(log: str, beginning: str) -> list[str]:
    """Return the pages of the lines of *log* that begin so, sorted."""
    lines = [line.removeprefix(beginning) for line in log.splitlines()]
    return sorted(' '.join(rest for rest in lines if rest.startswith(' ')).split())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site(tmp_path / 'site', PAGES, WITNESS)


def add(site: Path, text: str) -> None:
    with (site / 'conf.py').open('a', encoding='utf-8') as settings:
        settings.write(text)


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_each_page_is_written_elsewhere_as_it_is_here(site: Path, builder: str) -> None:
    add(site, TOLD)
    here, apart = (
        build_site(site, builder, language='en', parallel=processes, builddir=site.parent / place)
        for processes, place in ((1, 'here'), (3, 'apart'))
    )
    assert said(here.log, 'written elsewhere') == []
    elsewhere = said(apart.log, 'written elsewhere')
    assert elsewhere == said(apart.log, 'told here')
    assert {'index', *NAMES} - set(elsewhere) == {'index'}  # the shortest, first
    assert here.files() == apart.files()
    assert '_images/square.svg' in apart.files()


def test_one_process_resolves_all_where_somebody_may_keep_what_it_learns(site: Path) -> None:
    add(site, TOLD + LOOKING)
    built = build_site(site, language='en', parallel=3)
    assert said(built.log, 'resolved here') == ['index', *NAMES]
    assert said(built.log, 'written elsewhere') == NAMES
    assert 'told' not in built.log


def test_one_process_resolves_all_where_pictures_are_made(site: Path) -> None:
    """Else two of one name might be made by two processes, and bear one name."""
    add(site, f"{TOLD}extensions.append('sphinx.ext.imgconverter')\n")
    assert 'told' not in build_site(site, language='en', parallel=3).log


def test_search_of_sphinx_finds_all_pages(site: Path) -> None:
    """It gathers the words of pages in the process that resolves them."""
    add(site, LOOKING.replace('tree, name: say', 'tree, name: None and say') + WITHOUT_SEARCH)
    indexes = [
        build_site(
            site, language='en', parallel=processes, builddir=site.parent / str(processes)
        ).files()['searchindex.js']
        for processes in (1, 3)
    ]
    assert indexes[0] == indexes[1]
    assert all(name.encode() in indexes[1] for name in NAMES)


def test_what_is_wrong_with_a_page_written_elsewhere_is_said_until_it_is_mended(
    site: Path,
) -> None:
    for name in ('p03', 'p33'):
        (site / f'{name}.md').write_text(f'# Page\n\n{{ref}}`nowhere-{name}`\n', encoding='utf-8')
    for _build in range(2):
        log = build_site(site, language='en', parallel=3).log
        assert all(log.count(f'nowhere-{name}') == 1 for name in ('p03', 'p33'))
    for page in site.glob('p*.md'):  # all are written again, by several processes
        text = page.read_text(encoding='utf-8').replace('{ref}`nowhere-p03`', 'Nothing.')
        page.write_text(f'{text}\nMore.\n', encoding='utf-8')
    log = build_site(site, language='en', parallel=3).log
    assert (log.count('nowhere-p03'), log.count('nowhere-p33')) == (0, 1)


def test_page_that_found_no_room_elsewhere_is_written_again(site: Path) -> None:
    """Sphinx warns, and goes on; the next build must not hold that all is well."""
    add(site, FULL_DISK)
    (site / 'full').touch()
    build_site(site, language='en', parallel=3)
    (site / 'full').unlink()
    again = build_site(site, language='en', parallel=3)
    written = said(again.log, 'written here') + said(again.log, 'written elsewhere')
    assert [name for name in written if name in NAMES] == ['p33']
    anew = build_site(site, language='en', parallel=1, builddir=site.parent / 'anew')
    assert again.files() == anew.files()
