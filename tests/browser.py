"""The real site, built once for all tests, and a browser to open it in: fixtures to import."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from check_translations import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file *path*, which one process at a time creates."""
    while True:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        path.unlink()


def build_published(outdir: Path) -> None:
    """Build all editions of the site as they are published, a warning being an error.

    The books aren't made: files that bear their names have the pages offer them.
    """
    for suffix in ('pdf', 'epub'):
        folder = outdir.parent / suffix
        folder.mkdir()
        for name in ('retour-sbf-2012', 'retour-sbf-2012.en'):
            (folder / f'{name}.{suffix}').write_text('A book.', encoding='utf-8')
    command = [sys.executable, '-m', 'sphinx', '-qnW', '--keep-going', str(PROJECT)]
    for language, folder in {'fr': outdir, **{x: outdir / x for x in languages()}}.items():
        options = [str(folder), '-d', f'{outdir}.doctrees-{language}', '-D', f'language={language}']
        subprocess.run([*command, *options], check=True)


@pytest.fixture(scope='session')
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, in French, with its translations: built by the first to want it."""
    parts = tmp_path_factory.getbasetemp()
    shared = parts.parent if 'PYTEST_XDIST_WORKER' in os.environ else parts
    outdir = shared / 'published'
    with locked(shared / 'published.lock'):
        done = shared / 'published.done'  # a build that failed isn't one
        if not done.exists():
            build_published(outdir)
            done.touch()
    return outdir


ARGUMENTS: Final = ('--no-sandbox', '--disable-background-networking')
"""Chromium runs as root in containers, and asks the network for nothing of its own accord."""


def chromium() -> str:
    """Return where the system's Chromium is."""
    executable = shutil.which('chromium')
    assert executable, 'no chromium: run `make system`'
    return executable


@pytest.fixture(scope='session')
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def opened(browser: Browser, address: str, **options: int) -> Iterator[Page]:
    """Open *address* in a page of its own, which must neither fail nor leave the site."""
    width, height = options.get('width', 1280), options.get('height', 800)
    context = browser.new_context(viewport={'width': width, 'height': height}, locale='fr-FR')
    page = context.new_page()
    origin = address.partition('://')[0]
    complaints: list[str] = []
    page.on('pageerror', lambda error: complaints.append(str(error)))
    page.on('console', lambda said: complaints.append(said.text) if said.type == 'error' else None)
    page.on(
        'request',
        lambda asked: (
            None if asked.url.startswith((f'{origin}:', 'data:')) else complaints.append(asked.url)
        ),
    )
    try:
        page.goto(address)
        yield page
        assert not complaints
    finally:
        context.close()
