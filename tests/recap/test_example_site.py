"""The shortest site that has records of all kinds builds without a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from example_site import examples
from miniature import lay

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build


def test_examples_build_without_a_warning(build: Build, site: Path) -> None:
    """They stand alone: all other pages go."""
    for page in site.rglob('*.md'):
        page.unlink()
    built = build(lay(examples(), site))
    assert built.warnings == []
    assert built.article('index').select('.recap-statistic')
