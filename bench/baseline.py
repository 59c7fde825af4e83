"""The sites that are compared, stock Sphinx with Furo and ours, on the same pages; a server."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parent.parent
KILOBYTE: Final = 1000

STOCK: Final = """
import runpy
globals().update(runpy.run_path({conf!r}, run_name='conf'))
html_static_path = html_css_files = []
recap_stylesheets = []
extensions = ['myst_parser', 'sphinx_copybutton']
extensions += ['recap.records', 'recap.charts', 'recap.drawings']
locale_dirs = []
html_favicon = None

def setup(app):
    app.connect('html-page-context', assets, priority=900)

def assets(app, pagename, templatename, context, doctree):
    scripts, styles = app.builder._js_files, app.builder._css_files
    context['script_files'] = [file for file in scripts if 'recap' not in str(file.filename)]
    context['css_files'] = [file for file in styles if 'recap' not in str(file.filename)]
"""
"""A configuration that takes of the project's what its pages need, and none of its looks."""


def build(outdir: Path, *options: str) -> Path:
    """Build the French site into *outdir*."""
    command = [sys.executable, '-m', 'sphinx', '-q', '-d', f'{outdir}.doctrees', *options]
    subprocess.run([*command, str(ROOT), str(outdir)], check=True)  # noqa: S603
    return outdir


def both(folder: Path) -> dict[str, Path]:
    """Build both sites into *folder*, and return where each is, the baseline first."""
    settings = folder / 'settings'
    settings.mkdir()
    conf = STOCK.format(conf=str(ROOT / 'conf.py'))
    (settings / 'conf.py').write_text(conf, encoding='utf-8')
    stock = build(folder / 'stock', '-c', str(settings))
    return {'Sphinx and Furo': stock, 'ours': build(folder / 'ours')}


class Handler(SimpleHTTPRequestHandler):
    """Serves files compressed, as servers of the web do, and says nothing of it."""

    def log_message(self, *args: object) -> None: ...

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = compressed(path)
        self.send_response(200)
        self.send_header('Content-Type', self.guess_type(path))
        self.send_header('Content-Encoding', 'gzip')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def compressed(path: Path) -> bytes:
    """Return the file *path* as it travels."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on this machine alone, and yield its address."""
    server = ThreadingHTTPServer(('127.0.0.1', 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the system's Chromium, headless."""
    with sync_playwright() as playwright:
        executable = shutil.which('chromium-headless-shell') or shutil.which('chromium')
        launched = playwright.chromium.launch(executable_path=executable, args=['--no-sandbox'])
        yield launched
        launched.close()
