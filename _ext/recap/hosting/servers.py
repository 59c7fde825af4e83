"""What is sent, as the servers nginx and Apache are told: for the guide, which shows it.

https://nginx.org/en/docs/http/ngx_http_charset_module.html,
https://httpd.apache.org/docs/2.4/mod/mod_mime.html#addcharset
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .policy import ASK_AGAIN, FOR_EVER

if TYPE_CHECKING:
    from collections.abc import Mapping

LOST: Final = '/404.html'
"""What is shown for what isn't there."""
TEXTS: Final = (
    *('text/plain', 'text/markdown', 'text/css', 'text/xml'),
    *('application/javascript', 'application/json'),
)
"""What is in UTF-8, as pages are, which say so themselves: no browser may guess about the rest."""
ENDINGS: Final = ('.bib', '.css', '.html', '.js', '.json', '.md', '.ris', '.txt', '.xml')


def nginx(sent: Mapping[str, str]) -> str:
    """Return the lines for nginx: a ``map`` beside the block of a server, the others in it."""
    lines = [
        'map $arg_v $recap_cache {',
        f'    "" "{ASK_AGAIN}";',
        f'    default "{FOR_EVER}";',
        '}',
        '',
        f'error_page 404 {LOST};',
        'charset utf-8;',
        f'charset_types {" ".join(TEXTS)};',
        'location ~ \\.md$ { types { text/markdown md; } }',
        'add_header Cache-Control $recap_cache;',
        *(f'add_header {name} "{value}" always;' for name, value in sent.items()),
    ]
    return ''.join(f'{line}\n' for line in lines)


def apache(sent: Mapping[str, str]) -> str:
    """Return the lines for Apache 2.4 with ``mod_headers``: of a site, or a file ``.htaccess``."""
    lines = [
        f'ErrorDocument 404 {LOST}',
        'AddType text/markdown .md',
        f'AddCharset utf-8 {" ".join(ENDINGS)}',
        *(f'Header always set {name} "{value}"' for name, value in sent.items()),
        f'Header set Cache-Control "{ASK_AGAIN}"',
        '<If "%{QUERY_STRING} =~ /(^|&)v=./">',
        f'    Header set Cache-Control "{FOR_EVER}"',
        '</If>',
    ]
    return ''.join(f'{line}\n' for line in lines)
