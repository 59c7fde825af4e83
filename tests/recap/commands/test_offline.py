"""The site as an archive, and the list of verdicts."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from miniature import copy_root, lay
from recap.commands.offline import UNREAD, archive, offline
from recap.commands.problems import RefusedError, WrongError
from recap.commands.verdicts import list_verdicts

if TYPE_CHECKING:
    from pathlib import Path

TODAY: Final = date(2031, 5, 4)


def test_each_edition_is_an_archive_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = copy_root(tmp_path / 'site')
    books = "recap_books = {'fr': 'moulin', 'en': 'mill'}\n"
    books += "html_baseurl = 'https://mill.example'\n"
    lay({'conf.py': (site / 'conf.py').read_text(encoding='utf-8') + books}, site)
    monkeypatch.chdir(site)
    offline(site)
    assert 'fr  _build/zip/moulin.zip (' in capsys.readouterr().out
    made = {path.name: path.read_bytes() for path in (site / '_build' / 'zip').iterdir()}
    assert made.keys() == {'moulin.zip', 'mill.zip'}
    for name, language, address in (
        ('moulin', 'fr', 'https://mill.example/index.html'),
        ('mill', 'en', 'https://mill.example/en/index.html'),
    ):
        with ZipFile(site / '_build' / 'zip' / f'{name}.zip') as packed:
            assert packed.testzip() is None
            names = packed.namelist()
            assert names == sorted(names)
            assert {f'{name}/index.html', f'{name}/index.md'} <= set(names)
            assert not {f'{name}/{unread}' for unread in UNREAD} & set(names)
            assert not [each for each in names if each.startswith(f'{name}/_cards/')]
            page = BeautifulSoup(packed.read(f'{name}/index.html'), 'html.parser')
        assert page.html
        assert page.html['lang'] == language
        (canonical,) = page.select('[rel=canonical]')
        assert canonical['href'] == address
        assert not page.select('.recap-editions, .recap-downloads, [hreflang]')
    offline(site)
    again = {path.name: path.read_bytes() for path in (site / '_build' / 'zip').iterdir()}
    assert again == made


def test_a_wrong_edition_leaves_the_former_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = "project = 'Notes'\nlanguage = 'en'\nextensions = ['myst_parser', 'recap']\n"
    pages = {'conf.py': conf, 'index.md': '# Notes\n\n{nothing}`here`\n'}
    site = lay({**pages, '_build/zip/notes.zip': 'Former.'}, tmp_path / 'site')
    monkeypatch.chdir(site)
    with pytest.raises(WrongError, match=r'index\.md:3: .*nothing'):
        offline(site)
    assert (site / '_build' / 'zip' / 'notes.zip').read_text(encoding='utf-8') == 'Former.'


def test_an_archive_is_the_same_whatever_the_hour(tmp_path: Path) -> None:
    folder = lay({'b/c.txt': 'C', 'a.txt': 'A', '.buildinfo': 'Sphinx'}, tmp_path / 'site')
    first, second = tmp_path / 'first.zip', tmp_path / 'second.zip'
    archive(folder, first)
    (folder / 'a.txt').touch()
    (folder / 'b' / 'c.txt').chmod(0o600)
    archive(folder, second)
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as packed:
        assert packed.namelist() == ['site/a.txt', 'site/b/c.txt']


def test_verdicts_are_listed_once_and_again_when_they_change(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match='make html'):
        list_verdicts(tmp_path, TODAY)

    def told(**verdicts: str) -> None:
        claims = [{'id': name, 'verdict': {'key': key}} for name, key in verdicts.items()]
        records = json.dumps({'claims': [*claims, {'id': 'unchecked'}]})
        lay({'_build/html/records.json': records}, tmp_path)

    told(seven='heard', nine='qualified')
    assert list_verdicts(tmp_path, TODAY) == 'verdicts.txt: 2 added, 0 changed'
    assert list_verdicts(tmp_path, TODAY) == 'verdicts.txt: 0 added, 0 changed'
    told(seven='confirmed', nine='qualified', ten='heard')
    assert list_verdicts(tmp_path, TODAY.replace(day=6)) == 'verdicts.txt: 1 added, 1 changed'
    assert (tmp_path / 'verdicts.txt').read_text(encoding='utf-8').splitlines() == [
        '2031-05-04 seven heard',
        '2031-05-04 nine qualified',
        '2031-05-06 seven confirmed',
        '2031-05-06 ten heard',
    ]


def test_verdicts_join_a_list_whatever_its_end(tmp_path: Path) -> None:
    records = json.dumps({'claims': [{'id': 'seven', 'verdict': {'key': 'heard'}}]})
    lay({'_build/html/records.json': records, 'verdicts.txt': '2031-05-03 six heard'}, tmp_path)
    list_verdicts(tmp_path, TODAY)
    listed = tmp_path / 'verdicts.txt'
    assert listed.read_text(encoding='utf-8') == '2031-05-03 six heard\n2031-05-04 seven heard\n'
    listed.write_bytes('# é\n'.encode('latin-1'))
    with pytest.raises(RefusedError, match=r'verdicts\.txt isn’t UTF-8'):
        list_verdicts(tmp_path, TODAY)
    assert listed.read_bytes() == '# é\n'.encode('latin-1')
