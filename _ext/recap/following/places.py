"""Where pages are published: absolute addresses, which feeds, site maps and error pages need.

All of them are empty where conf.py doesn't say where the site is (``html_baseurl``): none is made
up.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from .._editions import editions
from .._ground import one_line
from .._languages import language_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def root(app: Sphinx) -> str:
    """Return the address of the edition that is built, with a stroke at its end, or nothing."""
    base = str(app.config.html_baseurl or '')
    return base and f'{base.rstrip("/")}/'


def address(app: Sphinx, docname: str, anchor: str = '') -> str:
    """Return the address of a page, or of a place in it; only where `root` is known."""
    place = f'#{quote(anchor)}' if anchor else ''
    return f'{root(app)}{quote(app.builder.get_target_uri(docname))}{place}'


def in_editions(app: Sphinx) -> dict[str, str]:
    """Return the root of each edition, by its language (BCP 47), that of the sources first."""
    site = str(app.config.recap_site)
    found = editions(app.config, Path(app.srcdir))
    return {language_tag(each.language): f'{site}{each.folder}' for each in found}


def path_of(whole: str) -> str:
    """Return the path of an address on its host.

    >>> path_of('https://clay.example/2031/'), path_of('https://clay.example')
    ('/2031/', '/')
    """
    return urlsplit(whole).path or '/'


def title_of(app: Sphinx) -> str:
    """Return the title of the site, as its first page says it."""
    found = app.env.titles.get(app.config.root_doc)
    text = found.astext() if found else ''
    return one_line(text) or str(app.config.project)
