"""The interviewer's ears and eyes: what an utterance asks of them, and how the answer stands so far."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from voicecoach.analysis.signals.check_ins import find_check_ins
from voicecoach.analysis.signals.scoping import find_scoping_questions
from voicecoach.analysis.types import Analysis, Signal
from voicecoach.coach.conversation import Doubt, Question, Utterance, View
from voicecoach.language.talk import Talk, read_talk
from voicecoach.language.tokens import bare
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Turn, Word

RUN = 60
"""Words before an utterance that are read with it: a question may be spread over a pause."""

TRAILING = 6
"""Words after a question with which it still counts as asked ("... or something like that"); more are an answer."""

CLAUSE = 10
"""Words before a question that are looked at for what leads into it."""

WHAT = frozenset("what where why how who when".split())

ASKING = frozenset("who whose which is are do does did can could will would should has have".split())

IS = frozenset({"is", "was"})

NAMED = frozenset("question questions one thing".split())
"""Words before "is" that announce a question: "the question is how many"."""

SOME = frozenset("a some several one two few couple".split())

LEAD = 8
"""Words from the beginning in which a question is announced."""

SUBJECTS = frozenset(
    "a an the i we you they he she it there if when nobody everybody somebody some no our your their my all".split()
)
"""Words after which "that" was no pronoun: "is that we lose it", and not "is that much"."""

FOLLOWED = 20
"""Words after a question about the problem with which it may still wait for an answer, unless they are one."""

LIVELY = 60.0
"""Seconds in which evidence counts as recent."""

PROPOSALS = frozenset({"choice", "cost", "tradeoff", "minimal-first"})
"""Kinds of evidence that show that something is being designed."""

STORY = "story."
"""Beginning of the lexicon labels that name a story's parts."""

ACTION, OUTCOME = f"{STORY}action", f"{STORY}outcome"


def understood(turns: Sequence[Turn], speaker: str) -> Utterance:
    """Read the newest turn, together with what was said right before it.

    Args:
        turns: the answer so far; the newest turn is the candidate's, and has words.
        speaker: name of the candidate's turns.
    """
    newest = turns[-1]
    run = list(takewhile(lambda turn: turn.speaker == speaker, reversed(turns[:-1])))[::-1]
    before = [word for turn in run for word in turn.words][-RUN:]
    words = (*before, *newest.words)
    certain = _read(words, len(before), others=())
    confirmed = _read(words, len(before), others=(OtherTurn(None, "Yes.", None, None, len(words)),))
    questions = tuple(_questions(certain, confirmed, len(before)))
    times = [time for word in newest.words for time in (word.start, word.end) if time is not None]
    return Utterance(
        tuple(bare(word.text) for word in newest.words),
        min(times, default=0.0),
        max(times, default=0.0),
        questions,
        any(_ends_with(signal, len(words), len(before)) for signal in find_check_ins(certain)),
    )


def _read(words: Sequence[Word], newest: int, others: tuple[OtherTurn, ...]) -> Talk:
    breaks = (0, newest) if newest > 0 else (0,)
    return read_talk(Answer(tuple(words), others, Timing.WORD, breaks))


def _questions(certain: Talk, confirmed: Talk, newest: int) -> Iterator[Question]:
    """Questions the words end with, in order: about the problem, or any other that is written or put as one."""
    count = len(certain.answer.words)
    asked = {(s.first, s.last): (s, True) for s in find_scoping_questions(certain)}
    for signal in find_scoping_questions(confirmed):
        asked.setdefault((signal.first, signal.last), (signal, False))
    offered = tuple(find_check_ins(certain))
    known = set(asked)
    for first, last in _other_questions(certain):
        if not any(first < end and begin < last for begin, end in known):
            asked[first, last] = (Signal("question", first, last), True)
    for (first, last), (signal, sure) in sorted(asked.items(), key=lambda item: item[0]):
        words = tuple(bare(word.text) for word in certain.answer.words[first:last])
        clause = tuple(bare(word.text) for word in certain.answer.words[_clause(certain, first) : last])
        states = is_statement(clause, len(clause) - len(words)) or is_announced(words)
        end = _follows(first, asked, last)
        if states or end <= newest or count - end > FOLLOWED:
            continue
        topic = _last_topic(certain, first, last) or signal.fields.get("topic")
        offers = topic is None and any(first < offer.last and offer.first < last for offer in offered)
        yield Question(words, None if topic is None else str(topic), sure, count - end > TRAILING, offers)


