"""All editions are built, what matters is said, and editions that are none any more leave."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from miniature import PROJECT, copy_published, lay
from recap._catalogues import is_orphan, translations
from recap._languages import language_tag
from recap.commands.build import build
from recap.commands.lint import lint
from recap.commands.problems import RefusedError, WrongError
from recap.commands.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

CONF: Final = "project = 'Notes'\nlanguage = 'en'\nextensions = ['myst_parser', 'recap']\n"
PAGE: Final = '# Notes\n\nWhat was *said*,\non two lines.\n'
FILLED: Final = 'msgid "What was *said*, on two lines."\nmsgstr "Ce qui fut *dit*."\n'
EMPTY: Final = 'msgid "What was *said*, on two lines."\nmsgstr ""\n'
FUZZY: Final = f'#, fuzzy\n{FILLED}'
OTHERS: Final = 'msgid "Somebody else’s words."\nmsgstr "Les mots d’un autre."\n'
WRAPPED: Final = (
    'msgid ""\n"What was *said*, "\n"on two lines."\nmsgstr ""\n"Ce qui fut "\n"*dit*."\n'
)


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes of Sphinx find the machinery."""
    monkeypatch.setenv('PYTHONPATH', str(PROJECT / '_ext'))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_published(tmp_path / 'site')
    return tmp_path / 'site'


@pytest.mark.parametrize(
    ('catalogue', 'found', 'orphan'),
    [
        (FILLED, ['fr'], False),
        (WRAPPED, ['fr'], False),
        (OTHERS + FILLED, ['fr'], False),
        (EMPTY, [], False),
        (FUZZY, [], False),
        (OTHERS, [], True),
        ('', [], False),
    ],
)
def test_an_edition_translates_something_of_the_pages(
    tmp_path: Path, catalogue: str, found: list[str], orphan: bool
) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    lay({'index.md': PAGE, 'locales/fr/LC_MESSAGES/index.po': header + catalogue}, tmp_path)
    assert translations(tmp_path, ['locales']) == found
    assert is_orphan(tmp_path / 'locales/fr/LC_MESSAGES/index.po', tmp_path) is orphan


@pytest.mark.parametrize(
    ('name', 'found'),
    [('gone.po', []), ('talks/one.po', ['fr']), ('talks.po', ['fr']), ('sphinx.po', [])],
)
def test_a_catalogue_is_of_a_page_or_of_a_folder_of_pages(
    tmp_path: Path, name: str, found: list[str]
) -> None:
    lay({'talks/one.md': PAGE, f'locales/fr/LC_MESSAGES/{name}': FILLED}, tmp_path)
    assert translations(tmp_path, ['locales']) == found


