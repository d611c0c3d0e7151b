"""Where the command line prints: results to standard output, everything else to standard error."""

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def results() -> "Console":
    """Standard output; colours only on a terminal, and never with NO_COLOR set."""
    return _console(getattr(sys.stdout, "rich_proxied_file", sys.stdout))


@lru_cache(maxsize=1)
def _console(stream: TextIO) -> "Console":
    """One console a stream: what is printed by a second one would be written across the foot of a live screen."""
    from rich.console import Console

    return Console(file=stream, highlight=False, soft_wrap=not stream.isatty())


def notes() -> "Console":
    """Standard error, for progress and remarks; while a live screen holds the terminal, that."""
    from rich.console import Console

    if hasattr(sys.stderr, "rich_proxied_file"):
        return results()
    return Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())


def note(sentence: str) -> None:
    """Show the user one sentence beside the results."""
    notes().print(sentence, markup=False, style="dim")


def say_fault(sentence: str) -> None:
    """Show the sentence of a known fault; needs nothing that could fail itself."""
    sys.stderr.write(f"{sentence}\n")
