"""Long lists of entries begin with letters, where they are in alphabetical order."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import pytest

from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

CONF = "gettext_compact = False\nprimary_domain = 'recap'\n"
NAMES = ['3D', 'Abe', 'Ábel', 'Écho', *(f'{letter}son' for letter in ascii_uppercase[5:])]


def links(folder: Path, names: list[str], kind: str) -> list[tuple[str, str]]:
    """Return the letters of a page of entries with these *names*, and where they lead."""
    if kind == 'source':
        entry = ':::{{source}} k{0}\n:author: {1}\n:year: 2012\n{1}.\n:::\n'
        text = '\n'.join(entry.format(rank, name) for rank, name in enumerate(names))
    else:
        text = ':::{glossary}\n' + '\n\n'.join(f'{name}\n  A term.' for name in names) + '\n:::\n'
    cited = ''.join(f' {{source}}`k{rank}`' for rank in range(len(names)))
    pages = {'index.md': f'# Notes\n\n{cited if kind == "source" else "None."}\n\n{text}'}
    article = built(small_site(folder, pages, CONF)).article('index')
    return [(a.get_text(), str(a['href'])) for a in article.select('ul.recap-letters a')]


@pytest.mark.parametrize('kind', ['source', 'glossary'])
def test_letters_lead_to_the_first_entry_of_each(tmp_path: Path, kind: str) -> None:
    found = links(tmp_path / 'site', NAMES, kind)
    assert [letter for letter, _address in found] == ['#', 'A', 'E', *ascii_uppercase[5:]]
    assert dict(found)['A'] == ('#source-k1' if kind == 'source' else '#term-Abe')


@pytest.mark.parametrize('names', [NAMES[:20], [*NAMES[1:], NAMES[0]]])
def test_short_lists_and_others_than_alphabetical_have_none(
    tmp_path: Path, names: list[str]
) -> None:
    assert links(tmp_path / 'site', names, 'source') == []
