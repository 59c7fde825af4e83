"""The files that a site holds beside its pages, and that its books attach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.locale import _

from .._files import remove_others, write_whole
from .._ground import SITES, brought, digest
from .._made import Made
from .._meanwhile import Meanwhile
from . import citations, dataset, opensearch
from .basis import basis_of_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .publication import Publication

SCHEMA: Final = 'application/schema+json'
ATTACHED: Final = ('name', 'media_type', 'description', 'content')


class Files:
    """Writes the data of a *publication*."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._begun: Meanwhile | None = None

    def made(self, app: Sphinx) -> Iterator[tuple[str, bytes]]:
        """Yield each file: where it goes, from the root of the edition, and its bytes."""
        facts = self._publication.facts(app)
        yield dataset.WHOLE, dataset.whole(app, facts)
        yield dataset.SCHEMA, dataset.schema(app)
        if opensearch.is_offered(app):
            yield opensearch.NAME, opensearch.description(app)
        for person in facts.records['persons']:
            yield dataset.person_file(person), dataset.about(app, facts, person)
        yield from citations.files(app, facts)

    def begin(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Begin to write the files where they aren't as they should be (``env-updated``)."""
        self._begun = None
        if app.builder.name not in SITES:
            return
        made, own = Made(app, 'data'), brought(app)
        told = digest(basis_of_data(app, self._publication.facts(app)), str(sorted(own)))
        # As long as the data are made of the same, they are in the same files.
        now = made.known(told) or {dataset.WHOLE: told}
        if made.outdated(now, {name: Path(app.outdir, name) for name in now}):
            self._begun = Meanwhile(lambda: self._write(app, made, told), len(env.found_docs))

    def end(self, _app: Sphinx, exception: Exception | None) -> None:
        """Wait until they are written (``build-finished``)."""
        if self._begun:
            self._begun.wait(again=exception is None)

    def _write(self, app: Sphinx, made: Made, told: str) -> None:
        """Write the files, and drop former ones."""
        # What the project publishes itself, Sphinx copies, perhaps at the same time.
        outdir, own = Path(app.outdir), brought(app)
        files = {name: content for name, content in self.made(app) if name not in own}
        for name, content in files.items():
            write_whole(outdir / name, content)
        if opensearch.NAME not in files.keys() | own:
            (outdir / opensearch.NAME).unlink(missing_ok=True)
        people = f'{dataset.PEOPLE}/'
        if (outdir / people).is_dir():
            kept = {name.removeprefix(people) for name in files if name.startswith(people)}
            remove_others(outdir / people, kept)
        made.save(dict.fromkeys(files, told), {name: outdir / name for name in files}, told)

    def attachments(self, app: Sphinx) -> list[dict[str, str | bytes]]:
        """Return what a book attaches (``book-attachments``).

        Of each file its name, its media type, what it is, in the language of the book, and its
        content.
        """
        facts = self._publication.facts(app)
        told = _('All pages and records of this recap, as data')
        form = _('The form of these data (JSON Schema)')
        files = (
            (dataset.WHOLE, dataset.JSON, told, dataset.whole(app, facts)),
            (dataset.SCHEMA, SCHEMA, form, dataset.schema(app)),
        )
        return [dict(zip(ATTACHED, file, strict=True)) for file in files]
