"""What is to be drawn of a site, for those who show links to it: another wing may do so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._about import title_of
from .._address import root
from .._ground import SITES
from .._languages import language_tag
from . import pages
from .saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .publication import Facts


def add_pictures(app: Sphinx, facts: Facts) -> None:
    """Add to the *facts* what others draw (``publish-cards``, ``publish-icons``).

    Who shows a link asks for an absolute address: where there is none, no card is asked for.
    """
    if app.builder.name not in SITES:
        return
    for icons in sorted(app.emit('publish-icons'), key=str):
        facts.icons += icons
    if root(app):
        for drawn in sorted(app.emit('publish-cards', list(asked(app, facts))), key=str):
            facts.cards |= drawn


def asked(app: Sphinx, facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield what is to be on the card of each page, as plain data.

    The ``name`` of the page; its ``language``; the name of the ``site``; ``text``, its title or
    what was said, which is in the language ``spoken``; what is ``beside`` it, less large: the
    description of a page, or who said it. Of a claim, its ``figure``, without which its text goes
    on; its ``verdict``, which is the key of one, in a ``word``, its ``source``; the marks
    ``before`` and ``after`` what is quoted. What is unknown is empty.
    """
    language = language_tag(app.config.language)
    site = title_of(app.env)
    common = {'language': language, 'site': site, 'spoken': language}
    of_claims = dict.fromkeys(('figure', 'verdict', 'word', 'source', 'before', 'after'), '')
    for docname in sorted(app.env.all_docs):
        own = {'text': title_of(app.env, docname), 'beside': pages.told(app, docname)}
        yield {'name': docname, **common, **of_claims, **own}
    if app.config.recap_claim_pages:
        for name, claim in facts.claim_pages.items():
            yield {'name': name, **common, **Saying(app, facts, name, claim).card()}
