"""The index of the search, read as the browser reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from recap.search.parts import DIGITS
from recap.search.publish import FOLDER

if TYPE_CHECKING:
    from miniature import Built


def part(built: Built, name: str) -> Any:
    """Return what a script of the index hands to the page."""
    script = built.text(f'{FOLDER}/{name}', '.js')
    handed = script[script.rindex('recapSearch.') :].partition('(')[2]
    return json.JSONDecoder().raw_decode(handed)[0]


def vocabulary(built: Built) -> set[str]:
    """Return the words of the index."""
    words: set[str] = set()
    for rank in range(len(part(built, 'index')['words'])):
        previous = ''
        for line in part(built, f'words/{rank}').split('\n'):
            previous = previous[: DIGITS.index(line[0])] + line[1:].partition(' ')[0]
            words.add(previous)
    return words


def searched_text(built: Built, page: str) -> str:
    """Return the titles and texts of the index for a *page*, in its order."""
    count = len(list((built.outdir / FOLDER / 'text').glob(f'{page}.*.js')))
    units = [unit for rank in range(count) for unit in part(built, f'text/{page}.{rank}')[2]]
    return ' '.join(f'{title} {text}' for _anchor, title, text in units)
