"""Running the rules: order, places, skipped rules, doubt, and length that only costs its own time."""

from dataclasses import replace

import pytest
from spoken import PACE, SOURCE, VERBATIM, answer, judged

from voicecoach.analysis.filler_report import filler_report
from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Severity
from voicecoach.engines.types import EngineInfo
from voicecoach.transcript.types import Answer, Hesitation, OtherTurn, Timing

EMPTY_TALK = (
    "We'd use Kafka for everything. It is a highly scalable design. Then it was decided to ship it late, um, and "
) + "uh so um that is what happened with it in the end, and um people were fine with uh the whole thing. " * 4

WHISPER = EngineInfo("faster-whisper", "base.en", verbatim=False, offline_fallback=False)


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
    assert needs["FILL001"] == "a recording, or a transcript that keeps um and uh; times for the words"


def test_a_story_round_has_no_design_to_judge() -> None:
    story = judged(EMPTY_TALK, "behavioral")
    assert {"SCOPE001", "COST001"} <= {skipped.code for skipped in story.skipped}
    assert "OWN001" in codes(story)


CALM = "The studio sends the files and the workers check each of them before the edge picks them up. " * 5
"""90 words in 36 seconds, and not one um."""


def with_hums(text: str, *times: float) -> Answer:
    """A text in whose sound hums were heard at these seconds."""
    hums = tuple(Hesitation(time, time + 0.2) for time in times)
    return replace(answer(text, timing=Timing.WORD), hesitations=hums)


def filled(analysis: Analysis) -> str:
    """What FILL001 says, or what it lacks; empty where it has nothing to say."""
    said = [finding.message for finding in analysis.findings if finding.code == "FILL001"]
    return "".join(said + [skipped.needs for skipped in analysis.skipped if skipped.code == "FILL001"])


def test_of_a_recogniser_that_drops_um_words_and_sound_are_counted_together() -> None:
    both = filled(analyse(with_hums(f"um {CALM}", 5, 9, 15, 20), SOURCE, WHISPER))
    assert both == "You said um or uh at least 5 times, 8 in a minute of speech, 4 of them heard in the sound alone"
    assert filled(analyse(with_hums(CALM, 5, 15, 25), SOURCE, WHISPER)) == ""
    assert filled(analyse(answer(CALM, timing=Timing.WORD), SOURCE, WHISPER)) == ""


def test_a_burst_heard_in_the_sound_is_at_least_one() -> None:
    burst = filled(analyse(with_hums(CALM, 5, 6, 7), SOURCE, WHISPER))
    assert burst == "You said um or uh at least 3 times in 2 seconds, 3 of them heard in the sound alone"


def test_a_recogniser_that_keeps_um_is_taken_at_its_word() -> None:
    assert filled(analyse(answer(EMPTY_TALK), SOURCE, VERBATIM)).startswith("You said um or uh 17 times, ")


def test_a_transcript_is_counted_when_it_or_its_sound_holds_an_um() -> None:
    assert filled(analyse(answer(EMPTY_TALK), SOURCE, None)).startswith("You said um or uh 17 times, ")
    assert filled(analyse(with_hums(CALM, 5, 9, 15, 20), SOURCE, None)).startswith("You said um or uh at least 4 times")
    assert filled(analyse(answer(CALM), SOURCE, None)) == "a recording, or a transcript that keeps um and uh"


@pytest.mark.parametrize(
    ("spoken", "engine"),
    [
        (answer(EMPTY_TALK), VERBATIM),
        (answer(EMPTY_TALK), None),
        (with_hums(f"um {CALM}", 5, 9, 15, 20), WHISPER),
        (with_hums(CALM, 5), None),
    ],
    ids=["verbatim", "transcript", "whisper", "own transcript"],
)
def test_the_analysis_and_the_filler_report_agree(spoken: Answer, engine: EngineInfo | None) -> None:
    measures = analyse(spoken, SOURCE, engine).measures
    report = filler_report(spoken, SOURCE, engine)
    assert measures["fillers_at_least"] == report.at_least
    assert report.seconds is not None
    assert measures["fillers_per_minute"] == round((report.written + report.inferred) * 60 / report.seconds, 2)


def test_a_rate_of_fillers_needs_an_um_that_can_be_known_of_and_twenty_seconds() -> None:
    for unknown in (analyse(answer(CALM), SOURCE, None), analyse(answer("um so it goes on"), SOURCE, VERBATIM)):
        assert unknown.measures["fillers_per_minute"] is None
        assert unknown.measures["fillers_at_least"] is None


def test_the_longest_monologue_ends_where_another_speaks_or_a_question_hands_over() -> None:
    text = "The files are small. " * 5 + "How many users do we have? " + "The edge is far away. " * 8
    spoken = answer(text, timing=Timing.WORD)
    assert analyse(spoken, SOURCE, None).measures["longest_monologue_s"] == round(40 * PACE - 0.05, 2)
    asked = OtherTurn("Interviewer", "Go on.", None, None, before_word=41)
    interrupted = analyse(replace(spoken, others=(asked,)), SOURCE, None).measures
    assert interrupted["longest_monologue_s"] == round(26 * PACE - 0.05, 2)
    assert analyse(answer(text, timing=Timing.NONE), SOURCE, None).measures["longest_monologue_s"] is None


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
