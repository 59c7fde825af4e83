"""A whole site, in all the formats that have links: no warning, and all of them lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from links import (
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
from miniature import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

BUILDERS: Final = ('html', 'dirhtml', 'singlehtml', 'epub')


@pytest.fixture(scope='module')
def formats(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Formats:
    """All formats of the miniature, each built by the first test that wants it."""
    return Formats(whole_site, tmp_path_factory.mktemp('formats'))


@pytest.fixture(scope='module')
def serial(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Serial:
    """The French web site, built from scratch in one process."""
    place = tmp_path_factory.mktemp('serial')
    built = Serial(whole_site, place / 'html', place / 'doctrees')
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
    # An orphan has no place in it.
    document = document._replace(links=[x for x in document.links if x != '#document-aparte'])
    assert len(document.links) > 200
    assert list(broken_links(root, {root / 'index.html': document})) == []
    assert repeated_records(root, document) == []


def test_links_of_epub_lead_somewhere(formats: Formats) -> None:
    root = formats.unpacked_epub()
    documents = xml_documents(root)
    assert {f'{page}.xhtml' for page in PAGES} <= {
        path.relative_to(root).as_posix() for path in documents
    }
    assert list(broken_links(root, documents)) == []


def test_ids_of_epub_are_unique(formats: Formats) -> None:
    root = formats.unpacked_epub()
    assert repeated_ids(root, xml_documents(root)) == []


def test_pages_have_one_first_heading(website: Website) -> None:
    assert {name: len(found) for name, found in website.headings().items() if len(found) != 1} == {}
    assert '' not in {heading for (heading,) in website.headings().values()}


def test_pages_have_titles_of_their_own(website: Website) -> None:
    titles = website.titles()
    assert len(set(titles)) == len(titles) == len(website.names())
    assert '' not in titles
