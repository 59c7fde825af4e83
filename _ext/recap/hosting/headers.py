"""The file ``_headers`` at the root of a site, which hosts read: Netlify, Cloudflare, and others.

https://docs.netlify.com/manage/routing/headers/: a path, then its headers; where several paths
match, all are sent. Both hosts have browsers ask again for what no rule names.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from .._editions import is_translation
from .._files import write_whole
from .._ground import brought, setting_of, warn
from .loads import styles_ask
from .policy import FOR_EVER, TRUSTED, faults, headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

FILE: Final = '_headers'
LONGEST: Final = 2_000
"""How many letters of a line Cloudflare reads."""


def write_headers(app: Sphinx, found: dict[str, list[str]]) -> None:
    """Write the file for the whole site, with its other editions, as its pages ask (`pages`)."""
    root = site_of(app)
    for directive, value in sorted(styles_ask(root, found.get('loaded', ()))):
        found.setdefault(directive, []).append(value)
    # Sphinx's own search, where it stays, writes HTML.
    without = dict.fromkeys(TRUSTED if getattr(app.builder, 'search', True) else ())
    sent = headers(found, {**without, **app.config.recap_policy})
    for page in found.get('handlers', ()):
        message = 'an event handler in an attribute, which the policy forbids; let a script listen'
        warn(f'{root / page}:', 'policy', message)
    if (length := max(map(len, lines(sent, ())))) > LONGEST:
        message = 'the policy is longer than hosts read: %s letters; have pages hold less inline'
        warn(setting_of(app, 'recap_policy'), 'policy', message, length)
    named = [name for names in app.emit('addresses-for-ever') for name in names]
    folders = {'', *(f'{page.parent.name}/' for page in root.glob('*/_search'))}
    kept = {*found.get('dated', ()), *(folder + name for folder in folders for name in named)}
    if FILE in brought(app):  # what the project sends
        return
    write_whole(root / FILE, ''.join(f'{line}\n' for line in lines(sent, sorted(kept))).encode())


def check_policy(app: Sphinx) -> None:
    """Warn of what no policy can have in ``recap_policy`` (``builder-inited``)."""
    for wrong in faults(app.config.recap_policy):
        warn(setting_of(app, 'recap_policy'), 'policy', 'recap_policy: %s', wrong)


def site_of(app: Sphinx) -> Path:
    """Return the folder of the site: the parent of that of a translation which lies in it."""
    outdir = Path(app.outdir)
    inside = is_translation(app.config) and not app.config.recap_alone
    inside &= outdir.name == app.config.language and (outdir.parent / 'index.html').is_file()
    return outdir.parent if inside else outdir


def lines(sent: Mapping[str, str], kept: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the file: what is *sent* with all, and the paths *kept* for ever."""
    yield '/*'
    for name, value in sent.items():
        yield f'  {name}: {value}'
    for path in kept:
        yield f'/{quote(path, safe="/*")}'
        yield f'  Cache-Control: {FOR_EVER}'
