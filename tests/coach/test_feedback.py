"""Spoken feedback: one strength, at most three fixes, the level and a drill, in time, evidence before advice."""

from dataclasses import replace

import pytest
from coaching import PHRASES
from spoken import answer, judged

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Finding, Severity, Source
from voicecoach.coach.commands import says_done
from voicecoach.coach.feedback import LONGEST, Feedback, feedback
from voicecoach.coach.sentences import Room, Sentences
from voicecoach.coach.spoken import duration, in_words, moment, number, quotation
from voicecoach.rubric.verdict import judge
from voicecoach.transcript.types import OtherTurn

WEAK = (
    "We'd use Kafka for everything, and then I'd put a cache in front of it for the members. It is a highly scalable "
    "design. It was decided to ship it late. And we agreed on that with the studio in the following week or so. "
) + "So then there is the rest of the story, and people were fine with it. " * 4

PLAIN = (
    "The studio sends a file in the morning. Somebody opens it and reads it from the top to the bottom. Then a "
    "colleague looks at the same file in the afternoon, and both of them write a line or two about it. In the evening "
    "the file goes back to where it came from, and on the next day another one comes in from elsewhere. "
)
"""Enough words for the rules, and nothing in them to praise or to criticise."""

NO_STRENGTH = PHRASES.wordings["no-strength"]

CHANGE = "The team has just been cut to three engineers. What changes?"

SCOPED = "How many users do we have? How fresh must it be? I'd use a queue, since it absorbs the evening's bursts. "


def said(analysis: Analysis) -> tuple[str, ...]:
    return feedback(analysis, PHRASES).sentences


def whole(analysis: Analysis) -> str:
    return " ".join(said(analysis))


def shifted(reply: str, delay: float) -> Analysis:
    """An answer of four minutes in which a constraint changes on the way, and what is said to that."""
    before, after = SCOPED + PLAIN * 4, reply + " " + PLAIN * 4
    spoken = answer(before + after)
    at = len(before.split())
    start = spoken.words[at - 1].end or 0.0
    words = tuple(
        word if number < at else replace(word, start=(word.start or 0.0) + 4 + delay, end=(word.end or 0.0) + 4 + delay)
        for number, word in enumerate(spoken.words)
    )
    cut = OtherTurn("Interviewer", CHANGE, start + 0.1, start + 4, at)
    source = Source("answer.txt", "transcript", None, "0" * 64)
    return analyse(replace(spoken, words=words, others=(cut,)), source, None, round_name="tpm")


def test_evidence_comes_before_advice() -> None:
    sentences = said(judged(WEAK))
    first = next(at for at, sentence in enumerate(sentences) if sentence.startswith("One. "))
    assert sentences[first].startswith("One. In the first second ")
    assert sentences[first].endswith("We'd use Kafka. You had asked and assumed nothing yet.")
    assert sentences[first + 1].partition(": ")[2] == "Before I design, who uses this, and how many are there?"


def test_at_most_three_are_told_each_of_another_rule_and_content_first() -> None:
    given = feedback(judged(f"{SCOPED} {WEAK}"), PHRASES)
    assert [finding.code for finding in given.fixes] == ["COST001", "VAGUE001", "OWN001"]
    numbers = ("One.", "Two.", "Three.", "Four.")
    assert [word for word in " ".join(given.sentences).split() if word in numbers] == ["One.", "Two.", "Three."]


def test_the_order_is_strength_fixes_level_and_drill() -> None:
    sentences = said(judged(f"How many users do we have? How fresh must it be? {WEAK}" + PLAIN * 4))
    assert "touches" in sentences[0] or "has to be in on it" in sentences[0]
    level = next(at for at, sentence in enumerate(sentences) if " a strong no" in sentence or " a no" in sentence)
    assert all("One." not in sentence for sentence in sentences[level:])
    assert sentences[-1].endswith((" drill.", " drill next."))
    assert level == len(sentences) - 2


LONG = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda".split()


def wordy(length: int) -> Feedback:
    """The feedback on an answer with a long quotation to praise, and three to fix whose messages have so many words."""
    analysis = judged(f"How many users do we have {'and how many of them are there in the evening ' * 2}? {WEAK}")
    question = next(signal for signal in analysis.signals if signal.kind == "scoping-question")
    fixes = tuple(
        replace(finding, quote=" ".join(LONG), message="So " * length, say_instead="It is so.", at=float(at))
        for at, finding in enumerate(analysis.foremost[:3])
    )
    return feedback(replace(analysis, signals=(question,), findings=(*fixes, *fixes)), PHRASES)


def test_it_never_runs_longer_than_people_listen() -> None:
    lengths = [duration(wordy(length).sentences) for length in range(60)]
    assert max(lengths) <= LONGEST == 43
    assert max(lengths) > 42


