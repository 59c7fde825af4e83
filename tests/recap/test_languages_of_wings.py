"""What wings say to readers, in each of the languages that a recap may be written in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from sphinx.locale import __file__ as sphinx_locale

from miniature import PROJECT
from recap.commands.lint.checking import Kind
from recap.commands.lint.translated import check_catalogue
from recap.reader.words import SAID_BY_SPHINX
from small_sites import built, png, small_site

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ('de', 'es', 'fr', 'it', 'nl', 'pt')
CATALOGUES = sorted(PROJECT.glob('_ext/recap/*/locales/fr/LC_MESSAGES/sphinx.po'))
PAGE = """# Notes

:::{session}
:speakers: Ana Lopes
:::

:::{speaker} Ana Lopes
:::

::::{quotation} Ana Lopes
:name: said
So it is.

:::{check} confirmed
:::
::::
"""

ALL_KINDS = """# Notas

## Otra

:::{glossary}
Uno
: Dos.
:::

```{code-block} text
:caption: Tres
:name: tres
x
```

```{figure} x.png
:name: cuatro
:alt: Alt

Cuatro
```

```{table} Cinco
:name: cinco

| A | B |
| --- | --- |
| x | y |
```

```{math}
:label: seis
x
```

:::{versionadded} 1.0
:::

:::{versionremoved} 1.0
:::

{numref}`tres`, {numref}`cuatro`, {numref}`cinco`, {eq}`seis`, {term}`Uno`
"""
"""A page with each kind of element that Sphinx names."""


def said(path: Path) -> dict[str, str]:
    """Return the messages of a catalogue."""
    with path.open('rb') as file:
        return {one_of(m.id): ' '.join(each_of(m.string)) for m in read_po(file) if m.id}


def said_by_sphinx(language: str) -> set[str]:
    """Return what Sphinx says in a *language*: “pt” is Portugal’s to gettext."""
    place = {'pt': 'pt_PT'}.get(language, language)
    path = Path(sphinx_locale).with_name(place) / 'LC_MESSAGES' / 'sphinx.po'
    return {message for message, translated in said(path).items() if translated.strip()}


def one_of(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else ' '.join(text)


def each_of(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def places(text: str) -> list[str]:
    """Return what is filled in."""
    return sorted(re.findall(r'%(?:\(\w+\))?[sd]', text))


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('french', CATALOGUES, ids=lambda path: path.parts[-5])
def test_a_wing_says_all_in_each_language(french: Path, language: str) -> None:
    messages = said(french.parents[2] / language / 'LC_MESSAGES' / 'sphinx.po')
    assert messages.keys() == said(french).keys()
    for message, translated in messages.items():
        assert translated.strip(), message
        assert places(translated) == places(message), message
        assert message[:1].isspace() == translated[:1].isspace(), message


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('french', CATALOGUES, ids=lambda path: path.parts[-5])
def test_a_wing_keeps_the_typography_of_each_language(french: Path, language: str) -> None:
    path = french.parents[2] / language / 'LC_MESSAGES' / 'sphinx.po'
    filled = re.sub(r'%(?:\(\w+\))?[sd]', '1', path.read_text(encoding='utf-8'))
    assert check_catalogue(filled, path.name, Kind(language)) == []


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('french', CATALOGUES, ids=lambda path: path.parts[-5])
def test_what_a_wing_says_is_translated(french: Path, language: str) -> None:
    with (PROJECT / 'tools' / 'babel.cfg').open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(french.parents[3], methods, options)
    words = {one_of(message) for _name, _line, message, _comments, _context in found}
    known = said(french.parents[2] / language / 'LC_MESSAGES' / 'sphinx.po').keys()
    assert words - known - said_by_sphinx(language) == set()


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_recap_is_called_as_its_first_pages_call_it(language: str) -> None:
    starter = PROJECT / 'starter' / 'words' / f'{language}.toml'
    name = tomllib.loads(starter.read_text(encoding='utf-8'))['recap']
    for french in CATALOGUES:
        if french.parts[-5] != 'commands':  # which speaks to authors
            messages = said(french.parents[2] / language / 'LC_MESSAGES' / 'sphinx.po')
            for message, translated in messages.items():
                assert not re.search(r'\brecap\b', message) or name in translated, message


def test_sphinx_still_says_what_we_say_for_it() -> None:
    assert set(SAID_BY_SPHINX) - said_by_sphinx('fr') == set()


@pytest.mark.parametrize('language', LANGUAGES)
def test_no_element_is_named_in_english(tmp_path: Path, language: str) -> None:
    conf = f'language = {language!r}\nnumfig = True\n'
    site = small_site(tmp_path / 'site', {'index.md': ALL_KINDS}, conf)
    png(site / 'x.png')
    page = built(site, language=language).text('index', '.html').partition('<body')[2]
    assert re.findall(r'\b(?:Link to|Added|Removed|Listing|Table)\b', page) == []


@pytest.mark.parametrize(
    ('language', 'words'),
    [
        ('de', ('Vortragende', 'Bestätigt', 'Diese Seite zitieren')),
        ('pt_BR', ('Oradores', 'Confirmado', 'Citar esta página')),
        ('en', ('Speakers', 'Confirmed', 'Cite this page')),
        ('sv', ('Speakers', 'Confirmed', 'Cite this page')),
    ],
)
def test_pages_speak_one_language(tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
    text = PAGE.replace('Lopes\n:::\n\n::', 'Lopes\nA speaker.\n:::\n\n::', 1)
    text = text.replace('confirmed\n', 'confirmed\nHeard again.\n')
    site = small_site(tmp_path / 'site', {'index.md': text}, f'language = {language!r}\n')
    page = built(site, language=language).soup('index').get_text()
    assert [word for word in words if word not in page] == []
