"""What the pages of a schedule say beside its own words: from the catalogues in ``locales``."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._messages import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

LOCALES: Final = Path(__file__).with_name('locales')


def speaking(language: str) -> Callable[[str], str]:
    """Return what says English words in a *language*, or leaves them where it knows none."""
    for code in (language, language.partition('_')[0]):  # pt_BR, then pt
        path = LOCALES / code / 'LC_MESSAGES' / 'sphinx.po'
        if path.is_file():
            return GNUTranslations(compiled(path)).gettext
    return NullTranslations().gettext
