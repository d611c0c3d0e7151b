"""`estimate`: sizing problems; the figure is worked out aloud, and checked afterwards."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random

from voicecoach.analysis.types import Analysis
from voicecoach.coach.drills.replies import Reply, reached, replies
from voicecoach.coach.drills.row import Row
from voicecoach.coach.drills.sheet import read_sheet
from voicecoach.coach.drills.sizing import Problem, Result, last_measure, read_problems, result
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import capital, of_all, told
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.spoken import in_words

PROBLEMS = 5
"""Problems in one drill."""

PAUSE = 5.0
"""Seconds of silence that end an answer: people who reckon aloud pause longer than people who talk."""

PATIENCE = 25.0
"""Seconds without a word after which the next problem comes."""

LONGEST = 60.0
"""Seconds of the debrief: every wrong figure gets the right one and the path to it."""


def estimate_drill(data: Path, seed: int, minutes: float | None = None) -> Drill:
    """The drill with problems that follow from the seed."""
    sheet = read_sheet(data, "estimate")
    chosen = tuple(Random(f"{seed} estimate").sample(read_problems(data), PROBLEMS))
    return Drill(
        name="estimate",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round="tpm",
        opening=sheet.texts("opening"),
        question=sheet.text("question"),
        conversation=Row(
            [problem.says for problem in chosen], closing=sheet.text("closing"), pause=PAUSE, patience=PATIENCE
        ),
        debrief=partial(_debrief, chosen),
    )


def _debrief(chosen: Sequence[Problem], analysis: Analysis) -> Feedback:
    given = reached(replies(analysis, [problem.says for problem in chosen]), PROBLEMS)
    if not given:
        return Feedback(("We did not get to the first problem.",), ())
    results = [(chosen[reply.number], reply, result(chosen[reply.number], reply)) for reply in given]
    right = [(problem, found) for problem, _, found in results if found is not None and found.right]
    head = [f"You got {of_all(len(right), len(given))} right."]
    if right:
        problem, found = right[0]
        head.append(f"{capital(problem.name)}: you said, {found.quote}. It is {problem.answer}.")
    wrong = [_correction(*row) for row in results if row[2] is None or not row[2].right]
    tail = () if wrong else ("Next time say which of your figures you trust least.",)
    return told(head, wrong, tail, LONGEST)


def _correction(problem: Problem, reply: Reply, found: Result | None) -> tuple[str, ...]:
    """What was said, how far off it is, the right figure and the path to it."""
    measure = last_measure(reply)
    if found is not None:
        heard = f"you said, {found.quote}. {_distance(found.ratio)}"
    elif measure:
        heard = f"you said, {measure}. That is another unit."
    else:
        heard = "I heard no result."
    return (f"{capital(problem.name)}: {heard} It is {problem.answer}.", problem.path)


def _distance(ratio: Fraction) -> str:
    """How far off a figure is, as a sentence."""
    way, factor = ("high", ratio) if ratio > 1 else ("low", 1 / ratio)
    if factor >= 1000:
        return f"That is more than a thousand times too {way}."
    return f"That is {in_words(round(factor))} times too {way}." if factor >= 2 else f"That is too {way}."
