"""Under which name an index files a person, where nobody says it.

The rule is that of library catalogues for names in French (AACR2, 22.5D, in short in
https://www.openlib.org/home/krichel/courses/lis512/aacr2.tar.gz:aacr2/opt/34D.html, read on 30
November 2026): an article, or one that is contracted with a preposition, begins the family name
(“Du Bellay, Joachim”); a preposition stands after the given names (“Aubigné, Agrippa d’”, “La
Fontaine, Jean de”). Particles of other languages follow the use of French ones: “Beethoven, Ludwig
van”, “Ben Saïd, Aïcha”, “Della Rovere, Lucia”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx.locale import _

if TYPE_CHECKING:
    from docutils import nodes

AFTER: Final = frozenset({'de', 'von', 'van', 'der', 'den', 'zu', 'da', 'do', 'dos', 'di'})
"""Prepositions, as they are written in names; one with a capital letter is a part of the name."""
BEFORE: Final = frozenset(
    {'le', 'la', 'les', 'du', 'des', 'del', 'ben', 'bin', 'ibn', 'abou', 'abu', 'saint'}
    | {'dei', 'degli', 'dello', 'della', 'delle', 'dal', 'dai', 'dagli', 'dallo', 'dalla', 'dalle'}
)
"""What begins a family name."""
JOINED: Final = re.compile(r'^(?:d[’\']|al-|el-)(?=\w)')
"""Likewise, what is joined to the name that it precedes."""
ELIDED: Final = re.compile(r'^(?:d[ae]l)?l[’\'](?=\w)')
"""Likewise, an article without its vowel, which stays joined to it."""
ARTICLES: Final = frozenset({'the', 'le', 'la', 'il', 'het', 'das'})
"""Those of the names of groups, and pen names: nobody's given name."""
SUFFIX: Final = re.compile(r',\s*(\S.*)$|\s(Jr\b\.?|Sr\b\.?|II|III|IV)$')
"""What follows a family name, and isn't it."""


def filed(item: nodes.definition_list_item, name: str) -> str:
    """Return how an index shows a person, whose *name* is that of the *item* of a list.

    The list may say it: ``file-as``, a name whose comma, if any, comes before the given names.
    """
    last, comma, first = str(item.parent.get('file-as', '')).partition(',')
    return shown(last.strip(), first.strip()) if comma else last or inverted(name)


def inverted(name: str) -> str:
    """Return a person's *name* with the family name first, unless it begins or ends otherwise.

    >>> inverted('Joachim du Bellay'), inverted('Jean de La Fontaine')
    ('Du Bellay, Joachim', 'La Fontaine, Jean de')
    >>> inverted('Hugh O’Neil, Jr.'), inverted('Lucia della Rovere')
    ('O’Neil, Hugh, Jr.', 'Della Rovere, Lucia')
    """
    suffix = SUFFIX.search(name)
    words = name[: suffix.start()].split() if suffix else name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in AFTER | BEFORE:
        start -= 1
    first, last = words[:start], words[start:]
    while len(last) > 1 and last[0] in AFTER:
        first.append(last.pop(0))
    if last and (joined := JOINED.match(last[0])):
        first.append(joined[0])
        last[0] = last[0].removeprefix(joined[0])
    family = ' '.join(last)
    is_name = first and first[0][:1].isupper() and ELIDED.sub('', last[-1])[:1].isupper()
    if not is_name or (start == 1 and words[0].lower() in ARTICLES):
        return name
    more = f', {suffix[1] or suffix[2]}' if suffix else ''
    return shown(f'{family[:1].upper()}{family[1:]}', ' '.join(first)) + more


def shown(last: str, first: str) -> str:
    """Return a name as an index has it."""
    return _('%(last)s, %(first)s') % {'last': last, 'first': first}
