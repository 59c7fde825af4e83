"""What names an entry of the feed: the same for ever, wherever pages and the site go (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._address import parted, path_of, root
from .._ground import setting_of, warn
from .moved import moves_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FIRST: Final = 'recap_first_address'
"""The setting that holds where the site was published first."""


def check_first(app: Sphinx, config: Config) -> None:
    """Warn about an address that is none, and do without it (``config-inited``)."""
    if config[FIRST] and not parted(config[FIRST]).netloc:
        message = '%s is %r, which is no address; write it as https://clay.example/'
        warn(setting_of(app, FIRST), 'setting', message, FIRST, config[FIRST])
        config[FIRST] = ''


def first_root(app: Sphinx) -> str:
    """Return where the edition that is built would be, had the site stayed where it was first."""
    site, first = str(app.config.recap_site), str(app.config.recap_first_address)
    return f'{first.rstrip("/")}/{root(app).removeprefix(site)}' if first else root(app)


def named(app: Sphinx) -> dict[str, str]:
    """Return what names each page in the feed: the first address that it had.

    The first line that leads to it says which: later ones are of pages that were joined to it.
    """
    first = {docname: docname for docname in app.env.found_docs}
    for move in reversed(moves_of(app)[0]):
        whole = not move.old.anchor and not move.new.anchor
        if whole and move.new.page in first and move.old.page not in app.env.found_docs:
            first[move.new.page] = move.old.page
    return {docname: f'{first_root(app)}{path_of(app, name)}' for docname, name in first.items()}
