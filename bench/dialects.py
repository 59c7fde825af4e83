"""How the pages of a made-up conference are marked up: for our extension, for Sphinx, for others.

All three are given the same words. What the extension gathers by itself, the others list by hand;
what it names, they link to, or say. `Plain` is the Markdown that any tool reads: links lead from
page to page, a check is a quotation, a term is a heading that others link to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from french import capital, elided

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TRACK: Final = 50
"""The most sessions, speakers or works that one page lists."""

SHOWN: Final = 12
"""The most pages of one table of contents that our sidebar shows."""


def page_of(name: str, number: int, count: int) -> str:
    """Return the page that has an entry: *name* where it has all *count*, or one of its parts."""
    return name if count <= TRACK else f'posts/{name}-{number // TRACK + 1}'


class Ours:
    """The words of the extension."""

    gathers: ClassVar = True
    """Whether lists of records are made by themselves."""

    def finished(self, name: str, text: str) -> str:
        """Return the *text* of a page as it is written under that *name*."""
        return text

    def head(self, speakers: Sequence[str]) -> str:
        """Return who speaks."""
        return f':::{{session}}\n:speakers: {", ".join(speakers)}\n:::'

    def summary(self, points: str) -> str:
        """Return the main *points* of a session, a list."""
        return f':::{{admonition}} En bref\n:class: recap-summary\n\n{points}\n:::'

    def speaker(self, name: str) -> str:
        return f'{{speaker}}`{name}`'

    def session(self, name: str, shown: str) -> str:
        return f'{{session}}`{name}`'

    def source(self, number: int, count: int, shown: str) -> str:
        """Return a reference to a work, one of *count*."""
        return f'{{source}}`ouvrage-{number}`'

    def here(self, name: str) -> str:
        """Return a link, from a list, to the session *name*."""
        return f'[](/posts/{name}.md)'

    def term(self, term: str) -> str:
        """Return a reference to the glossary, which is Sphinx's own."""
        return f'{{term}}`{elided("la", term)} <{term}>`'

    def statistic(self, name: str, speaker: str, work: int, origin: str, said: str) -> str:
        """Return a statistic, with what checks it where *said* ends with that."""
        options = f':name: {name}\n:source: ouvrage-{work}'
        return f'::::{{statistic}} {speaker}\n{options}\n{said}::::'

    def quotation(self, name: str, speaker: str, said: str, check: str) -> str:
        return f'::::{{quotation}} {speaker}\n:name: {name}\n{said}\n{check}::::'

    def check(self, verdict: str, reason: str) -> str:
        return f'\n:::{{check}} {verdict}\n{reason}\n:::\n'

    def chart(self, table: str) -> str:
        return f':::{{chart}} bar\n:name: parts\n\n{table}\n:::'

    def toctree(self, caption: str, pages: Mapping[str, str], *, shown: bool = False) -> str:
        """Return a table of contents of *pages*, titles by names, in the page if it is *shown*."""
        options = '' if shown else ':hidden:\n'
        return f':::{{toctree}}\n{options}:caption: {caption}\n\n' + '\n'.join(pages) + '\n:::'

    def person(self, name: str, said: str) -> str:
        return f':::{{speaker}} {name}\n{said}\n:::'

    def work(self, number: int, author: str, year: int, reference: str) -> str:
        head = f':::{{source}} ouvrage-{number}\n:author: {author}\n:year: {year}'
        return f'{head}\n{reference}\n:::'

    def glossary(self, entries: Iterable[tuple[str, str]]) -> str:
        """Return the terms, each with its definition."""
        terms = [f'{capital(term)}\n  {said}\n' for term, said in entries]
        return '\n'.join([':::{glossary}\n:sorted:\n', *terms, ':::\n'])


class Stock(Ours):
    """Sphinx without the extension: admonitions, block quotations, tables, plain text."""

    gathers: ClassVar = False

    def head(self, speakers: Sequence[str]) -> str:
        return f'*{", ".join(speakers)}*'

    def speaker(self, name: str) -> str:
        return name

    def session(self, name: str, shown: str) -> str:
        return f'[{shown}]({name}.md)'

    def source(self, number: int, count: int, shown: str) -> str:
        return f'[{shown}](#ouvrage-{number})'

    def statistic(self, name: str, speaker: str, work: int, origin: str, said: str) -> str:
        said, rest = said.split('\n', 1)
        return f'::::{{admonition}} Chiffre\n{said}\n\n— {speaker} {origin}\n{rest}::::'

    def quotation(self, name: str, speaker: str, said: str, check: str) -> str:
        return f'> {said}\n>\n> — {speaker}\n{check}'

    def check(self, verdict: str, reason: str) -> str:
        return f'\n:::{{admonition}} {verdict}\n{reason}\n:::\n'

    def chart(self, table: str) -> str:
        return table

    def person(self, name: str, said: str) -> str:
        return f'{name}\n: {said}'

    def work(self, number: int, author: str, year: int, reference: str) -> str:
        return f'(ouvrage-{number})=\n**{author}, {year}** {reference}'


class Plain(Stock):
    """CommonMark, tables, and headings with an identifier: what mdBook and Hugo both read."""

    def finished(self, name: str, text: str) -> str:
        """Have links, which are from the root until then, start from the page."""
        return text.replace('](/', '](../' if name.startswith('posts/') else '](')

    def summary(self, points: str) -> str:
        return _quoted(f'**En bref**\n\n{points}')

    def session(self, name: str, shown: str) -> str:
        return f'[{shown}](/posts/{name}.md)'

    def source(self, number: int, count: int, shown: str) -> str:
        return f'[{shown}](/{page_of("sources", number, count)}.md#ouvrage-{number})'

    def here(self, name: str) -> str:
        return f'[séance](/posts/{name}.md)'

    def term(self, term: str) -> str:
        return f'[{elided("la", term)}](/glossaire.md#{term})'

    def statistic(self, name: str, speaker: str, work: int, origin: str, said: str) -> str:
        said, rest = said.split('\n', 1)
        return _quoted(f'**Chiffre**\n\n{said}\n\n— {speaker} {origin}\n{rest}')

    def quotation(self, name: str, speaker: str, said: str, check: str) -> str:
        return _quoted(f'{said}\n\n— {speaker}\n{check}')

    def check(self, verdict: str, reason: str) -> str:
        said = _quoted(f'**{verdict}**\n\n{reason}')
        return f'\n{said}\n'

    def toctree(self, caption: str, pages: Mapping[str, str], *, shown: bool = False) -> str:
        links = [f'- [{title}](/{name.strip("/")}.md)' for name, title in pages.items()]
        return '\n'.join([f'### {caption}\n', *links])

    def person(self, name: str, said: str) -> str:
        return f'### {name}\n\n{said}'

    def work(self, number: int, author: str, year: int, reference: str) -> str:
        return f'### {author}, {year} {{#ouvrage-{number}}}\n\n{reference}'

    def glossary(self, entries: Iterable[tuple[str, str]]) -> str:
        terms = [f'### {capital(term)} {{#{term}}}\n\n{said}\n' for term, said in sorted(entries)]
        return '\n'.join(terms)


def _quoted(text: str) -> str:
    """Return *text* as a block quotation."""
    return '\n'.join(f'> {line}'.rstrip() for line in text.rstrip('\n').split('\n'))


DIALECTS: Final[Mapping[str, Ours]] = {'ours': Ours(), 'stock': Stock(), 'plain': Plain()}
