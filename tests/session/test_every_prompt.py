"""Every prompt that is shipped: asked, answered from its sheet, probed, shifted and closed, in virtual time."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from voicecoach.coach.conversation import Moment, Move, MoveKind, Utterance, View
from voicecoach.coach.interviewer import TIME_UP, Interviewer, closing_line
from voicecoach.coach.manner import Tone, manner
from voicecoach.coach.phrases import read_phrases
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.prompts_read import read_prompts
from voicecoach.resources import prompts_dir
from voicecoach.rubric.rounds import find_round
from voicecoach.session.understanding import understood
from voicecoach.transcript.types import Turn, Word

PHRASES = read_phrases(prompts_dir())

PROMPTS = read_prompts(prompts_dir())

ASKED = {
    "users": ("Who are the users?", "Who is this for?"),
    "scale": ("What is the scale?", "How big is this?", "How much traffic is there?"),
    "latency": ("What is the latency budget?", "How fast does it have to be?"),
    "freshness": ("How fresh does it have to be?", "How stale may it be?"),
    "consistency": ("How consistent does it have to be?", "Is eventual consistency fine?"),
    "budget": ("What is the budget?", "Is there a budget?"),
    "team": ("How big is the team?", "What team would I have?"),
    "deadline": ("Is there a deadline?", "By when do we need it?"),
    "scope": ("What is in scope?", "What is out of scope?"),
    "failure tolerance": ("What availability do we need?", "What if it fails?", "How bad is an error?"),
    "consumers": ("Who are the downstream consumers?", "Who else consumes this?"),
    "region": ("Which countries is this for?", "Which regions do we serve?"),
    "priority": ("What is the priority?", "What should I optimise for?"),
}
"""Questions as people ask them, by topic."""

REPLY = Utterance(("word",) * 40, 0.0, 16.0)
"""Something that says nothing."""

CLOSED = Utterance(("so", "that's", "about", "it"), 0.0, 2.0)

EMPTY = View(design_at=1.0, proposed=True, scoped=True)
"""A design without any evidence."""

every_prompt = pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)


def seconds(prompt: Prompt) -> float:
    return 60.0 * find_round(prompt.round).minutes


def table(prompt: Prompt, tone: Tone = Tone.NEUTRAL) -> Interviewer:
    return Interviewer(prompt, PHRASES, limit=seconds(prompt), tone=tone)


def silence(at: float, lasting: float = 6.0) -> Moment:
    return Moment(now=at, used=at, silence=lasting, speaking=0.0, settled=True)


@cache
def heard(question: str) -> Utterance:
    return understood([Turn(tuple(Word(word) for word in question.split()), "You")], "You")


def answer(prompt: Prompt, question: str) -> Move | None:
    interviewer = table(prompt)
    interviewer.hear(heard(question))
    return interviewer.tick(silence(30.0))


def moves(interviewer: Interviewer, limit: float, view: View) -> Iterator[tuple[float, Move]]:
    """Everything brought up in a round in which somebody talks and pauses, talks and pauses."""
    interviewer.look(view)
    for at in range(60, int(limit), 10):
        interviewer.hear(REPLY)
        if move := interviewer.tick(silence(float(at))):
            yield float(at), move


@pytest.mark.parametrize("question", [question for questions in ASKED.values() for question in questions])
def test_a_natural_question_is_heard_as_one(question: str) -> None:
    assert heard(question).questions


@every_prompt
def test_what_the_sheet_says_in_general_is_told_to_whoever_asks(prompt: Prompt) -> None:
    silent = []
    for fact in prompt.facts:
        if not fact.asked and fact.says and not fact.decide:
            replies = [answer(prompt, question) for question in ASKED[fact.topic]]
            if not any(reply and fact.says in reply.says for reply in replies):
                silent.append(fact.topic)
    assert silent == []


@every_prompt
def test_an_answer_that_says_nothing_is_probed_as_far_as_the_tone_goes(prompt: Prompt) -> None:
    for tone in Tone:
        brought = list(moves(table(prompt, tone), seconds(prompt), EMPTY))
        probes = [(at, move.text) for at, move in brought if move.kind is MoveKind.PROBE]
        own = {probe.says: 60 * probe.at for probe in prompt.probes}
        assert 2 <= len(probes) <= manner(tone).probes
        assert all(at >= own.get(text, 0.0) for at, text in probes)
        assert len({text for _, text in probes}) == len(probes)
        assert any(text in own for _, text in probes)


@every_prompt
def test_every_constraint_changes_at_its_time(prompt: Prompt) -> None:
    for tone in Tone:
        brought = list(moves(table(prompt, tone), seconds(prompt), EMPTY))
        shifts = [(at, move.text) for at, move in brought if move.kind is MoveKind.SHIFT]
        assert [text for _, text in shifts] == [shift.says for shift in prompt.shifts]
        assert all(60 * s.at <= at <= 60 * s.at + 90 for (at, _), s in zip(shifts, prompt.shifts, strict=True))


@every_prompt
def test_between_two_interruptions_there_is_time_to_answer(prompt: Prompt) -> None:
    brought = list(moves(table(prompt, Tone.TOUGH), seconds(prompt), EMPTY))
    times = [at for at, _ in brought]
    assert all(later - earlier >= 20 for earlier, later in pairwise(times))


@every_prompt
def test_the_round_is_closed_when_all_was_said(prompt: Prompt) -> None:
    interviewer = table(prompt)
    everything = frozenset(topic.missing for rows in PHRASES.probes.values() for topic in rows)
    interviewer.look(replace(EMPTY, heard=everything))
    told, at = [], seconds(prompt) / 2
    for _ in range(20):
        interviewer.hear(REPLY)
        interviewer.hear(CLOSED)
        move = interviewer.tick(silence(at := at + 40.0, 2.0))
        told.append(move)
        if move is not None and move.last:
            break
    assert told[-1] is not None
    assert told[-1].last
    assert prompt.closing
    assert closing_line(prompt, seconds(prompt)) == prompt.closing
    assert closing_line(prompt, seconds(prompt) / 3) == TIME_UP


@every_prompt
def test_all_that_was_said_was_ready_to_be_spoken(prompt: Prompt) -> None:
    interviewer = table(prompt, Tone.TOUGH)
    ready = set(interviewer.lines())
    assert {says for _, move in moves(interviewer, seconds(prompt), EMPTY) for says in move.says} <= ready
