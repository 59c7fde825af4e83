"""Entries of the glossary say which language they are in, where their words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ('term', 'marked'),
    [
        ('écart de perception (French)', [('fr', 'écart de perception')]),
        ('Wissen (german)', [('de', 'Wissen')]),
        ('silo (internal)', []),
        ('French', []),
        ('(French)', []),
    ],
)
def test_a_term_is_in_the_language_that_it_names(
    tmp_path: Path, term: str, marked: list[tuple[str, str]]
) -> None:
    pages = {'index.md': f'# Notes\n\n:::{{glossary}}\nGap\n{term}\n  A word.\n:::\n'}
    article = built(small_site(tmp_path / 'site', pages)).article('index')
    heads = article.select('dl.glossary > dt')
    assert [head.get_text().rstrip('¶') for head in heads[:2]] == ['Gap', term]
    assert [(str(part['lang']), part.get_text()) for part in heads[1].select('[lang]')] == marked


def test_a_term_has_the_address_of_its_words(tmp_path: Path) -> None:
    entries = 'C\n42\n  A word.\n\nC#\n  A tongue.\n\nГлина\n  Clay.\n'
    text = '{term}`C#`, {term}`Глина`, {term}`42`\n\n```{toctree}\nwords\n```\n'
    words = f'# Words\n\n:::{{glossary}}\n{entries}:::\n'
    pages = {'index.md': f'# Notes\n\n{text}', 'words.md': words}
    site = built(small_site(tmp_path / 'site', pages))
    links = [str(link['href']) for link in site.article('index').select('a[href*="#term"]')]
    assert links == ['words.html#term-c-ad6e5be9', 'words.html#term-глина', 'words.html#term-42']
    places = [str(place['id']) for place in site.article('words').select('dl.glossary [id]')]
    assert places == ['term-C', 'term-42', 'term-c-ad6e5be9', 'term-0', 'term-глина', 'term-1']
