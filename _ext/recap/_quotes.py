"""Titles of works, in references; quotation marks that stand within others."""

from __future__ import annotations

import re
from typing import Final

QUOTED_TITLE: Final = re.compile(
    r'(?:^|[,.:;)]\s)(?:(?P<angled>«)\s*|[“„"])(?P<title>.+?)(?(angled)\s*»|[”“"])'
)
"""A title between quotation marks begins a reference, or follows a mark; a nickname, a name."""

NO_TITLE: Final = re.compile(
    r'(?:et al(?:\.|ii|iae)?|in|apud|ibid(?:\.|em)|id(?:\.|em)|ead(?:\.|em)|ivi)[.,:]*',
    re.IGNORECASE,
)
"""What scholars set in italics without its being a title."""


def nested(text: str, marks: str) -> str:
    """Return *text* as it stands between *marks*, ``“%s”``: those that it holds become others.

    Single marks are left, since an apostrophe looks like the end of them.
    """
    opening, closing = (re.escape(mark.strip()) for mark in marks.split('%s'))
    if opening in ('‘', "'"):
        return text
    inner = {'“': '‘%s’', '„': '‚%s‘'}.get(opening, '“%s”') % r'\1'
    return re.sub(rf'{opening}\s*(.*?)\s*{closing}', inner, text)


def quoted(text: str, marks: str) -> str:
    """Return *text* between *marks*, ``“%s”``; those that it holds become others."""
    return marks % nested(text, marks)
