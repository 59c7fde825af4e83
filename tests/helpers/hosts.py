"""A host that sends what the file ``_headers`` of a site says, as Netlify and Cloudflare do."""

from __future__ import annotations

from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from browser import Served, read_over_http

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

VIOLATIONS: Final = """
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`));
"""


def rules(folder: Path) -> list[tuple[str, str, str]]:
    """Return what the file says: a path, which may end with ``*``, and a header for it."""
    said: list[tuple[str, str, str]] = []
    path = ''
    for line in (folder / '_headers').read_text('utf-8').splitlines():
        if line.startswith('/'):
            path = line
        else:
            assert line.startswith('  '), line
            name, _colon, value = line.strip().partition(': ')
            said.append((path, name, value))
    return said


def sent(folder: Path, path: str) -> dict[str, str]:
    """Return what is sent with the file at *path*: of two rules for one header, both values."""
    found: dict[str, str] = {}
    for pattern, name, value in rules(folder):
        if fnmatchcase(path, pattern):
            found[name] = f'{found[name]}, {value}' if name in found else value
    return found


class Hosted(Served):
    """Sends the headers with each file."""

    def end_headers(self) -> None:
        for name, value in sent(Path(self.directory), urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()


def complaint(said: ConsoleMessage) -> list[str]:
    """Return what is wrong, if it is: a site without an icon is asked for one all the same."""
    wrong = said.type in {'error', 'warning'}
    return [said.text] if wrong and 'favicon.ico' not in said.location['url'] else []


@contextmanager
def hosted(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open a page that reads *folder* as it is hosted: nothing may break the policy."""
    complaints: list[str] = []
    with read_over_http(browser, folder, Hosted) as page:
        page.context.add_init_script(VIOLATIONS)
        page.context.on('console', lambda said: complaints.extend(complaint(said)))
        yield page
    assert not complaints, '\n'.join(complaints)
