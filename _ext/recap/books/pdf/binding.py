"""The whole of a volume as code: its data, the template, the pages, the index, what it carries."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from sphinx.locale import _

from ..._about import called
from ..._address import address_of
from ..._ground import digest
from ..attachments import attachments, code_of
from ..cover import design
from ..imprint import identity, imprint, rights
from ..syntax import literal
from .index import entries, index
from .mentions import Mentions, Names
from .plan import Places
from .press import functions_of
from .translator import Translator
from .volumes import said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .plan import Chapter
    from .volumes import Volume


@dataclass(frozen=True, slots=True)
class Bound:
    """A volume to be pressed: its ``code``, and what the compiler can't be told.

    ``labelled`` says, for each table in order, whether the first cell of a row heads it; ``rights``
    who holds them, ``subjects`` what the book is about, ``titles`` what each place is called, and
    ``page`` how a page is. ``outward`` has the volume of each place of another that it refers to.
    """

    code: str
    labelled: tuple[bool, ...]
    rights: str
    subjects: tuple[str, ...]
    titles: Mapping[str, str]
    page: str
    outward: Mapping[str, int]

    def seal(self, *others: str) -> str:
        """Return a digest of all that makes it, and of what *others* are."""
        said = (self.labelled, self.rights, self.subjects, sorted(self.titles.items()), self.page)
        return digest(self.code, repr(said), *others)


def bind(
    app: Sphinx,
    path_of: Callable[[Element], str],
    volumes: Sequence[Volume],
    doctrees: Mapping[str, nodes.document],
    date: datetime,
) -> Iterator[Bound]:
    """Yield each of the *volumes*, dated *date*; *path_of* tells where an image is."""
    builder, env = app.builder, app.env
    added, carried = imprint(builder), attachments(builder)
    read = resources.files(__package__)
    pages = ''.join(
        read.joinpath(f'{name}.typ').read_text(encoding='utf-8')
        for name in ('places', 'margin', 'pages')
    )
    functions = read.joinpath('nodes.typ').read_text(encoding='utf-8') + added.typst
    everywhere, known = Places(doctrees), functions_of(functions)
    listed = entries(doctrees, everywhere, env.config.recap_index)
    names = Names(listed)

    def address(label: str) -> str:
        docname, _sign, anchor = label.partition('#')
        return address_of(app, docname, anchor)

    for volume in volumes:
        # Once: who has all volumes needs one, and one alone is made anew where data change.
        held = carried if volume.number == 1 else []
        book = identity(env, added, date, held) | said_of(volume, volumes, env)
        code = [f'#let book = {literal(book)}\n', design(), pages, functions]
        code += ['#show: bound\n#front-matter()\n', *map(code_of, held)]
        places = everywhere.seen_from(volume.elsewhere, address)
        labelled: list[bool] = []
        for chapter, title in parts_of(volume, env):
            code.append(title)
            document = doctrees[chapter.docname]
            mentions = Mentions(names, document.astext())
            translator = builder.create_translator(
                document, chapter, places, known, path_of, mentions
            )
            assert isinstance(translator, Translator)
            code.append(translator.page())
            labelled += translator.labelled
            places.mentioned |= mentions.found
        shown = [entry for entry in listed if entry.is_in(places)]
        code += [index(shown, places), '#colophon()\n#tell-places()\n']
        yield Bound(
            code=''.join(code),
            labelled=tuple(labelled),
            rights=rights(env.config),
            subjects=tuple(added.keywords),
            titles={at: said for at, said in places.titles.items() if not volume.elsewhere(at)},
            page=_('p. %s'),
            outward=places.outward,
        )


def parts_of(volume: Volume, env: BuildEnvironment) -> Iterator[tuple[Chapter, str]]:
    """Yield each page of a *volume*, and the code of the title of the part that it begins."""
    part = ''
    for chapter in volume.chapters:
        title = ''
        if chapter.part not in {'', part}:
            part = chapter.part
            pages = (each.docname for each in volume.chapters if each.part == part)
            held = [(called(env, docname), docname) for docname in pages]
            title = f'#part({literal(part)}, {literal(f"part:{part}")}, {literal(held)})\n'
        yield chapter, title
