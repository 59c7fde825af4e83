"""How to cite a page of the recap, or a quotation on it.

The address is known here only where ``html_baseurl`` is set; elsewhere `recap-cite.js` fills it in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _

from .domain import domain_of
from .markup import words

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from .nodes import quotation


def add_citation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the template of a page of text what « Citer cette page » shows."""
    if doctree is None:  # search, index: nothing to cite
        return
    title = '' if pagename == app.config.root_doc else app.env.titles[pagename].astext()
    context['recap_citation'] = {
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
    return ' '.join([_('%s, in') % words(title), whole])


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


def quotation_text(env: BuildEnvironment, quotation: quotation, docname: str) -> str:
    """Return the words of a *quotation*, who said them, and the title of their page."""
    record = domain_of(env).recap.find('speaker', quotation['speaker'])
    speaker = record.label if record else _('speaker not named')
    return f'{words(quotation.text())} — {speaker}, {reference(env, env.titles[docname].astext())}'
