"""Points come from evidence: bounded, each with its reason, fewer when late, never more for less."""

from dataclasses import replace

import pytest
from spoken import judged

from voicecoach.analysis.types import Finding, Severity
from voicecoach.rubric.evidence import Evidence, find_evidence
from voicecoach.rubric.levels import BANDS, level_of
from voicecoach.rubric.rounds import Round, find_round, rounds
from voicecoach.rubric.score import Score, mark, score

TPM = find_round("tpm")


def piece(kind: str, since: float = 0.0, **fields: str | bool | float | None) -> Evidence:
    return Evidence(kind, int(since * 2), int(since * 2) + 3, since, since, fields)


def finding(code: str, at: float = 5.0, confidence: float | None = None) -> Finding:
    return Finding(
        code, "name", "absent", Severity.HIGH, 0, 9, "It is missing", "Say it.", at=at, confidence=confidence
    )


def area(result: Score, name: str) -> float | None:
    return next(entry.points for entry in result.areas if entry.name == name)


def lavish(entry: Round) -> list[Evidence]:
    """More of everything than a round can use."""
    kinds = {kind for one in entry.areas for kind in one.signals}
    fields = {"cost": True, "reason": True, "alternative": True, "metric": True, "figure": True, "changes": True}
    return [
        piece(kind, float(at), topic=f"topic {at}", who=f"team {at}", holds=True, **fields)
        for at in range(12)
        for kind in sorted(kinds)
    ]


@pytest.mark.parametrize("entry", rounds(), ids=lambda entry: entry.name)
def test_all_there_is_to_say_earns_a_hundred_and_no_more(entry: Round) -> None:
    result = mark(entry, lavish(entry), ())
    assert [one.points for one in result.areas] == [one.weight for one in entry.areas]
    assert (result.total, result.level) == (100, "strong yes")


def test_nothing_said_earns_nothing_and_finds_no_floor_below() -> None:
    result = mark(TPM, (), [finding("SCOPE001"), finding("COST002")])
    assert (result.total, result.level) == (0, "strong no")
    assert {reason.points for one in result.areas for reason in one.because} == {0.0}


def test_the_same_topic_asked_twice_counts_once() -> None:
    once, twice, both = (
        mark(TPM, [piece("scoping-question", float(at), topic=topic) for at, topic in enumerate(topics)], ()).total
        for topics in (("scale",), ("scale", "scale"), ("scale", "budget"))
    )
    assert once == twice == 3
    assert both == 6


def test_framing_after_ten_minutes_earns_half_and_a_failure_mode_is_never_late() -> None:
    early, late = (
        mark(TPM, [piece("scoping-question", at, topic="scale"), piece("failure-mode", at)], ()) for at in (599, 601)
    )
    assert (area(early, "problem framing"), area(late, "problem framing")) == (3, 1.5)
    assert area(early, "technical soundness") == area(late, "technical soundness") == 2


def test_a_sum_that_does_not_hold_and_a_change_waved_through_earn_nothing() -> None:
    assert mark(TPM, [piece("estimate", holds=False), piece("adaptation", changes=False)], ()).total == 0
    assert mark(TPM, [piece("estimate", holds=None), piece("adaptation", changes=True)], ()).total == 7


def test_findings_lose_points_up_to_half_of_what_their_area_earned() -> None:
    said = [piece("tradeoff", float(at)) for at in range(3)]
    assert area(mark(TPM, said, [finding("COST001")]), "trade-off articulation") == 7
    heavy = mark(TPM, said, [finding("COST002"), finding("SHIFT001")])
    assert area(heavy, "trade-off articulation") == 4.5
    codes = [(reason.code, reason.points, reason.at) for reason in heavy.areas[2].because if reason.code]
    assert codes == [("COST002", -4.5, 5.0), ("SHIFT001", 0.0, 5.0)]


def test_what_may_be_misheard_loses_nothing() -> None:
    said = [piece("tradeoff")]
    assert mark(TPM, said, [finding("COST002", confidence=0.3)]) == mark(TPM, said, ())


def test_a_product_managers_areas_are_marked_one_to_three() -> None:
    entry = find_round("pm")
    assert [one.mark for one in mark(entry, (), ()).areas] == [1, 1, 1]
    assert [one.mark for one in mark(entry, lavish(entry), ()).areas] == [3, 3, 3]
    middling = mark(entry, [piece("success-metric", float(at)) for at in range(3)], ())
    assert [one.mark for one in middling.areas] == [1, 2, 1]
    assert {one.mark for one in mark(TPM, (), ()).areas} == {None}


def test_five_levels_a_fifth_of_the_points_each() -> None:
    assert [level_of(total) for total in (0, 19.9, 20, 39.9, 40, 60, 79.9, 80, 100)] == [
        *("strong no", "strong no", "no", "no", "lean", "yes", "yes", "strong yes", "strong yes")
    ]
    assert len(BANDS) == 5


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Hello there.", "an answer of at least 60 words"),
        ("How many users are there? I'd use Kafka. That costs two servers. " + "And so on it goes. " * 20, "250 words"),
    ],
)
def test_without_enough_there_are_no_points_and_it_is_said_what_is_needed(text: str, needs: str) -> None:
    result = score(judged(text))
    assert result.total is None
    assert result.level.startswith("not enough to judge: needs ")
    assert needs in result.level
    assert {one.points for one in result.areas} == {None}


def test_a_decision_made_at_once_is_evidence_when_it_is_ones_own() -> None:
    own = judged("The link broke on Monday and I told every club the same evening.", "behavioral")
    (fast,) = (one for one in find_evidence(own) if one.kind == "story.speed")
    assert " ".join(word.text for word in own.answer.words[fast.first : fast.last]) == "the same evening."
    theirs = judged("The link broke on Monday and the clubs heard of it the same evening.", "behavioral")
    assert "story.speed" not in {one.kind for one in find_evidence(theirs)}


def test_an_outcome_with_its_figure_is_told_from_one_without() -> None:
    start = "At my last company I ran the releases for the parcel app. " * 3
    for ending, figure in (("a success", False), ("forty percent fewer calls", True)):
        analysis = judged(f"{start} In the end the result was {ending}.", "behavioral")
        outcomes = [one for one in find_evidence(analysis) if one.kind == "story.outcome"]
        assert outcomes
        assert any(one.fields["figure"] for one in outcomes) is figure


def test_untimed_words_are_laid_out_at_an_even_pace() -> None:
    analysis = judged("How many users do we have? " * 60)
    words = tuple(replace(word, start=None, end=None) for word in analysis.answer.words)
    untimed = replace(analysis, answer=replace(analysis.answer, words=words))
    last = find_evidence(untimed)[-1]
    assert last.at is None
    assert last.since == pytest.approx(last.first * 60 / 140)
