"""Edits of a conference, of all kinds and at random: what `test_recap_property` builds after.

Each takes the sources and a seeded generator, and does nothing where it finds nothing to do. Some
leave references that lead nowhere, as authors do while they write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from babel.messages.catalog import Catalog

CATALOGUES: Final = 'locales/en/LC_MESSAGES'
DIRECTIVE: Final = re.compile(r'^:::+\{')
NAME: Final = re.compile(r'^(?::name: |:::\{(?:speaker|source)\} )(.+)$', re.MULTILINE)
ROLES: Final = (
    *('speaker', 'session', 'statistic', 'quotation', 'source', 'term'),
    *('any', 'doc', 'ref'),
)
VERDICTS: Final = ('conforme', 'nuance', 'divergent', 'introuvable', 'entendu')
WORDS: Final = ('moulin', 'échelle', 'œuvre', 'bruit', 'rouage', 'ailes', 'meunier', 'zèbre')


class Sources:
    """The pages of the site in *srcdir*, each a list of blocks, and the catalogues beside them."""

    def __init__(self, srcdir: Path) -> None:
        self.srcdir = srcdir
        files = (path for path in srcdir.rglob('*.md') if '_build' not in path.parts)
        self.first = {page_name(path, srcdir): blocks(path.read_text('utf-8')) for path in files}
        self.pages = {name: list(content) for name, content in self.first.items()}

    def write(self) -> None:
        """Write the pages that are new or no longer the same, and remove the others."""
        for path in self.srcdir.rglob('*.md'):
            if '_build' not in path.parts and page_name(path, self.srcdir) not in self.pages:
                path.unlink()
        for name, content in self.pages.items():
            path = self.srcdir / f'{name}.md'
            text = '\n\n'.join(content) + '\n'
            if not path.exists() or path.read_text('utf-8') != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, 'utf-8')

    def page(self, random: Random) -> str:
        return random.choice(sorted(self.pages))

    def place(self, random: Random, wanted: str = '') -> tuple[list[str], int] | None:
        """Return a page and the number of one of its blocks, in which *wanted* is found."""
        places = [
            (content, number)
            for _name, content in sorted(self.pages.items())
            for number, block in enumerate(content)
            if re.search(wanted, block, re.MULTILINE)
        ]
        return random.choice(places) if places else None

    def names(self) -> list[str]:
        """Return what authors can cite."""
        found = {
            name for content in self.pages.values() for b in content for name in NAME.findall(b)
        }
        found |= {page.rpartition('/')[2] for page in self.pages}
        found |= {f'le-{word}' for word in WORDS}
        return sorted(found | {f'/{page}' for page in self.pages} | {'zèle', 'objet', 'nulle-part'})

    def edit_block(self, random: Random, wanted: str, new: str) -> None:
        """Replace what *wanted* finds in some block by *new*."""
        if place := self.place(random, wanted):
            content, number = place
            content[number] = re.sub(wanted, new, content[number], count=1, flags=re.MULTILINE)


def page_name(path: Path, srcdir: Path) -> str:
    return path.relative_to(srcdir).with_suffix('').as_posix()


def blocks(text: str) -> list[str]:
    """Return the blocks of a page: what blank lines part, outside directives."""
    found: list[str] = []
    fence = ''
    for part in text.strip().split('\n\n'):
        if fence:
            found[-1] += f'\n\n{part}'
        else:
            found.append(part)
        for line in part.split('\n'):
            colons = re.match(r':{3,}', line)
            if colons and not fence and DIRECTIVE.match(line):
                fence = colons.group()
            elif line == fence:
                fence = ''
    return found


def reference(sources: Sources, random: Random) -> str:
    target = random.choice(sources.names())
    title = random.choice((f'un mot <{target}>', target))
    return random.choice((f'{{{random.choice(ROLES)}}}`{title}`',) * 4 + (f'[]({target})',))


def label(sources: Sources, random: Random) -> None:
    content, word = sources.pages[sources.page(random)], random.choice(WORDS)
    text = random.choice((f'## Le {word}', f'Un {word}.'))
    content.insert(random.randrange(1, len(content) + 1), f'(le-{word})=\n{text}')


def show_picture(sources: Sources, random: Random) -> None:
    name = f'{random.choice(("a", "b", "seances"))}/vue.svg'
    path = sources.srcdir / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{random.randrange(9)}"/>')
    text = random.choice((f'![Une vue](/{name})', f'La {{download}}`vue </{name}>`.'))
    sources.pages[sources.page(random)].append(text)


def reword(sources: Sources, random: Random) -> None:
    sources.edit_block(random, r'[.!?]$', f' {random.choice(WORDS)}.')


def cite(sources: Sources, random: Random) -> None:
    content = sources.pages[sources.page(random)]
    text = f'Un {random.choice(WORDS)} : {reference(sources, random)}.'
    content.insert(random.randrange(1, len(content) + 1), text)


def write_record(sources: Sources, random: Random) -> None:
    name = f'{random.choice(WORDS)}-{random.randrange(4)}'.replace('œ', 'oe')
    who = random.choice(('', ' Bob Smith', ' Zoé Ångström', ' Ana Ruiz'))
    check = (
        f'\n\n:::{{check}} {random.choice(VERDICTS)}\nD’après {reference(sources, random)}.\n:::'
    )
    end = f'{random.choice(("", check))}\n::::'
    source = random.choice(('', ':source: keller2012\n', ':source: nil, echo2009\n'))
    text = random.choice(
        (
            f'::::{{statistic}}{who}\n:name: {name}\n{source}**{random.randrange(99)} %** là.{end}',
            f'::::{{quotation}}{who}\n:name: {name}\nLe {reference(sources, random)} !{end}',
            f'::::{{quotation}}{who}\n:name: {name}\n:lang: en\nWord.{end}',
            f':::{{source}} {name}\n:author: {name.title()}\n:year: 2011\n*Un livre*, 2011.\n:::',
            f':::{{speaker}} {name.title()}\nPersonne, {reference(sources, random)}.\n:::',
            f':::{{glossary}}\n{name}\nautre {name}\n  Un mot, {reference(sources, random)}.\n:::',
            f':::{{chart}} bar\n:name: {name}\nTitre\n\n| a | b |\n|---|---|\n| {name} | 1 |\n:::',
            f':::{{drawing}} roue.svg\n{reference(sources, random)}\n:::',
        )
    )
    sources.pages[sources.page(random)].append(text)


def gather(sources: Sources, random: Random) -> None:
    kind = random.choice(('statistics', 'quotations', 'sources', 'tally', 'highlights'))
    argument = {'tally': ' statistic', 'highlights': ' hors-ligne, moulin-1'}.get(kind, '')
    speaker = random.choice(('', ':speaker: Zoé Ångström\n', ':speaker: Bob Smith\n'))
    session = random.choice(('', ':session: jouer\n', ':session: ouverture\n'))
    session += random.choice(('', ':group:\n', ':group: /index\n'))
    options = {'sources': session, 'highlights': ''}.get(kind, speaker + session)
    sources.pages[sources.page(random)].append(f':::{{{kind}}}{argument}\n{options}:::')


def remove_block(sources: Sources, random: Random) -> None:
    content = sources.pages[sources.page(random)]
    if len(content) > 1:
        del content[random.randrange(1, len(content))]


def move_block(sources: Sources, random: Random) -> None:
    content, other = (sources.pages[sources.page(random)] for _ in range(2))
    if len(content) > 1:
        block = content.pop(random.randrange(1, len(content)))
        other.insert(random.randrange(1, len(other) + 1), block)


def copy_block(sources: Sources, random: Random) -> None:
    if place := sources.place(random, '^:::'):
        sources.pages[sources.page(random)].append(place[0][place[1]])


def rename_everywhere(sources: Sources, random: Random) -> None:
    rename(sources, random, sources.pages)


def rename_on_a_page(sources: Sources, random: Random) -> None:
    rename(sources, random, [sources.page(random)])


def rename(sources: Sources, random: Random, where: object) -> None:
    old = random.choice(sources.names()).strip('/')
    new = f'{old[:-1]}{random.choice("aeiou")}'
    for name in where if isinstance(where, list) else list(sources.pages):
        sources.pages[name] = [
            re.sub(rf'(?<![\w/-]){re.escape(old)}(?![\w-])', new, block)
            for block in sources.pages[name]
        ]


def change_figure(sources: Sources, random: Random) -> None:
    sources.edit_block(random, r'\*\*\w+', f'**{random.randrange(99)}')


def change_verdict(sources: Sources, random: Random) -> None:
    sources.edit_block(random, r'\{check\} \w+', f'{{check}} {random.choice(VERDICTS)}')


def change_speaker(sources: Sources, random: Random) -> None:
    who = random.choice((' Bob Smith', ' Zoé Ångström', ' Ana Ruiz', ' Personne', ''))
    sources.edit_block(random, r'^(:+\{(?:statistic|quotation)\}).*', rf'\1{who}')


def change_speakers(sources: Sources, random: Random) -> None:
    who = random.choice(('Bob Smith', 'Zoé Ångström, Ana Ruiz', 'Personne'))
    sources.edit_block(
        random, r'^:::\{session\}$(\n:speakers: .*)?', f':::{{session}}\n:speakers: {who}'
    )


def change_year(sources: Sources, random: Random) -> None:
    sources.edit_block(random, r':year: \d{4}', f':year: 20{random.randrange(10, 20)}')


def change_term(sources: Sources, random: Random) -> None:
    word = random.choice(WORDS)
    new = random.choice((f'{word}\n  Un mot.\n\n', f'{word}\n', ''))
    sources.edit_block(random, r'(?<=\n)(zèle|objet|élan|offre)\n', rf'{new}\1\n')


def retitle(sources: Sources, random: Random) -> None:
    sources.edit_block(random, r'^(#+) .*$', rf'\1 Le {random.choice(WORDS)}')


def retitle_the_recap(sources: Sources, random: Random) -> None:
    sources.pages['index'][0] = f'# Journées du {random.choice(WORDS)}'


def add_pages(sources: Sources, random: Random) -> None:
    for _ in range(random.choice((1, 1, 1, 14))):
        name = random.choice(('', 'seances/', 'loin/de/')) + f'p{random.randrange(99)}'
        session = random.choice((':::{session}\n:speakers: Bob Smith\n:::', 'Sans séance.'))
        text = f'Un mot : {reference(sources, random)}.'
        sources.pages[name] = [f'# Page {random.choice(WORDS)}', session, text]
        list_page(sources, random, name)


def list_page(sources: Sources, random: Random, name: str) -> None:
    if place := sources.place(random, r'\{toctree\}'):
        content, number = place
        content[number] = content[number].removesuffix(':::') + f'/{name}\n:::'


def unlist(sources: Sources, name: str, new: str = '') -> None:
    """Replace the entry of a page by *new* in the tables of contents."""
    for page, content in sources.pages.items():
        sources.pages[page] = [
            re.sub(rf'^/?{re.escape(name)}\n', new, b, flags=re.MULTILINE) if 'toctree}' in b else b
            for b in content
        ]


def remove_page(sources: Sources, random: Random) -> None:
    name = sources.page(random)
    if name != 'index':
        del sources.pages[name]
        if random.random() < 0.8:
            unlist(sources, name)


def rename_page(sources: Sources, random: Random) -> None:
    name = sources.page(random)
    new = random.choice((name + '-bis', 'ailleurs/' + name.rpartition('/')[2]))
    if name != 'index' and new not in sources.pages:
        sources.pages[new] = sources.pages.pop(name)
        unlist(sources, name, f'/{new}\n')


def nest_page(sources: Sources, random: Random) -> None:
    name, parent = sources.page(random), sources.page(random)
    if name not in {'index', parent}:
        unlist(sources, name)
        sources.pages[parent].append(f':::{{toctree}}\n/{name}\n:::')


def orphan_page(sources: Sources, random: Random) -> None:
    if (name := sources.page(random)) != 'index':
        unlist(sources, name)


def reorder(sources: Sources, random: Random) -> None:
    if place := sources.place(random, r'\{toctree\}'):
        content, number = place
        head, _gap, entries = content[number].removesuffix('\n:::').rpartition('\n\n')
        names = entries.split('\n')
        if head:
            random.shuffle(names)
            content[number] = '\n'.join([head, '', *names, ':::'])


def caption(sources: Sources, random: Random) -> None:
    sources.edit_block(random, r':caption: .*', f':caption: {random.choice(WORDS)}')


def hide_from_search(sources: Sources, random: Random) -> None:
    content = sources.pages[sources.page(random)]
    if content[0].startswith('---'):
        del content[0]
    else:
        content.insert(0, random.choice(('---\nnosearch: true\n---', '---\norphan: true\n---')))


def undo(sources: Sources, random: Random) -> None:
    name = random.choice(sorted(sources.first))
    sources.pages[name] = list(sources.first[name])


def catalogue(sources: Sources, random: Random) -> tuple[Path, Catalog]:
    path = sources.srcdir / CATALOGUES / f'{sources.page(random)}.po'
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('', 'utf-8')
    with path.open('rb') as file:
        return path, read_po(file, locale='en')


def save(path: Path, content: Catalog) -> None:
    with path.open('wb') as file:
        write_po(file, content)


def translate(sources: Sources, random: Random) -> None:
    path, found = catalogue(sources, random)
    for block in sources.pages[page_name(path, sources.srcdir / CATALOGUES)]:
        text = block.lstrip('# ')
        if not block.startswith(('---', ':::')) and random.random() < 0.5:
            found.add(text, f'{text} {random.choice(("mill", "sails"))}')
    save(path, found)


def retranslate(sources: Sources, random: Random) -> None:
    path, found = catalogue(sources, random)
    for message in [message for message in found if message.id]:
        if random.random() < 0.4:
            words = (f'{message.string} now', f'{message.string}', '', str(message.id))
            message.string = random.choice(words)
            message.flags = {'fuzzy'} if random.random() < 0.2 else set()
    save(path, found)


def drop_catalogue(sources: Sources, random: Random) -> None:
    path, _found = catalogue(sources, random)
    path.unlink()
    path.with_suffix('.mo').unlink(missing_ok=True)


def redraw(sources: Sources, random: Random) -> None:
    path = sources.srcdir / '_static' / 'drawings' / random.choice(('roue.svg', 'roue.en.svg'))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<svg><title>{random.choice(WORDS)}</title></svg>', 'utf-8')
    if random.random() < 0.3:
        path.unlink()


def restyle(sources: Sources, random: Random) -> None:
    path = sources.srcdir / '_static' / random.choice(('recap.css', 'recap.js', 'other.txt'))
    path.write_text(f'/* {random.choice(WORDS)} */', 'utf-8')
    if path.suffix == '.txt' and random.random() < 0.5:
        path.unlink()


Edit: TypeAlias = 'Callable[[Sources, Random], None]'
EDITS: Final[tuple[Edit, ...]] = (
    *(reword, cite, write_record, gather, remove_block, move_block, copy_block),
    *(rename_everywhere, rename_on_a_page, change_figure, change_verdict, change_speaker),
    *(
        change_speakers,
        change_year,
        change_term,
        retitle,
        retitle_the_recap,
        add_pages,
        remove_page,
    ),
    *(rename_page, nest_page, orphan_page, reorder, caption, hide_from_search, undo, translate),
    *(retranslate, drop_catalogue, restyle, redraw, label, show_picture),
)
