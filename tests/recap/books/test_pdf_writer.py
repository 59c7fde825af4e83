"""The writer of the PDF on a miniature: every element of a page, and what stops a book."""

from __future__ import annotations

from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from sphinx.config import Config
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from miniature import Built, lay
from pdfs import Book
from recap._parts import book_name
from recap.books.pdf.compiler import CompilerError, compiled
from recap.books.pdf.press import PressError, complaints
from recap.books.pdf.setting import EPOCH, Means, pressed

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build

CONF: Final = """
project = 'Essai'
author = 'Testeurs'
copyright = '2013, Testeurs'
release = '1.0'
language = 'fr'
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist', 'fieldlist']
myst_heading_anchors = 3
recap_books = {'fr': 'essai'}
"""
SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">'
    '<rect width="80" height="40" fill="#0b5a80"/></svg>'
)
EVERYTHING: Final = """# Tout ce qu’une page peut tenir

Du texte *penché*, **gras**, `code`, [un mot]{.language-en}, {sub}`bas`, {sup}`haut`,
{abbr}`CRM (relation client)`.

Une note[^n], et la même[^n]. Un [lien](https://exemple.example/a-b),
une adresse <https://exemple.example/c>, [le tableau](#tableau), [plus loin](#fin).

[^n]: Texte de la note.

## Listes

- premier
  - dedans
    1. compté
    2. encore

- dernier

  en deux paragraphes

Terme
: Définition du terme.

:Champ: sa valeur

## Blocs

> Une citation en retrait.

:::{note}
Une remarque.
:::

:::{admonition} Titre propre
Son contenu.
:::

:::{topic} Sujet
Son développement.
:::

```python
print("du code")  # $ \\ #
```

:::{line-block}
vers un
vers deux
:::

***

:::{figure} dessin.svg
:alt: Un rectangle bleu

Légende de la figure

Suite de la légende.
:::

![Un rectangle](dessin.svg)

(tableau)=

:::{table} Titre du tableau
| gauche | droite |
| --- | ---: |
| a | 1 |
| b | 2 |
:::

### Fin

Caractères : \\# \\$ \\\\ "droits" @nom \\<b> // /* ~ 90 % – — … ≈ ≠ → « été » : ; !

:::{rubric} Intertitre
:::
"""


def press(srcdir: Path, **pages: str) -> tuple[Built, bool]:
    """Build the book of *pages*; return it, and whether the builder refused."""
    lay({'conf.py': CONF, **{f'{name}.md': text for name, text in pages.items()}}, srcdir)
    log = StringIO()
    app = SphinxTestApp('pdf', srcdir, builddir=srcdir / '_build', warning=log)
    try:
        app.build()
    finally:
        app.cleanup()
    refused = app.statuscode != 0
    return Built(srcdir, srcdir / '_build' / 'pdf', strip_colors(log.getvalue())), refused


def test_a_link_may_have_a_class(tmp_path: Path) -> None:
    built, refused = press(tmp_path, index='# A\n\n[Un mot](https://exemple.net){.appel}.\n')
    assert not refused, built.log
    assert 'Un mot' in text(built)


def test_what_is_wrong_with_the_code_has_a_place_when_it_is_only_asked() -> None:
    with pytest.raises(CompilerError, match='┌─'):
        compiled('#unknown\n', '/', 0, [], {'only': 'places'})


def text(built: Built, name: str = 'essai.pdf') -> str:
    return ' '.join(Book(built.outdir / name, '').text().replace('-\n', '').split())


@pytest.fixture(scope='module')
def everything(tmp_path_factory: pytest.TempPathFactory) -> Built:
    srcdir = tmp_path_factory.mktemp('everything')
    lay({'dessin.svg': SVG}, srcdir)
    built, refused = press(srcdir, index=EVERYTHING)
    assert not refused, built.log
    return built


def test_every_element_has_its_place(everything: Built) -> None:
    assert everything.log == ''


@pytest.mark.parametrize(
    'words',
    [
        'Du texte penché, gras, code, un mot, bas, haut, CRM (relation client).',
        'Texte de la note.',
        'https://exemple.example/a-b',
        'premier',
        'dedans',
        '1. compté',
        '2. encore',
        'en deux paragraphes',
        'Terme',
        'Définition du terme.',
        'sa valeur',
        'Une citation en retrait.',
        'Note Une remarque.',
        'Titre propre Son contenu.',
        'Sujet Son développement.',
        'print("du code") # $ \\ #',
        'vers un vers deux',
        'Légende de la figure',
        'Suite de la légende.',
        'Titre du tableau gauche droite a 1 b 2',
        '# $ \\',
        '@nom <b> // /* ~ 90 % – — … ≈ ≠ →',
        'Intertitre',
    ],
)
def test_text_of_every_element_is_there(everything: Built, words: str) -> None:
    assert words in text(everything)


