"""A bar for work over a second: seconds of sound written down so far."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from voicecoach.cli.console import notes


@contextmanager
def listening_bar(name: str) -> Iterator[Callable[[float, float], None]]:
    """Show how far into a recording the recogniser is; nothing where standard error is no terminal.

    Args:
        name: of the recording.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = notes()
    columns = (TextColumn("Listening to {task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)

        def show(done: float, total: float) -> None:
            bar.update(task, completed=done, total=total)

        yield show
