"""How readers are told to cite a page, and what they copy with a quotation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from miniature import one
from recap._about import holder
from recap.reader.citation import reference

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

    from miniature import Build, Built

NARROW, NO_BREAK = '\u202f', '\u00a0'


def citations(built: Built, page: str) -> list[str]:
    """Return the texts of « Citer cette page »: as a reader writes it, BibTeX, RIS, CSL-JSON."""
    return [pre.get_text() for pre in built.soup(page).select('.recap-cite pre')]


def test_marks_in_a_title_are_others_than_those_around_it() -> None:
    assert reference({'title': 'A panel: “Why?”', 'container-title': 'Clay'}) == (
        '“A panel: ‘Why?’”, in Clay'
    )


def test_page_is_cited_with_its_title_in_the_recap(french: Built) -> None:
    text, bibtex, *_forms = citations(french, 'seances/jeu')
    assert text == f'les Testeurs, «{NARROW}Le jeu{NARROW}», dans Journées du moulin 2012, 2013.'
    assert bibtex == (
        '@misc{journees-du-moulin-2012-seances-jeu,\n'
        '  title        = {{Le jeu}},\n'
        '  author       = {{les Testeurs}},\n'
        '  howpublished = {Journées du moulin 2012},\n'
        '  year         = {2013},\n'
        '  language     = {fr},\n'
        '}'
    )
    summary = one(french.soup('seances/jeu'), '.recap-cite > summary')
    assert summary.get_text() == 'Citer cette page'


def test_home_page_is_cited_as_the_whole(french: Built) -> None:
    text, bibtex, *_forms = citations(french, 'index')
    assert text == 'les Testeurs, Journées du moulin 2012, 2013.'
    assert 'title        = {{Journées du moulin 2012}}' in bibtex
    assert 'howpublished' not in bibtex


@pytest.mark.parametrize('page', ['search', 'genindex'])
def test_pages_without_a_text_are_not_cited(french: Built, page: str) -> None:
    assert citations(french, page) == []


@pytest.fixture(scope='module')
def published(build: Build, shared_site: Path) -> Built:
    """The miniature, as where its address is known."""
    builddir = shared_site / '_build' / 'published'
    return build(shared_site, builddir=builddir, html_baseurl='https://moulin.example/')


def test_address_is_cited_where_it_is_known(published: Built) -> None:
    text, bibtex, *_forms = citations(published, 'seances/jeu')
    address = 'https://moulin.example/seances/jeu.html'
    cited = f'les Testeurs, «{NARROW}Le jeu{NARROW}», dans Journées du moulin 2012, 2013'
    assert text == f'{cited}, {address}.'
    assert f'  url          = {{{address}}},' in bibtex.splitlines()


def test_script_is_told_where_the_address_and_the_date_go(french: Built) -> None:
    soup = french.soup('seances/jeu')
    addresses = [span['data-before'] for span in soup.select('.recap-cite .recap-address')]
    assert addresses == [', ', '\n  url          = {', '\nUR  - ', ',\n  "URL": "']
    accessed = soup.select('.recap-cite .recap-accessed')[0]
    assert str(accessed['data-before']).split() == ['(consulté', 'le']
    assert accessed['data-after'] == ')'


def test_special_characters_of_bibtex_are_escaped(build: Build, site: Path) -> None:
    page = site / 'seances' / 'jeu.md'
    text = page.read_text(encoding='utf-8').replace('# Le jeu', '# Jeu & 100 % des_gains', 1)
    page.write_text(text, encoding='utf-8')
    _text, bibtex, *_forms = citations(build(site), 'seances/jeu')
    assert r'{{Jeu \& 100 \% des\_gains}}' in bibtex


def test_title_is_text_and_not_markup(build: Build, site: Path) -> None:
    page = site / 'seances' / 'jeu.md'
    text = page.read_text(encoding='utf-8').replace('# Le jeu', '# Jeu `<b>`', 1)
    page.write_text(text, encoding='utf-8')
    assert 'Jeu <b>' in citations(build(site), 'seances/jeu')[0]


def test_year_is_left_out_where_the_copyright_has_none(build: Build, site: Path) -> None:
    text, bibtex, *_forms = citations(build(site, copyright='les Testeurs'), 'index')
    assert text == 'les Testeurs, Journées du moulin 2012.'
    assert 'year' not in bibtex


def test_author_is_left_out_where_nobody_signs(build: Build, site: Path) -> None:
    text, bibtex, *_forms = citations(build(site, author='Author name not set'), 'index')
    assert text == 'Journées du moulin 2012, 2013.'
    assert 'author' not in bibtex


def test_copied_quotation_says_who_and_where(french: Built) -> None:
    copy = one(french.article('seances/ouverture'), '#quotation-exemple .recap-copy')
    assert copy.get_text() == (
        f'«{NARROW}Lead by example!{NARROW}» — Zoé Ångström (Origine introuvable)'
    )
    assert copy.has_attr('hidden')
    assert one(copy, '.recap-reference')['data-before'] == ', '
    cited = one(french.soup('seances/ouverture'), '.recap-cite')
    assert cited['data-reference'] == (
        f'«{NARROW}Ouverture{NO_BREAK}: l’écoute{NARROW}», dans Journées du moulin 2012, 2013'
    )
    address = one(copy, '.recap-address')
    assert (address['data-before'], address['data-anchor']) == (', ', '#quotation-exemple')


def test_copied_quotation_of_nobody_says_so(french: Built) -> None:
    copy = one(french.article('seances/jeu'), '#quotation-jouons-donc .recap-copy')
    assert copy.get_text().endswith('— orateur non nommé (Nuancé)')


def test_copied_quotation_is_text_and_not_markup(build: Build, site: Path) -> None:
    page = site / 'seances' / 'jeu.md'
    text = page.read_text(encoding='utf-8').replace('Jouons donc', 'Jouons `<b>` donc')
    page.write_text(text, encoding='utf-8')
    copy = one(build(site).article('seances/jeu'), '#quotation-jouons-b-donc .recap-copy')
    assert copy.get_text().startswith(f'«{NARROW}Jouons <b> donc{NARROW}!')


@pytest.mark.parametrize(('builder', 'suffix'), [('epub', '.xhtml'), ('singlehtml', '.html')])
def test_other_formats_hold_nothing_to_copy(
    build: Build, shared_site: Path, builder: str, suffix: str
) -> None:
    page = 'seances/ouverture' if builder == 'epub' else 'index'
    soup = build(shared_site, builder).soup(page, suffix)
    assert soup.select('#quotation-exemple')
    assert not soup.select('.recap-copy')


@pytest.mark.parametrize(
    ('copyright_', 'author', 'shown'),
    [
        ('2031', 'Kiln Guild', '2031, Kiln Guild'),
        ('2031, Kiln Guild', 'Kiln Guild', '2031, Kiln Guild'),
        ('2031', 'Author name not set', '2031'),
    ],
)
def test_who_holds_the_rights_is_said_once(copyright_: str, author: str, shown: str) -> None:
    assert holder(cast('Config', SimpleNamespace(copyright=copyright_, author=author))) == shown
