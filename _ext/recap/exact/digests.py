"""Incremental builds that equal clean ones.

Sphinx rewrites the pages whose source changed. Here, a page also shows what other pages declare, so
that it must be rewritten when that changes, and only then. A digest of it is kept beside the
environment, one file a builder, blank until a build has ended well: after a build that was stopped
half-way, all that it may have left behind is written again.

Other wings say in ``page-shows`` what a page shows of theirs. One more digest stands for all that
pages declare to others, the basis, of which they say their part in ``pages-basis``: as long as it
is the same, so are the others, and none of them is made.
"""

from __future__ import annotations

import json
import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.builders.html import StandaloneHTMLBuilder

from .._files import read_kept, write_whole
from .._ground import SITES, digest
from .attachments import name_pictures
from .domain import exact_domain
from .names import settle_names
from .numbers import Numbers, forget_former
from .shown import Shown, copied, everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


BASIS: Final = ''
COPIED: Final = '/'
"""The keys, among the names of pages, of the basis and of the files that are copied."""


class Digests:
    """The digests of one build: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self.current: dict[str, str] = {}
        self._previous: dict[str, str] = {}
        self.written: set[str] = set()

    def outdated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose gathered content changed (``env-updated``)."""
        domain, previous = exact_domain(env), read_kept(state_file(app), dict)
        if domain.changed:
            settle_names(env, {name: facts.declared for name, facts in domain.pages.items()})
            pages = sorted(domain.pages.items())
            domain.data['basis'] = digest(*(f'{name} {facts.digest}' for name, facts in pages))
        name_pictures(env)
        shared = digest(*everywhere(app))
        declared = chain.from_iterable(app.emit('pages-basis'))
        basis = digest(shared, domain.data['basis'], *declared)
        if previous.get(BASIS) == basis:
            of_others = {name: previous.get(name, '').partition(' ')[0] for name in domain.pages}
            self.current = with_files(env, of_others)
        else:
            self.current = of_pages(app, shared)
        self.current |= {BASIS: basis, COPIED: digest(*copied(app))}
        # Until this build has ended well, nothing counts as published: it may stop half-way.
        write(state_file(app), dict.fromkeys([*previous, *self.current], ''))
        self._previous = previous
        found = [
            name
            for name in domain.pages
            if previous.get(name, '').rpartition(' ')[0] != self.current[name]
        ]
        stale = previous.get(COPIED) != self.current[COPIED]
        return [*found, app.config.root_doc] if stale and not found else found

    def renumbered(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages that show another number (``env-get-updated``, numbers being given)."""
        forget_former(env)
        numbers, found = Numbers(env), []
        for name, facts in exact_domain(env).pages.items():
            shown = digest(numbers.by(name, facts))
            self.current[name] += f' {shown}'
            if self._previous.get(name, '').rpartition(' ')[2] != shown:
                found.append(name)
        return found

    def drop(self, app: Sphinx, _env: BuildEnvironment) -> None:
        """Drop the pages that are gone (``env-updated``).

        Before any is written: Sphinx or a wing may have one of its own in the place of such a one.
        """
        builder = app.builder
        if not isinstance(builder, StandaloneHTMLBuilder):
            return
        for docname in read_kept(state_file(app), dict).keys() - self.current.keys():
            builder.get_output_path(docname).unlink(missing_ok=True)
            for source in sources_of(app, docname):
                source.unlink(missing_ok=True)

    def save(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep the digests of what is published (``build-finished``)."""
        if exception is not None or not self.current:
            return
        builder = app.builder
        if isinstance(builder, StandaloneHTMLBuilder) and builder.name in SITES:
            for docname in self.written & self.current.keys():  # not of one page, nor of e-books
                if not is_whole(builder.get_output_path(docname)):
                    self.current[docname] = self.current[BASIS] = ''
        write(state_file(app), self.current)


def of_pages(app: Sphinx, shared: str) -> dict[str, str]:
    """Return the digest of each page, of which *shared* is what all show."""
    shown, found = Shown(app.env), {}
    for docname, facts in exact_domain(app.env).pages.items():
        others = chain.from_iterable(app.emit('page-shows', docname))
        found[docname] = digest(shared, *shown.by(docname, facts), *others)
    return with_files(app.env, found)


def with_files(env: BuildEnvironment, of_others: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each page: of what it shows *of others*, and of its own files."""
    files = {name: digest(str(facts.files)) for name, facts in exact_domain(env).pages.items()}
    return {name: f'{told} {files[name]}' for name, told in of_others.items()}


def sources_of(app: Sphinx, docname: str) -> Iterator[Path]:
    """Yield where the source of a page is published, whatever it was written in.

    Leans on the names that Sphinx gives them (``html_copy_source``).
    """
    more = app.config.html_sourcelink_suffix
    for suffix in app.config.source_suffix:
        yield Path(app.outdir, '_sources', f'{docname}{suffix}{more if suffix != more else ""}')


def state_file(app: Sphinx) -> Path:
    """Return the file that holds the digests of what the builder of *app* has published."""
    return Path(app.doctreedir, f'recap-{app.builder.name}.json')


def write(path: Path, digests: Mapping[str, str]) -> None:
    """Put the *digests* in the file *path*."""
    write_whole(path, json.dumps(digests, indent=0).encode())


def is_whole(path: Path) -> bool:
    """Return whether the page at *path* has its end: to Sphinx, a full disk is but a warning.

    Leans on templates that end a page with ``</html>``.
    """
    try:
        with path.open('rb') as page:
            page.seek(-20, os.SEEK_END)
            return b'</html>' in page.read()
    except OSError:
        return False
