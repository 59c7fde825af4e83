"""Another recap, begun: a folder that stands alone, in its language, or a message and nothing."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from begun import lend, run, vouch
from miniature import PROJECT, build_site, lay
from new import making
from new.asked import Recap, answers, recap_of, target_of
from new.making import make, make_wheel
from new.pages import render, words
from new.problems import NewRecapError
from recap.commands.lint import lint
from recap.commands.problems import RefusedError
from recap.commands.upgrade import since, upgrade

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

DEEP = 'RECAP_DEEP' in os.environ
LANGUAGES = sorted(path.stem for path in (PROJECT / 'starter' / 'words').glob('*.toml'))
ODD = """Ça coûte 100 % de "$HOME" & l'«été» 🎉 <b> \\ `x` {{ y }}"""


def recap(language: str = 'en', title: str = 'Days of Clay 2031') -> Recap:
    return Recap(title, language, '3–4 May 2031', 'Turin', 'Kiln Guild', '2031')


def begun(folder: Path, given: Recap, builder: str = 'html') -> Built:
    render(given, folder)
    # From its sources: the wheel is tried by the test that has a new recap install it.
    return build_site(folder, builder, language=given.language, parallel=1, builddir=folder / 'b')


@pytest.mark.parametrize(
    ('language', 'builder'),
    [*((language, 'html') for language in LANGUAGES), ('de', 'pdf'), ('de', 'epub')],
)
def test_a_recap_begins_without_a_warning(tmp_path: Path, language: str, builder: str) -> None:
    assert begun(tmp_path / 'recap', recap(language), builder).warnings == []
    assert lint(tmp_path / 'recap') == ''


@pytest.mark.parametrize('language', LANGUAGES)
def test_it_says_nothing_of_this_recap(tmp_path: Path, language: str) -> None:
    render(recap(language), tmp_path / 'recap')
    text = '\n'.join(
        path.read_text(encoding='utf-8')
        for path in (tmp_path / 'recap').rglob('*')
        if path.is_file()
    )
    assert not re.search('Milan|Social Business|OpenKnowledge|lorem', text)
    assert language == 'fr' or not re.search('séance|chiffre', text, re.IGNORECASE)
    assert '{{' not in text.replace('${{', '')
    other = 'fr' if language == 'en' else 'en'
    assert set(re.findall(r'LANGUAGES=(\w+)', text)) == {other}


def roles(text: str) -> list[str]:
    """Return the roles of *text*, in the order of their names."""
    return sorted(re.findall(r'\{(\w+)\}`', text))


def test_sentences_are_the_same_in_all_languages() -> None:
    keys = set(words('en'))
    for language in LANGUAGES:
        said = words(language)
        assert set(said) == keys
        for name, text in said.items():
            assert roles(text) == roles(words('en')[name]), name


def test_any_title_comes_out_as_it_was_given(tmp_path: Path) -> None:
    built = begun(tmp_path / 'recap', recap(title=ODD)._replace(author=ODD, place=ODD))
    assert built.warnings == []
    (title,) = built.article('index').select('h1')
    assert title.get_text().rstrip('¶') == ODD
    settings = runpy.run_path(str(tmp_path / 'recap' / 'conf.py'))
    assert settings['project'] == settings['author'] == ODD


def test_settings_are_few() -> None:
    lines = (PROJECT / 'starter' / 'site' / 'conf.py').read_text(encoding='utf-8').splitlines()
    assert len(lines) <= 40


def test_the_workflow_publishes_once_the_address_is_known(tmp_path: Path) -> None:
    render(recap(), tmp_path / 'recap')
    workflow = (tmp_path / 'recap' / '.github' / 'workflows' / 'recap.yml').read_text()
    assert '{%' not in workflow
    assert '- run: make all\n        env:\n          SITE_URL: ${{ vars.SITE_URL }}\n' in workflow
    publish = workflow.partition('\n  publish:\n')[2]
    assert publish.startswith('    needs: check\n    if: vars.SITE_URL && ')
    assert 'uses: actions/deploy-pages@' in publish


@pytest.mark.parametrize(
    'browser', ['chromium-headless-shell', 'chromium', 'google-chrome', 'none']
)
def test_a_browser_is_fetched_where_there_is_none(tmp_path: Path, browser: str) -> None:
    """Some shells look for one command at a time."""
    folder, found = tmp_path.resolve() / 'recap', tmp_path.resolve() / 'found'
    render(recap(), folder)
    scripts = {found / browser: '', folder / '.venv/bin/pytest': ''}
    scripts[folder / '.venv/bin/playwright'] = f'echo "$@" >"{tmp_path}/fetched"'
    for path, text in scripts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\n{text}\n', encoding='utf-8')
        path.chmod(0o755)
    lay({'requirements.txt': '', 'requirements-dev.txt': ''}, folder)
    vouch(folder)
    subprocess.run(
        [str(shutil.which('make')), f'PYTHON={sys.executable}', 'test'],
        cwd=folder,
        env={'PATH': str(found)},
        check=True,
    )
    assert (tmp_path / 'fetched').exists() == (browser == 'none')


