"""Languages that nobody knows, or that aren't written as Sphinx writes them, break nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import lay, one, words
from recap._languages import letters_of, locale_of
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

QUOTED = """
# Notes

:::{{quotation}}
:name: words
:lang: {language}

All is clay.
:::
"""
WRONG = ('english', 'fr_FR', 'x-klingon', '12')
"""What some write as a language, and is no tag."""
CONF = "html_baseurl = 'https://clay.example/'\n"


def site(folder: Path, language: str) -> Path:
    return small_site(folder, {'index.md': QUOTED.format(language=language)}, CONF)


def beside(place: Path, language: str, suffix: str) -> Built:
    """Build the site of *place* beside a book, as somebody may build each by hand."""
    out = place.parent / f'{place.name}-html-{language}'
    lay({f'{suffix}/notes.{suffix}': 'x' * 1_500_000}, out)
    return built(place, language=language)


@pytest.mark.parametrize('builder', ['html', 'pdf', 'poster', 'epub'])
def test_a_quotation_in_what_is_no_language(tmp_path: Path, builder: str) -> None:
    said = [QUOTED.format(language=each).replace('name: ', f'name: {each}-') for each in WRONG]
    page = '\n'.join(['# Notes', *(each.replace('# Notes', '') for each in said)])
    made = built(small_site(tmp_path / 'site', {'index.md': page}, CONF), builder)
    lines = [at for at, line in enumerate(page.split('\n'), 1) if line.startswith(':lang:')]
    for warning, line in zip(made.warnings, sorted(lines, key=str), strict=True):
        assert warning.startswith(f'index.md:{line}: WARNING: :lang: takes the tag of a language')
    assert any(path.suffix in {'.html', '.pdf', '.epub'} for path in made.outdir.iterdir())
    if builder == 'html':
        assert not made.article('index').select('[lang]')


def test_a_quotation_in_the_language_of_a_country(tmp_path: Path) -> None:
    assert built(site(tmp_path / 'site', 'pt-BR'), 'poster').warnings == []


@pytest.mark.parametrize(
    ('language', 'size'), [('pt-BR', '1,5'), ('zh-Hans', '1.5'), ('pcd', '1.5'), ('x-odd', '1.5')]
)
def test_a_site_beside_a_book(tmp_path: Path, language: str, size: str) -> None:
    made = beside(small_site(tmp_path / 'site', {'index.md': '# Notes\n'}), language, 'pdf')
    assert made.warnings == []
    assert size in words(one(made.soup('index'), '.recap-downloads li'))


@pytest.mark.parametrize('builder', ['html', 'pdf', 'poster', 'epub'])
@pytest.mark.parametrize('language', ['pt-BR', 'english'])
def test_the_language_of_the_pages(tmp_path: Path, builder: str, language: str) -> None:
    """Sphinx itself complains, in an EPUB, of a language that Babel doesn't know."""
    made = built(site(tmp_path / 'site', 'en'), builder, language)
    assert all('Invalid Babel locale' in each for each in made.warnings)
    assert builder == 'epub' or not made.warnings


def test_letters_and_locales() -> None:
    assert [letters_of(each) for each in ('pt_BR', 'zh-Hans', 'sr@latin', 'EN', 'x-a', '')] == [
        *('pt', 'zh', 'sr', 'en', 'und', 'und')
    ]
    assert str(locale_of('fr-CA')) == 'fr_CA'
    assert str(locale_of('pcd')) == str(locale_of('x-a')) == 'en'
