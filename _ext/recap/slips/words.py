"""Words of the machinery that a project says otherwise, and that are none but for a slip."""

from __future__ import annotations

from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sphinx
from babel.messages.pofile import read_po

from .._messages import own_messages
from .smuggled import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Catalog
    from sphinx.config import Config

CLOSE: Final = 0.87
"""How alike two words are: “Edit this page”, of a theme, is no slip for “Cite this page”."""
STOCK: Final = Path(sphinx.__file__).with_name('locale') / 'sphinx.pot'
"""The words of Sphinx itself, which a project may say otherwise as well."""
MEANT: Final = 'no word of the machinery is %r: did you mean “%s”?'


def misspelt(config: Config, srcdir: Path, wings: Iterable[Path]) -> Iterator[tuple[str, int, str]]:
    """Yield the words that a project says otherwise, and that are nearly those of *wings*.

    Each comes after its file and its line. Others may be those of a theme or another extension.
    """
    paths = own_messages(config, srcdir)
    found = [sorted(wing.glob('locales/*/LC_MESSAGES/sphinx.po'))[:1] for wing in wings if paths]
    known = {word for each in found for path in each for word, _line in words(path)} - {''}
    stock = {word for word, _line in words(STOCK)} if paths else set()
    for path in paths:
        for word, line in words(path):
            unknown = word not in known and word not in stock
            if unknown and (close := get_close_matches(word, known, n=1, cutoff=CLOSE)):
                yield str(path), line, MEANT % (word, close[0])


def words(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the words that the catalogue *path* is about, each before its line."""
    with suppress(OSError, ValueError, LookupError), path.open('rb') as file:  # which others say
        catalogue: Catalog = read_po(file)
        yield from ((forms(each.id)[0], each.lineno or 1) for each in catalogue if each.id)
