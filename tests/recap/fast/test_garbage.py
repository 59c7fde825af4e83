"""What a build keeps isn't looked through for garbage again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build

WITNESS = """
import gc
import sys

def setup(app):
    def say(what):
        aside = 'aside' if gc.get_freeze_count() > 10_000 else 'at hand'
        print(what, aside, file=sys.stderr)

    app.connect('env-before-read-docs', lambda *arguments: say('loaded'))
    app.connect('env-updated', lambda *arguments: say('read'))
"""


def test_what_is_in_use_is_left_aside(build: Build, site: Path) -> None:
    with (site / 'conf.py').open('a', encoding='utf-8') as file:
        file.write(WITNESS)
    for _time in range(2):
        assert build(site, parallel=3).warnings == ['loaded aside', 'read aside']
        (site / 'aparte.md').write_text('---\norphan: true\n---\n\n# Autre\n', encoding='utf-8')
