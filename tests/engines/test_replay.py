"""The replay engine: the words it is given, once, in order."""

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.engines.replay import ReplayEngine
from voicecoach.engines.types import Engine
from voicecoach.transcript.types import Timing, Transcript, Turn, Word


def _sound(length: float) -> Samples:
    return np.zeros(round(length * SAMPLE_RATE), dtype=np.float32)


def test_utterances_come_in_order_and_then_none() -> None:
    one, two = (Word("yes", 0.1, 0.4, 0.9),), (Word("no", 0.0, 0.2),)
    engine: Engine = ReplayEngine([one, two])
    assert [engine.transcribe(_sound(1.0)) for _ in range(4)] == [one, two, (), ()]


def test_texts_are_spread_over_the_sound() -> None:
    engine = ReplayEngine.from_texts("we shard it", "")
    assert engine.transcribe(_sound(1.5)) == (Word("we", 0.0, 0.5), Word("shard", 0.5, 1.0), Word("it", 1.0, 1.5))
    assert engine.transcribe(_sound(1.5)) == ()


def test_turns_of_a_transcript_are_moved_to_the_start_of_the_utterance() -> None:
    turns = (Turn((Word("so", 60.0, 60.25, 0.5), Word("why", 60.5, 61.0))), Turn((Word("okay"),)), Turn(()))
    engine = ReplayEngine.from_transcript(Transcript(turns, Timing.WORD), model="answer.json")
    assert engine.info.model == "answer.json"
    assert engine.transcribe(_sound(2.0)) == (Word("so", 0.0, 0.25, 0.5), Word("why", 0.5, 1.0))
    assert engine.transcribe(_sound(2.0)) == (Word("okay", 0.0, 2.0),)
    assert engine.transcribe(_sound(2.0)) == ()


def test_it_names_itself() -> None:
    info = ReplayEngine.from_texts("hello").info
    assert (info.name, info.verbatim, info.offline_fallback) == ("replay", True, False)


def test_an_utterance_heard_out_further_gets_the_same_words() -> None:
    engine = ReplayEngine.from_texts("we shard it", "by title")
    sound = np.linspace(0, 1, 16_000, dtype=np.float32)
    first, longer, other = (engine.transcribe(piece) for piece in (sound[:8000], sound, sound[100:]))
    assert [word.text for word in first] == [word.text for word in longer] == ["we", "shard", "it"]
    assert longer[-1].end == 1.0
    assert [word.text for word in other] == ["by", "title"]
