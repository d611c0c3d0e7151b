"""Which moment is taken again, and what of the recording is played to bring it back."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Finding

REPLAYED = 12.0
"""Seconds played, about; long enough to know where one was, short enough to listen to."""

LEAD = 2 / 3
"""Part of what is played beside the words themselves that comes before them: how one came to say it."""

BEFORE, AFTER = 0.15, 0.25
"""Seconds kept round the first and the last word: recognisers' word times are about a tenth of a second off."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the recording."""

    begin: float
    """Seconds."""
    end: float
    """Seconds."""
    text: str
    """What is said in it."""


def choose(fixes: Sequence[Finding], moments: Sequence[float], latest: Finding | None = None) -> Finding | None:
    """The fix whose moment is taken again; None when none of them has a time.

    Args:
        fixes: what the feedback spoke of, most important first.
        moments: seconds that the candidate may have named, likeliest first; the first fix when there are none.
        latest: the fix that was taken again before, which comes next unless another is named.
    """
    timed = [finding for finding in fixes if finding.at is not None]
    if not moments:
        return latest or next(iter(timed), None)
    return min(timed, key=lambda finding: min(abs(moment - (finding.at or 0.0)) for moment in moments), default=None)


def stretch(analysis: Analysis, finding: Finding) -> Stretch:
    """The words of a finding with what was said round them, from the beginning of a sentence where there is one.

    It never reaches over what somebody else said: the recording is silent there.

    Args:
        analysis: of the answer.
        finding: one that has a time.
    """
    words, at = analysis.answer.words, finding.at or 0.0
    starts = [word.start or 0.0 for word in words]
    ends = [word.end or 0.0 for word in words]
    place = min(bisect_left(starts, at), len(words) - 1)
    first, last = _undisturbed(analysis, place)
    quoted = min(last, place + max(1, len(finding.quote.split())))
    spare = max(0.0, REPLAYED - (ends[quoted - 1] - starts[place]))
    begin = max(first, bisect_left(starts, starts[place] - LEAD * spare))
    begin = next((opening for opening in _openings(analysis) if begin <= opening <= place), begin)
    end = max(place + 1, bisect_left(ends, starts[begin] + REPLAYED, hi=last))
    said = " ".join(word.text for word in words[begin:end])
    return Stretch(max(0.0, starts[begin] - BEFORE), ends[end - 1] + AFTER, said)


def _undisturbed(analysis: Analysis, place: int) -> tuple[int, int]:
    """The words round a place between which nobody else speaks, half-open."""
    edges = [other.before_word for other in analysis.answer.others]
    first = max((edge for edge in edges if edge <= place), default=0)
    return first, min((edge for edge in edges if edge > place), default=len(analysis.answer.words))


def _openings(analysis: Analysis) -> list[int]:
    """Words with which a sentence begins."""
    return [analysis.talk.positions[sentence.first] for sentence in analysis.talk.sentences]
