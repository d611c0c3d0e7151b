"""The filler report for people: what was counted, from what, and that it is the least there was."""

from dataclasses import replace

import pytest
from spoken import SOURCE, VERBATIM, answer

from voicecoach.analysis.filler_report import filler_report
from voicecoach.analysis.types_fillers import FillerReport
from voicecoach.engines.types import EngineInfo
from voicecoach.reports.filler_document import filler_csv, filler_document
from voicecoach.reports.filler_report import filler_markdown
from voicecoach.transcript.types import Hesitation, Timing

CALM = "The studio sends the files and the workers check each of them before the edge picks them up. " * 4

WHISPER = EngineInfo("faster-whisper", "base.en", verbatim=False, offline_fallback=False)


def report(text: str, engine: EngineInfo | None, *hums: float) -> FillerReport:
    heard = tuple(Hesitation(time, time + 0.2) for time in hums)
    return filler_report(replace(answer(text, timing=Timing.WORD), hesitations=heard), SOURCE, engine)


@pytest.mark.parametrize(
    ("counted", "sentences"),
    [
        (report(f"um {CALM}", VERBATIM), ("1 filler,", "Um and uh: 1 heard in words. Like")),
        (
            report(f"um {CALM}", WHISPER, 5.0),
            ("At least 2 fillers,", "1 heard in words, 1 inferred from sound.", "faster-whisper leaves most"),
        ),
        (
            report(f"um {CALM}", None, 5.0),
            ("At least 2 fillers,", "1 heard in words, 1 inferred from sound.", "Whoever wrote the words left"),
        ),
        (report(CALM, None), ("\n0 fillers,", "Um and uh: 0 heard in words. Like", "There is no um or uh in this")),
    ],
    ids=["verbatim", "whisper", "own transcript", "captions"],
)
def test_counts_say_how_far_they_go(counted: FillerReport, sentences: tuple[str, ...]) -> None:
    page = filler_markdown(counted)
    for sentence in sentences:
        assert sentence in page
    least = len(sentences) > 2
    assert filler_document(counted)["filled_pauses"]["at_least"] is least
    rows = filler_csv(counted, header=False).splitlines()
    assert [row.endswith(",at least") for row in rows[:3]] == [least] * 3
