"""What stops Sphinx is said in a line or two, with its place where that is known; no traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from miniature import lay
from press import sphinx
from recap.commands.copies import editions, rebuild
from recap.commands.notices import notices, shortly
from recap.commands.problems import RefusedError
from recap.commands.reports import in_short
from recap.commands.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

CONF: Final = "extensions = ['myst_parser', 'recap']\nlanguage = 'en'\nhtml_theme = 'furo'\n"
STRANGE: Final = "def setup(app):\n    app.connect('env-updated', lambda *given: 1 / 0)\n"
REPORT: Final = (
    '\n\nVersions\n========\n\n* Sphinx version:   9.0.4\n\nTraceback\n=========\n\n'
    '      File "x.py", line 3, in made\n        raise TypeError\n'
    '    TypeError: one\n    \n    two\n'
    '\n\nThe full traceback has been saved in:\n/tmp/sphinx-err-1.log\n\nTo report this…\n'
)


@pytest.mark.parametrize(
    ('given', 'said'),
    [
        ("extensions += ['nope']", 'Extension error: Could not import extension nope (exception: '),
        ("html_theme = 'nope'", "Theme error: no theme named 'nope' found"),
        ("root_doc = 'nope'", 'Sphinx error: Sphinx is unable to load the master document'),
        ('extensions += [3]', "AttributeError: 'int' object has no attribute 'startswith'"),
        (STRANGE, 'Extension error: Handler <function setup.<locals>.<lambda> at '),
    ],
)
def test_what_stops_sphinx_is_said_shortly(tmp_path: Path, given: str, said: str) -> None:
    lay({'conf.py': f'{CONF}{given}\n', 'index.md': '# Notes\n\n{nope}`x`\n'}, tmp_path)
    status, log = sphinx('-q', '-b', 'html', str(tmp_path), str(tmp_path / 'html'))
    assert status
    assert 'Traceback' in log
    (tmp_path / 'log').write_text(log, encoding='utf-8')
    *slips, wrong = notices([tmp_path / 'log'], tmp_path)
    assert wrong.startswith(said)
    assert wrong.splitlines()[-1].startswith('(all of it: ')
    assert 'Traceback' not in wrong
    assert all('unknown role {nope}' in slip for slip in slips)
    assert shortly([wrong]).strip().startswith(said)


def test_a_fault_of_several_lines_is_said_whole() -> None:
    assert in_short(f'a.md:1: WARNING: b\n{REPORT}') == (
        'a.md:1: WARNING: b\nTypeError: one\n\ntwo\n(all of it: /tmp/sphinx-err-1.log)'
    )
    assert in_short(f'Odd error!{REPORT}').startswith('Odd error: TypeError: one\n')
    assert in_short('Versions of things\n') == 'Versions of things\n'


@pytest.mark.parametrize(
    ('conf', 'said'),
    [
        (f'{CONF}x = (\n', ":4: '(' was never closed"),
        (f'{CONF}\nnope + 1\n', ":5: NameError: name 'nope' is not defined"),
        (f'{CONF}import nope\n', ":4: ModuleNotFoundError: No module named 'nope'"),
        (
            f'{CONF}import sys\nsys.exit(3)\n',
            ': it, or a module that it imports, called sys.exit()',
        ),
        (f'{CONF}language = None or 3\n', ":4: language: write a code, as 'fr', not 3"),
        ("language = ''\n", ":1: language: write a code, as 'fr', not ''"),
        (f'{CONF}locale_dirs = None\n', ":4: locale_dirs: write a list, as ['locales'], not None"),
    ],
)
def test_settings_that_cannot_be_read_are_said_with_their_line(
    tmp_path: Path, conf: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'conf.py'
    lay({'conf.py': conf, 'index.md': '# Notes\n'}, tmp_path)
    with pytest.raises(RefusedError) as refused:
        settings(tmp_path)
    assert str(refused.value) == f'{path}{said}'
    found = editions(tmp_path)
    assert rebuild(found, [tmp_path / '.conf.py.swap', path]) == 1
    shown = capfd.readouterr()
    assert shown.out == 'NOT built after conf.py\n'
    assert shown.err == f'  conf.py{said}\n'


def test_a_module_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({'conf.py': 'import recap_of_mine\n', 'recap_of_mine.py': 'def\n'}, tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RefusedError, match=r'recap_of_mine\.py:1: invalid syntax'):
        settings(tmp_path)
