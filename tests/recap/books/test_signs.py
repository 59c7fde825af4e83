"""Signs of any script in the PDF, or said with their line and what to install."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from miniature import PROJECT, build_site
from pdfs import Book, refuse_what_checkers_find, told, tool
from recap.books.pdf import fonts
from recap.books.pdf.compiler import compiled
from recap.books.pdf.setting import EPOCH, Means, pressed
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    import pytest

PAGE = """# Notes 田中 🎉 1️⃣

Thanks 2️⃣ **#️⃣** 🎉 👍🏽 👨‍👩‍👧 🇫🇷 ✅, 田中 健, 한국어, ひらがな, हिन्दी, ไทย, Ελληνικά, Кириллица.

[مرحبا]{.language-ar} and [שלום]{.language-he}; → ⇒ ↗ ∑ ≤ ∞ ℝ ✓ ✗ ☐ ♪ ₹ ə ʃ │ ｆｕｌｌ.

| 田 | `code 中` |
| --- | --- |
| **健** | 🎉 |

A note.[^1]

[^1]: In a note, 健.
"""


def test_a_book_shows_signs_of_all_scripts(tmp_path: Path) -> None:
    assert len(fonts.folders()) == len(fonts.PACKAGES)
    book = built(small_site(tmp_path / 'site', {'index.md': PAGE}), 'pdf')
    assert book.warnings == []
    text = book_text(book)
    for sign in ('🎉', '田中', '健', '한국어', 'Ελληνικά', '→', '∑', '✓', '₹', 'ʃ'):
        assert sign in text
    (path,) = book.outdir.glob('*.pdf')
    refuse_what_checkers_find(Book(path, ''))


def test_fonts_are_only_used_where_they_are_needed(tmp_path: Path) -> None:
    book = built(
        small_site(tmp_path / 'site', {'index.md': '# Notes\n\nÉté — œuvre → 5.\n'}), 'pdf'
    )
    (path,) = book.outdir.glob('*.pdf')
    assert 'Noto' not in tool('pdffonts', str(path))


def test_a_book_that_needs_more_fonts_is_not_set_before_it_has_them() -> None:
    tried: list[tuple[str, list[str]]] = []

    def how(code: str, *given: Any) -> Any:
        tried.append((code, given[2]))
        return compiled(code, *given)

    head = '#set document(title: "A")\n#set text(fallback: "fallback" in sys.inputs)\n'
    for text, needed in (('Une 田.', fonts.folders()), ('Une sœur.', [])):
        code = f'{head}{text}'
        held = Means()
        for _pass in range(2):
            pressed({}, source=code, root=Path('/'), date=EPOCH, how=how, means=held)
        assert [given for each, given in tried if each == code] == [needed, needed]
    assert len(tried) == 5  # and the sign by itself, once


def test_a_sign_without_font_is_said_once_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, 'PACKAGES', ('no_such_package',))
    page = '# Notes\n\nThanks 🎉.\n\nA word.\n\n- 田中\n- 中 中\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    told = build_site(site, 'pdf', language='en').warnings
    start = 'ERROR: no font at hand has'
    (last,) = (line for line in told if start not in line)
    assert last.endswith('a former one is left as it was; errors to mend: 4 [recap.book]')
    assert {(line[:11], line.partition('has ')[2][:3]) for line in told if start in line} == {
        *(('index.md:3:', '“🎉”'), ('index.md:7:', '“田”'), ('index.md:7:', '“中”')),
        ('index.md:8:', '“中”'),
    }
    assert all('make fonts' in line for line in told if start in line)


def test_a_sign_that_nobody_has_is_said_otherwise(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n\nA \U00013000 bird.\n'})
    (said,) = (line for line in build_site(site, 'pdf', language='en').warnings if ':3: ' in line)
    assert said.startswith('index.md:3: ERROR: no font has')
    assert 'EGYPTIAN HIEROGLYPH A001); write it otherwise' in said


def test_a_sign_of_a_translation_is_said_where_that_stands(tmp_path: Path) -> None:
    place = 'locales/de/LC_MESSAGES/index.po'
    catalogue = ''.join(
        f'msgid "{source}"\nmsgstr "{text}"\n\n'
        for source, text in {'One \U00013000.': 'Ein.', 'Two.': 'Zwei \U00013001.'}.items()
    )
    pages = {'index.md': '# Notes\n\nOne \U00013000.\n\nTwo.\n', place: catalogue}
    site = small_site(tmp_path / 'site', pages, "locale_dirs = ['locales']\n")
    said, _last = sorted(build_site(site, 'pdf', language='de').warnings, reverse=True)
    assert said.startswith(f'{place}:5: ERROR: no font has “\U00013001”')


def test_a_sign_of_private_use_is_said_in_its_place(tmp_path: Path) -> None:
    """Such as the bullets of a word processor; U+2028 ends no line for those who edit."""
    page = '# Notes\n\nA word.\u2028Another.\n\nA \uf8ff mark.\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    (said,) = (line for line in build_site(site, 'pdf', language='en').warnings if '.md' in line)
    assert said.startswith('index.md:5: ERROR: no font has “\uf8ff” (U+F8FF without a name)')


def test_make_fonts_installs_what_a_book_looks_for() -> None:
    lines = (PROJECT / 'requirements-fonts.txt').read_text(encoding='utf-8').splitlines()
    pinned = [line.partition('==')[0].replace('-', '_') for line in lines if line[:1] != '#']
    assert pinned == [*fonts.PACKAGES]
    done = tool('make', '-n', '-C', str(PROJECT), 'fonts')
    assert 'tools/lock.sh install requirements-fonts' in done.splitlines()


def test_places_where_words_may_end_are_no_part_of_words(tmp_path: Path) -> None:
    """A space of no width, copied, would be found with every letter that it has followed."""
    page = f'# Notes\n\nDonau<wbr>schiff, auto\u200bbus, {"donau" * 12}, dauphin, quinoa.\n'
    book = built(small_site(tmp_path / 'site', {'index.md': page}), 'pdf')
    (path,) = book.outdir.glob('*.pdf')
    text = told(path)
    assert '\u200b' not in text
    for word in ('Donauschiff', 'autobus', 'donau' * 12, 'dauphin'):
        assert word in text
