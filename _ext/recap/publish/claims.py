"""A small page for each statistic and quotation: an address that can be cited, shared, described.

Made from the records alone, by one template, without what Sphinx and a theme do for a page: a
thousand take about a second. They are no pages of Sphinx's, hence in no sidebar and no index.
"""

from __future__ import annotations

import os
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _

from .._address import path_of
from .._files import write_whole
from .._ground import CLAIM_PAGES, SITES, digest
from .._made import Made
from .._processes import in_shares, processes_of, share
from .basis import basis_of_claim, basis_of_data, shared_basis
from .saying import Saying
from .told import ToldClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from jinja2 import Template
    from sphinx.application import Sphinx

    from .publication import Item, Publication

TEMPLATE: Final = 'claim.html'
SMALLEST: Final = 100
"""Pages that are worth starting a process for."""


@cache
def template() -> Template:
    """Return the template of the pages, compiled once for all the builds of a process."""
    loader = FileSystemLoader(Path(__file__).parent)
    made = Environment(loader=loader, autoescape=True, keep_trailing_newline=True)
    made.globals['_'] = _
    return made.get_template(TEMPLATE)


class ClaimPages:
    """The pages of the claims of a *publication*."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication

    def claims(self, app: Sphinx) -> dict[str, Item]:
        """Return the claims that have a page, by its name: none where the project has left it out.

        A page of the project's own, under the same name, stays what it is.
        """
        if not app.config.recap_claim_pages:
            return {}
        named = self._publication.facts(app).claim_pages
        return {name: claim for name, claim in named.items() if name not in app.env.all_docs}

    def pages(self, app: Sphinx) -> list[dict[str, str | None]]:
        """Return the pages, with their titles and the dates of their text (``publish-pages``).

        The same whatever is built: a line on what has moved is right for a book as for the site.
        """
        facts = self._publication.facts(app)
        return [
            {
                'name': name,
                'path': path_of(app, name),
                'title': Saying(app, facts, name, claim).title(),
                'modified': facts.dates.get(claim['page']),
            }
            for name, claim in self.claims(app).items()
        ]

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the pages that aren't as they should be, and drop former ones (``build-finished``).

        What each was made of is kept beside what Sphinx keeps: most are the same in the next build.
        """
        builder = app.builder
        if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
            return
        if builder.name in SITES:
            kept = self._write(app, builder)
            self._drop(app, builder, kept)

    def _write(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> set[str]:
        """Write those that aren't as they were made; return where all are."""
        made, processes = Made(app, 'claims'), processes_of(app)
        claims, facts = self.claims(app), self._publication.facts(app)
        paths = paths_of(builder, claims)
        told = partial(ToldClaim, app, facts)
        shared = next((told(*each).everywhere() for each in claims.items()), {})
        whole = digest(basis_of_data(app, facts), str(shared), str(facts.cards))
        now = made.known(whole)
        if now.keys() != claims.keys():
            of_all = digest(shared_basis(app, facts), str(shared))
            now = {
                name: digest(of_all, basis_of_claim(app, facts, name, claim))
                for name, claim in claims.items()
            }

        def render(names: Sequence[str]) -> None:
            for name in names:
                page = template().render(shared | told(name, claims[name]).values())
                write_whole(Path(paths[name]), page.encode())

        outdated = made.outdated(now, paths)
        share(render, in_shares(outdated, processes, SMALLEST), processes)
        if outdated or not made.known(whole):
            made.save(now, paths, whole)
        return set(paths.values())

    def _drop(self, app: Sphinx, builder: StandaloneHTMLBuilder, kept: Set[str]) -> None:
        """Remove the pages of former claims: all but those *kept*, and pages of the project."""
        folder = os.fspath(Path(app.outdir, CLAIM_PAGES))
        if former := [path for path in pages_in(folder, builder.out_suffix) if path not in kept]:
            own = {os.fspath(builder.get_output_path(name)) for name in app.env.all_docs}
            for path in map(Path, former):
                if os.fspath(path) not in own:
                    path.unlink(missing_ok=True)
                    drop_empty(path.parent, Path(app.outdir))


def paths_of(builder: StandaloneHTMLBuilder, names: Iterable[str]) -> dict[str, str]:
    """Return where the pages of claims go, by their *names*: as the builder says of one of them.

    All are in one folder; to ask for each of thousands takes as long as to see that none changed.
    """
    example = os.fspath(builder.get_output_path(f'{CLAIM_PAGES}/\0'))
    before, _name, after = example.partition('\0')
    return {name: f'{before}{name.rpartition("/")[2]}{after}' for name in names}


def pages_in(folder: str, suffix: str) -> Iterator[str]:
    """Yield the pages of a *folder*: files, or folders that hold one, as builders lay them out."""
    if os.path.isdir(folder):  # noqa: PTH112  a path for each of thousands would take as long
        with os.scandir(folder) as found:
            for entry in found:
                if entry.name.endswith(suffix):
                    yield entry.path
                elif entry.is_dir() and f'index{suffix}' in os.listdir(entry.path):  # noqa: PTH208
                    yield os.path.join(entry.path, f'index{suffix}')  # noqa: PTH118


def drop_empty(folder: Path, top: Path) -> None:
    """Remove *folder*, and those around it below *top*, as long as nothing is in them."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
