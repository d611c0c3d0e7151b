"""The story bank, and one story of it, as text."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from voicecoach.cli.columns import columns, plain

if TYPE_CHECKING:
    from voicecoach.coach.prompts import Prompt
    from voicecoach.rubric.stories import Story
    from voicecoach.storage.records import KeptSession

WIDTH = 200
"""Columns of a page; a terminal wraps what is longer than itself."""

QUOTED = 14
"""Words shown of a part, about one line."""


def bank_page(stories: "Sequence[Story]", prompts: "Sequence[Prompt]") -> str:
    """Every story with its parts, and the questions that none of them answers."""
    from voicecoach.coach.stories import uncovered
    from voicecoach.rubric.stories import BACKUP, CORE

    lines = [f"{len(stories)} of {CORE} core and {BACKUP} backup stories."]
    if stories:
        lines += ["", columns([("Story", "Place", "Told", "Length", "Parts", "Lacks"), *_rows(stories)], WIDTH)]
        lines[-1] = lines[-1].rstrip()
    left = uncovered(stories, prompts)
    if left:
        titles = {prompt.id: prompt.title for prompt in prompts}
        lines += ["", "Questions that no story answers yet:"]
        lines += [columns([(f"  {one}", plain(titles[one])) for one in left], WIDTH).rstrip()]
        lines += ["", f"Tell one: voicecoach practice --prompt {left[0]}, then voicecoach stories add NAME."]
    else:
        lines += ["", "Every question has a story."]
    return "\n".join(lines) + "\n"


def _rows(stories: "Sequence[Story]") -> Iterator[tuple[str, ...]]:
    from voicecoach.coach.stories import ranked
    from voicecoach.reports.clock import clock
    from voicecoach.rubric.stories import BACKUP, CORE, PARTS

    for place, story in enumerate(ranked(stories)):
        told = story.latest
        role = "core" if place < CORE else "backup" if place < CORE + BACKUP else "spare"
        parts = f"{len(told.parts)} of {len(PARTS)}"
        yield plain(story.name), role, f"{told.told:%Y-%m-%d}", clock(told.seconds), parts, ", ".join(told.missing)


def story_page(story: "Story", session: "KeptSession | None") -> str:
    """One story.

    Args:
        story: to be shown.
        session: in which it was told last; None where that was deleted.
    """
    return "\n".join(_story_lines(story, session)) + "\n"


def _story_lines(story: "Story", session: "KeptSession | None") -> Iterator[str]:
    from voicecoach.coach.stories import covers
    from voicecoach.reports.clock import clock
    from voicecoach.rubric.stories import PARTS

    latest = story.latest
    often = "once" if len(story.tellings) == 1 else f"{len(story.tellings)} times"
    last = f"last on {latest.told:%Y-%m-%d} in {clock(latest.seconds)} ({latest.session})"
    yield f"{plain(story.name)}: told {often}, {last}"
    for part in PARTS:
        if part not in latest.parts:
            yield f"  {part:11} missing"
            continue
        at = latest.parts[part]
        yield f"  {part:11} {clock(at)}  {_words(session, at)}".rstrip()
    if answers := covers(story.prompt):
        yield f"Answers: {', '.join(sorted(answers))}."
    if session is None:
        yield "The session it was told in was deleted, and its words with it."


def _words(session: "KeptSession | None", at: float | None) -> str:
    """The words from a moment on."""
    if session is None or at is None:
        return ""
    judged = next((answer.judgements[-1].document for answer in session.answers if answer.judgements), None)
    words = [word for word in judged["words"] if word["start"] is not None] if judged else []
    following = [str(word["text"]) for word in words if word["start"] >= at - 0.001]
    return plain(" ".join(following[:QUOTED]) + (" ..." if len(following) > QUOTED else ""))
