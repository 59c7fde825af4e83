"""Old addresses that still lead somewhere: pages, and places in pages, that have moved.

A page leaves one in its place, with a link that needs no script. A place in a page that stays
becomes another name of the place where it went; where that is on another page, the foot of the page
leads there.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from functools import cache, partial
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
from .redirects import Fault, Move

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

SETTING: Final = 'recap_moves'
"""The setting that holds what has moved: when it changes, all pages are read again."""
GENERATED: Final = frozenset({'search', 'genindex', '404'})


def note_moves(app: Sphinx, config: Config) -> None:
    """Read the file, and say what is wrong in its form (``config-inited``)."""
    moves, faults = redirects.read(Path(app.srcdir))
    say(app, faults)
    config[SETTING] = [(move.line, *astuple(move.old), *astuple(move.new)) for move in moves]


def say(app: Sphinx, faults: Iterable[Fault]) -> None:
    """Warn of what is wrong in the file."""
    for fault in sorted(faults, key=lambda each: each.line):
        place = f'{Path(app.srcdir, redirects.NAME)}:{fault.line}'
        warn(place, 'redirects', '%s: %s', redirects.NAME, fault.wrong)


def moves_of(app: Sphinx, others: Iterable[str] = ()) -> tuple[list[Move], list[Fault]]:
    """Return what has moved, each line at its end, and those that lead nowhere.

    Pages stand, and so do *others*, that no source is behind.
    """
    standing = {*app.env.found_docs, *GENERATED, *others}
    lines = tuple(app.config[SETTING])
    return redirects.followed(lines, frozenset(line[1] for line in lines if line[1] in standing))


def name_again(app: Sphinx, doctree: nodes.document) -> None:
    """Give places of a page the names that they had (``doctree-read``)."""
    docname = app.env.docname
    for move in moves_of(app)[0]:
        if move.old.anchor and move.old.page == move.new.page == docname:
            for node in doctree.findall(nodes.Element):
                if is_place(node, move.new.anchor) and move.old.anchor not in doctree.ids:
                    node['ids'].append(move.old.anchor)
                    break


def is_place(node: nodes.Element, anchor: str) -> bool:
    """Return whether *node* has that *anchor* or, without one, begins the text of its page."""
    return anchor in node['ids'] if anchor else isinstance(node, nodes.section)


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of addresses that are none (``env-check-consistency``)."""
    others = written_by_others(app)
    moves, faults = moves_of(app, others)
    wrong = [Fault(move.line, said) for move, said in told(env, moves, others) if said]
    say(app, [*faults, *wrong])


def written_by_others(app: Sphinx) -> dict[str, str]:
    """Return the titles of the pages that no source is behind, by name (``publish-pages``).

    None, where nothing has moved: nobody asks for them.
    """
    answers = app.emit('publish-pages') if app.config[SETTING] else ()
    return {each['name']: each.get('title', '') for answer in answers for each in answer or ()}


def told(
    env: BuildEnvironment, moves: Iterable[Move], others: Iterable[str]
) -> Iterator[tuple[Move, str]]:
    """Yield each of the *moves* with what is wrong in it, with what would be right, or nothing.

    *others* are the pages that no source is behind. A page is read once, whatever leads to it.
    """
    known, places = env.all_docs.keys() | {*others}, cache(partial(ids, env))
    for move in moves:
        yield move, fault(env, move, known, places)


def fault(
    env: BuildEnvironment, move: Move, known: Collection[str], places: Callable[[str], set[str]]
) -> str:
    """Return what is wrong in a line, among *known* pages that have *places*, or nothing."""
    old, new = move.old, move.new
    if new.page not in known:
        return f'no page is called {new.page!r}. {suggestion(new.page, known)}'
    if new.anchor and new.anchor not in (there := places(new.page)):
        return f'{new.page} has no place {new.anchor!r}. {suggestion(new.anchor, there)}'
    exists = old.page in known or old.page in GENERATED
    if not old.anchor:
        return f'there is a page {old.page!r}: it can’t have moved' if exists else ''
    if old.page not in env.all_docs:
        return f'there is no page {old.page!r}; write where the whole page is: {old.page}.html'
    is_elsewhere = old.page != new.page and old.anchor in places(old.page)
    return f'{old.page} still has a place {old.anchor!r}' if is_elsewhere else ''


def ids(env: BuildEnvironment, docname: str) -> set[str]:
    """Return the places that a page has, which none has that no source is behind."""
    if docname not in env.all_docs:
        return set()
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
    for move in moves_of(app)[0]:
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
    others = written_by_others(app)
    moves, _faults = moves_of(app, others)
    written = {
        move.old.page: moved_page(app, move, others.get(move.new.page, ''))
        for move, wrong in told(app.env, moves, others)
        if not move.old.anchor and not wrong
    }
    for name in set(read_kept(record, list)) - written.keys() - app.env.all_docs.keys():
        Path(builder.get_output_path(name)).unlink(missing_ok=True)
    for name, content in written.items():
        write_whole(Path(builder.get_output_path(name)), content)
    write_whole(record, json.dumps(sorted(written)).encode())


def moved_page(app: Sphinx, move: Move, title: str) -> bytes:
    """Return the page that stands where one has moved from; where it has gone has a *title*.

    A page of Sphinx's has its own.
    """
    new = move.new
    title = title_of(app.env, new.page) if new.page in app.env.titles else title or new.page
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
        onward=_('It is now here: %s'),
    )
