"""What records are called that cite records that cite others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miniature import build_site, lay

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['colon_fence']
html_theme = 'furo'
"""
CHAIN = """
# Deep

:::{speaker} Ann Lee
A speaker.
:::

:::{quotation} Ann Lee
:name: first
As {speaker}`Ann Lee` says: go.
:::

:::{quotation} Ann Lee
:name: second
After {quotation}`first`, stop.
:::

:::{statistic} Ann Lee
:name: third
**7 %** repeat {quotation}`second` daily.
:::

:::{statistics}
:::

:::{toctree}
other
:::
"""
CIRCLE = """
# Circle

:::{quotation} Ann Lee
:name: egg
From {quotation}`hen`.
:::

:::{quotation} Ann Lee
:name: hen
From {quotation}`egg`.
:::

{quotation}`egg` {statistic}`third`

:::{quotations}
:::
"""


def test_labels_are_resolved_at_any_depth(tmp_path: Path) -> None:
    site = lay({'conf.py': CONF, 'index.md': CHAIN, 'other.md': CIRCLE}, tmp_path / 'site')
    built = build_site(site, language='en')
    assert built.warnings == []
    row = built.article('index').select_one('table.recap-statistics tbody tr')
    assert row is not None
    assert '7 % repeat “After ‘As Ann Lee says: go.’, stop.” daily.' in row.get_text()
    for name, content in built.files().items():
        assert not set('\ue000\ue001') & set(content.decode(errors='ignore')), name


def test_records_that_cite_one_another_are_called_by_name(tmp_path: Path) -> None:
    site = lay({'conf.py': CONF, 'index.md': CHAIN, 'other.md': CIRCLE}, tmp_path / 'site')
    words = build_site(site, language='en').article('other').get_text()
    assert 'From “From egg.”.' in words
