"""The folder is the truth: the history takes in what it lacks, and a fault there loses nothing."""

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from kept_sessions import QUESTION, STARTED, folder_of, judged, log, session, transcript

import voicecoach
from voicecoach.coach.conversation import UNASKED
from voicecoach.errors import UnreadableInput
from voicecoach.resources import PACKAGE
from voicecoach.storage.claims import claim
from voicecoach.storage.editions import rules_digest
from voicecoach.storage.folders import read_folder
from voicecoach.storage.history import Added, History, history_path
from voicecoach.storage.keeping import Intake, keep, take_in
from voicecoach.storage.records import KeptMove, Kind
from voicecoach.storage.sessions import keep as keep_file
from voicecoach.storage.takes import keep_take
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.types import DELIBERATE, Timing, Transcript, Turn, Word

LATER = STARTED + timedelta(hours=1)


def taken_in(home: Path) -> tuple[Intake, list[str]]:
    with History(history_path(home)) as history:
        return take_in(history, home), [listed.id for listed in history.sessions()]


def test_a_session_that_ends_is_kept_with_its_edition(home: Path) -> None:
    folder = folder_of(home)
    assert [keep(folder), keep(folder)] == [Added.NEW, Added.KNOWN]
    with History(history_path(home)) as history:
        kept = history.session(folder.name)
        assert history.folders() == {folder.name: (folder.name, folder.stat().st_mtime)}
    assert (kept.started, kept.kind, kept.round, kept.prompt) == (STARTED, Kind.PRACTICE, "tpm", "subtitle-updates")
    assert (kept.title, kept.minutes, kept.folder) == ("Subtitle updates", 45.0, folder.name)
    (answer,) = kept.answers
    assert (answer.seconds, answer.sound, answer.transcript) == (
        30.0,
        "answer.flac",
        read_folder(folder).answers[0].transcript,
    )
    (judgement,) = answer.judgements
    assert (judgement.program, judgement.rules) == (voicecoach.__version__, rules_digest())
    assert judgement.document == json.loads((folder / "analysis.json").read_text("utf-8"))


def test_a_session_without_an_analysis_is_not_kept(home: Path) -> None:
    folder = folder_of(home)
    (folder / "analysis.json").unlink()
    assert keep(folder) is None
    assert not history_path(home).exists()
    assert taken_in(home) == (Intake(0, ()), [])


def test_the_bundled_answer_is_nobody_s_session(home: Path) -> None:
    folder = folder_of(home, sound=False)
    (folder / "session.json").unlink()
    assert taken_in(home) == (Intake(0, ()), [])


def test_folders_are_taken_in_once(home: Path) -> None:
    folders = [folder_of(home), folder_of(home, started=LATER)]
    assert taken_in(home) == (Intake(2, ()), [folder.name for folder in reversed(folders)])
    assert taken_in(home)[0] == Intake(0, ())
    with History(history_path(home)) as history:
        assert history.session(folders[0].name).answers[0].judgements[0].rules is None


def test_an_older_session_says_less(home: Path) -> None:
    folder = folder_of(home)
    for name in ("session.json", "transcript.json"):
        (folder / name).unlink()
    taken_in(home)
    with History(history_path(home)) as history:
        kept = history.session(folder.name)
    assert (kept.started.strftime("%Y-%m-%d-%H%M"), kept.round, kept.title) == (folder.name, "tpm", "")
    assert (kept.prompt, kept.minutes) == ("subtitle-updates", None)
    assert kept.answers[0].judgements[0].document == judged_in(folder)


def judged_in(folder: Path) -> object:
    return json.loads((folder / "analysis.json").read_text("utf-8"))


def test_a_folder_that_was_judged_anew_keeps_both(home: Path) -> None:
    folder = folder_of(home)
    taken_in(home)
    keep_file(folder / "analysis.json", json.dumps(judged_in(folder) | {"findings": []}))  # type: ignore[operator]
    assert taken_in(home)[0] == Intake(0, ())
    with History(history_path(home)) as history:
        first, second = history.session(folder.name).answers[0].judgements
    assert first.document["findings"]
    assert second.document["findings"] == []


def test_a_session_that_goes_on_is_kept_when_it_ends(home: Path) -> None:
    folder = folder_of(home)
    with claim(folder):
        assert taken_in(home) == (Intake(0, ()), [])
    assert taken_in(home) == (Intake(1, ()), [folder.name])


