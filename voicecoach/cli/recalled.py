"""A kept analysis as a value the reports take: what was found then, not what today's rules would find."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.runner import analyse
from voicecoach.analysis.settings import Settings
from voicecoach.analysis.types import Analysis, Finding, Severity, Signal, Skipped, Source
from voicecoach.engines.types import EngineInfo
from voicecoach.errors import UnreadableInput
from voicecoach.storage.documents import Document, spoken_words
from voicecoach.storage.records import KeptAnswer
from voicecoach.transcript.own_json import parse_own
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Answer

DELIVERY = frozenset(rule.code for rule in RULES if rule.delivery)

BEFORE = 10
"""Words before a finding at which its quote may begin; rules go back three to eight."""

DAMAGED = "What is kept of this analysis is damaged, or too old to be drawn: --rejudge judges the answer anew."

PLACE = ("kind", "first", "last", "start", "end", "quote")
"""Keys that every signal has; the others are its kind's own."""


def recalled(answer: KeptAnswer, document: Document, settings: Settings) -> Analysis:
    """Make an analysis of what is kept of it.

    What is not kept (how the words read as language, where quotes stand) is worked out anew.

    Args:
        answer: that was judged.
        document: one of its analyses.
        settings: the user's.

    Raises:
        UnreadableInput: what is kept is damaged.
        UsageError: it is of a round there is not any more.
    """
    try:
        today = judged_today(answer, document, settings)
        return replace(
            today,
            signals=tuple(_signal(one, today.answer) for one in document["signals"]),
            findings=tuple(_finding(one, today.answer) for one in document["findings"]),
            skipped=tuple(Skipped(one["code"], one["needs"]) for one in document["skipped"]),
            measures=dict.fromkeys(today.measures) | document["measures"],  # an older program measured less
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableInput(DAMAGED) from error


def judged_today(answer: KeptAnswer, document: Document, settings: Settings) -> Analysis:
    """Judge an answer anew by the rules of today.

    Raises:
        UnreadableInput: what is kept is damaged.
    """
    try:
        engine = EngineInfo(**document["engine"]) if document["engine"] else None
        source = Source(**document["source"])
        words = _words(answer, document)
        return analyse(
            words, source, engine, round_name=document["round"], prompt=document["prompt"], settings=settings
        )
    except (KeyError, TypeError) as error:
        raise UnreadableInput("What is kept of this answer is damaged: take it from another copy.") from error


def _words(answer: KeptAnswer, document: Document) -> Answer:
    """The words that were judged; those of the analysis where they are not the transcript's."""
    heard = spoken_words(answer.transcript) == document["words"]
    return select(answer.transcript if heard else parse_own(dict(document)), None)


def _signal(kept: Mapping[str, Any], answer: Answer) -> Signal:
    _check_place(kept, answer)
    return Signal(kept["kind"], kept["first"], kept["last"], {key: kept[key] for key in kept if key not in PLACE})


def _finding(kept: Mapping[str, Any], answer: Answer) -> Finding:
    _check_place(kept, answer)
    fields = {key: value for key, value in kept.items() if key in Finding.__dataclass_fields__}
    fields |= {"severity": Severity(kept["severity"]), "delivery": kept["code"] in DELIVERY}
    return Finding(**{"at": _quoted_at(kept, answer)} | fields)


def _check_place(kept: Mapping[str, Any], answer: Answer) -> None:
    if not 0 <= kept["first"] < max(1, len(answer.words)) or not kept["first"] <= kept["last"] <= len(answer.words):
        raise ValueError("a place beyond the words")


def _quoted_at(kept: Mapping[str, Any], answer: Answer) -> float | None:
    """Second at which the quoted words begin: at the place nearest to where the finding does, else that."""
    quoted, texts = kept["quote"].split(), [word.text for word in answer.words]
    places = range(max(0, kept["first"] - BEFORE), min(kept["last"], len(texts) - len(quoted)) + 1)
    fitting = [at for at in places if quoted and texts[at : at + len(quoted)] == quoted]
    nearest = min(fitting, key=lambda at: abs(at - kept["first"]), default=None)
    start: float | None = kept["start"] if nearest is None else answer.words[nearest].start
    return start
