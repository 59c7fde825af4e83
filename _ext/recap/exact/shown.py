"""What a page shows through Sphinx alone that isn't its own: titles, places, pictures, files.

It must be written again when that changes. Numbers come later (``numbers.py``).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._files import stamp
from .._ground import toctree_parents
from .attachments import pictures
from .domain import exact_domain
from .names import LABELS, TERMS, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import PageFacts

TABLES: Final = (*LABELS, *TERMS, 'progoptions')
"""Those of the standard domain that lead by name to a place; some keys are a kind and a name."""


class Shown:
    """What the pages of one build show of one another; made when their basis has changed."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._pictures = pictures(env)
        self._parents = toctree_parents(env)
        self._pages = exact_domain(env).pages
        self._title = cache(self._title_of)
        self._around = around(list(self._parents))

    def by(self, docname: str, facts: PageFacts) -> Iterator[str]:
        """Yield all that the page *docname* shows and another declares."""
        yield '\0'.join(map(self._title, self.around(docname)))
        yield from map(self._title, self.above(docname))
        yield str(self._pictures.get(docname))
        for name in facts.references:
            yield self._objects.get(name, '')
        yield from map(self._outline, facts.headings)
        for name in self.below(docname):
            yield f'{self._title(name)} {self._outline(name)}'
        if self._env.config.recap_global_toctree:
            yield self.tree

    @cached_property
    def tree(self) -> str:
        """All titles and tables of contents, as a sidebar may show them on every page."""
        return str([(self._title(name), self._outline(name)) for name in sorted(self._pages)])

    @cached_property
    def _objects(self) -> Mapping[str, str]:
        """What each name that pages refer to leads to, and is called there, in all domains."""
        referred = {name for facts in self._pages.values() for name in facts.references}
        found: dict[str, list[str]] = defaultdict(list)
        for name, told in self._named():
            if (lowered := name.lower()) in referred:
                found[lowered].append(str(told))
        return {name: '\n'.join(told) for name, told in found.items()}

    def _named(self) -> Iterator[tuple[str, tuple[object, ...]]]:
        """Yield all names of the site, each with what it leads to."""
        for docname in self._env.titles:
            yield docname, (self._title(docname),)
        for table in TABLES:
            for key, place in table_of(self._env, table).items():
                yield key if isinstance(key, str) else key[1], (table, place)
        for domain in self._env.domains.sorted():
            if domain.name != 'std':  # which would copy the titles of all pages
                for name, *told, _priority in domain.get_objects():
                    yield name, (domain.name, *told)

    def _title_of(self, docname: str) -> str:
        title = self._env.titles.get(docname)
        return f'{docname} {title.astext()}' if title else ''

    def _outline(self, docname: str) -> str:
        facts = self._pages.get(docname)
        return facts.outline if facts else ''

    def around(self, docname: str) -> tuple[str, str]:
        """Return the pages before and after *docname*, or nothing."""
        return self._around.get(docname, ('', ''))

    def above(self, docname: str) -> Iterator[str]:
        """Yield the pages whose tables lead to *docname*."""
        seen = {docname}
        while (docname := self._parents.get(docname, '')) and docname not in seen:
            seen.add(docname)
            yield docname

    def below(self, docname: str) -> Iterator[str]:
        """Yield all pages to which the tables of *docname* lead."""
        waiting, seen = list(self._env.toctree_includes.get(docname, ())), {docname}
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                yield name
                waiting += self._env.toctree_includes.get(name, ())


def around(order: list[str]) -> dict[str, tuple[str, str]]:
    """Return, by page, those before and after it in *order*, or nothing."""
    found: dict[str, tuple[str, str]] = {}
    for (before, docname), (_same, after) in pairwise(pairwise(['', *order, ''])):
        found[docname] = (before, after)
    return found


def everywhere(app: Sphinx) -> Iterator[str]:
    """Yield what all pages show: templates, and the files whose addresses end with their sum."""
    if app.builder.format != 'html':
        return
    for directory in app.config.templates_path:
        for path in sorted(Path(app.confdir, directory).rglob('*')):
            yield f'{path.name} {stamp(path)}'
    for name in app.config.html_static_path:
        path = Path(app.confdir, name)
        for each in sorted(path.rglob('*')) if path.is_dir() else [path]:
            if each.suffix in {'.css', '.js', '.mjs'} and each.is_file():
                yield each.read_text(encoding='utf-8', errors='replace')


def copied(app: Sphinx) -> Iterator[str]:
    """Yield what is copied as it is, which Sphinx only does when it writes a page."""
    if app.builder.format != 'html':
        return
    config = app.config
    for name in (*config.html_static_path, *config.html_extra_path):
        path = Path(app.confdir, name)
        for each in sorted(path.rglob('*')) if path.is_dir() else [path]:
            yield f'{each.name} {stamp(each)}'
    for name in filter(None, (config.html_logo, config.html_favicon)):
        yield f'{name} {stamp(Path(app.confdir, name))}'
