"""A whole rehearsal through sound devices: questions asked aloud and answered, a shift, feedback, and a way out."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from candidate import COACH, YOU, Candidate
from virtual_sound import VirtualSound, best_correlation

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples

SCOPE = "How many users do we have, and how fresh must the subtitles be?"
TEAM = "How many engineers are on the team?"
PRIORITY = "What matters most, speed or cost?"
DESIGN = (
    "I would use Kafka for the updates.",
    "It is a highly scalable design.",
    "It was decided to move everything to the new pipeline.",
)
CLOCK = "How much time is left?"
METRIC = "I would count the plays that start without subtitles."
RECOVERY = "With three engineers I would drop the dashboard, and keep the rollback."
DONE = "I'm done."
STOP = "Stop the session."
ALL = (SCOPE, TEAM, PRIORITY, *DESIGN, CLOCK, METRIC, RECOVERY, DONE, STOP)

ANSWERS = {
    SCOPE: "Some three hundred million members, in a hundred and ninety countries. Within ten minutes of publishing, "
    "worldwide.",
    TEAM: "Six engineers, and the goodwill of the player team.",
    PRIORITY: "That is for you to decide.",
}

SHIFT = "Let me stop you there. The team has just been cut to three engineers. What changes?"

MINUTES = "2"
"""A round so short that the shift of minute 18 of 45 comes when the design has been heard."""

PIECE = SAMPLE_RATE // 2
"""Samples of speech, half a second, that are like no other."""

PIECES = 4
"""Pieces of a sound, about, that are looked for."""

BREATH = 0.9
"""Seconds between two sentences: too few for the coach to take the floor."""


@dataclass(frozen=True)
class Rehearsed:
    """What is left of a rehearsal."""

    status: int
    lines: list[str]
    folder: Path
    loudspeaker: Samples
    said: dict[str, Samples]
    replies: dict[str, str]
    """What the coach said to what the candidate said."""

    @property
    def screen(self) -> str:
        """What was printed, on one line."""
        return " ".join(self.lines)

    def json(self, name: str) -> dict[str, Any]:
        """A file of the session."""
        parsed: dict[str, Any] = json.loads((self.folder / name).read_text("utf-8"))
        return parsed

    def events(self, kind: str) -> list[dict[str, Any]]:
        """What happened, of one kind."""
        events = map(json.loads, (self.folder / "events.jsonl").read_text("utf-8").splitlines())
        return [event for event in events if event["event"] == kind]

    def sounds(self) -> list[Path]:
        """All that the coach said, as it was kept."""
        return sorted(self.folder.glob("*.wav"))


@pytest.fixture(scope="module")
def rehearsed(virtual_sound: VirtualSound, tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    """One rehearsal, held once for all the tests of this file."""
    command = ["practice", "--prompt", "subtitle-updates", "--engine", "pocketsphinx", "--minutes", MINUTES]
    with virtual_sound.record_loudspeaker() as recording:
        candidate = Candidate(virtual_sound, tmp_path_factory.mktemp("rehearsal"), command)
        try:
            replies = take_part(candidate)
            status = candidate.leave()
        finally:
            candidate.close()
    return Rehearsed(status, candidate.lines, candidate.folder, recording.samples, candidate.said, replies)


def take_part(candidate: Candidate) -> dict[str, str]:
    """The candidate's side of the conversation; gives what the coach replied to what."""
    candidate.rehearse(ALL)
    candidate.listened_to()
    replies = {question: candidate.ask(question) for question in (SCOPE, TEAM, PRIORITY)}
    candidate.say(*DESIGN, pause=BREATH)
    replies[CLOCK] = candidate.ask(CLOCK)
    replies[METRIC] = candidate.ask(METRIC)
    candidate.say(RECOVERY, pause=BREATH)
    candidate.say(DONE)
    candidate.listened_to(times=2)
    candidate.say(STOP)
    return replies


