"""Half duplex: while the coach speaks, and a moment longer, nobody listens, so the coach never answers itself."""

from collections.abc import Callable

from voicecoach.audio.file_source import FileSource
from voicecoach.audio.microphone import Microphone
from voicecoach.audio.steady import SteadyMicrophone

HOLD_OFF = 0.5
"""Seconds of deafness after the last sample: the hold-off that wyoming-satellite and others settled on for a room."""

Source = SteadyMicrophone | FileSource
"""Where the candidate's voice comes from."""


class Gate:
    """Keeps a source deaf for the length of a `with` block and the hold-off; opens again whatever happens inside."""

    def __init__(
        self, source: Source | Microphone, on_resume: Callable[[], None], *, hold_off: float = HOLD_OFF
    ) -> None:
        """Guard a source.

        Args:
            source: the microphone, or the file in its place.
            on_resume: called when listening goes on; it must forget half-heard sound and reset the speech detector.
            hold_off: seconds from the coach's last sample until listening goes on.
        """
        self._source = source
        self._on_resume = on_resume
        self._hold_off = hold_off

    def __enter__(self) -> None:
        self._source.mute()

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        try:
            if fault is None:
                self._source.settle(self._hold_off)
        finally:
            self._on_resume()
            self._source.unmute()
