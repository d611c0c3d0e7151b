"""How well the interviewer hears questions, on mock interviews in which people have labelled the scoping questions.

    scripts/eval interviewer FOLDER [--show]

FOLDER is that of `scripts/eval mocks`. Each sentence of a candidate is taken for an utterance, with silence after it:
the worst case, for most questions that people ask themselves are followed at once by their answer. Once as captioned,
and once in lower case without any punctuation. Counted are the sentences that would be answered at once, after a short
silence (the design is under way, or it is not sure that it asks) and only in a long one, how many of them are labelled,
and how many of the labelled questions get an answer. --show lists what would wrongly be answered at once.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval_mocks import Interview, read_interviews

from voicecoach.coach.conversation import Question
from voicecoach.language.tokens import closes_sentence
from voicecoach.session.judging import CANDIDATE, COACH
from voicecoach.session.understanding import understood
from voicecoach.transcript.types import Turn, Word

BRIEF = 3
"""Words of the other side from which it takes the floor; fewer only show that it listens."""

DESIGNED = 3
"""Labelled choices before a sentence from which the design is taken to be under way."""

BEFORE = 6
"""Turns that are read with a sentence."""

KINDS = ("at once", "soon", "late")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence, and what was made of it."""

    kind: str
    """When it would be answered: one of `KINDS`."""
    about: str | None
    labels: tuple[int, ...]
    """Numbers of the labelled questions in it."""
    text: str


def sentences(interview: Interview, *, bare: bool) -> Iterator[tuple[tuple[Word, ...], Span, bool]]:
    """The candidate's sentences with their places in the captions, and whether the other side speaks after them."""
    taken = {other.before_word for other in interview.answer.others if len(other.text.split()) >= BRIEF}
    words: list[Word] = []
    first = 0
    for at, word in enumerate(interview.answer.words):
        if interview.index[at] >= interview.ends:
            return
        text = word.text.strip("?.,!").lower() if bare else word.text
        words += [replace(word, text=text)] if text else []
        if closes_sentence(word.text) or at + 1 in taken:
            if words:
                yield tuple(words), (interview.index[first], interview.index[at] + 1), at + 1 in taken
            words, first = [], at + 1


def listen(interview: Interview, *, bare: bool) -> Iterator[Heard]:
    """What the interviewer makes of each sentence that asks."""
    asked = interview.labelled("scoping_question")
    choices = [first for first, _ in interview.labelled("choice")]
    turns: list[Turn] = []
    for words, span, taken in sentences(interview, bare=bare):
        turns.append(Turn(words, CANDIDATE))
        questions = understood(turns[-BEFORE:], CANDIDATE).questions
        if questions:
            designing = sum(first < span[0] for first in choices) >= DESIGNED
            labels = tuple(at for at, (first, last) in enumerate(asked) if first < span[1] and span[0] < last)
            text = " ".join(word.text for word in words)
            yield Heard(_when(questions, designing=designing), questions[-1].topic, labels, text)
        if taken:
            turns.append(Turn((Word("Okay."),), COACH))


def _when(questions: Sequence[Question], *, designing: bool) -> str:
    """When the soonest of several questions is answered, as far as that does not hang on the sheet."""
    on_topic = [question for question in questions if question.topic and not question.followed]
    if not on_topic:
        return "late"
    return "at once" if not designing and any(question.sure for question in on_topic) else "soon"


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VOICECOACH_MOCKS"), help="where the labels are")
    parser.add_argument("--show", action="store_true", help="list what would wrongly be answered at once")
    options = parser.parse_args()
    if options.folder is None:
        parser.error("name the folder with the labelled interviews, or set VOICECOACH_MOCKS")
    interviews = list(read_interviews(Path(options.folder)))
    for bare in (False, True):
        _report(interviews, bare=bare, show=options.show)


def _report(interviews: Sequence[Interview], *, bare: bool, show: bool) -> None:
    found, right = Counter[str](), Counter[str]()
    count = labelled = answered = 0
    for interview in interviews:
        heard = list(listen(interview, bare=bare))
        count += sum(1 for _ in sentences(interview, bare=bare))
        labelled += len(interview.labelled("scoping_question"))
        answered += len({label for one in heard for label in one.labels})
        found.update(one.kind for one in heard)
        right.update(one.kind for one in heard if one.labels)
        if show:
            wrong = (one for one in heard if one.kind == "at once" and not one.labels)
            print(*(f"{one.about}: {one.text[-150:]}" for one in wrong), sep="\n")
    kinds = "; ".join(f"{kind} {found[kind]}, {right[kind]} of them labelled" for kind in KINDS)
    print(f"{'without punctuation' if bare else 'as captioned'}: {count} sentences; {kinds}; ", end="")
    print(f"{answered} of {labelled} labelled questions answered")


if __name__ == "__main__":
    main()
