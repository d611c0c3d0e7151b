"""Sums spoken aloud: those that hold, those that do not, those nobody can check, and figures that are no sum."""

import pytest
from spoken import answer, unpunctuated

from voicecoach.analysis.arithmetic import Sum, find_sums, quantities
from voicecoach.language.saying import say_quantity
from voicecoach.language.talk import Talk, read_talk
from voicecoach.transcript.types import OtherTurn

RIGHT = """
80% of 50 million is 40 million.
Eighty percent of fifty million posts, so that's forty million.
Ten thousand updates a second at five hundred bytes is five megabytes a second.
We get ten thousand updates a second. Each update is about five hundred bytes. So that's five megabytes a second.
A million a day is about twelve a second.
A million a day is ten a second.
A million requests a day, that's roughly ten a second.
Ten thousand a second over twenty nodes is five hundred each.
A one gigabit link carries five megabytes a second twenty-five times over.
That is five megabytes a second, which a one gigabit link carries twenty-five times over.
Five gigabytes a day for a year is about two terabytes.
Five gigabytes a day is one point eight terabytes a year.
Ten million users times five posts is fifty million posts.
Seven times eight is fifty six.
Twelve times twelve is about a hundred and forty.
A gigabit link is a hundred and twenty five megabytes a second.
Fifty plus thirty is eighty.
10k/s x 500 b is 5 mb/s
Two thirds of ninety is sixty.
Eighty percent of fifty million, that's forty million, no sorry thirty.
Two hundred million members, each watches two hours a day, so that's four hundred million hours a day.
Ten million photos times two megabytes comes to twenty terabytes.
Fifty million posts per day, and eighty percent are text, so this will leave us with forty million text posts.
1000 dollars a month times twelve is twelve thousand dollars a year.
Ten engineers at two hundred thousand dollars each is two million dollars a year.
The disk is two terabytes a node, with ten nodes that's twenty terabytes.
100 million a day divided by 100,000 is a thousand a second.
100 million a day divided by 86,400 is about 1200 per second.
Four hundred gigabytes divided by ten machines is forty gigabytes per machine.
99 percent of a thousand requests is 990 requests.
a thousand twenty four kilobytes is a megabyte
three hundred thousand a minute is five thousand a second
Okay, a hundred million users and each of them uploads two photos a day, so that's two hundred million photos a day.
And if one photo is two megabytes then two hundred million photos a day is four hundred terabytes a day.
So 200 million photos divided by 86400 is, like, two thousand three hundred a second.
A billion events per day comes out to roughly twelve thousand a second.
Five hundred writes per second times a kilobyte, that gives us 500 kilobytes per second.
we have four thousand titles and thirty languages each, so a hundred and twenty thousand files
four thousand titles times thirty languages is a hundred twenty thousand files
Sixty percent of two hundred and fifty million is a hundred and fifty million.
a quarter of two hundred million members is fifty million members
Twenty percent of ten thousand is two thousand, so two thousand requests fail.
10 gigabytes an hour is 240 gigabytes a day.
three dollars a day is about ninety dollars a month.
three dollars a day is about a thousand dollars a year.
with twelve nodes at fifty thousand requests per second each, that's six hundred thousand requests per second
six hundred thousand requests per second split across twelve nodes is fifty thousand each
a 10 gigabit nic is one point two five gigabytes a second
We'd store one kilobyte per user, with two hundred million users that's two hundred gigabytes.
fifty thousand requests a second at two milliseconds each is a hundred cores
ten thousand qps times 200 bytes is 2 megabytes per second
so ten million divided by a thousand is ten thousand
thirty frames a second for two hours is about two hundred thousand frames
eighty six thousand four hundred seconds in a day, so a hundred thousand a day is about one a second
five minus two is three
two to three million users times ten is twenty to thirty million
five to ten requests a second per user, times a thousand users, that's five to ten thousand a second
say a message is 200 bytes, at fifty thousand messages a second that's ten megabytes a second
forty eight hours is two days
ninety nine point nine percent of a million requests is 999 thousand requests
one percent of fifty million is half a million
ten engineers times two hundred thousand dollars is two million dollars
that's two point five times four, which is ten
"""

