"""Single sentences of the feedback, made of the phrases and of what was found; the answer decides which wording."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from voicecoach.analysis.types import Analysis, Finding, Signal, with_article
from voicecoach.coach.aloud import aloud
from voicecoach.coach.phrases import FeedbackPhrases, Wording
from voicecoach.coach.quotes import evidence, pointed
from voicecoach.coach.spoken import in_words, moment
from voicecoach.rubric.foremost import JUSTIFICATION
from voicecoach.rubric.levels import missing
from voicecoach.rubric.score import AreaScore, Score
from voicecoach.rubric.verdict import Verdict

SEEDING = 50
"""Words of the beginning that decide on the wordings: while the answer grows they stay as they are, so that what the
voice has made ready for the answer so far still fits."""

STRONG, THIN = 0.6, 0.4
"""Shares of an area's points from which it is strong, and under which it is thin: where a yes begins, and a lean."""

ALWAYS_SAID = 2
"""Fixes that always come with what to say instead; who is short of time hears of the third what is wrong."""

AT_ONCE = 1.5
"""Seconds that nobody would call a delay."""

ADVICE = frozenset("Say Name Leave Finish Decide Start".split())
"""First words of what to say instead that give advice and no words to say."""

LEVELS: Mapping[str, str] = MappingProxyType(
    {level: f"a {level}" for level in ("strong no", "no", "lean", "yes", "strong yes")}
)


@dataclass(frozen=True, slots=True)
class Room:
    """How much is said of what was found."""

    praised: int
    """Words quoted of the strongest moment, at most."""
    quoted: int
    """Words quoted in each fix, at most."""
    around: bool = False
    """Whether something that never came is told with where they were then."""
    areas: bool = True
    """Whether the level is told with the areas that decided it."""
    more: bool = False
    """Whether it is said how much more there is."""
    brief: bool = False
    """Whether something that never came is told in short."""
    all_said: bool = True
    """Whether the last of three fixes, too, is told with what to say instead."""
    counted: bool = True
    """Whether it is said how many fixes there are."""


