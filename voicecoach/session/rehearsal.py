"""One rehearsal: the prompt is spoken, the candidate answers hands-free, and hears what an interviewer would say.

    prompt ──> listen ──────────────────────────────────> feedback ──> what next?
               sound to disk, utterances cut at pauses,   is spoken while the recording is
               written down and judged meanwhile          made into FLAC and all is kept

Half duplex: while the coach speaks, and half a second longer, nobody listens; into headphones it may be cut short
(`aloud.py`). When the answer ends there is nothing left to do but to speak.
"""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

from voicecoach.audio.gate import Gate
from voicecoach.audio.recording import Recorder
from voicecoach.coach.commands import Command
from voicecoach.coach.floor import Floor
from voicecoach.coach.interviewer import closing_line
from voicecoach.endpointing.listener import Listener
from voicecoach.endpointing.silero import SileroDetector
from voicecoach.errors import DeviceError
from voicecoach.session.ahead import Ahead
from voicecoach.session.aloud import OpenEars, mouth
from voicecoach.session.asking import ask
from voicecoach.session.events import CoachSpeaks, Event, Growing, Judged, Line, Listening, Notice, Take, Tell
from voicecoach.session.exchange import Exchange
from voicecoach.session.hearing import Hearing
from voicecoach.session.judging import Opinion, has_words, judged, opinion
from voicecoach.session.opening import put_question
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Spoken
from voicecoach.transcript.types import Turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a rehearsal ended."""

    feedback: Spoken | None
    """What became of the spoken feedback; None when there was to be none."""
    then: Command
    """What the candidate wants next: `again`, `next` or `stop`."""


def rehearse(setting: Setting, tell: Tell) -> Outcome:
    """Hold one rehearsal from the prompt to the end of the feedback.

    Raises:
        DeviceError: the microphone or the disk failed; what was said so far is kept in the folder.
        ModelError: the recogniser failed.
        UnreadableInput: nothing was said.
    """
    tell = _one_at_a_time(tell)
    setting.speaker.prepare(setting.prompt.spoken)  # what is said first is rendered first
    setting.speaker.keep_ready(setting.conversation.lines())
    listener = Listener(SileroDetector())
    gate = Gate(setting.source, listener.reset)
    before = put_question(setting, listener, gate, tell)
    tell(Listening())
    while not setting.keys.empty():  # keys pressed during the prompt were meant for the prompt
        setting.keys.get_nowait()

    exchange = Exchange(
        Floor(setting.limit, setting.patience), setting.conversation, closing_line(setting.prompt, setting.limit)
    )

    def judge(turns: Sequence[Turn]) -> Opinion:
        held = opinion(setting, turns)
        exchange.look(held.analysis)
        tell(Growing(frozenset(signal.kind for signal in held.analysis.signals)))
        return held

    with Ahead(judge) as ahead, ExitStack() as recording:
        recorder = Recorder(setting.recording)
        recording.callback(_close, recorder, tell)
        said = " ".join(setting.prompt.spoken)
        coach = mouth(setting.speaker, gate, tell, said, headphones=setting.headphones)
        with Hearing(setting, listener, coach, exchange, recorder, ahead.grown, tell, before) as hearing:
            take = hearing.answer()
        if take.order is not None:
            recording.close()
            return _left(setting, take, ahead, tell)
        held = ahead.verdict(take.turns)
        if setting.headphones:
            return _feedback_to_open_ears(setting, listener, gate, take, held, recording, tell)
        with gate:
            spoken, kept = _give_feedback(setting, take, held, recording, tell)
    if not setting.menu:
        return Outcome(spoken, Command.STOP)
    coach = mouth(setting.speaker, gate, tell, headphones=False)
    return Outcome(spoken, ask(setting, listener, gate, coach, held.feedback.fixes, lambda: kept, tell))


def _give_feedback(
    setting: Setting, take: Take, held: Opinion, recording: ExitStack, tell: Tell
) -> tuple[Spoken, Judged]:
    """Speak first; meanwhile the recording is closed and everything kept, which takes longer for a longer answer."""
    sentences = held.feedback.sentences
    with setting.speaker.speaking(sentences, setting.folder / "feedback.wav") as speech:
        recording.close()
        kept = judged(setting, take, held)
        tell(kept)
        tell(CoachSpeaks(" ".join(sentences), Line.FEEDBACK))
        return speech.result(), kept


def _feedback_to_open_ears(
    setting: Setting, listener: Listener, gate: Gate, take: Take, held: Opinion, recording: ExitStack, tell: Tell
) -> Outcome:
    """Speak the feedback and listen to what the candidate says to that; somebody else keeps everything meanwhile."""

    def keep() -> Judged:
        setting.speaker.await_sound()
        recording.close()
        kept = judged(setting, take, held)
        tell(kept)
        return kept

    listener.reset()
    sentences = held.feedback.sentences
    coach = OpenEars(setting.speaker, tell)
    with ThreadPoolExecutor(1, "keeping") as keeping:
        line = CoachSpeaks(" ".join(sentences), Line.FEEDBACK)
        spoken = coach.recite(sentences, line, setting.folder / "feedback.wav")
        kept = keeping.submit(keep)
        then = ask(setting, listener, gate, coach, held.feedback.fixes, kept.result, tell)
        kept.result()
    return Outcome(spoken.result(), then)


def _left(setting: Setting, take: Take, ahead: "Ahead[Opinion]", tell: Tell) -> Outcome:
    """The candidate left the question: what was said is kept, and nothing is said about it."""
    if has_words(take.turns):
        tell(judged(setting, take, ahead.verdict(take.turns)))
    then = Command.NEXT if take.order is Command.SKIP else take.order or Command.STOP
    return Outcome(None, then)


def _one_at_a_time(tell: Tell) -> Tell:
    """The judge has a thread of its own, and tells as well."""
    lock = threading.Lock()

    def told(event: Event) -> None:
        with lock:
            tell(event)

    return told


def _close(recorder: Recorder, tell: Tell) -> None:
    """Make the recording's FLAC; where there is no room for it the session goes on, and the sound is kept raw."""
    try:
        recorder.close()
    except DeviceError as fault:
        tell(Notice(str(fault)))
