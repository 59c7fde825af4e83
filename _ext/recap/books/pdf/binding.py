"""The whole book as code: its data, the template, the pages, the index, what it carries."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from sphinx.locale import _

from ..attachments import attachments, code_of
from ..cover import design
from ..imprint import identity, imprint, rights
from ..syntax import literal
from .index import Mentions, entries, index
from .plan import Places
from .press import functions_of
from .translator import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.builders import Builder

    from .plan import Chapter


@dataclass(frozen=True, slots=True)
class Bound:
    """A book to be pressed: its ``code``, and what the compiler can't be told.

    ``labelled`` says, for each table in order, whether the first cell of a row heads it; ``rights``
    who holds them, ``subjects`` what the book is about, ``titles`` what each place is called, and
    ``page`` how a page is.
    """

    code: str
    labelled: tuple[bool, ...]
    rights: str
    subjects: tuple[str, ...]
    titles: Mapping[str, str]
    page: str


def bind(
    builder: Builder,
    path_of: Callable[[Element], str],
    plan: Sequence[Chapter],
    doctrees: Mapping[str, nodes.document],
    date: datetime,
) -> Bound:
    """Return the book of the pages of *plan*, dated *date*; *path_of* tells where an image is."""
    added, env = imprint(builder), builder.env
    read = resources.files(__package__)
    pages = ''.join(
        read.joinpath(f'{name}.typ').read_text(encoding='utf-8')
        for name in ('places', 'margin', 'pages')
    )
    functions = read.joinpath('nodes.typ').read_text(encoding='utf-8') + added.typst
    carried = attachments(builder)
    book = identity(env, added, date, carried)
    code = [f'#let book = {literal(book)}\n', design(), pages, functions]
    code += ['#show: bound\n#front-matter()\n', *map(code_of, carried)]
    places, known = Places(doctrees), functions_of(functions)
    listed = entries(doctrees, places, env.config.recap_index)
    labelled: list[bool] = []
    found: set[str] = set()
    part = ''
    for chapter in plan:
        if chapter.part not in {'', part}:
            part = chapter.part
            held = [(env.titles[c.docname].astext(), c.docname) for c in plan if c.part == part]
            code.append(f'#part({literal(part)}, {literal(f"part:{part}")}, {literal(held)})\n')
        document = doctrees[chapter.docname]
        mentions = Mentions(listed, document.astext())
        translator = builder.create_translator(document, chapter, places, known, path_of, mentions)
        assert isinstance(translator, Translator)
        code.append(translator.page())
        labelled += translator.labelled
        found |= mentions.found
    shown = [entry for entry in listed if entry.kind != 'name' or found & set(entry.used())]
    code += [index(shown), '#colophon()\n#tell-places()\n']
    return Bound(
        code=''.join(code),
        labelled=tuple(labelled),
        rights=rights(env.config),
        subjects=tuple(added.keywords),
        titles=places.titles,
        page=_('p. %s'),
    )
