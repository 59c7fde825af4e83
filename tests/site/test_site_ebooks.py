"""The EPUB of this recap, in both languages: valid and whole. Its making is tested apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from epubs import TYPE, XHTML, Epub, build_epub, checked, is_drawn, missing_text, pictures
from this_recap import ROOT

if TYPE_CHECKING:
    from website import Website

NAMES: Final = {'fr': 'retour-sbf-2012.epub', 'en': 'retour-sbf-2012.en.epub'}


@pytest.fixture(scope='module', params=['fr', 'en'])
def epub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Epub:
    """The EPUB, in each language."""
    return build_epub(ROOT, tmp_path_factory.mktemp(request.param), request.param)


def test_epub_is_made_without_a_complaint(epub: Epub) -> None:
    assert epub.complaints == ''
    assert epub.path.name == NAMES[epub.language]
    assert epub.path.name.isascii()
    (rights,) = epub.metadata()['rights']
    assert 'CC BY 4.0' in rights


def test_epubcheck_finds_nothing(epub: Epub) -> None:
    assert checked(epub)['messages'] == []


def test_cover_comes_first_with_its_text(epub: Epub) -> None:
    (picture,) = epub.xml('cover.xhtml').iter(f'{XHTML}img')
    said = {'fr': 'Couverture\u00a0: Retour sur', 'en': 'Cover: Looking back'}[epub.language]
    assert picture.get('alt', '').startswith(said)


def test_each_picture_has_a_text_and_is_in_the_book(epub: Epub) -> None:
    found = pictures(epub)
    assert [name for name, picture in found if not picture.get('alt')] == [
        'index.xhtml'
    ]  # masthead
    drawings = [picture for _name, picture in found if picture.get('src', '').endswith('.svg')]
    assert len(drawings) >= 1
    drawn = [tag for name in epub.pages() for tag in epub.xml(name).iter() if is_drawn(tag)]
    assert len(drawn) >= 7  # four, and three of verdicts: they are in the pages themselves
    sources = {picture.get('src', '').replace('../', '') for picture in drawings}
    assert sources == {name for name in epub.names() if name.endswith('.svg')}


def test_book_has_the_words_of_the_pages_in_order(
    epub: Epub, website: Website, english_website: Website
) -> None:
    site = {'fr': website, 'en': english_website}[epub.language]
    assert missing_text(epub, site) == []


def test_readers_find_parts_and_places(epub: Epub) -> None:
    contents = epub.xml('nav.xhtml').find(f'.//{XHTML}ol')
    assert contents is not None
    top = [item.find(f'{XHTML}a') for item in contents]
    said = [link.text for link in top if link is not None]
    parts = {'fr': ['Les thèmes', 'Repères'], 'en': ['Themes', 'Reference']}
    assert said[1:3] == parts[epub.language]
    assert len(said) == 5  # the introduction, two parts, the index, the colophon
    kinds = {link.get(TYPE) for link in epub.navigation('landmarks')}
    assert {'glossary', 'bibliography', 'index', 'colophon'} <= kinds