def test_fonts_are_asked_for_once(tmp_path: Path) -> None:
    """`make fonts` is what a PDF says that lacks some; what installs all brings them as well."""
    folder = tmp_path / 'recap'
    render(recap(), folder)
    (folder / 'requirements.txt').write_text('furo==1\n', encoding='utf-8')
    run(folder, 'fonts')
    run(folder, 'fonts')
    first, *fonts = (folder / 'requirements.txt').read_text(encoding='utf-8').splitlines()
    pinned = (PROJECT / 'requirements-fonts.txt').read_text(encoding='utf-8')
    assert first == 'furo==1'
    assert len(fonts) == pinned.count('==')
    assert all(f'\n{font}  # ' in pinned for font in fonts)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'mine.txt').write_text('Mine.')
    with pytest.raises(NewRecapError, match='isn’t empty'):
        make(recap(), tmp_path)
    with pytest.raises(NewRecapError, match='there is no folder'):
        make(recap(), tmp_path / 'none' / 'recap')
    assert [path.name for path in tmp_path.iterdir()] == ['mine.txt']


def test_a_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_options: object) -> str:
        raise PermissionError(13, 'Permission denied', '/.recap-x1y2')

    monkeypatch.setattr(tempfile, 'mkdtemp', refused)
    with pytest.raises(NewRecapError, match=f'^{tmp_path}: Permission denied; choose another DIR'):
        make(recap(), tmp_path / 'recap')


def test_what_is_stopped_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_folder: Path) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, 'make_wheel', stopped)
    with pytest.raises(KeyboardInterrupt):
        make(recap(), tmp_path / 'recap')
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_given_is_asked_for() -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return 'Tage' if 'called' in question else ''

    found = answers({'LANGUAGE': 'pt-BR', 'PLACE': '  Turin ', 'AUTHOR': 'Me'}, ask)
    assert len(asked) == 3  # where, the title, the dates
    asked_for = recap_of(found)
    assert (asked_for.title, asked_for.language, asked_for.place) == ('Tage', 'pt_BR', 'Turin')
    assert recap_of({**found, 'LANGUAGE': 'zh-tw'}).language == 'zh_TW'  # Sphinx's, not Babel's


@pytest.mark.parametrize(
    ('given', 'message'),
    [
        ({'DIR': 'x'}, 'a recap has a title'),
        ({'DIR': 'x', 'TITLE': 'x', 'LANGUAGE': 'english'}, "not 'english'"),
        ({'TITLE': 'x'}, 'say where'),
    ],
)
def test_what_makes_no_recap_is_refused(given: dict[str, str], message: str) -> None:
    found = answers(given, None)
    with pytest.raises(NewRecapError, match=message):
        _both = target_of(found), recap_of(found)


# Another version of the machinery

REQUIREMENTS = '# Ours.\n./vendor/sphinx_recap-0.9.0-py3-none-any.whl\nfuro==1\n'


def test_an_upgrade_takes_the_wheel_and_touches_no_page(tmp_path: Path) -> None:
    wheels, site = tmp_path / 'wheels', tmp_path / 'site'
    wheel = wheels / make_wheel(wheels)
    (site / 'vendor').mkdir(parents=True)
    (site / 'vendor' / 'sphinx_recap-0.9.0-py3-none-any.whl').write_bytes(b'')
    (site / 'requirements.txt').write_text(REQUIREMENTS, encoding='utf-8')
    said = upgrade(wheel, site)
    assert said.startswith('0.9.0 → ')
    assert '### Added' in said
    assert [path.name for path in (site / 'vendor').iterdir()] == [wheel.name]
    assert (site / 'requirements.txt').read_text(encoding='utf-8') == REQUIREMENTS.replace(
        'sphinx_recap-0.9.0-py3-none-any.whl', wheel.name
    )
    assert upgrade(wheel, site).endswith('is what this recap has already: nothing has changed')


