"""All formats, without a warning: in both languages, with strict references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build

RESULTS = {
    'html': 'seances/ouverture.html',
    'dirhtml': 'seances/ouverture/index.html',
    'singlehtml': 'index.html',
    'text': 'seances/ouverture.txt',
    'xml': 'seances/ouverture.xml',
    'gettext': 'seances/ouverture.pot',
    'epub': 'seances/ouverture.xhtml',
    'latex': 'journesdumoulin2012.tex',
    'man': 'journesdumoulin2012.1',
    'texinfo': 'journesdumoulin2012.texi',
}


@pytest.mark.parametrize('language', ['fr', 'en'])
@pytest.mark.parametrize('builder', RESULTS)
def test_format_without_a_warning(
    build: Build, shared_site: Path, builder: str, language: str
) -> None:
    built = build(shared_site, builder, language=language)
    assert built.warnings == []
    text = built.outdir.joinpath(RESULTS[builder]).read_text(encoding='utf-8')
    expected = '**90' if builder == 'gettext' else 'Origin not found'
    assert (expected if language == 'en' or builder == 'gettext' else 'Origine introuvable') in text


@pytest.fixture(scope='module')
def template(build: Build, shared_site: Path) -> str:
    """What translators are given."""
    outdir = build(shared_site, 'gettext').outdir
    catalogues = (path for path in outdir.rglob('*.pot') if path.name != 'sphinx.pot')
    return ''.join(path.read_text(encoding='utf-8') for path in catalogues)


@pytest.mark.parametrize(
    'message',
    [
        'Physicienne, à Uppsala.',
        'Bob Smith',  # « l’auteur du billet » is no name
        'Lead by *example*!',
        '**Trois** personnes sur quatre se taisent.',
        'Aucun enregistrement n’en reste.',
        'Institut Élan, *Enquête*, 2011.',
        'Ce qu’on laisse.',
    ],
)
def test_content_is_given_to_translators(template: str, message: str) -> None:
    assert f'msgid "{message}"' in template


@pytest.mark.parametrize(
    'words',
    [
        'msgid "— ',  # bylines
        'msgid "Keller et Fay, 2012"',  # options
        'msgid "hors-ligne"',
        'msgid "Origine introuvable"',  # what the extension says: its own catalogue has it
        'Non vérifié',
        'Cité dans',
        'sur 3',
    ],
)
def test_names_and_gathered_content_are_not(template: str, words: str) -> None:
    assert words not in template
