"""What conf.py sets: a value of a wrong type and a misspelt name are said, and nothing breaks."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.config import ENUM
from sphinx.testing.util import SphinxTestApp

from miniature import lay, one
from press import sphinx
from recap._settings import NAMES, PREFIX, accepted, expected, fault
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {'index.md': '# Notes\n\nText.\n'}
OWN = {
    *('recap_downloads', 'recap_editions', 'recap_messages', 'recap_moves', 'recap_site'),
    'recap_wings',
}
"""What the machinery sets itself."""


WRONG = (
    ("recap_event = 'x'", "recap_event: a dict is expected, not 'x'; until then, it is {}"),
    ("recap_policy = 'x'", "recap_policy: a dict is expected, not 'x'"),
    ("recap_books = 'livre'", "recap_books: a dict is expected, not 'livre'"),
    ("recap_books = {'en': None}", "recap_books: for 'en', a str is expected, not None"),
    ("recap_first_address = 'clay'", "recap_first_address is 'clay', which is no address; write"),
    ('recap_licence = 3', "recap_licence: a str is expected, not 3; until then, it is ''"),
    ("recap_licence = {'fr': 'x'}", "recap_licence: a str is expected, not {'fr': 'x'}"),
    ("recap_reading_speed = 'fast'", "recap_reading_speed: an int is expected, not 'fast'"),
    ("recap_rights = ['x']", "recap_rights: a dict is expected, not ['x']"),
    ("recap_theme_colours = '#fff'", "recap_theme_colours: a list is expected, not '#fff'"),
    ('recap_short_name = None', 'recap_short_name: a dict or a str is expected, not None'),
    ("recap_synonyms = {'en': 'a, b'}", "recap_synonyms: for 'en', a list or a tuple is "),
    (
        'recap_policy = {"frame-src": 3}',
        "recap_policy: for 'frame-src', a list or a str or a tuple or None",
    ),
    ('recap_stylesheets = [3]', 'recap_stylesheets: in it, a Path or a str is expected, not 3'),
    (
        'recap_reading_speed = 0',
        'recap_reading_speed: a number of 1 or more is expected, not 0',
    ),
    ('recap_volume_pages = -1', 'recap_volume_pages: a number of 0 or more is expected'),
    ("recap_books = {'en': 'a/b'}", "recap_books: for 'en', a name is expected, not 'a/b'"),
    (
        "recap_rights = {'pt-br': 'x'}",
        "recap_rights: for 'pt-br', write 'pt_BR', as its folder",
    ),
    ("recap_synonyms = {'en': [['a', 'b']]}", "recap_synonyms: for 'en', a text such as 'bicy"),
    ("recap_synonyms = {'en': ['bicycle']}", "recap_synonyms: for 'en', a text such as 'bicy"),
    (
        "recap_short_name = 'A long name of clay'",
        "recap_short_name: a name of 16 characters at most is expected, not 'A long name",
    ),
    ("recap_short_name = {'en': 3}", "recap_short_name: for 'en', a str is expected, not 3"),
    ("recap_theme_colours = ['#fff']", 'recap_theme_colours: two colours are expected, in light '),
    ('project = None', 'project: a str is expected, not None'),
    ('author = None', 'author: a str is expected, not None'),
    ('release = 1.0', 'release: a str is expected, not 1.0'),
    ("suppress_warnings = 'a'", 'suppress_warnings: a list or a tuple is expected, not '),
    (
        "exclude_patterns = 'own'",
        "exclude_patterns: a list is expected, not 'own'; until then, ",
    ),
    ('templates_path = 3', 'templates_path: a list is expected, not 3; until then, it is []'),
    ("html_theme_options = 'x'", "html_theme_options: a dict is expected, not 'x'; until then"),
    ("html_favicon = ['x']", "html_favicon: a str or None is expected, not ['x']; until then"),
    ('html_last_updated_fmt = 3', 'html_last_updated_fmt: a str or None is expected, not 3'),
    ("numfig = 'yes'", "numfig: a bool or an int is expected, not 'yes'; until then, it is F"),
    ('recap_boks = {}', "no setting is called recap_boks. Did you mean 'recap_books'?"),
)
"""A line of conf.py, and what is said of it."""


def rounds() -> list[list[tuple[str, str]]]:
    """Return the wrong lines so that each round sets a name once."""
    found: list[list[tuple[str, str]]] = []
    for given, said in WRONG:
        name = given.partition(' = ')[0]
        free = (each for each in found if not any(line.startswith(f'{name} ') for line, _ in each))
        if (held := next(free, None)) is None:
            found.append(held := [])
        held.append((given, said))
    return found


@pytest.mark.parametrize('wrong', rounds())
def test_what_cannot_be_read_is_said_once_and_left_out(
    tmp_path: Path, wrong: list[tuple[str, str]]
) -> None:
    lines = ''.join(f'{given}\n' for given, _said in wrong)
    site = built(small_site(tmp_path / 'site', PAGES, lines))
    for number, (given, said) in enumerate(wrong, 16):
        (warning,) = (each for each in site.warnings if each.startswith(f'conf.py:{number}:'))
        assert warning.startswith(f'conf.py:{number}: WARNING: {said}'), given
        assert warning.endswith('[recap.setting]')
    assert len(site.warnings) == len(wrong)
    empty = {'author', 'project', 'release'} & {given.partition(' = ')[0] for given, _said in wrong}
    plain = ''.join(f"{name} = ''\n" for name in sorted(empty))
    same = built(small_site(tmp_path / 'plain', PAGES, plain))
    assert site.text('index', '.html') == same.text('index', '.html')


@pytest.mark.parametrize(
    ('given', 'said', 'taken'),
    [
        ("html_static_path = 'own'", 'a list or a tuple is expected', "['own']"),
        ("html_css_files = 'x.css'", 'a list or a tuple is expected', "['x.css']"),
        ("html_extra_path = 'own'", 'a list or a tuple is expected', "['own']"),
        ('copyright = 3', 'a list or a str or a tuple is expected', "''"),
        ("language = ''", "write a code, as 'fr'", ''),
    ],
)
def test_what_sphinx_would_take_wrongly_is_said_first(
    tmp_path: Path, given: str, said: str, taken: str
) -> None:
    """A string is a list of letters to it; what is none stops it, sooner or later."""
    source = small_site(tmp_path / 'site', PAGES, f'{given}\n')
    _status, log = sphinx('-qN', '-b', 'html', str(source), str(tmp_path / 'html'))
    first = log.splitlines()[0]
    name, _is, value = given.partition(' = ')
    assert first.startswith(f'{source}/conf.py:16: WARNING: {name}: {said}, not {value}')
    assert taken in first.partition('until then, it is ')[2]
    assert 'Traceback' not in log
    assert (tmp_path / 'html' / 'index.html').is_file()


def test_the_place_is_that_of_a_name_given_beside_another(tmp_path: Path) -> None:
    conf = "recap_indexes = None\nrecap_report = recap_index = 'x'\n"
    first, second = built(small_site(tmp_path / 'site', PAGES, conf)).warnings
    assert first.startswith('conf.py:16: WARNING: no setting is called recap_indexes. ')
    assert second.startswith("conf.py:17: WARNING: recap_index: a list is expected, not 'x'")


def test_what_is_right_is_not_said(tmp_path: Path) -> None:
    """A tuple is as good as a list; another wing’s setting, and a module, are no slips."""
    conf = "recap_theme_colours = ('#fff', '#000')\nimport types as recap_types\n"
    site = built(small_site(tmp_path / 'site', PAGES, conf))
    assert site.warnings == []
    assert [each['content'] for each in site.soup('index').select('[name=theme-color]')][:1] == [
        '#fff'
    ]
    alone = (tmp_path / 'site' / 'conf.py').read_text(encoding='utf-8')
    alone = alone.replace("'recap']\nprimary_domain = 'recap'", "'recap.tables']")
    lay({'conf.py': f'{alone}recap_event = {{}}\n'}, tmp_path / 'site')
    assert built(tmp_path / 'site').warnings == []


def test_each_setting_is_known(tmp_path: Path) -> None:
    app = SphinxTestApp(srcdir=small_site(tmp_path / 'site', PAGES))
    declared = {name for name in app.config.values if name.startswith(PREFIX)}
    app.cleanup()
    assert declared - OWN == NAMES


def test_what_is_said_of_a_value() -> None:
    assert fault('x', [dict], [str]) == "a dict is expected, not 'x'"
    assert fault(['x'], [list], [str]) == ''
    assert expected([str, dict], None) == 'a dict or a str is expected, not None'
    assert len(expected([int], 'x' * 999)) < 99


def test_a_copyright_may_have_several_lines(tmp_path: Path) -> None:
    place = small_site(tmp_path / 'site', PAGES, "copyright = ['2026, Ann', '2025, Ben']\n")
    site, book = built(place), built(place, 'pdf')
    assert site.warnings == book.warnings == []
    assert '2026, Ann, 2025, Ben, Nobody' in one(site.soup('index'), 'footer').get_text()
    assert '© 2026, Ann, 2025, Ben, Nobody' in ' '.join(book_text(book).split())
    assert expected([int, NoneType], 'fast') == "an int or None is expected, not 'fast'"


def test_what_a_setting_takes() -> None:
    """A setting whose extension says nothing takes anything; a list is no string of letters."""
    assert accepted(frozenset(), None) == frozenset()
    assert accepted(frozenset({Any}), []) == frozenset()
    assert accepted(ENUM('a', 'b'), 'a') == frozenset()
    assert accepted(frozenset({str}), []) == {list}
    assert accepted(frozenset(), True) == {bool, int}
