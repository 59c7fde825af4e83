"""The house rules of the text: each finds what it forbids, and nothing else, in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from example_site import examples
from miniature import lay
from recap.commands.lint import lint, pages
from recap.commands.lint.checking import Kind, check, mend
from recap.commands.lint.others import RULES
from recap.commands.problems import RefusedError, WrongError

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = Kind('fr')

# rule: (what it refuses, what it accepts)
CASES = {
    'narrow-space': (
        ['oui ; non', 'oui; non', 'Qui ?', 'Qui\u00a0?', 'Non!', '*Quoi* ?', '{term}`mot` ;'],
        ['oui\u202f; non', 'Qui\u202f?!', '(!)', '*Quoi*\u202f?', '{term}`mot`\u202f;'],
    ),
    'colon': (
        ['mot : suite', 'mot: suite', 'mot\u202f: suite', '**mot:**', '{term}`mot`: suite'],
        ['mot\u00a0: suite', '**mot\u00a0:** suite', 'à 10:30', 'doi:10.1000/182'],
    ),
    'guillemets': (
        ['« mot »', '«mot»', '«\u00a0mot\u00a0»', '«\u202fmot »'],
        ['«\u202fmot\u202f»', '«\u202f{term}`mot`\u202f»'],
    ),
    'unit': (
        ['90 %', '90%', '90\u202f%', '**90** %', '12 km', '3 millions', '50€', '18 h'],
        ['90\u00a0%', '**90\u00a0%**', '3\u00a0millions', '18h30', '3 minutes', 'les 12 kilos'],
    ),
    'date': (
        ['le 5 juin', 'le 1ᵉʳ août 2031', 'du 3 au 4 mai', 'le 5\u202fjuin'],
        ['le 5\u00a0juin', 'en juin 2012', 'les 12 marsouins', 'en 2012 mai 68'],
    ),
    'abbreviation': (
        ['n° 5', 'n°5', 'p. 12', 'p.12', 'M. Kolsky', 'vol. 3', 'Selon M. Kolsky', 'MM. Fay'],
        [
            *('n°\u00a05', 'p.\u00a012', 'M.\u00a0Kolsky', 'p. ex.', 'Il aime. 5 fois'),
            *('Cherif M. Toure', 'De William M. Tutte'),
        ],
    ),
    'apostrophe': (["l'usage", "aujourd'hui"], ['l’usage', "`l'usage`"]),
    'quotes': (['le "mot"'], ['le “mot”', '`"mot"`']),
    'dash': (['oui - non', 'oui -- non'], ['oui – non', 'socio-culturel', '2 - 1', '- un']),
    'ellipsis': (['et puis...'], ['et puis…', 'Fin. Suite.']),
    'decimal': (
        [
            '2.3 points',
            'soit 2.3.',
            '1.500 inscrits',
            'de 0.5 à 1',
            'De 0.5 à 1',
            'Environ 2.3 points',
        ],
        [
            *(
                '2,3 points',
                'web 2.0',
                'CC BY 4.0',
                'doi 10.1177/109467',
                '1.2.3',
                'En 2012. 5 ans',
            ),
            *('le chap. 2.1', 'n° 2.1', '§ 2.1, §2.1', 'fig. 2.3', 'le 3.5.2031', 'le critère 1.4'),
            *(
                'iOS 17.2',
                'v 2.1',
                'Java 1.1 paraît',
                'Avec OAuth 2.1, non',
                'la section 3.2',
                'version 1.4',
                'v2.3',
            ),
        ],
    ),
    'thousands': (
        [
            '1 500 inscrits',
            '1\u00a0500 inscrits',
            '30000 salariés',
            '12 345 678 clics',
            '1\u202f000 000',
        ],
        [
            '1\u202f500 inscrits',
            '1500 inscrits',
            'En 2011 351 dirigeants',
            '978-2-12345-680-3',
            '69001 Lyon',
        ],
    ),
    'capital': (
        [
            'Etat',
            'Les Etudes',
            'Ca va',
            'A la fin',
            'Oui. A partir de là',
            '«\u202fA la fin\u202f»',
        ],
        [
            'État',
            'Ça va',
            'Cas réels',
            'À la fin',
            'A priori',
            'A-t-il',
            'Plan A la nuit',
            'Catalogue',
        ],
    ),
    'ligature': (
        ['oeuvre', 'Coeur', 'manoeuvres', 'chef-d’oeuvre', 'moeurs'],
        ['œuvre', 'cœur', 'coefficient', 'moelle'],
    ),
    'ordinal': (
        ['21ème', '21e', '1er', '1ère', '1re', '2de', '2nd', 'XXIe siècle', 'Ier'],
        ['21ᵉ', '1ᵉʳ', 'XXIᵉ siècle', 'Vers', 'Vie', '2e6b', 'le 15 mai'],
    ),
    'spaces': (['un  mot', 'un \u00a0mot'], ['un mot\n  un mot', '| a  |   b |\n| - | - |\n']),
    'reference-link': (
        ['[texte][cible]', '[texte][]', '[cible]: https://example.org'],
        ['[texte](https://example.org)', '[mot]{.language-en}', '[mot]'],
    ),
}


def rules(text: str, language: str = 'fr') -> set[str]:
    """Return the names of the rules that *text* breaks, in a page with a title."""
    return {finding.rule for finding in check(f'# Titre\n\n{text}\n', 'page.md', Kind(language))}


def test_every_prose_rule_has_cases() -> None:
    assert CASES.keys() == {rule.name for rule in RULES['fr']} | {'reference-link'}


@pytest.mark.parametrize(('rule', 'text'), [(r, t) for r, (bad, _) in CASES.items() for t in bad])
def test_refused(rule: str, text: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(('rule', 'text'), [(r, t) for r, (_, good) in CASES.items() for t in good])
def test_accepted(rule: str, text: str) -> None:
    assert rule not in rules(text)


@pytest.mark.parametrize(
    'text',
    [
        "`l'usage ?`",
        "```\nl'usage ?\n```",
        "[texte](https://example.org/l'usage?a;b)",
        "<https://example.org/l'usage?a;b>",
        'Voir https://example.org/?a;b',
        "[It's *so* easy!]{.language-en}",
        "*[It's easy!]{.language-en}*",
        "{term}`usages <l'usage ?>`",
        "{speaker}`L'auteur`",
        "(l'usage)=",
        "% l'usage ?",
        "<!-- l'usage ? -->",
        ":::{figure} l'image.svg\n:name: l'image\n:::",
        ":::{toctree}\nl'usage\n:::",
        "::::{quotation} L'auteur\n:lang: en\nIt's easy!\n::::",
    ],
)
def test_what_a_reader_does_not_see_or_is_foreign_is_exempt(text: str) -> None:
    assert not rules(text)


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        ("un\nl'usage", 4),
        ("- un\n- l'usage", 4),
        ("Mot\n: l'usage", 4),
        ("| a | b |\n| - | - |\n| c | l'usage |", 5),
        ("![l'usage](image.svg)", 3),
        ("{term}`l'usage <usage>`", 3),
        ("[l'usage]{.language-fr}", 3),
        (":::{admonition} L'usage\n:::", 3),
        (":::{figure} image.svg\n:alt: L'usage\n:::", 4),
        (":::{toctree}\n:caption: L'usage\n:::", 4),
        (":::{statistic}\n:name: usage\n\nL'usage\n:::", 6),
        (":::{glossary}\nMot\n    Une définition.\n\n    L'usage\n:::", 7),
        ("- un\n\n  :::{note}\n  L'usage\n  :::", 6),
        ("::::{quotation}\n:lang: en\nIt's.\n\n:::{check} nuance\nL'usage\n:::\n::::", 8),
    ],
)
def test_the_line_is_that_of_the_source(text: str, line: int) -> None:
    assert [finding.line for finding in check(f'# Titre\n\n{text}\n', 'page.md', FRENCH)] == [line]


@pytest.mark.parametrize(
    ('source', 'wrong'),
    [
        ('# Un\n\n## Deux\n\n### Trois\n\n## Quatre\n', []),
        ('# Un\n\n# Deux\n', ['second title']),
        ('# Un\n\n### Deux\n', ['level skipped']),
        ('## Un\n', ['level skipped']),
        ('Un\n', ['page without a title']),
    ],
)
def test_headings(source: str, wrong: list[str]) -> None:
    assert [finding.wrong for finding in check(source, 'page.md', FRENCH)] == wrong


def test_tab() -> None:
    assert [finding.line for finding in check('# Un\n\n-\tdeux\n', 'page.md', FRENCH)] == [3]


CONF = "language = 'fr'\nproject = 'Titre'\n"


def test_finding_tells_place_rule_excerpt_and_remedy(tmp_path: Path) -> None:
    lay({'conf.py': CONF, 'page.md': "# Titre\n\nIl s’agit\nde l'usage.\n"}, tmp_path)
    with pytest.raises(WrongError) as wrong:
        lint(tmp_path)
    assert str(wrong.value).splitlines() == [
        "page.md:4:5: [apostrophe] straight apostrophe: «Il s’agit de l'usage.»; ’ (U+2019)",
        '',
        '1 finding; `make lint-fix` mends 1 of them.',
    ]


def test_pages_are_those_of_the_configuration(tmp_path: Path) -> None:
    conf = "include_patterns = ['index.md', 'posts/*.md', 'drawing.svg']\n"
    names = ('README.md', 'drawing.svg', 'index.md', 'posts/one.md', 'tests/page.md')
    lay({'conf.py': conf, **dict.fromkeys(names, '')}, tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in pages(tmp_path)]
    assert found == ['index.md', 'posts/one.md']


def test_examples_for_authors_follow_the_rules() -> None:
    assert examples()
    for name, text in examples().items():
        assert [str(finding) for finding in check(text, name, FRENCH)] == []


# language: ({rule: what it refuses}, what it accepts)
OTHERS = {
    'en': (
        {
            'space-before': ['one : two', 'Why ?', 'one\u202f; two', '`code` : two', 'a , b'],
            'guillemets': ['«word»', '«\u202fword\u202f»'],
            'quotes': ['"word"'],
            'apostrophe': ["it's", "the '90s", "'tis"],
            'unit': ['57 %', '57\u00a0%'],
            'ellipsis': ['and then...'],
            'dash': ['one - two', 'one -- two', 'one--two'],
            'decimal': ['2,3 points', '57,5%'],
            'thousands': ['1\u202f500'],
            'spaces': ['one  two'],
        },
        [
            *('one: two; why? “Word” it’s ’90s', '57% of 1,500, 2.3 points', 'items 1,2 and 3'),
            *('one – two, one—two', 'A talk', '`it\'s "code"`', 'at 10:30', 'a ratio of 3 : 2'),
            *('Etat, oeuvre, 1er, 2nd, 21st', '[C’est «\u202fça\u202f»\u202f!]{.language-fr}'),
        ],
    ),
    'de': (
        {'quotes': ['das "Wort"'], 'space-before': ['Wort : so', 'Wie ?'], 'unit': ['90 %']},
        ['das „Wort“', 'das »Wort«', 'Wort: so?', '90\u00a0%', 'A Oeuvre', '2,3 und 1.500'],
    ),
    'es': (
        {
            'inverted': ['Por qué?', 'Bien. Vamos!'],
            'guillemets': ['« palabra »'],
            'quotes': ['"a"'],
        },
        ['¿Por qué?', '¡Vamos!', '«palabra»', '“palabra”', 'Bien. ¿Y tú?'],
    ),
    'it': ({'quotes': ['"parola"'], 'apostrophe': ["l'uso"], 'unit': ['57 %']}, ['l’uso', '«sì»']),
    'nl': ({'quotes': ['"woord"'], 'space-before': ['wat ?']}, ['“woord”', 'foto’s: ja']),
    'pt': ({'quotes': ['"palavra"'], 'guillemets': ['« sim »']}, ['“palavra”', 'é: sim?']),
    'pt_BR': ({'quotes': ['"palavra"']}, ['“palavra”']),
    'ja': ({'spaces': ['一  二']}, ['「一」 : 二 ! "三" it\'s...']),
}


@pytest.mark.parametrize(
    ('language', 'rule', 'text'),
    [(lang, rule, t) for lang, (bad, _) in OTHERS.items() for rule, ts in bad.items() for t in ts],
)
def test_refused_in_other_languages(language: str, rule: str, text: str) -> None:
    assert rules(text, language) == {rule}


@pytest.mark.parametrize(
    ('language', 'text'), [(lang, text) for lang, (_, good) in OTHERS.items() for text in good]
)
def test_accepted_in_other_languages(language: str, text: str) -> None:
    assert not rules(text, language)


@pytest.mark.parametrize('off', ['typography', 'typography.apostrophe'])
def test_rules_are_switched_off_as_warnings_are(off: str, tmp_path: Path) -> None:
    conf = f'{CONF}suppress_warnings = [{off!r}]\n'
    lay({'conf.py': conf, 'page.md': "# Titre\n\nl'usage\n"}, tmp_path)
    assert lint(tmp_path) == ''


def test_translations_follow_the_rules_of_their_language(tmp_path: Path) -> None:
    wrapped = '\n\nmsgid "Oui"\nmsgstr ""\r\n"\\"Yes\\" ! "\r\n"No"\n'  # as editors do
    catalogue = f'msgid "Pourquoi ?"\nmsgstr "Why ? It\'s so"{wrapped}'
    files = {'conf.py': f"{CONF}locale_dirs = ['locales']\n", 'page.md': '# Titre\n'}
    lay(files | {'locales/en/LC_MESSAGES/page.po': catalogue}, tmp_path)
    with pytest.raises(WrongError, match=r'page\.po:1:1: \[space-before\]'):
        lint(tmp_path)
    assert lint(tmp_path, fix=True) == '1 file mended.'
    mended = tmp_path.joinpath('locales/en/LC_MESSAGES/page.po').read_text(encoding='utf-8')
    right = 'msgid "Pourquoi ?"\nmsgstr "Why? It’s so"\n\nmsgid "Oui"\nmsgstr "“Yes”! No"\n'
    assert mended == right


@pytest.mark.parametrize(
    ('name', 'content', 'said'),
    [
        ('absent.md', None, 'absent.md'),
        ('latin.md', '# Été\n'.encode('latin-1'), 'latin.md isn’t UTF-8'),
        ('locales/en/LC_MESSAGES/page.po', 'msgid "été"\n'.encode('latin-1'), 'page.po'),
    ],
)
def test_what_cannot_be_read_is_named(
    name: str, content: bytes | None, said: str, tmp_path: Path
) -> None:
    lay({'conf.py': f"{CONF}locale_dirs = ['locales']\n", 'page.md': '# Titre\n'}, tmp_path)
    if content is not None:
        tmp_path.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        tmp_path.joinpath(name).write_bytes(content)
    with pytest.raises(RefusedError, match=said):
        lint(tmp_path, () if name.endswith('.po') else [tmp_path / name])


def test_finding_of_a_front_matter() -> None:
    page = "---\nmyst:\n  html_meta:\n    description: l'usage\n---\n# Titre\n"
    found = check(page, 'page.md', FRENCH)
    assert [(finding.line, finding.column) for finding in found] == [(4, 19)]
    assert 'l’usage' in mend(page, FRENCH)
