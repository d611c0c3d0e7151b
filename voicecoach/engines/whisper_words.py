"""From what faster-whisper returns to words: pieces joined, times in order, and what was never said taken out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from voicecoach.transcript.types import Word

NO_SPEECH = 0.6
"""Above this Whisper itself doubts that anybody spoke (openai/whisper `transcribe.py`). Not enough alone: it is a side
effect of decoding and often wrong about real speech, so a segment goes only when a second sign agrees."""
LOG_PROBABILITY = -1.0
"""Mean log probability of a token below which Whisper was guessing (openai/whisper `transcribe.py`): a second sign."""
COMPRESSION = 2.4
"""Text that zlib shrinks further than this goes round in circles (openai/whisper `transcribe.py`)."""
LOOP = 3
"""Times a phrase follows itself before it counts as a loop; twice is how people stumble."""

NEVER_SAID = frozenset(
    {
        "you",
        "bye",
        "thank you",
        "thank you very much",
        "thank you for watching",
        "thanks for watching",
        "thank you so much for watching",
        "please subscribe",
        "subtitles by the amara org community",
    }
)
"""What Whisper writes where nobody speaks, learnt from video captions (Barański et al. 2025, arXiv 2501.11378)."""
NEVER_SAID_NO_SPEECH = 0.3
"""Doubt that is enough for one of these: thanks that were spoken lie far below it (zachlatta/freeflow pull request 81),
and losing them costs the analysis nothing."""
NEVER_SAID_SECONDS = 1.0
"""In an utterance shorter than this, 97% of what Whisper hears is the silence it pads to 30 s."""

READ_ALOUD = "%&+=$"
"""Signs that stand for a word; a piece of any other signs alone is punctuation."""


class Piece(Protocol):
    """faster-whisper's `Word`."""

    start: float
    end: float
    word: str
    probability: float


class Segment(Protocol):
    """The part of faster-whisper's `Segment` that is used."""

    text: str
    words: Sequence[Piece] | None
    avg_logprob: float
    compression_ratio: float
    no_speech_prob: float


def words_of(segments: Iterable[Segment], duration: float) -> tuple[Word, ...]:
    """Turn recognised segments into words.

    Args:
        segments: as faster-whisper returns them, with word times.
        duration: length of the utterance in seconds.

    Returns:
        Words whose times neither overlap, nor run backwards, nor leave the utterance.
    """
    heard = (segment for segment in segments if not _imagined(segment, duration))
    words = [word for segment in heard for word in _straightened(segment)]
    return tuple(_in_order(words, duration))


def _imagined(segment: Segment, duration: float) -> bool:
    """Whether a segment was most likely never spoken."""
    if _plain(segment.text) in NEVER_SAID:
        return segment.no_speech_prob > NEVER_SAID_NO_SPEECH or duration < NEVER_SAID_SECONDS
    return segment.no_speech_prob > NO_SPEECH and segment.avg_logprob < LOG_PROBABILITY


def _straightened(segment: Segment) -> list[Word]:
    """The words of a segment, up to where it starts to go round in circles."""
    words = _joined(segment.words or ())
    if segment.compression_ratio <= COMPRESSION:
        return words
    return words[: _once_round([_plain(word.text) for word in words])]


def _joined(pieces: Sequence[Piece]) -> list[Word]:
    """Join split words (" twenty" "-five", " 99" "%"): a piece that opens with no space belongs to the one before."""
    words: list[Word] = []
    for piece in pieces:
        text = "".join(piece.word.split())
        if words and text and not piece.word[0].isspace():
            last = words[-1]
            # The doubt of the worse half is the doubt of the word.
            doubt = min(last.probability or 0.0, float(piece.probability))
            words[-1] = replace(last, text=last.text + text, end=float(piece.end), probability=doubt)
        elif text:
            words.append(Word(text, float(piece.start), float(piece.end), float(piece.probability)))
    return [word for word in words if any(letter.isalnum() or letter in READ_ALOUD for letter in word.text)]


def _once_round(texts: list[str]) -> int:
    """Number of words up to the end of the first round of a loop; 0 when the circles are inside the words."""
    for first in range(len(texts)):
        for length in range(1, (len(texts) - first) // LOOP + 1):
            phrase = texts[first : first + length]
            if texts[first : first + LOOP * length] == phrase * LOOP:
                return first + length
    return 0


def _in_order(words: Iterable[Word], duration: float) -> Iterator[Word]:
    """Clip times to the utterance and let every word start after the one before has ended."""
    clock = 0.0
    for word in words:
        start = min(max(word.start or 0.0, clock), duration)
        clock = min(max(word.end or 0.0, start), duration)
        yield replace(word, start=start, end=clock)


def _plain(text: str) -> str:
    """Letters and digits in lower case, single spaces between them: what two spellings of a phrase share."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
