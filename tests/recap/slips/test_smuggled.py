"""What translators send says passages, and does nothing: nobody runs catalogues to review them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from press import sphinx
from recap.slips.catalogues import slips_in
from recap.slips.smuggled import ALONE, KEEP, STOPS, WORD
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

FAR: Final = 'https://a.example/i.png'
HEADER: Final = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def said(folder: Path, source: str, text: str, name: str = 'index.po') -> list[tuple[int, str]]:
    path = folder / name
    path.write_text(f'{HEADER}msgid "{source}"\nmsgstr {text}\n', encoding='utf-8')
    return [*slips_in(path)]


@pytest.mark.parametrize(
    ('text', 'found'),
    [
        ('""\n"```{include} ../a.txt\\n"\n"```"', '```{include}'),
        ('"> ~~~ {raw} html"', '~~~ {raw}'),
        ('"`"\nmsgidx\n"``{include} a"', '```{include}'),
        ('"- :::{literalinclude} a"', ':::{literalinclude}'),
        ('"```{include} a\\r```"', '```{include}'),
        ('"---\\nmyst: {}\\n---\\nWords"', '---'),
        ('"{{ cycler.__init__ }}"', '{{ cycler.__init__ }}'),
        ('".. raw:: html\\n   :file: a"', '.. raw::'),
    ],
)
def test_a_translation_that_would_act_stops(tmp_path: Path, text: str, found: str) -> None:
    slips = said(tmp_path, 'Words', text)
    assert (5, ALONE % (found, STOPS)) in slips


@pytest.mark.parametrize(
    ('source', 'text'),
    [
        ('Words', '"--- dit-il : `a` {term}`b <c>` ::"'),
        ('`` ```{note} `` opens', '"`` ```{note} `` ouvre"'),
        ('`::::{note}`, then ```` ``` ````', '"`::::{note}` puis « ::: » (```` ``` ````)"'),
        ('Words', '"Mots, ` ```{note} ` en code"'),
        ('{{town}} is', '"C’est {{ town }}"'),
        ('Words', '"<b>Mots</b> dits \\"ainsi\\""'),
    ],
)
def test_what_says_words_is_right(tmp_path: Path, source: str, text: str) -> None:
    assert said(tmp_path, source, text) == []


def test_a_word_of_the_machinery_has_no_markup(tmp_path: Path) -> None:
    """Templates, those of the theme too, write words as they are."""
    for name in ('recap-words.po', 'sphinx.po'):
        assert said(tmp_path, 'Next', '"<script>a</script>"', name) == [(5, WORD % '<script>')]
        assert said(tmp_path, 'Next', '"a\\" onclick=\\"b"', name) == [(5, WORD % '"')]
        assert said(tmp_path, 'By <a>%s</a>', '"De <a>%s</a>"', name) == []
        assert said(tmp_path, 'Back', '"<< Retour, en < 5 min <3"', name) == []


@pytest.mark.parametrize(
    ('source', 'text', 'kept'),
    [
        ('%s results.', 'Résultats.', '%s'),
        ('In %s', 'Dans 100 % de %s', '%s'),
        ('%s of %d', '%d sur %s', '%s, %d'),
        ('By %(author)s', 'De %(auteur)s', '%(author)s'),
    ],
)
def test_a_word_that_is_filled_in_keeps_its_places(
    tmp_path: Path, source: str, text: str, kept: str
) -> None:
    name = 'recap-words.po'
    assert said(tmp_path, source, f'"{text}"', name) == [(5, KEEP % (kept, STOPS))]
    for right in (f'100 %% {source}', source if '(' not in source else 'Un'):
        assert said(tmp_path, source, f'"{right}"', name) == []
    assert said(tmp_path, 'In full', '"À 100 %"', name) == []


@pytest.mark.parametrize('language', ['en', 'fr'])
def test_a_word_that_is_nearly_one_of_the_machinery_is_said(tmp_path: Path, language: str) -> None:
    place = f'locales/{language}/LC_MESSAGES/recap-words.po'
    words = ('Heard at event', 'Heard at the event', 'Search Results', 'Edit this page', 'Kiln')
    lines = ''.join(f'msgid "{word}"\nmsgstr "Hm"\n\n' for word in words)
    files = {'index.md': '# Notes\n\nWords.\n', place: f'{HEADER}{lines}'}
    site = small_site(tmp_path / 'site', files, "locale_dirs = ['locales']\n")
    assert built(site, language=language).warnings == [
        (
            f'{place}:5: WARNING: no word of the machinery is {words[0]!r}: '
            f'did you mean “{words[1]}”? [recap.catalogue]'
        )
    ]


def test_nothing_is_built_nor_shown_of_elsewhere(tmp_path: Path) -> None:
    place = 'locales/fr/LC_MESSAGES/index.po'
    message = 'msgid "Some words."\nmsgstr '
    shown = '![b](../b.svg) ![k](https://a.example/é.png)'
    page = f'# Notes\n\nSome words.\n\nA {shown}.\n\n```{{include}} part.md\n```\n'
    conf = "locale_dirs = ['locales']\nsuppress_warnings = ['recap.no-alternative']\n"
    conf += "include_patterns = ['index.md']\n"
    part = 'B ![l](https://a.example/l.png?a&amp;b) <img src="//a.example/m.png" alt="m">.'
    files = {
        'index.md': page,
        'part.md': part,
        place: f'{HEADER}{message}"---\\nmyst: {{}}\\n---\\nMots"\n',
    }
    site = small_site(tmp_path / 'site', files, conf)
    given = ('-qN', '-b', 'html', '-Dlanguage=fr', str(site), str(tmp_path / 'stopped'))
    status, log = sphinx(*given)
    assert status
    assert log.endswith('ERROR: nothing is built: catalogues to mend: 1\n')
    (tmp_path / 'a.txt').write_text('apart', encoding='utf-8')
    (tmp_path / 'b.svg').write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding='utf-8')
    (site / '.kept').mkdir()
    (site / '.kept' / 'env').write_text('apart', encoding='utf-8')
    (site / 'c.txt').write_text('here', encoding='utf-8')
    (site / 'd.txt').symlink_to(tmp_path / 'a.txt')
    words = (
        "{download}`a <../a.txt>` [b](../a.txt) ![c](../a.txt) <img src='../a.txt' alt='d'> "
        '[e](.kept/env) [f](d.txt) [g](&period;&period;/a.txt) ![i](https://a.example/i.png) '
        '![j](//a.example/i.png) {download}`h <c.txt>`'
    )
    catalogue = f'{HEADER}{message}"{words}"\n\nmsgid "A {shown}."\nmsgstr "Un {shown}."\n'
    quoted = part.replace('"', '\\"')
    catalogue += f'\nmsgid "{quoted}"\nmsgstr "Des {quoted}"\n'
    (site / place).write_text(catalogue, encoding='utf-8')
    html = built(site, 'html', 'fr')
    wrong = 'index.md:3: WARNING: a translation shows %r, which isn’t in the project; leave it out'
    assert {each for each in html.warnings if 'recap.catalogue' in each} == {
        f'{wrong % name} [recap.catalogue]'
        for name in ('../a.txt', '.kept/env', '//a.example/i.png', 'd.txt', FAR)
    }
    published = {each.name for each in html.outdir.rglob('*') if each.is_file()}
    assert published & {'a.txt', 'b.svg', 'c.txt', 'd.txt', 'env'} == {'b.svg', 'c.txt'}
    text = (html.outdir / 'index.html').read_text(encoding='utf-8')
    assert 'a b c d e f g i j <a' in text
    assert 'Des B <img' in text
    assert 'l.png?a&amp;b"' in text
    assert 'm.png"' in text
