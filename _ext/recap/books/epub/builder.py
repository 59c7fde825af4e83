"""The builder ``epub``: all pages, one file."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder, validate_config_values
from sphinx.errors import SphinxError
from sphinx.locale import _
from sphinx.util.display import progress_message
from sphinx.util.logging import suppress_logging

from ..._about import called, own_title
from ..._languages import language_tag, writes_leftwards
from ..titles import WORDLESS
from .binding import Noted, bind, target_of
from .metadata import description_of
from .package import portable
from .pictures import replace_foreign
from .semantics import BookTranslator, inflect

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.builders.epub3 import NavPoint

THEME: Final = 'recap-epub'
OF_SITES: Final = frozenset({'genindex', 'py-modindex', 'search'})
"""The pages without a source that Sphinx has labels for."""

SHEETS: Final = (('epub.css', ''), ('narrow.css', ''), ('eink.css', '(monochrome)'))
"""The stylesheets, and the media that they are for: any, where it is empty."""


def ask_nothing(app: Sphinx) -> None:
    """Have Sphinx ask for no more than our builder writes: no version, nor an author's name.

    Leans on its handler of ``builder-inited``, which warns of settings that ours doesn't read.
    """
    for listener in list(app.events.listeners['builder-inited']):
        if listener.handler is validate_config_values:
            app.disconnect(listener.id)


class EpubBuilder(Epub3Builder):
    """Writes the file that ``recap_books`` names for the language, once the whole book is there.

    The pages stand beside it, as any builder of Sphinx leaves them. Leans on what `Epub3Builder`
    does between its methods: ``get_toc`` fills ``refnodes``, from which ``build_navlist`` makes the
    navigation; both read ``guide_titles`` and ``ignored_files``; ``handle_finish`` comes last. And
    on ``write_doc_serialized``, which sees each page in the process that ends the book.
    """

    default_translator_class = BookTranslator
    supported_data_uri_images = False  # a book has its pictures as files
    supported_remote_images = True  # else Sphinx goes and fetches them; `replace_foreign` says so

    def init(self) -> None:
        super().init()
        self.use_index = False  # ours has the people as well, and leads to chapters
        self.guide_titles = {'toc': _('Table of contents'), 'cover': _('Cover')}
        self.ignored_files: list[str] = []
        self.noted = Noted()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return portable(f'{docname}{self.out_suffix}')

    def get_output_path(self, page_name: str, /) -> Path:
        return Path(self.outdir, portable(f'{page_name}{self.out_suffix}'))

    def post_process_images(self, doctree: nodes.Node) -> None:
        replace_foreign(doctree)
        super().post_process_images(doctree)
        self.images = {uri: portable(name) for uri, name in self.images.items()}

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        return THEME, {}

    def get_outdated_docs(self) -> Iterator[str]:
        """Write all pages anew: what an earlier build left must not end up in the book."""
        yield from self.env.found_docs

    def prepare_writing(self, docnames: Set[str]) -> None:
        folder = Path(self.outdir)
        if Path(self.srcdir).is_relative_to(folder) or any(folder.glob('*.html')):
            message = 'an e-book takes its whole folder, and %s holds other things; name another'
            raise SphinxError(message % folder)
        for path in folder.iterdir():
            if path.is_dir() and path != Path(self.doctreedir):
                shutil.rmtree(path)
            elif path.suffix not in {'.epub', '.pdf'} and path.is_file():
                path.unlink()
        super().prepare_writing(docnames)
        self.globalcontext |= {**self.language_context, 'sheets': SHEETS}

    def write_doc_serialized(self, docname: str, doctree: nodes.document) -> None:
        """Have the page say what its parts are, and note what the rest of the book says of it."""
        alone = docname != self.config.root_doc or len(self.env.found_docs) == 1
        self.noted.kinds[docname] = inflect(doctree, 'chapter' if alone else 'introduction')
        self.noted.mentions.read(docname, self.get_target_uri(docname), doctree)
        if docname == self.config.root_doc:
            self.noted.described = description_of(doctree)
        gone = {self.get_relative_uri(docname, name) for name in OF_SITES - {*self.env.all_docs}}
        for link in [*doctree.findall(nodes.reference)]:
            if link.get('refuri') in gone:
                link.replace_self(link.children)
        super().write_doc_serialized(docname, doctree)

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        whole = '' in self.noted.kinds[docname].values()
        context = super().get_doc_context(docname, body, metatags)
        title = context['title'] if own_title(self.env, docname) else escape(docname)
        return {**context, 'title': title, 'matter': 'backmatter' if whole else 'bodymatter'}

    def gen_indices(self) -> None:
        """Make none of a site's: those of domains as well have templates that a book has not."""

    def gen_additional_pages(self) -> None:
        """Make none of them either."""

    def copy_static_files(self) -> None:
        """Bring the stylesheets of the book, and nothing of the web site's."""
        folder = Path(self.outdir, '_static')
        folder.mkdir(parents=True, exist_ok=True)
        for sheet, _media in SHEETS:
            shutil.copyfile(Path(__file__).with_name(sheet), folder / sheet)

    def add_visible_links(self, tree: Any, show_urls: str = 'inline') -> None:
        """Leave links as they are: an e-book follows them, and a voice needn't spell them."""

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[NavPoint]:
        """Make the contents, where a title without words is called as in the PDF."""
        names = {self.get_target_uri(docname): docname for docname in self.env.found_docs}
        for node in navnodes:
            if not node['text'].strip():
                name = names.get(node['refuri'])
                node['text'] = escape(called(self.env, name)) if name else WORDLESS
        return super().build_navlist(navnodes)

    def handle_finish(self) -> None:
        """Add to the pages what only a book has, and the package, and bind them."""
        with progress_message(f'binding {target_of(self).name}'):
            with suppress_logging():  # it resolves the first page again
                self.get_toc()
            bind(self, self.noted, self.build_navlist(self.refnodes))

    @property
    def language_context(self) -> dict[str, str]:
        """What templates are told of the language."""
        code = self.config.language
        direction = 'rtl' if writes_leftwards(code) else ''
        return {'language': language_tag(code), 'direction': direction}
