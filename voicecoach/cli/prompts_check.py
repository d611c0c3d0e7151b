"""What `voicecoach prompts check` looks at: prompts, and every fault in them with its line."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from voicecoach.cli.faults import Fault
from voicecoach.cli.rules_check import text_of
from voicecoach.cli.toml_places import Places, not_toml
from voicecoach.errors import InputError


def check_files(paths: Sequence[Path]) -> Iterator[tuple[Path, Fault | InputError]]:
    """Everything that is wrong with some prompts, file by file in order of line."""
    for path in dict.fromkeys(paths):
        try:
            faults = check_text(path.stem, text_of(path))
        except InputError as error:
            yield path, error
            continue
        for fault in faults:
            yield path, fault


def check_text(identifier: str, text: str) -> tuple[Fault, ...]:
    """Everything that is wrong with the text of a prompt's file, in order of line.

    Args:
        identifier: the file's name without its suffix.
        text: TOML.
    """
    from voicecoach.coach.prompts_check import check_prompt
    from voicecoach.coach.prompts_read import read_prompt

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (not_toml(error, text),)
    places = Places(text)
    prompt, unreadable = read_prompt(identifier, tables)
    told = {
        problem.place for problem in unreadable
    }  # what stands in place of something unreadable is no fault of its own
    problems = (*unreadable, *(problem for problem in check_prompt(prompt, is_shift) if problem.place not in told))
    return tuple(sorted({Fault(places.line(*problem.place), problem.sentence) for problem in problems}))


def is_shift(says: str) -> bool:
    """True for words of the interviewer that the analysis takes for a changed constraint."""
    from voicecoach.analysis.shifts import find_shifts
    from voicecoach.language.talk import read_talk
    from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word

    shift = OtherTurn("Interviewer", says, None, None, before_word=1)
    answer = Answer((Word("Right."), Word("Then")), (shift,), Timing.NONE, (0, 1))
    return bool(find_shifts(read_talk(answer), 0))