def tags(element: pikepdf.Object) -> list[tuple[str, str]]:
    """Return the type and the alternative text of each element of the structure."""
    if isinstance(element, pikepdf.Array):
        return [tag for kid in element for tag in tags(kid)]
    if not isinstance(element, pikepdf.Dictionary) or '/S' not in element:
        return []
    below = tags(element.K) if '/K' in element else []
    return [(str(element.S), str(element.get('/Alt', ''))), *below]


def test_every_element_has_its_tag(everything: Built) -> None:
    with pikepdf.open(everything.outdir / 'essai.pdf') as pdf:
        found = tags(pdf.Root.StructTreeRoot.K)
    types = {name for name, _alt in found}
    expected = {'/H1', '/H2', '/H3', '/P', '/L', '/LI', '/Lbl', '/LBody', '/Table', '/TH', '/TD'}
    assert expected | {'/Link', '/Note', '/Figure', '/Code', '/Em', '/Strong'} <= types
    assert ('/Figure', 'Un rectangle bleu') in found
    assert ('/Figure', 'Un rectangle') in found


def test_miniature_makes_a_book(build: Build, shared_site: Path) -> None:
    built = build(shared_site, 'pdf', recap_books={'fr': 'moulin'})
    assert built.log == ''
    shown = text(built, 'moulin.pdf')
    for words in ('Journées du moulin 2012', 'Conforme', 'Zoé Ångström', 'œuvre', 'Index'):
        assert words in shown


def test_book_without_a_name_is_named_after_the_project(tmp_path: Path) -> None:
    lay({'dessin.svg': SVG}, tmp_path)
    global_conf = CONF.replace("recap_books = {'fr': 'essai'}", '')
    lay({'conf.py': global_conf, 'index.md': '# Essai\n\nTexte.\n'}, tmp_path)
    app = SphinxTestApp('pdf', tmp_path, builddir=tmp_path / '_build')
    app.build()
    app.cleanup()
    assert [path.name for path in (tmp_path / '_build' / 'pdf').glob('*')] == ['essai.pdf']


@pytest.mark.parametrize(
    ('title', 'name'),
    [
        ('Journées d’été 2031', 'journees-d-ete-2031'),
        ('Moulin ' * 40, 'moulin-' * 28 + 'moul'),  # systems have room for 255 letters
    ],
)
def test_words_of_the_title_stay_apart_in_the_name(title: str, name: str) -> None:
    config = Config({'language': 'fr'}, {'project': title})
    config.add('recap_books', {}, '', dict)
    config.add('recap_source_language', '', '', str)
    assert book_name(config) == name


ERRORS: Final = {
    'no alternative text': (
        '# A\n\n![](dessin.svg)\n',
        "index.md:3: ERROR: image 'dessin.svg' has no alternative text; say what it shows",
    ),
    'no alternative text within the page': (
        '# A\n\n![](data:image/png;base64,iVBORw0KGgo=)\n',
        "index.md:3: ERROR: image '4caece539b039b16e16206ea2478f8c5ffb2ca05.png' has no",
    ),
    'missing drawing': (
        '# A\n\nTexte.\n\n![Absent](absent.svg)\n',
        "index.md:5: ERROR: image 'absent.svg': there is no such file",
    ),
    'elsewhere': (
        '# A\n\n![Ailleurs](https://exemple.net/a.png)\n',
        "index.md:3: ERROR: image 'https://exemple.net/a.png' isn’t in the project; put it there",
    ),
    'missing glyph': (
        '# A\n\nTexte.\n\nUn oiseau, \U00013000.\n',
        'index.md:5: ERROR: no font has “\U00013000” (U+13000 EGYPTIAN HIEROGLYPH A001)',
    ),
}


