"""A moment taken again, judged by its own words: from what was said to the coach's verdict, without sound."""

from types import SimpleNamespace
from typing import Any

import pytest

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.settings import SHIPPED
from voicecoach.analysis.types import Analysis, Finding, Source
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.retold import Comparison, Progress, compare
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.judging import CANDIDATE, coach_turn
from voicecoach.session.rejudging import rejudge, retold, told_before
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript, Turn, Word

SOUND = Source("told", "audio", None, "")

PADDING = "The job takes the file, and then it takes the next file, and it writes them all in order. " * 16
"""Words in which there is nothing, so that there are enough to judge what is missing."""


def turn(text: str, begun: float, probability: float = 0.9) -> Turn:
    said = text.split()
    times = [begun + 0.4 * at for at in range(len(said))]
    words = tuple(Word(word, at, at + 0.35, probability) for word, at in zip(said, times, strict=True))
    return Turn(words, CANDIDATE)


def judged(turns: tuple[Turn, ...], round_name: str) -> Analysis:
    return analyse(select(Transcript(turns, Timing.WORD), CANDIDATE), SOUND, None, round_name=round_name)


def again(before: Analysis, code: str, said: str, *, probability: float = 0.9) -> Comparison:
    finding = found(before, code)
    setting: Any = SimpleNamespace(
        engine=ReplayEngine.from_texts(), prompt=Prompt("test", before.round, "What would you build?"), settings=SHIPPED
    )
    _, after = rejudge(setting, before, finding, (turn(said, 0.0, probability),), SOUND)
    return compare(finding, told_before(before, finding, after), retold(before, after))


def found(analysis: Analysis, code: str) -> Finding:
    return next(finding for finding in analysis.findings if finding.code == code)


VAGUE = "So we would just use Kafka for that, and it is highly scalable. "


@pytest.mark.parametrize(
    ("code", "said", "sentence"),
    [
        (
            "COST001",
            "so i'd take a managed queue over kafka because three people can run it and it costs us replay",
            "Better. Reason, alternative and cost, all there.",
        ),
        ("COST001", "What Kafka costs us is a cluster that somebody has to run.", "Better: the cost is there."),
        ("COST001", "I would use Kafka, that is what everybody has.", "Not yet: you never said what Kafka costs."),
        ("COST001", "The weather was nice and the files are small.", "Not yet: I heard no cost."),
        ("VAGUE001", "It carries ten thousand updates a second on one node.", "Better: the number is there."),
        (
            "VAGUE001",
            "Well, it is very scalable and really robust.",
            "Not yet: no number, bound or mechanism stands behind very scalable.",
        ),
        (
            "FAIL001",
            "If the worker dies halfway the job stays in the queue and another worker takes it.",
            "Better: the failure mode is there.",
        ),
        ("FAIL001", "The worker takes the file and writes it out.", "Not yet: I heard no failure mode."),
        ("COST002", "The cost driver is compute, about twice what we pay today.", "Better: the cost is there."),
        ("SCOPE001", "Before I design, how many users do we have?", "Better: the question is there."),
        ("SCOPE001", "I would use Kafka. How many users do we have?", "Not yet: I heard no question."),
    ],
)
def test_a_design_moment(code: str, said: str, sentence: str) -> None:
    before = judged((turn(VAGUE + PADDING, 0.0),), "tpm")
    assert again(before, code, said).sentences[0] == sentence


def test_a_story_moment() -> None:
    before = judged((turn("I ran the migration. " + PADDING, 0.0),), "behavioral")
    told = again(before, "STORY001", "In the end failures fell from four percent to one, and next time I'd ask first.")
    assert told.progress is Progress.BETTER
    assert "the outcome and the reflection are there" in told.sentences[0]


def shifted() -> Analysis:
    coach = coach_turn("Let me stop you there. The team has just been cut to three engineers. What changes?", 300.0)
    after = f"So the workers write the files, as I said. {PADDING}"
    return judged((turn(f"I would use Kafka. {PADDING}", 0.0), coach, turn(after, 320.0)), "tpm")


@pytest.mark.parametrize(
    ("said", "progress"),
    [
        ("With three engineers I'd drop the second region first, and the queue stays.", Progress.MENDED),
        ("The workers then write everything to disk.", Progress.NOT_YET),
    ],
)
def test_a_changed_constraint_is_still_known_when_its_moment_is_taken_again(said: str, progress: Progress) -> None:
    assert again(shifted(), "SHIFT001", said).progress is progress


def test_words_that_were_hardly_understood_are_judged_with_a_doubt() -> None:
    before = judged((turn(VAGUE + PADDING, 0.0),), "tpm")
    told = again(before, "COST002", "The cost driver is compute, about twice what we pay today.", probability=0.3)
    assert told.sentences[-1] == "I may have misheard you."
