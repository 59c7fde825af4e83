"""Pages that no author would write, from a seed: what `test_recap_fuzz` throws at the extension."""

from __future__ import annotations

from random import Random
from typing import Final

DIRECTIVES: Final = (
    *('session', 'speaker', 'source', 'statistic', 'quotation', 'check', 'chart', 'drawing') * 3,
    *('statistics', 'quotations', 'sources', 'highlights', 'tally', 'glossary') * 2,
    *('toctree', 'admonition', 'note', 'list-table', 'table', 'code-block', 'math'),
    # Not 'figure': docutils 0.22 stops at one whose content is but a comment; not 'image'
    # and 'only': Sphinx doesn't say where it finds a folder, or no expression.
    *('class', 'eval-rst', 'recap:session', 'recap:', 'nothing', '', 'statistic}{'),
)
ROLES: Final = (
    *('session', 'speaker', 'source', 'statistic', 'quotation', 'term', 'any', 'doc', 'ref'),
    *('recap:statistic', 'std:term', 'math', 'nothing', ''),
)
OPTIONS: Final = (
    'name',
    'source',
    'speakers',
    'speaker',
    'session',
    'group',
    'author',
    'year',
    'lang',
)
MORE_OPTIONS: Final = ('sorted', 'hidden', 'glob', 'class', 'widths', 'nothing', '', 'na:me', '0')
NAMES: Final = (
    # Some that the miniature declares, and what a machine could take for something else.
    *('Zoé Ångström', 'Bob Smith', 'hors-ligne', 'exemple', 'jouer', 'keller2012', 'zèle', 'index'),
    *('conforme', 'nuance', 'bar', 'stacked', 'slope', 'range', 'statistic', 'quotation', '2012'),
    *('', ' ', '.', '..', '/', '///', '../conf.py', '~', '-', '—', '%', '%s %d %(x)s', '{}'),
    *('{{ x }}', '{0.__class__}', '\\', '\\1', '`', '``', '<x>', 'x <y>', '</script>', '<!--', '!'),
    *('&amp;', '"', "'", '’', '|', '*', '**', '[', ']', '()', '[](x)', '#', ':', '::', ',', ',,;'),
    *('\t', '\0', '\x07', '\x1b[31m', '\x85', '\u2028', '\u202e', '\u200b', '\ufeff', '\ufffd'),
    *('\ue000', '\ue001', '\ue000statistic:hors-ligne\ue001', '\ue000doc index#\ue001', '\uffff'),
    *('𝔘𝔫𝔦', '\U0001f9d1\u200d\U0001f680', '\U0010ffff', '\U000e0041', 'e\u0301', 'ß', 'İ', 'ǆ'),
    *('null', 'true', '1e999', 'a' * 300, 'é/' * 150, 'x.svg', 'logo.svg', 'untitled.svg', '.svg'),
    *('not-utf-8.svg', 'folder.svg', 'x\0.svg', '1899', '2012a', '20120', '٢٠١٢', '２０１２', '²'),
)
ARGUMENTS: Final = {
    'chart': ('bar', 'stacked', 'slope', 'range', 'bars'),
    'check': ('conforme', 'nuance', 'divergent', 'introuvable', 'entendu', 'conform'),
    'drawing': (
        *('logo.svg', 'untitled.svg', 'not-utf-8.svg', 'folder.svg', 'none.svg', 'logo', 'logo.'),
        *(
            '.',
            '..',
            '/',
            '/etc',
            '../conf.py',
            './logo.svg',
            'a' * 300,
            'x\0.svg',
            '%s',
            '.svg',
        ),
    ),
    'highlights': ('hors-ligne', 'hors-ligne, temps-de-jeu', ',', 'hors-ligne,' * 20),
    'tally': ('statistic', 'quotation', 'session'),
}
CELLS: Final = (
    *('1', '12', '-3', '−3', '12 %', '2,5', '2.5', '1\u202f500', '15-35', '15 à 35', '35-15', '+7'),
    *(
        '',
        ' ',
        'n.c.',
        '\\|',
        '`|`',
        '1' * 400,
        '1,' + '0' * 400,
        '1e9',
        '٣',
        '½',
        '0',
        '0,0',
        'NaN',
    ),
    *('**9**', '[1](x)', '1 2 3', '-', '--', '1--2', ',', '1,,2', '1,2,3', "1'0", '１２'),
)
LINES: Final = (
    *('**90 %** of it.', '**', '** **', '****', '> quoted', '- item', '1. item', '# Title', '#'),
    *('### Deep', '---', '***', '===', '```', '~~~', '    code', '<div>', '</div>', '<script>'),
    *('(anchor)=', '(hors-ligne)=', '{#id .class}', '[^1]', '[^1]: note', '[x]: y', '+++', '% no'),
    *(
        'term\n: definition',
        'term\n  definition',
        'a | b',
        '|',
        '||',
        '|-|',
        '![](x.png)',
        '{',
        '}',
    ),
    *(
        '::: ',
        ':::',
        '::::',
        ':::::::',
        ':name: x',
        ':name:',
        '---\nname: x\n---',
        '{' * 50,
        '[' * 50,
    ),
    *('*[x]{.language-en}*', '[x]{.language-}', '[x]{lang=en}', '$$', '$x$', '&nbsp;', '\\', '\r'),
)


