"""What is said of one claim in a few words: as a title, in a description, on a card, to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx.locale import _

from .._figures import beneath
from .._ground import shortened
from .._languages import language_tag
from .._quotes import quoted
from . import pages, sharing
from .cited import unstopped

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .publication import Facts, Item

TITLE: Final = 70
"""Characters of a title: what a tab, or a list of results, has room for."""


def begun(words: str) -> str:
    """Return *words* as they begin a sentence."""
    return words[:1].upper() + words[1:]


class Saying:
    """The *claim* that the page *name* is about."""

    def __init__(self, app: Sphinx, facts: Facts, name: str, claim: Item) -> None:
        self._app = app
        self._facts = facts
        self._name = name
        self._claim = claim

    def heading(self) -> str:
        """Return what the page is about, in a few words: a figure, or whom it quotes."""
        claim = self._claim
        if figure := claim.get('figure'):
            return str(_('Figure: %s') % figure)
        if claim['kind'] == 'quotation' and claim.get('attributed') and self.speaker():
            return begun(_('quotation attributed to %s') % self.speaker())
        if claim['kind'] == 'quotation':
            return _('Quotation: %s') % (self.speaker() or _('speaker not named'))
        return _('Figure: %s') % shortened(claim['text'], TITLE)

    def title(self) -> str:
        """Return the title of the page: the words themselves, as far as there is room."""
        text = shortened(unstopped(self._claim['text']), TITLE)
        return quoted(text, _('“%s”')) if self._claim['kind'] == 'quotation' else text

    def description(self) -> str:
        """Return what is told of the page elsewhere: who said it, and whether it is true."""
        claim = self._claim
        verdict = claim.get('verdict', {})
        word = verdict.get('word') or _('Not checked')
        signed = self.signed()  # which begins a sentence here; a name may begin in lower case
        signed = begun(signed) if claim.get('attributed') else signed
        said = [signed, ' — '.join(filter(None, (word, verdict.get('reason'))))]
        return shortened('. '.join(filter(None, said)), pages.LONG)

    def signed(self) -> str:
        """Return who is said to have said it, or nothing."""
        name = self.speaker()
        return _('attributed to %s') % name if name and self._claim.get('attributed') else name

    def speaker(self) -> str:
        """Return the name of the speaker, or nothing."""
        return str(self._facts.by_id.get(self._claim.get('speaker', ''), {}).get('name', ''))

    def card(self) -> dict[str, Any]:
        """Return what is on the card of the claim: `pictures` says what each is."""
        claim, named = self._claim, self._facts.by_id
        verdict = claim.get('verdict', {})
        # What was only read to check it isn't where it comes from.
        works = (*claim.get('origins', ()), claim.get('report', ''))
        source = next((named[name]['short'] for name in works if name), '')
        marks = _('“%s”') if claim['kind'] == 'quotation' else '%s'
        figure = claim.get('figure', '')
        before, _said, after = marks.partition('%s')
        return {
            'text': beneath(figure, claim['text']),
            'spoken': claim.get('language', language_tag(self._app.config.language)),
            'before': before,
            'after': after,
            'beside': self.signed(),
            'figure': figure,
            'verdict': verdict.get('key', ''),
            'word': verdict.get('word') or _('Not checked'),
            'source': _('Source: %s') % source if source else '',
        }

    def shared(self) -> sharing.Shared:
        """Return what others show of the page."""
        date = self._facts.dates.get(self._claim['page'], '')
        return sharing.Shared(self._name, self.title(), self.description(), date)
