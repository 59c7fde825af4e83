"""The licence of the text: ``recap_licence`` is its address, not its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._address import parted
from .._ground import setting_of, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def check_licence(app: Sphinx, config: Config) -> None:
    """Warn about a licence that is no address, and leave it out (``config-inited``)."""
    if config.recap_licence and not is_address(config.recap_licence):
        message = (
            'recap_licence is %r, which is no address; write that of the licence, such as '
            'https://creativecommons.org/licenses/by/4.0/, and its name in recap_rights'
        )
        warn(setting_of(app, 'recap_licence'), 'licence', message, config.recap_licence)
        config.recap_licence = ''


def is_address(text: str) -> bool:
    """Return whether *text* is a whole address, which leads there from any page.

    >>> is_address('https://mill.example/licence'), is_address('CC BY 4.0'), is_address('http://[')
    (True, False, False)
    """
    parts = parted(text)
    return parts.scheme in {'http', 'https'} and bool(parts.netloc) and ' ' not in text
