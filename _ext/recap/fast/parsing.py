"""The parser of MyST, made once for all texts: a translated page is a hundred of them.

MyST makes a parser for each text that it is given, and a document with all options of docutils,
which it throws away. That takes some three milliseconds: a tenth of the reading of a page, and most
of it where each paragraph is read again in its translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from docutils.parsers.rst.languages import get_language
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from types import ModuleType

    from docutils import nodes
    from markdown_it import MarkdownIt

_free: Final[list[MarkdownIt]] = []
"""The parser that no text is in, if there is one."""


class Renderer(SphinxRenderer):
    """MyST’s, which makes no other document than the one that it is given."""

    def setup_render(self, options: dict[str, Any], env: MutableMapping[str, Any]) -> None:
        """Set what MyST’s does (`test_parsing.py` compares them), in a document that is there."""
        document: nodes.document = options['document']
        self.md_env, self.md_options, self.md_config = env, options, options['myst_config']
        self.document, self.reporter = document, document.reporter
        self.current_node = options.get('current_node', document)
        self.language_module_rst = cast('ModuleType', get_language(document.settings.language_code))
        self._heading_offset = 0
        self._level_to_section = {0: document}
        self._heading_slugs = {}


class Parser(MystParser):
    """MyST’s, for texts without settings of their own; for the others, it does what MyST’s does."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a text into *document*, whose settings have the environment of Sphinx."""
        if inputstring.startswith('---'):  # settings, which parsers are made for
            super().parse(inputstring, document)
            return
        config = document.settings.env.myst_config
        made = _free.pop() if _free else None  # a text may hold another
        if made is None or made.options['myst_config'] is not config:
            made = create_md_parser(config, Renderer)
        made.options['document'] = document
        try:
            made.render(inputstring)
        finally:
            del made.options['document']
            _free[:] = [made]
