"""Two ways of hearing the spoken commands: the recogniser's words, and keyword search in the sound.

    python scripts/eval_commands.py [RECORDINGS...] [--voice NAME] [--halting N] [--strictness X...] [--show] [--json]

Each wording of each command is said alone by synthetic voices, with and without noise, and cut by the segmenter: how
many are missed, and how many taken for another command? RECORDINGS are folders of speech without commands, and the same
voices give N of the graded answers, a few words between two pauses: how often is a command heard there? Only utterances
short enough for keyword search are listened to, in both ways. The recogniser is PocketSphinx.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from commands_material import Piece, halting, pieces, recordings, spoken, wordings

from voicecoach.audio.types import Samples, seconds
from voicecoach.coach.commands import Command, Phase, heard_command
from voicecoach.engines.keywords import LONGEST, STRICTNESS, KeywordSearch, borne_out
from voicecoach.engines.sphinx import SphinxEngine

VOICES = ("Festival slt", "Flite rms", "eSpeak")
RATIOS = (None, 20, 10)
"""dB of speech over pink noise; None for no noise."""

WORDS = "words"


class Ears:
    """The ways of hearing, and the processor time each has taken."""

    def __init__(self, strictness: Iterable[float]) -> None:
        phrases = [wording.text for wording in wordings()]
        self._engine = SphinxEngine()
        self._searches = {f"keywords {level:g}": KeywordSearch(phrases, strictness=level) for level in strictness}
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.listened = 0.0

    @property
    def ways(self) -> tuple[str, ...]:
        """Words alone, each keyword search alone, and the words or else a search they bear out."""
        return (WORDS, *self._searches, *(f"{WORDS} or {name}" for name in self._searches))

    def said(self, sound: Samples) -> dict[str, str]:
        """What an utterance is, by the recogniser and by each search."""
        self.listened += seconds(len(sound))
        heard = {}
        for name, listen in ((WORDS, self._written), *((name, one.hears) for name, one in self._searches.items())):
            before = time.process_time()
            heard[name] = listen(sound) or ""
            self.spent[name] += time.process_time() - before
        return heard

    def commands(self, piece: Piece, phase: Phase) -> tuple[dict[str, Command | None], dict[str, str]]:
        """The command in an utterance, by each way; and what it was taken for."""
        texts = self.said(piece.sound)
        found: dict[str, Command | None] = {}
        for name, text in texts.items():
            entry = heard_command(text.split(), phase, silence=piece.silence)
            found[name] = entry.command if entry else None
        for name in self._searches:
            sure = borne_out(texts[name], texts[WORDS].split())
            found[f"{WORDS} or {name}"] = found[WORDS] or (found[name] if sure else None)
        return found, texts

    def _written(self, sound: Samples) -> str:
        return " ".join(word.text for word in self._engine.transcribe(sound))


@dataclass(slots=True)
class Misses:
    """The wordings of one voice in one noise."""

    voice: str
    ratio: int | None
    said: int = 0
    heard: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    """For another command."""


@dataclass(slots=True)
class Alarms:
    """Commands heard where none was given."""

    name: str
    length: float = 0.0
    """Seconds."""
    short: int = 0
    """Utterances short enough to be a command."""
    false: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)


def misses(ears: Ears, voice: str, ratio: int | None) -> Misses:
    """Say every wording."""
    tally = Misses(voice, ratio)
    for number, wording in enumerate(wordings()):
        tally.said += 1
        found = [ears.commands(one, wording.phase)[0] for one in _short(spoken(voice, number, wording, ratio))]
        for way in ears.ways:
            heard = {one[way] for one in found} - {None}
            tally.heard[way] += wording.command in heard
            tally.taken[way] += bool(heard - {wording.command})
    return tally


def alarms(ears: Ears, name: str, sounds: Iterable[Samples]) -> Alarms:
    """Listen to speech without commands, as in an answer."""
    tally = Alarms(name)
    for sound in sounds:
        tally.length += seconds(len(sound))
        for piece in _short(sound):
            tally.short += 1
            found, texts = ears.commands(piece, "answer")
            tally.false.update(way for way, command in found.items() if command)
            if any(found.values()):
                tally.shown.append(str(texts))
    return tally


def _short(sound: Samples) -> Iterator[Piece]:
    return (piece for piece in pieces(sound) if seconds(len(piece.sound)) <= LONGEST)


def _tables(ears: Ears, missed: list[Misses], rang: list[Alarms]) -> Iterator[str]:
    head = " | ".join(ears.ways)
    yield f"| voice | noise | {head} |\n|---|---|{'---|' * len(ears.ways)}"
    for one in missed:
        cells = " | ".join(f"{one.said - one.heard[way]} ({one.taken[way]})" for way in ears.ways)
        yield f"| {one.voice} | {'none' if one.ratio is None else f'{one.ratio} dB'} | {cells} |"
    yield f"\nMissed of {missed[0].said if missed else 0} wordings (taken for another command).\n"
    yield f"| speech | length | short utterances | {head} |\n|---|---|---|{'---|' * len(ears.ways)}"
    for alarm in rang:
        cells = " | ".join(str(alarm.false[way]) for way in ears.ways)
        yield f"| {alarm.name} | {alarm.length / 60:.0f} min | {alarm.short} | {cells} |"
    costs = ", ".join(f"{name} {spent / ears.listened:.3f}" for name, spent in ears.spent.items())
    yield f"\nFalse alarms. Processor seconds to a second of sound: {costs}."


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recordings", nargs="*", type=Path, help="folders of speech without commands")
    parser.add_argument("--voice", action="append", choices=VOICES, help="default: all three")
    parser.add_argument("--halting", type=int, default=9, metavar="N", help="answers given by each voice")
    parser.add_argument("--strictness", type=float, nargs="+", default=[STRICTNESS], help="of the keyword search")
    parser.add_argument("--show", action="store_true", help="print what was taken for a command")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    ears = Ears(options.strictness)
    voices = options.voice or VOICES
    missed = [misses(ears, voice, ratio) for voice in voices for ratio in RATIOS]
    rang = [alarms(ears, folder.name, recordings(folder)) for folder in options.recordings]
    for number, voice in enumerate(voices):
        every = slice(number, number + len(VOICES) * options.halting, len(VOICES))
        rang.append(alarms(ears, f"{voice}, halting", halting(voice, every)))
    if options.json:
        print(
            json.dumps({"missed": [_plain(one) for one in missed], "alarms": [_plain(one) for one in rang]}, indent=1)
        )
    else:
        print("\n".join(_tables(ears, missed, rang)))
    if options.show:
        print("\n".join(line for alarm in rang for line in alarm.shown))


def _plain(tally: Misses | Alarms) -> dict[str, object]:
    return {name: getattr(tally, name) for name in tally.__dataclass_fields__}


if __name__ == "__main__":
    main()
