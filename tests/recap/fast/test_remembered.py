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


def test_titles_are_made_html_once_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ('one', 'two', 'deep/three')
    pages = {f'{name}.md': f'# Number *{name[-5:]}*\n' for name in names}
    listed = '\n'.join(names)
    pages['index.md'] = f'# Notes & more\n\n:::{{toctree}}\n{listed}\n:::\n'
    site = small_site(tmp_path / 'site', pages)
    made = []
    render = StandaloneHTMLBuilder.render_partial

    def counting(self: StandaloneHTMLBuilder, node: nodes.Node | None) -> dict[str, str]:
        found = render(self, node)
        if isinstance(node, nodes.title):
            made.append((node.astext(), str(self.imgpath)))
            picture = f'<img alt="" src="{self.imgpath}/mill.png">'  # as of an equation
            return {**found, 'title': f'{found["title"]}{picture}'}
        return found

    monkeypatch.setattr(StandaloneHTMLBuilder, 'render_partial', counting)
    found = build_site(site, language='en')
    assert sorted(made) == [
        *(('Notes & more', place) for place in ('../_images', '_images')),
        ('Number one', '_images'),
        *(('Number three', place) for place in ('../_images', '_images')),
        *(('Number two', place) for place in ('../_images', '_images')),
    ]
    before = '>Number <em>one</em><img alt="" src="_images/mill.png"><'
    assert before in found.text('two', '.html')
    assert '<em>two</em><img alt="" src="../_images/mill.png"><' in found.text(
        'deep/three', '.html'
    )
