"""How to cite a page of the recap.

The address is known here only where ``html_baseurl`` is set; elsewhere `reader.js` fills it
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
    """Return what « Citer cette page » shows, for the template of a page of text.

    After words that are copied from it, which have an author of theirs, goes the ``reference``.
    """
    title = '' if pagename == app.config.root_doc else app.env.titles[pagename].astext()
    cited = reference(app.env, title)
    return {
        'text': ', '.join(part for part in (author(app.config), cited) if part),
        'reference': cited,
        'bibtex': bibtex(app.env, pagename, title),
    }


def recap_title(env: BuildEnvironment) -> str:
    """Return the title of the recap: that of its first page, which is translated."""
    return env.titles[env.config.root_doc].astext()


def published(config: Config) -> str:
    """Return the year of publication: the first one in the copyright of the project."""
    year = re.search(r'\d{4}', config.copyright)
    return year.group() if year else ''


def holder(config: Config) -> str:
    """Return the year and who signs the recap: « 2031, Kiln Guild »."""
    signed = author(config)
    known = not signed or signed in config.copyright
    return config.copyright if known else f'{config.copyright}, {signed}'


def author(config: Config) -> str:
    """Return who signs the recap: nobody, where conf.py doesn't say.

    Leans on the words that Sphinx has for that.
    """
    return '' if config.author == 'Author name not set' else config.author


def reference(env: BuildEnvironment, title: str) -> str:
    """Return where the page *title* is, or the whole recap when it is empty."""
    whole = ', '.join(part for part in (recap_title(env), published(env.config)) if part)
    if not title:
        return whole
    return ' '.join([_('%s, in') % (_('“%s”') % title), whole])


def bibtex(env: BuildEnvironment, pagename: str, title: str) -> str:
    """Return the fields of the page's BibTeX entry, one a line, all but its address."""
    whole = recap_title(env)
    key = nodes.make_id(f'{whole} {pagename}')
    signed = escaped(author(env.config))
    fields = {
        'title': escaped(title or whole),
        # Between braces of its own: the name of an organisation has no family name.
        'author': signed and f'{{{signed}}}',
        'howpublished': escaped(whole) if title else '',
        'year': published(env.config),
        'language': env.config.language,
    }
    lines = [f'  {name:<12} = {{{text}}},' for name, text in fields.items() if text]
    return '\n'.join([f'@misc{{{key},', *lines])


def escaped(text: str) -> str:
    """Return *text* with the characters that mean something to BibTeX made literal."""
    return re.sub(r'([#$%&_{}])', r'\\\1', text)
