"""Is it better? Old findings set against what new words hold, without sound or language."""

import tomllib
from importlib.resources import files
from typing import Literal

import pytest

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.types import Finding, Severity, Skipped
from voicecoach.coach.retold import Comparison, Progress, Retold, compare


def finding(code: str, message: str = "You never said what Kafka costs", kind: str = "present") -> Finding:
    which: Literal["present", "absent"] = "present" if kind == "present" else "absent"
    return Finding(code, "name", which, Severity.HIGH, 0, 1, message, "Its price is one more thing to run.", at=1.0)


def compared(code: str, things: str, *, again: str = "", kind: str = "present", told: str = "") -> Comparison:
    findings = (finding(code, again, kind),) if again else ()
    return compare(finding(code, kind=kind), frozenset(told.split()), Retold(frozenset(things.split()), findings))


SAY = "Say: Its price is one more thing to run."


@pytest.mark.parametrize(
    ("code", "things", "sentences"),
    [
        ("TRADE001", "choice reason alternative cost", ["Better. Reason, alternative and cost, all there."]),
        ("COST001", "cost", ["Better: the cost is there.", "Still no reason and no alternative."]),
        ("COST001", "choice reason", ["Not yet: the reason is there.", "Still no cost.", SAY]),
        ("TRADE001", "", ["Not yet: I heard no reason and no alternative.", SAY]),
        ("VAGUE001", "number", ["Better: the number is there."]),
        ("VAGUE001", "mechanism", ["Better: the mechanism is there."]),
        ("VAGUE001", "number choice", ["Better: the number is there.", "Still no cost."]),
        ("VAGUE001", "number choice cost", ["Better. Number and cost, both there."]),
        ("VAGUE001", "failure-mode", ["Not yet: I heard no number.", SAY]),
        ("FAIL001", "failure-mode", ["Better: the failure mode is there."]),
        ("SHIFT002", "adaptation", ["Not yet: I heard no change to the design.", SAY]),
        ("SHIFT002", "adaptation adaptation.changes", ["Better: the change to the design is there."]),
    ],
)  # fmt: skip
def test_the_verdict_says_what_is_there_and_what_is_not(code: str, things: str, sentences: list[str]) -> None:
    assert list(compared(code, things).sentences) == sentences


def test_words_that_earn_the_same_finding_are_no_better() -> None:
    told = compared("VAGUE001", "", again="No number, bound or mechanism stands behind robust")
    assert told == Comparison(Progress.NOT_YET, ("Not yet: no number, bound or mechanism stands behind robust.", SAY))


def test_half_of_it_mended_is_better_and_the_other_half_is_told() -> None:
    told = compared("COST001", "cost reason alternative", again="You never said what a cache costs")
    assert told.progress is Progress.BETTER
    assert told.sentences[1] == "But you never said what a cache costs."


def test_an_absence_is_mended_by_what_was_missing_however_short_the_words() -> None:
    told = compared("COST002", "cost", again="You never said what any of this costs", kind="absent")
    assert told.progress is Progress.MENDED


def test_only_the_parts_of_a_story_that_were_missing_are_wanted() -> None:
    parts = "story.context story.complexity story.role story.action story.tradeoff"
    told = compared("STORY001", "story.outcome story.action", kind="absent", told=parts)
    assert told == Comparison(Progress.BETTER, ("Better: the outcome is there.", "Still no reflection."))


@pytest.mark.parametrize(
    ("retold", "progress"),
    [
        (Retold(frozenset(), ()), Progress.MENDED),
        (Retold(frozenset(), (finding("FILL001", "You said um nine times"),)), Progress.NOT_YET),
        (Retold(frozenset(), (), (Skipped("FILL001", "times for the words"),)), Progress.UNKNOWN),
    ],
)
def test_what_had_only_to_be_left_out_is_better_when_it_is(retold: Retold, progress: Progress) -> None:
    assert compare(finding("FILL001"), frozenset(), retold).progress is progress


def test_silence_is_no_attempt() -> None:
    told = compare(finding("COST001"), frozenset(), Retold(frozenset(), (), spoken=False))
    assert told == Comparison(Progress.UNKNOWN, ("I heard no words.",))


def test_words_that_may_have_been_misheard_are_said_to_be() -> None:
    told = compare(finding("COST002"), frozenset(), Retold(frozenset({"cost"}), (), doubtful=True))
    assert told.sentences[-1] == "I may have misheard you."


DATA = tomllib.loads(files("voicecoach.coach").joinpath("retold.toml").read_text(encoding="utf-8"))


def test_every_rule_of_substance_says_what_mends_it_and_every_thing_has_a_name() -> None:
    assert set(DATA["rules"]) - {rule.code for rule in RULES} == set()
    assert {rule.code for rule in RULES if not rule.delivery} - set(DATA["rules"]) == set()
    wants = [want for row in DATA["rules"].values() for wanted in row.values() for want in wanted]
    assert {thing for want in wants for thing in want.split("|")} - set(DATA["named"]) == set()
