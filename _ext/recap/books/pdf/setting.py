"""Each volume with all that sets it: the compiler, its fonts, the files that keep its places."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .fonts import folders, unusual
from .press import PressError, press
from .settle import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .binding import Bound
    from .press import Complaint

LOOSE: Final = 'loose'
"""The input with which a page may end within a row, or after what leads into something."""

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""A date for what nobody keeps."""


@dataclass(slots=True)
class Means:
    """What a book turned out to need, which its next pass is given at once.

    Folders of more ``fonts``, or none if those of the compiler do; and whether it is set ``loose``.
    """

    fonts: list[str] | None = None
    loose: bool = False


def sheets_of(
    volumes: Sequence[Bound],
    targets: Sequence[Path],
    kept: Sequence[Path],
    date: datetime,
    pictures: Iterable[str],
    how: Callable[..., Any],
) -> list[Sheets]:
    """Return the *volumes* to be set by *how*, a compiler, each in its *target*, at that *date*.

    *kept* are the files of their places, *pictures* the paths of all that they show. One book alone
    is set each time.
    """
    root = Path(targets[0].anchor)
    shown = {
        name: sha256(Path(root, name.lstrip('/')).read_bytes()).hexdigest() for name in pictures
    }
    makers = [f'{name} {version(name)}' for name in ('typst', 'pikepdf')]

    def seal(bound: Bound) -> str:
        held = [digest for name, digest in shown.items() if name in bound.code]
        return bound.seal(str(date), *makers, *held) if len(volumes) > 1 else ''

    return [
        Sheets(
            press=partial(pressed, source=bound.code, root=root, date=date, how=how, means=Means()),
            path=path,
            target=target,
            letters=len(bound.code),
            outward=bound.outward,
            seal=seal(bound),
        )
        for bound, target, path in zip(volumes, targets, kept, strict=True)
    ]


def pressed(
    inputs: Mapping[str, str],
    *,
    source: str,
    root: Path,
    date: datetime,
    how: Callable[..., Any],
    means: Means,
) -> tuple[bytes, list[Complaint]]:
    """Set *source* with *inputs*, and with more *means* where it needs them; raise `PressError`.

    That is more fonts, where those of the compiler lack a sign; and a looser setting, where it
    meets a fault of its own, which hangs on where a page ends (`typst/typst#7789
    <https://github.com/typst/typst/issues/7789>`_).
    """
    if means.fonts is None and lacking(unusual(source), how):
        means.fonts = folders()
    while True:
        given = {**inputs, LOOSE: 'yes'} if means.loose else inputs
        try:
            return press(source, root, date, means.fonts, given, how)
        except PressError as error:
            if error.untagged and not means.loose:
                means.loose = True
            elif means.fonts is None and any(each.sign for each in error.complaints):
                means.fonts = folders()
            else:
                raise


@cache
def lacking(signs: str, how: Callable[..., Any]) -> bool:
    """Return whether the fonts of the compiler lack one of the *signs*.

    A line of them is set, in a tenth of a second: a book would be, to its end, for the same answer.
    """
    if not signs:
        return False
    fonts = '#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), fallback: false)'
    line = f'#set document(title: "Signs")\n{fonts}\n#{json.dumps(signs, ensure_ascii=False)}'
    try:
        press(line, Path('/'), EPOCH, None, {}, how)
    except PressError as error:
        return any(complaint.sign for complaint in error.complaints)
    return False
