"""Sentences, from punctuation where there is any and from turns, pauses and connectives where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.language.passives import is_passive
from voicecoach.language.question_words import BE, DO, PREPOSITIONS, WH_WORDS
from voicecoach.language.questions import is_indirect, is_question, opens_question
from voicecoach.language.tokens import closes_sentence
from voicecoach.transcript.types import Answer, Timing

WORDS_A_STOP = 50
"""A text with fewer than one full stop in so many words counts as unpunctuated; written English has one in 15 to 20."""

LONG = 30
"""Tokens after which a punctuated sentence is split at connectives too: caption writers skip full stops."""

PAUSE = 0.7
"""Seconds of silence between two words that end a sentence where there is no punctuation; pauses inside spoken clauses
are typically 0.25-0.5 s (Lundholm Fors 2015)."""

SHORT_PAUSE = 0.25
"""Seconds of silence that set words off like a comma; shorter ones are closures of consonants (Goldman-Eisler 1968)."""

PAUSE_MARKS = (",", ";", ":", "-", "–", "—", "...")
"""How writers mark a pause or a break inside a sentence."""

CONNECTIVES = frozenset({"and", "but", "so", "then", "now", "okay", "ok", "well", "also", "alright"})
"""Words that open a new clause when a subject follows."""

SUBJECTS = frozenset(
    "i we you he she it they there this that these those the what how who if let's i'm i'd i'll i've we're "
    "we'd we'll we've you're you'd you'll it's that's there's they're he's she's what's then for first second "
    "my our".split()
)
"""Words that can follow a connective at the start of a clause."""

OPENERS = WH_WORDS | BE | DO
"""Words a question without its lead-ins begins with."""

QUESTION_LEAD_INS = frozenset("so okay ok well and but now then oh or".split())
"""Words that go with the question they stand before."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of fluent tokens."""

    first: int
    last: int
    """After its last token."""
    question: bool
    passive: bool


def find_sentences(answer: Answer, positions: Sequence[int], tokens: Sequence[str]) -> tuple[Sentence, ...]:
    """Cut an answer into sentences that tile its fluent tokens.

    Args:
        answer: the words with their punctuation and times.
        positions: for each fluent token, the index of its word.
        tokens: the fluent tokens.
    """
    if not tokens:
        return ()
    punctuated = is_punctuated(answer)
    hard = _hard_boundaries(answer, positions, punctuated=punctuated)
    starts: list[int] = []
    for first, last in zip(hard, [*hard[1:], len(tokens)], strict=True):
        soft = not punctuated or last - first > LONG
        starts += [first, *(_soft_boundaries(tokens, first, last) if soft else ())]
    spans = zip(starts, [*starts[1:], len(tokens)], strict=True)
    return tuple(
        Sentence(
            first,
            last,
            _asks(answer, positions, tokens, first, last, punctuated=punctuated),
            is_passive(tokens[first:last]),
        )
        for first, last in spans
    )


def is_punctuated(answer: Answer) -> bool:
    """True when the words carry full stops as written English does."""
    return sum(closes_sentence(word.text) for word in answer.words) * WORDS_A_STOP >= len(answer.words)


def _hard_boundaries(answer: Answer, positions: Sequence[int], *, punctuated: bool) -> list[int]:
    """Tokens that open a sentence for sure: after a full stop, another speaker's turn, a paragraph, a long pause."""
    cuts = {other.before_word for other in answer.others}
    if answer.timing is Timing.NONE:
        cuts |= set(answer.breaks)
    cuts |= {i + 1 for i, word in enumerate(answer.words) if closes_sentence(word.text)}
    if answer.timing is Timing.WORD and not punctuated:
        cuts |= set(_pauses(answer))
    boundaries, before = [], -1
    for token, position in enumerate(positions):
        if token == 0 or any(cut in cuts for cut in range(before + 1, position + 1)):
            boundaries.append(token)
        before = position
    return boundaries


def gaps_of(answer: Answer) -> tuple[int, ...]:
    """The boundary before each word, and one for the end, as `voicecoach.language.cues` counts them."""
    turns = {other.before_word for other in answer.others}
    opens = {0, len(answer.words)}
    if answer.timing is Timing.NONE:
        opens |= set(answer.breaks)
    gaps = [0] * (len(answer.words) + 1)
    for i, word in enumerate(answer.words, 1):
        gaps[i] = 2 if closes_sentence(word.text) else int(word.text.endswith(PAUSE_MARKS))
    if answer.timing is Timing.WORD:
        for i, (left, right) in enumerate(zip(answer.words, answer.words[1:], strict=False), 1):
            if left.end is not None and right.start is not None and right.start - left.end >= SHORT_PAUSE:
                gaps[i] = max(gaps[i], 2 if right.start - left.end >= PAUSE else 1)
    return tuple(3 if i in turns else 2 if i in opens else gap for i, gap in enumerate(gaps))


def _pauses(answer: Answer) -> Iterator[int]:
    """Words before which the speaker was silent for PAUSE seconds or more."""
    for i, (left, right) in enumerate(zip(answer.words, answer.words[1:], strict=False)):
        if left.end is not None and right.start is not None and right.start - left.end >= PAUSE:
            yield i + 1


def _soft_boundaries(tokens: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Tokens that open a clause of at least four, at a connective after at least five, or a question anywhere."""
    start = first
    for at in range(first + 1, last - 1):
        connective = tokens[at] in CONNECTIVES and tokens[at + 1] in SUBJECTS and tokens[at - 1] not in CONNECTIVES
        opening = start
        if at - start >= 5 and connective and at < last - 3:
            opening = at
        elif tokens[at] in OPENERS and opens_question(tokens, at):
            opening = _with_lead_ins(tokens, start, at)
        if opening > start:
            yield opening
            start = opening


def _with_lead_ins(tokens: Sequence[str], first: int, at: int) -> int:
    """The token at which a question opens when the words that lead into it are counted in, not before `first`."""
    if at > first and tokens[at - 1] in PREPOSITIONS and tokens[at] in WH_WORDS:
        at -= 1
    while at > first and tokens[at - 1] in QUESTION_LEAD_INS:
        at -= 1
    return at


def _asks(
    answer: Answer, positions: Sequence[int], tokens: Sequence[str], first: int, last: int, *, punctuated: bool
) -> bool:
    """A written question mark decides; without punctuation the words do."""
    end = positions[last] if last < len(positions) else len(answer.words)
    written = [word.text for word in answer.words[positions[first] : end] if closes_sentence(word.text)]
    if any("?" in text for text in written):
        return True
    if written and punctuated:
        return is_indirect(tokens[first:last])
    return is_question(tokens[first:last])