def page(seed: str) -> bytes:
    """Return the page of this *seed*: always the same."""
    random = Random(seed)
    front = random.choice(
        ('',) * 12 + ('---\norphan: 1\n---\n', '---\n- x\n---\n', '---\n{\n---\n', '---\n---\n')
    )
    title = random.choice(('# Title\n\n',) * 8 + (f'# {name(random)}\n\n', '## Two\n\n', ''))
    blocks = [block(random, 3) for _ in range(random.choice((0, 1, 1, 2, 2, 3, 5)))]
    text = front + title + '\n\n'.join(blocks) + random.choice(('\n', '', '\n' * 99))
    return damaged(random, text.encode())


def damaged(random: Random, content: bytes) -> bytes:
    """Return *content* whole, or as a bad disk or a bad editor would leave it."""
    place = random.randrange(len(content) + 1)
    other = min(len(content), place + random.randrange(40))
    cases = {
        'bom': b'\xef\xbb\xbf' + content,
        'utf-16': content.decode().encode('utf-16'),
        'latin-1': content.decode().encode('latin-1', 'replace'),
        'crlf': content.replace(b'\n', b'\r\n'),
        'cr': content.replace(b'\n', b'\r'),
        'noise': content[:place] + random.randbytes(4) + content[place:],
        'bytes': content[:place] + b'\xff\xfe\xed\xa0\x80' + content[place:],
        'nul': content[:place] + b'\0' + content[place:],
        'cut': content[:place],
        'hole': content[:place] + content[other:],
        'twice': content[:other] + content[place:],
    }
    return cases.get(random.choice((*cases, *['whole'] * 2 * len(cases))), content)


def name(random: Random) -> str:
    return random.choice((*NAMES, random.choice(NAMES) + ', ' + random.choice(NAMES)))


def block(random: Random, depth: int) -> str:
    """Return a directive, a table, or lines, in which others stand up to this *depth*."""
    kind = random.random()
    if depth and kind < 0.65:
        return directive(random, depth)
    if kind < 0.8:
        return table(random)
    return '\n'.join(line(random) for _ in range(random.randrange(4)))


def directive(random: Random, depth: int) -> str:
    """Return a directive, more or less well formed, with content that may be one as well."""
    colons = random.choice((':' * (3 + depth),) * 8 + (':::', '```', '::::'))
    kind = random.choice(DIRECTIVES)
    argument = random.choice((*ARGUMENTS.get(kind, ()) * 9, name(random), ''))
    lines = [f'{colons}{{{kind}}}{random.choice((" ", " ", ""))}{argument}']
    options = random.choices((*OPTIONS * 3, *MORE_OPTIONS), k=random.choice((0, 0, 1, 2, 3)))
    lines += [f':{option}:{random.choice((" ", ""))}{name(random)}' for option in options]
    lines += [''] * random.randrange(2)
    if title := random.randrange(2):
        lines += [line(random), '']
    inside = [block(random, depth - 1) for _ in range(random.choice((0, 1, 1, 2)))]
    if kind == 'chart':
        inside.insert(0, table(random))
    lines.append(('\n' * (title + 1)).join(inside))
    lines += [colons] * random.choice((1,) * 9 + (0,))
    indent = random.choice(('',) * 12 + ('- ', '> ', '    ', '1. '))
    return '\n'.join(lines).replace('\n', f'\n{" " * len(indent) if indent != "> " else indent}')


def table(random: Random) -> str:
    """Return a table of pipes whose rows may have too few or too many cells."""
    width, height = random.randrange(1, 5), random.choice((0, 1, 2, 3, 5, 30))

    def cells(wanted: int) -> str:
        row = ' | '.join(random.choice((*CELLS, line(random))) for _ in range(wanted))
        return f'| {row} |'.replace('\n', ' ')

    heads = [cells(width), '| ' + ' | '.join(['---'] * width) + ' |']
    return '\n'.join([*heads, *(cells(max(0, width + jitter(random))) for _ in range(height))])


def jitter(random: Random) -> int:
    return random.choice((0,) * 30 + (-1, 1, 3))


def line(random: Random) -> str:
    """Return a line: a role, a name, or something that begins a structure."""
    kind = random.randrange(4)
    if kind == 0:
        target = name(random)
        shown = random.choice((target, f'shown <{target}>'))
        return f'A {{{random.choice(ROLES)}}}`{shown}` stands here.'
    if kind == 1:
        return f'{name(random)} **{name(random)}** {random.choice(CELLS)}'
    return random.choice(LINES)


def extreme_pages() -> dict[str, bytes]:
    """Return pages of no size or of a great one, by name."""
    statistic = ':::{statistic}\n:name: s%d\n**%d %%** of it.\n:::\n\n'
    nested = '\n'.join(f'{":" * (43 - i)}{{note}} x' for i in range(40))
    row = '| label | 12 |\n'
    texts = {
        'empty': '',
        'blank': '\n \n\t\n',
        'title': '#',
        'long-line': '# Long\n\n' + 'word {statistic}`hors-ligne` ' * 2_000,
        'long-word': '# Long\n\n' + 'é' * 300_000,
        'many-records': '# Many\n\n' + ''.join(statistic % (i, i) for i in range(500)),
        'many-sections': '# Many\n\n' + '## One\n\n' * 500,
        'many-terms': '# Many\n\n:::{glossary}\n' + 'term\n  It.\n\n' * 300 + ':::\n',
        'many-rows': '# Many\n\n:::{chart} bar\nTitle\n\n| a | b |\n|--|--|\n'
        + row * 2_000
        + ':::',
        'many-names': '# Many\n\n:::{session}\n:speakers: ' + 'Nobody, ' * 2_000 + '\n:::\n',
        'deep': f'# Deep\n\n{nested}\n\ntext',
    }
    return {name: text.encode() for name, text in texts.items()}
