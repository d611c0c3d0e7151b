"""Running the rules: order, places, skipped rules, doubt, and length that only costs its own time."""

from dataclasses import replace

import pytest
from spoken import SOURCE, VERBATIM, answer, judged

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Severity
from voicecoach.engines.types import EngineInfo
from voicecoach.transcript.types import Answer, OtherTurn, Timing

EMPTY_TALK = (
    "We'd use Kafka for everything. It is a highly scalable design. Then it was decided to ship it late, um, and "
) + "uh so um that is what happened with it in the end, and um people were fine with uh the whole thing. " * 4


def codes(analysis: Analysis) -> list[str]:
    return [finding.code for finding in analysis.findings]


def test_content_comes_before_delivery_and_severe_before_mild() -> None:
    findings = judged(EMPTY_TALK).findings
    assert {"SCOPE001", "COST001", "VAGUE001", "OWN001", "FILL001"} <= {finding.code for finding in findings}
    ranks = [(finding.delivery, list(Severity).index(finding.severity), finding.first) for finding in findings]
    assert ranks == sorted(ranks)
    assert findings[0].code == "SCOPE001"


def test_a_finding_tells_where_and_quotes_what_was_said() -> None:
    cost = next(finding for finding in judged(EMPTY_TALK).findings if finding.code == "COST001")
    assert (cost.first, cost.last, cost.quote) == (0, 3, "We'd use Kafka")
    assert (cost.start, cost.at) == (0.0, 0.0)


def test_an_absence_spans_the_stretch_and_points_at_its_quotation() -> None:
    text = "So there are many ways to begin with this. I'd use Kafka for it. " + "And so it goes on and on. " * 10
    scope = judged(text).findings[0]
    assert (scope.first, scope.quote) == (0, "I'd use Kafka")
    assert scope.at is not None
    assert scope.at > 3


def test_what_cannot_be_judged_is_skipped_with_the_reason() -> None:
    short = analyse(answer("We'd use Kafka.", timing=Timing.NONE), SOURCE, None)
    needs = {skipped.code: skipped.needs for skipped in short.skipped}
    assert needs["SCOPE001"] == "an answer of at least 60 words"
    assert needs["FILL001"] == "a transcript that keeps um and uh; times for the words"


def test_a_story_round_has_no_design_to_judge() -> None:
    story = judged(EMPTY_TALK, "behavioral")
    assert {"SCOPE001", "COST001"} <= {skipped.code for skipped in story.skipped}
    assert "OWN001" in codes(story)


def test_a_recogniser_that_drops_um_is_not_asked_for_a_count() -> None:
    whisper = EngineInfo("faster-whisper", "base.en", verbatim=False, offline_fallback=False)
    assert "FILL001" not in codes(analyse(answer(EMPTY_TALK), SOURCE, whisper))
    assert "FILL001" in codes(analyse(answer(EMPTY_TALK), SOURCE, VERBATIM))


def test_a_finding_on_doubtful_words_carries_the_doubt() -> None:
    sure = answer(EMPTY_TALK)
    words = tuple(replace(word, probability=0.25 if at < 3 else 0.75) for at, word in enumerate(sure.words))
    findings = analyse(Answer(words, (), Timing.WORD, (0,)), SOURCE, VERBATIM).findings
    cost = next(finding for finding in findings if finding.code == "COST001")
    assert (cost.quote, cost.confidence, cost.doubtful) == ("We'd use Kafka", 0.25, True)
    assert any(not finding.doubtful for finding in findings)
    assert not any(finding.doubtful for finding in judged(EMPTY_TALK).findings)


def test_no_words_give_an_empty_analysis() -> None:
    nothing = judged("")
    assert not nothing.findings
    assert not nothing.signals
    assert nothing.measures["words"] == 0


def test_measures() -> None:
    measures = judged("How many users do we have? I'd put a cache in front, which costs us some memory.").measures
    assert measures["words"] == 17
    assert measures["scoping_questions"] == measures["choices"] == measures["choices_with_cost"] == 1
    assert measures["first_scoping_question_s"] == 0.0
    assert measures["words_per_minute"] == 151.11


def test_pace_is_measured_over_the_speakers_own_time() -> None:
    words = answer("so we begin here and then we go on").words
    late = tuple(word.later(60) for word in words[4:])
    asked = OtherTurn("Interviewer", "And then?", 3.0, 60.0, before_word=4)
    measures = analyse(Answer((*words[:4], *late), (asked,), Timing.WORD, (0, 4)), SOURCE, None).measures
    assert measures["minutes"] == 0.06
    assert measures["words_per_minute"] == pytest.approx(9 / (1.55 + 1.95) * 60, rel=0.01)
