"""What was said, in the words of schema.org: claims and their reviews, and quotations.

As https://schema.org/ClaimReview has it, a review is of a claim; a quotation is a work, and has a
review of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .publication import Item


class Statements:
    """Describes the claims of one page.

    *named* returns a reference to a record by its id, for a class of the vocabulary. *author* is
    who checked, *session* the identifier of the article that holds them, *event* that of the event:
    empty where there is none.
    """

    def __init__(
        self, named: Callable[[str, str], Item], author: Item, session: str, event: str
    ) -> None:
        self._named = named
        self._author = author
        self._session = session
        self._event = event

    def statement(self, claim: Item, address: str) -> Item:
        """Return what is said of a *claim*, whose place is *address*."""
        if claim['kind'] == 'quotation':
            return self.quotation(claim, address)
        text = {'text': claim['text']} if 'text' in claim else {}  # a picture has none
        found: Item = {'@type': 'Claim', '@id': address, **text}
        if 'speaker' in claim:
            found['author'] = self._named(claim['speaker'], 'Person')
        if 'report' in claim:
            found['appearance'] = self._named(claim['report'], 'CreativeWork')
        if 'origins' in claim:
            found['isBasedOn'] = self._works(claim['origins'])
        if 'verdict' not in claim:
            return found
        review = self.review('ClaimReview', claim['verdict'])
        reviewed = {'claimReviewed': claim['text']} if text else {}
        return {**review, **reviewed, 'itemReviewed': found}

    def quotation(self, claim: Item, address: str) -> Item:
        """Return what is said of a quotation: one that is attributed may be another's."""
        text = {'text': claim['text']} if 'text' in claim else {}
        found: Item = {'@type': 'Quotation', '@id': address, **text}
        attributed = claim.get('attributed', False)
        if 'language' in claim:
            found['inLanguage'] = claim['language']
        if 'speaker' in claim:
            role = 'spokenByCharacter' if attributed else 'creator'
            found[role] = self._named(claim['speaker'], 'Person')
        if 'report' in claim:
            found['isBasedOn'] = self._named(claim['report'], 'CreativeWork')
        if self._session:
            found['isPartOf'] = {'@id': self._session}
        if self._session and self._event and not attributed:
            found['recordedAt'] = {'@id': self._event}
        if 'verdict' in claim:
            found['review'] = self.review('Review', claim['verdict'])
        return found

    def review(self, kind: str, verdict: Item) -> Item:
        """Return a *verdict* as a review: its rating, who gives it, and the works read for it."""
        rating = {
            '@type': 'Rating',
            'ratingValue': verdict['key'],
            'alternateName': verdict['word'],
        }
        if 'reason' in verdict:
            rating['ratingExplanation'] = verdict['reason']
        review: Item = {'@type': kind, 'reviewRating': rating}
        if self._author:
            review['author'] = self._author
        if 'read' in verdict:
            review['citation'] = self._works(verdict['read'])
        return review

    def _works(self, names: list[str]) -> list[Item]:
        return [self._named(name, 'CreativeWork') for name in names]
