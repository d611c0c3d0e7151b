"""Who has the floor, in virtual time: scripts of speech, silence and commands, and what the coach does about them."""

from dataclasses import dataclass, field

import pytest

from voicecoach.coach.commands import Command, pressed_command
from voicecoach.coach.floor import LEFT_LINE, QUIET_AGAIN, QUIET_LINE, Act, Do, End, Ending, Floor, Say

STEP = 0.032


@dataclass
class Rehearsal:
    """Plays speech and silence to a floor and notes what it wants done, with the second."""

    floor: Floor
    now: float = 0.0
    acts: list[tuple[float, Act]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def silence(self, seconds: float, *, settled: bool = True) -> "Rehearsal":
        return self._pass(seconds, speaking=False, settled=settled)

    def says(self, text: str, seconds: float = 2.0) -> "Rehearsal":
        """The candidate speaks; the words are there 0.6 s later, when the pause has closed the utterance."""
        start = self.now
        self._pass(seconds, speaking=True, settled=False)
        end = self.now
        self._pass(0.6, speaking=False, settled=False)
        belongs, acts = self.floor.hear(text.split(), start, end)
        if belongs:
            self.kept.append(text)
        self.acts += [(round(self.now, 1), act) for act in acts]
        return self

    def presses(self, key: str) -> "Rehearsal":
        entry = pressed_command(key, self.floor.phase)
        assert entry is not None
        self.acts += [(round(self.now, 1), act) for act in self.floor.obey(entry, self.now)]
        return self

    def _pass(self, seconds: float, *, speaking: bool, settled: bool) -> "Rehearsal":
        for _ in range(round(seconds / STEP)):
            self.now += STEP
            for act in self.floor.tick(self.now, speaking=speaking, settled=settled):
                self.acts.append((round(self.now, 1), act))
                self.floor.spoke(self.now)
        return self

    @property
    def said(self) -> list[str]:
        return [act.text for _, act in self.acts if isinstance(act, Say)]


def rehearsal(minutes: float = 45) -> Rehearsal:
    return Rehearsal(Floor(minutes * 60))


def test_a_long_silence_gets_one_quiet_line_and_no_cut() -> None:
    script = rehearsal().says("so the first question is who uses it").silence(55)
    assert script.said == [QUIET_LINE]
    assert script.acts[0][0] == pytest.approx(12.0, abs=0.2)


def test_a_new_silence_gets_a_new_line_and_a_shorter_one() -> None:
    assert rehearsal().silence(12).says("okay").silence(12).said == [QUIET_LINE, QUIET_AGAIN]


def test_thinking_as_long_as_people_do_is_left_alone() -> None:
    assert rehearsal().says("well").silence(8).says("then a queue").silence(9).acts == []


def test_asking_for_a_minute_buys_one_and_stays_in_the_answer() -> None:
    script = rehearsal().says("Give me a minute.").silence(58)
    assert script.said == []
    assert script.kept == ["Give me a minute."]
    assert script.silence(15).said == [QUIET_LINE]


def test_nobody_cuts_in_while_words_are_missing() -> None:
    assert rehearsal().silence(30, settled=False).acts == []


def test_saying_so_ends_the_answer_and_is_no_part_of_it() -> None:
    script = rehearsal().says("I would use a queue.").says("Okay, I'm done.")
    assert [act for _, act in script.acts] == [End(Ending.SAID)]
    assert script.kept == ["I would use a queue."]


def test_five_minutes_left_are_told_once_in_a_pause() -> None:
    script = rehearsal(20).says("we start small", 15 * 60 + 30)
    assert script.said == []
    script.silence(3).says("and then", 10).silence(3)
    assert script.said == [LEFT_LINE]


def test_five_minutes_left_are_told_whatever_was_heard_of_the_coach_long_ago() -> None:
    floor = Floor(20 * 60)
    floor.spoke(3.0)
    said = list(floor.tick(5.0, speaking=True, settled=True))
    for second in range(14 * 60, 16 * 60):
        floor.spoke(3.0)
        said += floor.tick(float(second), speaking=False, settled=True)
    assert [act.text for act in said if isinstance(act, Say)].count(LEFT_LINE) == 1


def test_what_was_said_before_the_pause_key_belongs_to_the_answer() -> None:
    floor = Floor(600)
    pause = pressed_command("p", "answer")
    assert pause is not None
    floor.obey(pause, 10.0)
    assert floor.hear(["we", "shard"], 8.0, 9.9) == (True, ())
    assert floor.hear(["lunch"], 11.0, 12.0) == (False, ())


def test_short_rounds_have_no_five_minutes_to_tell() -> None:
    assert LEFT_LINE not in rehearsal(8).silence(4 * 60).said


def test_a_sentence_begun_in_time_may_be_finished() -> None:
    script = rehearsal(1).says("and so on", 65).silence(1)
    assert script.acts[0][0] == pytest.approx(65, abs=0.2)
    assert script.acts[0][1] == End(Ending.TIME)


def test_but_not_for_ever() -> None:
    script = rehearsal(1).says("and so on and so on", 90)
    assert script.acts[0][0] == pytest.approx(80, abs=0.2)


@pytest.mark.parametrize(
    ("minutes", "after", "told"),
    [
        (45, 0, "Forty-four minutes left."),
        (10, 480, "One minute fifty seconds left."),
        (1, 50, "The time is almost up."),
    ],
)
def test_the_clock_is_told_when_it_is_asked_for(minutes: float, after: float, told: str) -> None:
    script = rehearsal(minutes)
    if after:
        script.says("a long answer", after)
    script.says("how much time do I have left?", 1.5)
    assert script.said[-1] == told


def test_a_pause_stops_the_clock_and_what_is_said_in_it_is_no_answer() -> None:
    script = rehearsal(10).says("first", 60).silence(2).says("coach pause", 1)
    before = script.floor.left(script.now)
    script.silence(600).says("I am on the phone").silence(30).says("Let's go on.")
    assert script.kept == ["first"]
    assert script.floor.left(script.now) == pytest.approx(before, abs=1.5)
    assert [act for _, act in script.acts] == [Do(Command.PAUSE), Do(Command.RESUME)]


def test_a_brief_command_needs_a_silence_before_it() -> None:
    script = rehearsal().says("and when it fails we").says("stop")
    assert script.acts == []
    assert script.kept == ["and when it fails we", "stop"]
    assert script.silence(3).says("stop").acts[-1][1] == Do(Command.STOP)


def test_keys_give_commands_too() -> None:
    assert [act for _, act in rehearsal().presses("t").presses("r").presses("enter").acts] == [
        Say("Forty-five minutes left.", "the time was asked for"),
        Do(Command.REPEAT),
        End(Ending.KEY),
    ]
