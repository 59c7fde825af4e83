"""Builders that Sphinx brings, of other things than sites, build what all wings make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    'index.md': """
# Notes

:::{toctree}
session
:::

:::{speaker} Ann Lee
A baker.
:::

:::{source} lee
:author: Lee
:year: 2012

A book.
:::

:::{glossary}
silo
  A place that keeps its grain.
:::
""",
    'session.md': """
# Session

:::{session}
:speakers: Ann Lee
:::

:::{quotation} Ann Lee
:name: words

Some words on {term}`silos <silo>`, {source}`lee`, {speaker}`Ann Lee`, <kbd>Ctrl</kbd>, {math}`x^2`.
:::

::::{statistic} Ann Lee
:name: seven

**7 %** of all.

:::{check} nuance
In towns.
:::
::::

:::{chart} bar
People by town

| Town  | People |
| ----- | ------ |
| Milan | 12     |
| Turin | 30     |
:::

:::{statistics}
:::
""",
}
BUILDERS = (
    *('json', 'pickle', 'singlehtml', 'text', 'man', 'latex', 'texinfo', 'xml', 'pseudoxml'),
    *('gettext', 'changes', 'dummy', 'htmlhelp', 'devhelp', 'qthelp'),
)


@pytest.mark.parametrize('builder', BUILDERS)
def test_each_builds_without_a_word(tmp_path: Path, builder: str) -> None:
    place = small_site(tmp_path / 'site', PAGES, "html_baseurl = 'https://clay.example/'\n")
    assert built(place, builder).warnings == []


def test_pages_are_data(tmp_path: Path) -> None:
    made = built(small_site(tmp_path / 'site', PAGES), 'json')
    page = json.loads(made.text('session', '.fjson'))
    assert page['title'] == 'Session'
    assert 'id="statistic-seven"' in page['body']
