"""What is sent, as the servers nginx and Apache are told: for the guide, which shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .policy import ASK_AGAIN, FOR_EVER

if TYPE_CHECKING:
    from collections.abc import Mapping


def nginx(sent: Mapping[str, str]) -> str:
    """Return the lines for nginx: a ``map`` beside the block of a server, the others in it."""
    lines = [
        'map $arg_v $recap_cache {',
        f'    "" "{ASK_AGAIN}";',
        f'    default "{FOR_EVER}";',
        '}',
        '',
        'add_header Cache-Control $recap_cache;',
        *(f'add_header {name} "{value}" always;' for name, value in sent.items()),
    ]
    return ''.join(f'{line}\n' for line in lines)


def apache(sent: Mapping[str, str]) -> str:
    """Return the lines for Apache 2.4 with ``mod_headers``: of a site, or a file ``.htaccess``."""
    lines = [
        *(f'Header always set {name} "{value}"' for name, value in sent.items()),
        f'Header set Cache-Control "{ASK_AGAIN}"',
        '<If "%{QUERY_STRING} =~ /(^|&)v=./">',
        f'    Header set Cache-Control "{FOR_EVER}"',
        '</If>',
    ]
    return ''.join(f'{line}\n' for line in lines)
