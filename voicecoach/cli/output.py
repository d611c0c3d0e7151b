"""Where a command's results go: standard output as they come, or one file that is written when all are there."""

import io
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from voicecoach.cli.console import note, results
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

PAGE_WIDTH = 110
"""Columns of a page that is written to a file."""


class Output:
    """`with Output(path) as out: out.text(...)`; no path, or `-`, is standard output."""

    def __init__(self, path: Path | None) -> None:
        self._path = None if path is None or str(path) == "-" else path
        if self._path is not None and self._path.is_dir():
            raise UsageError("--output needs the name of a file, or - for standard output.")
        self._kept = io.StringIO()

    def __enter__(self) -> "Output":
        return self

    def __exit__(
        self, fault: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Write the file, also with what there is when something broke off; nothing is written for nothing."""
        if self._path is not None and self._kept.getvalue():
            from voicecoach.storage.sessions import keep

            keep(self._path.resolve(), self._kept.getvalue())
            note(f"Written to {self._path}.")

    @property
    def unicode(self) -> bool:
        """True where every character can be written."""
        return self._path is not None or sys.stdout.encoding.lower().replace("-", "") == "utf8"

    def text(self, text: str) -> None:
        """Put out plain text."""
        (sys.stdout if self._path is None else self._kept).write(text)

    def page(self, page: "RenderableType") -> None:
        """Put out something rich can draw: in colour on a terminal, plain in a file."""
        if self._path is None:
            results().print(page)
            return
        from rich.console import Console

        Console(file=self._kept, width=PAGE_WIDTH, highlight=False, no_color=True).print(page)
