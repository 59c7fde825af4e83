"""Warnings that stand: each build says them until what they are about is mended."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from miniature import build_site, lay
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

CLEAN = {
    'index.md': '# Home\n\n:::{toctree}\none\ntwo\n:::\n',
    'one.md': '# One\n\nText.\n',
    'two.md': '# Two\n\nText.\n',
}
READ = {'one.md': '# One\n\n{nothing}`here`\n'}
WRITTEN = {'two.md': '# Two\n\n{ref}`nowhere`\n'}
INCLUDED = {'four.md': '# Four\n\n:::{include} part.txt\n:::\n', 'part.txt': 'A {nothing}`here`.\n'}
TOGETHER = {'three.md': '# Three\n'}
OF_BOTH = {f'{name}.md': f'(same)=\n# {name}\n' for name in ('one', 'two')}


def build(site: Path, builder: str = 'html', parallel: int = 1, **config: str) -> Built:
    return build_site(site, builder, language='en', parallel=parallel, builddir=None, **config)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site(tmp_path / 'site', CLEAN, "exclude_patterns = ['_build', 'part.txt']\n")


@pytest.mark.parametrize('parallel', [1, 3])
def test_warnings_stand_until_they_are_mended(site: Path, parallel: int) -> None:
    """Those of a page that is read, written or included, and those of all pages together."""
    index = CLEAN['index.md'].replace('two\n', 'two\nfour\n')
    lay({**READ, **WRITTEN, **INCLUDED, **TOGETHER, 'index.md': index}, site)
    first = sorted(build(site, parallel=parallel).warnings)
    said = [line.partition(':')[0] for line in first]
    assert said == ['one.md', 'part.txt', 'three.md', 'two.md']
    assert sorted(build(site, parallel=parallel).warnings) == first  # nothing is read
    lay({'index.md': f'{index}\nMore.\n'}, site)
    assert sorted(build(site, parallel=parallel).warnings) == first  # another page is
    lay({'one.md': CLEAN['one.md'], 'part.txt': 'A part.\n'}, site)
    assert sorted(build(site, parallel=parallel).warnings) == first[2:]
    lay({'two.md': CLEAN['two.md'], 'three.md': '---\norphan: true\n---\n# Three\n'}, site)
    assert build(site, parallel=parallel).warnings == []
    assert build(site, parallel=parallel).warnings == []


def test_what_two_pages_cause_stands(site: Path) -> None:
    lay(OF_BOTH, site)
    first = build(site).warnings
    assert len(first) == 1
    assert build(site).warnings == first


def test_what_two_pages_cause_is_mended_on_either(site: Path) -> None:
    lay(OF_BOTH, site)
    (said,) = build(site).warnings
    other = 'one.md' if said.startswith('two.md') else 'two.md'
    lay({other: CLEAN[other]}, site)
    assert build(site).warnings == []


def test_a_warning_goes_with_its_page(site: Path) -> None:
    lay(READ, site)
    assert build(site).warnings
    (site / 'one.md').unlink()
    lay({'index.md': CLEAN['index.md'].replace('one\n', '')}, site)
    assert build(site).warnings == []


def test_what_is_no_longer_complained_of_is_not_said(site: Path) -> None:
    lay(READ, site)
    (said,) = build(site, show_warning_types='1').warnings
    assert build(site, show_warning_types='1').warnings == [said]
    kind = said.rpartition('[')[2].rstrip(']')
    assert build(site, suppress_warnings=kind).warnings == []


def test_another_builder_says_what_was_read_but_not_what_was_written(site: Path) -> None:
    lay({**READ, 'two.md': '# Two\n\n![picture](none.png)\n'}, site)
    assert len(build(site).warnings) == 2
    lay({'two.md': '# Two\n\n{download}`there <none.zip>`\n'}, site)
    assert len(build(site).warnings) == 2
    assert [line for line in build(site, 'text').warnings if 'nothing' in line]


def test_a_damaged_file_of_warnings_is_none(site: Path) -> None:
    lay(READ, site)
    build(site)
    (kept,) = (site / '_build').rglob('recap-warnings.json')
    kept.write_text('[["half', encoding='utf-8')
    assert build(site).warnings == []


def run(site: Path) -> subprocess.CompletedProcess[str]:
    """Build *site* as authors do, warnings being errors, from its own folder."""
    return subprocess.run(
        [sys.executable, '-m', 'sphinx', '-N', '-W', '--keep-going', '.', '_build/html'],
        cwd=site,
        env={**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_ends_with_its_warnings_and_a_status(site: Path) -> None:
    lay({**READ, 'two.md': '# Two\n\n{nothing}`there`\n'}, site)
    first = run(site)
    listed = first.stdout.partition('All warnings, once more:\n')[2].splitlines()
    assert [line.partition(' ')[0] for line in map(str.strip, listed[:2])] == [
        'one.md:3:',
        'two.md:3:',
    ]
    second = run(site)
    assert first.returncode == second.returncode == 1
    assert second.stderr.count('WARNING') == first.stderr.count('WARNING') == 2
    assert 'once more' not in second.stdout  # they have just been said
    lay({name: CLEAN[name] for name in ('one.md', 'two.md')}, site)
    third = run(site)
    assert (third.returncode, third.stderr) == (0, '')
    assert 'once more' not in third.stdout
