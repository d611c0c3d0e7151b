"""The interviewer's ear for questions: what is answered, how soon, and in which words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from voicecoach.coach.conversation import Moment, Move, MoveKind, Question, Utterance
from voicecoach.coach.facts import content, find_fact, mentions
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import STORY_KINDS, Fact, Prompt

AT_ONCE = 0.0
"""Seconds of silence before a scoping question is answered: the recogniser has waited for the end of the utterance, and
that is enough."""

PERHAPS = 1.5
"""Seconds of silence before a question is answered that may have been rhetorical or none at all: one that is asked once
the design is under way, one that only words of the sheet show to be about the problem, a statement to be confirmed."""

UNSURE = 4.0
"""Seconds of silence after a question of which nothing is known: whoever asks themselves goes on sooner than that."""

MOST = 2
"""Questions of one breath that are answered; more at once are no conversation."""

BACKGROUND = (
    ("context",),
    ("background",),
    ("today",),
    ("currently",),
    ("exist",),
    ("already", "have"),
    ("already", "place"),
    ("starting", "point"),
    ("current", "state"),
)
"""Words that ask for the context; an entry is there when all its words are."""


PREAMBLE = 5
"""Words of a sentence, at most, that only announces one ("Let me stop you there.")."""

SENTENCE = re.compile(r"[^.?!:]+[.?!:]")


NARROW = frozenset("many much often fast long big large soon quickly who when which".split())
"""Words with which one thing is asked for and not how things stand."""


LEADING = frozenset("so and okay or but now well".split())

CHECKS = frozenset(product(("does", "is", "do", "are", "would"), ("that", "this", "it", "you")))

ASSENT = frozenset("right sense okay ok fine sound sounds reasonable clear agree follow alright".split())


class Answering:
    """Keeps the questions that wait for an answer and gives the answer when it is time."""

    def __init__(self, prompt: Prompt, phrases: Phrases, wording: Wording) -> None:
        """Take the fact sheet of a prompt."""
        self._prompt = prompt
        self._phrases = phrases
        self._wording = wording
        self._waiting: tuple[Question, ...] = ()
        self._wait = AT_ONCE
        self._offered = False
        self._told: dict[Fact, frozenset[str]] = {}
        """Facts that were told, with the telling words of the questions for them."""
        self._background_told = False
        self._news: list[str] = []
        self._story = prompt.kind in STORY_KINDS

    def hear(self, utterance: Utterance, *, designing: bool) -> None:
        """Take an utterance; whatever waited for an answer was rhetorical, or is asked once more.

        Args:
            utterance: what was said.
            designing: the design is under way.
        """
        self._waiting = tuple(filter(self._counts, utterance.questions))
        checked = any(is_check(question) for question in utterance.questions)
        self._offered = (utterance.offers_floor or checked) and not self._waiting
        self._wait = min((self._patience(question, designing=designing) for question in self._waiting), default=0.0)

    def shifted(self, says: Sequence[str]) -> None:
        """A constraint was changed in these words: what the sheet has on it is no longer true."""
        self._news.append(_news(says))

    @property
    def waiting(self) -> bool:
        """True while a question may still be answered; whoever asked it is waiting, or thinks about it aloud."""
        return bool(self._waiting)

    @property
    def floor_offered(self) -> bool:
        """True when the candidate ended with "shall I go deeper here?" and nobody has said anything since."""
        return self._offered

    def tick(self, moment: Moment) -> Move | None:
        """Answer when the candidate has stopped for long enough."""
        if not self._waiting or moment.speaking or not moment.settled or moment.silence < self._wait:
            return None
        asked, self._waiting, self._offered = self._waiting, (), False
        known = [question for question in self._of_their_own(asked) if self._knows(question)]
        answers = [self._answer(question) for question in known[:MOST] or asked[-1:]]
        says = dict.fromkeys(sentence for move in answers for sentence in move.says)
        more = (self._say("many"),) if len(known) > MOST else ()
        return Move(answers[0].kind, (*says, *more), "; ".join(dict.fromkeys(move.reason for move in answers)))

    def _of_their_own(self, asked: Sequence[Question]) -> Sequence[Question]:
        """Questions without those that the same fact answers as one before."""
        by_fact = {find_fact(self._prompt.facts, question) or question: question for question in reversed(asked)}
        return [question for question in asked if question in by_fact.values()]

    def return_floor(self) -> Move:
        """Give the floor back to somebody who offered it."""
        self._offered = False
        return Move(MoveKind.GO_ON, (self._say("go-on"),), "the candidate offered the floor")

    def lines(self) -> tuple[str, ...]:
        """What may be said: the sheet, and the phrases for where it is silent."""
        sheet = [fact.says for fact in self._prompt.facts if fact.says]
        names = ("unknown", "decide", "again", "go-on", "many")
        return (*sheet, *(says for name in names for says in self._phrases.wordings[name]))

    def _patience(self, question: Question, *, designing: bool) -> float:
        fact = find_fact(self._prompt.facts, question)
        asks_nothing = question.topic is None and fact is None and not self._is_background(question, fact)
        on_their_way = designing and not self._knows(question) and (fact is None or not fact.decide)
        if question.followed or asks_nothing or on_their_way:
            return UNSURE
        return AT_ONCE if question.sure and question.topic and not designing else PERHAPS

    def _answer(self, question: Question) -> Move:
        fact = find_fact(self._prompt.facts, question)
        if self._is_background(question, fact):
            self._background_told = True
            says = (self._say("background"), self._prompt.context)
            return Move(MoveKind.ANSWER, says, "context")
        if fact is None:
            return Move(MoveKind.UNKNOWN, (self._say("unknown"),), f"{_about(question)}: not on the sheet")
        if fact.decide:
            handed_back = fact.says or self._say("decide")
            return Move(MoveKind.UNKNOWN, (handed_back,), f"{fact.topic}: the candidate's to decide")
        changed = next((news for news in reversed(self._news) if _changes(news, fact, question)), None)
        if changed is not None:
            return Move(MoveKind.ANSWER, (self._say("again"), changed), f"changed meanwhile: {fact.topic}")
        before = self._told.get(fact)
        if before is not None and not content(question.words) & (before | content(fact.says.split())):
            return Move(MoveKind.UNKNOWN, (self._say("unknown"),), f"{fact.topic}: no more on the sheet")
        again = () if before is None else (self._say("again"),)
        self._told[fact] = content(question.words) | (before or frozenset())
        return Move(MoveKind.ANSWER, (*again, fact.says), f"fact sheet: {fact.topic}")

    def _counts(self, question: Question) -> bool:
        """Leave out what was not meant for the interviewer, as far as the sheet shows."""
        if question.offers or is_check(question):
            return self._knows(question, by_words=True)
        if self._story:  # nothing is to be assumed in a story
            return self._knows(question) or find_fact(self._prompt.facts, question) is not None
        return self._knows(question) if question.followed else True

    def _knows(self, question: Question, *, by_words: bool = False) -> bool:
        """True when the sheet has something on a question; by its words, where the topic alone would not do."""
        asked = replace(question, topic=None) if by_words else question
        fact = find_fact(self._prompt.facts, asked)
        return self._is_background(asked, fact) or (fact is not None and (by_words or not fact.decide))

    def _is_background(self, question: Question, fact: Fact | None) -> bool:
        """True when the context answers a question, and better than what is known of its topic in general."""
        if not self._prompt.context or self._background_told:
            return False
        asks = any(mentions(question.words, entry) for entry in BACKGROUND)
        in_general = fact is None or (not fact.asked and not NARROW & set(question.words))
        return asks and in_general

    def _say(self, name: str) -> str:
        return self._wording.take(name, self._phrases.wordings[name])


def uncovered(facts: Sequence[Fact], asked: Sequence[Question]) -> tuple[frozenset[str], frozenset[str]]:
    """Topics of a sheet that questions uncovered, and those they did not.

    Args:
        facts: the sheet.
        asked: every question that was asked.
    """
    found = frozenset(fact.topic for question in asked if (fact := find_fact(facts, question)) is not None)
    return found, frozenset(fact.topic for fact in facts) - found


def is_check(question: Question) -> bool:
    """True for a question after the interviewer's assent ("does that sound about right?")."""
    opened = tuple(word for word in question.words if word not in LEADING)[:2]
    return question.topic is None and opened in CHECKS and not ASSENT.isdisjoint(question.words)


def _news(says: Sequence[str]) -> str:
    """What a shift tells, without "one more thing" before it and the question after it."""
    sentences = [sentence for text in says for sentence in SENTENCE.findall(text.strip())]
    told = [one.strip() for one in sentences if not one.endswith("?") and len(one.split()) > PREAMBLE]
    return " ".join(told) or " ".join(says)


def _changes(news: str, fact: Fact, question: Question) -> bool:
    """True when a fact that a question asks for is what the news are about."""
    told = content(news.split())
    return bool(content([fact.topic]) & told or content(question.words) & content(fact.says.split()) & told)


def _about(question: Question) -> str:
    return question.topic or " ".join(question.words[:6])
