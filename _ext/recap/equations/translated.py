"""Equations on lines of their own, in translations."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.locale import init
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain


class TranslateEquations(SphinxTransform):
    """Translates the equations that catalogues have, such as one with words in it.

    Before Sphinx (20), which writes reStructuredText around their TeX, and shows two colons where
    the page is Markdown. Those that aren't translated are left to it, which notes as much.
    """

    default_priority = 19

    def apply(self, **_options: Any) -> None:
        domain = docname_to_domain(self.env.docname, self.config.gettext_compact)
        folders = [self.env.srcdir / folder for folder in self.config.locale_dirs]
        catalogue, there = init(folders, self.config.language, domain)
        for block in self.document.findall(nodes.math_block) if there else ():
            tex = block.rawsource or block.astext()
            translated = catalogue.gettext(tex)
            if translated.strip() and translated != tex:
                block.children = []
                block.append(nodes.Text(translated))
                block['translatable'], block['translated'] = False, True