def _last_topic(talk: Talk, first: int, last: int) -> str | None:
    """What a question is about when it is put once more, and better ("how often is that, how many a day")."""
    words = talk.answer.words[first:last]
    again = [at + 1 for at, (word, then) in enumerate(pairwise(words)) if word.text[-1:] == "," and asks(then.text)]
    if not again:
        return None
    tail = _read(words[again[-1] :], 0, others=(OtherTurn(None, "Yes.", None, None, len(words) - again[-1]),))
    return next((str(signal.fields["topic"]) for signal in find_scoping_questions(tail)), None)


def asks(text: str) -> bool:
    """True for a written word with which a question may begin."""
    return bare(text) in WHAT or bare(text) in ASKING


def _clause(talk: Talk, first: int) -> int:
    """Where the words begin that lead into a question without a stop or a comma, at most CLAUSE of them."""
    at = first
    while at > max(0, first - CLAUSE) and talk.answer.words[at - 1].text[-1:].isalnum():
        at -= 1
    return at


def is_announced(words: Sequence[str]) -> bool:
    """True for words that only say that questions will come ("can I ask a few things about that?")."""
    return any(words[at] in {"ask", "clarify"} and words[at + 1] in SOME for at in range(min(len(words) - 1, LEAD)))


def is_statement(words: Sequence[str], begin: int = 0) -> bool:
    """True for a statement that holds a question's words ("what it costs us is that a wrong one is found late").

    Args:
        words: bare, from a little before the question on.
        begin: where the question begins.
    """
    if begin >= 2 and words[begin] in WHAT and words[begin - 1] in IS and words[begin - 2] not in NAMED:
        return True  # "the one that must not move is how many come back"
    opened = next((at for at, word in enumerate(words) if word in WHAT), None)
    return opened is not None and any(
        words[at] in IS and words[at + 1] == "that" and words[at + 2] in SUBJECTS
        for at in range(opened + 2, len(words) - 2)
    )


def _other_questions(talk: Talk) -> Iterator[tuple[int, int]]:
    for sentence in talk.sentences:
        if sentence.question:
            yield talk.word_span(sentence.first, sentence.last)


def _follows(first: int, asked: dict[tuple[int, int], tuple[Signal, bool]], last: int) -> int:
    """Where the chain of questions ends that begins with one: questions close to each other are asked in one breath."""
    end = last
    for begin, after in sorted(asked):
        if begin >= first and begin - end <= TRAILING:
            end = max(end, after)
    return end


def _ends_with(signal: Signal, count: int, newest: int) -> bool:
    """True for something that lies, at least in part, in the newest words, with next to nothing after it."""
    return signal.last > newest and count - signal.last <= TRAILING


def view(analysis: Analysis) -> View:
    """The answer as a whole, as far as it is judged."""
    words, talk = analysis.answer.words, analysis.talk
    design = next((signal for signal in analysis.signals if signal.kind == "choice"), None)
    framed = ("scoping-question", "assumption")
    parts = _parts(talk)
    if any(signal.kind in {"cost", "tradeoff"} for signal in analysis.signals):
        parts.add("story.tradeoff")
    starts = [start for signal in analysis.signals if (start := words[signal.first].start) is not None]
    end = words[-1].end if words else None
    return View(
        heard=frozenset({signal.kind for signal in analysis.signals} | parts),
        design_at=None if design is None else words[design.first].start,
        proposed=any(signal.kind in PROPOSALS for signal in analysis.signals),
        scoped=any(s.kind in framed and (design is None or s.first < design.first) for s in analysis.signals),
        lively=0 if end is None else sum(start >= end - LIVELY for start in starts),
        doubts=tuple(
            Doubt(finding.code, finding.quote, finding.at)
            for finding in sorted(analysis.findings, key=lambda finding: finding.first)
            if finding.kind == "present" and finding.at is not None and not finding.doubtful
        ),
    )


def _parts(talk: Talk) -> set[str]:
    """The story's parts that were told; what is no more than a step ("then I went there") is not how it ended."""
    parts = {label for label, marks in talk.marks.items() if label.startswith(STORY) and marks}
    steps = talk.marks[ACTION]
    if all(any(end.first < step.last and step.first < end.last for step in steps) for end in talk.marks[OUTCOME]):
        parts.discard(OUTCOME)
    return parts
