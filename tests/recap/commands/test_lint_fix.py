"""What is mechanical is mended: spaces and signs change, no word does, nor anything but prose."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from markdown_it import MarkdownIt

from miniature import PROJECT, lay
from recap.commands.lint import checking, lint, pages
from recap.commands.lint.checking import Kind, check, mend
from recap.commands.lint.passages import Page
from recap.commands.problems import WrongError

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

LANGUAGES: Final = ('fr', 'en', 'de', 'es', 'it', 'nl', 'pt', 'ja')

# (language, what an author typed, what is right)
MENDED: Final = [
    ('fr', 'Qui ? Non! 90 %', 'Qui\u202f? Non\u202f! 90\u00a0%'),
    ('fr', '« *mot* » : a', '«\u202f*mot*\u202f»\u00a0: a'),
    ('fr', 'n° 5, p. 12, 1 500', 'n°\u00a05, p.\u00a012, 1\u202f500'),
    ('fr', 'Le 1ᵉʳ mai, puis le 5\njuin.', 'Le 1ᵉʳ\u00a0mai, puis le 5\njuin.'),
    ('fr', '1 000 000, N° 5', '1\u202f000\u202f000, N°\u00a05'),
    ('en', "It costs $5, and it's $6", 'It costs $5, and it’s $6'),
    ('fr', "« **l'usage** »; **90**%", '«\u202f**l’usage**\u202f»\u202f; **90**\u00a0%'),
    ('fr', 'Il dit "oui", « et "non" ».', 'Il dit «\u202foui\u202f», «\u202fet “non”\u202f».'),
    ('fr', '{term}`mot` ; [lien](a) ! `c` ?', '{term}`mot`\u202f; [lien](a)\u202f! `c`\u202f?'),
    ('fr', '| a ? | b |\n| - | - |\n| d ? | e |', '| a\u202f? | b |\n| - | - |\n| d\u202f? | e |'),
    ('fr', '| a\\|b ? | c ? |\n| - | - |', '| a\\|b ? | c\u202f? |\n| - | - |'),
    ('fr', '- un ;\n- [x] deux...\n\n  > trois !', '- un\u202f;\n- [x] deux…\n\n  > trois\u202f!'),
    ('fr', '"oui ou non', '"oui ou non'),
    ('fr', 'un mot\n? Non', 'un mot\n? Non'),
    ('fr', 'Etat, 2.3 points, oeuvre', 'Etat, 2.3 points, oeuvre'),
    ('nl', "'s Avonds is 't zo'n foto", '’s Avonds is ’t zo’n foto'),
    ('nl', "'s Avonds is het 'stil'", "'s Avonds is het 'stil'"),
    ('it', "Un po' dell'arte degli anni '80", 'Un po’ dell’arte degli anni ’80'),
    ('en', '"It\'s \'90s rock \'n\' roll," she said.', '“It’s ’90s rock ’n’ roll,” she said.'),
    ('en', "the 'right' word : yes ?", 'the ‘right’ word: yes?'),
    ('en', 'one -- two--three... 57 %', 'one – two—three… 57%'),
    ('en', '5\'10" tall', '5\'10" tall'),
    ('de', 'Er sagt "ja" ; 90 %', 'Er sagt „ja“; 90\u00a0%'),
    ('es', '« sí » ; "no"', '«sí»; «no»'),
]  # fmt: skip

UNTOUCHED: Final = """\
# Titre