def test_a_build_says_what_matters_in_a_few_lines(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build(site, 'html')
    pages = len([path for path in site.rglob('*.md') if '_build' not in path.parts])
    said = capfd.readouterr()
    for line, expected in zip(
        said.out.splitlines(),
        (
            rf'fr  {pages} of {pages} pages written, \d+\.\d s',
            rf'en  {pages} of {pages} pages written, \d+\.\d s',
            r'Open _build/html/index\.html',
        ),
        strict=True,
    ):
        assert re.fullmatch(expected, line)
    assert said.err == ''
    build(site, 'html')
    assert capfd.readouterr().out.startswith('fr  nothing to write, ')
    build(site, 'epub')
    assert re.match(r'fr  _build/epub/[\w-]+\.epub \([\d.]+ [kM]B\)', capfd.readouterr().out)


def test_editors_are_told_the_names_of_records(site: Path) -> None:
    build(site, 'html')
    names = json.loads((site / '_build/doctrees/recap-names.json').read_text(encoding='utf-8'))
    assert names['speaker']['Zoé Ångström'] == 'Zoé Ångström'
    assert {'session', 'statistic', 'quotation', 'source', 'term'} <= names.keys()
    assert not (site / '.vscode').exists()
    (site / '.vscode').mkdir()
    build(site, 'html')
    text = (site / '.vscode/names.code-snippets').read_text(encoding='utf-8')
    assert json.loads(text)['speaker Zoé Ångström'] == {
        'scope': 'markdown,myst',
        'prefix': ['speaker Zoé Ångström', 'Zoé Ångström'],
        'body': '{speaker}`Zoé Ångström`',
        'description': 'Zoé Ångström',
    }


def test_warnings_come_last_and_what_was_published_stays(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build(site, 'html')
    before = (site / '_build/html/index.html').read_bytes()
    page = site / 'index.md'
    page.write_text(f'{page.read_text(encoding="utf-8")}\n{{nothing}}`x`\n', encoding='utf-8')
    capfd.readouterr()
    command = [sys.executable, '-m', 'recap', 'build', 'html', '-Dhtml_title=Autre']
    done = subprocess.run(
        command,
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith('fr  not right, ')
    assert done.stdout.endswith('\nNot right yet: _build/html stays as it was.\n')
    assert 'unknown role {nothing}' in done.stderr
    assert (site / '_build/html/index.html').read_bytes() == before


def test_an_edition_that_is_none_any_more_leaves_what_is_published(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build(site, 'html')
    build(site, 'epub')
    assert (site / '_build/html/en/index.html').is_file()
    for path in site.glob('locales/en/LC_MESSAGES/**/*.po'):
        path.write_text(
            re.sub(r'\nmsgstr "[^"]+"', '\nmsgstr ""', path.read_text('utf-8')), 'utf-8'
        )
    capfd.readouterr()
    build(site, 'html')
    said = capfd.readouterr().out
    assert 'en  removed: nothing is translated into it any more' in said
    assert 'en  no edition yet: nothing is translated into it' in said
    assert not (site / '_build/html/en').exists()
    assert (site / '_build/html/_static').is_dir()
    assert 'hreflang="en"' not in (site / '_build/html/index.html').read_text(encoding='utf-8')
    build(site, 'epub')
    assert not (site / '_build/epub/en').exists()


def test_a_page_in_the_place_of_that_of_an_edition_is_refused(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    pages = {'index.md': PAGE, 'fr/alone.md': PAGE, 'fr/index.md': PAGE}
    lay({'conf.py': CONF, **pages}, tmp_path)
    lay({'locales/fr/LC_MESSAGES/index.po': header + FILLED}, tmp_path)
    message = '^fr/index.md: the edition fr has a page at this address; rename the folder$'
    with pytest.raises(RefusedError, match=message):
        build(tmp_path, 'html')


def test_orphans_are_said_and_can_be_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = f"{CONF}gettext_compact = False\nprimary_domain = 'recap'\n"
    folder = tmp_path / 'locales/fr/LC_MESSAGES'
    lay({'conf.py': conf, 'index.md': PAGE, f'{folder}/gone.po': FILLED}, tmp_path)
    translate(tmp_path, ['fr', 'pt-br'], 'keep')
    assert (folder / 'index.po').is_file()
    assert (tmp_path / 'locales/pt_BR/LC_MESSAGES/index.po').is_file()  # as Sphinx looks for it
    said = capsys.readouterr().out
    assert 'locales/fr/LC_MESSAGES/gone.po translates no page of this recap. To remove' in said
    assert (folder / 'gone.po').is_file()
    build(tmp_path, 'html')
    assert 'gone.po translates no page of this recap' in capsys.readouterr().out
    translate(tmp_path, [], 'remove')
    assert not (folder / 'gone.po').exists()
    assert (folder / 'index.po').is_file()


@pytest.mark.parametrize(('language', 'other'), [('en', 'fr'), ('pt_BR', 'en')])
def test_pages_are_not_translated_into_their_own_language(
    tmp_path: Path, language: str, other: str
) -> None:
    lay({'conf.py': f'{CONF}language = {language!r}\n', 'index.md': PAGE}, tmp_path)
    with pytest.raises(RefusedError, match=f'already; name another, as LANGUAGES={other}'):
        translate(tmp_path, [other, language_tag(language)])
    assert not (tmp_path / 'locales').exists()


def test_settings_that_commands_cannot_take_are_refused(tmp_path: Path) -> None:
    lay({'conf.py': f'{CONF}locale_dirs = []\n', 'index.md': PAGE}, tmp_path)
    with pytest.raises(RefusedError, match=r'locale_dirs in conf\.py names no folder'):
        translate(tmp_path, ['fr'])
    lay({'conf.py': f"{CONF}myst_enable_extensions = ['colonfence']\n"}, tmp_path)
    with pytest.raises(RefusedError, match=r"myst_enable_extensions: .*\{'colonfence'\}"):
        lint(tmp_path)


def test_a_recap_that_is_not_right_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    lay({'conf.py': CONF, 'index.md': f'{PAGE}\n{{nothing}}`x`\n'}, tmp_path)
    lay({'locales/fr/LC_MESSAGES/index.po': header + FILLED}, tmp_path)
    with pytest.raises(WrongError, match='Not right yet'):
        build(tmp_path, 'html')
    said = capfd.readouterr()
    assert 'fr  not right' in said.out
    assert said.err.count('index.md:6: WARNING: unknown role {nothing}') == 1


def test_each_edition_offers_the_books_that_were_built(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    conf = f"{CONF}html_theme = 'furo'\nrecap_source_language = 'en'\n"
    pages = {'conf.py': conf, 'index.md': PAGE, 'locales/fr/LC_MESSAGES/index.po': header + FILLED}
    lay(pages, tmp_path)
    build(tmp_path, 'epub')
    build(tmp_path, 'html')
    published = tmp_path / '_build' / 'html'
    for folder, name in ((published, 'notes.epub'), (published / 'fr', 'notes.fr.epub')):
        assert (folder / name).is_file()
        assert f'href="./{name}"' in (folder / 'index.html').read_text(encoding='utf-8')
