"""What is drawn for a site: cards of its pages, icons from that of its tabs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .._ground import SITES
from . import draw
from .icons import ICON, ICONS, TOUCH, drawn_icon, refuse, source_of_icons
from .kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

CARDS: Final = '_cards'
"""The folder of the cards."""


class Studio:
    """Draws what one build asks for."""

    def __init__(self) -> None:
        self._asked: dict[str, dict[str, Any]] = {}

    def forget(self, app: Sphinx) -> None:
        """Drop what another build has asked for (``builder-inited``)."""
        self._asked = {}

    def cards(self, app: Sphinx, asked: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """Return where the card of each page will be, by its name (``publish-cards``).

        As dictionaries: the ``path`` from the root of the edition, ``width`` and ``height``.
        """
        self._asked = {}
        if not app.config.recap_cards:
            return {}
        self._asked = {f'{CARDS}/{each["name"]}.png': each for each in asked}
        size = {'width': draw.WIDTH, 'height': draw.HEIGHT}
        return {each['name']: {'path': path, **size} for path, each in self._asked.items()}

    def icons(self, app: Sphinx) -> list[dict[str, str]]:
        """Return the icons that will be there (``publish-icons``).

        As dictionaries: ``rel``, ``sizes``, and the ``path`` from the root of the edition.
        """
        if not source_of_icons(app):
            return []
        return [
            {'rel': 'icon', 'sizes': '32x32', 'path': ICON},
            {'rel': 'apple-touch-icon', 'path': TOUCH},
        ]

    def draw(self, app: Sphinx, exception: Exception | None) -> None:
        """Draw what isn't there as it should be, and drop the rest (``build-finished``)."""
        if exception is not None or app.builder.name not in SITES:
            return
        kept = Kept(app)
        signs = {name: sign for each in app.emit('card-signs') for name, sign in each.items()}
        design = f'{draw.DESIGN} {json.dumps(signs)} {draw.VERSION}'
        wanted = {path: f'{design} {json.dumps(each)}' for path, each in self._asked.items()}

        def draw_cards(paths: list[str]) -> dict[str, bytes]:
            drawn = draw.cards([self._asked[path] for path in paths], signs)
            return dict(zip(paths, drawn, strict=True))

        kept.draw(wanted, draw_cards)
        if svg := source_of_icons(app):
            told = {name: f'{size} {draw.VERSION} {svg.hex()}' for name, size in ICONS.items()}
            try:
                kept.draw(told, lambda names: {name: drawn_icon(name, svg) for name in names})
            except draw.DrawingError as error:
                refuse(Path(app.confdir, app.config.html_favicon), 1, str(error))
        kept.save(CARDS)
