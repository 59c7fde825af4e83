"""A release of a tiny recap, whose steps are stand-ins: refused, whole, made again, compared."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from release import making, sums
from release.__main__ import main, release, verify
from release.bill import BILL, read
from release.problems import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONF = """
project, release, language = 'Days of Clay', '1.0', 'en'
recap_books = {'en': 'clay', 'fr': 'clay.fr'}
"""
CHANGES = '# Changelog\n\n## [Unreleased]\n\n## [1.0] - 2031-05-03\n\n- Kilns.\n'
# Makes what the steps of a release make; what is in the environment changes or removes some of it.
STEP = """
import os, pathlib, pickle, types
made = {
    'html/index.html': pathlib.Path('index.md').read_text(),
    'html/fr/index.html': 'Argile',
    'docs/index.html': os.environ['SOURCE_DATE_EPOCH'] + os.environ['SITE_URL'],
    'pdf/clay.pdf': 'A book.', 'pdf/fr/clay.fr.pdf': 'Un livre.',
    'epub/clay.epub': 'A book.', 'epub/fr/clay.fr.epub': 'Un livre.',
    'poster/clay.a3.pdf': 'A3', 'poster/fr/clay.fr.a3.pdf': 'A3',
    'poster/clay.a4.pdf': 'A4', 'poster/fr/clay.fr.a4.pdf': 'A4',
    'wheel/recap-1.0-py3-none-any.whl': 'Wings' + os.environ.get('DRIFT', ''),
}
lacking = os.environ.get('LACKING')
made.pop(lacking, None)
for name, text in [*made.items()]:  # the site offers its books
    if name.startswith(('pdf', 'epub')):
        made['html/' + name.partition('/')[2]] = text
