"""The forms in which reference managers read a work: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Work: TypeAlias = dict[str, Any]
"""An item of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html).

Its address is apart: of a page in a folder, only the browser of its reader knows it.
"""

json_line: Final = json.JSONEncoder(ensure_ascii=False).encode
"""Returns a value as JSON on one line; `dumps` would make an encoder at each call."""

TEX: Final = str.maketrans(
    {
        **{sign: f'\\{sign}' for sign in '#$%&_'},
        '\\': r'{\textbackslash}',
        '^': r'{\textasciicircum}',
        '~': r'{\textasciitilde}',
        # BibTeX counts braces, those after a backslash too: one alone would leave a field open.
        '{': r'\ensuremath{\lbrace}',
        '}': r'\ensuremath{\rbrace}',
    }
)


class Form(NamedTuple):
    """A citation in one form: a body, what goes before and after an address, and an end.

    ``accessed`` says what goes before, between and after the numbers of the day of access.
    """

    name: str
    body: str
    address: tuple[str, str]
    accessed: tuple[str, str, str]
    end: str

    def text(self, address: str = '') -> str:
        """Return the whole, with the *address* if it is known, and without a day of access."""
        return f'{self.body}{address and address.join(self.address)}{self.end}'


class Cited(NamedTuple):
    """A work to cite, and that in all its forms."""

    work: Work
    forms: tuple[Form, ...]


def forms(work: Work) -> tuple[Form, ...]:
    """Return a *work* in all its forms: BibTeX, RIS, CSL-JSON."""
    return bibtex(work), ris(work), csl(work)


def name_of(work: Mapping[str, Any], role: str = 'author') -> str:
    """Return whose *work* it is in a *role*, or nothing."""
    return str(work[role][0]['literal']) if role in work else ''


def date_of(work: Mapping[str, Any], between: str = '-') -> str:
    """Return when a *work* was published, as far as it is known: ``2031-05-02``, ``2031``."""
    (parts,) = work.get('issued', {}).get('date-parts', [[]])
    return between.join(f'{part:02}' for part in parts)


def csl(work: Work) -> Form:
    """Return a *work* as CSL-JSON, a field on a line.

    The numbers of the day of access are texts there, as its schema allows: one has a zero first.
    """
    lines = [f'  {json_line(name)}: {json_line(value)}' for name, value in work.items()]
    return Form(
        'CSL-JSON',
        '[{\n' + ',\n'.join(lines),
        (',\n  "URL": "', '"'),
        (',\n  "accessed": {"date-parts": [["', '", "', '"]]}'),
        '\n}]',
    )


def bibtex(work: Work) -> Form:
    """Return a *work* as BibTeX reads it, and BibLaTeX, which has more fields."""
    where = (work.get('container-title', ''), work.get('collection-title', ''))
    day = date_of(work)
    fields = {
        # Braces of their own: a style would write « CRM » as “crm”, and take a group's name apart.
        'title': f'{{{tex(work["title"])}}}',
        'author': _braced(name_of(work)),
        'howpublished': tex(', '.join(part for part in where if part)),
        'bookauthor': _braced(name_of(work, 'container-author')),
        'year': day[:4],
        'date': day if len(day) > 4 else '',
        'language': work['language'],
        'note': tex(work.get('note', '')),
    }
    lines = [f'  {name:<12} = {{{text}}},' for name, text in fields.items() if text]
    return Form(
        'BibTeX',
        '\n'.join([f'@misc{{{work["id"]},', *lines]),
        ('\n  url          = {', '},'),
        ('\n  urldate      = {', '-', '},'),
        '\n}',
    )


def ris(work: Work) -> Form:
    """Return a *work* as RIS, the form of RefMan, where a page is “electronic”.

    A value takes a line, and may hold any other sign: none has a meaning.
    """
    day = date_of(work, '/')
    fields = (
        ('TY', 'ELEC'),
        ('TI', work['title']),
        ('AU', name_of(work)),
        ('T2', work.get('container-title', '')),
        ('T3', work.get('collection-title', '')),
        ('PY', day[:4]),
        ('DA', f'{day}/' if len(day) > 4 else ''),
        ('LA', work['language']),
        ('N1', work.get('note', '')),
    )
    body = '\n'.join(f'{tag}  - {" ".join(text.splitlines())}' for tag, text in fields if text)
    return Form('RIS', body, ('\nUR  - ', ''), ('\nY2  - ', '/', ''), '\nER  - ')


def tex(text: str) -> str:
    """Return *text* with the signs that mean something to TeX, or to BibTeX, made literal."""
    return text.translate(TEX)


def _braced(name: str) -> str:
    return name and f'{{{tex(name)}}}'
