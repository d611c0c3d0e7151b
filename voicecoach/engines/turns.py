"""From the sound of one utterance to what was said in it: the recogniser's words, and the filled pauses it left out."""

from voicecoach.audio.types import Samples
from voicecoach.engines.hesitations import hesitations
from voicecoach.engines.types import Engine
from voicecoach.transcript.types import Turn


def written_down(engine: Engine, samples: Samples, start: float) -> Turn | None:
    """Write down one utterance.

    Args:
        engine: the recogniser.
        samples: mono float32 at 16 kHz, shape (n,), at most 30 s.
        start: seconds from the start of the recording to the first sample.

    Returns:
        The turn, in the recording's time; None where neither a word nor a filled pause was heard.

    Raises:
        ModelError: the recogniser failed.
    """
    words = engine.transcribe(samples)
    pauses = hesitations(samples, words)
    if not words and not pauses:
        return None
    return Turn(tuple(word.later(start) for word in words), hesitations=tuple(pause.later(start) for pause in pauses))