made.pop(lacking, None)
for name, text in made.items():
    path = pathlib.Path('_build', name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('' if name == os.environ.get('EMPTY') else text)
claim = dict(location='days.md:3', kind='statistic', text='90 % of pots')
records = [
    types.SimpleNamespace(**claim, name='pots', verdict=''),
    types.SimpleNamespace(**claim, name='kilns', verdict='introuvable'),
    types.SimpleNamespace(kind='speaker'),
]
env = types.SimpleNamespace(
    domaindata={'recap': {'pages': {'days': types.SimpleNamespace(records=records)}}}
)
path = pathlib.Path('_build/doctrees/environment.pickle')
path.parent.mkdir()
path.write_bytes(pickle.dumps(env))
raise SystemExit(os.environ.get('FAILS', 0))
"""


def git(folder: Path, *arguments: str) -> None:
    who = ('user.name=Reader', 'user.email=reader@example.org', 'commit.gpgsign=false')
    settings = [option for each in who for option in ('-c', each)]
    subprocess.run(['git', *settings, *arguments], cwd=folder, check=True)


def commit(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace('_', '.')).write_text(text, encoding='utf-8')
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message', 'Tell more')


@pytest.fixture
def recap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed recap, whose release takes no build."""
    monkeypatch.setattr(making, 'STEPS', {'recap': (sys.executable, '-c', STEP)})
    for name in ('SITE_URL', 'GIT_DIR', 'GIT_INDEX_FILE'):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / 'recap'
    folder.mkdir()
    git(folder, 'init', '--quiet')
    (folder / '.gitignore').write_text('/_build/\n/dist/\n__pycache__/\n', encoding='utf-8')
    commit(
        folder,
        conf_py=CONF,
        index_md='# Clay\n',
        CHANGELOG_md=CHANGES,
        requirements_txt='# What builds it.\nfuro==2025.12.19  # the theme\n',
    )
    return folder


def refused(do: Callable[[Path], str], folder: Path) -> str:
    """Return why *do* refuses; what was released stays as it was."""
    former = sums.files(folder / 'dist')
    with pytest.raises(ReleaseError) as wrong:
        do(folder)
    assert sums.files(folder / 'dist') == former
    return str(wrong.value)


def test_a_release_is_whole_and_its_sums_are_right(recap: Path) -> None:
    said = release(recap)
    assert said.startswith('dist holds version 1.0, of ')
    dist = recap / 'dist'
    assert sorted(sums.files(dist)) == [
        *('LICENCES.txt', 'clay.a3.pdf', 'clay.a4.pdf', 'clay.epub', 'clay.fr.a3.pdf'),
        *('clay.fr.a4.pdf', 'clay.fr.epub', 'clay.fr.pdf', 'clay.pdf'),
        *('docs/index.html', 'html/LICENCES.txt', 'html/clay.epub', 'html/clay.pdf'),
        *('html/fr/clay.fr.epub', 'html/fr/clay.fr.pdf', 'html/fr/index.html', 'html/index.html'),
        *('recap-1.0-py3-none-any.whl', 'sbom.cdx.json'),
    ]
    command = ['sha256sum', '--check', '--strict', '--quiet', sums.SUMS]
    subprocess.run(command, cwd=dist, check=True)
    assert sums.read(dist) == sums.files(dist)
    assert not (recap / '_build' / 'release').exists()


def test_a_bill_of_materials_says_what_made_it_and_what_readers_are_sent(recap: Path) -> None:
    release(recap)
    text = (recap / 'dist' / BILL).read_text(encoding='utf-8')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    for name in ('furo', 'sphinx', 'Libertinus Serif', 'clipboard.js'):
        assert f'"name": "{name}"' in text
    assert '"name": "pytest"' not in text
    assert str(recap) not in text


def test_the_same_commit_makes_the_same_bytes(recap: Path) -> None:
    release(recap)
    former = sums.files(recap / 'dist')
    release(recap)
    assert sums.files(recap / 'dist') == former


@pytest.mark.parametrize('name', ['notes.md', 'index.md'])
def test_what_is_not_committed_is_refused_by_its_name(recap: Path, name: str) -> None:
    (recap / name).write_text('Not yet.', encoding='utf-8')
    assert name in refused(release, recap)


@pytest.mark.parametrize(
    ('changes', 'message'),
    [
        ('# Changelog\n', '`## [1.0] - YYYY-MM-DD`'),
        (CHANGES.replace(' - 2031-05-03', ''), '`## [1.0] - YYYY-MM-DD`'),
        (CHANGES.replace('- Kilns.', ''), '`## [1.0] - YYYY-MM-DD`'),
        (CHANGES.replace('[1.0]', '[0.9]'), '`## [1.0] - YYYY-MM-DD`'),
        (CHANGES.replace('[Unreleased]\n', '[Unreleased]\n\n- Glazes.\n'), 'under [1.0]'),
    ],
)
def test_a_version_that_the_changelog_does_not_tell_is_refused(
    recap: Path, changes: str, message: str
) -> None:
    commit(recap, CHANGELOG_md=changes)
    assert message in refused(release, recap)


def test_a_commit_tagged_as_another_version_is_refused(recap: Path) -> None:
    git(recap, 'tag', 'v0.9')
    assert 'tagged v0.9, and conf.py says version 1.0' in refused(release, recap)
    git(recap, 'tag', 'v1.0')
    release(recap)


def test_a_missing_tool_is_named(recap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, 'which', lambda _name: None)
    assert 'git is missing' in refused(release, recap)


def test_a_missing_package_is_named(recap: Path) -> None:
    commit(recap, requirements_txt='no-such-kiln==1\n')
    assert 'no-such-kiln isn’t installed' in refused(release, recap)


def test_a_release_has_all_volumes(recap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    volumes = STEP.replace("'pdf/clay.pdf': ", "'pdf/clay.1.pdf': 'A', 'pdf/clay.2.pdf': ")
    monkeypatch.setattr(making, 'STEPS', {'recap': (sys.executable, '-c', volumes)})
    release(recap)
    assert {'clay.1.pdf', 'clay.2.pdf', 'clay.fr.pdf'} <= set(sums.files(recap / 'dist'))
    monkeypatch.setenv('EMPTY', 'pdf/clay.2.pdf')
    assert 'not made, or empty: clay.2.pdf' in refused(release, recap)


@pytest.mark.parametrize(
    ('variable', 'value', 'message'),
    [
        ('FAILS', 'No kiln.', 'the recap can’t be made:\nNo kiln.'),
        ('LACKING', 'html/fr/index.html', 'not made, or empty: html/fr/index.html'),
        ('LACKING', 'pdf/fr/clay.fr.pdf', 'not made, or empty: clay.fr.pdf, html/fr/clay.fr.pdf'),
        ('LACKING', 'html/fr/clay.fr.pdf', 'not made, or empty: html/fr/clay.fr.pdf'),
        ('LACKING', 'wheel/recap-1.0-py3-none-any.whl', 'not made, or empty: *.whl'),
        ('EMPTY', 'docs/index.html', 'not made, or empty: docs/index.html'),
    ],
)
def test_a_release_that_is_not_whole_leaves_the_former_one(
    recap: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    release(recap)
    monkeypatch.setenv(variable, value)
    assert message in refused(release, recap)


def test_what_is_made_again_elsewhere_is_the_same(
    recap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('SITE_URL', 'https://clay.example/')
    release(recap)
    assert read(recap / 'dist')['site-url'] == 'https://clay.example/'
    monkeypatch.delenv('SITE_URL')
    # What was released is made again, not what came later.
    commit(recap, index_md='# Clay and glazes\n')
    counted, *listed, last = verify(recap).splitlines()
    assert counted.startswith('1 of 2 claims unchecked; ')
    assert '1 not located' in counted
    assert listed == ['  days.md:3: statistic pots, no verdict: 90 % of pots']
    assert last == 'Made again elsewhere, byte for byte: 19 files'


def test_the_first_difference_is_named(recap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(recap)
    monkeypatch.setenv('DRIFT', '!')
    said = refused(verify, recap)
    assert '1 of 2 claims unchecked' in said
    assert 'recap-1.0-py3-none-any.whl differs from byte 5 on' in said


def test_a_release_that_was_changed_is_said_before_all_is_made_again(recap: Path) -> None:
    assert 'make release' in refused(verify, recap)
    release(recap)
    (recap / 'dist' / 'clay.pdf').write_text('Another book.', encoding='utf-8')
    assert 'dist/clay.pdf isn’t what SHA256SUMS says' in refused(verify, recap)


def test_folders_that_differ_in_more_than_one_file(tmp_path: Path) -> None:
    one, two = tmp_path / 'one', tmp_path / 'two'
    for folder in (one, two):
        folder.mkdir()
        (folder / 'a').write_text('a')
    assert sums.difference(one, two) == ''
    (two / 'b').write_text('b')
    assert sums.difference(one, two) == 'b is made, and wasn’t released'
    (two / 'a').unlink()
    assert sums.difference(one, two) == 'a isn’t made any more (1 more differs)'


def test_the_command_says_what_is_wrong_and_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, recap: Path
) -> None:
    monkeypatch.setattr('release.__main__.ROOT', recap)
    assert main(['verify']) == 1
    assert capsys.readouterr().err.startswith('Not done: ')
    assert main(['publish']) == 2
    assert main(['release']) == 0
    assert 'version 1.0' in capsys.readouterr().out
    (recap / 'notes.md').write_text('Not yet.', encoding='utf-8')
    assert main(['release']) == 1
    assert capsys.readouterr().err.endswith('\ndist stays as it was.\n')


def test_the_steps_are_those_of_make() -> None:
    asked = [step[3:] for step in making.STEPS.values() if step[1:3] == ('-m', 'recap')]
    assert asked == [('build', each) for each in ('pdf', 'epub', 'poster', 'html')]
    assert making.STEPS['guide'][-2:] == ('docs', '_build/docs')
    assert making.STEPS['package'][-1] == '.'
