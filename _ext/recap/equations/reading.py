"""Equations when a page is read: where they stand, and whether they can be shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .._ground import PLAIN, location_of, warn
from .mathml import TexError, tree
from .plain import in_signs

_PROSE: Final = re.compile(r'\d[^\\^_={}]*\s[^\W\d_]{2,}(?:\s[^\\]*)?$')
"""What begins as a price does, goes on with words, and has no sign of TeX."""

BROKEN: Final = 'tex-error'
"""Where an equation that can't be shown says so to those who write it."""


class PlaceEquations(SphinxTransform):
    """Have an equation between ``$$`` end its paragraph only where it is alone there.

    Prices that stand between two ``$`` are prices again. Runs once pages are translated (20). Leans
    on MyST making blocks of equations in a line of text, and on ``rawsource``, which of a role
    isn't the TeX alone.
    """

    default_priority = 23

    def apply(self, **kwargs: Any) -> None:
        for line in list(self.document.findall(nodes.math)):
            tex = line.astext()
            if line.rawsource == tex and (_PROSE.match(tex) or _is_price(line)):
                line.parent.replace(line, nodes.Text(f'${tex}$'))
        for block in list(self.document.findall(nodes.math_block)):
            holder = block.parent
            if not isinstance(holder, nodes.TextElement):
                continue
            if isinstance(holder, nodes.paragraph) and len(holder) == 1:
                holder.parent.replace(holder, block)
            else:
                text = block.astext()
                holder.replace(block, nodes.math(text, text))


class CheckEquations(SphinxTransform):
    """Warn about the TeX that can't be shown, in translations too; say the rest as text."""

    default_priority = 840  # before domains (850) take the text

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(is_equation):
            assert isinstance(node, (nodes.math, nodes.math_block))
            check(node, block=isinstance(node, nodes.math_block))


def _is_price(line: nodes.math) -> bool:
    """Return whether *line* is what follows “US$”, up to another $."""
    before = line.previous_sibling()
    return line.astext()[:1].isdigit() and before is not None and before.astext()[-1:].isupper()


def is_equation(node: nodes.Node) -> bool:
    """Tell whether *node* is written in TeX."""
    return isinstance(node, (nodes.math, nodes.math_block))


def check(node: nodes.math | nodes.math_block, *, block: bool) -> None:
    """Say what is wrong with the TeX of *node*, and have it shown as it is written.

    What isn't wrong has `PLAIN`, for those who show text alone.
    """
    tex = node.astext()
    file, _colon, line = location_of(node).rpartition(':')
    if not tex.strip():
        warn(f'{file}:{line}', 'equation', 'an equation is empty; write it in TeX, or remove it')
        node[BROKEN] = True
        return
    try:
        node[PLAIN] = in_signs(tree(tex, block=block))
    except TexError as error:
        start = tex.rfind('\n', 0, error.at) + 1
        whole = tex[start:].partition('\n')[0]
        near = whole[error.at - start :][:20].strip() or whole[-20:].strip()
        message = 'the equation can’t be shown near “%s”: %s; correct its TeX'
        warn(f'{file}:{line_of(whole, file, line)}', 'equation', message, near, error)
        node[BROKEN] = True


def line_of(whole: str, file: str, line: str) -> str:
    """Return which line of the *file* holds the *whole* line of an equation, from *line* on."""
    path = Path(file)
    if line and path.is_file():
        lines = path.read_text(encoding='utf-8').split('\n')
        for number, text in enumerate(lines[int(line) - 1 :], start=int(line)):
            if whole.strip() in text:
                return str(number)
    return line
