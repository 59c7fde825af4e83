"""Check the pages against the house rules of French typography and of Markdown.

    python tools/check_content.py [PAGE ...]

Without argument, check all pages of the site. CONTRIBUTING.md explains the rules to authors. A page
is read by MyST's own parser, so that only what a reader sees is checked: no code, address, comment,
option or target of a role, and no passage marked as foreign.
"""

from __future__ import annotations

import re
import runpy
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from sphinx.util.matching import get_matching_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent
PARSER = create_md_parser(
    MdParserConfig(enable_extensions={'attrs_inline', 'colon_fence', 'deflist'}), RendererHTML
)
PARSER.disable('reference')  # so that a reference link stays in the prose, where its rule sees it

OPAQUE = '\ufffc'  # stands in a run of prose for what isn't French prose: code, a name, an address
PROSE_OPTIONS = {'alt', 'caption'}
PROSE_ARGUMENT = {'admonition', 'list-table', 'note', 'rubric', 'table', 'warning'}
NO_PROSE_INSIDE = {'code-block', 'image', 'math', 'raw', 'toctree'}

OPTION = re.compile(r':(?P<name>[\w-]+):(?:[ ]+(?P<value>.*))?$')
DIRECTIVE = re.compile(r'\{(?P<name>[^}]+)\}\s*(?P<argument>.*)$')
EXPLICIT_TITLE = re.compile(r'(?P<title>.+?)\s*<[^<>]*>$', re.DOTALL)
ADDRESS = re.compile(r'https?://[^\s»]+')


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that no run of prose may match."""

    name: str
    pattern: re.Pattern[str]
    wrong: str
    right: str


def _rule(name: str, pattern: str, wrong: str, right: str) -> Rule:
    return Rule(name, re.compile(pattern), wrong, right)


UNIT = '[%‰€$£]|°C|[kcm]m|kg|[kMG][oB]|h|min|millions?|milliards?'
BARE_CAPITAL = (
    'Ca|Ecart|Echange|Echec|Echelle|Echo|Ecole|Economie|Economique|Ecoute|Ecran|Ecrire|Ecrit|'
    'Editeur|Edition|Education|Egalement|Eglise|Election|Elève|Eléments?|Emission|Emotion|Energie|'
    'Epoque|Equipe|Ere|Etape|Etat|Etats-Unis|Ete|Eté|Etre|Etude|Evaluation|Evénement|Evènement|'
    'Evidemment|Evolution'
)

PROSE_RULES = (
    _rule(
        'narrow-space',
        r'(?<![\u202f;!?(\[])[;!?]',
        'no narrow no-break space before “;”, “!” or “?”',
        'U+202F before it',
    ),
    _rule(
        'colon',
        rf'(?<!\u00a0):(?=\s|$|{OPAQUE})|(?<=[ \u202f\n]):',
        'no no-break space before “:”',
        'U+00A0 before it',
    ),
    _rule(
        'guillemets',
        r'«(?!\u202f)|(?<!\u202f)»',
        'no narrow no-break space inside « »',
        'U+202F after « and before »',
    ),
    _rule(
        'unit',
        rf'\d[ \u202f\n]?(?:{UNIT})(?!\w)',
        'no no-break space between a number and its unit',
        'U+00A0 between them',
    ),
    _rule(
        'abbreviation',
        r'(?:\bn[°ᵒ]|\b(?:pp?|vol|chap)\.)[ \u202f\n]?(?=\d)|\bMM?\.[ \u202f\n](?=[A-ZÀ-Ý])',
        'no no-break space after an abbreviation',
        'U+00A0 after “n°”, “p.”, “vol.”, “chap.”, “M.”',
    ),
    _rule('apostrophe', r"'", 'straight apostrophe', '’ (U+2019)'),
    _rule('quotes', r'"', 'straight quotation mark', '« and », with U+202F inside'),
    _rule('ellipsis', r'\.{3}', 'three full stops', '… (U+2026)'),
    # “2.0” numbers a version (web 2.0), and “10.1000/…” is a DOI.
    _rule(
        'decimal',
        r'(?<![\d.])\d+\.(?!0(?!\d))\d+(?![\d./])',
        'full stop in a number',
        'a comma before decimals, U+202F between thousands',
    ),
    # “69001 Lyon” is an address.
    _rule(
        'thousands',
        r'(?<![\d.,\u202f])\d{1,3}[ \u00a0]\d{3}(?!\d)|(?<![\w.,/-])\d{5,}(?![\w/-]| [A-ZÀ-Ý])',
        'thousands not set apart by a narrow no-break space',
        'U+202F between thousands',
    ),
    _rule(
        'capital',
        rf'\b(?:{BARE_CAPITAL})s?\b'
        r'|(?:^|[.!?…:]\s|«\s)A(?=\s(?!priori|posteriori|fortiori|contrario|minima)[a-zà-ÿ])',
        'capital without its accent or cedilla',
        'À, Ç, É, Ê',
    ),
    _rule(
        'ligature',
        r'(?i)\b(?:man|ran|é|chef-d’|hors-d’)?'
        r'(?:oeuvr|coeur|soeur|oeil|noeud|voeu|moeurs|boeuf|oeuf)\w*',
        '“oe” for œ',
        'œ',
    ),
    _rule(
        'ordinal',
        r'\b\d+(?:i?[èe]mes?|ers?|[èe]res?|nde?s?|es?)\b|\b[IVX]+(?:i?[èe]me|e)\b|\bI(?:er|[èe]re)\b',
        'ordinal on the line',
        '1ᵉʳ, 1ʳᵉ, 21ᵉ, XXIᵉ',
    ),
    _rule('spaces', r'[ \u00a0\u202f]{2,}', 'two spaces in a row', 'one space'),
    # A translation prints them literally (MyST-Parser#690).
    _rule(
        'reference-link',
        r'\[[^]]+\]\[[^]]*\]|(?m:^)\[[^]]+\]:(?=\s)',
        'reference link',
        '[text](address)',
    ),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at one place of a page."""

    page: str
    line: int
    rule: str
    wrong: str
    excerpt: str
    right: str

    def __str__(self) -> str:
        return (
            f'{self.page}:{self.line}: [{self.rule}] {self.wrong}: «{self.excerpt}»; {self.right}'
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page, with its first line: a run of prose, or a heading of a level."""

    line: int
    text: str
    level: int = 0


def check(source: str, page: str) -> list[Finding]:
    """Return what is wrong in the Markdown ``source`` of a page, from top to bottom."""
    parts = list(_parts(source, 1))
    findings = [*_tabs(source, page), *_headings(parts, page)]
    for part in parts:
        for rule in PROSE_RULES:
            for match in rule.pattern.finditer(part.text):
                line = part.line + part.text.count('\n', 0, match.end() - 1)
                excerpt = part.text[max(match.start() - 20, 0) : match.end() + 20]
                excerpt = excerpt.replace('\n', ' ').replace(OPAQUE, '…').strip(' ')
                findings.append(Finding(page, line, rule.name, rule.wrong, excerpt, rule.right))
    return sorted(findings, key=lambda finding: finding.line)


def _tabs(source: str, page: str) -> Iterator[Finding]:
    for number, line in enumerate(source.splitlines(), start=1):
        if '\t' in line:
            yield Finding(page, number, 'tab', 'tab', line.strip(), 'spaces')


def _headings(parts: Sequence[Part], page: str) -> Iterator[Finding]:
    previous = 0
    for part in parts:
        if not part.level:
            continue
        if part.level == 1 and previous:
            yield Finding(page, part.line, 'heading', 'second title', part.text, 'one “#” a page')
        elif part.level > previous + 1:
            right = f'“{"#" * (previous + 1)}”'
            yield Finding(page, part.line, 'heading', 'level skipped', part.text, right)
        previous = part.level
    if not previous:
        yield Finding(page, 1, 'heading', 'page without a title', '', 'a “#” heading')


def _parts(source: str, first_line: int, *, foreign: bool = False) -> Iterator[Part]:
    """Cut Markdown into parts; of a foreign passage, keep only the directives inside."""
    line, level = first_line, 0
    for token in PARSER.parse(source):
        if token.map:
            line = first_line + token.map[0]
        if token.type == 'heading_open':
            level = int(token.tag[1:])
        elif token.type in {'fence', 'colon_fence'}:
            yield from _directive(token, line)
        elif token.type == 'inline' and not foreign:
            yield Part(line, _prose(token.children or []), level)
        if token.type == 'heading_close':
            level = 0


def _directive(fence: Token, line: int) -> Iterator[Part]:
    opening = DIRECTIVE.match(fence.info.strip())
    if not opening:
        return  # a block of code
    if opening['name'] in PROSE_ARGUMENT and opening['argument']:
        yield from _parts(opening['argument'], line)
    lines = fence.content.splitlines()
    foreign = False
    for skipped, text in enumerate(lines, start=1):
        option = OPTION.match(text.strip())
        if not option:
            break
        foreign |= option['name'] == 'lang' and not str(option['value']).startswith('fr')
        if option['name'] in PROSE_OPTIONS:
            yield from _parts(option['value'] or '', line + skipped)
        lines[skipped - 1] = ''
    if opening['name'] in NO_PROSE_INSIDE:
        return
    if opening['name'] == 'glossary':
        # Sphinx, not Markdown, reads the indentation of definitions: four spaces aren't code.
        lines = [text.lstrip() for text in lines]
    yield from _parts('\n'.join(lines), line + 1, foreign=foreign)


def _prose(tokens: Sequence[Token]) -> str:
    """Return what a reader sees of inline tokens, a line of the source a line."""
    text = ''
    hidden = 0  # depth inside foreign spans and bare addresses
    for token in tokens:
        if token.type.endswith('_open') and (hidden or _is_hidden(token)):
            hidden += 1
            text += OPAQUE if hidden == 1 else ''
        elif token.type.endswith('_close') and hidden:
            hidden -= 1
        elif token.type in {'softbreak', 'hardbreak'}:
            text += '\n'
        elif hidden or token.type.endswith(('_open', '_close')):
            continue
        elif token.type in {'text', 'text_special'}:
            text += ADDRESS.sub(OPAQUE, token.content)
        elif token.type == 'image':
            text += _prose(token.children or [])
        elif token.type == 'myst_role' and (title := EXPLICIT_TITLE.match(token.content)):
            text += title['title']
        else:
            text += OPAQUE
    return text


def _is_hidden(token: Token) -> bool:
    classes = str(token.attrs.get('class', '')).split()
    foreign = any(name.startswith('language-') and name != 'language-fr' for name in classes)
    return foreign or token.markup == 'autolink'


def pages(root: Path = ROOT) -> list[Path]:
    """Return the pages of the site: what ``include_patterns`` says in its configuration."""
    patterns = runpy.run_path(str(root / 'conf.py'))['include_patterns']
    return [
        root / name for name in sorted(get_matching_files(root, patterns)) if name[-3:] == '.md'
    ]


def main(arguments: Sequence[str]) -> int:
    """Check the pages given, or all of them, and say what is wrong."""
    findings = [
        finding
        for path in map(Path, arguments or pages())
        for finding in check(path.read_text(encoding='utf-8'), str(path))
    ]
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
