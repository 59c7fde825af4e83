"""The nodes that docutils lacks for elements of HTML."""

from __future__ import annotations

from docutils import nodes


class line_break(nodes.Inline, nodes.Element):
    """A line ends here; as plain text, too."""

    def astext(self) -> str:
        return '\n'


class phrase(nodes.Inline, nodes.TextElement):
    """Words with a meaning that ``tag`` tells, an element of HTML such as ``mark``."""


class details(nodes.General, nodes.Element):
    """What opens where readers ask for it, and stands open on paper; its summary comes first."""


class summary(nodes.TextElement):
    """What stays in sight of `details`."""