def heard(sound: Samples, within: Samples) -> bool:
    """True when most of a sound is heard in another; a busy machine leaves a gap here and there."""
    pieces = [piece for piece in np.array_split(sound, max(1, len(sound) // PIECE)) if np.max(np.abs(piece)) > 0.1]
    some = pieces[:: 1 + len(pieces) // PIECES]
    scores = [best_correlation(piece, within)[0] for piece in some]
    return float(np.median(scores)) > 0.9


@pytest.mark.parametrize("question", ANSWERS)
def test_questions_are_answered_aloud(rehearsed: Rehearsed, question: str) -> None:
    assert rehearsed.replies[question] == ANSWERS[question]
    asked = rehearsed.screen.index(" ".join(question.lower().translate(str.maketrans("", "", ",?")).split()))
    assert f"{COACH}{ANSWERS[question]}" in rehearsed.screen[asked:]


def test_the_time_is_told_and_a_constraint_changes(rehearsed: Rehearsed) -> None:
    assert rehearsed.replies[CLOCK].endswith("seconds left.")
    assert rehearsed.replies[METRIC] == SHIFT


def test_what_the_coach_said_is_logged_with_its_reason(rehearsed: Rehearsed) -> None:
    asides = [event for event in rehearsed.events("CoachSpeaks") if event["line"] == "aside"]
    assert [(event["move"], event["reason"]) for event in asides] == [
        ("answer", "fact sheet: scale; fact sheet: freshness"),
        ("answer", "fact sheet: team"),
        ("unknown", "priority: the candidate's to decide"),
        (None, "the time was asked for"),
        ("shift", "a constraint changes, at a pause"),
    ]


def test_both_sides_stand_in_the_transcript_with_their_times(rehearsed: Rehearsed) -> None:
    turns = rehearsed.json("transcript.json")["turns"]
    told = [" ".join(word["text"] for word in turn["words"]) for turn in turns if turn["speaker"] == "Coach"]
    assert told[1:] == [*ANSWERS.values(), rehearsed.replies[CLOCK], SHIFT]
    times = [(turn["words"][0]["start"], turn["words"][-1]["end"]) for turn in turns[1:]]
    in_order = [time for ends in times for time in ends]
    assert in_order == sorted(in_order)
    assert all(end > start for start, end in times)


def test_saying_done_ends_the_answer(rehearsed: Rehearsed) -> None:
    assert rehearsed.status == 0, rehearsed.lines
    assert "The answer ended because you said you were done." in rehearsed.lines


def test_the_session_ends_when_it_is_told_to(rehearsed: Rehearsed) -> None:
    orders = rehearsed.events("Ordered")
    assert [order["command"] for order in orders] == ["stop"]


def test_the_words_were_heard_while_they_were_said_and_are_on_the_screen(rehearsed: Rehearsed) -> None:
    heard = " ".join(line for line in rehearsed.lines if YOU in line).lower()
    for words in ("how many users", "kafka", "scalable", "it was decided", "with three engineers"):
        assert words in heard
    assert "i'm done" not in heard


def test_the_findings_are_those_of_the_answer(rehearsed: Rehearsed) -> None:
    analysis = rehearsed.json("analysis.json")
    codes = {finding["code"] for finding in analysis["findings"]}
    assert codes >= {"COST001", "VAGUE001", "OWN001"}
    assert not codes & {"SCOPE001", "SHIFT001", "SHIFT002"}
    topics = [signal.get("topic") for signal in analysis["signals"] if signal["kind"] == "scoping-question"]
    assert {"scale", "freshness", "team", "priority"} <= set(topics)
    assert [other["speaker"] for other in analysis["others"]] == ["Coach"] * 6


def test_the_loudspeaker_played_what_the_coach_said(rehearsed: Rehearsed) -> None:
    names = {path.name for path in rehearsed.sounds()}
    asides = {f"aside-{number:02}.wav" for number in range(1, 6)}
    assert names == asides | {"prompt.wav", "feedback.wav", "menu-01.wav"}
    for path in rehearsed.sounds():
        assert heard(decode(path).samples, rehearsed.loudspeaker), path


def test_the_feedback_is_short_enough_to_listen_to(rehearsed: Rehearsed) -> None:
    assert 5 < soundfile.info(rehearsed.folder / "feedback.wav").duration < 45


def test_the_recording_holds_the_answer_and_not_the_coach(rehearsed: Rehearsed) -> None:
    recording = decode(rehearsed.folder / "answer.flac").samples
    for text in set(ALL) - {STOP}:
        assert heard(rehearsed.said[text], recording), text
    for path in rehearsed.sounds():
        assert best_correlation(decode(path).samples[: 5 * SAMPLE_RATE], recording)[0] < 0.2, path


def test_the_answers_came_when_the_questions_were_over(rehearsed: Rehearsed) -> None:
    """Nothing of a question is lost, and nothing of the coach is heard between its words."""
    turns = rehearsed.json("transcript.json")["turns"]
    recording = decode(rehearsed.folder / "answer.flac").samples
    for turn in turns[1:]:
        if turn["speaker"] == "Coach":
            start, end = (round(SAMPLE_RATE * at) for at in (turn["words"][0]["start"], turn["words"][-1]["end"]))
            assert np.max(np.abs(recording[start:end]), initial=0.0) < 0.01


def test_everything_is_kept(rehearsed: Rehearsed) -> None:
    names = {path.name for path in rehearsed.folder.iterdir()}
    assert names >= {"answer.flac", "analysis.json", "transcript.json", "report.md", "events.jsonl", "session.json"}
    report = (rehearsed.folder / "report.md").read_text("utf-8")
    assert "## What the coach said" in report
    assert "*Coach: We have two minutes." in report
    for told in (*ANSWERS.values(), SHIFT):
        assert told in report