def test_what_would_run_too_long_loses_quotations_before_fixes() -> None:
    given = [wordy(length) for length in range(45)]
    fixes = [len(one.fixes) for one in given]
    quoted = [sum(" ".join(one.sentences).count(word) for word in LONG) for one in given]
    assert fixes == sorted(fixes, reverse=True)
    assert fixes[0] == 3
    assert fixes[-1] < 3
    assert quoted[0] > quoted[fixes.count(3) - 1]
    assert [fix.code for fix in given[-1].fixes] == [fix.code for fix in given[0].fixes[: fixes[-1]]]


def test_the_same_words_are_not_criticised_twice() -> None:
    places = [(finding.at, finding.quote) for finding in feedback(judged(WEAK), PHRASES).fixes]
    assert len(set(places)) == len(places)


def test_what_is_criticised_is_not_praised() -> None:
    analysis = judged("We'd use Kafka because it absorbs the bursts.")
    assert analysis.findings[0].code == "COST001"
    assert "Kafka" not in said(analysis)[0]


def test_fillers_are_mentioned_only_when_there_is_nothing_of_substance() -> None:
    fillers = "Um so how many uh users do we have um and uh what is the um budget for uh this um thing here " * 4
    given = feedback(judged(fillers), PHRASES)
    assert [finding.code for finding in given.fixes] == ["FILL001"]
    assert any(sentence.startswith("You said um or uh ") for sentence in given.sentences)
    assert "FILL001" not in [finding.code for finding in feedback(judged(WEAK + fillers), PHRASES).fixes]


def test_the_strongest_evidence_is_praised_with_its_time_and_words() -> None:
    text = "How many users do we have? I'd use a queue instead of Kafka, because it is simpler. The downside is replay."
    first, second, *_ = said(judged(f"{text} {PLAIN}"))
    assert "at two seconds: " in first
    assert "a queue" in first
    assert "its reason, its alternative and its cost." in first
    assert second.endswith("I'd use a queue instead of Kafka, because it is simpler.")


def test_words_that_were_not_heard_clearly_are_not_praised() -> None:
    analysis = judged(f"How many users do we have? {PLAIN * 4} How fresh must it be?")
    misheard = replace(analysis.answer, words=tuple(replace(w, probability=0.3) for w in analysis.answer.words))
    assert "you asked about scale" in said(analysis)[0]
    assert said(replace(analysis, answer=misheard))[0] in NO_STRENGTH


def test_too_little_to_judge_is_said_to_be_with_the_reason() -> None:
    (only,) = said(judged("So it goes, and it goes on."))
    assert "ot judge" in only or "not enough to judge" in only
    assert " It needs " in only
    assert not any(letter.isdigit() for letter in only)


def test_an_answer_that_is_too_short_for_a_level_gets_none() -> None:
    assert "It needs an answer of at least two hundred and fifty words." in whole(judged(WEAK))


def test_the_level_names_the_best_area_and_the_poorest() -> None:
    analysis = judged(f"{SCOPED} What breaks if it is late? What is the budget? " + PLAIN * 5)
    score = judge(analysis).score
    told = Sentences(analysis, PHRASES).level(score, areas=True)
    assert f" a {score.level}: " in told
    assert told.endswith(": stakeholders thinnest, framing a little better.")
    assert Sentences(analysis, PHRASES).level(score, areas=False) in {
        f"{opening} a {score.level}." for opening in ("I would call this", "As it stands I would write", "My note says")
    }


TAKEN_UP = "With three engineers I'd drop the dashboard first. The rollback stays."


def test_a_change_that_was_taken_up_is_told_with_how_soon_and_what_was_said() -> None:
    (recovery,) = Sentences(shifted(TAKEN_UP, 4.0), PHRASES).recovery(())
    assert recovery.startswith("Four seconds after the change you ")
    assert recovery.endswith("said what changes, what stays and what it costs now.")
    assert recovery in said(shifted(TAKEN_UP, 4.0))


def test_a_change_that_was_taken_up_at_once_is_said_to_be() -> None:
    (recovery,) = Sentences(shifted(TAKEN_UP, 0.2), PHRASES).recovery(())
    assert "at once" in recovery


def test_a_change_that_is_one_of_the_fixes_is_not_told_twice() -> None:
    analysis = shifted("And then we read the next file.", 1.0)
    assert Sentences(analysis, PHRASES).recovery(()) == ("When the constraint changed, you went on as before.",)
    assert Sentences(analysis, PHRASES).recovery([f for f in analysis.findings if f.code == "SHIFT001"]) == ()


def test_without_a_change_nothing_is_said_of_one() -> None:
    assert "the change" not in whole(judged(SCOPED + PLAIN * 6))


def test_nothing_good_is_not_invented() -> None:
    assert said(replace(judged(PLAIN * 4), signals=(), not_enough=""))[0] in NO_STRENGTH


def test_words_that_may_be_misheard_are_said_to_be() -> None:
    analysis = judged(WEAK)
    doubtful = replace(analysis, findings=tuple(replace(f, confidence=0.2) for f in analysis.findings))
    assert "I may have misheard this one." in whole(doubtful)


LEADS = ("Say", "Try", "Better")


