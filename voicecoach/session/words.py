"""The feedback in the wording that ships: what a rehearsal uses where nobody brings words of their own."""

from collections.abc import Sequence
from functools import cache

from voicecoach.analysis.types import Analysis
from voicecoach.coach.details import details
from voicecoach.coach.feedback import Feedback, feedback
from voicecoach.coach.phrases import FeedbackPhrases, read_feedback_phrases
from voicecoach.coach.prompts import Shift
from voicecoach.resources import prompts_dir


def spoken_feedback(analysis: Analysis) -> Feedback:
    """What is said of an answer.

    Raises:
        UsageError: the phrases cannot be read.
    """
    return feedback(analysis, _phrases())


def spoken_details(analysis: Analysis, given: Feedback, shifts: Sequence[Shift] = ()) -> tuple[tuple[str, ...], ...]:
    """What else there is to say of it, a few sentences at a time.

    Args:
        analysis: of the answer.
        given: the feedback that was spoken on it.
        shifts: the changed constraints of the question.

    Raises:
        UsageError: the phrases cannot be read.
    """
    return details(analysis, given, _phrases(), shifts)


@cache
def _phrases() -> FeedbackPhrases:
    return read_feedback_phrases(prompts_dir())
