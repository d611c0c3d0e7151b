"""A table of one line a row, drawn at once however many rows there are."""

from collections.abc import Sequence

GAP = "  "


def plain(text: str) -> str:
    """Text on one line that moves no cursor and turns no direction, whatever was typed into it."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


def cut(text: str, width: int) -> str:
    """At most so many columns of a text, with a sign where it goes on."""
    if _width(text) <= width:
        return text
    from rich.cells import set_cell_size

    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"


def columns(rows: Sequence[Sequence[str]], width: int, *, right: frozenset[int] = frozenset()) -> str:
    """Rows as lines; the last column takes what the others leave.

    Args:
        rows: the heading first; of equal lengths.
        width: columns of a line.
        right: numbers of the columns that end flush.
    """
    widest = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    rest = max(1, width - sum(widest) - len(GAP) * len(widest))
    lines = []
    for *cells, last in rows:
        spaces = [" " * (room - _width(cell)) for cell, room in zip(cells, widest, strict=True)]
        padded = [
            space + cell if at in right else cell + space
            for at, (cell, space) in enumerate(zip(cells, spaces, strict=True))
        ]
        lines.append(GAP.join([*padded, cut(last, rest)]).rstrip())
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    """Columns of a text; Chinese, Japanese and Korean take two each, accents none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
