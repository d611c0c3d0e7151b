"""The feedback in the wording that ships: what a rehearsal uses where nobody brings words of their own."""

from functools import cache

from voicecoach.analysis.types import Analysis
from voicecoach.coach.details import details
from voicecoach.coach.feedback import Feedback, feedback
from voicecoach.coach.phrases import FeedbackPhrases, read_feedback_phrases
from voicecoach.resources import prompts_dir


def spoken_feedback(analysis: Analysis) -> Feedback:
    """What is said of an answer.

    Raises:
        UsageError: the phrases cannot be read.
    """
    return feedback(analysis, _phrases())


def spoken_details(analysis: Analysis, given: Feedback) -> tuple[tuple[str, ...], ...]:
    """What else there is to say of it, a few sentences at a time.

    Raises:
        UsageError: the phrases cannot be read.
    """
    return details(analysis, given, _phrases())


@cache
def _phrases() -> FeedbackPhrases:
    return read_feedback_phrases(prompts_dir())
