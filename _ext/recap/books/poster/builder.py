"""The builder ``poster``: all claims of a recap on one sheet, and their summary on a page."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

from sphinx.util.display import progress_message

from ..._files import write_whole
from ..._parts import book_name
from ..imprint import date_of
from ..pdf import PdfBuilder
from ..pdf.compiler import compiled
from ..pdf.setting import Means, pressed
from ..syntax import literal
from .facts import facts

SHEETS: Final = {'a3': 'poster', 'a4': 'summary'}
"""The papers, and the functions of `poster.typ` that fill them."""


class PosterBuilder(PdfBuilder):
    """Writes a sheet a paper, ``NAME.a3.pdf`` and ``NAME.a4.pdf``, from the records of the pages.

    Without session, statistic nor quotation there is nothing to show: an error says so.
    """

    name = 'poster'
    epilog = 'The posters are in %(outdir)s.'

    def make(self) -> None:
        """Write the sheets, once all are right; raise `BookError` where one can't be."""
        date = date_of(self.env)
        shown = facts(self, date)
        if not shown['sessions']:
            message = 'nothing to show: no page has a session, a statistic or a quotation'
            self.complain(self.config.root_doc, message)
            self._stop_on_errors()
        look = resources.files(__package__).joinpath('poster.typ').read_text(encoding='utf-8')
        pages = [Path(self.env.doc2path(docname)) for docname in sorted(self.env.found_docs)]
        made = {}
        root = Path(self.srcdir.anchor)
        with progress_message('setting the sheets'):
            for paper, function in SHEETS.items():
                code = f'#let recap = {literal(shown)}\n{look}\n#{function}()\n'
                with self.telling(date, pages):
                    made[paper], _warnings = pressed(
                        {}, source=code, root=root, date=date, how=compiled, means=Means()
                    )
        for paper, pdf in made.items():
            write_whole(Path(self.outdir, f'{book_name(self.config)}.{paper}.pdf'), pdf)
