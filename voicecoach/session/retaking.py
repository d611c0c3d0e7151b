"""Taking a moment again: the stretch is played, the candidate says it anew, and only that is judged.

What was judged first stays as it was; a retake is kept beside it, with its own recording.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import count

from voicecoach.analysis.types import Analysis, Finding, Source
from voicecoach.audio.gate import Gate
from voicecoach.audio.recording import Recorder
from voicecoach.audio.sound_files import excerpt
from voicecoach.audio.types import AudioBlock
from voicecoach.coach.commands import Command
from voicecoach.coach.conversation import Silent
from voicecoach.coach.floor import Floor
from voicecoach.coach.menu import AFTER_RETAKE, ENOUGH
from voicecoach.coach.retake import Stretch, choose, stretch
from voicecoach.coach.retold import Comparison, Progress, Retold, compare
from voicecoach.endpointing.listener import Listener
from voicecoach.errors import DeviceError
from voicecoach.session.aloud import mouth
from voicecoach.session.events import (
    CoachSpeaks,
    Ended,
    Event,
    Judged,
    Line,
    Listening,
    Notice,
    Retaken,
    Retaking,
    Take,
    Tell,
)
from voicecoach.session.exchange import Exchange
from voicecoach.session.hearing import Hearing
from voicecoach.session.judging import digest_of, has_words
from voicecoach.session.opening import speak_first
from voicecoach.session.rejudging import rejudge, retold, told_before
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Piece
from voicecoach.transcript.types import Timing, Transcript

LONGEST = 120.0
"""Seconds a retake may last: a moment, and not the whole answer."""

HEARD, TURN = "Here is what you said.", "Your turn."


@dataclass(frozen=True, slots=True)
class Aftermath:
    """How a retake ended."""

    says: tuple[str, ...]
    """The verdict, to be spoken before the question; empty when there is none."""
    asks: str
    """The question what to do next; empty for the one that was asked first."""
    then: Command | None = None
    """What the candidate wants instead; None to be asked."""


class Retakes:
    """Takes moments of one answer again, as often as the candidate likes."""

    def __init__(
        self,
        setting: Setting,
        listener: Listener,
        gate: Gate,
        fixes: Sequence[Finding],
        kept: Callable[[], Judged],
        tell: Tell,
    ) -> None:
        """Prepare.

        Args:
            setting: what the rehearsal is held with.
            listener: cuts the sound into utterances.
            gate: keeps the microphone deaf where it would hear the loudspeaker.
            fixes: what the feedback spoke of, most important first.
            kept: gives what was judged; it may have to wait for it.
            tell: is told what happens.
        """
        self._setting = setting
        self._listener = listener
        self._gate = gate
        self._fixes = fixes
        self._kept = kept
        self._tell = tell
        self._latest: Finding | None = None
        self._number = count(1)

    @property
    def offered(self) -> float | None:
        """Second of the moment that is best taken again; None when there is none."""
        first = choose(self._fixes, ())
        return None if first is None else first.at

    def take(self, moments: Sequence[float]) -> Aftermath:
        """Take a moment again, and once more for whoever starts over.

        Args:
            moments: seconds of the answer that the candidate may have named, likeliest first.

        Raises:
            DeviceError: the microphone or the disk failed.
            ModelError: the recogniser failed.
        """
        finding = choose(self._fixes, moments, self._latest)
        if finding is None:
            return Aftermath((), "")
        self._latest = finding
        while (aftermath := self._attempt(finding)).then is Command.AGAIN:
            pass
        return aftermath

    def _attempt(self, finding: Finding) -> Aftermath:
        kept, number = self._kept(), next(self._number)
        place = stretch(kept.analysis, finding)
        name = f"retake-{number:02}"
        prompt = replace(self._setting.prompt, closing="")
        setting = replace(self._setting, take=name, limit=LONGEST, conversation=Silent(), prompt=prompt)
        retaking = Retaking(number, finding.code, place.begin, place.end, place.text)
        self._tell(retaking)
        self._listener.reset()
        take = self._heard(setting, self._recalled(setting, place))
        self._listener.reset()
        if take.order is not None:
            then = None if take.order is Command.SKIP else take.order
            return Aftermath((), AFTER_RETAKE, then)
        transcript, analysis, comparison = _judged(setting, kept.analysis, finding, take)
        self._tell(Retaken(retaking, name, take, transcript, analysis, comparison))
        asks = ENOUGH if comparison.progress is Progress.MENDED else AFTER_RETAKE
        return Aftermath(comparison.sentences, asks)

    def _recalled(self, setting: Setting, place: Stretch) -> Sequence[AudioBlock]:
        """Play what was said; gives sound that was heard meanwhile and belongs to the retake."""
        sound: Piece
        try:
            target = setting.folder / f"{setting.take}-replayed.wav"
            sound = excerpt(self._setting.recording, place.begin, place.end, target)
        except DeviceError as fault:  # the voice says it instead
            self._tell(Notice(str(fault)))
            sound = place.text
        line = CoachSpeaks(f"{HEARD} {TURN}", Line.MENU, "a moment is taken again")
        keep_as = setting.folder / f"{setting.take}-prompt.wav"
        return speak_first(setting, self._listener, self._gate, self._tell, (HEARD, sound, TURN), line, keep_as)

    def _heard(self, setting: Setting, before: Sequence[AudioBlock]) -> Take:
        self._tell(Listening())
        coach = mouth(setting.speaker, self._gate, self._tell, TURN, headphones=setting.headphones)
        exchange = Exchange(Floor(setting.limit, setting.patience), setting.conversation)
        with ExitStack() as recording:
            recorder = Recorder(setting.recording)
            recording.callback(self._close, recorder)
            with Hearing(setting, self._listener, coach, exchange, recorder, _grown, self._told, before) as hearing:
                return hearing.answer()

    def _told(self, event: Event) -> None:
        """The end of a retake is told with what became of it: the answer has ended once."""
        if not isinstance(event, Ended):
            self._tell(event)

    def _close(self, recorder: Recorder) -> None:
        try:
            recorder.close()
        except DeviceError as fault:
            self._tell(Notice(str(fault)))


def _grown(_turns: object) -> None:
    """A moment is too short to be judged ahead of its end."""


def _judged(
    setting: Setting, before: Analysis, finding: Finding, take: Take
) -> tuple[Transcript, Analysis | None, Comparison]:
    if not has_words(take.turns):
        silent = compare(finding, frozenset(), Retold(frozenset(), (), spoken=False))
        return Transcript(take.turns, Timing.WORD), None, silent
    source = Source(str(setting.recording), "audio", take.seconds, digest_of(setting.recording))
    transcript, analysis = rejudge(setting, before, finding, take.turns, source)
    return transcript, analysis, compare(finding, told_before(before, finding, analysis), retold(before, analysis))
