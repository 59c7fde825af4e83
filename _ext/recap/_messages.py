"""What wings say to readers, in the language of the pages, and what a project says otherwise."""

from __future__ import annotations

from copy import copy
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.locale import get_translator
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

OWN_MESSAGES: Final = 'recap-words.po'
"""The catalogue, among those of the pages, of words that a project wants otherwise."""


def tell_language(config: Config, wings: Iterable[str | Path]) -> None:
    """Say that the *wings*, by their paths, have no words in the language of the pages."""
    codes = {config.language, config.language.partition('_')[0]}
    known = {path.name for wing in wings for path in Path(wing, 'locales').glob('*')}
    if codes.isdisjoint({*known, 'en'}) and known:
        path = f'locales/{config.language}/LC_MESSAGES/{OWN_MESSAGES}'
        logger.info('recap speaks English beside %r; translate it in %s', config.language, path)


def add_messages(path: Path) -> None:
    """Add the words of the catalogue *path*, if there is one, to those of Sphinx.

    They come last, so that a project says them otherwise in a catalogue of its own. Leans on
    ``get_translator``, and on Sphinx having read its own messages before extensions are set up.
    """
    if path.is_file():
        get_translator().add_fallback(GNUTranslations(compiled(path)))


def add_own_messages(app: Sphinx) -> None:
    """Say otherwise what the project's own catalogue does: `OWN_MESSAGES`.

    Leans on Sphinx's translator being one that all share, and that can be made another.
    """
    for path in own_messages(app.config, Path(app.srcdir)):
        said, shared = GNUTranslations(compiled(path)), get_translator()
        if isinstance(shared, GNUTranslations):
            said.add_fallback(copy(shared))  # whose plurals may be counted otherwise
            vars(shared).update(vars(said))
        else:  # in English, Sphinx has none: ours comes before those of wings
            shared.add_fallback(said)


def own_messages(config: Config, srcdir: Path, language: str = '') -> list[Path]:
    """Return the project's catalogues of words that wings say, in its *language* or another."""
    folder = Path(language or config.language, 'LC_MESSAGES')
    paths = [srcdir / directory / folder / OWN_MESSAGES for directory in config.locale_dirs]
    return [path for path in paths if path.is_file()]


def compiled(path: Path) -> BytesIO:
    """Return the catalogue *path* in the form that `gettext` reads.

    Nothing compiled, which could be older, lies beside it; nor need its folder be writable. It is
    blank where the catalogue can't be read, which others say.
    """
    content = BytesIO()
    try:
        with path.open('rb') as file:
            messages = read_po(file)
    except (ValueError, LookupError):  # its encoding, or its header
        messages = Catalog()
    write_mo(content, messages)
    content.seek(0)
    return content
