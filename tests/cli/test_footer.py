"""The foot of the live screen says what happens, and nothing where there is no terminal."""

import io

import pytest
from rich.console import Console

from voicecoach.cli.footer import BARS, COVERED, Footer, View, meter
from voicecoach.coach.commands import Command
from voicecoach.coach.floor import Ending
from voicecoach.session.events import CoachSpeaks, Ended, Event, Gone, Growing, Level, Line, Listening, Ordered


def seen(*events: Event) -> str:
    view = View()
    for event in events:
        view = view.after(event)
    return view.drawn().plain


def level(rms: float = 0.1, *, behind: float = 0.0, lost: int = 0) -> Level:
    return Level(12.0, rms, 2480.0, behind, lost)


def test_clock_level_and_state_are_shown() -> None:
    shown = seen(Listening(), level(), level(0.0))
    assert shown.startswith("41:20 left   Listening  ")
    assert meter((0.1, 0.0)) in shown


def test_what_was_covered_is_ticked_off() -> None:
    shown = seen(Growing(frozenset({"cost", "estimate"})))
    assert "✓cost" in shown
    assert " metric" in shown
    assert max(map(len, seen(Growing(frozenset(COVERED))).splitlines())) < 80


@pytest.mark.parametrize(
    ("event", "doing"),
    [
        (CoachSpeaks("Hello.", Line.PROMPT), "The coach speaks"),
        (Ordered(Command.PAUSE, 3.0, spoken=True), "Paused"),
        (Ended(Ending.SAID, 0), "Judging"),
        (Gone(3.0, "Connect it."), "Waiting for the microphone"),
    ],
)
def test_it_says_what_is_going_on(event: Event, doing: str) -> None:
    assert doing in seen(event)


def test_a_pause_lasts_until_it_is_over() -> None:
    paused = (Ordered(Command.PAUSE, 3.0, spoken=True), level())
    assert "Paused" in seen(*paused)
    assert "Paused" in seen(*paused, CoachSpeaks("Paused.", Line.ASIDE), level())
    assert "Paused" not in seen(*paused, Ordered(Command.RESUME, 9.0, spoken=False), level())


def test_trouble_is_shown_only_when_there_is_some() -> None:
    assert "behind" not in seen(level(behind=2.0))
    shown = seen(level(behind=31.0, lost=1))
    assert "31 s behind in writing down; nothing is lost; sound was lost 1 time" in shown


def test_the_meter_spans_a_room_s_noise_to_full_scale() -> None:
    assert meter((0.0, 0.001, 1.0, 3.0)) == BARS[0] + BARS[0] + BARS[-1] * 2
    heights = [BARS.index(bar) for bar in meter((0.003, 0.01, 0.03, 0.1, 0.3))]
    assert heights == sorted(set(heights))


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_gets_it(terminal: bool) -> None:
    out = io.StringIO()
    with Footer(Console(file=out, force_terminal=terminal, width=100)) as footer:
        footer(Listening())
        footer(level())
    assert ("Listening" in out.getvalue()) is terminal