WRONG = """
Eighty percent of fifty million is forty-five million.
Eighty percent of fifty million posts are text, so that's four million text posts.
Ten thousand updates a second at five hundred bytes is fifty megabytes a second.
Ten thousand updates a second times five hundred bytes, that's five gigabytes a second.
We get ten thousand updates a second. Each update is five hundred bytes. So that's fifty megabytes a second.
A million requests a day is about a hundred requests a second.
We have a million writes a day, which is a thousand writes a second.
Ten thousand a second over twenty nodes is fifty each.
A one gigabit link carries five megabytes a second two hundred times over.
Five gigabytes a day for a year is about two hundred terabytes.
Five gigabytes a day is eighteen terabytes a year.
Ten million users times five posts is five million posts.
Seven times eight is fifty four.
A gigabit link is a thousand megabytes a second.
Fifty plus thirty is ninety.
Half of fifty million is thirty-five million.
Each photo is two megabytes, times ten million photos a day, that's twenty gigabytes a day.
Four hundred gigabytes divided by ten machines is four gigabytes per machine.
5 times 20 ms is 200 ms
Ten percent of two hundred million members is two million members.
three hundred thousand a minute is fifty thousand a second
two hundred million photos a day times two megabytes is four terabytes a day.
A billion events per day comes out to about a hundred thousand events a second.
four thousand titles times thirty languages is twelve thousand files
Sixty percent of two hundred and fifty million is a hundred million.
10 gigabytes an hour is 24 gigabytes a day.
three dollars a day is about ten thousand dollars a year.
with twelve nodes at fifty thousand requests per second each, that's sixty thousand requests per second
We'd store one kilobyte per user, with two hundred million users that's two terabytes.
so ten million divided by a thousand is a hundred thousand
a thousand minus three hundred is eight hundred
half of eighty million is sixty million
one percent of fifty million is five million
"""

UNSURE = """
A million a day, that's a hundred a second at peak.
If each photo is two megabytes and we have ten million photos a day, that's 20 gigabytes a day.
One percent of users make a reel so that's yeah ten million new reels.
if we get a million requests a day that's maybe five hundred a second in the evening peak
"""

NO_SUM = """
We have fifty million users and that's three teams.
We had 10 users in 2019 and 50 engineers.
The latency is 200 milliseconds and p99 is 500 milliseconds.
We need three replicas in five regions.
It takes 5 minutes, and that's fine for 10 users.
We have 3 teams and 20 engineers, and that's 2 more than last year.
I worked there for five years and that's when we moved to three regions.
The p99 is two hundred milliseconds which is fine for ten thousand users.
We kept the top ten titles for thirty days, and that is what made the difference for two of our markets.
It has four nines, that's about an hour a year.
There are two options, and the second is five times more expensive.
roughly ten million a day, say a hundred a second
"""


def sums(talk: Talk) -> list[Sum]:
    return list(find_sums(talk, quantities(talk)))


def verdicts(text: str) -> list[bool | None]:
    return [found.holds for found in sums(read_talk(answer(text)))]


FORMS = pytest.mark.parametrize("form", [str, unpunctuated], ids=["punctuated", "unpunctuated"])


@pytest.mark.parametrize("text", RIGHT.strip().splitlines())
@FORMS
def test_sums_that_hold(text: str, form: type[str]) -> None:
    assert verdicts(form(text)) in ([True], [True, True])


@pytest.mark.parametrize("text", WRONG.strip().splitlines())
@FORMS
def test_sums_that_do_not_hold(text: str, form: type[str]) -> None:
    assert verdicts(form(text)) == [False]


@pytest.mark.parametrize("text", UNSURE.strip().splitlines())
@FORMS
def test_nothing_is_said_against_a_sum_that_cannot_be_checked(text: str, form: type[str]) -> None:
    assert verdicts(form(text)) == [None]


@pytest.mark.parametrize("text", NO_SUM.strip().splitlines())
@FORMS
def test_figures_near_each_other_are_no_sum(text: str, form: type[str]) -> None:
    assert verdicts(form(text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Eighty percent of fifty million is forty-five million.", "forty million"),
        ("A million requests a day is a hundred requests a second.", "about twelve requests a second"),
        ("Ten thousand a second over twenty nodes is fifty each.", "five hundred a second"),
        ("Five gigabytes a day is eighteen terabytes a year.", "about one point eight terabytes a year"),
        ("A gigabit link is a thousand megabytes a second.", "one hundred and twenty-five megabytes a second"),
        ("A one gigabit link carries five megabytes a second two hundred times over.", "twenty-five times"),
    ],
)
def test_the_right_figure_is_for_the_ear(text: str, right: str) -> None:
    (found,) = sums(read_talk(answer(text)))
    assert found.right is not None
    assert say_quantity(found.right, found.claim.unit, found.claim.noun) == right


def test_a_result_becomes_the_operand_of_the_next_sum() -> None:
    text = "Ten thousand a second times five hundred bytes is five megabytes a second, which is forty gigabytes a day."
    assert verdicts(text) == [True, False]


@pytest.mark.parametrize(
    ("claimed", "holds"), [("about twenty", True), ("twenty", False), ("fourteen", True), ("more than ten", True)]
)
def test_roughly_allows_more(claimed: str, *, holds: bool) -> None:
    assert verdicts(f"A million files a day is {claimed} files a second.") == [holds]


def test_what_the_interviewer_says_between_ends_a_sum() -> None:
    said = "Eighty percent of fifty million posts. Okay, so that's four million posts."
    between = OtherTurn("Interviewer", "Let's take five million.", None, None, before_word=6)
    assert verdicts(said) == [False]
    assert sums(read_talk(answer(said, others=(between,)))) == []


def test_nobody_speaks_of_a_thousand_figures_without_an_end() -> None:
    talk = read_talk(answer("ten users and " * 1000))
    assert sums(talk) == []
