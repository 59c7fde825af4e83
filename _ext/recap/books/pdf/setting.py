"""Each volume with all that sets it: the compiler, its fonts, the files that keep its places."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .fonts import folders
from .press import PressError, press
from .settle import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from .binding import Bound
    from .press import Complaint


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
            press=partial(pressed, source=bound.code, root=root, date=date, how=how, fonts=[]),
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
    fonts: list[str],
) -> tuple[bytes, list[Complaint]]:
    """Set *source* with *inputs*, with more *fonts* once those of the compiler lack a sign.

    They are then added to the list, for the next pass. Raise `PressError`.
    """
    if not fonts:
        try:
            return press(source, root, date, None, inputs, how)
        except PressError as error:
            if not any(complaint.sign for complaint in error.complaints):
                raise
        fonts += folders()
    return press(source, root, date, fonts, inputs, how)
