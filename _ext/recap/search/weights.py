"""How much each word of a page tells about each of its units.

The scale is that of BM25, with a constant for the mean length, so that a page's weights depend on
that page alone; the words of titles come on top, so that a page about something precedes those
that mention it. Rare words are given more weight when the query is known.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from .texts import plain
from .units import ENTRY, PAGE, PERSON, SECTION, WORK
from .words import forms

if TYPE_CHECKING:
    from collections.abc import Set
    from typing import TypeAlias

    from .units import Unit

    Weights: TypeAlias = dict[str, list[tuple[int, int]]]
    """By word, its units, by number, and its weight in each."""

MAXIMUM: Final = 63
_TEXT: Final = 27
_TITLES: Final = {PAGE: 36, SECTION: 24, ENTRY: 22, PERSON: 48, WORK: 22}
_FIGURE: Final = 16
_MEAN_LENGTH: Final = 80
_SATURATION: Final = 1.2
_LENGTH_PENALTY: Final = 0.5

_NAMING: Final = re.compile(r"(?<![\w’'.&-])[B-HJ-NP-Z](?![\w’'.&-])")
"""A capital by itself, but for A, I and O, which are words."""


def weigh(units: list[Unit], stopwords: Set[str]) -> Weights:
    """Return the weights, from 1 to 63, of all the words of a page but the *stopwords*."""
    weights: Weights = {}
    for number, unit in enumerate(units):
        for form, weight in unit_weights(unit, stopwords).items():
            weights.setdefault(form, []).append((number, weight))
    return weights


def unit_weights(unit: Unit, stopwords: Set[str]) -> dict[str, int]:
    """Return the weights of the words of one unit: its text, and on top of it its titles.

    Stopwords have none, but for letters that name something, as in “vitamin C”, and the words of
    titles that have no other.
    """
    written = plain(unit.text)
    text = Counter(forms(written))
    common = stopwords & text.keys()
    if any(len(form) == 1 for form in common):
        common -= {name.lower() for name in _NAMING.findall(written)}
    for form in common:
        del text[form]
    penalty = 1 - _LENGTH_PENALTY + _LENGTH_PENALTY * text.total() / _MEAN_LENGTH
    by_count = {
        count: max(1, round(_TEXT * count / (count + _SATURATION * penalty)))
        for count in set(text.values())
    }
    weights = {form: by_count[count] for form, count in text.items()}
    titles: dict[str, int] = {}
    for title in unit.titles:
        all_words = list(forms(plain(title)))
        words = [form for form in all_words if form not in stopwords] or all_words
        for form in words:  # the fewer words a title has, the more each of them says
            weight = round(_TITLES[unit.kind] * (0.6 + 0.4 / len(words)))
            titles[form] = max(weight, titles.get(form, 0))
    for form in {form for figure in unit.figures for form in forms(figure)} - titles.keys():
        titles[form] = _FIGURE
    for form, weight in titles.items():
        weights[form] = min(weights.get(form, 0) + weight, MAXIMUM)
    return weights
