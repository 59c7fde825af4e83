"""The miniature, published at an address, with a history, and with pages of another wing."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from miniature import build_site, copy_root, lay

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

SITE: Final = 'https://moulin.example/2012/'
DAY: Final = '2030-03-17T17:46:40Z'
"""When all was written."""
MORE: Final = """

def more(app):
    return [{'name': 'Ninety', 'path': 'claims/ninety.html', 'modified': None}]


def setup(app):
    app.connect('publish-pages', more)
"""
REDIRECTS: Final = """# What has moved
seances/partie.html    seances/jeu.html
anciens/jeu.html       seances/partie.html
index.html#debut       index.html#quotation-presence
index.html#chiffres    chiffres.html
"""
VERDICTS: Final = """2031-05-01 statistic-hors-ligne qualified
2031-05-04 statistic-hors-ligne contradicted
2031-05-06 statistic-hors-ligne contradicted
"""


def committed(folder: Path) -> None:
    """Keep what is in *folder* in a repository."""
    when = dict.fromkeys(('GIT_AUTHOR_DATE', 'GIT_COMMITTER_DATE'), '1900000000 +0000')
    roles = [f'GIT_{role}_{what}' for role in ('AUTHOR', 'COMMITTER') for what in ('NAME', 'EMAIL')]
    who = dict.fromkeys(roles, 'ana@mill.example')
    environment = {**os.environ, **when, **who, 'GIT_CONFIG_GLOBAL': os.devnull}
    for arguments in (('init', '-q'), ('add', '.'), ('commit', '-q', '-m', 'Write')):
        subprocess.run(['git', *arguments], cwd=folder, check=True, env=environment)


@pytest.fixture(scope='session')
def followed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources: nothing changes them."""
    site = copy_root(tmp_path_factory.mktemp('followed') / 'site')
    conf = (site / 'conf.py').read_text(encoding='utf-8')
    lay({'conf.py': conf + MORE, 'redirects.txt': REDIRECTS, 'verdicts.txt': VERDICTS}, site)
    committed(site)
    return site


@pytest.fixture(scope='session')
def followed(followed_site: Path) -> Built:
    """The French edition, under its address."""
    return build_site(followed_site, html_baseurl=SITE)


@pytest.fixture(scope='session')
def followed_abroad(followed_site: Path) -> Built:
    """The English edition, under its address."""
    return build_site(followed_site, language='en', html_baseurl=SITE)
