"""How to cite a page of the recap.

The address is known here only where ``html_baseurl`` is set; elsewhere `recap-reader.js` fills it
in, and this citation where a quotation is copied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def citation(app: Sphinx, pagename: str) -> dict[str, str]:
    """Return what « Citer cette page » shows, for the template of a page of text."""
    title = '' if pagename == app.config.root_doc else app.env.titles[pagename].astext()
    return {
        'text': reference(app.env, title),
        'bibtex': bibtex(app.env, pagename, title),
    }


def recap_title(env: BuildEnvironment) -> str:
    """Return the title of the recap: that of its first page, which is translated."""
    return env.titles[env.config.root_doc].astext()


def published(config: Config) -> str:
    """Return the year of publication: the first one in the copyright of the project."""
    year = re.search(r'\d{4}', config.copyright)
    return year.group() if year else ''


def reference(env: BuildEnvironment, title: str) -> str:
    """Return how a scholar cites the page *title*, or the whole recap when it is empty."""
    whole = ', '.join(part for part in (recap_title(env), published(env.config)) if part)
    if not title:
        return whole
    return ' '.join([_('%s, in') % (_('“%s”') % title), whole])


def bibtex(env: BuildEnvironment, pagename: str, title: str) -> str:
    """Return the fields of the page's BibTeX entry, one a line, all but its address."""
    whole = recap_title(env)
    key = nodes.make_id(f'{whole} {pagename}')
    fields = {
        'title': title or whole,
        'howpublished': whole if title else '',
        'year': published(env.config),
        'language': env.config.language,
    }
    lines = [f'  {name:<12} = {{{escaped(text)}}},' for name, text in fields.items() if text]
    return '\n'.join([f'@misc{{{key},', *lines])


def escaped(text: str) -> str:
    """Return *text* with the characters that mean something to BibTeX made literal."""
    return re.sub(r'([#$%&_{}])', r'\\\1', text)