def found(code: str, message: str, say_instead: str, quote: str = "", at: float | None = 127.0) -> Finding:
    return Finding(
        code, "name", "absent", Severity.HIGH, 0, 3, message, say_instead, start=at, end=None, at=at, quote=quote
    )


NEVER = found(
    "COST002", "You never said what any of this costs; it should have come by half-time", "It costs two.", "so"
)

TABLE = [
    (
        NEVER,
        Room(0, 0),
        {"You never said what any of this costs; it should have come by half-time, at two oh seven."},
    ),
    (
        NEVER,
        Room(0, 0, brief=True),
        {
            "By two oh seven a cost was due, and none came.",
            "At two oh seven I was still waiting for a cost, and none came.",
        },
    ),
    (
        replace(NEVER, at=None),
        Room(0, 8, brief=True),
        {"You never said what any of this costs; it should have come by half-time."},
    ),
    (
        found("EST002", "Two times 30 comes to sixty, not 50", "That makes sixty.", "two times 30 is 50"),
        Room(0, 8),
        {"At two oh seven: two times thirty comes to sixty, not fifty."},
    ),
    (
        found("FILL001", "You said um or uh 38 times, 9 in a minute of speech", "Say nothing.", "Um,"),
        Room(0, 8),
        {"You said um or uh thirty-eight times, nine in a minute of speech."},
    ),
    (
        found("VAGUE001", "No number, bound or mechanism stands behind scalable", "It does ten.", "it's so scalable"),
        Room(0, 8),
        {
            "At two oh seven you said, so scalable. No number, bound or mechanism stands behind scalable.",
            "At two oh seven you said, scalable. No number, bound or mechanism stands behind scalable.",
            "At two oh seven, quote, so scalable. No number, bound or mechanism stands behind scalable.",
            "At two oh seven I heard, so scalable. No number, bound or mechanism stands behind scalable.",
        },
    ),
    (
        found("METRIC001", "You named no measure of success", "We'd count plays.", "I'd build a portal"),
        Room(0, 8),
        {
            "At two oh seven the design began with, I'd build a portal. You named no measure of success.",
            "At two oh seven you were designing: I'd build a portal. You named no measure of success.",
        },
    ),
]


@pytest.mark.parametrize(("finding", "room", "wordings"), TABLE, ids=lambda value: getattr(value, "code", ""))
def test_a_finding_is_told_in_the_form_that_fits_it(finding: Finding, room: Room, wordings: set[str]) -> None:
    for opening in ("One", "Two", "Three", "Four", "Five", "Six"):
        analysis = judged(f"{opening} more. {PLAIN}")
        assert Sentences(analysis, PHRASES).fix(finding, room)[0] in wordings


@pytest.mark.parametrize(
    ("say_instead", "told"),
    [
        (
            "I decided it, and this is why.",
            {f"{lead}: I decided it, and this is why." for lead in LEADS},
        ),
        ("Name the one you mean.", {"Name the one you mean."}),
        ("Say nothing at all.", {"Say nothing at all."}),
    ],
)
def test_advice_is_given_as_it_is_and_words_to_say_are_announced(say_instead: str, told: set[str]) -> None:
    finding = replace(NEVER, say_instead=say_instead)
    assert Sentences(judged(PLAIN), PHRASES).fix(finding, Room(0, 0))[-1] in told


def test_other_answers_are_told_in_other_words() -> None:
    openings = {said(judged(f"Question {in_words(at)}. How many users are there? {PLAIN * 4}"))[0] for at in range(9)}
    assert {opening.partition(" ")[0] for opening in openings} == {"Your", "Keep", "The"}


def test_the_wording_stays_while_the_answer_grows() -> None:
    grown = [said(judged(f"How many users do we have? {PLAIN * times}"))[0] for times in (4, 5, 6)]
    assert len(set(grown)) == 1


@pytest.mark.parametrize(
    ("seconds", "when"),
    [
        (None, ""),
        (0.4, "in the first second"),
        (1, "at one second"),
        (40, "at forty seconds"),
        (60, "at one minute"),
        (69, "at one oh nine"),
        (1111, "at eighteen thirty-one"),
        (3600, "at one hour zero minutes"),
        (4521.7, "at one hour fifteen twenty-one"),
    ],
)
def test_moments_are_said_as_people_say_them(seconds: float | None, when: str) -> None:
    assert moment(seconds) == when


def test_numbers_and_quotations() -> None:
    assert [number(value) for value in (0, 12, 20, 59)] == ["zero", "twelve", "twenty", "fifty-nine"]
    assert in_words(250) == "two hundred and fifty"
    assert quotation("So, um, we'd use Kafka, for everything there is.", 4) == "So, we'd use Kafka"


@pytest.mark.parametrize("text", ["I'm done.", "im done", "um I'm done", "Okay, I'm done"])
def test_the_end_of_the_answer_is_said_alone(text: str) -> None:
    assert says_done(text.split())


@pytest.mark.parametrize("text", ["and when I'm done with that", "done", "the job is done", ""])
def test_it_is_never_taken_out_of_an_answer(text: str) -> None:
    assert not says_done(text.split())
