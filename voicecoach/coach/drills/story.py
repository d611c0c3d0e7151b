"""`story`: a story of one's own work in seven parts, and questions after those that were left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from voicecoach.analysis.types import Analysis
from voicecoach.coach.conversation import Moment, Move, MoveKind, Utterance, View
from voicecoach.coach.drills.replies import replies, whole
from voicecoach.coach.drills.sheet import read_sheet
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import QUOTED, capital, listed, of_all, told, when
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import STORY_PARTS, Prompt
from voicecoach.coach.spoken import quotation

FINISHED = 4.0
"""Seconds of silence after which a story, or an answer about it, is over."""

SHORTEST = 20
"""Words under which nothing is taken for a story."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story."""

    name: str
    """In the middle of a sentence."""
    example: str
    """A sentence that would have been one."""


class Story:
    """Hears a story out and asks after what is missing; a `Conversation`."""

    def __init__(self, questions: Mapping[str, str], closing: str) -> None:
        """Prepare the questions.

        Args:
            questions: what is asked where a part is missing, by part, in order.
            closing: said at the end.
        """
        self._questions = dict(questions)
        self._closing = closing
        self._words = 0
        self._answered = False
        self._view = View()

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""
        self._words += len(utterance.words)
        self._answered = True

    def look(self, view: View) -> None:
        """The answer was judged as it stands; may be called from another thread."""
        self._view = view

    def tick(self, moment: Moment) -> Move | None:
        """The next question, once the story or an answer is over."""
        if moment.thinking or moment.speaking or not moment.settled or moment.silence < FINISHED:
            return None
        if self._words < SHORTEST or not self._answered:
            return None
        self._answered = False
        missing = [part for part in self._questions if part not in self._view.heard]
        if not missing:
            return Move(MoveKind.ITEM, (self._closing,), "every part was heard or asked for", last=True)
        part = missing[0]
        return Move(MoveKind.PROBE, (self._questions.pop(part),), f"nothing heard on: {part.removeprefix('story.')}")

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said."""
        return (*self._questions.values(), self._closing)


def story_drill(prompt: Prompt, phrases: Phrases, data: Path, seed: int, minutes: float | None = None) -> Drill:
    """The drill on a prompt that asks for a story."""
    sheet = read_sheet(data, "story")
    parts = {f"story.{name}": Part(row.text("name"), row.text("example")) for name, row in sheet.named("parts")}
    questions = dict(_questions(prompt, phrases, seed))
    return Drill(
        name="story",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round=prompt.round,
        opening=sheet.texts("opening"),
        question=prompt.text,
        conversation=Story(questions, sheet.text("closing")),
        debrief=partial(_debrief, parts, tuple(questions.values())),
        prompt=prompt.id,
    )


def _questions(prompt: Prompt, phrases: Phrases, seed: int) -> Iterator[tuple[str, str]]:
    """For each part, the prompt's own question or a general one."""
    wording, own = Wording(seed), {probe.missing: probe.says for probe in prompt.probes}
    general = {probe.missing: probe.says for probe in phrases.probes["story"]}
    for part in STORY_PARTS:
        yield part, own.get(part) or wording.take(part, general[part])


def _debrief(parts: Mapping[str, Part], questions: Sequence[str], analysis: Analysis) -> Feedback:
    asked = replies(analysis, questions)
    end = min((reply.first for reply in asked), default=len(analysis.answer.words))
    places = dict(_places(analysis))
    told_at_once = [part for part in parts if any(first < end for first, _ in places.get(part, ()))]
    later = {part: places[part][0] for part in parts if part not in told_at_once and places.get(part)}
    missing = [part for part in parts if part not in told_at_once and part not in later]
    head = [f"Your story had {of_all(len(told_at_once), len(parts))} parts{_named(parts, told_at_once)}."]
    if later:
        _, place = next(iter(later.items()))
        quote = whole(analysis).quote(QUOTED, around=place)
        at = when(analysis.answer.words[place[0]].start)
        said = f"{capital(at + 'you said, ' + quote)}. That belongs in the story."
        head += [f"Only when I asked came {listed(parts[part].name for part in later)}.", said]
    if missing:
        head.append(f"I never heard {listed(parts[part].name for part in missing)}.")
    head += _outcome(analysis, places.get("story.outcome", ()))
    tail = () if missing or later else ("Nothing was missing. Next time say it in half the time.",)
    return told(head, [(f"For {parts[part].name}, say: {parts[part].example}",) for part in (*missing, *later)], tail)


def _named(parts: Mapping[str, Part], heard: Sequence[str]) -> str:
    return f": {listed(parts[part].name for part in heard)}" if 0 < len(heard) < len(parts) else ""


def _places(analysis: Analysis) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Where each part of the story is told, in words."""
    talk = analysis.talk
    for part in STORY_PARTS:
        spans = [talk.word_span(mark.first, mark.last) for mark in talk.marks[part]]
        if part == "story.tradeoff":
            spans += [(signal.first, signal.last) for signal in analysis.signals if signal.kind in {"cost", "tradeoff"}]
        yield part, tuple(sorted(spans))


def _outcome(analysis: Analysis, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Whether the outcome has a number, where the rule on it found none."""
    if not places or not any(finding.code == "STORY002" for finding in analysis.findings):
        return ()
    first, _ = places[-1]
    quote = quotation(" ".join(word.text for word in analysis.answer.words[first : first + QUOTED]), QUOTED)
    return (f"Your outcome was, quote, {quote}. It has no number.",)
