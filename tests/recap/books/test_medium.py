"""What only sites or only books say leaves no trace where it isn't said."""

from __future__ import annotations

import pytest
from docutils import nodes

from recap.books.medium import remove


@pytest.mark.parametrize(
    ('parts', 'left'),
    [
        (('Each figure ', '-has a page', ' has a verdict.'), 'Each figure has a verdict.'),
        (('-Here', ' it is.'), 'it is.'),
        (('It is ', '-here'), 'It is'),
        (('It', '-, here', ', is.'), 'It, is.'),
        (('It ', '-was', ' ', '-there', ' is.'), 'It is.'),
        (('+a', ' ', '-b', ' ', '+c'), 'a c'),
        (('«\N{NARROW NO-BREAK SPACE}', '-a', ' b'), '«\N{NARROW NO-BREAK SPACE} b'),
        (('-a',), ''),
    ],
)
def test_a_span_is_removed_with_a_space_where_it_leaves_two(
    parts: tuple[str, ...], left: str
) -> None:
    paragraph = nodes.paragraph()
    section = nodes.section('', paragraph)
    for part in parts:
        word = nodes.inline('', part[1:], classes=[part[0]])
        paragraph += word if part[0] in '+-' else nodes.Text(part)
    for word in list(section.findall(nodes.inline)):
        if '-' in word['classes']:
            remove(word)
    assert section.astext() == left
