"""MyST's parser, made once, reads what one for each text does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser as RstParser
from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser

from miniature import Build, lay
from recap.fast import parsing
from recap.fast.parsing import Renderer

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ['myst_parser'%s]
language = 'en'
locale_dirs = ['locales']
gettext_compact = False
myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist']

def setup(app):
    from docutils.parsers.rst import Directive
    from docutils.utils import new_document

    class Again(Directive):
        has_content = True

        def run(self):
            settings = self.state.document.settings
            other = new_document('other', settings)
            parser = app.registry.create_source_parser('markdown', env=app.env, config=app.config)
            parser.parse('\\n'.join(self.content), other)
            return other.children

    app.add_directive('again', Again)
"""
PAGES = {
    'index.md': """# Une page

Un mot[^1], *deux*, [lien](#autre), {ref}`autre` et [vert]{.v}.

:::{again}
Un texte [d’ailleurs][r] dans un texte.

[r]: https://example.org
:::

(autre)=
## Autre

Encore[^1] [un lien][r] après.

[^1]: Une note.

- [ ] Tâche

:::{toctree}
own
third
:::
""",
    'own.md': '---\nmyst:\n  enable_extensions: [dollarmath]\n---\n\n# Own\n\n$x$, [vert]{.v}.\n',
    'third.md': '# Third\n\n:::{again}\nInner [a][r].\n\n[r]: https://a.example\n:::\n\n## Last\n',
    'locales/en/LC_MESSAGES/index.po': """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Une page"
msgstr "A *page*"

msgid "Un mot[^1], *deux*, [lien](#autre), {ref}`autre` et [vert]{.v}."
msgstr "A word[^1], *two*, [link](#autre), {ref}`autre` and [green]{.v}."

msgid "Encore[^1] [un lien][r] après."
msgstr "Again[^1] [a link][r] then."

msgid "Une note."
msgstr "A note, **bold**."
""",
}


@pytest.fixture(scope='module')
def read(build: Build, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What is read with each set of extensions."""
    found = {}
    for extension in ('', ", 'recap.fast'"):
        place = tmp_path_factory.mktemp('read')
        site = lay({'conf.py': CONF % extension, **PAGES}, place / 'site')
        made = build(site, 'pseudoxml', language='en')
        pages = {name: page.replace(bytes(place), b'') for name, page in made.files().items()}
        found[extension] = pages | {'log': '\n'.join(made.warnings).encode()}
    return found


def test_it_reads_what_mysts_own_reads(read: dict[str, dict[str, bytes]]) -> None:
    usual, fast = read.values()
    assert fast == usual
    page = usual['index.pseudoxml'].decode()
    assert 'A note, ' in page
    assert 'd’ailleurs' in page
    assert usual['log'] == b''


def test_one_is_made_for_a_build(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []

    def counted(*given: Any) -> Any:
        made.append(given)
        return create_md_parser(*given)

    monkeypatch.setattr(parsing, 'create_md_parser', counted)
    pages = {name: text.replace('again', 'note') for name, text in PAGES.items()}
    site = lay({'conf.py': CONF % ", 'recap.fast'", **pages}, tmp_path / 'site')
    assert 'A word' in build(site, 'text', language='en').text('index')
    assert len(made) == 1


def test_it_sets_what_mysts_own_sets() -> None:
    config = MdParserConfig()
    document = new_document('page', get_default_settings(RstParser))
    found = []
    for kind in (SphinxRenderer, Renderer):
        parser = create_md_parser(config, kind)
        parser.options['document'] = document
        renderer: Any = parser.renderer
        renderer.setup_render(parser.options, {})
        found.append({**vars(parser.renderer)})
    usual, fast = found
    assert usual.keys() == fast.keys()
    apart = {'md', 'md_options', 'rules'}  # each has its own
    assert {k: v for k, v in usual.items() if k not in apart} == {
        k: v for k, v in fast.items() if k not in apart
    }
