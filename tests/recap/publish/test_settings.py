"""What conf.py says of the site: an address or an event that is wrong is said, with a remedy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from miniature import one
from recap.publish.address import fault, mended
from recap.publish.licence import is_address
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

PAGE = {'index.md': '# Notes\n\nText.\n'}


@pytest.mark.parametrize(
    'address',
    [
        'https://clay.example',
        'https://clay.example/2031/',
        'http://127.0.0.1:8000/',
        'https://é.fr/',
    ],
)
def test_an_address_that_is_right(address: str) -> None:
    assert fault(address) == ''


@pytest.mark.parametrize(
    ('address', 'wrong', 'right'),
    [
        ('clay.example/2031', 'no address', 'https://clay.example/2031/'),
        ('/2031/', 'no address', 'https://clay.example/'),
        ('https://', 'no address', 'https://clay.example/'),
        ('https://clay.example:port/', 'no address', 'https://clay.example/'),
        ('ftp://mill.example/', 'no address', 'https://mill.example/'),
        ('https://mill.example/?a=b', 'after a “?”', 'https://mill.example/'),
        ('https://mill.example/#top', 'after a “?”', 'https://mill.example/'),
        ('https://ana:secret@mill.example/', 'a password', 'https://mill.example/'),
        ('https://mill.example/"a"/', 'no address', 'https://clay.example/'),
        ('https://mill..example/', 'no address', 'https://clay.example/'),
    ],
)
def test_an_address_that_is_wrong(address: str, wrong: str, right: str) -> None:
    assert wrong in fault(address)
    assert 'secret' not in fault(address) + mended(address)
    assert mended(address) == right


def test_a_wrong_address_is_said_and_left_out(tmp_path: Path) -> None:
    site = built(small_site(tmp_path / 'site', PAGE, "html_baseurl = 'mill.example'\n"))
    (warning,) = site.warnings
    assert warning == (
        "conf.py:16: WARNING: html_baseurl (SITE_URL) is 'mill.example', which is no address; "
        'set SITE_URL=https://mill.example/: until then, pages say no address [recap.address]'
    )
    assert not site.soup('index').select('link[rel=canonical]')


def test_a_licence_that_is_no_address_is_said_and_left_out(tmp_path: Path) -> None:
    place = small_site(tmp_path / 'site', PAGE, "recap_licence = 'CC BY 4.0'\n")
    site = built(place)
    (warning,) = site.warnings
    assert warning == (
        "conf.py:16: WARNING: recap_licence is 'CC BY 4.0', which is no address; write that of the "
        'licence, such as https://creativecommons.org/licenses/by/4.0/, and its name in '
        'recap_rights [recap.licence]'
    )
    assert not any(b'CC BY' in content for content in site.files().values())


@pytest.mark.parametrize('text', ['CC BY 4.0', 'licence.html', 'https://', 'http://[oops', '//a/b'])
def test_what_is_no_address_of_a_licence(text: str) -> None:
    assert not is_address(text)
    assert is_address('https://creativecommons.org/licenses/by/4.0/')


@pytest.mark.parametrize(
    ('event', 'said'),
    [
        ("{'name': 'Days', 'begin': '2031-05-02'}", "no fact of an event is called 'begin'."),
        ("{'town': 'Milan'}", "the event has no name; add 'name': 'Days of Clay 2031'"),
        ("{'name': 'Days', 'start': '2 May 2031'}", "'start' is '2 May 2031'; write a day as"),
        (
            "{'name': 'Days', 'start': '2031-05-03', 'end': '2031-05-02'}",
            'it ends on 2031-05-02, before it starts; exchange the two days',
        ),
        ("{'name': 'Days', 'address': '1 Kiln Road'}", "'address' is '1 Kiln Road'; write that of"),
        ("{'name': 'Days', 'country': 'Italy'}", "'country' is 'Italy'; write the two capitals"),
    ],
)
def test_what_is_wrong_of_an_event_is_said(tmp_path: Path, event: str, said: str) -> None:
    site = built(small_site(tmp_path / 'site', PAGE, f'recap_event = {event}\n'))
    (warning,) = site.warnings
    assert warning.startswith(f'conf.py:16: WARNING: recap_event: {said}')
    assert warning.endswith('[recap.event]')


def test_the_address_is_that_of_each_edition(tmp_path: Path) -> None:
    """Without the wing that offers the editions, too."""
    conf = "extensions = ['myst_parser', 'recap.publish']\nrecap_source_language = 'en'\n"
    conf += "html_baseurl = 'https://mill.example/2031'\n"
    small_site(tmp_path / 'site', PAGE)
    text = (tmp_path / 'site' / 'conf.py').read_text(encoding='utf-8')
    text = text.replace("extensions = ['myst_parser', 'recap']\nprimary_domain = 'recap'\n", '')
    (tmp_path / 'site' / 'conf.py').write_text(text + conf, encoding='utf-8')
    for language, root in (('en', ''), ('fr', 'fr/')):
        site = built(tmp_path / 'site', language=language)
        canonical = one(site.soup('index'), 'link[rel=canonical]')['href']
        assert canonical == f'https://mill.example/2031/{root}index.html'


def test_an_address_has_the_letters_of_addresses(tmp_path: Path) -> None:
    given = "html_baseurl = 'https://été.example/l’an&1//'\nrecap_books = {'en': 'livre #1'}\n"
    claim = ':::{statistic} 50%\n:name: moitié\nHalf.\n:::\n'
    pages = {'index.md': f'# Notes\n\n{claim}\n:::{{speaker}} 王小明\nMiller.\n:::\n'}
    site = small_site(tmp_path / 'site', pages, given)
    (tmp_path / 'site-html-en' / 'pdf').mkdir(parents=True)
    (tmp_path / 'site-html-en' / 'pdf' / 'livre #1.pdf').write_bytes(b'%PDF')
    made = built(site)
    root = 'https://xn--t-9fab.example/l%E2%80%99an&1/'
    for page in ('index', 'claims/statistic-moitie'):
        soup = made.soup(page)
        assert one(soup, 'link[rel=canonical]')['href'] == f'{root}{page}.html'
        assert f'href="{root.replace("&", "&amp;")}{page}.html"' in made.text(page, '.html')
    assert one(made.soup('index'), '.recap-downloads a')['href'] == './livre%20%231.pdf'
    assert (
        one(made.soup('index'), '[name=citation_pdf_url]')['content'] == f'{root}livre%20%231.pdf'
    )
    found = json.loads(made.text('records', '.json'))
    (person,) = found['persons']
    assert person['address'].isascii()
    assert person['data'].isascii()
    path = unquote(str(person['data']).removeprefix(root))
    assert (made.outdir / path).is_file()
