"""Incremental builds that equal clean ones.

Sphinx rewrites the pages whose source changed. Here, a page also shows what other pages declare, so
that it must be rewritten when that changes, and only then. A digest of it is kept beside the
environment, one file a builder, blank until a build has ended well: after a build that was stopped
half-way, all that it may have left behind is written again.

One more digest stands for all that pages declare to others, the basis: as long as it is the same,
so are the others, and none of them is made.
"""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from .domain import RecapDomain, domain_of
from .downloads import SITES, downloads
from .editions import editions
from .expand import expand
from .previews import preview
from .state import is_whole, read, state_file, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .gather import Recap
    from .records import Mention, Page, Placeholder, Record


BASIS: Final = ''
"""The key of the basis among the digests, whose keys are names of pages."""


class Digests:
    """The digests of one build: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self.current: dict[str, str] = {}

    def outdated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose gathered content changed (``env-updated``)."""
        domain, previous = domain_of(env), read(state_file(app))
        shared = digest(*everywhere(app))
        basis = digest(shared, *declared(env, domain))
        if previous.get(BASIS) == basis:
            self.current = {**previous}
        else:
            self.current = {
                docname: digest(
                    shared,
                    str(domain.navigation.sidebar(docname)),
                    str(domain.navigation.around(docname)),
                    *page_parts(env, domain.recap, page),
                )
                for docname, page in domain.pages.items()
            }
            self.current[BASIS] = basis
        # Until this build has ended well, nothing counts as published: it may stop half-way.
        write(state_file(app), dict.fromkeys([*previous, *self.current], ''))
        return [name for name in domain.pages if previous.get(name) != self.current[name]]

    def save(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep the digests of what is published, and drop the pages that are gone.

        Runs on ``build-finished``.
        """
        if exception is not None or not self.current:
            return
        path, builder = state_file(app), app.builder
        if isinstance(builder, StandaloneHTMLBuilder):
            for docname in read(path).keys() - self.current.keys():
                builder.get_output_path(docname).unlink(missing_ok=True)
            if builder.name in SITES:  # not those of one page, nor e-books
                for docname in self.current.keys() - {BASIS}:
                    if not is_whole(builder.get_output_path(docname)):
                        self.current[docname] = self.current[BASIS] = ''
        write(path, self.current)


def pointing_at_moved(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> set[str]:
    """Have the pages read again that list or link a page which came or went (``env-get-outdated``).

    Sphinx holds that a page which is gone comes before or after another; MyST tells links to pages
    from others when it reads them.
    """
    found = {
        name for name, listed in env.toctree_includes.items() if not removed.isdisjoint(listed)
    }
    suffixes = tuple(env.config.source_suffix)
    for docname, page in domain_of(env).pages.items():
        paths = [target.partition('#')[0] for _kind, target in page.titles]
        if not removed.isdisjoint(paths) or (added and any(p.endswith(suffixes) for p in paths)):
            found.add(docname)
    return found


def digest(*parts: str) -> str:
    """Return a short digest of *parts*, the same on every machine."""
    return blake2b('\0'.join(parts).encode(), digest_size=16).hexdigest()


def everywhere(app: Sphinx) -> Iterator[str]:
    """Yield what all pages show: the title of the recap, its editions and books, words, files."""
    yield str(app.env.titles.get(app.config.root_doc))
    yield str(editions(app.config, Path(app.srcdir)))
    yield str([(book.path.name, book.size) for book in downloads(app)])
    for directory in app.config.locale_dirs:
        messages = Path(app.srcdir, directory, app.config.language, 'LC_MESSAGES', 'sphinx.po')
        if messages.is_file():
            yield messages.read_text(encoding='utf-8')
    if app.builder.format == 'html':  # an address of a stylesheet or a script ends with its sum
        for directory in app.config.html_static_path:
            for path in sorted(Path(app.confdir, directory).rglob('*')):
                if path.suffix in {'.css', '.js'}:
                    yield path.read_text(encoding='utf-8', errors='replace')


def declared(env: BuildEnvironment, domain: RecapDomain) -> Iterator[str]:
    """Yield what the digests of single pages are made from.

    That is the tables of contents, and what pages say of themselves and of each other, but for the
    lines of the sources where they do.
    """
    yield str(sorted(domain.navigation.tables.items()))
    for docname, page in sorted(domain.pages.items()):
        yield f'{docname} {env.titles[docname].astext()}'
        for told in (page.records, page.mentions, page.placeholders):
            yield from map(unplaced, told)
        for kind, target in page.titles:
            yield resolved(env, domain.recap, kind, target)


def unplaced(said: Record | Mention | Placeholder) -> str:
    """Return all that is *said* but its place in the source."""
    names = (field.name for field in fields(said) if field.name != 'location')
    return f'{type(said).__name__} {[getattr(said, name) for name in names]}'


def page_parts(env: BuildEnvironment, recap: Recap, page: Page) -> Iterator[str]:
    """Yield all that a page shows and another page declares."""
    for placeholder in page.placeholders:
        for node in expand(recap, placeholder):
            yield written(node)
            for reference in node.findall(addnodes.pending_xref):
                target = reference['reftarget'].removeprefix('/')
                yield resolved(env, recap, reference['reftype'], target)
    for mention in page.mentions:
        yield resolved(env, recap, mention.kind, mention.target)
        if record := recap.find(mention.kind, mention.target):
            yield str(preview(record))
    for kind, target in page.titles:
        yield resolved(env, recap, kind, target)


def written(node: nodes.Node) -> str:
    """Return all that *node* says; ``str`` would take four times as long."""
    if isinstance(node, nodes.Element):
        content = ''.join(map(written, node.children))
        return f'<{node.tagname} {node.attributes}>{content}</{node.tagname}>'
    return node.astext()


def resolved(env: BuildEnvironment, recap: Recap, kind: str, target: str) -> str:
    """Return what a reference leads to and shows, as far as another page decides it."""
    if kind == 'any':
        kinds = (*RecapDomain.object_types, 'term', 'ref', 'doc')
        return ' '.join(resolved(env, recap, each, target) for each in kinds)
    if record := recap.find(kind, target):
        return f'{record.docname}#{record.anchor} {record.label}'
    if kind == 'ref':
        return str(env.domains.standard_domain.labels.get(target))
    page, _hash, anchor = target.partition('#')
    title = env.titles.get(page)
    headings = str(env.tocs.get(page)) if anchor else ''
    return f'{title.astext() if title else None} {headings}'
