"""Figures as people say them: a moment of the answer, a quotation, and how long a text takes to say."""

from collections.abc import Iterable

from voicecoach.language.saying import say_number

WORDS_PER_SECOND = 2.95
"""Pace of the spoken feedback: 175 words a minute as eSpeak NG counts them; measured on feedback texts, pauses between
sentences left out."""

PAUSE = 0.3
"""Seconds between two sentences of the spoken feedback."""

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty".split()


def number(value: int) -> str:
    """A number below sixty in words."""
    if value < len(ONES):
        return ONES[value]
    tens, ones = divmod(value, 10)
    return f"{TENS[tens]}-{ONES[ones]}" if ones else TENS[tens]


def moment(seconds: float | None) -> str:
    """When something was said, for the ear: "at eighteen thirty-one", "at forty seconds"; empty when unknown.

    Args:
        seconds: from the start of the answer; hours are said when there are any.
    """
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if not hours and not minutes:
        return "in the first second" if second < 1 else f"at {number(second)} second{'s' if second > 1 else ''}"
    hour = f"{number(hours)} hour{'s' if hours > 1 else ''} " if hours else ""
    if not second:
        return f"at {hour}{number(minutes)} minute{'s' if minutes != 1 else ''}"
    said = f"oh {number(second)}" if second < 10 else number(second)
    return f"at {hour}{number(minutes)} {said}"


def quotation(text: str, most: int) -> str:
    """Words to be quoted aloud: without um and uh, at most so many, without a dangling comma."""
    words = [word for word in text.split() if word.strip(",.").lower() not in {"um", "uh", "erm", "er", "hmm"}]
    return " ".join(words[:most]).rstrip(",.;:?!")


def duration(sentences: Iterable[str]) -> float:
    """Seconds that sentences take to say, at WORDS_PER_SECOND and with a pause between them."""
    return sum(len(sentence.split()) / WORDS_PER_SECOND + PAUSE for sentence in sentences)


def remaining(seconds: float) -> str:
    """How much time is left, as a sentence: rounded down to whole minutes, under two minutes to ten seconds."""
    minutes, rest = divmod(int(seconds), 60)
    if seconds >= 2 * 60:
        return f"{in_words(minutes).capitalize()} minutes left."
    tens = rest // 10 * 10
    parts = [*(["one minute"] if minutes else []), *([f"{number(tens)} seconds"] if tens else [])]
    return f"{' '.join(parts).capitalize()} left." if parts else "The time is almost up."


def in_words(value: int) -> str:
    """A whole number in words."""
    return say_number(value)
