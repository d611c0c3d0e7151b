"""The interviewer in virtual time: answers, patience, shifts, probes, and how tones differ."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from voicecoach.coach.conversation import Doubt, Moment, Move, MoveKind, Question, Utterance, View
from voicecoach.coach.interviewer import Interviewer, opening_line
from voicecoach.coach.manner import Tone
from voicecoach.coach.phrases import Wording, read_phrases
from voicecoach.coach.prompts import Fact, Probe, Prompt, Shift
from voicecoach.resources import prompts_dir

PHRASES = read_phrases(prompts_dir())

MINUTE = 60.0

LIMIT = 45 * MINUTE

PROMPT = Prompt(
    "test",
    "tpm",
    "Design it.",
    context="There is a nightly job.",
    facts=(
        Fact("users", says="Members and editors."),
        Fact("scale", asked=(("launch", "week"),), says="Ten times that."),
        Fact("scale", says="Three thousand a day."),
        Fact("priority", asked=(("important",),), decide=True),
    ),
    shifts=(Shift(18, "The team is cut to three. What changes?"), Shift(30, "The budget is halved. What goes?")),
    probes=(Probe("operations", 28, "Who is woken at two?"),),
)

EVERYTHING = frozenset(
    "success-metric cost tradeoff failure-mode stakeholder operations estimate region minimal-first".split()
)

DESIGNING = View(heard=EVERYTHING, design_at=200.0, scoped=True)

REPLY = Utterance(("word",) * 40, 0, 16)

PAUSE = Moment(now=0, used=0, silence=0.7, speaking=0, settled=True)


def interviewer(prompt: Prompt = PROMPT, tone: Tone = Tone.NEUTRAL, limit: float = LIMIT) -> Interviewer:
    return Interviewer(prompt, PHRASES, limit=limit, tone=tone, seed=3)


def asked(text: str, topic: str | None, *, sure: bool = True) -> Utterance:
    words = tuple(text.lower().strip("?").split())
    return Utterance(words, 0, 1, (Question(words, topic, sure),))


def pause(silence: float, at: float = 60.0) -> Moment:
    return replace(PAUSE, now=at, used=at, silence=silence)


def first_move(table: Interviewer, moments: Sequence[Moment]) -> tuple[Moment, Move] | None:
    for moment in moments:
        if move := table.tick(moment):
            return moment, move
    return None


@pytest.mark.parametrize(
    ("question", "topic", "answer"),
    [
        ("how many files are there", "scale", "Three thousand a day."),
        ("and how many in launch weeks", "scale", "Ten times that."),
        ("who are the users", "users", "Members and editors."),
        ("what happens today", "scope", "There is a nightly job."),
    ],
)
def test_a_question_is_answered_from_the_sheet_at_once(question: str, topic: str, answer: str) -> None:
    table = interviewer()
    table.hear(asked(question, topic))
    move = table.tick(PAUSE)
    assert move is not None
    assert (move.kind, move.says[-1]) == (MoveKind.ANSWER, answer)
    assert table.tick(replace(PAUSE, silence=1.0)) is None


def test_nobody_is_answered_while_they_speak_or_before_their_words_are_known() -> None:
    table = interviewer()
    table.hear(asked("who are the users", "users"))
    assert table.tick(replace(PAUSE, speaking=0.3, silence=0)) is None
    assert table.tick(replace(PAUSE, settled=False)) is None
    assert table.tick(PAUSE) is not None


def test_the_sheet_is_silent_and_says_so() -> None:
    table = interviewer()
    table.hear(asked("what is the budget", "budget"))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.kind is MoveKind.UNKNOWN
    assert move.text in PHRASES.wordings["unknown"]
    assert "not on the sheet" in move.reason


def test_what_is_theirs_to_decide_is_handed_back() -> None:
    table = interviewer()
    table.hear(asked("what is most important", "priority"))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.text in PHRASES.wordings["decide"]


def test_a_fact_asked_for_again_is_told_as_such() -> None:
    table = interviewer()
    for _ in range(2):
        table.hear(asked("who are the users", "users"))
        move = table.tick(PAUSE)
    assert move is not None
    assert move.says[0] in PHRASES.wordings["again"]
    assert move.says[1] == "Members and editors."


def test_a_question_that_may_be_rhetorical_is_answered_only_in_silence() -> None:
    table = interviewer()
    table.hear(asked("so how do we do that", None))
    assert first_move(table, [pause(seconds / 10) for seconds in range(6, 39)]) is None
    table.hear(Utterance(("we", "shard"), 5, 6))
    assert first_move(table, [pause(seconds / 10) for seconds in range(6, 90)]) is None
    table.hear(asked("so how do we do that", None))
    found = first_move(table, [pause(seconds / 10) for seconds in range(6, 60)])
    assert found is not None
    assert found[0].silence == 4.0


def test_two_questions_of_one_breath_get_one_reply() -> None:
    table = interviewer()
    one, two = asked("who are the users", "users"), asked("how many files", "scale")
    table.hear(replace(one, questions=one.questions + two.questions))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.says == ("Members and editors.", "Three thousand a day.")


def test_two_questions_for_one_fact_get_it_once() -> None:
    table = interviewer()
    one, two = asked("who are the users", "users"), asked("and who else uses it", "users")
    lengths = []
    for _ in range(2):
        table.hear(replace(one, questions=one.questions + two.questions))
        move = table.tick(PAUSE)
        assert move is not None
        assert move.says[-1] == "Members and editors."
        lengths.append(len(move.says))
    assert lengths == [1, 2]


def test_an_offered_floor_is_given_back_or_used_for_what_is_missing() -> None:
    table = interviewer(replace(PROMPT, shifts=()))
    offer = Utterance(("shall", "i", "go", "on"), 0, 1, offers_floor=True)
    table.hear(offer)
    move = table.tick(PAUSE)
    assert move is not None
    assert move.kind is MoveKind.GO_ON
    table.look(replace(DESIGNING, heard=EVERYTHING - {"operations"}))
    table.hear(offer)
    move = table.tick(pause(0.7, at=28 * MINUTE))
    assert move is not None
    assert (move.kind, move.text) == (MoveKind.PROBE, "Who is woken at two?")


def test_whoever_draws_at_once_is_asked_to_scope_and_only_once() -> None:
    table = interviewer()
    table.look(View(design_at=20.0, scoped=False))
    move = table.tick(pause(1.0, at=30))
    assert move is not None
    assert (move.kind, move.deliberate) == (MoveKind.NUDGE, True)
    assert table.tick(pause(1.0, at=32)) is None


def test_whoever_scoped_is_left_alone() -> None:
    table = interviewer()
    table.look(DESIGNING)
    assert first_move(table, [pause(9.0, at=float(at)) for at in range(200, 1000)]) is None


def test_a_shift_comes_at_the_first_pause_after_its_time() -> None:
    table = interviewer()
    table.look(DESIGNING)
    talking = [replace(PAUSE, now=at, used=at, silence=0, speaking=30) for at in range(1070, 1100)]
    assert first_move(table, talking) is None
    move = table.tick(pause(1.3, at=1100))
    assert move is not None
    assert (move.kind, move.text) == (MoveKind.SHIFT, "The team is cut to three. What changes?")


def test_a_tough_interviewer_cuts_in() -> None:
    table = interviewer(tone=Tone.TOUGH)
    table.look(DESIGNING)
    found = first_move(table, [replace(PAUSE, now=a, used=a, silence=0, speaking=a - 1070) for a in range(1071, 1100)])
    assert found is not None
    assert "cut in on purpose" in found[1].reason
    assert found[0].speaking >= 5


def test_a_shift_waits_for_a_design_it_could_change() -> None:
    table = interviewer()
    table.look(View(heard=EVERYTHING))
    found = first_move(table, [pause(2.0, at=float(at)) for at in range(1000, 2400)])
    assert found is not None
    assert found[0].used == 18 * MINUTE * 1.5


def test_nothing_cuts_into_thinking() -> None:
    table = interviewer(tone=Tone.TOUGH)
    table.look(View(design_at=20.0))
    table.hear(asked("who are the users", "users"))
    for at in range(30, 2600, 10):
        assert table.tick(replace(pause(8.0, at=float(at)), thinking=True)) is None


def test_what_is_missing_is_raised_when_its_time_has_come() -> None:
    table = interviewer()
    table.look(replace(DESIGNING, heard=EVERYTHING - {"operations", "cost"}))
    times, texts = [], []
    for at in range(600, 2700):
        if move := table.tick(pause(2.6, at=float(at))):
            times.append(at)
            texts.append(move.kind)
            table.hear(REPLY)
    assert texts == [MoveKind.SHIFT, MoveKind.PROBE, MoveKind.PROBE, MoveKind.SHIFT]
    assert times == [18 * 60, round(0.5 * 45 * 60), 28 * 60, 30 * 60]


def test_a_shift_is_recovered_from_in_peace() -> None:
    soon = Probe("operations", 18.1, "Who is woken at two?")
    table = interviewer(replace(PROMPT, probes=(soon,), shifts=PROMPT.shifts[:1]), Tone.TOUGH)
    table.look(replace(DESIGNING, heard=EVERYTHING - {"operations"}))
    assert table.tick(pause(1.0, at=1080)) is not None
    table.hear(REPLY)
    found = first_move(table, [pause(3.0, at=float(at)) for at in range(1081, 1300)])
    assert found is not None
    assert found[0].used == 1080 + 75


@pytest.mark.parametrize(("tone", "least"), [(Tone.TOUGH, 1.5), (Tone.NEUTRAL, 2.5), (Tone.FRIENDLY, 4.0)])
def test_tones_differ_in_patience(tone: Tone, least: float) -> None:
    table = interviewer(replace(PROMPT, shifts=()), tone)
    table.look(View(heard=frozenset(), design_at=200.0, scoped=True))
    found = first_move(table, [pause(silence / 10, at=1000.0) for silence in range(6, 90)])
    assert found is not None
    assert found[0].silence == least


def test_a_lively_monologue_is_let_breathe() -> None:
    table = interviewer(replace(PROMPT, shifts=()))
    table.look(View(design_at=200.0, scoped=True, lively=9))
    assert table.tick(pause(4.9, at=1000.0)) is None
    assert table.tick(pause(5.0, at=1000.0)) is not None


def test_only_a_tough_interviewer_questions_a_claim_and_only_a_fresh_one() -> None:
    view = replace(DESIGNING, doubts=(Doubt("TRADE001", "Kafka is standard", 395.0), Doubt("FAIL001", "x", 399.0)))
    calm, tough = interviewer(), interviewer(tone=Tone.TOUGH)
    for table in (calm, tough):
        table.look(view)
    assert calm.tick(pause(2.6, at=400)) is None
    assert tough.tick(pause(2.6, at=500)) is None
    move = tough.tick(pause(2.6, at=400))
    assert move is not None
    assert move.kind is MoveKind.PUSHBACK
    assert "Kafka is standard" in move.text
    assert tough.tick(pause(2.6, at=439)) is None


def test_a_short_round_is_the_long_one_scaled() -> None:
    table = interviewer(limit=LIMIT / 9)
    table.look(replace(DESIGNING, design_at=20.0))
    move = table.tick(pause(1.3, at=120.0))
    assert move is not None
    assert move.kind is MoveKind.SHIFT


def test_the_same_seed_says_the_same() -> None:
    def order(seed: int) -> list[str]:
        wording = Wording(seed)
        return [wording.take("unknown", PHRASES.wordings["unknown"]) for _ in range(5)]

    assert order(1) == order(1)
    assert order(1)[0] == order(1)[4]
    assert len({tuple(order(seed)) for seed in range(20)}) > 1


def test_all_it_may_say_is_known_beforehand() -> None:
    lines = interviewer().lines()
    assert {"Members and editors.", "Who is woken at two?", *PHRASES.wordings["unknown"]} <= set(lines)


def test_of_many_questions_two_are_answered_and_the_others_asked_for_again() -> None:
    facts = (*PROMPT.facts, Fact("team", says="Six engineers."))
    table = interviewer(replace(PROMPT, facts=facts))
    breath = [asked("who are the users", "users"), asked("how many files", "scale"), asked("what is the team", "team")]
    table.hear(replace(breath[0], questions=tuple(one.questions[0] for one in breath)))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.says[:2] == ("Members and editors.", "Three thousand a day.")
    assert move.says[2] in PHRASES.wordings["many"]


def test_what_was_changed_is_no_longer_told_as_it_stands_on_the_sheet() -> None:
    table = interviewer(replace(PROMPT, facts=(Fact("team", says="Six engineers."),)))
    table.look(DESIGNING)
    assert table.tick(pause(1.3, at=1100)) is not None
    table.hear(asked("how big is the team", "team"))
    move = table.tick(pause(2.0, at=1110))
    assert move is not None
    assert move.says[1] == "The team is cut to three."


def test_only_a_number_answers_how_many() -> None:
    table = interviewer(replace(PROMPT, facts=(Fact("region", asked=(("dub",),), says="Italy dubs, Denmark reads."),)))
    table.hear(asked("what share has a dub", "region"))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.kind is MoveKind.UNKNOWN


def test_who_decides_is_no_question_about_the_users() -> None:
    table = interviewer()
    table.hear(asked("who decides that", "users"))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.kind is MoveKind.UNKNOWN


def test_assent_is_given_where_it_is_asked_for() -> None:
    table = interviewer()
    table.hear(asked("does that sound about right", None))
    move = table.tick(PAUSE)
    assert move is not None
    assert move.kind is MoveKind.GO_ON


def test_a_question_in_the_air_is_not_talked_over() -> None:
    table = interviewer()
    table.look(View(design_at=200.0, scoped=True))
    table.hear(asked("so how do we do that", None))
    found = first_move(table, [pause(silence / 10, at=1200.0) for silence in range(6, 90)])
    assert found is not None
    assert (found[0].silence, found[1].kind) == (4.0, MoveKind.UNKNOWN)


def test_a_sentence_that_is_not_over_is_waited_for() -> None:
    table = interviewer(replace(PROMPT, shifts=()))
    table.look(View(design_at=200.0, scoped=True))
    table.hear(Utterance(("so", "then", "we"), 0, 1))
    found = first_move(table, [pause(silence / 10, at=1000.0) for silence in range(6, 90)])
    assert found is not None
    assert found[0].silence == 5.0


def test_nothing_is_brought_up_twice_in_a_row() -> None:
    table = interviewer(replace(PROMPT, shifts=()), Tone.TOUGH)
    table.look(View(design_at=200.0, scoped=True))
    assert first_move(table, [pause(3.0, at=1000.0)]) is not None
    assert first_move(table, [pause(3.0, at=float(at)) for at in range(1001, 2600)]) is None


def test_a_story_is_heard_out_and_then_asked_about() -> None:
    probes = (Probe("story.outcome", 11, "How did it end?"), Probe("story.reflection", 13, "And today?"))
    table = interviewer(Prompt("story", "behavioral", "Tell me.", kind="story", probes=probes), Tone.TOUGH)
    told = {"story.context", "story.role", "story.action", "story.complexity", "story.tradeoff"}
    table.look(View(heard=frozenset(told)))
    table.hear(Utterance(("word",) * 200, 0, 80))
    assert first_move(table, [pause(silence / 10, at=90.0) for silence in range(6, 79)]) is None
    table.hear(Utterance(("so", "that's", "the", "story"), 90, 91))
    first = first_move(table, [pause(silence / 10, at=95.0) for silence in range(6, 30)])
    assert first is not None
    assert (first[1].text, first[0].silence) == ("How did it end?", 1.5)
    table.hear(REPLY)
    second = first_move(table, [pause(2.0, at=float(at)) for at in range(96, 140)])
    assert second is not None
    assert (second[1].text, second[0].used) == ("And today?", 115.0)


def test_a_closed_answer_ends_when_nothing_is_left() -> None:
    table = interviewer(replace(PROMPT, shifts=()))
    table.look(DESIGNING)
    table.hear(Utterance(("that's", "the", "design"), 0, 1))
    last_call = table.tick(pause(1.5, at=1500.0))
    assert last_call is not None
    assert not last_call.last
    assert last_call.text in PHRASES.wordings["anything-else"]
    table.hear(Utterance(("no", "thanks"), 0, 1))
    closing = table.tick(pause(1.5, at=1510.0))
    assert closing is not None
    assert closing.last


@pytest.mark.parametrize(
    ("opening", "minutes", "said"),
    [
        ("Forty-five minutes, system design. I am the lead.", 45, "Forty-five minutes, system design. I am the lead."),
        ("Forty-five minutes, system design. I am the lead.", 10, "We have ten minutes. I am the lead."),
        ("We have an hour, and no whiteboard.", 20, "We have twenty minutes."),
        ("We have three quarters of an hour. Go.", 1, "Go."),
        ("I collect these.", 10, "I collect these."),
    ],
)
def test_the_opening_names_the_length_of_today(opening: str, minutes: float, said: str) -> None:
    assert opening_line(replace(PROMPT, opening=opening), 60 * minutes) == said
