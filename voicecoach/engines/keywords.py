"""Set phrases in the sound itself: PocketSphinx keyword search, which knows what it listens for.

A recogniser that may write down anything hears "cause the session" in a little noise; a search for "pause the session"
and its few companions against a loop of all sounds does not. It is asked only about utterances that may be one phrase.
"""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from voicecoach.audio.types import Samples, seconds
from voicecoach.errors import ModelError

LONGEST = 4.0
"""Seconds; an utterance that lasts longer is no phrase. The longest wording takes synthetic voices 2.1 s."""

LEAD, TAIL = 0.6, 0.5
"""Seconds of an utterance that a phrase may leave over before and after it: the 0.3 s and 0.2 s that utterances are
given around their voice, and 0.3 s of breath. A further word is mostly longer than that."""

STRICTNESS = -1.0
"""Decimal logarithm of how unlikelier than any other sounds a phrase may be, for each of its phones; measured by
`scripts/eval_commands.py`."""

_SHORTEST = 0.1
"""Seconds; there is no phrase in less."""

_FRAMES_PER_SECOND = 100
"""PocketSphinx counts time in frames of 10 ms."""

_SEARCH = "phrases"


class KeywordSearch:
    """Tells whether an utterance is one of some phrases and nothing else. Not safe to call from two threads at once.

    Args:
        phrases: what to listen for, lower case, without punctuation.
        strictness: see `STRICTNESS`; nearer to zero or above is stricter.

    Raises:
        ModelError: PocketSphinx or the model inside it cannot be loaded, or it cannot say a word of the phrases.
    """

    def __init__(self, phrases: Iterable[str], *, strictness: float = STRICTNESS) -> None:
        self._decoder = _decoder(tuple(phrases), strictness)

    def hears(self, samples: Samples) -> str | None:
        """The phrase that an utterance is; None when it is none of them, or more than one of them.

        Args:
            samples: mono float32 at 16 kHz, shape (n,).
        """
        length = seconds(len(samples))
        if not _SHORTEST <= length <= LONGEST:
            return None
        decoder = self._decoder
        decoder.reinit_feat()  # nothing heard before may colour this utterance
        decoder.start_utt()
        decoder.process_raw((np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes(), full_utt=True)
        decoder.end_utt()
        whole = [found for found in decoder.seg() or () if _is_all(found, length)]
        longest = max(whole, key=lambda found: (found.end_frame - found.start_frame, found.prob), default=None)
        return None if longest is None else longest.word.strip()


def borne_out(phrase: str, words: Iterable[str]) -> bool:
    """True when the recogniser wrote at least half of a phrase's words: alone, short phrases are heard in any speech.

    Args:
        phrase: as `KeywordSearch.hears` gave it.
        words: as the recogniser wrote them down, for the same sound.
    """
    written = {word.lower().strip(".,!?-…") for word in words}
    wanted = phrase.split()
    return 2 * sum(word in written for word in wanted) >= len(wanted)


def _is_all(found: Any, length: float) -> bool:  # noqa: ANN401 - PocketSphinx carries no types
    start, end = found.start_frame / _FRAMES_PER_SECOND, (found.end_frame + 1) / _FRAMES_PER_SECOND
    return bool(start <= LEAD and end >= length - TAIL)


def _decoder(phrases: tuple[str, ...], strictness: float) -> Any:  # noqa: ANN401
    try:
        import pocketsphinx

        model = Path(pocketsphinx.get_model_path()) / "en-us"
        decoder = pocketsphinx.Decoder(
            hmm=str(model / "en-us"), dict=str(model / "cmudict-en-us.dict"), lm=None, loglevel="FATAL"
        )
        with TemporaryDirectory(prefix="voicecoach-") as folder:
            wanted = Path(folder) / "phrases"
            wanted.write_text("".join(_line(decoder, phrase, strictness) for phrase in phrases), encoding="utf-8")
            decoder.add_kws(_SEARCH, str(wanted))
        decoder.activate_search(_SEARCH)
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        message = f"PocketSphinx could not load its model ({error}): reinstall it with `pip install pocketsphinx`."
        raise ModelError(message) from error
    return decoder


def _line(decoder: Any, phrase: str, strictness: float) -> str:  # noqa: ANN401
    """A phrase and its threshold: a long phrase gathers more doubt than a short one."""
    phones = [decoder.lookup_word(word) for word in phrase.split()]
    if None in phones:
        unknown = phrase.split()[phones.index(None)]
        raise ModelError(f"PocketSphinx does not know how {unknown!r} sounds: reword the phrase {phrase!r}.")
    return f"{phrase} /1e{strictness * len(' '.join(phones).split()):.0f}/\n"
