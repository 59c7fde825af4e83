"""Beneath a chart: the works that its figures come from, and of when these are."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from babel.dates import format_interval, format_skeleton
from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _

from .._languages import as_written, locale_of
from .nodes import chart_credit

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.environment import BuildEnvironment

SKELETONS: Final = {1: 'y', 2: 'yMMMM', 3: 'yMMMMd'}
"""How a date is written, by the number of its parts: year, month, day."""

KIND: Final = 'source'
"""The kind of record that a domain has, where charts can name their sources."""


class CreditError(Exception):
    """What keeps a credit from being written, with a remedy."""


def credit(env: BuildEnvironment, source: str, when: str) -> list[Node]:
    """Return a paragraph that credits the records named in *source*, and dates the figures.

    *source* is a list of names, with commas; *when*, a date of ISO 8601 or two, with a slash. Both
    may be empty: the paragraph isn't there when both are. Raises `CreditError`.

    It has no place in the source, so that Sphinx has none of it translated: its words are those of
    the wing's own catalogue.
    """
    keys = [key.strip() for key in source.split(',') if key.strip()]
    said: list[list[Node]] = []
    if keys:
        before, _place, after = (_('Sources: %s') if len(keys) > 1 else _('Source: %s')).partition(
            '%s'
        )
        links: list[Node] = [each for key in keys for each in (nodes.Text(' · '), link(env, key))]
        said.append([nodes.Text(before), *links[1:], nodes.Text(after)])
    if when:
        said.append([nodes.Text(_('Data: %s') % dated(when, env.config.language))])
    if not said:
        return []
    parts = [part for each in said for part in (nodes.Text(' · '), *each)]
    return [chart_credit('', '', *parts[1:], classes=['recap-chart-credit'])]


def link(env: BuildEnvironment, key: str) -> Node:
    """Return a reference to the record *key*, shown without the brackets of a citation."""
    domain = next((each for each in env.domains.sorted() if KIND in each.object_types), None)
    if domain is None:
        message = 'no records of sources here; load recap.records, or write the source in a note'
        raise CreditError(message)
    shown = nodes.inline('', key, classes=['xref', domain.name, f'{domain.name}-{KIND}'])
    place = {'refdomain': domain.name, 'reftype': KIND, 'reftarget': key, 'refdoc': env.docname}
    return addnodes.pending_xref('', shown, **place, refexplicit=False, refwarn=True, bare=True)


def dated(when: str, language: str) -> str:
    """Return a date as *language* writes it: a year, a month, a day, or from one to another.

    English without a country has the day before the month, as all languages but one.

    >>> dated('2031-04-16/2031-05-15', 'en')
    '16 Apr\u00a0–\u00a015 May 2031'
    """
    locale = locale_of('en_GB' if language == 'en' else language)
    ends = [read(each) for each in when.split('/')]
    if len(ends) > 2 or len({parts for _day, parts in ends}) > 1 or ends != sorted(ends):
        message = 'date %r; write two of one form, the earlier one first: 2030/2031'
        raise CreditError(message % when)
    (first, parts), (last, _same) = ends[0], ends[-1]
    if first == last:
        return as_written(format_skeleton(SKELETONS[parts], first, locale=locale), language)
    spaced = format_interval(first, last, SKELETONS[parts], locale=locale)
    spaced = as_written(spaced, language)
    return spaced.replace('\u2009', '\u00a0')  # which more typefaces have, and which holds


def read(text: str) -> tuple[date, int]:
    """Return a date of ISO 8601, and how many parts it has; raise `CreditError` on another text."""
    if found := re.fullmatch(r'(\d{4})(?:-(\d\d))?(?:-(\d\d))?', text.strip()):
        parts = [int(part) for part in found.groups() if part]
        try:
            return date(*[*parts, 1, 1][:3]), len(parts)
        except ValueError:
            pass
    message = 'date %r; write it as 2031, 2031-05 or 2031-05-15'
    raise CreditError(message % text)
