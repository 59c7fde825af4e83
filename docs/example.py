"""``{example} NAME``: the source of `examples/NAME.md`, and what it becomes, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from docutils.nodes import Node


class Example(SphinxDirective):
    """Shows an example that the pages have in a file, as its author writes it and as it is read.

    The file is parsed in place: its records are those of the page. The styles are in `guide.css`.
    """

    required_arguments = 1

    def run(self) -> list[Node]:
        """Return a container of two: the source, as a block of code, then what it becomes."""
        name = f'examples/{self.arguments[0]}.md'
        path = Path(self.env.srcdir, name)
        self.env.note_dependency(path)
        try:
            source = path.read_text(encoding='utf-8').rstrip()
        except OSError as error:
            message = f'{name}: {error.strerror}'
            raise self.error(message) from None
        # What looks at pages for slips looks at parts of them too, which are included.
        self.env.events.emit('include-read', Path(name), self.env.docname, [source])
        code = nodes.literal_block(source, source, language='md', classes=['guide-source'])
        shown = nodes.container('', *self.parse_text_to_nodes(source), classes=['guide-rendering'])
        both = nodes.container('', code, shown, classes=['guide-example'])
        for node in (code, shown, both):
            self.set_source_info(node)
        return [both]
