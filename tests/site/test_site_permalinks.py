"""What was published stays: each page and anchor of `permalinks.txt` still leads somewhere.

To list what is new, run this file as a program, with ``PYTHONPATH=_ext:tests/helpers``. It adds,
and removes nothing: a line goes only by hand, when its address was never public.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import pytest

from this_recap import ROOT
from website import Website

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = Path(__file__).with_name('permalinks.txt')
# The numbers that docutils and Sphinx give aren't addresses: they change with the text around.
# Those of paragraphs follow their first words; what is sent has the words of the passage as well.
NUMBERED: Final = re.compile(r'(?:id|index-)\d+|p-[0-9a-z]{6}')


def listed() -> list[str]:
    return FILE.read_text(encoding='utf-8').splitlines() if FILE.exists() else []


def published_by(website: Website) -> set[str]:
    """Return the addresses of all pages, and of the anchors in the text of those with a source."""
    found = {f'{name}.html' for name in website.names()}
    for name in website.names():
        if not (ROOT / f'{name}.md').exists():
            continue
        ids = website.anchors(name)
        found |= {f'{name}.html#{anchor}' for anchor in ids if not NUMBERED.fullmatch(anchor)}
    return found


def redirect(website: Website, name: str) -> Path | None:
    """Return the file to which the page *name* sends its readers, where it does."""
    for meta in website.soup(name).find_all('meta'):
        if str(meta.get('http-equiv', '')).lower() == 'refresh':
            _seconds, _, address = str(meta['content']).partition('=')
            path = unquote(urlsplit(address.strip(' \'"')).path)
            return (website.path(name).parent / path).resolve()
    return None


def lost(website: Website, addresses: list[str]) -> Iterator[str]:
    """Yield the *addresses* that lead neither to their place nor to a page that knows it."""
    found = published_by(website)
    for address in addresses:
        name = address.partition('#')[0].removesuffix('.html')
        if not website.path(name).exists():
            yield f'{address}: the page is gone; say in redirects.txt where it is'
        elif target := redirect(website, name):
            if not target.is_file():
                yield f'{address}: sends readers to {target.name}, which does not exist'
        elif address not in found:
            anchor = address.partition('#')[2]
            right = f'write ({anchor})= above what it was, or a line in redirects.txt'
            yield f'{address}: the anchor is gone; {right}'


@pytest.mark.parametrize('edition', ['website', 'english_website'])
def test_permalinks_lead_somewhere(edition: str, request: pytest.FixtureRequest) -> None:
    gone = list(lost(request.getfixturevalue(edition), listed()))
    if gone:
        pytest.fail('readers have these addresses:\n' + '\n'.join(gone))


def test_what_is_published_is_listed(website: Website) -> None:
    new = sorted(published_by(website) - set(listed()))
    if new:
        program = f'.venv/bin/python tests/site/{Path(__file__).name}'
        command = f'PYTHONPATH=_ext:tests/helpers {program}'
        pytest.fail(f'not in {FILE.name}; run `{command}`:\n' + '\n'.join(new))


def test_list_is_sorted() -> None:
    assert listed() == sorted(set(listed()))
    assert len(listed()) > 200


def test_lost_addresses_are_seen(tmp_path: Path) -> None:
    refresh = '<meta http-equiv="refresh" content="0; url={}">'
    pages = {
        'index': '<article><h1 id="kept">Here</h1></article>',
        'moved': refresh.format('index.html#kept'),
        'astray': refresh.format('nowhere.html'),
    }
    for name, content in pages.items():
        (tmp_path / f'{name}.html').write_text(content, encoding='utf-8')
    right = ['index.html', 'index.html#kept', 'moved.html', 'moved.html#kept']
    wrong = ['astray.html', 'gone.html', 'gone.html#kept', 'index.html#gone']
    found = lost(Website(tmp_path), sorted([*right, *wrong]))
    assert [line.partition(':')[0] for line in found] == wrong


def main() -> None:
    """Add to the list what the pages have published since."""
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, '-m', 'sphinx', '-q', '-d', f'{directory}/doctrees']
        subprocess.run([*command, str(ROOT), f'{directory}/html'], check=True)
        known, found = set(listed()), published_by(Website(Path(directory, 'html')))
    FILE.write_text('\n'.join(sorted(known | found)) + '\n', encoding='utf-8')
    for address in sorted(found - known):
        print(address)


if __name__ == '__main__':
    main()
