"""A miniature conference, how it is built, and how what was built is read."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors
from sphinx.util.i18n import CatalogRepository

from press import share_templates, sphinx, unheard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import Tag

PROJECT = Path(__file__).resolve().parent.parent.parent
ROOTS = PROJECT / 'tests' / 'recap' / 'roots'
MESSAGES = Path('locales', 'fr', 'LC_MESSAGES', 'recap-words.po')
BOOKS = {'fr': 'moulin', 'en': 'mill'}
"""The editions of the miniature, and what their books are called."""

PAGES = (
    *('aparte', 'chiffres', 'citations', 'glossaire', 'index', 'intervenants'),
    *('seances/cloture', 'seances/jeu', 'seances/meule', 'seances/ouverture', 'seances/veillee'),
    'sources',
)
"""The pages of the miniature as it is published."""

PUBLISHED = f"""
import sys

sys.path.insert(0, {str(PROJECT / '_ext')!r})
extensions.append('sphinx_copybutton')
copybutton_selector = 'div.highlight pre, .recap-copy'
copybutton_prompt_text = r'\\$ |>>> |\\.\\.\\. '
copybutton_prompt_is_regexp = True
html_title = project
html_static_path = ['_static']
recap_books = {BOOKS}
"""
"""What the miniature adds to its settings to be published as a whole site is."""


@dataclass(frozen=True)
class Built:
    """A build that has ended: where it read, where it wrote, and what it complained about."""

    srcdir: Path
    outdir: Path
    log: str

    @property
    def warnings(self) -> list[str]:
        """The complaints, sorted, their paths relative to the source directory."""
        return sorted(self.log.replace(f'{self.srcdir}{os.sep}', '').splitlines())

    def text(self, page: str, suffix: str = '.txt') -> str:
        """Return what was written for *page*."""
        return (self.outdir / f'{page}{suffix}').read_text(encoding='utf-8')

    def soup(self, page: str, suffix: str = '.html') -> BeautifulSoup:
        """Return the parsed HTML of *page*."""
        return BeautifulSoup(self.text(page, suffix), 'html.parser')

    def article(self, page: str) -> Tag:
        """Return the content of the HTML *page*, without what the theme puts around it."""
        return one(self.soup(page), 'article')

    def files(self) -> dict[str, bytes]:
        """Return all the files that were written, by name."""
        return {
            path.relative_to(self.outdir).as_posix(): path.read_bytes()
            for path in self.outdir.rglob('*')
            if path.is_file()
        }


def one(tag: Tag, selector: str) -> Tag:
    """Return what *selector* finds in *tag*, and nothing else does."""
    (found,) = tag.select(selector)
    return found


def words(tag: Tag) -> str:
    """Return the text of *tag* on one line, without the permalinks' sign."""
    return tag.get_text().replace('¶', '').replace('\n', ' ').strip()


def labelled(tag: Tag) -> dict[str, str]:
    """Return the fields of the field list *tag*, in order."""
    labels = [
        words(label).removesuffix(':').rstrip()
        for label in tag.select(':scope > dt, :scope > div > dt')
    ]
    bodies = [words(body) for body in tag.select(':scope > dd, :scope > div > dd')]
    return dict(zip(labels, bodies, strict=True))


def lay(pages: Mapping[str, str], srcdir: Path) -> Path:
    """Write the *pages*, by file name, into *srcdir*."""
    for name, content in pages.items():
        path = srcdir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')
    return srcdir


class Build(Protocol):
    """How `build` is called; ``config`` overrides conf.py."""

    def __call__(
        self,
        srcdir: Path,
        builder: str = 'html',
        *,
        language: str = 'fr',
        parallel: int = 0,
        builddir: Path | None = None,
        **config: object,
    ) -> Built: ...


def build_site(
    srcdir: Path,
    builder: str = 'html',
    *,
    language: str = 'fr',
    parallel: int = 0,
    builddir: Path | None = None,
    **config: object,
) -> Built:
    """Build *srcdir*: in this process or, if *parallel* says how many, in new ones.

    A process that has threads, as those of pytest-xdist do, must not fork; one that has built
    another site, in another language, has kept some words of it; and the hashes of a new one
    differ, and with them whatever hangs on the order of a set.
    """
    # The builder of catalogues reads pages another way, and so keeps them elsewhere.
    builddir = builddir or srcdir / '_build' / f'{language}{"-gettext" * (builder == "gettext")}'
    outdir = builddir / builder
    overrides = {'language': language, **config}
    if not parallel:
        share_templates(builddir / 'doctrees')
        log = StringIO()
        with unheard():
            app = SphinxTestApp(
                builder, srcdir, builddir=builddir, confoverrides=overrides, warning=log
            )
            try:
                app.build()
            finally:
                app.cleanup()
        return Built(srcdir, outdir, strip_colors(log.getvalue()))
    arguments = ['-qN', f'-j{parallel}', f'-b{builder}']
    arguments += [f'-D{name}={value}' for name, value in overrides.items()]
    arguments += ['-d', str(builddir / 'doctrees'), str(srcdir), str(outdir)]
    status, said = sphinx(*arguments)
    assert status == 0, said
    return Built(srcdir, outdir, said)


def copy_root(srcdir: Path) -> Path:
    """Copy the miniature to *srcdir*."""
    return Path(shutil.copytree(ROOTS / 'test-recap', srcdir))


def copy_published(srcdir: Path) -> Path:
    """Copy to *srcdir* the miniature as a whole site: more pages, the styles and the scripts."""
    copy_root(srcdir)
    shutil.copytree(ROOTS / 'published', srcdir, dirs_exist_ok=True)
    with (srcdir / 'conf.py').open('a', encoding='utf-8') as settings:
        settings.write(PUBLISHED)
    index = srcdir / 'index.md'
    last = 'seances/cloture\n'
    more = f'seances/meule\nseances/veillee\n{last}'
    text = index.read_text(encoding='utf-8')
    assert last in text
    index.write_text(text.replace(last, more), encoding='utf-8')
    # Else builds that run at the same time would each compile the catalogues, into the same files.
    for language in BOOKS:
        for catalogue in CatalogRepository(srcdir, ['locales'], language, 'utf-8').catalogs:
            catalogue.write_mo(language)
    return srcdir
