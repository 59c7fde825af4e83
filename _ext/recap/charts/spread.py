"""Where labels go that want the same place: as near as they can be, in their order, apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


Block = tuple[float, float, int]
"""Labels that touch: the sum of where each wants the block to begin, their height, their number."""


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Return the middles of labels of these *heights*, between 0 and *room*, none on another.

    *wanted*, where each would be if it were alone, goes up: so do the middles, hence lines from the
    ones to the others never cross. Labels that touch move as one, by the mean of what each is
    short of: the least squares of all moves (pool adjacent violators; Best & Chakravarti, 1990).
    Where *heights* take more than *room*, the labels begin at 0 and go beyond it.
    """
    blocks: list[Block] = []
    for middle, height in zip(wanted, heights, strict=True):
        block = (middle - height / 2, height, 1)
        while blocks and top_of(blocks[-1], room) + blocks[-1][1] > top_of(block, room):
            total, high, count = blocks.pop()
            block = (total + block[0] - high * block[2], high + block[1], count + block[2])
        blocks.append(block)
    middles: list[float] = []
    edge = 0.0
    for block in blocks:
        y = max(edge, top_of(block, room))
        for height in heights[len(middles) : len(middles) + block[2]]:
            middles.append(y + height / 2)
            y += height
        edge = y
    return middles


def top_of(block: Block, room: float) -> float:
    """Return where a *block* begins: at the mean of what its labels want, inside the *room*."""
    total, high, count = block
    return max(0.0, min(total / count, room - high))
