"""Filled pauses the recogniser left out: a voice that stands still where no written word can be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.audio.filled_pauses import SHORTEST, Stretch, Voice, voice
from voicecoach.audio.types import Samples
from voicecoach.transcript.types import Hesitation, Word

WRITTEN = frozenset("um uh erm er uhm umm uhh hmm hm mm ah eh".split())
"""Filled pauses as recognisers write them: these are counted from the text."""
SAME = 0.3
"""Seconds within which a written filled pause and a heard one are the same."""

SAME_BREATH = 0.15
"""Seconds between two still stretches of one filled pause, while the lips close."""

LEAST_PER_WORD, LEAST_PER_LETTER = 0.08, 0.05
"""Seconds a word is taken to need, a little more than it takes: the median word of eight synthetic voices has 0.9.
With less, the vowel of a word that stretches over a filler passes for the filler."""
COLLAR = 0.03
"""Seconds by which a word's ends may be wrong."""
DIGIT = 4
"""Letters of the average digit, spelled out."""

PER_CHANGE, IF_IN_WORD, SURE = 0.06, 0.27, 0.26
"""Seconds a stretch must last: so much for each dB of change, so much more where a word claims all of it, less so much.

The more a sound moves, and the more a word claims it, the longer it must be. Logistic regression over 732 stretches in
four synthetic voices and a reader, filled pauses and others, rounded; `scripts/eval_fillers.py` measures it.
"""
SHARE_OF_GAP = 0.5
"""Of the voice between two words, what stands still where it is a filled pause; where much moves, words were missed."""


def hesitations(samples: Samples, words: Sequence[Word]) -> tuple[Hesitation, ...]:
    """Find the filled pauses of one utterance that its words do not hold.

    What is found is the least there is: short and restless ones, and those drawn into a word, go unheard.

    Args:
        samples: mono float32 at 16 kHz, shape (n,).
        words: what the recogniser wrote, in order, timed in seconds from the first sample. Times may be as rough as
            Whisper's, whose words often stretch over what it leaves out.

    Returns:
        In order of time, in seconds from the first sample; none where a word has no time.
    """
    spans = _spans(words)
    if spans is None:
        return ()
    heard = voice(samples)
    return tuple(_joined([stretch for stretch in heard.stretches if _is_filled_pause(stretch, spans, heard)]))


def _joined(found: Sequence[Stretch]) -> Iterator[Hesitation]:
    """Make one of stretches that follow each other at once: the vowel of a long "um", and its hum."""
    breaks = [n for n in range(1, len(found)) if found[n].start - found[n - 1].end > SAME_BREATH]
    for first, last in pairwise([0, *breaks, len(found)] if found else []):
        yield Hesitation(round(found[first].start, 3), round(found[last - 1].end, 3))


@dataclass(frozen=True, slots=True)
class _Span:
    """The time a word claims, and the least it needs of it."""

    start: float
    end: float
    least: float
    filler: bool


def _spans(words: Sequence[Word]) -> list[_Span] | None:
    spans = []
    for word in words:
        if word.start is None or word.end is None:
            return None
        letters = len(re.findall(r"[^\W\d_]", word.text)) + DIGIT * len(re.findall(r"\d", word.text))
        filler = re.sub(r"\W", "", word.text).lower() in WRITTEN
        spans.append(_Span(word.start, word.end, LEAST_PER_WORD + LEAST_PER_LETTER * letters, filler))
    return spans


def _is_filled_pause(stretch: Stretch, spans: Sequence[_Span], heard: Voice) -> bool:
    claims = [span for span in spans if span.start + COLLAR < stretch.end and stretch.start + COLLAR < span.end]
    if any(max(stretch.start - span.start, span.end - stretch.end) < span.least for span in claims):
        return False  # the word would have had no time of its own
    if any(span.filler and _distance(stretch, span) < SAME for span in spans):
        return False
    length = stretch.end - stretch.start
    claimed = sum(min(stretch.end, span.end) - max(stretch.start, span.start) for span in claims) / length
    if length < max(SHORTEST, PER_CHANGE * stretch.change + IF_IN_WORD * claimed - SURE):
        return False
    return bool(claims) or _stands_still(heard, *_gap(stretch, spans, len(heard.voiced)))


def _stands_still(heard: Voice, start: float, end: float) -> bool:
    """Whether most of the voice between two words is held."""
    held = sum(one.end - one.start for one in heard.stretches if start <= one.start and one.end <= end)
    return held >= SHARE_OF_GAP * heard.sounding(start, end)


def _distance(stretch: Stretch, span: _Span) -> float:
    return max(stretch.start - span.end, span.start - stretch.end)


def _gap(stretch: Stretch, spans: Sequence[_Span], frames: int) -> tuple[float, float]:
    """The time around a stretch that no word claims."""
    before = max((span.end for span in spans if span.end <= stretch.start), default=0.0)
    after = min((span.start for span in spans if span.start >= stretch.end), default=frames / 100 + 1)
    return before, after
