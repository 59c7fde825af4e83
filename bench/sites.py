"""A made-up conference as a site, which is built, changed as an author would, and built again."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferences import Conference
from sessions import person, session_name

ROOT: Final = Path(__file__).resolve().parent.parent

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

SETTINGS: Final = {'ours': '', 'stock': STOCK, 'bounded': STOCK + BOUNDED}
"""By tool, its configuration; ours is the project's own."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds, those of all processors, and MiB of its largest process."""

    wall: float
    processors: float
    memory: float


class Site:
    """A made-up conference in a folder of its own, to be built, changed, and built again."""

    def __init__(self, folder: str, size: int, tool: str) -> None:
        settings = SETTINGS[tool]
        self.stock = bool(settings)
        self.conference = Conference(size, stock=self.stock)
        self.folder, self.source = Path(folder), Path(folder, 'source')
        self.settings = Path(folder, 'settings') if settings else ROOT
        self.conference.write(self.source)
        if settings:
            self.settings.mkdir()
            (self.settings / 'conf.py').write_text(settings, encoding='utf-8')

    def output(self, builder: str = 'html') -> Path:
        """Return the folder that a *builder* writes into."""
        return self.folder / builder

    def build(self, builder: str = 'html') -> Cost:
        """Build what has changed since the last time that this *builder* was at work."""
        options = ['-q', '-n', '-W', '--keep-going', '-j', JOBS, '-c', str(self.settings)]
        output = self.output(builder)
        folders = ['-d', f'{output}.doctrees', str(self.source), str(output)]
        command = [sys.executable, '-m', 'sphinx', '-b', builder, *options, *folders]
        start = time.perf_counter()
        process = os.posix_spawn(sys.executable, command, os.environ)
        _process, status, usage = os.wait4(process, 0)  # its own processes included
        wall = time.perf_counter() - start
        if status:
            message = f'The build of {self.source} failed.'
            raise RuntimeError(message)
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def text(self, page: str) -> str:
        """Return the source of a *page*."""
        return (self.source / f'{page}.md').read_text(encoding='utf-8')

    def write(self, page: str, text: str) -> None:
        """Write the source of a *page*."""
        (self.source / f'{page}.md').write_text(text, encoding='utf-8')

    def leave(self) -> None:
        """Change nothing."""

    def edit_paragraph(self) -> None:
        """Add a sentence to the last paragraph of a session."""
        page = f'posts/{session_name(self.conference.size // 2)}'
        self.write(page, f'{self.text(page).rstrip()} Encore une phrase.\n')

    def add_session(self) -> None:
        """Add a session after the last one."""
        size = self.conference.size
        last, new = f'/{session_name(size - 1)}\n', f'posts/{session_name(size)}'
        self.write(new, self.conference.sessions.page(size))
        listing = self.conference.listing(size - 1)
        self.write(listing, self.text(listing).replace(last, f'{last}/{new}\n'))

    def rename_speaker(self) -> None:
        """Give a speaker another name wherever authors wrote it."""
        old, new = person(self.conference.size // 4), 'Zoé Renommée'
        for path in sorted(self.source.rglob('*.md')):
            text = path.read_text(encoding='utf-8')
            if old in text:
                path.write_text(text.replace(old, new), encoding='utf-8')
