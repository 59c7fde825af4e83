"""What many pages share is made once."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

from sphinx.locale import _, translators

from recap.fast.remembered import remember_words

if TYPE_CHECKING:
    import pytest


class Counting(NullTranslations):
    """Notes what it is asked for."""

    def __init__(self, after: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.after = after

    def gettext(self, message: str) -> str:
        self.asked.append(message)
        return f'{message}{self.after}'


def test_words_are_looked_up_once_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Counting('!')
    monkeypatch.setitem(translators, ('general', 'sphinx'), words)
    for _build in range(2):  # in one process, the second after the catalogues have changed
        remember_words()
        assert [_('Search'), _('Search'), _('Next')] == [
            f'{word}{words.after}' for word in ('Search', 'Search', 'Next')
        ]
        words.after = '?'
    assert words.asked == ['Search', 'Next'] * 2
