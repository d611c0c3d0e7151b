"""An answer as language: its words, its fluent words, its sentences and its disfluencies."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicecoach.language.discourse import context_of, find_markers
from voicecoach.language.disfluency import Disfluency, filled_pauses, fluent_positions, sounded, stutters
from voicecoach.language.own_fillers import LABEL, with_own_fillers
from voicecoach.language.phrases import Lexicon, Mark, find_marks
from voicecoach.language.repairs import repairs
from voicecoach.language.sentences import Sentence, find_sentences, gaps_of, is_punctuated
from voicecoach.language.tokens import bare, doc_of
from voicecoach.transcript.types import Answer, Timing

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Talk:
    """One answer, read once; signals and rules look things up here and never read the text again.

    Two countings exist: *words* (as spoken, what the outside sees) and *fluent tokens* (without filled pauses, stutters
    and repairs, what phrases are matched on). Discourse markers stay among the fluent tokens: they help to tell where
    clauses open, and hedges are made of them. `word_span` turns the second into the first.
    """

    answer: Answer
    fluent: "Doc"
    """The fluent tokens."""
    positions: tuple[int, ...]
    """For each fluent token, the index of its word; ascending."""
    sentences: tuple[Sentence, ...]
    """In fluent tokens; they tile them."""
    sentence_of: tuple[int, ...]
    """For each fluent token, the index of its sentence."""
    disfluencies: tuple[Disfluency, ...]
    """In words."""
    marks: Mapping[str, tuple[Mark, ...]]
    """Phrases of the lexicons by label, in fluent tokens."""

    def word_span(self, first: int, last: int) -> tuple[int, int]:
        """The words (half-open) that a stretch of fluent tokens covers."""
        return self.positions[first], self.positions[last - 1] + 1

    def token_sentence(self, token: int) -> Sentence:
        """The sentence a fluent token stands in."""
        return self.sentences[self.sentence_of[token]]

    def near(self, token: int, *, before: int = 0, after: int = 0) -> tuple[int, int]:
        """Fluent tokens of the token's sentence and of some sentences round it, half-open."""
        here = self.sentence_of[token]
        first, last = max(0, here - before), min(len(self.sentences) - 1, here + after)
        return self.sentences[first].first, self.sentences[last].last

    def any_mark(self, label: str, first: int, last: int) -> bool:
        """True when a mark of the label begins within a stretch of fluent tokens."""
        return self.first_mark(label, first, last) is not None

    def first_mark(self, label: str, first: int, last: int) -> Mark | None:
        """The first mark of the label that begins within a stretch of fluent tokens; None when there is none."""
        return next(iter(self.marks_within(label, first, last)), None)

    def marks_within(self, label: str, first: int, last: int) -> tuple[Mark, ...]:
        """The marks of the label that begin within a stretch of fluent tokens."""
        marks = self.marks[label]
        return marks[bisect_left(marks, first, key=_first) : bisect_left(marks, last, key=_first)]

    def text(self, first: int, last: int) -> str:
        """Fluent tokens as one bare string."""
        return " ".join(token.text for token in self.fluent[first:last])


def _first(mark: Mark) -> int:
    return mark.first


def read_talk(answer: Answer, own: tuple[Lexicon, ...] = ()) -> Talk:
    """Read an answer as language.

    Args:
        answer: one speaker's words; may be empty.
        own: the user's lexicons, beside those that ship.
    """
    words = tuple(bare(word.text) for word in answer.words)
    disfluencies, aside = _disfluencies(answer, words)
    positions = fluent_positions(len(words), aside)
    fluent = doc_of([words[position] for position in positions])
    sentences = find_sentences(answer, positions, tuple(token.text for token in fluent))
    sentence_of = tuple(index for index, sentence in enumerate(sentences) for _ in range(sentence.first, sentence.last))
    marks = find_marks(fluent, own)
    if own:
        said = [(positions[mark.first], positions[mark.last - 1] + 1) for mark in marks[LABEL]]
        disfluencies = tuple(sorted(with_own_fillers(disfluencies, words, said, own), key=_place))
    return Talk(answer, fluent, positions, sentences, sentence_of, disfluencies, marks)


def _disfluencies(answer: Answer, words: Sequence[str]) -> tuple[tuple[Disfluency, ...], tuple[Disfluency, ...]]:
    """All disfluencies in order, and those whose words a fluent reading leaves out."""
    gaps = gaps_of(answer)
    aside = list(filled_pauses(words))
    aside += stutters(words, _spoken(words, aside), gaps)
    aside += repairs(words, tuple(word.text for word in answer.words), _spoken(words, aside), gaps)
    context, owners = context_of(
        words,
        _spoken(words, aside),
        gaps,
        punctuated=is_punctuated(answer),
        dialogue=bool(answer.others),
        spoken=answer.timing is not Timing.NONE,
    )
    markers = [Disfluency(owners[first], owners[last - 1] + 1, "discourse") for first, last in find_markers(context)]
    found = {*aside, *markers, *sounded(answer.hesitations, answer.words)}
    return tuple(sorted(found, key=_place)), tuple(aside)


def _spoken(words: Sequence[str], without: Sequence[Disfluency]) -> tuple[int, ...]:
    """Indices of words that are said (not dashes on their own) and no part of a disfluency."""
    return tuple(at for at in fluent_positions(len(words), without) if any(map(str.isalnum, words[at])))


def _place(found: Disfluency) -> tuple[int, int, float]:
    return found.first, found.last, found.start or 0.0
