"""The recap on one sheet: all claims or, where there are too many, as much as can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from miniature import build_site
from pdfs import Book, overlapping, refuse_what_checkers_find, tool
from recap.books.poster import builder
from recap.books.poster.facts import counted
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

PAGE = """# The Mill

:::{session}
:speakers: Ana Lopes
:::

::::{statistic} Ana Lopes
:name: wheels
**90%** of wheels turn.

:::{check} contradicted
The report counts mills.
:::
::::

:::{quotation} Ana Lopes
:name: water
:lang: fr
L’eau n’attend pas.
:::

:::{quotation} Ana Lopes
:name: words
:attributed:
Grind on.
:::
"""
LONG = f"""
:::{{quotation}} Ana Lopes
:name: long
{' '.join(f'word{number}' for number in range(250))} https://example.org/{'o' * 200}
:::

:::{{statistic}} Ana Lopes
:name: number
**{'o' * 27}**, or {'o' * 200}.
:::
"""
SPEAKERS = '# Speakers\n\n:::{speaker} Ana Lopes\nA miller.\n:::\n'
INDEX = '# Days at the Mill\n\n```{toctree}\nmill\nspeakers\n```\n'


def posters(folder: Path, page: str) -> dict[str, Path]:
    """Return the sheets of a recap whose one session is that *page*, by their papers."""
    pages = {'index.md': INDEX, 'mill.md': page, 'speakers.md': SPEAKERS}
    made: Built = built(small_site(folder, pages), 'poster')
    return {path.name.split('.')[1]: path for path in made.outdir.glob('*.pdf')}


@pytest.fixture(scope='module')
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return posters(tmp_path_factory.mktemp('poster') / 'site', PAGE)


def test_a_sheet_shows_all_claims_with_their_verdicts(sheets: dict[str, Path]) -> None:
    assert set(sheets) == {'a3', 'a4'}
    for paper, width in (('a3', 842), ('a4', 595)):
        with pikepdf.open(sheets[paper]) as pdf:
            (page,) = pdf.pages
            assert round(float(page.mediabox[2])) == width
        text = tool('pdftotext', str(sheets[paper]), '-')
        for words in (
            *('Days at the Mill', 'The Mill', 'Ana Lopes', '90%', 'of wheels turn.'),
            *('“L’eau n’attend pas.”', 'attributed to Ana Lopes', 'The source says otherwise'),
        ):
            assert words in text, words
        assert ('The report counts mills.' in text) == (paper == 'a3')


def test_voices_can_read_it(sheets: dict[str, Path]) -> None:
    for path in sheets.values():
        refuse_what_checkers_find(Book(path, ''))


def test_a_figure_stands_clear_of_its_claim(sheets: dict[str, Path]) -> None:
    assert [overlapping(Book(path, '')) for path in sheets.values()] == [[], []]


def width_of_words(path: Path) -> float:
    """Return the share of the paper that the widest word takes."""
    said = tool('pdftotext', '-bbox', str(path), '-')
    (paper,) = re.findall(r'<page width="([\d.]+)"', said)
    places = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', said)
    return max(float(right) - float(left) for left, right in places) / float(paper)


def places(path: Path) -> dict[str, tuple[float, float]]:
    """Return where each word stands, from the left and from the top, in points."""
    word = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]+)<')
    return {
        text: (float(left), float(top))
        for left, top, text in word.findall(tool('pdftotext', '-bbox', str(path), '-'))
    }


def test_no_claim_is_parted_between_columns_which_are_even(tmp_path: Path) -> None:
    said = ':::{{quotation}} Ana Lopes\n:name: q{0}\nfirst{0}, {1} last{0}.\n:::'
    some = [said.format(number, 'the mill never stops, ' * 12) for number in range(11)]
    for path in posters(tmp_path / 'site', '\n\n'.join([PAGE, *some])).values():
        where = places(path)
        ends: dict[float, float] = {}
        for number in range(11):
            (left, top), (_, bottom) = where[f'“first{number},'], where[f'last{number}.”']
            assert top < bottom, number
            ends[left] = max(ends.get(left, 0), bottom)
        height = max(where[f'last{n}.”'][1] - where[f'“first{n},'][1] for n in range(11))
        assert len(ends) > 1
        assert max(ends.values()) - min(ends.values()) < 2 * height


@pytest.mark.parametrize(('claims', 'all_of_them'), [(40, True), (400, False)])
def test_whatever_was_said_it_is_one_sheet(
    tmp_path: Path, claims: int, *, all_of_them: bool
) -> None:
    said = ':::{{quotation}} Ana Lopes\n:name: q{0}\nThe mill that has number {0} never stops.\n:::'
    page = '\n\n'.join([PAGE, LONG, *map(said.format, range(claims))])
    for path in posters(tmp_path / 'site', page).values():
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == 1
        text = ' '.join(tool('pdftotext', str(path), '-').split())
        assert 'of wheels turn.' in text
        assert (f'number {claims - 1} never stops' in text) == all_of_them
        assert ('word249' in text) == all_of_them
        assert width_of_words(path) < 0.5  # of the paper, which has two columns at least


def test_of_too_many_sessions_the_first_are_shown(tmp_path: Path) -> None:
    numbers = range(300)
    talk = '# Talk {0}\n\n:::{{session}}\n:::\n\nWords.\n'
    pages = {f'talk{n}.md': talk.format(n) for n in numbers}
    index = '# Days\n\n```{toctree}\n' + '\n'.join(f'talk{n}' for n in numbers) + '\n```\n'
    made = built(small_site(tmp_path / 'site', {'index.md': index, **pages}), 'poster')
    for path in made.outdir.glob('*.pdf'):
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == 1
        text = tool('pdftotext', str(path), '-')
        assert 'Talk 11' in text
        assert re.search(r'and \d+ more', text)


def test_sizes_larger_than_one_that_is_too_large_are_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To measure a size takes as long as to set the sheet: here, one of them is an error."""
    sizes = '#fill("a4", 16mm, 2, 10pt, 34pt, (12pt, "not a size", 11pt), briefer.slice(0, 1))'

    def pressed(*given: Any, source: str, **named: Any) -> Any:
        return press(*given, source=f'{source.rpartition("#")[0]}{sizes}', **named)

    press = builder.pressed  # type: ignore[attr-defined]
    monkeypatch.setattr(builder, 'pressed', pressed)
    said = ':::{{quotation}} Ana Lopes\n:name: q{0}\nThe mill that has number {0} never stops.\n:::'
    page = '\n\n'.join(['# The Mill', *map(said.format, range(200))])
    pages = {'index.md': INDEX, 'mill.md': page, 'speakers.md': SPEAKERS}
    made = build_site(small_site(tmp_path / 'site', pages), 'poster', language='en')
    assert not made.warnings
    assert len(made.files()) == 2


def test_verdicts_are_counted_in_their_order() -> None:
    keys = ('heard', 'confirmed', 'heard')
    claims = [{'verdict': {'key': key, 'word': key.title()}} for key in keys]
    found = counted([*claims, {'text': 'never checked'}])
    assert [(each['key'], each['word'], each['number']) for each in found] == [
        ('confirmed', 'Confirmed', 1),
        ('heard', 'Heard', 2),
    ]


def test_a_recap_that_says_nothing_has_no_poster(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n\nNothing yet.\n'})
    with pytest.raises(AssertionError, match='nothing to show'):
        built(site, 'poster')