def test_a_damaged_folder_is_one_sentence_and_hides_no_other(home: Path) -> None:
    damaged, good = folder_of(home), folder_of(home, started=LATER)
    (damaged / "analysis.json").write_text("{", encoding="utf-8")
    intake, names = taken_in(home)
    assert names == [good.name]
    assert len(intake.faults) == 1
    assert str(damaged) in intake.faults[0]


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"schema": "voicecoach.analysis/2"}',
        '{"schema": "voicecoach.analysis/1", "round": NaN}',
        '{"schema": "voicecoach.analysis/1", "round": 1e999}',
        '{"schema": "voicecoach.analysis/1", "round": "\\ud800"}',
        '{"schema": "voicecoach.analysis/1", "round": ' + "[" * 100 + "]" * 100 + "}",
        "[" * 100_000,
        "\xff",
    ],
)
def test_an_analysis_that_is_none_is_refused(home: Path, content: str) -> None:
    folder = folder_of(home)
    (folder / "analysis.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(UnreadableInput):
        keep(folder)


def test_what_the_coach_did_comes_from_the_log(home: Path) -> None:
    folder = folder_of(home)
    said = transcript("I would use Kafka.", "It keeps the order.")
    scale = Turn((Word("Scale?", start=25.0),), "Coach")
    keep_file(folder / "transcript.json", dumps(Transcript((*said.turns, scale), Timing.WORD)))
    log(
        folder,
        {"event": "CoachSpeaks", "text": QUESTION, "line": "prompt", "reason": "", "move": None},
        {"event": "CoachSpeaks", "text": "Scale?", "line": "aside", "reason": "no question yet", "move": "nudge"},
        {"event": "CoachSpeaks", "text": "Go on.", "line": "aside", "reason": "the floor was offered", "move": "go-on"},
        {"event": "Ended", "ending": "you said so", "waiting": 0},
    )
    with (folder / "events.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"event": "Judged", "brok')
    (answer,) = read_folder(folder).answers
    assert answer.ending == "you said so"
    assert answer.moves == (
        KeptMove("nudge", "Scale?", 25.0, "no question yet", True),
        KeptMove("go-on", "Go on.", None, "the floor was offered", False),
    )


def test_retakes_are_answers_of_their_own(home: Path) -> None:
    folder = folder_of(home)
    keep(folder)
    again = transcript("Kafka costs us one more thing to run.")
    keep_take(folder, "retake-01", again, judged("Kafka costs us one more thing to run."))
    keep_take(folder, "retake-02", transcript("Well."), None)
    (folder / "retake-01.flac").write_bytes(b"sound")
    log(
        folder,
        {"event": "Ended", "ending": "you said so", "waiting": 0},
        {"event": "Retaking", "number": 1, "code": "COST001", "begin": 8.5, "end": 20.0, "text": "Kafka"},
        {"event": "Retaken", "number": 1, "name": "retake-01", "seconds": 4.5, "ending": "time was up"},
        {"event": "Retaking", "number": 2, "code": "COST001", "begin": 9.0, "end": 20.0, "text": "Kafka"},
        {"event": "Retaken", "number": 2, "name": "retake-02", "seconds": 1.0, "ending": "you said so"},
        {"event": "Retaken", "number": 3, "name": "retake-03", "seconds": 1.0, "ending": "not kept"},
        {"event": "Retaken", "number": 4, "name": "../retake-04", "seconds": 1.0, "ending": "hostile"},
    )
    assert keep(folder) is Added.GROWN
    with History(history_path(home)) as history:
        first, second, third = history.session(folder.name).answers
        assert history.sessions()[0].seconds == 35.5
    assert first.ending is None, "what is kept is never replaced"
    assert (second.number, second.seconds, second.ending, second.retaken_from) == (2, 4.5, "time was up", 8.5)
    assert (second.sound, second.transcript) == ("retake-01.flac", again)
    assert [one.rules for one in second.judgements] == [rules_digest()]
    assert (third.number, third.sound, third.judgements) == (3, None, ())


def test_interruptions_on_purpose_are_those_of_the_interviewer() -> None:
    assert {kind.value for kind in UNASKED} == DELIBERATE


def test_a_folder_gets_a_name_nobody_has(home: Path) -> None:
    """A session of the same name came from another machine, without its folder."""
    folder = folder_of(home)
    with History(history_path(home)) as history:
        history.add(session(folder.name, started=LATER))
        assert take_in(history, home) == Intake(1, ())
        assert sorted(listed.id for listed in history.sessions()) == [folder.name, f"{folder.name}-2"]
        os.utime(folder)
        assert take_in(history, home) == Intake(0, ())
        assert len(history.sessions()) == 2


def test_the_digest_follows_the_rules(tmp_path: Path) -> None:
    package = tmp_path / "voicecoach"
    for room in ("analysis", "language", "rubric", "coach"):
        shutil.copytree(PACKAGE / room, package / room)
    assert rules_digest(package) == rules_digest()
    (package / "coach" / "more.toml").write_text("x = 1", encoding="utf-8")
    assert rules_digest(package) == rules_digest()
    with (package / "analysis" / "thresholds.toml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert rules_digest(package) != rules_digest()