@pytest.mark.parametrize(
    ('name', 'content', 'message'),
    [
        ('none.whl', None, 'there is no file'),
        ('other-1.whl', b'', 'isn’t called as a wheel'),
        ('sphinx_recap-2.0-py3-none-any.whl', b'half', 'is broken'),
    ],
)
def test_an_upgrade_says_what_it_cannot_take(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    (tmp_path / 'requirements.txt').write_text(REQUIREMENTS, encoding='utf-8')
    wheel = tmp_path / name
    if content is not None:
        wheel.write_bytes(content)
    with pytest.raises(RefusedError, match=message):
        upgrade(wheel, tmp_path)


def test_an_upgrade_tells_what_is_newer() -> None:
    changes = (
        '# C\n\n## [Unreleased]\n\nNext.\n\n## [1.2] - 2031-05-03\n\nNew.\n\n## [1.1]\n\nOld.\n'
    )
    told = '## [Unreleased]\n\nNext.\n'
    assert since(changes, '1.1.0') == f'{told}\n## [1.2] - 2031-05-03\n\nNew.\n'
    assert since(changes, '1.2.0') == since(changes, '2.0') == told  # back to an older one
    assert since('# C\n\n## [2]\n\nNew.\n\n## [1]\n\nOld.\n', '1') == '## [2]\n\nNew.\n'


def test_an_upgrade_leaves_out_what_is_of_another_recap() -> None:
    changes = '# C\n\n## [2]\n\n### Added\n\nNew.\n\n### This recap\n\n- Its page.\n'
    more = '\n### Fixed\n\nMended.\n\n### This recap\n\nIts page.\n\n## [1]\n\nOld.\n'
    told = '## [2]\n\n### Added\n\nNew.\n\n### Fixed\n\nMended.\n'
    assert since(f'{changes}{more}', '1') == told
    changes = (PROJECT / 'CHANGELOG.md').read_text(encoding='utf-8')
    assert 'Milan' not in since(changes, '0')
    assert 'Social Business Forum' not in since(changes, '0')


def test_addresses_that_only_redirects_keep_are_no_loss(tmp_path: Path) -> None:
    """A former name of a place, and the line at the foot of a page, aren't new addresses."""
    made = runpy.run_path(str(PROJECT / 'starter' / 'site' / 'tests' / 'permalinks.py'))
    place = '<dl><dt id="term-b"><span id="was"></span>B</dt></dl>'
    page = f'<body><article><section id="a">{place}</section><p id="left">A</p></article></body>'
    lay({'été (1).html': page}, tmp_path)
    named, led = made['addresses'](tmp_path), made['addresses'](tmp_path, made['ANY'])
    assert named == {'été (1).html', 'été (1).html#a', 'été (1).html#term-b'}
    assert led - named == {'été (1).html#was', 'été (1).html#left'}
    lay({'permalinks.txt': '\n'.join(led)}, tmp_path)
    made['kept'].__globals__['KEPT'] = tmp_path / 'permalinks.txt'
    assert made['kept']() == led


# The whole story, as it is lived; with RECAP_DEEP, it installs what it needs, here it borrows that.
# In English, the tutorial of the guide is that story: test_guide_tutorial.py


def test_a_recap_is_begun_changed_translated_and_published(tmp_path: Path) -> None:
    folder = tmp_path.resolve() / "l'été $1"
    make(recap('de'), folder)
    if not DEEP:
        lend(folder)
    shutil.copy(PROJECT / 'docs' / 'examples' / 'schedule.json', folder)
    run(folder, 'import', 'SCHEDULE=schedule.json')
    assert list(folder.glob('sessions/talk-*.md'))
    session = folder / 'sessions' / 'closing.md'
    text = session.read_text(encoding='utf-8').rstrip()
    check = ':::{check} heard\nFrom our notes.\n:::'
    session.write_text(f'{text.removesuffix("::::")}\n{check}\n::::\n', encoding='utf-8')
    moves = 'sessions/alt.html sessions/closing.html\n'
    moves += 'sessions/opening.html#alt sessions/closing.html#statistic-stayed\n'
    addresses = 'sessions/alt.html\nsessions/alt.html#da\nsessions/opening.html#alt\n'
    lay({'redirects.txt': moves, 'tests/permalinks.txt': addresses}, folder)
    run(folder, 'translate', 'LANGUAGES=fr')
    catalogue = folder / 'locales' / 'fr' / 'LC_MESSAGES' / 'index.po'
    empty = catalogue.read_text(encoding='utf-8')
    catalogue.write_text(re.sub(r'(msgid "\w+"\nmsgstr )""', r'\1"Mot"', empty), encoding='utf-8')
    run(folder, 'permalinks')
    assert (folder / '_build' / 'html' / 'fr' / 'index.html').is_file()
    kept = (folder / 'tests' / 'permalinks.txt').read_text()
    for name in ('closing.html#statistic-stayed', 'opening.html#chart-arrivals'):
        assert f'sessions/{name}\n' in kept
        assert f'fr/sessions/{name}\n' in kept
    run(folder, 'check')
    if DEEP:
        run(folder.rename(tmp_path / 'moved'), 'html')
