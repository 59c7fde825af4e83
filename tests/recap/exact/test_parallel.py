"""A build by several processes writes what a build by one writes, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import lay
from witness import WITNESS

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build


@pytest.mark.parametrize('language', ['fr', 'en'])
@pytest.mark.parametrize('builder', ['html', 'text', 'xml'])
def test_parallel_equals_serial(
    build: Build, shared_site: Path, builder: str, language: str
) -> None:
    builds = [
        build(
            shared_site,
            builder,
            language=language,
            parallel=processes,
            builddir=shared_site / '_build' / f'{language}-{processes}',
        )
        for processes in (1, 4)
    ]
    serial, parallel = (built.files() for built in builds)
    assert serial.keys() == parallel.keys()
    assert not [name for name, content in serial.items() if parallel[name] != content]
    assert [built.warnings for built in builds] == [[], []]


READING = """
    app.connect('source-read', lambda app, name, source: say('read', name))
    app.connect('env-merge-info', lambda app, env, names, other: [
        say('merged', *names), say('told', *other.domaindata['recap']['pages']),
        say('searched', *other.domaindata['recap_search']['pages']), say('headed', *other.tocs),
    ])
"""


def test_processes_read_where_it_pays_and_send_back_what_they_read(
    build: Build, site: Path
) -> None:
    """A few pages of many are read by one process; whatever is written, by several."""
    names = [f'p{number:02}' for number in range(30)]
    listing = ':::{toctree}\n' + '\n'.join(names) + '\n:::\n'
    lay({f'{name}.md': f'# Page {name}\n' for name in names}, site)
    for name, text in (('index.md', listing), ('conf.py', WITNESS + READING)):
        with (site / name).open('a', encoding='utf-8') as file:
            file.write(text)

    log = build(site, parallel=3).log.splitlines()
    merged = ('merged', 'told', 'searched', 'headed')
    said = [line.split()[2:] for line in log if line.startswith(merged)]
    assert len(said) > 8
    assert said[::4] == said[1::4] == said[2::4] == said[3::4]
    assert not any(line.startswith('read here') for line in log)

    (site / 'p07.md').write_text('# Une autre page\n', encoding='utf-8')
    again = build(site, parallel=3)
    log = again.log.splitlines()
    assert [line for line in log if line.startswith('read')] == ['read here p07']
    assert any(line.startswith('written elsewhere p') for line in log)
    anew = build(site, parallel=3, builddir=site / '_build' / 'anew')
    assert again.files() == anew.files()
