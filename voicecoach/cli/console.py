"""Where the command line prints: results to standard output, everything else to standard error."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def results() -> "Console":
    """Standard output; colours only on a terminal, and never with NO_COLOR set."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def notes() -> "Console":
    """Standard error, for progress and remarks."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())


def note(sentence: str) -> None:
    """Show the user one sentence beside the results."""
    notes().print(sentence, markup=False, style="dim")


def say_fault(sentence: str) -> None:
    """Show the sentence of a known fault; needs nothing that could fail itself."""
    sys.stderr.write(f"{sentence}\n")
