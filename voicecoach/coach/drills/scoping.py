"""`scoping`: five minutes in which a design problem is only asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from voicecoach.analysis.types import Analysis
from voicecoach.coach.answering import Answering, uncovered
from voicecoach.coach.conversation import Moment, Move, MoveKind, Question, Utterance, View
from voicecoach.coach.drills.sheet import Sheet, read_sheet
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import QUOTED, capital, listed, of_all, told, when
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.spoken import quotation

SENTENCE_END = 0.9
"""Seconds of silence before somebody who designs is stopped: the end of a sentence."""

LULL = 7.0
"""Seconds of silence after which more questions are asked for."""

LULLS = 2
"""Times that more are asked for before it is over."""

EXAMPLES = 3
"""Topics left out for which a question is suggested."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to ask about."""

    name: str
    """In the middle of a sentence."""
    ask: str
    """A good question."""


class Questions:
    """Answers questions and stops designs; a `Conversation`."""

    def __init__(self, prompt: Prompt, phrases: Phrases, sheet: Sheet, seed: int) -> None:
        """Take the fact sheet of a prompt, and the wordings of the drill."""
        self._wording = Wording(seed)
        self._answering = Answering(prompt, phrases, self._wording)
        self._designing, self._more, self._closing = (sheet.texts(key) for key in ("designing", "more", "closing"))
        self._view = View()
        self._stopped = False
        self._lulls = 0

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""
        self._answering.hear(utterance, designing=False)
        if utterance.questions:
            self._lulls = 0

    def look(self, view: View) -> None:
        """The answer was judged as it stands; may be called from another thread."""
        self._view = view

    def tick(self, moment: Moment) -> Move | None:
        """An answer, a word about questions only, or a request for more of them."""
        if moment.thinking:
            return None
        if answer := self._answering.tick(moment):
            return answer
        if moment.speaking or not moment.settled:
            return None
        if self._view.design_at is not None and not self._stopped and moment.silence >= SENTENCE_END:
            self._stopped = True
            return Move(MoveKind.NUDGE, (self._take("designing", self._designing),), "a design where questions are due")
        return self._ask_for_more() if moment.silence >= LULL else None

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said."""
        return (*self._answering.lines(), *self._designing, *self._more, *self._closing)

    def _ask_for_more(self) -> Move:
        self._lulls += 1
        if self._lulls > LULLS:
            says = (self._take("closing", self._closing),)
            return Move(MoveKind.ITEM, says, "no more questions", last=True)
        return Move(MoveKind.PROBE, (self._take("more", self._more),), "a lull")

    def _take(self, name: str, wordings: Sequence[str]) -> str:
        return self._wording.take(name, wordings)


def scoping_drill(prompt: Prompt, phrases: Phrases, data: Path, seed: int, minutes: float | None = None) -> Drill:
    """The drill on a prompt's problem."""
    sheet = read_sheet(data, "scoping")
    topics = {name: Topic(row.text("name"), row.text("ask")) for name, row in sheet.named("topics")}
    return Drill(
        name="scoping",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round=prompt.round,
        opening=sheet.texts("opening"),
        question=prompt.text,
        conversation=Questions(prompt, phrases, sheet, seed),
        debrief=partial(_debrief, prompt, topics),
        prompt=prompt.id,
    )


def _debrief(prompt: Prompt, topics: Mapping[str, Topic], analysis: Analysis) -> Feedback:
    asked = tuple(_questions(analysis))
    found = _found(prompt, asked, analysis)
    all_topics = [topic for topic in topics if any(fact.topic == topic for fact in prompt.facts)]
    heard = [topics[topic].name for topic in all_topics if topic in found]
    missed = [topic for topic in all_topics if topic not in found]
    row = f": {listed(heard)}" if heard else ""
    head = [f"You uncovered {of_all(len(heard), len(all_topics))} topics on my sheet{row}."]
    head += () if asked else ("I heard no question.",)
    head += _design(analysis)
    if missed:
        head.append(f"You left out {listed(topics[topic].name for topic in missed)}.")
    tail = () if missed else ("Nothing is left on it. Next time ask what matters most, first.",)
    return told(head, [_example(prompt, topic, topics[topic]) for topic in missed[:EXAMPLES]], tail)


def _questions(analysis: Analysis) -> Iterator[Question]:
    """What was asked, in order: about the problem, or any other sentence that is a question."""
    talk = analysis.talk
    topics = {(s.first, s.last): str(s.fields["topic"]) for s in analysis.signals if s.kind == "scoping-question"}
    spans: dict[tuple[int, int], str | None] = dict(topics)
    for sentence in talk.sentences:
        first, last = talk.word_span(sentence.first, sentence.last)
        if sentence.question and not any(first < end and begin < last for begin, end in topics):
            spans[first, last] = None
    for (first, last), topic in sorted(spans.items()):
        words = analysis.answer.words[first:last]
        yield Question(tuple(word.text.lower().strip(".,;:?!") for word in words), topic)


def _found(prompt: Prompt, asked: Sequence[Question], analysis: Analysis) -> frozenset[str]:
    """Topics that a question was about, and those that the coach was heard to answer."""
    told_facts = {
        fact.topic
        for fact in prompt.facts
        for other in analysis.answer.others
        if fact.says and other.before_word and fact.says in other.text
    }
    return uncovered(prompt.facts, asked)[0] | told_facts


def _design(analysis: Analysis) -> tuple[str, ...]:
    """Where a design began, for those who could not wait."""
    drawn = next((signal for signal in analysis.signals if signal.kind == "choice"), None)
    if drawn is None:
        return ()
    words = analysis.answer.words[drawn.first : drawn.last]
    quote = quotation(" ".join(word.text for word in words), QUOTED)
    return (f"{capital(when(words[0].start) + 'you said, ' + quote)}. That is a design, and it was questions only.",)


def _example(prompt: Prompt, topic: str, suggested: Topic) -> tuple[str, ...]:
    """A question about a topic, and what the answer would have been."""
    facts = sorted((fact for fact in prompt.facts if fact.topic == topic), key=lambda fact: bool(fact.asked))
    says = next((fact.says for fact in facts if fact.says and not fact.decide), "")
    answered = (f"You would have heard: {says}",) if says else ()
    return (f"Ask: {suggested.ask}", *answered)
