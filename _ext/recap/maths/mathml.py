"""From TeX to MathML, or to a warning: what can't be read is shown as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .._ground import one_line, warn

if TYPE_CHECKING:
    from docutils.nodes import Element

NAMESPACE: Final = 'http://www.w3.org/1998/Math/MathML'
UNKNOWN: Final = re.compile(r'\\[A-Za-z]+')
ESCAPED: Final = re.compile(r'\\([&%$#_{}])')
ALIGNED: Final = re.compile(r'\\(begin|end)\{(?:aligned|gathered|alignedat)\}')
STRAY: Final = {re.compile(r'&(?!#?\w+;)'): '&amp;', re.compile(r'<(?!/?m[a-z]+[ >/])'): '&lt;'}
"""Signs that latex2mathml leaves bare in words, and what they are in XML."""

ET.register_namespace('', NAMESPACE)


class FormulaError(Exception):
    """Why a formula can't be read: the message says what would be right."""


class ReadFormulas(SphinxTransform):
    """Gives each formula its MathML, in translations too: after Sphinx looked them up (20)."""

    default_priority = 23

    def apply(self, **_options: object) -> None:
        for kind in (nodes.math, nodes.math_block):
            for node in list(self.document.findall(kind)):
                block = kind is nodes.math_block
                try:
                    node['mathml'] = mathml(node.astext(), block=block)
                except FormulaError as error:
                    warn(node, 'math', 'formula “%s”: %s', one_line(node.astext()), error)
                    node.parent.replace(node, as_written(node, block=block))


def as_written(node: Element, *, block: bool) -> Element:
    """Return the source of the formula *node*, as code."""
    kind = nodes.literal_block if block else nodes.literal
    return kind(node.astext(), node.astext())


def mathml(tex: str, *, block: bool) -> str:
    """Return the formula *tex* as an element of MathML Core; raise `FormulaError`.

    What latex2mathml lets through is looked at again: commands that it doesn't know, and signs that
    XML has other uses for.
    """
    # Where no page has a formula, this costs nothing: it takes a seventh of a second to load.
    from latex2mathml.converter import convert  # noqa: PLC0415

    problem = ''
    if not tex.strip():
        problem = 'it is empty; write it between the signs'
    elif tex.count('{') - tex.count(r'\{') != tex.count('}') - tex.count(r'\}'):
        problem = 'its braces don’t match; close each {'
    if problem:
        raise FormulaError(problem)
    try:
        text = convert(ALIGNED.sub(r'\\\1{split}', tex), display='block' if block else 'inline')
        for stray, sign in STRAY.items():
            text = stray.sub(sign, text)
        root = ET.fromstring(text)  # noqa: S314  what was just made
    # latex2mathml raises a class for each mistake, without a common one, and others by accident.
    except Exception as error:
        problem = f'not understood ({reason(error)}); try it alone in an editor for TeX'
        raise FormulaError(problem) from error
    for element in root.iter():
        element.text = ESCAPED.sub(r'\1', element.text or '')
        if unknown := UNKNOWN.match(element.text or ''):
            problem = f'no command {unknown[0]} is known; check its name'
            raise FormulaError(problem)
    root.set('alttext', one_line(tex))
    return ET.tostring(root, encoding='unicode')


def reason(error: Exception) -> str:
    """Return the name of *error* in words: “extra left or missing right”.

    >>> reason(ValueError())
    'value'
    """
    name = type(error).__name__.removesuffix('Error')
    return re.sub(r'(?<!^)([A-Z])', r' \1', name).lower()
