"""What holds for all commands: which dates they take."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from miniature import lay
from recap.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ('given', 'right'), [('', True), (' 9 ', True), ('soon', False), ('1' * 15, False)]
)
def test_a_date_of_the_environment_is_a_time(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str,
    right: bool,
) -> None:
    lay({'conf.py': "project = 'Notes'\n", 'index.md': '# Notes\n'}, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('SOURCE_DATE_EPOCH', given)
    assert main(['lint']) == (0 if right else 2)
    assert ('a number of seconds since 1970' in capsys.readouterr().err) is not right
    assert os.environ.get('SOURCE_DATE_EPOCH', 'none') == (given if given.strip() else 'none')
