"""Whatever a page holds, the build ends, and complains of it where it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fuzz_pages import extreme_pages, page
from miniature import PROJECT, copy_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEEP = 'RECAP_DEEP' in os.environ
INPUTS, BATCH = (10_000, 500) if DEEP else (300, 300)  # starting Sphinx takes long, reading doesn't
SECONDS, KILOBYTES = 300, 2_000_000

# Sphinx and docutils don't always know the line.
LEVEL = r'(WARNING|ERROR|CRITICAL|SEVERE): '
LOCATED = re.compile(rf'[\w/-]+\.md(:\d*)?: {LEVEL}')
OURS = re.compile(r'fuzz/[\w-]+\.md:\d+: WARNING: .* \[recap\.[a-z-]+\]$')


def make_site(pages: Mapping[str, bytes], srcdir: Path) -> None:
    """Lay the miniature, with odd drawings, and the *pages* in one more table of contents."""
    copy_root(srcdir)
    drawings = srcdir / '_static' / 'drawings'
    (drawings / 'folder.svg').mkdir(parents=True)
    (drawings / 'not-utf-8.svg').write_bytes(b'<svg><title>\xff</title></svg>')
    (drawings / 'untitled.svg').write_bytes(b'<svg></svg>')
    (drawings / 'logo.svg').write_bytes(b'<svg aria-hidden="true"></svg>')
    (srcdir / 'fuzz').mkdir()
    for name, content in pages.items():
        (srcdir / 'fuzz' / f'{name}.md').write_bytes(content)
    with (srcdir / 'index.md').open('a', encoding='utf-8') as index:
        index.write('\n:::{toctree}\n:glob:\n\nfuzz/*\n:::\n')


def run(srcdir: Path) -> tuple[int, str]:
    """Build the site, in bounded time and memory; return how it ended, and what it said."""
    command = [sys.executable, '-m', 'sphinx', '-qN', str(srcdir), str(srcdir / '_build')]
    try:
        done = subprocess.run(
            ['sh', '-c', f'ulimit -v {KILOBYTES} && exec "$@"', 'sh', *command],
            env={**os.environ, 'PYTHONPATH': str(PROJECT / '_ext')},
            capture_output=True,
            encoding='utf-8',
            errors='replace',
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1, 'still at work'
    return done.returncode, done.stderr.replace(f'{srcdir}{os.sep}', '')


def faults(pages: Mapping[str, bytes], srcdir: Path) -> list[str]:
    """Build a site that holds the *pages*, and return what isn't right in how it ended."""
    make_site(pages, srcdir)
    code, log = run(srcdir)
    if code or 'Traceback' in log:
        return [log[-3000:]]
    lines = log.split('\n')
    found = [line for line in lines if re.search(LEVEL, line) and not LOCATED.match(line)]
    found += [line for line in lines if '[recap.' in line and not OURS.match(line)]
    written = {path.stem for path in (srcdir / '_build' / 'fuzz').glob('*.html')}
    return found + [f'not written: {name}' for name in pages if name not in written]


def guilty(pages: Mapping[str, bytes], directory: Path) -> Mapping[str, bytes]:
    """Return the page, of those that fail together, that fails alone; or the fewest that do."""
    names = list(pages)
    for half in (names[: len(names) // 2], names[len(names) // 2 :]):
        part = {name: pages[name] for name in half}
        if len(names) > 1 and faults(part, directory / f'{half[0]}-{len(half)}'):
            return guilty(part, directory)
    return pages


def check(pages: Mapping[str, bytes], directory: Path) -> None:
    """Fail with the page that makes the build of the *pages* end badly."""
    if found := faults(pages, directory / 'all'):
        inputs = guilty(pages, directory).items()
        pytest.fail('\n'.join([*found[:20], *(f'{name}: {text!r}' for name, text in inputs)]))


def is_utf8(content: bytes) -> bool:
    return content.decode('utf-8', 'ignore').encode() == content


@pytest.mark.parametrize('first', range(0, INPUTS, BATCH))
def test_odd_pages_only_make_located_complaints(first: int, tmp_path: Path) -> None:
    pages = {str(seed): page(str(seed)) for seed in range(first, first + BATCH)}
    check({name: text for name, text in pages.items() if is_utf8(text)}, tmp_path)


def test_empty_and_huge_pages_only_make_located_complaints(tmp_path: Path) -> None:
    check(extreme_pages(), tmp_path)


def test_pages_in_other_encodings_are_all_named(tmp_path: Path) -> None:
    pages = {str(seed): page(str(seed)) for seed in range(INPUTS)}
    other = {name: text for name, text in pages.items() if not is_utf8(text)}
    make_site(other, tmp_path / 'site')
    code, log = run(tmp_path / 'site')
    assert code == 2
    assert f'ERROR: nothing is built: pages to save as UTF-8: {len(other)}\n' in log
    assert 'Traceback' not in log
    named = set(
        re.findall(r'^fuzz/(\d+)\.md:\d+: WARNING: .* \[recap\.encoding\]$', log, re.MULTILINE)
    )
    assert named == set(other)
