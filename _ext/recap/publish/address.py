"""Whether the address of the site is one, and how a page gives that of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from .._address import path_of, root
from .._ground import setting_of, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

UNFIT: Final = re.compile(r'[\s<>"{}|\\^`]')
"""Signs that no address has."""


def check_address(app: Sphinx, config: Config) -> None:
    """Warn about an address that is none, and do without it (``config-inited``).

    Right is ``https://``, a host and perhaps a folder: nothing that would be published in each
    address without being of use there (a name, a password, a query).
    """
    given = str(config.html_baseurl or '')
    if not given:
        return
    if wrong := fault(given):
        config.html_baseurl = ''
        message = 'html_baseurl (SITE_URL) %s; set SITE_URL=%s: until then, pages say no address'
        warn(setting_of(app, 'html_baseurl'), 'address', message, wrong, mended(given))
    else:
        config.html_baseurl = encoded(given)


def fault(given: str) -> str:
    """Return what is wrong in the address of a site, or nothing."""
    try:
        parts = urlsplit(given)
        _port, _host = parts.port, (parts.hostname or '').encode('idna')
    except ValueError:
        return 'is no address'
    if parts.username is not None:
        return 'holds a name or a password, which all could read'
    if parts.scheme not in ('http', 'https') or not parts.hostname or UNFIT.search(given):
        return f'is {given!r}, which is no address'
    if parts.query or parts.fragment:
        return f'is {given!r}: no page can stand after a “?” or a “#”'
    return ''


def encoded(given: str) -> str:
    """Return the address of a site in the letters that addresses have (RFC 3986), and its stroke.

    >>> encoded('https://été.example/le site')
    'https://xn--t-9fab.example/le%20site/'
    """
    parts = urlsplit(given)
    host = (parts.hostname or '').encode('idna').decode()
    named = f'[{host}]' if ':' in host else host
    port = '' if parts.port is None else f':{parts.port}'
    path = quote(parts.path.rstrip('/'), safe="/%!$&'()*+,;=:@~")
    return f'{parts.scheme}://{named}{port}{path}/'


def mended(given: str) -> str:
    """Return what the address of a site may have been meant to be, or an example."""
    bare = given.partition('://')[2] or given
    bare = bare.partition('?')[0].partition('#')[0].rpartition('@')[2]
    found = f'https://{bare.strip("/: ")}/'
    return 'https://clay.example/' if fault(found) or '.' not in found else found


def from_page(app: Sphinx, docname: str, target: str, anchor: str = '') -> str:
    """Return the address of a place of the page *target*, as the page *docname* gives it.

    It is absolute where that is known, else relative to *docname*, which a site writes; that of a
    page in itself has its name too, so that it is the same from everywhere.
    """
    place = f'#{quote(anchor)}' if anchor else ''
    if known := root(app):
        return f'{known}{path_of(app, target)}{place}'
    own = path_of(app, target).rpartition('/')[2] or './'
    return f'{app.builder.get_relative_uri(docname, target) or own}{place}'
