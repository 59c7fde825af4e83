"""Charts on paper: their words can be read, and they leave no page empty, however high they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from pdfs import tool
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

LABEL: Final = 'A label that takes three lines, a little more than what it needs, of all'
SIZE: Final = re.compile(r'<word .*yMin="([\d.]+)" .*yMax="([\d.]+)">Label')


def written(rows: int, label: str) -> str:
    table = ''.join(f'| Label {n} {label} | {n} |\n' for n in range(1, rows + 1))
    return f'# Page\n\n:::{{chart}} bar\nChart\n\n| L | V |\n| --- | --- |\n{table}:::\n\nEnd.\n'


@pytest.mark.parametrize(
    ('rows', 'label', 'drawn'),
    [(4, LABEL, True), (8, LABEL, True), (20, '', True), (20, LABEL, False)],
    ids=['low', 'high', 'many', 'higher'],
)
def test_a_chart_in_a_book_can_be_read(
    tmp_path: Path, rows: int, label: str, *, drawn: bool
) -> None:
    pages = {
        'index.md': '# Book\n\nText.\n\n```{toctree}\nchart\n```\n',
        'chart.md': written(rows, label),
    }
    book = built(small_site(tmp_path / 'site', pages), 'pdf')
    assert book.warnings == []
    (path,) = (str(each) for each in book.outdir.glob('*.pdf'))
    texts = tool('pdftotext', '-layout', path, '-').split('\f')[4:-1]
    first = next(text for text in texts if 'Page' in text)
    assert 'Chart' in first
    assert 'Label 1' in first
    assert all(len(text.split()) > 2 for text in texts)
    assert sum(text.count('Label') for text in texts) == (2 if drawn else 1) * rows
    sizes = [
        float(foot) - float(top)
        for top, foot in SIZE.findall(tool('pdftotext', '-bbox', path, '-'))
    ]
    assert min(sizes) > 7
