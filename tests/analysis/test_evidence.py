"""Signals of people, failures, operation, regions, limits and decisions, on spoken sentences."""

import pytest
from spoken import SOURCE, answer, judged, unpunctuated

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Signal
from voicecoach.transcript.types import OtherTurn


def signals(kind: str, text: str) -> list[Signal]:
    return [signal for signal in judged(text).signals if signal.kind == kind]


@pytest.mark.parametrize("form", [str, unpunctuated])
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("failure-mode", "And um if the broker goes down, the job is retried."),
        ("failure-mode", "You have a cold start problem there."),
        ("failure-mode", "So what happens when a worker crashes?"),
        ("operations", "We'd canary it on one percent of the titles."),
        ("operations", "And, uh, somebody gets paged at night."),
        ("operations", "You'd want to monitor how fast it is."),
        ("region", "In India most of them are on mobile data."),
        ("region", "What we keep differs by country."),
        ("constraint", "It has to be there within, let's say, ten minutes."),
        ("constraint", "We only have three engineers for it."),
        ("constraint", "GDPR says that it has to be deleted."),
        ("minimal-first", "We won't shard it until we see the load."),
        ("minimal-first", "I'd start with one country and leave the rest for later."),
        ("stakeholder", "I'd talk to the playback team first."),
        ("stakeholder", "Legal has to sign off on what we keep."),
        ("experience", "At my last company we lost a region to this."),
        ("experience", "I've seen this break in production."),
        ("decision", "I decided to drop the second region, because nobody used it."),
    ],
)
def test_evidence(kind: str, text: str, form: type[str]) -> None:
    assert len(signals(kind, form(text))) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("failure-mode", "I have broken it down into three parts."),
        ("failure-mode", "That round is pass or fail."),
        ("operations", "The front page the members see stays the same."),
        ("operations", "The business dashboard draws a row for each title."),
        ("region", "The list is short and the player reads it in one go."),
        ("constraint", "We have 45 minutes for this."),
        ("constraint", "There are two parts to it."),
        ("minimal-first", "New titles don't have many ratings yet."),
        ("stakeholder", "The users write into the queue."),
        ("stakeholder", "There is a field with the creator in it."),
        ("experience", "I've seen this question before."),
        ("decision", "I'll go over the parts again."),
    ],
)
def test_what_only_sounds_like_it(kind: str, text: str) -> None:
    assert signals(kind, text) == []


def test_a_stakeholder_is_named() -> None:
    (found,) = signals("stakeholder", "Before that I'd ask the playback team.")
    assert found.fields == {"who": "playback team"}


def test_an_adaptation_says_what_it_does() -> None:
    said = "So we'd use Kafka for it. With half the budget I'd drop the second region, and the queue stays as it is."
    halved = OtherTurn("Interviewer", "The budget has just been halved.", None, None, before_word=6)
    found = [s for s in analyse(answer(said, others=(halved,)), SOURCE, None).signals if s.kind == "adaptation"]
    assert [signal.fields for signal in found] == [{"restates": True, "changes": True, "stays": True}]
    asked = OtherTurn("Interviewer", "How does the player find it?", None, None, before_word=6)
    assert not [s for s in analyse(answer(said, others=(asked,)), SOURCE, None).signals if s.kind == "adaptation"]