class Sentences:
    """Words sentences for one answer; made anew, it words them the same way."""

    def __init__(self, analysis: Analysis, phrases: FeedbackPhrases) -> None:
        """Begin with the first sentence on an answer."""
        self._analysis = analysis
        self._phrases = phrases
        opening = " ".join(word.text for word in analysis.answer.words[:SEEDING])
        self._wording = Wording(zlib.crc32(opening.lower().encode()))

    def say(self, name: str, **filled: str) -> str:
        """A phrase in its next wording, for the ear."""
        return self.aloud(_capital(self._take(name, **filled)))

    def aloud(self, text: str) -> str:
        """Text for the ear."""
        return aloud(text, self._phrases.letters)

    def name_of(self, kind: str) -> str:
        """A kind of evidence, as it is named aloud."""
        return self._phrases.evidence.get(kind, kind)

    def area(self, name: str) -> str:
        """An area of a round, as it is named aloud."""
        return self._phrases.areas.get(name, name)

    def strength(self, best: Signal | None, quoted: int) -> tuple[str, ...]:
        """The strongest evidence: when, what, and its words; of nothing, that there is none."""
        if best is None:
            return (self.say("no-strength"),)
        named = [f"its {part}" for part in JUSTIFICATION if best.fields.get(part)]
        what = self._take(
            f"strength.{best.kind}",
            element=with_article(best) if best.kind == "choice" else "",
            named=_listed(named),
            topic=str(best.fields.get("topic", "")),
        )
        told = self._timed("strongest", self._analysis.answer.words[best.first].start, what=what)
        quote = evidence(self._analysis, best, quoted)
        return (told, self.say("in-your-words", quote=quote)) if quote else (told,)

    def fixes(self, findings: Sequence[Finding], room: Room) -> tuple[str, ...]:
        """Each finding in its place."""
        if not findings:
            return ()
        if len(findings) == 1:
            return (self.say("count-one"), *self.fix(findings[0], room))
        told = [self.say("count", Number=in_words(len(findings)))] if room.counted else []
        for number, finding in enumerate(findings, 1):
            first, *more = self.fix(finding, room, said=room.all_said or number <= ALWAYS_SAID)
            told += [f"{in_words(number).capitalize()}. {first}", *more]
        return tuple(told)

    def fix(self, finding: Finding, room: Room, *, said: bool = True) -> tuple[str, ...]:
        """One finding: when, the words, what is wrong or missing, and, unless not wanted, what to say instead."""
        doubt = (self.say("misheard"),) if finding.doubtful else ()
        if not said:
            return (*self._held(finding, room), *doubt)
        advised = finding.say_instead.split(maxsplit=1)[0] in ADVICE
        instead = self.aloud(finding.say_instead) if advised else self.say("say", say=finding.say_instead)
        return (*self._held(finding, room), *doubt, instead)

    def _held(self, finding: Finding, room: Room) -> tuple[str, ...]:
        """What is held against them, and where."""
        form = self._phrases.forms.get(finding.code, "words")
        quote, when = pointed(finding.quote, room.quoted), moment(finding.at)
        if form == "untimed":
            return (self.say("fix.told-untimed", message=finding.message),)
        missing_thing = self._phrases.missing.get(finding.code)
        if form == "never" and room.brief and missing_thing and when.startswith("at "):
            return (self.say("fix.brief", clock=when.removeprefix("at "), thing=missing_thing),)
        if form in {"words", "design"} and not quote:
            form = "told"
        message = _capital(self.aloud(finding.message))
        message = _small(message) if form == "told" and when else message
        told = self._timed(f"fix.{form}", finding.at, message=message, quote=quote)
        where = form == "never" and room.around and quote and when
        return (told, self.say("fix.around", quote=quote)) if where else (told,)

    def level(self, score: Score, *, areas: bool) -> str:
        """What it comes to, with the areas that decided it; or why nothing can be said."""
        if score.total is None:
            return self.say("not-enough", needs=missing(self._analysis))
        level = LEVELS[score.level]
        return (
            self.say("level", level=level, areas=self._areas(score)) if areas else self.say("level-alone", level=level)
        )

    def recovery(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        """How a changed constraint was taken up, unless that is one of the findings told; nothing without a change."""
        if not self._analysis.recoveries or any(finding.code.startswith("SHIFT") for finding in findings):
            return ()
        recovery = next((one for one in self._analysis.recoveries if one.taken_up), self._analysis.recoveries[0])
        held = {finding.code for finding in self._analysis.findings}
        if not recovery.taken_up:
            return (self.say("recovery-none"),) if "SHIFT001" in held else ()
        if parts := _changed(changes=recovery.changes, stays=recovery.stays, repriced=recovery.repriced):
            return (self._recovered(recovery.acknowledged, parts),)
        return (self.say("recovery-named"),) if "SHIFT002" in held else ()

    def ending(self, verdict: Verdict) -> tuple[str, ...]:
        """What to practise next."""
        return (self.say("drill", drill=verdict.drill),) if verdict.drill else ()

    def _recovered(self, seconds: float | None, parts: str) -> str:
        if seconds is None:
            return self.say("recovery-untimed", parts=parts)
        if seconds <= AT_ONCE:
            return self.say("recovery-at-once", parts=parts)
        return self.say("recovery", soon=f"{in_words(round(seconds))} seconds after", parts=parts)

    def _areas(self, score: Score) -> str:
        best, poorest = max(score.areas, key=_share), min(score.areas, key=_share)
        if _share(best) == _share(poorest) or not best.points:
            return self._take("areas.bare") if not best.points else self._take("areas.even")
        kind = "thin" if _share(best) < STRONG else "both" if _share(poorest) < THIN else "strong"
        return self._take(f"areas.{kind}", best=self.area(best.name), poorest=self.area(poorest.name))

    def _timed(self, name: str, at: float | None, **filled: str) -> str:
        when = moment(at)
        return self.say(name if when else f"{name}-untimed", when=when, When=_capital(when), **filled)

    def _take(self, name: str, **filled: str) -> str:
        return self._wording.take(name, self._phrases.wordings[name]).format(**filled)


def _changed(*, changes: bool, stays: bool, repriced: bool) -> str:
    """What was said of a change."""
    said = ((changes, "what changes"), (stays, "what stays"), (repriced, "what it costs now"))
    return _listed([part for there, part in said if there])


def _share(area: AreaScore) -> float:
    return (area.points or 0.0) / area.weight


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(message: str) -> str:
    """A message behind a colon; a name keeps its capital."""
    first = message.split(maxsplit=1)[0]
    return message if first == "I" or not first[1:].islower() else message[:1].lower() + message[1:]