www.example.org/l'usage?a;b--c...d
`l'usage ? "x"` {term}`mot <l'usage ?>` <https://example.org/l'usage?a;b> $f' ? "x"$
[texte](https://example.org/l'usage?a;b "It's"){.it's} [It's "so" !]{.language-ja}

```sh
echo "l'usage" ; ls ?
```

:::{figure} l'image.svg
:name: l'image
:::

::::{quotation} L'auteur
:lang: ja
It's "easy" !
::::

$$
f'(x) ? "y"
$$

% l'usage ?
<!-- l'usage ? -->

(l'usage)=
"""

TYPED: Final = r"""
mot œuvre 90 1·500 2.3 l'usage "mot" «mot» «·mot·» mot·? mot! mot·:·mot ... ·-· ·--· -- % ' " « »
: ; ? ! * ** *mot* **mot·?** _ `l'x·?` [l'x·?](a·"b?") ![l'x·?](i.png) <http://a?b> [^1] ] [
{term}`l'x·?·<y·?>` {term}`y·?` [it's]{.language-en} \ &nbsp; &quot; | $x'$ ~~ · ·· § §§ ¤ <b>
http://a.b/?c www.a.b/?c ¶ ¶¶ ¶-· ¶>· ¶#· ¶|·a·|·b·|¶|·-·|·-·|¶|· ¶```¶ ¶:::{note}·x·?¶ ¶:::¶
"""
SIGNS: Final = {ord('·'): ' ', ord('¶'): '\n', ord('§'): '\u202f', ord('¤'): '\u00a0'}
FRAGMENTS: Final = [fragment.translate(SIGNS) for fragment in TYPED.split()]


@pytest.mark.parametrize(('language', 'before', 'after'), MENDED)
def test_mended(language: str, before: str, after: str) -> None:
    kind = Kind(language)
    assert mend(f'# Titre\n\n{before}\n', kind) == f'# Titre\n\n{after}\n'


@pytest.mark.parametrize('language', LANGUAGES)
def test_what_is_not_prose_stays(language: str) -> None:
    assert mend(UNTOUCHED, Kind(language)) == UNTOUCHED


def test_what_is_right_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most pages are; a schedule brings thousands of them."""
    cut: list[str] = []

    class Cut(Page):
        def __init__(self, source: str, *given: Any) -> None:
            cut.append(source)
            super().__init__(source, *given)

    monkeypatch.setattr(checking, 'Page', Cut)
    assert mend('# Title\n\nWords.\n', Kind('en')) == '# Title\n\nWords.\n'
    assert len(cut) == 1


def words(text: str) -> str:
    return ''.join(filter(str.isalnum, text))


def is_code(token: Token) -> bool:
    """Tell whether a token is code, or the name in a role, rather than a role with a title."""
    return token.type == 'code_inline' and not token.content.endswith('>')


def structure(markdown: str) -> list[tuple[str, str, str]]:
    """Return the elements of a page, and what is in those that hold no prose."""
    tokens = MarkdownIt().enable('table').parse(markdown)
    inline = [inner for token in tokens for inner in token.children or []]
    return [(token.type, str(token.attrs), '') for token in tokens] + [
        (token.type, str(token.attrs), token.content if is_code(token) else '')
        for token in inline
        if token.type not in {'text', 'softbreak'}
    ]


@pytest.mark.parametrize('language', LANGUAGES)
def test_no_word_changes_and_nothing_but_prose(language: str) -> None:
    chance, kind = random.Random(language), Kind(language)
    for _ in range(150):
        drawn = (chance.choice(FRAGMENTS) for _ in range(chance.randrange(1, 14)))
        source = f'# Titre\n\n{chance.choice(["", " "]).join(drawn)}\n'
        mended = mend(source, kind)
        assert words(mended) == words(source), source
        assert mend(mended, kind) == mended, source
        assert structure(mended) == structure(source), source


def test_pages_typed_on_an_ordinary_keyboard_find_their_signs_again() -> None:
    kind = Kind('fr', frozenset(['attrs_inline']))
    for path in pages(PROJECT):
        page = path.read_text(encoding='utf-8')
        body = page.partition('\n# ')[2]
        typed = re.sub('[\u00a0\u202f]', ' ', body)
        mended = mend(f'# {typed}', kind)
        assert check(mended, path.name, kind) == []
        assert re.sub('[\u00a0\u202f]', ' ', mended[2:]) == typed


def test_line_endings_stay(tmp_path: Path) -> None:
    lay({'conf.py': "language = 'fr'\nproject = 'Titre'\n"}, tmp_path)
    page = tmp_path / 'page.md'
    page.write_bytes(b"# Titre\r\n\r\nl'un ?\r\nA la fin\r\n")
    with pytest.raises(WrongError) as wrong:
        lint(tmp_path, fix=True)
    assert page.read_bytes() == '# Titre\r\n\r\nl’un\u202f?\r\nA la fin\r\n'.encode()
    assert str(wrong.value).endswith(
        '1 file mended. 1 finding left, which only an author can mend.'
    )
    assert 'page.md:4:1: [capital]' in str(wrong.value)
