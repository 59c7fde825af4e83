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
    for name in KEPT:
        texts = [(each / name).read_text(encoding='utf-8') for each in (kept, without_copies)]
        assert names_in(texts[0]) == names_in(texts[1])
