"""The foot of the live screen: clock, level, what has been covered so far; the transcript scrolls above it."""

import math
import sys
from dataclasses import dataclass, replace
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.text import Text

from voicecoach.coach.commands import Command
from voicecoach.session.events import CoachSpeaks, Ended, Event, Gone, Growing, Level, Listening, Ordered

COVERED = {
    "scoping-question": "scope",
    "success-metric": "metric",
    "constraint": "limits",
    "choice": "design",
    "tradeoff": "trade-offs",
    "cost": "cost",
    "stakeholder": "people",
    "failure-mode": "failure",
    "operations": "running it",
}
"""Kind of evidence, and the word for it on the screen, in the order an answer is wanted in."""

BARS = " ▁▂▃▄▅▆▇█"

QUIETEST = -60.0
"""Level of an empty meter, dB under full scale: the noise of a quiet room lies about there."""

WIDTH = 12
"""Readings of the level shown side by side."""

BEHIND = 5.0
"""Seconds of speech not yet written down from which that is shown; less is what every utterance takes."""

A_SECOND = 4
"""Pictures a second: enough for a meter that is glanced at."""


@dataclass(frozen=True, slots=True)
class View:
    """All that the foot shows."""

    doing: str = "Getting ready"
    left: float | None = None
    """Seconds of the round; None before the answer."""
    levels: tuple[float, ...] = ()
    """The latest levels, root mean square, full scale 1."""
    covered: frozenset[str] = frozenset()
    paused: bool = False
    behind: float = 0.0
    lost: int = 0

    def after(self, event: Event) -> "View":
        """The view once something has happened."""
        view = self
        match event:
            case CoachSpeaks():
                view = replace(self, doing="The coach speaks", levels=())
            case Gone():
                view = replace(self, doing="Waiting for the microphone", levels=())
            case Listening():
                view = replace(self, doing="Listening")
            case Level(rms=rms, left=left, behind=behind, lost=lost):
                levels = (*self.levels, rms)[-WIDTH:]
                view = replace(self, doing=self._heard(), left=left, levels=levels, behind=behind, lost=lost)
            case Growing(kinds):
                view = replace(self, covered=kinds)
            case Ordered(command):
                paused = command is Command.PAUSE or (self.paused and command is not Command.RESUME)
                view = replace(self, doing="Paused" if paused else "Listening", paused=paused)
            case Ended():
                view = replace(self, doing="Judging", levels=(), paused=False)
            case _:  # is shown above
                pass
        return view

    def _heard(self) -> str:
        return "Paused" if self.paused else "Listening"

    def drawn(self) -> Text:
        """The foot as text of two lines, or three when something is amiss."""
        clock = "" if self.left is None else f"{int(self.left) // 60}:{int(self.left) % 60:02} left   "
        lines = [Text(f"{clock}{self.doing}  ", style="bold").append(meter(self.levels), style="green"), self._topics()]
        if amiss := self._amiss():
            lines.append(Text(amiss, style="yellow"))
        return Text("\n").join(lines)

    def _topics(self) -> Text:
        topics = (
            Text(f"✓{word}", style="green") if kind in self.covered else Text(word, style="dim")
            for kind, word in COVERED.items()
        )
        return Text(" ", no_wrap=True).join(topics)

    def _amiss(self) -> str:
        said = []
        if self.behind >= BEHIND:
            said.append(f"{self.behind:.0f} s behind in writing down; nothing is lost")
        if self.lost:
            said.append(f"sound was lost {self.lost} {'time' if self.lost == 1 else 'times'}")
        return "; ".join(said)


def meter(levels: tuple[float, ...]) -> str:
    """Levels as bars, louder to the top; one a reading."""
    return "".join(BARS[_height(level)] for level in levels)


def _height(level: float) -> int:
    decibels = 20 * math.log10(level) if level > 0 else QUIETEST
    share = min(max((decibels - QUIETEST) / -QUIETEST, 0.0), 1.0)
    return round(share * (len(BARS) - 1))


class Footer:
    """Keeps the foot on a terminal while a session runs; elsewhere it shows nothing."""

    def __init__(self, console: Console, *, shown: bool = True) -> None:
        """Prepare to draw on a console."""
        self._view = View()
        both = sys.stderr.isatty()  # remarks that go elsewhere must not be drawn into the screen
        self._live = Live(self._view.drawn(), console=console, auto_refresh=False, transient=True, redirect_stderr=both)
        self._shown = shown and console.is_terminal
        self._drawn_at = -1.0

    def __enter__(self) -> "Footer":
        if self._shown:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self._shown:
            self._live.stop()

    def __call__(self, event: Event) -> None:
        """Take note of an event; levels are drawn a few times a second only."""
        self._view = self._view.after(event)
        if not self._shown:
            return
        if isinstance(event, Level):
            if event.at - self._drawn_at < 1 / A_SECOND:
                return
            self._drawn_at = event.at
        self._live.update(self._view.drawn(), refresh=True)
