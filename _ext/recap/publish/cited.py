"""How to cite what the recap holds: its pages, its statistics, its quotations.

A quotation is its speaker's, and stands in a page of the recap, which is somebody else's; one that
is only attributed has no author, nor has one of a speaker who isn't named. A statistic is told in
words of the recap: who gave it is said beside. Neither goes without the verdict on it.

In words, the form is that of the reader's “Cite this page”. A processor of CSL, citeproc-py 0.11.1,
was tried: inside « and », its spaces are wide; the first of July is “1 juillet”; quotation marks
within others stay what they are; its German is “zugegriffen 1. Juli”; and it needs the address and
the day, which only the reader's browser knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

from .._about import author, title_of
from .._cited import dated, names, page_work, work
from .._forms import Cited, date_of, forms, name_of
from .._quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .._forms import Work
    from .publication import Facts, Item


def day_of(app: Sphinx, facts: Facts, docname: str) -> str:
    """Return the day of the text of a page, as 2031-05-02, if known.

    The first one stands for the whole: its day is the last one on which something has changed.
    """
    if docname == app.config.root_doc:
        return max(facts.dates.values(), default='')[:10]
    return facts.dates.get(docname, '')[:10]


def cited_page(app: Sphinx, facts: Facts, docname: str) -> Work:
    """Return a page as a work to cite."""
    return page_work(app.env, docname, day_of(app, facts, docname))


def cited_claim(app: Sphinx, facts: Facts, claim: Item) -> Cited:
    """Return a statistic or a quotation as a work to cite, made once for all who ask."""
    if id(claim) not in facts.cited:
        made = claim_work(app, facts, claim)
        facts.cited[id(claim)] = Cited(made, forms(made))
    return facts.cited[id(claim)]


def claim_work(app: Sphinx, facts: Facts, claim: Item) -> Work:
    """Return a statistic or a quotation as a work, which its page contains."""
    env, page = app.env, claim['page']
    signed = author(app.config)
    whole, title = title_of(env), title_of(env, page)
    is_quotation = claim['kind'] == 'quotation'
    speaker = facts.by_id.get(claim.get('speaker', ''), {}).get('name', '')
    said = speaker if is_quotation and not claim.get('attributed') else ''
    fields = {
        'title': unstopped(claim['text']),
        'author': names(said if is_quotation else signed),
        'container-title': title,
        'collection-title': whole if title != whole else '',
        'container-author': names(signed),
        'issued': dated(app.config, day_of(app, facts, page)),
        'language': claim.get('language', ''),
        'note': ', '.join(beside(claim, '' if said else speaker)),
    }
    return work(env, claim['id'], fields)


def beside(claim: Item, speaker: str) -> Iterator[str]:
    """Yield what goes with a *claim*: its *speaker*, where that isn't its author; its verdict.

    Both are in the language of the pages, as a reader would write them.
    """
    if speaker and claim['kind'] == 'quotation':
        yield _('quotation attributed to %s') % speaker
    elif speaker:
        yield _('figure given by %s') % speaker
    if 'verdict' in claim:
        yield _('verdict: %s') % claim['verdict']['word']


def in_words(cited: Work, address: str) -> str:
    """Return how a reader writes where a claim is from: who, « what », beside, in what, when."""
    where = [quoted(cited['container-title'], _('“%s”')), cited.get('collection-title', '')]
    if not where[-1]:
        where = [cited['container-title']]
    where[0] = _('in %s') % where[0]
    what = quoted(cited['title'], _('“%s”'))
    parts = (name_of(cited), what, cited.get('note', ''), *where, date_of(cited)[:4], address)
    return f'{", ".join(part for part in parts if part)}.'


def unstopped(text: str) -> str:
    """Return *text* as a title: without a full stop at its end, but with dots that say more."""
    return text.removesuffix('.') if not text.endswith('..') else text
