"""A browser, its strict page, and what axe-core finds in it: a plugin of conftest."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Request, WebError

UNUSED: Final = (
    *('AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'),
    *('DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades'),
    *('LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints'),
    *('PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning'),
    *('SpareRendererForSitePerProcess', 'WebUIOmniboxAimPopup', 'WebUIOmniboxPopup'),
)
"""What Chromium does without: a process kept ready, and two pages of its own in each window, for
the suggestions below its field of addresses. They take two thirds of what a window costs.

Chromium heeds the last list that it is given: those that Playwright 1.65 names are here again.
"""
ARGUMENTS: Final = (
    *('--no-sandbox', '--disable-background-networking'),
    f'--disable-features={",".join(UNUSED)}',
)
"""Chromium runs as root in containers, and asks the network for nothing of its own accord."""


def chromium() -> str:
    """Return where the system's Chromium is: the one that has no windows, where there is one."""
    executable = shutil.which('chromium-headless-shell') or shutil.which('chromium')
    assert executable, 'no chromium: run `make system`'
    return executable


@pytest.fixture(scope='session')
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the browser, which may complain about nothing and fetch nothing but files.

    ``@pytest.mark.parametrize('page', [{'java_script_enabled': False}], indirect=True)`` gives it
    options.
    """
    context = browser.new_context(**getattr(request, 'param', {'locale': 'en-US'}))
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {'error', 'warning'}:
            problems.append(f'console: {message.text}')

    def on_request(asked: Request) -> None:
        if not asked.url.startswith(('file:', 'data:')):
            problems.append(f'request: {asked.url}')

    context.on('request', on_request)
    context.on('requestfailed', lambda asked: problems.append(f'failed: {asked.url}'))
    context.on('console', on_console)
    scripted = getattr(request, 'param', {}).get('java_script_enabled', True)

    def on_error(error: WebError) -> None:
        # Between pages of a folder Chromium won't fade, and says so where no script can forbid it.
        if scripted or 'ViewTransition opt-in' not in str(error.error):
            problems.append(f'script: {error.error}')

    context.on('weberror', on_error)
    yield context.new_page()
    context.close()
    if problems:
        pytest.fail('the page complains, or asks for more:\n' + '\n'.join(problems))


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


class Served(SimpleHTTPRequestHandler):
    """Sends files, and says nothing."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def read_over_http(
    browser: Browser, folder: Path, handler: type[Served] = Served, **options: Any
) -> Iterator[Page]:
    """Open a page that reads *folder* from a server, which is its ``base_url``.

    *options* are those of a context. The page may complain about nothing.
    """
    server = ThreadingHTTPServer(('127.0.0.1', 0), partial(handler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f'http://127.0.0.1:{server.server_port}/'
    context = browser.new_context(locale='fr-FR', base_url=address, **options)
    complaints: list[str] = []
    context.on('weberror', lambda error: complaints.append(str(error.error)))
    try:
        yield context.new_page()
        assert not complaints
    finally:
        context.close()
        server.shutdown()
        server.server_close()
