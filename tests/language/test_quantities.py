"""Spoken quantities: value, unit, thing counted and how firmly it is meant; numbers that only name are none."""

import random
from fractions import Fraction

import pytest

from voicecoach.language.amounts import amount
from voicecoach.language.quantities import Quantity, find_quantities
from voicecoach.language.saying import say_number, say_quantity
from voicecoach.language.units import spellings

SAID = """
ten thousand updates a second | 10000 1 / second | update
five hundred bytes | 500 byte
two and a half seconds | 2.5 second
50 mil | 50000000
50 million daily active users | 50000000 | user
fifty k users | 50000 | user
a couple of hundred engineers | 200 | engineer
a few thousand files | 3000 | file
several hundred people | 500 | person
half a million requests per second | 500000 1 / second | request
a quarter of a million | 250000
half a second | 0.5 second
a quarter of a second | 0.25 second
half a dozen machines | 6 | machine
a dozen servers | 12 | server
a hundred | 100
hundred thousand | 100000
a hundred and fifty thousand people | 150000 | person
one hundred twenty three thousand four hundred fifty six | 123456
twelve hundred | 1200
three trillion rows | 3000000000000 | row
one point five terabytes a day | 1.5 terabyte / day
one point two five million | 1250000
ninety nine point nine nine percent | 99.99 percent
zero point five percent | 0.5 percent
two and a half thousand | 2500
twenty-five nodes | 25 | node
10k qps | 10000 1 / second | query
10k/s | 10000 1 / second
100 rps | 100 1 / second | request
1.5x | 1.5 | time
twenty five times over | 25 | time
$2.50 per gigabyte per month | 2.5 dollar / gigabyte / month
two cents a gigabyte a month | 2 cent / gigabyte / month
fifty bucks | 50 dollar
80% | 80 percent
80 per cent of them | 80 percent
200ms | 200 millisecond
two hundred milli seconds | 200 millisecond
10,000 writes | 10000 | write
10 000 writes | 10000 | write
5 000 kilo bites | 5000 kilobyte
1 200 000 users | 1200000 | user
two gigs | 2 gigabyte
three megs per photo | 3 megabyte
ten megabits a second | 10 megabit / second
10 mbps | 10 megabit / second
a gigabit link | 1 gigabit / second
a 10 gig network | 10 gigabit / second
one gigabit connection | 1 gigabit / second
a terabyte a day | 1 terabyte / day
ten million new text posts per day | 10000000 1 / day | post
ten million daily requests | 10000000 1 / day | request
five posts per user per day | 5 1 / day | post
sixty thousand events an hour | 60000 1 / hour | event
twelve a second | 12 1 / second
ten widgets a second | 10 1 / second | widget
500 bytes each | 500 byte
two hours a day | 2 hour / day
86,400 seconds in a day | 86400 second / day
five user requests | 5 | request
one request | 1 | request
one second | 1 second
two thirds of the users | 2/3
p ninety nine | 99 percentile
p nine nine | 99 percentile
p99 | 99 percentile
p999 | 99.9 percentile
p ninety nine point nine | 99.9 percentile
four nines | 99.99 percent
three and a half nines | 99.95 percent
two nines | 99 percent
250kb | 250 kilobyte
3 languages | 3 | language
nine hundred ninety nine thousand | 999000
"""

RANGES = [
    ("one to two percent", 1, 2, "percent"),
    ("ten or twenty", 10, 20, ""),
    ("between five and ten million posts", 5_000_000, 10_000_000, ""),
    ("ten to fifteen thousand writes per second", 10_000, 15_000, "1 / second"),
    ("5-10ms", 5, 10, "millisecond"),
    ("100-200 requests/s", 100, 200, "1 / second"),
    ("five ten minutes", 5, 10, "minute"),
    ("tens of millions of users", 10_000_000, 100_000_000, ""),
    ("hundreds of thousands", 100_000, 1_000_000, ""),
    ("two or three hundred milliseconds", 200, 300, "millisecond"),
]

NAMES = [
    "we are up twenty four seven",
    "available 24/7",
    "this one is the one we want",
    "one of them is late",
    "that is one thing",
    "back in twenty twenty four",
    "in nineteen ninety nine",
    "in 2024 it was slow",
    "since two thousand nineteen",
    "version two of the second step",
    "option one",
    "4k video and 1080p and h264",
    "at three pm",
    "by five o'clock",
    "on march 5",
    "nine to five",
    "fifty fifty",
    "s3 ec2 k8s 4xx 500s",
    "a bit of luck",
    "millions of users",
    "the first half of the year",
    "give me a second",
]


