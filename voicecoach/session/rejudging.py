"""Judging a moment that was taken again: only its own words, with what the interviewer had said before them."""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.signals.reasons import real_reasons
from voicecoach.analysis.types import DOUBTFUL, Analysis, Finding, Signal, Source
from voicecoach.coach.retold import Retold
from voicecoach.language.numbers import has_figure
from voicecoach.language.talk import Talk
from voicecoach.rubric.foremost import JUSTIFICATION
from voicecoach.session.judging import CANDIDATE, COACH, candidate_turn
from voicecoach.session.setting import Setting
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import OtherTurn, Timing, Transcript, Turn, Word

LED_UP = 12
"""Words of the old answer before the interviewer's turn: a change of plan must find somebody who has one."""

NEEDS = frozenset({"constraint", "estimate", "region"})
"""Kinds of evidence that a heavy part may be needed by."""

SCOPING = frozenset({"scoping-question", "assumption"})

STORY = "story."
"""Beginning of the lexicon labels that name a story's parts."""


def rejudge(
    setting: Setting, before: Analysis, finding: Finding, turns: Sequence[Turn], source: Source
) -> tuple[Transcript, Analysis]:
    """Judge the new words alone.

    Args:
        setting: what the rehearsal is held with.
        before: the judgement on the whole answer.
        finding: what the new words are to mend.
        turns: what both sides said in the new attempt; there are words of the candidate's among them.
        source: its recording.

    Returns:
        What was judged, and the judgement.
    """
    transcript = Transcript((*_leading_up(before, finding), *turns), Timing.WORD)
    analysis = analyse(
        select(transcript, CANDIDATE),
        source,
        setting.engine.info,
        round_name=setting.prompt.round,
        prompt=setting.prompt.id,
        settings=setting.settings,
    )
    return transcript, analysis


def retold(before: Analysis, after: Analysis) -> Retold:
    """What the new words hold.

    Args:
        before: the judgement on the whole answer.
        after: the judgement on the new words.
    """
    sure = [word.probability for word in after.answer.words if word.probability is not None]
    return Retold(
        things=frozenset(_things(before, after)),
        findings=after.findings,
        skipped=after.skipped,
        doubtful=bool(sure) and sum(sure) / len(sure) < DOUBTFUL,
    )


def told_before(before: Analysis, finding: Finding, after: Analysis) -> frozenset[str]:
    """What the answer held that need not be told again: parts of its story, and what was said for the same choice.

    Args:
        before: the judgement on the whole answer.
        finding: what the new words are to mend.
        after: the judgement on the new words; whoever chooses anew in them begins anew.
    """
    anew = any(signal.kind == "choice" for signal in after.signals)
    chosen = (one for one in before.signals if one.kind == "choice" and one.first <= finding.first < one.last)
    said = {part for one in chosen for part in JUSTIFICATION if one.fields[part]}
    return _parts(before) | (frozenset() if anew else said)


def _parts(analysis: Analysis) -> frozenset[str]:
    """The parts of a story that are in an answer; a price named in passing is one as well."""
    told = {label for label, marks in analysis.talk.marks.items() if label.startswith(STORY) and marks}
    priced = any(signal.kind in {"tradeoff", "cost"} for signal in analysis.signals)
    return frozenset(told | {f"{STORY}tradeoff"} if priced else told)


def _leading_up(before: Analysis, finding: Finding) -> Iterator[Turn]:
    """What the interviewer had said last before the moment; a changed constraint also needs what was said before it."""
    place = next((at for at, word in enumerate(before.answer.words) if word.start == finding.at), finding.first)
    edge = max((other.before_word for other in before.answer.others if other.before_word <= place), default=0)
    if finding.code.startswith("SHIFT"):
        led = before.answer.words[max(0, edge - LED_UP) : edge]
        yield candidate_turn(Turn(tuple(Word(word.text, 0.0, 0.0) for word in led)))
    yield from (_turn(other) for other in before.answer.others if other.before_word == edge)


def _turn(other: OtherTurn) -> Turn:
    return Turn(tuple(Word(text) for text in other.text.split()), COACH, move=other.move)


def _things(before: Analysis, after: Analysis) -> Iterator[str]:
    """What `retold.toml` calls by name."""
    talk, signals = after.talk, after.signals
    yield from _parts(after)
    for signal in signals:
        yield signal.kind
        yield from (f"{signal.kind}.{name}" for name, value in signal.fields.items() if value is True)
        yield from _of_signal(signal)
    yield from (f"{signal.kind}-first" for signal in _before_design(signals))
    if _topics(signals) - _topics(before.signals):
        yield "new-topic"
    if any(real_reasons(talk, 0, len(talk.fluent))):
        yield "reason"
    if talk.marks["mechanism"]:
        yield "mechanism"
    yield from _of_words(talk)


def _of_signal(signal: Signal) -> Iterator[str]:
    if signal.kind == "choice":
        yield from (part for part in JUSTIFICATION if signal.fields[part])
    if signal.kind == "tradeoff":
        yield "alternative"
    if signal.kind in NEEDS:
        yield "need"
    if signal.kind == "estimate" and signal.fields["holds"]:
        yield "sum"


def _of_words(talk: Talk) -> Iterator[str]:
    tokens = [token.text for token in talk.fluent]
    if has_figure(tokens):
        yield "number"
    if not {"i", "i'm", "i'd", "i'll", "i've"}.isdisjoint(tokens):
        yield "own"


def _before_design(signals: Sequence[Signal]) -> Iterator[Signal]:
    """What was asked or assumed before anything was proposed."""
    for signal in signals:
        if signal.kind == "choice":
            return
        if signal.kind in SCOPING:
            yield signal


def _topics(signals: Sequence[Signal]) -> set[object]:
    return {signal.fields["topic"] for signal in signals if signal.kind == "scoping-question"}
