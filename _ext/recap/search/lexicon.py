"""What a language knows of its own words: questions, synonyms, endings. `lexicon.toml` has them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .words import fold, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

_FILE: Final = Path(__file__).with_suffix('.toml')


@cache
def _known() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding='utf-8'))


def folded(text: str) -> str:
    """Return the words of *text*, folded, with a space between two.

    >>> folded('Réseau social')
    'reseau social'
    """
    return ' '.join(map(fold, forms(text)))


def groups(lines: Iterable[str], stopwords: Set[str]) -> list[list[str]]:
    """Return words that stand for one another, from *lines* that have commas between them.

    Lines that share a word are one. Of several words, the index hasn't the *stopwords*: they come
    after a bar, as queries may have them, and before it without them; « pour cent », of which one
    word is left, is only read in queries.
    """
    found: list[list[str]] = []
    for line in lines:
        group = [told(words, stopwords) for words in filter(None, map(folded, line.split(',')))]
        shared = [other for other in found if set(other) & set(group)]
        found = [other for other in found if other not in shared]
        found.append(list(dict.fromkeys(word for part in (*shared, group) for word in part)))
    return [group for group in found if len(group) > 1]


def told(words: str, stopwords: Set[str]) -> str:
    """Return folded *words* as `groups` writes them.

    >>> [told(words, {'the', 'per'}) for words in ('the source says', 'per cent', 'mail')]
    ['source says|the source says', '|per cent', 'mail']
    """
    rest = [word for word in words.split(' ') if word not in stopwords]
    if ' ' not in words or len(rest) > words.count(' '):
        return words
    return f'{" ".join(rest) if len(rest) > 1 else ""}|{words}'


def lexicon(language: str, own: Iterable[str], stopwords: Set[str]) -> dict[str, object]:
    """Return what the engine is told of a *language*, and of the site's *own* synonyms.

    A language that isn't known has no questions and no endings, and the synonyms of all.
    """
    code = language.partition('_')[0].partition('-')[0]
    known = _known().get(code, {})
    lines = [
        *own,
        *known.get('alike', ()),
        *_known()['any']['alike'],
    ]
    return {
        'asked': folded(known.get('asked', '')),
        'said': folded(known.get('said', '')),
        'alike': '\n'.join(','.join(group) for group in groups(lines, set(map(fold, stopwords)))),
        'swaps': known.get('swaps', ''),
        'endings': known.get('endings', ''),
    }
