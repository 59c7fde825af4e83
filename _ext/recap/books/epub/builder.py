"""The builder ``epub``: all pages, one file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _
from sphinx.util.display import progress_message

from ..._files import write_whole
from ..._languages import language_tag, writes_leftwards
from ..._parts import book_name
from ..cover import cover
from ..imprint import Imprint, date_of, identity, imprint
from .archive import archive
from .package import COVER_IMAGE, identifier, items, portable

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils import nodes

THEME: Final = 'recap-epub'
STYLESHEET: Final = Path(__file__).parent / 'epub.css'


class EpubBuilder(Epub3Builder):
    """Writes the file that ``recap_books`` names for the language, once the whole book is there.

    The pages stand beside it, as any builder of Sphinx leaves them. Leans on what `Epub3Builder`
    does between its methods: ``get_toc`` fills ``refnodes``, from which ``build_navlist`` makes the
    navigation; both read ``guide_titles`` and ``ignored_files``; ``handle_finish`` comes last.
    """

    def init(self) -> None:
        super().init()
        self.use_index = False  # the glossary has those entries, and an e-book its own search
        self.guide_titles = {'toc': _('Table of contents'), 'cover': _('Cover')}
        self.ignored_files: list[str] = []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return portable(f'{docname}{self.out_suffix}')

    def get_output_path(self, page_name: str, /) -> Path:
        return Path(self.outdir, portable(f'{page_name}{self.out_suffix}'))

    def post_process_images(self, doctree: nodes.Node) -> None:
        super().post_process_images(doctree)
        self.images = {uri: portable(name) for uri, name in self.images.items()}

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        return THEME, {}

    def get_outdated_docs(self) -> Iterator[str]:
        """Write all pages anew: what an earlier build left must not end up in the book."""
        yield from self.env.found_docs

    def prepare_writing(self, docnames: Set[str]) -> None:
        for path in Path(self.outdir).iterdir():
            if path.is_dir() and path != Path(self.doctreedir):
                shutil.rmtree(path)
            elif path.suffix != '.epub' and path.is_file():
                path.unlink()
        super().prepare_writing(docnames)
        self.globalcontext.update(self.language_context)

    def copy_static_files(self) -> None:
        """Bring the stylesheet of the book, and nothing of the web site's."""
        folder = Path(self.outdir, '_static')
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(STYLESHEET, folder / STYLESHEET.name)

    def add_visible_links(self, tree: Any, show_urls: str = 'inline') -> None:
        """Leave links as they are: an e-book follows them, and a voice needn't spell them."""

    def handle_finish(self) -> None:
        """Add to the pages the cover, the navigation and the package, and bind them."""
        self.get_toc()
        order = list(dict.fromkeys(node['refuri'].partition('#')[0] for node in self.refnodes))
        with progress_message(f'binding {self.target.name}'):
            added = imprint(self)
            shown = cover(identity(self.env, added, date_of(self.env)))
            Path(self.outdir, COVER_IMAGE).write_bytes(shown)
            title = self.env.titles[self.config.root_doc].astext()
            context = {
                'title': title,
                **self.language_context,
                'cover_image': COVER_IMAGE,
                'cover_title': self.guide_titles['cover'],
                'cover_text': _('Cover: %s') % title,
                'contents_title': self.guide_titles['toc'],
                'contents': self.build_navlist(self.refnodes),
                'first': order[0],
            }
            self.add('cover.xhtml', context)
            self.add('nav.xhtml', context)
            found = items(Path(self.outdir), ['cover.xhtml', 'nav.xhtml', *order])
            self.add('content.opf', {**context, **self.metadata(added), 'items': found})
            names = ['content.opf', *(item.href for item in found)]
            write_whole(self.target, archive(Path(self.outdir), names))

    @property
    def target(self) -> Path:
        """The file that this builder writes."""
        return Path(self.outdir, f'{book_name(self.config)}.epub')

    @property
    def language_context(self) -> dict[str, str]:
        """What templates are told of the language."""
        code = self.config.language
        direction = 'rtl' if writes_leftwards(code) else ''
        return {'language': language_tag(code), 'direction': direction}

    def add(self, name: str, context: dict[str, Any]) -> None:
        """Write the file *name*, which the template of that name makes of *context*."""
        text = self.templates.render(name, context)
        Path(self.outdir, name).write_text(text, encoding='utf-8')

    def metadata(self, added: Imprint) -> dict[str, Any]:
        """Return what the package says of the book."""
        return {
            'identifier': identifier(self.config),
            'author': self.config.author,
            'rights': self.config.copyright,
            'description': added.subtitle,
            'modified': date_of(self.env).strftime('%Y-%m-%dT%H:%M:%SZ'),
            'accessibility': _(
                'All text is live and in reading order, under headings. Each chart and drawing has '
                'a text in its place, and each chart the table that it is drawn from. Links and '
                'passages in another language are marked. The book hasn’t been audited by a person.'
            ),
        }
