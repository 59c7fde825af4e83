"""Old addresses that still lead somewhere: pages, and places in pages, that have moved.

A page leaves one in its place, with a link that needs no script. A place in a page that stays
becomes another name of the place where it went; where that is on another page, the foot of the page
leads there.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _

from .._about import title_of
from .._address import address_of
from .._files import read_kept, write_whole
from .._ground import SITES, suggestion, warn
from . import redirects
from .pages import page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from .redirects import Move

SETTING: Final = 'recap_moves'
"""The setting that holds what has moved: when it changes, all pages are read again."""
GENERATED: Final = frozenset({'search', 'genindex', '404'})


def note_moves(app: Sphinx, config: Config) -> None:
    """Read the file, and say what is wrong in its form (``config-inited``)."""
    path = Path(app.srcdir, redirects.NAME)
    moves, faults = redirects.read(Path(app.srcdir))
    for fault in sorted(faults, key=lambda each: each.line):
        warn(f'{path}:{fault.line}', 'redirects', '%s: %s', redirects.NAME, fault.wrong)
    config[SETTING] = [(move.line, str(move.old), str(move.new)) for move in moves]


def moves_of(config: Config) -> list[Move]:
    """Return what has moved."""
    found = []
    for line, *both in config[SETTING]:
        old, new = map(redirects.placed, both)
        assert old
        assert new
        found.append(redirects.Move(line, old, new))
    return found


def name_again(app: Sphinx, doctree: nodes.document) -> None:
    """Give places of a page the names that they had (``doctree-read``)."""
    docname = app.env.docname
    for move in moves_of(app.config):
        if move.old.anchor and move.old.page == move.new.page == docname:
            for node in doctree.findall(nodes.Element):
                if move.new.anchor in node['ids'] and move.old.anchor not in doctree.ids:
                    node['ids'].append(move.old.anchor)
                    break


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of addresses that are none (``env-check-consistency``)."""
    path = Path(env.srcdir, redirects.NAME)
    for move in moves_of(app.config):
        if wrong := fault(env, move):
            warn(f'{path}:{move.line}', 'redirects', '%s: %s', redirects.NAME, wrong)


def fault(env: BuildEnvironment, move: Move) -> str:
    """Return what is wrong in a line, with what would be right, or nothing."""
    old, new = move.old, move.new
    if new.page not in env.all_docs:
        return f'no page is called {new.page!r}. {suggestion(new.page, env.all_docs)}'
    places = ids(env, new.page)
    if new.anchor and new.anchor not in places:
        return f'{new.page} has no place {new.anchor!r}. {suggestion(new.anchor, places)}'
    exists = old.page in env.all_docs or old.page in GENERATED
    if not old.anchor:
        return f'there is a page {old.page!r}: it can’t have moved' if exists else ''
    if not exists:
        return f'there is no page {old.page!r}; write where the whole page is: {old.page}.html'
    is_elsewhere = old.page != new.page and old.anchor in ids(env, old.page)
    return f'{old.page} still has a place {old.anchor!r}' if is_elsewhere else ''


def ids(env: BuildEnvironment, docname: str) -> set[str]:
    """Return the places that a page has."""
    doctree = env.get_doctree(docname)
    return {name for node in doctree.findall(nodes.Element) for name in node['ids']}


def lead_away(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Lead, at the foot of a page, to what was in it and is elsewhere (``html-page-context``)."""
    if app.builder.name not in SITES or doctree is None:
        return
    items = []
    for move in moves_of(app.config):
        old, new = move.old, move.new
        if old.page == pagename != new.page and old.anchor and new.page in app.env.titles:
            place = new.anchor and f'#{new.anchor}'
            target = f'{app.builder.get_relative_uri(pagename, new.page)}{place}'
            title = title_of(app.env, new.page)
            link = f'<a href="{escape(target)}">{escape(title)}</a>'
            said = escape(_('What was here is now in “%s”.'), quote=False) % link
            items.append(f'<p id="{escape(old.anchor)}">{said}</p>')
    context['body'] = '\n'.join([context.get('body', ''), *items])


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write a page for each one that has moved, and drop former ones (``build-finished``)."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    if builder.name not in SITES:
        return
    record = Path(app.doctreedir, f'recap-{builder.name}-moved.json')
    written = {
        move.old.page: moved_page(app, move)
        for move in moves_of(app.config)
        if not move.old.anchor and not fault(app.env, move)
    }
    for name in set(read_kept(record, list)) - written.keys() - app.env.all_docs.keys():
        Path(builder.get_output_path(name)).unlink(missing_ok=True)
    for name, content in written.items():
        write_whole(Path(builder.get_output_path(name)), content)
    write_whole(record, json.dumps(sorted(written)).encode())


def moved_page(app: Sphinx, move: Move) -> bytes:
    """Return the page that stands where one has moved from."""
    new = move.new
    title = title_of(app.env, new.page)
    place = new.anchor and f'#{new.anchor}'
    up = '../' * app.builder.get_target_uri(move.old.page).count('/')
    return page(
        'moved.html',
        app,
        target=f'{up}{app.builder.get_target_uri(new.page)}{place}',
        canonical=address_of(app, new.page, new.anchor),
        static=f'{up}_static/',
        title=title,
        site=title_of(app.env),
        said=_('This page has moved.'),
        onward=_('It is now: %s'),
    )
