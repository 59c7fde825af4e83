"""The recap while it is written: what is saved is shown, in all editions, mistakes included."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from miniature import PROJECT, copy_published
from recap.commands.copies import editions
from recap.commands.live import live
from recap.commands.notices import notices, shortly
from recap.commands.problems import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

PATIENCE = 60
"""Seconds after which what hasn't come won't."""


def until(seen: Callable[[], bool], save: Callable[[], object] = int) -> None:
    """Wait until something is *seen*; *save* once more from time to time."""
    for rank in range(PATIENCE * 10):
        if seen():
            return
        if rank % 50 == 20:
            save()
        time.sleep(0.1)
    pytest.fail('it never came')


@contextmanager
def served(site: Path, log: Path, port: int) -> Iterator[None]:
    """Serve *site* as it is written."""
    command = [sys.executable, '-m', 'recap', 'live', '--port', str(port)]
    env = {**os.environ, 'PYTHONPATH': str(PROJECT / '_ext')}
    with log.open('w') as said:
        process = subprocess.Popen(command, cwd=site, env=env, stdout=said, stderr=said)
        try:
            until(lambda: 'shows it' in log.read_text() or process.poll() is not None)
            assert process.poll() is None, log.read_text()
            yield
        finally:
            process.terminate()
            process.wait()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_published(tmp_path / 'site')
    return tmp_path / 'site'


@pytest.fixture
def port() -> int:
    """A port that nobody uses."""
    with socket.socket() as found:
        found.bind(('127.0.0.1', 0))
        return int(found.getsockname()[1])


def test_what_is_saved_is_shown_in_each_edition(site: Path, tmp_path: Path, port: int) -> None:
    log, session = tmp_path / 'log', site / 'seances' / 'jeu.md'
    pages = site / '_build' / 'live' / 'html'
    with served(site, log, port):
        text = session.read_text(encoding='utf-8')
        settings = (site / 'conf.py').read_text(encoding='utf-8')

        def save(more: str) -> None:
            session.write_text(f'{text}\n{more}\n', encoding='utf-8')

        def shown(word: str, edition: str = '') -> bool:
            return word in (pages / edition / 'seances' / 'jeu.html').read_text(encoding='utf-8')

        # It may begin to watch a moment after it has said so.
        until(lambda: shown('anticyclone'), lambda: save('Un anticyclone.'))
        until(lambda: shown('anticyclone', 'en'))
        save('Un {nothing}`mot`.')
        until(lambda: 'unknown role {nothing}' in log.read_text())
        (site / 'conf.py').write_text('(', encoding='utf-8')
        until(lambda: 'NOT built' in log.read_text())
        (site / 'conf.py').write_text(settings, encoding='utf-8')
        save('Un typhon.')
        until(lambda: shown('typhon'))
    assert re.search(r'built in [\d.]+ s after jeu\.md', log.read_text())


def test_the_place_in_the_page_is_kept(
    site: Path, tmp_path: Path, port: int, browser: Browser
) -> None:
    page = site / 'seances' / 'jeu.md'
    text = page.read_text(encoding='utf-8')
    long = '\n\n'.join(f'Ligne {number}.' for number in range(120))
    page.write_text(f'{text}\n\n{long}\n', encoding='utf-8')
    with served(site, tmp_path / 'log', port):
        shown = browser.new_page()
        shown.goto(f'http://127.0.0.1:{port}/seances/jeu.html')
        shown.evaluate('scrollTo(0, 2000)')
        until(
            lambda: shown.get_by_text('Un typhon.').count() > 0,
            lambda: page.write_text(f'{text}\n\n{long}\n\nUn typhon.\n', encoding='utf-8'),
        )
        shown.wait_for_function('scrollY > 1500')
        shown.close()


def test_warnings_that_stand_are_on_the_page(
    site: Path, tmp_path: Path, port: int, browser: Browser
) -> None:
    page = site / 'index.md'
    page.write_text(f'{page.read_text(encoding="utf-8")}\n{{nothing}}`x`\n', encoding='utf-8')
    with served(site, tmp_path / 'log', port):
        shown = browser.new_page()
        shown.goto(f'http://127.0.0.1:{port}/seances/jeu.html')
        panel = shown.get_by_role('complementary', name='Warnings')
        panel.get_by_text('1 warning').wait_for()
        assert 'index.md:' in panel.locator('li').inner_text()
        assert 'unknown role {nothing}' in panel.locator('li').inner_text()
        shown.get_by_role('button', name='Close').click()
        shown.reload()
        shown.wait_for_load_state('networkidle')
        assert panel.count() == 0


def test_notices_are_said_once_and_shortly(tmp_path: Path) -> None:
    first, second = tmp_path / 'one', tmp_path / 'two'
    same = f'{tmp_path}/index.md:3: WARNING: a\ntwo lines\n'
    first.write_text(f'{same}\x1b[91mx.md:1: WARNING: b\x1b[0m\n', encoding='utf-8')
    second.write_text(same, encoding='utf-8')
    found = notices([first, second, tmp_path / 'absent'], tmp_path)
    assert found == ['index.md:3: WARNING: a\ntwo lines', 'x.md:1: WARNING: b']
    assert shortly(found).splitlines() == ['  index.md:3: WARNING: a', '  x.md:1: WARNING: b']
    assert shortly(found * 10).endswith('\n  … and 12 more, on the page')


def test_editions_are_those_of_the_catalogues(site: Path) -> None:
    assert [edition.language for edition in editions(site)] == ['', 'en']


def test_a_port_that_cannot_be_had_is_said_before_anything_is_built(site: Path) -> None:
    with socket.socket() as other:
        other.bind(('127.0.0.1', 0))
        other.listen()
        for port in (other.getsockname()[1], 99999):
            with pytest.raises(
                RefusedError, match=rf'port {port}: .*choose another: make live PORT='
            ):
                live(site, port)
    assert not (site / '_build').exists()


def test_a_folder_without_a_recap_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r'there is no conf\.py'):
        live(tmp_path)
