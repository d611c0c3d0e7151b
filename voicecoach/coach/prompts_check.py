"""What is wrong with a prompt that can be read: too long for the ear, not to be said aloud, never to be reached."""

import re
from collections.abc import Callable, Iterable, Iterator

from voicecoach.coach.prompts import Fact, Prompt, Shift
from voicecoach.coach.prompts_table import Place, Problem
from voicecoach.rubric.rounds import find_round

MOST = {"title": 8, "opening": 45, "text": 90, "closing": 25, "context": 75}
"""Words of a prompt's own texts. Nobody can look back at what was only heard: the question gets half a minute at the
coach's 175 words a minute, the context a little less, the greeting a quarter."""

FACT_MOST, SHIFT_MOST, PROBE_MOST = 40, 45, 35
"""Words of an answer, of a shift and of a follow-up: twelve to fifteen seconds, of which the candidate must remember a
figure."""

SENTENCE_MOST = 30
"""Words of a sentence: ten seconds without a breath."""

SAYABLE = re.compile(r"(?:[^\W\d_]|[\s.,;:?!'’\"“”–—-])*")
"""Letters, and the punctuation that a voice makes a pause or a melody of."""

FOR_THE_EYE = frozenset(
    "e.g i.e etc vs approx incl excl resp min mins sec secs hr hrs kb mb gb tb pb kbps mbps gbps khz mhz ghz".split()
)
"""Abbreviations that a voice spells, or makes a word of."""

AS_HEARD = re.compile(r"[^\W_A-Z]+(['-][^\W_A-Z]+)*")
"""A word as it is compared."""

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Recognises = Callable[[str], bool]
"""Tells whether the analysis takes something the interviewer says for a changed constraint."""


def check_prompt(prompt: Prompt, is_shift: Recognises) -> Iterator[Problem]:
    """Everything that is wrong with a prompt, in no particular order.

    Args:
        prompt: as it was read; empty texts that a prompt needs are the reader's to tell.
        is_shift: what of the interviewer's words starts the clock of a recovery.
    """
    if not IDENTIFIER.fullmatch(prompt.id):
        yield Problem(
            (), f"the file's name is what the prompt is called by: not {prompt.id!r}, but small-words-like-this"
        )
    yield from _own_texts(prompt)
    yield from _facts(prompt.facts)
    minutes = find_round(prompt.round).minutes if prompt.round else float("inf")
    for number, shift in enumerate(prompt.shifts):
        yield from _late(shift.at, minutes, ("shifts", number, "at"))
        yield from _shift(shift, ("shifts", number), is_shift)
    for number, probe in enumerate(prompt.probes):
        yield from _late(probe.at, minutes, ("probes", number, "at"))
        yield from _for_the_ear(probe.says, PROBE_MOST, ("probes", number, "says"))
    names = [probe.missing or None for probe in prompt.probes]
    for number in _again(names):
        yield Problem(("probes", number), f"there is a follow-up for {names[number]} already: this one is never said")


def _own_texts(prompt: Prompt) -> Iterator[Problem]:
    texts = {"opening": prompt.opening, "text": prompt.text, "closing": prompt.closing, "context": prompt.context}
    for key in ("title", "opening", "closing"):
        if not getattr(prompt, key):
            yield Problem((key,), f"{key} is missing or empty: write it")
    if len(prompt.title.split()) > MOST["title"]:
        yield Problem(
            ("title",), f"the title has {len(prompt.title.split())} words: at most {MOST['title']} fit a list"
        )
    for key, text in texts.items():
        yield from _for_the_ear(text, MOST[key], (key,))


def _facts(facts: tuple[Fact, ...]) -> Iterator[Problem]:
    for number, fact in enumerate(facts):
        yield from _for_the_ear(fact.says, FACT_MOST, ("facts", number, "says"))
        for entry, asked in enumerate(fact.asked):
            yield from _as_heard(asked, ("facts", number, "asked", entry))
    for number in _again([fact.topic if fact.topic and not fact.asked else None for fact in facts]):
        sentence = (
            f"another fact answers whatever is asked about {facts[number].topic}: give one of the two asked = [...]"
        )
        yield Problem(("facts", number), sentence)
    entries = [(number, entry) for number, fact in enumerate(facts) if fact.topic for entry in range(len(fact.asked))]
    for at in _again([(facts[n].topic, frozenset(facts[n].asked[e])) for n, e in entries]):
        number, entry = entries[at]
        sentence = f'"{" ".join(facts[number].asked[entry])}" stands already under {facts[number].topic}: take it out'
        yield Problem(("facts", number, "asked", entry), sentence)


def _as_heard(words: Iterable[str], place: Place) -> Iterator[Problem]:
    """Words that are looked for in what the candidate says, and can never be found."""
    for word in words:
        if not AS_HEARD.fullmatch(word):
            sentence = f'"{word}" is never found: what is heard has small letters, and no punctuation round its words'
            yield Problem(place, sentence)


def _shift(shift: Shift, place: Place, is_shift: Recognises) -> Iterator[Problem]:
    says = (*place, "says")
    yield from _for_the_ear(shift.says, SHIFT_MOST, says)
    if shift.says and not shift.says.endswith("?"):
        yield Problem(
            says, 'a shift ends with a question, such as "What changes?": the candidate must know whose turn it is'
        )
    if shift.says and not is_shift(shift.says):
        sentence = "the analysis does not recognise this as a changed constraint, so it would judge no reply to it"
        yield Problem(says, f'{sentence}: name what changed plainly, and ask "What changes?"')
    if not shift.wants:
        yield Problem((*place, "wants"), "wants is missing: say below [shifts.wants] what a good reply names")
    for want in shift.wants:
        at = (*place, "wants", want.name)
        yield from _for_the_ear(want.name, SENTENCE_MOST, at)
        for number, phrase in enumerate(want.words):
            yield from _as_heard(phrase.split(), (*at, number))


def _late(at: float, minutes: float, place: Place) -> Iterator[Problem]:
    if at >= minutes:
        yield Problem(place, f"minute {at:g} never comes: the round lasts {minutes:g} minutes")


def _for_the_ear(text: str, most: int, place: Place) -> Iterator[Problem]:
    """What keeps a text from being said, or from being taken in."""
    words = text.split()
    for word in words:
        if not SAYABLE.fullmatch(word) or word.lower().strip(".,;:?!") in FOR_THE_EYE:
            yield Problem(place, f'"{word}" cannot be said aloud as it is meant: write it as people say it, in words')
    if len(words) > most:
        yield Problem(place, f"this has {len(words)} words: say it in at most {most}, nobody can read it again")
    for sentence in re.split(r"(?<=[.?!:;])\s+", text):
        if len(sentence.split()) > SENTENCE_MOST:
            yield Problem(
                place, f'the sentence "{_head(sentence)} ..." has {len(sentence.split())} words: make two of it'
            )


def _head(sentence: str) -> str:
    return " ".join(sentence.split()[:4])


def _again(values: Iterable[object]) -> Iterator[int]:
    """Numbers of the values that came before; None never does."""
    seen = set[object]()
    for number, value in enumerate(values):
        if value is not None and value in seen:
            yield number
        seen.add(value)
