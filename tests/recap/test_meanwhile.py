"""What a copy of the process does, it does itself where there is none, or where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_sites import built, small_site, tree

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    'index.md': """# Home

:::{toctree}
notes
aside
:::
""",
    'aside.md': '# Aside\n\nNothing.\n',
    'notes.md': """# Notes

:::{statistic}
:name: half
**Half** of them.
:::
""",
}
COPIED = """
import recap._meanwhile
recap._meanwhile.FEW = 0
"""
ALONE = f'{COPIED}recap._meanwhile.can_copy = lambda: False\n'
FAILING = f"""{COPIED}
import os

def fail(_begun):
    os._exit(1)

recap._meanwhile.Meanwhile._do_and_end = fail
"""
KEPT = ('recap-html.json', 'recap-html-claims.json', 'recap-html-data.json')


def names_in(text: str) -> list[str]:
    """Return the keys of what a build keeps, which tells of times as well."""
    return [line.partition('":')[0] for line in text.splitlines()]


@pytest.mark.parametrize('conf', ['', ALONE, FAILING], ids=['few', 'alone', 'failing'])
def test_all_is_there_without_a_copy(conf: str, tmp_path: Path) -> None:
    usual = small_site(tmp_path / 'usual', PAGES, COPIED)
    other = small_site(tmp_path / 'other', PAGES, conf)
    site, without = built(usual), built(other)
    found = tree(site.outdir)
    assert found == tree(without.outdir)
    for name in sorted(found):
        if name.endswith(('.html', '.json', '.js', '.bib')):
            one, two = ((each.outdir / name).read_bytes() for each in (site, without))
            assert one == two, name
    kept, without_copies = (each.outdir.parent / 'doctrees' for each in (site, without))
    assert not [name for name in tree(kept) | tree(without_copies) if name.endswith('.begun')]
    for name in KEPT:
        texts = [(each / name).read_text(encoding='utf-8') for each in (kept, without_copies)]
        assert names_in(texts[0]) == names_in(texts[1])


@pytest.mark.parametrize(
    'conf', ['', COPIED, ALONE, FAILING], ids=['few', 'copied', 'alone', 'failing']
)
def test_a_first_build_knows_what_pages_show(conf: str, tmp_path: Path) -> None:
    """Else the next one would write all pages again, or none."""
    site = small_site(tmp_path / 'site', PAGES, conf)
    first = built(site)
    pages = {name: first.outdir / f'{name}.html' for name in ('aside', 'notes')}
    times = {name: path.stat().st_mtime_ns for name, path in pages.items()}
    page = site / 'notes.md'
    page.write_text(page.read_text(encoding='utf-8') + '\nMore.\n', encoding='utf-8')
    built(site)
    now = {name: path.stat().st_mtime_ns for name, path in pages.items()}
    assert now['aside'] == times['aside']
    assert now['notes'] > times['notes']
    page.write_text(page.read_text(encoding='utf-8').replace('# Notes', '# Notices'), 'utf-8')
    assert 'Notices' in built(site).text('index', '.html')