def one(text: str) -> Quantity:
    (found,) = find_quantities(text.split())
    return found


def table() -> list[tuple[str, str, str, str]]:
    rows = []
    for line in SAID.strip().splitlines():
        text, measure, *noun = (part.strip() for part in f"{line} ".split(" |"))
        value, _, unit = measure.partition(" ")
        if value:
            rows.append((text, value, unit, noun[0] if noun else ""))
    return rows


@pytest.mark.parametrize(("text", "value", "unit", "noun"), table())
def test_a_quantity_is_read_with_its_unit_and_what_it_counts(text: str, value: str, unit: str, noun: str) -> None:
    found = one(text)
    assert (found.value, found.unit, found.noun) == (Fraction(value), unit, noun)


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_has_two_ends(text: str, low: int, high: int, unit: str) -> None:
    found = one(text)
    assert (found.value, found.upper, found.unit) == (Fraction(low), Fraction(high), unit)


@pytest.mark.parametrize("text", NAMES)
def test_numbers_that_only_name_are_no_quantities(text: str) -> None:
    assert find_quantities(text.split()) == ()


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about ten thousand", "about"),
        ("roughly 10 writes", "about"),
        ("something like a hundred", "about"),
        ("ten thousand or so", "about"),
        ("more than a thousand", "over"),
        ("at least five nodes", "over"),
        ("up to ten users", "under"),
        ("under two hundred milliseconds", "under"),
        ("exactly ten", ""),
        ("fifty plus thirty", ""),
    ],
)
def test_how_firmly_it_is_meant(text: str, hedge: str) -> None:
    assert find_quantities(text.split())[0].hedge == hedge


def test_a_quantity_covers_its_words_and_no_more() -> None:
    words = "so that is about ten thousand updates a second at five hundred bytes each for us".split()
    spans = [" ".join(words[found.first : found.last]) for found in find_quantities(words)]
    assert spans == ["ten thousand updates a second", "five hundred bytes each"]


def test_letters_that_may_mean_bits_or_bytes_keep_both_readings() -> None:
    assert (one("10 gb/s").unit, one("10 gb/s").other_unit) == ("gigabyte / second", "gigabit / second")
    assert one("10 gb").other_unit == ""


def test_forward_and_backward_looking_each() -> None:
    assert one("five hundred bytes each").per == "each"
    assert [found.per for found in find_quantities("ten nodes each with two cores".split())] == ["", ""]


SAMPLE = sorted({*range(0, 130), *random.Random(20).sample(range(10**7 + 1), 3000), 10**6, 10**7, 999_999, 100_001})


def test_every_whole_number_in_words_is_read_back() -> None:
    """The words come from a speller; years and the pronoun need something to count."""
    for value in SAMPLE:
        for words in (say_number(value), say_number(value).replace(" and ", " ").replace("-", " ")):
            assert one(f"{words} megabytes").value == value, words


def test_every_whole_number_in_digits_is_read_back() -> None:
    for value in SAMPLE[::7]:
        for digits in (str(value), f"{value:,}", f"{value}mb"):
            text = digits if digits.endswith("mb") else f"{digits} megabytes"
            assert (one(text).value, one(text).unit) == (value, "megabyte"), text


def test_pint_knows_every_unit_that_can_be_said() -> None:
    units = {word.unit for word in spellings().values()}
    assert all(amount(Fraction(1), unit).size > 0 for unit in units)


@pytest.mark.parametrize(
    ("value", "unit", "noun", "said"),
    [
        (40_000_000, "", "post", "forty million posts"),
        (5_000_000, "byte / second", "", "five megabytes a second"),
        (Fraction(1_000_000, 86_400), "1 / second", "request", "about twelve requests a second"),
        (1825, "gigabyte / year", "", "about one point eight terabytes a year"),
        (Fraction(5, 2), "hour", "", "two point five hours"),
        (1, "day", "", "one day"),
        (80, "percent", "", "eighty percent"),
        (Fraction(3, 10), "second", "", "zero point three seconds"),
        (12, "1 / hour", "query", "twelve queries an hour"),
        (1500, "", "", "one thousand five hundred"),
        (1_500_000, "", "user", "one point five million users"),
    ],
)
def test_quantities_for_the_ear(value: Fraction | int, unit: str, noun: str, said: str) -> None:
    assert say_quantity(Fraction(value), unit, noun) == said
