"""Fields whose name and body stand together: on one line of the page, where there is room.

A flat list of names and bodies, as writers make it, breaks lines between the two; HTML lets a group
stand in a list of descriptions: https://html.spec.whatwg.org/#the-dl-element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class held_field(nodes.field):  # noqa: N801
    """A field that an HTML page wraps in an element of its own; other formats see a field."""


def visit_html(self: HTML5Translator, _node: held_field) -> None:
    """Open the group of a name and its body."""
    self.body.append('<div>')


def depart_html(self: HTML5Translator, _node: held_field) -> None:
    """Close the group."""
    self.body.append('</div>\n')


def held(field: nodes.Element) -> held_field:
    """Return *field*, held together."""
    return held_field('', *field.children)
