"""The site builds without a warning in all formats, and all its links lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sphinx.util.inventory import InventoryFile

from links import (
    RECORDS,
    Formats,
    Serial,
    broken_links,
    files,
    html_documents,
    links_of_single_page,
    repeated_ids,
    repeated_records,
    written_again,
    xml_documents,
)
from this_recap import IN_BOOKS, PAGES, ROOT, SESSIONS

if TYPE_CHECKING:
    from website import Website

BUILDERS: Final = ('html', 'dirhtml', 'singlehtml', 'text', 'xml', 'epub', 'latex', 'gettext')
# What French prose never holds, and Markdown that nobody read leaves behind.
MARKUP: Final = (':::', '`', '{', '}', '](', '][', '**', '<', '| --', '(=')


@pytest.fixture(scope='module')
def formats(tmp_path_factory: pytest.TempPathFactory) -> Formats:
    """All formats of the site, each built by the first test that wants it."""
    return Formats(ROOT, tmp_path_factory.mktemp('formats'))


@pytest.fixture(scope='module')
def serial(tmp_path_factory: pytest.TempPathFactory) -> Serial:
    """The French web site, built from scratch in one process."""
    place = tmp_path_factory.mktemp('serial')
    built = Serial(ROOT, place / 'html', place / 'doctrees')
    built.build()
    return built


@pytest.mark.parametrize('builder', BUILDERS)
def test_build_has_no_warning(formats: Formats, builder: str) -> None:
    root, complaints = formats[builder]
    assert not complaints, complaints
    assert files(root)


def test_parallel_build_equals_serial(serial: Serial, formats: Formats) -> None:
    one, several = files(serial.root), files(formats['html'].root)
    assert sorted(several) == sorted(one)
    assert [name for name in one if one[name] != several[name]] == []


def test_build_with_nothing_to_do_rewrites_nothing(serial: Serial) -> None:
    assert written_again(serial) == set()


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_links_lead_somewhere(formats: Formats, builder: str) -> None:
    root = formats[builder].root
    documents = html_documents(root)
    assert len([link for document in documents.values() for link in document.links]) > 500
    assert list(broken_links(root, documents)) == []


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_ids_are_unique(formats: Formats, builder: str) -> None:
    root = formats[builder].root
    assert repeated_ids(root, html_documents(root)) == []


def test_links_of_a_single_page_lead_somewhere(formats: Formats) -> None:
    root = formats['singlehtml'].root
    document = links_of_single_page(root)
    assert len(document.links) > 500
    assert list(broken_links(root, {root / 'index.html': document})) == []
    assert repeated_records(root, document) == []


def test_links_of_epub_lead_somewhere(formats: Formats) -> None:
    root = formats.unpacked_epub()
    documents = xml_documents(root)
    assert {f'{page}.xhtml' for page in IN_BOOKS} <= {
        path.relative_to(root).as_posix() for path in documents
    }
    assert list(broken_links(root, documents)) == []


def test_ids_of_epub_are_unique(formats: Formats) -> None:
    root = formats.unpacked_epub()
    assert repeated_ids(root, xml_documents(root)) == []


@pytest.mark.parametrize('page', PAGES)
def test_no_markup_is_left_unread(website: Website, page: str) -> None:
    article = website.article(page)
    assert not article.find('pre')  # a fence that names no directive is a block of code
    for code in article.find_all('code'):
        code.decompose()
    left = [
        (mark, text)
        for text in map(website.text, website.blocks(article))
        for mark in MARKUP
        if mark in text
    ]
    assert left == []


def test_pages_have_one_first_heading(website: Website) -> None:
    assert {name: len(found) for name, found in website.headings().items() if len(found) != 1} == {}
    assert '' not in {heading for (heading,) in website.headings().values()}


def test_pages_have_titles_of_their_own(website: Website) -> None:
    titles = website.titles()
    assert len(set(titles)) == len(titles) == len(website.names())
    assert '' not in titles


def test_inventory_lists_all_that_others_can_cite(website: Website) -> None:
    content = (website.root / 'objects.inv').read_bytes()
    inventory = InventoryFile.loads(content, uri='').data
    found = {
        kind: sorted(item.uri for item in inventory[f'recap:{kind}'].values()) for kind in RECORDS
    }
    shown = {
        kind: sorted(
            f'{page}.html#{tag["id"]}'
            for page in PAGES
            for tag in website.soup(page).select(selector)
        )
        for kind, selector in RECORDS.items()
    }
    assert all(shown.values())
    assert found == shown
    sessions = [page.partition('/')[2] for page in SESSIONS]
    assert sorted(inventory['recap:session']) == sorted(sessions)
    terms = {tag['id'] for tag in website.soup('glossaire').select('dl.glossary > dt')}
    assert {item.uri.partition('#')[2] for item in inventory['std:term'].values()} == terms
    assert sorted(inventory['std:doc']) == sorted(PAGES)
