"""What translators have done is lost by no command: what can't be read is said before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from miniature import lay
from recap.commands.problems import RefusedError
from recap.commands.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

CONF: Final = "project = 'Notes'\nlanguage = 'en'\nextensions = ['myst_parser', 'recap']\n"
PLACE: Final = 'locales/fr/LC_MESSAGES/index.po'
WORDS: Final = 'msgid "Some words."\nmsgstr "Des mots."\n'


@pytest.mark.parametrize('languages', [(), ('fr',), ('de', 'fr')])
def test_a_catalogue_that_cannot_be_read_stays_as_it_is(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    """What was brought up to date lacked the line, and all that is of its message."""
    broken = f'{WORDS}\nmsgid "More."\nmsgstr "Encore.\n'
    lay({'conf.py': CONF, 'index.md': '# Notes\n\nSome words.\n', PLACE: broken}, tmp_path)
    with pytest.raises(RefusedError) as refused:
        translate(tmp_path, languages)
    first, second = str(refused.value).splitlines()
    assert first == 'there are catalogues to mend first:'
    assert second.startswith(f'{PLACE}:5: this is no line of a catalogue')
    assert (tmp_path / PLACE).read_text(encoding='utf-8') == broken
    assert not (tmp_path / '_build').exists()


@pytest.mark.parametrize('code', ['fr,de', 'english', 'French', 'a b', '../x', 'fr_FRA', ''])
def test_what_is_no_language_is_refused(tmp_path: Path, code: str) -> None:
    lay({'conf.py': CONF, 'index.md': '# Notes\n'}, tmp_path)
    with pytest.raises(RefusedError, match='is no language; write one as fr, pt-BR'):
        translate(tmp_path, [code])
    assert not (tmp_path / 'locales').exists()


def test_where_none_is_begun_one_is_asked_for(tmp_path: Path) -> None:
    lay({'conf.py': CONF, 'index.md': '# Notes\n'}, tmp_path)
    with pytest.raises(RefusedError, match='no translation is begun; name one, as LANGUAGES=fr'):
        translate(tmp_path, [])
