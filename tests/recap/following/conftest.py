"""The miniature, published at an address, with a history, and with pages of another wing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from miniature import build_site, copy_root, lay
from repositories import FIRST, commit, git

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
seances/partie.html#perdre  chiffres.html
seances/partie.html#gagner  seances/partie.html#statistic-temps-de-jeu
anciens/chiffre.html  claims/statistic-hors-ligne.html
"""
VERDICTS: Final = """2031-05-01 statistic-hors-ligne qualified
2031-05-04 statistic-hors-ligne contradicted
2031-05-06 statistic-hors-ligne contradicted
"""


@pytest.fixture(scope='session')
def followed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources: nothing changes them."""
    site = copy_root(tmp_path_factory.mktemp('followed') / 'site')
    conf = (site / 'conf.py').read_text(encoding='utf-8')
    lay({'conf.py': conf + MORE, 'redirects.txt': REDIRECTS, 'verdicts.txt': VERDICTS}, site)
    git(site, 'init', '-q')
    commit(site, {}, FIRST)
    return site


@pytest.fixture(scope='session')
def followed(followed_site: Path) -> Built:
    """The French edition, under its address."""
    return build_site(followed_site, html_baseurl=SITE)


@pytest.fixture(scope='session')
def followed_abroad(followed_site: Path) -> Built:
    """The English edition, under its address."""
    return build_site(followed_site, language='en', html_baseurl=SITE)
