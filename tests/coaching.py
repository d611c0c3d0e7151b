"""The coach's shipped words, for tests of what is said."""

from voicecoach.coach.phrases import read_feedback_phrases
from voicecoach.resources import prompts_dir

PHRASES = read_feedback_phrases(prompts_dir())
