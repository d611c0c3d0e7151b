"""`voicecoach demo`: the whole job on a spoken answer that comes with the program."""

import hashlib
from datetime import datetime
from importlib.resources import as_file, files
from typing import Annotated

import typer

from voicecoach.cli.console import note, results
from voicecoach.cli.engine import get_engine
from voicecoach.cli.options import EngineOption, ModelOption
from voicecoach.cli.progress import listening_bar
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Purpose, Wish


def demo(
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    silent: Annotated[bool, typer.Option("--silent", help="Write the spoken feedback to a file only.")] = False,
) -> None:
    """Transcribe, judge and comment on a bundled answer: 70 seconds of speech about subtitle updates.

    It uses what is on this machine and fetches nothing.
    """
    from voicecoach import pipeline
    from voicecoach.analysis.runner import analyse
    from voicecoach.audio.playback import Player
    from voicecoach.cli.keeping import keep_session
    from voicecoach.reports.terminal import terminal
    from voicecoach.session.speaker import Speaker
    from voicecoach.session.words import spoken_feedback
    from voicecoach.speech.pyttsx3_voice import ChildVoice
    from voicecoach.storage.sessions import new_session

    recogniser = get_engine(Wish(engine, model), Purpose.LIVE, offline=True)
    with as_file(files("voicecoach.samples").joinpath("answer.flac")) as path:
        with listening_bar("the bundled answer") as progress:
            recording = pipeline.transcribe(path, recogniser, progress=progress)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        answer, source = pipeline.spoken_answer(recording, path.name, digest)
    analysis = analyse(
        answer, source, recogniser.info, round_name="tpm", prompt="subtitle-updates", settings=user_settings()
    )
    results().print(terminal(analysis))
    advice = spoken_feedback(analysis)
    folder = new_session(datetime.now().astimezone())
    note(f"The report is {keep_session(folder, analysis, advice.sentences, recording.transcript)}.")
    results().print("COACH  " + " ".join(advice.sentences), markup=False, style="bold")
    with Player() as player, ChildVoice() as voice, Speaker(voice, None if silent else player, note) as speaker:
        spoken = speaker.say(advice.sentences, folder / "feedback.wav")
    if spoken.file is not None and not spoken.heard:
        note(f"The spoken feedback is in {spoken.file}.")
