"""Sites that Sphinx builds: ours, and the same words with Furo, without the extension."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, ClassVar, Final

from sites import ROOT, Site

if TYPE_CHECKING:
    from pathlib import Path

JOBS: Final = str((os.cpu_count() or 1) + 1)
"""As many processes as `make html` asks for."""

STOCK: Final = """
project = 'Retour sur le congrès'
language = 'fr'
extensions = ['myst_parser', 'sphinx_copybutton']
myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist']
myst_heading_anchors = 3
nitpicky = True
html_theme = 'furo'
html_copy_source = False
html_show_sphinx = False
"""

BOUNDED: Final = """
def setup(app):
    app.connect('html-page-context', leave_out, priority=400)

def leave_out(app, pagename, templatename, context, doctree):
    context['toctree'] = lambda **options: ''
"""
"""Spares Furo its sidebar, whose cost grows with the square of the number of pages."""


def sphinx(builder: str, source: Path, output: Path, *options: str, jobs: str = JOBS) -> list[str]:
    """Return the command that builds what is in *source*, as `make html` does."""
    strict = ['-b', builder, '-W', '--keep-going', *options]
    return [sys.executable, '-m', 'sphinx', *strict, *arguments(source, output, jobs)]


def arguments(source: Path, output: Path, jobs: str = JOBS) -> list[str]:
    """Return what Sphinx is told, whoever starts it."""
    return ['-q', '-n', '-j', jobs, '-d', f'{output}.doctrees', str(source), str(output)]


OURS: Final = {
    'PYTHONPATH': str(ROOT / '_ext'),
    'SITE_URL': '',
    'READTHEDOCS_CANONICAL_URL': '',
}
"""What the environment says: the machinery is that of this folder, the address isn't known."""


class Stock(Site):
    """Sphinx and Furo, as they come."""

    dialect = 'stock'
    search = ('search.html?q=', '.search-summary')
    conf: ClassVar = STOCK

    def prepare(self) -> None:
        (self.source / 'conf.py').write_text(self.conf, encoding='utf-8')

    def command(self, builder: str) -> list[str]:
        return sphinx(builder, self.source, self.output(builder))

    def watch(self, port: int) -> list[str]:
        served = ['--port', str(port), '-b', 'html', *arguments(self.source, self.output())]
        return [sys.executable, '-m', 'sphinx_autobuild', *served]

    def listed(self, listing: str, name: str) -> str:
        return f'/{name}\n'


class Bounded(Stock):
    """The same without a sidebar: what any site with Sphinx and Furo takes."""

    conf: ClassVar = STOCK + BOUNDED


class Ours(Stock):
    """The extension, with the settings and the looks of this project."""

    dialect = 'ours'
    search = ('search.html?q=', 'main [role=status]')
    env: ClassVar = OURS

    def prepare(self) -> None:
        shutil.copy(ROOT / 'conf.py', self.source)
        shutil.copytree(ROOT / '_static', self.source / '_static')

    def watch(self, port: int) -> list[str]:
        return [sys.executable, '-m', 'recap', 'live', '--port', str(port)]

    @property
    def watched(self) -> Path:
        return self.source / '_build' / 'live' / 'html'
