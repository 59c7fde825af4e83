"""Where pages are published: their addresses, in each edition.

``html_baseurl``, which conf.py takes from the environment, says where. Where it doesn't, no address
is made up: all that is absolute here is empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from ._editions import editions
from ._ground import SITES
from ._languages import language_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def root(app: Sphinx) -> str:
    """Return the address of the edition that is built, with a stroke at its end, or nothing."""
    base = str(app.config.html_baseurl or '')
    return base and f'{base.rstrip("/")}/'


def path_of(app: Sphinx, docname: str) -> str:
    """Return where the page *docname* is, from the root of its edition, as an address has it.

    It is the same whatever is built: a book attaches what the site publishes.
    """
    if app.builder.name in SITES:
        return app.builder.get_target_uri(docname)
    return f'{quote(docname)}{app.config.html_file_suffix or ".html"}'


def address_of(app: Sphinx, docname: str, anchor: str = '') -> str:
    """Return the address of a place, or nothing where that of the site isn't known."""
    site = root(app)
    return site and f'{site}{path_of(app, docname)}{anchor and f"#{quote(anchor)}"}'


def in_editions(app: Sphinx, path: str = '', *, absolute: bool = True) -> dict[str, str]:
    """Return the address of *path* in each edition, by its tag (BCP 47), that of the sources first.

    It is *absolute* where `root` is known, else relative to the root of the edition that is built.
    """
    found = editions(app.config, Path(app.srcdir))
    is_below = any(each.folder and each.language == app.config.language for each in found)
    site = (absolute and app.config.recap_site) or '../' * is_below
    return {language_tag(each.language): f'{site}{each.folder}{path}' for each in found}


def path_on_host(address: str) -> str:
    """Return the path of an *address* on its host.

    >>> path_on_host('https://clay.example/2031/'), path_on_host('https://clay.example')
    ('/2031/', '/')
    """
    return urlsplit(address).path or '/'


def parted(address: str) -> SplitResult:
    """Return the parts of an *address* that an author may have broken: it then has none.

    >>> parted('https://clay.example/a').netloc, parted('http://[oops/a').netloc
    ('clay.example', '')
    """
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit('')


def whole(base: str, address: str) -> str:
    """Return an *address* that stands in the page *base*, whole; a broken one, as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
