"""A work to cite: a page of the recap, or a part of one, as an item of CSL-JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes

from ._about import author, published, title_of
from ._ground import digest
from ._languages import language_tag

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ._forms import Work


_pages: WeakKeyDictionary[BuildEnvironment, Counter[str]] = WeakKeyDictionary()
"""How many pages have names of which as much is left."""


def page_work(env: BuildEnvironment, docname: str, day: str = '') -> Work:
    """Return the page *docname*, or for the first one the whole recap.

    Its text is that of a *day*, as 2031-05-02; else, the year of publication is all that is known.
    """
    whole, title = title_of(env), title_of(env, docname)
    fields = {
        'title': title,
        'author': names(author(env.config)),
        'container-title': whole if title != whole else '',
        'issued': dated(env.config, day),
    }
    return work(env, docname, fields)


def work(env: BuildEnvironment, place: str, fields: dict[str, Any]) -> Work:
    """Return the work that is at a *place* of the recap; what is empty of its *fields* is absent.

    All are web pages, or parts of one. The identifier is unique in a bibliography. The language is
    that of the pages, unless the fields say another.
    """
    return {
        'id': key(env, place),
        'type': 'webpage',
        **{name: value for name, value in fields.items() if value},
        'language': fields.get('language') or language_tag(env.config.language),
    }


def key(env: BuildEnvironment, place: str) -> str:
    """Return what a *place* is called in a bibliography: of two that would be the same, neither is.

    Latin letters without accents, digits, hyphens: a digest stands for what else tells them apart.
    """
    bare = nodes.make_id(place)
    if env not in _pages:
        _pages[env] = Counter(map(nodes.make_id, env.all_docs))
    alone = bare == place or (place in env.all_docs and bool(bare) and _pages[env][bare] == 1)
    named = nodes.make_id(f'{title_of(env)} {place}')
    return named if alone else f'{named}-{digest(place)[:8]}'.removeprefix('-')


def names(name: str) -> list[dict[str, str]]:
    """Return somebody's name, if any, for a work.

    It isn't taken apart: nothing says which part of it is a family's, or whether a group bears it.
    """
    return [{'literal': name}] if name else []


def dated(config: Config, day: str = '') -> dict[str, list[list[int]]]:
    """Return a date for a work: a *day*, as 2031-05-02, or the year of publication, if any."""
    parts = [int(part) for part in (day or published(config)).split('-') if part]
    return {'date-parts': [parts]} if parts else {}
