"""A build by several processes writes what a build by one writes, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Build


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
