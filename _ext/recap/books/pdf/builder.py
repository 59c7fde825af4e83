"""The builder ``pdf``: all pages, one file, or a few where that would be too large."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.display import progress_message

from ..._catalogues import catalogues
from ..._files import remove_former, write_whole
from ..._ground import UNREADABLE, location_of, setting_of, warn
from ..._parts import book_name, volume_name, volumes_in
from ..imprint import date_of
from ..paper import size_of
from .binding import bind
from .compiler import compiled_apart
from .fonts import advice, places
from .images import wrong
from .plan import PAGE, chapters, unlist
from .press import PressError
from .setting import sheets_of
from .settle import settle
from .translator import Translator
from .volumes import AT_ONCE, volumes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from datetime import datetime

    from docutils.nodes import Element
    from sphinx.application import Sphinx

    from .press import Complaint

logger = logging.getLogger(__name__)


class BookError(Exception):
    """What keeps the book from being made has been told; the former one stays."""


class PdfBuilder(Builder):
    """Writes the file that ``recap_books`` names for the language, once the whole book is right.

    Leans on ``create_translator``, which gives the translator the visitors of this name or, where
    nobody has registered any, of this format.
    """

    name = 'pdf'
    format = 'typst'
    epilog = 'The PDF is in %(outdir)s.'
    supported_image_types: ClassVar[list[str]] = ['image/svg+xml', 'image/png', 'image/jpeg']
    supported_remote_images = True  # else Sphinx would fetch them; `path_of` refuses them
    default_translator_class = Translator

    def init(self) -> None:
        self._errors = 0
        self.refused = False
        self._pictures: dict[str, str] = {}

    def get_outdated_docs(self) -> str:
        return 'all pages'

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f'{PAGE}{docname}'

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Make the book anew: a page that changed may move the numbers of all others.

        What authors got wrong ends with messages and a status: an exception would have Sphinx
        report a fault of its own.
        """
        with suppress(BookError):
            self.make()
        if self._errors:
            self.refused = True
            message = 'the PDF was not written, a former one is left as it was; errors to mend: %d'
            logger.error(message, self._errors, type='recap', subtype='book')

    def make(self) -> None:
        """Write the book; raise `BookError` where something keeps it from being made."""
        if size_of(self.config.recap_paper) is None:
            message = 'recap_paper: %r is no paper; write a4, a5, us-letter, or 170x240, in mm'
            warn(setting_of(self._app, 'recap_paper'), 'book', message, self.config.recap_paper)
        plan = chapters(self.env)
        with progress_message('translating the pages'):
            doctrees = {
                docname: self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
                for docname in (chapter.docname for chapter in plan)
            }
            for doctree in doctrees.values():
                self.post_process_images(doctree)
                unlist(doctree, doctrees)
            volumes = volumes_of(
                plan, doctrees, self.config.recap_volume_pages, self.config.recap_paper
            )
            date = date_of(self.env)
            if len(volumes) > 1:  # an edit on the same day changes none but its own
                date = date.replace(hour=0, minute=0, second=0)
            bound = list(bind(self._app, self.path_of, volumes, doctrees, date))
        self._stop_on_errors()
        from .packing import packed  # noqa: PLC0415  what it packs with takes long to load

        name = book_name(self.config)
        targets = self.targets(len(volumes))
        kept = [Path(self.doctreedir, f'{path.stem}.places.json') for path in targets]
        with progress_message('setting the book'):
            sheets = sheets_of(bound, targets, kept, date, self._pictures, compiled_apart)
            with self.telling(date, [self.env.doc2path(c.docname) for c in plan]):
                settle(sheets, max(1, min(AT_ONCE, self._app.parallel)))
            done = [
                (each, each.found, packed(each.found, book))
                for each, book in zip(sheets, bound, strict=True)
                if each.found
            ]
        self._warn([warning for _each, found, _pdf in done for warning in found.warnings], date)
        for each, _found, pdf in done:
            write_whole(each.target, pdf)
            each.sealed()
        former = {*volumes_in(Path(self.outdir), name).values(), *self.targets(1)}
        remove_former(self, targets, former)

    def targets(self, count: int) -> list[Path]:
        """Return the files of a book of that many volumes."""
        name = book_name(self.config)
        numbers = range(1, count + 1)
        names = [f'{name}.pdf'] if count == 1 else [volume_name(name, each) for each in numbers]
        return [Path(self.outdir, each) for each in names]

    @contextmanager
    def telling(self, date: datetime, pages: Sequence[Path]) -> Iterator[None]:
        """Have what is set here tell all that keeps it from being made, then raise `BookError`."""
        try:
            yield
        except PressError as error:
            complaints = error.complaints
        else:
            return
        known = catalogues(Path(self.srcdir), self.config.locale_dirs)
        own = [path for language, path in known if language == self.config.language]
        for sign in dict.fromkeys(c.sign for c in complaints if c.sign):
            for location in [*places(sign, pages, own)] or [c.location for c in complaints][:1]:
                self.complain(location, '%s', advice(sign))
        others = [complaint for complaint in complaints if not complaint.sign]
        found = [*wrong(self._pictures, Path(self.srcdir.anchor), date)] if others else []
        for location, message in found:
            self.complain(location, '%s', message)
        for complaint in others:
            if (
                complaint.location and not complaint.location.startswith(tuple(self._pictures))
            ) or not found:
                self.complain(complaint.location, '%s', complaint.message)
        raise BookError

    def _warn(self, complaints: Sequence[Complaint], date: datetime) -> None:
        """Say what isn't right in a book that has been made."""
        found = [*wrong(self._pictures, Path(self.srcdir.anchor), date)] if complaints else []
        for location, message in found or [(each.location, each.message) for each in complaints]:
            warn(location, 'book', '%s', message)

    def path_of(self, node: Element) -> str:
        """Return the path of the image that *node* shows, from the root of the file system."""
        path, line = Path(self.srcdir, node['uri']), location_of(node)
        name = path.name if Path(node['uri']).is_absolute() else node['uri']  # from within a page
        if not node.get('alt', '').strip() and not node.get('decorative'):
            self.complain(line, 'image %r has no alternative text; say what it shows', name)
        elif '://' in node['uri']:
            self.complain(line, 'image %r isn’t in the project; put it there', node['uri'])
        elif node.get(UNREADABLE):
            return ''  # which has been said
        elif not path.is_file():
            self.complain(line, 'image %r: there is no such file', node['uri'])
        else:
            name = f'/{path.relative_to(path.anchor).as_posix()}'
            self._pictures.setdefault(name, line)
            return name
        return ''

    def complain(self, location: str, message: str, *args: object) -> None:
        """Log an error: the book won't be written, but the next ones will be found first."""
        self._errors += 1
        logger.error(message, *args, type='recap', subtype='book', location=location)

    def _stop_on_errors(self) -> None:
        if self._errors:
            raise BookError


def tell_status(app: Sphinx, _exception: Exception | None) -> None:
    """Say in the status of the build that there is no new book (``build-finished``)."""
    if isinstance(app.builder, PdfBuilder) and app.builder.refused:
        app.statuscode = 1
