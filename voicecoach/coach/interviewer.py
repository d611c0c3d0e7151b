"""The interviewer: a pure state machine that answers, nudges, shifts and probes as somebody across the table would."""

import re

from voicecoach.coach.agenda import Agenda
from voicecoach.coach.answering import Answering
from voicecoach.coach.conversation import Moment, Move, MoveKind, Utterance, View
from voicecoach.coach.manner import Tone, manner
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.spoken import in_words
from voicecoach.coach.turn_ends import adds_nothing, closes
from voicecoach.rubric.rounds import find_round

LAST_WORD = 1.5
"""Seconds of silence after a closing phrase: an afterthought would have come by then."""


NAMES_LENGTH = re.compile(r"\b(hour|minutes)\b", re.IGNORECASE)
"""How openings say how long the round is."""

TIME_UP = "That is our time. Thank you."
"""Said at the end of a round that was made shorter: the prompt's own words may name its length."""


def opening_line(prompt: Prompt, limit: float) -> str:
    """What is said before the question; the length of the round as it is today, where the prompt names another.

    Args:
        prompt: the question.
        limit: seconds the round lasts.
    """
    if limit == 60 * find_round(prompt.round).minutes:
        return prompt.opening
    sentences = re.split(r"(?<=[.!?])\s+", prompt.opening)
    timeless = [sentence for sentence in sentences if not NAMES_LENGTH.search(sentence)]
    minutes = round(limit / 60)
    length = [f"We have {in_words(minutes)} minutes."] if minutes > 1 and len(timeless) < len(sentences) else []
    return " ".join([*length, *timeless])


def closing_line(prompt: Prompt, limit: float) -> str:
    """What is said when the time is up.

    Args:
        prompt: the question.
        limit: seconds the round lasted.
    """
    usual = 60 * find_round(prompt.round).minutes
    return prompt.closing if prompt.closing and limit >= usual else TIME_UP


class Interviewer:
    """Somebody to rehearse with; a `Conversation`."""

    def __init__(
        self, prompt: Prompt, phrases: Phrases, *, limit: float, tone: Tone = Tone.NEUTRAL, seed: int = 0
    ) -> None:
        """Sit down.

        Args:
            prompt: the question, with its fact sheet.
            phrases: what interviewers say of their own.
            limit: seconds the round lasts.
            tone: how the interviewer behaves.
            seed: chooses among wordings, and nothing else.
        """
        self._wording = Wording(seed)
        self._phrases = phrases
        self._answering = Answering(prompt, phrases, self._wording)
        self._agenda = Agenda(prompt, manner(tone), phrases, self._wording, limit=limit)
        self._view = View()
        self._has_spoken = True
        self._closes = False
        self._said: MoveKind | None = None
        self._asked_for_more = False
        self._declined = False

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""
        self._has_spoken = True
        self._closes = closes(utterance.words) and not utterance.questions
        last_call = self._said is MoveKind.CLOSING
        self._declined = self._asked_for_more and (self._closes or (last_call and adds_nothing(utterance.words)))
        self._answering.hear(utterance, designing=self._view.design_at is not None)
        self._agenda.hear(utterance.words)

    def look(self, view: View) -> None:
        """The answer was judged as it stands; may be called from another thread."""
        self._view = view

    def tick(self, moment: Moment) -> Move | None:
        """Time has passed; gives what is to be said now: an answer first, then what is on the agenda."""
        if moment.thinking:
            return None
        move = self._answering.tick(moment) or self._of_its_own(moment)
        if move is not None:
            self._has_spoken, self._said = False, move.kind
            if move.kind is MoveKind.SHIFT:
                self._answering.shifted(move.says)
        return move

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said, those most likely to be needed soon first."""
        own = (says for name in ("anything-else", "closing") for says in self._phrases.wordings[name])
        return (*self._answering.lines(), *self._agenda.lines(), *own)

    def _of_its_own(self, moment: Moment) -> Move | None:
        """Bring something up, unless a question hangs in the air, or nothing was said since the last time."""
        view, silent = self._view, not moment.speaking and moment.settled
        if silent and self._answering.floor_offered:
            given_back = self._answering.return_floor()
            return self._agenda.invited(moment, view) or given_back
        if silent and moment.silence >= LAST_WORD:
            if self._declined:
                return Move(MoveKind.CLOSING, (self._say("closing"),), "nothing is left to ask", last=True)
            if self._closes:
                self._closes = False
                return self._agenda.invited(moment, view, closed=True) or self._ask_for_more()
        if self._answering.waiting or not self._has_spoken:
            return None
        return self._agenda.tick(moment, view)

    def _ask_for_more(self) -> Move | None:
        if self._asked_for_more or not self._agenda.all_said:
            return None
        self._asked_for_more = True
        return Move(MoveKind.CLOSING, (self._say("anything-else"),), "nothing is left to ask")

    def _say(self, name: str) -> str:
        return self._wording.take(name, self._phrases.wordings[name])
