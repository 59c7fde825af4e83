"""Slips of translators: each is said once, at the line of its catalogue, in each build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from press import sphinx
from recap.slips.catalogues import WRITTEN, catalogue_slips
from recap.slips.smuggled import STOPS
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

HEADER: Final = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WORDS: Final = 'msgid "Some words."\nmsgstr "Des mots."\n'
CATALOGUE: Final = HEADER + WORDS


@pytest.mark.parametrize(
    ('added', 'line', 'said'),
    [
        ('msgid words\n', 7, WRITTEN),
        ('\nmsgid "x"\nmsgstr "y\n', 9, WRITTEN),
        ('"The "word" of it"\n', 7, WRITTEN),
        ('msgstr[a] "y"\n', 7, WRITTEN),
        (f'\n{WORDS}', 8, 'line 5 translates the same; keep one'),
    ],
)
def test_a_line_that_cannot_be_read_is_said(added: str, line: int, said: str) -> None:
    assert [*catalogue_slips(f'{CATALOGUE}{added}'.encode())] == [(line, said)]


@pytest.mark.parametrize(
    ('text', 'line', 'said'),
    [
        (b'msgid "x"\nmsgstr "\xe9"\n', 2, 'byte 0xe9 is no part of a text in UTF-8; save it so'),
        (CATALOGUE.replace('UTF-8', 'CHARSET').encode(), 3, "write in this header 'charset=UTF-8'"),
        (CATALOGUE.replace('UTF-8', 'latin-1').encode(), 3, "write in this header 'charset=UTF-8'"),
        (
            f'{CATALOGUE}"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"'.encode(),
            7,
            "write in this header 'nplurals=2; plural=(n != 1);'",
        ),
        (
            f'{CATALOGUE}\nmsgid "x"\nmsgstr ""\n"y"\n"\x0bz\x01"\n'.encode(),
            11,
            'here stands U+000B, U+0001, which nobody sees; remove it',
        ),
    ],
)
def test_what_stops_gettext_is_said(text: bytes, line: int, said: str) -> None:
    assert [*catalogue_slips(text)] == [(line, f'{said}; {STOPS}')]


def test_what_nobody_sees_may_stand_where_nothing_is_read() -> None:
    assert [*catalogue_slips(f'{CATALOGUE}#. a\x0bnote\n#~ msgid "\x01"\n'.encode())] == []


def test_what_catalogues_may_hold_is_right() -> None:
    more = (
        '#. note\n#: a.md:3\n#, python-format\n#| msgid "old"\nmsgctxt "menu"\nmsgid ""\n'
        '"of \\"two\\" lines\\n"\n"\u2028 \\\\"\nmsgid_plural "of more"\nmsgstr[0] "un"\n'
        'msgstr[1] "deux"\n\nmsgid ""\n"of \\"two\\" lines\\n"\nmsgstr "x"\n\n#~ msgid "gone\n'
    )
    plural = '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n>=2 "\n"&& n<=4 ? 1 : 2);\\n"\n'
    catalogue = HEADER.replace('UTF', 'utf').rstrip() + f'\n{plural}\n{WORDS}\n{more}'
    assert [*catalogue_slips(catalogue.encode())] == []
    assert [*catalogue_slips(catalogue.replace('\n', '\r\n').encode())] == []


def test_builds_say_so_until_it_is_mended(tmp_path: Path) -> None:
    """Also where what is compiled is as new, and where nothing of it can be read."""
    place = 'locales/fr/LC_MESSAGES/index.po'
    pages = {'index.md': '# Notes\n\nSome words.\n', place: CATALOGUE}
    site = small_site(tmp_path / 'site', pages, "locale_dirs = ['locales']\n")
    path, page = site / place, tmp_path / 'html' / 'index.html'

    def build() -> tuple[int, list[str]]:
        doctrees = str(tmp_path / 'doctrees')
        given = ('-qN', '-b', 'html', '-Dlanguage=fr', '-d', doctrees, str(site), str(page.parent))
        status, log = sphinx(*given)
        return status, log.splitlines()

    assert build() == (0, [])
    path.write_text(f'{CATALOGUE}words\n', encoding='utf-8')
    wrong = [f'{path}:7: WARNING: {WRITTEN} [recap.catalogue]']
    assert build() == (0, wrong)
    assert build() == (0, wrong)
    path.write_bytes(f'{CATALOGUE}# '.encode() + b'\xe9\n')
    status, (byte, stopped) = build()
    assert status
    assert byte.startswith(f'{path}:7: WARNING: byte 0xe9 is no part of a text in UTF-8')
    assert stopped == 'ERROR: nothing is built: catalogues to mend: 1'
    path.write_text(CATALOGUE, encoding='utf-8')
    assert build() == (0, [])
    assert 'Des mots.' in page.read_text(encoding='utf-8')
