"""What wings say to readers, in each of the languages that a recap may be written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from miniature import PROJECT
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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


def said(path: Path) -> dict[str, str]:
    """Return the messages of a catalogue."""
    with path.open('rb') as file:
        return {one_of(m.id): ' '.join(each_of(m.string)) for m in read_po(file) if m.id}


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
