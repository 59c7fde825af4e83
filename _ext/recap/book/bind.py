"""The whole book as Typst's code: its data, the template, the pages, the index."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from .front import book, index
from .plan import Places
from .press import functions_of
from .syntax import literal
from .translator import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment

    from .front import Entry
    from .plan import Chapter


def bind(
    env: BuildEnvironment,
    plan: Sequence[Chapter],
    doctrees: Mapping[str, nodes.document],
    date: datetime,
    drawing: Callable[[Element], str],
) -> str:
    """Return the code of the book that the pages of *plan* make.

    *drawing* gives the path of an image, or nothing where it complains that there is none.
    """
    files = resources.files(__package__)
    design, functions = (
        files.joinpath(name).read_text(encoding='utf-8') for name in ('design.typ', 'nodes.typ')
    )
    known = functions_of(functions)
    places = Places(env, doctrees)
    code = [f'#let book = {literal(book(env, date))}\n', design, functions]
    code.append('#show: bound\n#front-matter()\n')
    entries: list[Entry] = []
    part = ''
    for chapter in plan:
        if chapter.part not in {'', part}:
            part = chapter.part
            held = [
                (env.titles[other.docname].astext(), other.docname)
                for other in plan
                if other.part == part
            ]
            code.append(f'#part({literal(part)}, {literal(f"part:{part}")}, {literal(held)})\n')
        translator = Translator(chapter, places, known, drawing)
        code.append(translator.page(doctrees[chapter.docname]))
        entries += translator.entries
    return ''.join([*code, index(entries)])
