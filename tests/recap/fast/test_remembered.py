"""What many pages share is made once."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _, translators

from miniature import build_site
from recap.fast.remembered import remember_words
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

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


def test_titles_are_made_html_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ('one', 'two', 'three')
    pages = {f'{name}.md': f'# Number *{name}*\n' for name in names}
    listed = '\n'.join(names)
    pages['index.md'] = f'# Notes & more\n\n:::{{toctree}}\n{listed}\n:::\n'
    site = small_site(tmp_path / 'site', pages)
    made = []
    render = StandaloneHTMLBuilder.render_partial

    def counting(self: StandaloneHTMLBuilder, node: nodes.Node | None) -> dict[str, str]:
        if isinstance(node, nodes.title):
            made.append(node.astext())
        return render(self, node)

    monkeypatch.setattr(StandaloneHTMLBuilder, 'render_partial', counting)
    found = build_site(site, language='en')
    assert sorted(made) == ['Notes & more', 'Number one', 'Number three', 'Number two']
    text = found.text('two', '.html')
    for title in ('<title>Number two', '>Number <em>one</em><', '>Number <em>three</em><'):
        assert title in text
