"""A series of figures as one line of block characters."""

from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"

PLAIN = ".:-=+*#%"
"""Where a terminal has no block characters."""

WIDTH = 30
"""Characters of a line at most; a longer series shows its latest figures."""


def sparkline(values: Sequence[float], *, most: float | None = None, unicode: bool = True) -> str:
    """The values from left to right, each as high as it is large.

    Args:
        values: oldest first; only the latest are shown where there are many.
        most: what a full block stands for, and then an empty one stands for zero; None: the largest and the smallest.
        unicode: False for letters every terminal has.
    """
    shown, blocks = values[-WIDTH:], BLOCKS if unicode else PLAIN
    if not shown:
        return ""
    low, high = (min(shown), max(shown)) if most is None else (0.0, most)
    if high <= low:
        return blocks[len(blocks) // 2] * len(shown)
    top = len(blocks) - 1
    return "".join(blocks[min(top, max(0, round(top * (value - low) / (high - low))))] for value in shown)