@pytest.mark.parametrize('name', ERRORS)
def test_an_error_says_where_and_leaves_the_former_book(tmp_path: Path, name: str) -> None:
    page, message = ERRORS[name]
    lay({'dessin.svg': SVG}, tmp_path)
    built, refused = press(tmp_path, index='# A\n\nTexte.\n')
    assert not refused, built.log
    before = (built.outdir / 'essai.pdf').read_bytes()
    built, refused = press(tmp_path, index=page)
    assert refused
    assert [line for line in built.warnings if line.startswith(message)], built.log
    assert {path.name: path.read_bytes() for path in built.outdir.glob('*')} == {
        'essai.pdf': before
    }


WARNINGS: Final = {
    'unknown element': (
        '# A\n\nTexte.\n\n```{acks}\n- a^2\n```\n',
        (
            "index.md:6: WARNING: the book has no place for 'acks'; only its text is shown"
            ' [recap.book]'
        ),
        'a^2',
    ),
    'raw HTML': (
        '# A\n\nTexte.\n\n```{raw} latex\n\\bf\n```\n',
        'index.md:5: WARNING: raw latex has no place in the book; write Markdown [recap.book]',
        'Texte.',
    ),
}


@pytest.mark.parametrize('name', WARNINGS)
def test_what_has_no_place_is_a_warning(tmp_path: Path, name: str) -> None:
    page, message, shown = WARNINGS[name]
    built, refused = press(tmp_path, index=page)
    assert not refused
    assert set(built.warnings) == {message}
    assert shown in text(built)


def test_former_addresses_take_no_place(tmp_path: Path) -> None:
    page = '# A\n\nTexte.\n\n<div id="à"></div><div id="b"></div>\n\n## B\n\nSuite.\n'
    built, _refused = press(tmp_path, index=page)
    assert built.warnings == []


@pytest.mark.parametrize('head', ['Un mot[^n]', '[Un mot](https://exemple.example/)'])
def test_table_whose_header_leads_elsewhere_goes_on_over_pages(tmp_path: Path, head: str) -> None:
    """PDF/UA lets no link stand in what a page repeats."""
    rows = '| a | b |\n' * 60
    page = f'# A\n\n| {head} | Autre |\n| --- | --- |\n{rows}\nFin[^n].\n\n[^n]: Texte.\n'
    built, refused = press(tmp_path, index=page)
    assert (built.warnings, refused) == ([], False)


def test_table_of_long_cells_breaks_over_pages(tmp_path: Path) -> None:
    rows = ''.join(f'| {row} | {"mots " * 60} | fin{row} |\n' for row in range(12))
    built, _refused = press(tmp_path, index=f'# A\n\n| N | Texte | Fin |\n| - | - | - |\n{rows}')
    assert built.warnings == []
    assert [row for row in range(12) if f'fin{row}' not in text(built)] == []


def test_a_book_that_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    built, _refused = press(tmp_path, index='# A\n\nTexte.\n')
    path = built.outdir / 'essai.pdf'
    before = path.stat().st_mtime_ns
    press(tmp_path)
    assert path.stat().st_mtime_ns == before


def test_latex_takes_the_pages(build: Build, shared_site: Path) -> None:
    built = build(shared_site, 'latex')
    assert built.log == ''
    assert list(built.outdir.glob('*.tex'))


def test_pages_whose_numbers_move_one_another_are_said_in_words() -> None:
    diagnostic = (
        'warning: document did not converge within five attempts\n = hint: see below\n\n'
        'warning: page number of the context did not stabilize\n   ┌─ x.typ:1:1\n'
    )
    (said,) = complaints('', diagnostic)
    assert said.message.startswith('the numbers of pages move one another')


UNTAGGED: Final = """error: invalid document structure, this element's PDF tag would be split up
  = hint: please report this as a bug
"""


def test_what_the_compiler_cannot_tag_is_set_more_loosely(tmp_path: Path) -> None:
    """A fault of its own, which hangs on where a page ends (typst/typst#7789)."""
    given: list[list[str]] = []

    def how(*inputs: object) -> tuple[bytes, list[str]]:
        assert isinstance(inputs[-1], dict)
        given.append([*inputs[-1]])
        if 'never' in inputs[-1] or 'loose' not in inputs[-1]:
            raise CompilerError(UNTAGGED)
        return b'%PDF', []

    book = partial(pressed, source='', root=tmp_path, date=EPOCH, how=how, means=Means())
    assert book({'first': 'yes'}) == book({'second': 'yes'}) == (b'%PDF', [])
    assert given == [['first'], ['first', 'loose'], ['second', 'loose']]
    with pytest.raises(PressError) as caught:
        book({'never': 'yes'})
    assert 'would be split up' in caught.value.complaints[0].message
