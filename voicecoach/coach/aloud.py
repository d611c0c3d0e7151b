"""Written words as a voice should say them: figures, units and symbols in words, abbreviations letter by letter."""

import re
from collections.abc import Callable, Collection

from voicecoach.language.saying import say_number

UNITS = {
    "ms": "milliseconds",
    "s": "seconds",
    "kb": "kilobytes",
    "mb": "megabytes",
    "gb": "gigabytes",
    "tb": "terabytes",
    "pb": "petabytes",
    "kbps": "kilobits a second",
    "mbps": "megabits a second",
    "gbps": "gigabits a second",
    "am": "A.M.",
    "pm": "P.M.",
    "k": "thousand",
    "m": "million",
    "bn": "billion",
    "b": "billion",
    "x": "times",
}
"""Units as they are written right behind a figure, in lower case; of several letters, also behind a space."""

PICTURES = frozenset({"4k", "8k"})
"""Resolutions, which are said as they are written."""

CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}

SHORT = {
    "k8s": "kubernetes",
    "and/or": "or",
    "A/B": "A.B.",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "vs.": "versus",
    "vs": "versus",
}

SYMBOLS = {
    "%": " percent",
    "&": " and ",
    "~": "about ",
    "≈": "about ",
    "=": " is ",
    "<": " under ",
    ">": " over ",
    "\N{MULTIPLICATION SIGN}": " times ",
    "÷": " divided by ",
    "→": " to ",
    "–": ", ",
    "—": ", ",
    "…": "",
    "’": "'",
}
"""What stands for a word, or for nothing."""

FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
"""A number in figures."""

QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
"""Words in quotation marks, which are heard as a pause behind them."""

CODE = 99
"""The highest figure of a name that is said as a number (p99); longer ones go digit by digit (H264)."""

UNSPEAKABLE = re.compile(r"^(?!vs\b|mr\b|ms\b|dr\b|h?m+\b|s?h+\b)[bcdfghj-np-tv-xz]{1,4}[bcdfghj-np-rtv-xz][,.;:?!]*$")
"""Words that nobody can say but letter by letter (cdn); every voice knows that, and readers want capitals."""

Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def aloud(text: str, letters: Collection[str] = ()) -> str:
    """Text for the ear.

    Args:
        text: as it was written down, by a person or a recogniser.
        letters: abbreviations in lower case that a voice would take for words, and that are spelled.

    Example:
        >>> aloud("the p99 is 2,500 ms on AV1", {"av"})
        'the p ninety-nine is two thousand five hundred milliseconds on A.V. one'
    """
    text = QUOTED.sub(r"\1,", text)
    for pattern, said in STEPS:
        text = pattern.sub(said, text)
    for symbol, word in SYMBOLS.items():
        text = text.replace(symbol, word)
    text = re.sub(r"[^\w\s'.,;:?!-]|_", " ", text)
    text = re.sub(r"(?<=[A-Za-z]{2})\.(?=[A-Za-z]{2})", " dot ", text)
    words = (_spelled(word, letters) for word in text.split())
    return re.sub(r"\s*,*\s*([,.;:?!])", r"\1", " ".join(words))


def _spelled(word: str, letters: Collection[str]) -> str:
    """A word, or its letters with full stops, which every voice says one by one."""
    if UNSPEAKABLE.match(word):
        return word.upper()
    name = re.match(r"[A-Za-z]+", word)
    if word == "i" or word.startswith("i'"):
        return f"I{word[1:]}"
    if name is None or name.group().lower() not in letters:
        return word
    return ".".join(name.group().upper()) + "." + word[name.end() :].removeprefix(".")


def _figure(text: str) -> str:
    """A number; of a very long one, its digits."""
    whole, point, places = text.replace(",", "").partition(".")
    if len(whole) > len("100000000000000") or (len(whole) > 1 and whole.startswith("0")):
        return _digits(whole + places)
    said = say_number(int(whole))
    return f"{said} point {_digits(places)}" if point else said


def _digits(digits: str) -> str:
    return " ".join(say_number(int(digit)) for digit in digits)


def _money(found: re.Match[str]) -> str:
    scale = {"k": " thousand", "m": " million", "b": " billion", "bn": " billion"}.get((found[3] or "").lower().strip())
    return f"{_figure(found[2])}{scale or found[3] or ''} {CURRENCIES[found[1]]}"


def _code(found: re.Match[str]) -> str:
    name, digits = found.groups()
    plain = "." in digits or (int(digits) <= CODE and not digits.startswith("0"))
    return f"{name} {_figure(digits) if plain else _digits(digits)}"


def _measure(found: re.Match[str]) -> str:
    figure, space, unit = found[1], found[2] or "", found[3] or ""
    if f"{figure}{unit}".lower() in PICTURES:
        return f"{_figure(figure)} K"
    named = UNITS.get(unit.lower()) if not space or len(unit) > 1 else None
    return f"{_figure(figure)} {named or unit}" if unit else f"{_figure(figure)}{space}"


def _clock(found: re.Match[str]) -> str:
    minutes = int(found[2])
    said = "o'clock" if not minutes else f"oh {say_number(minutes)}" if minutes < 10 else say_number(minutes)
    return f"{say_number(int(found[1]))} {said}"


def _ordinal(found: re.Match[str]) -> str:
    *head, last = re.split(r"([ -])", say_number(int(found[1])))
    odd = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
    regular = "twelfth" if last == "twelve" else f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return "".join((*head, odd.get(last, regular)))


STEPS: tuple[Step, ...] = (
    (re.compile("|".join(rf"(?<!\w){re.escape(short)}(?!\w)" for short in SHORT)), lambda found: SHORT[found[0]]),
    (re.compile(r"\b24/7\b"), lambda _: "twenty-four seven"),
    (re.compile(rf"([$€£])\s?({FIGURE})( thousand| million| billion|[kmKM]\b|bn?\b)?"), _money),
    (re.compile(r"\b(\d{1,2}):(\d\d)\b"), _clock),
    (re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), _ordinal),
    (re.compile(r"\b([A-Za-z]+)-?(\d+(?:\.\d+)?)"), _code),
    (re.compile(r"(?<=\d)\s?-\s?(?=\d)"), lambda _: " to "),
    (re.compile(rf"({FIGURE})(?:(\s?)([A-Za-z]+\b))?"), _measure),
    (re.compile(r"(?<=\w)\s?/\s?(?=\w)"), lambda _: " or "),
    (re.compile(r"(?<=\w)\+"), lambda _: " plus"),
)
"""What is rewritten, in this order."""
