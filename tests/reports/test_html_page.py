"""The HTML report as text: its parts in their order, everything escaped, and marks that stand where the words do."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from graded_answers import GradedAnswer, read_answers
from hostile import HOSTILE, hostile
from spoken import SOURCE, answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.coach.conversation import UNASKED
from voicecoach.reports.html import html
from voicecoach.reports.html_dialogue import Interjection, dialogue
from voicecoach.reports.html_findings import OPEN, lay_out
from voicecoach.reports.html_lanes import lanes_of
from voicecoach.reports.html_moments import moments_of
from voicecoach.rubric.verdict import judge
from voicecoach.transcript.types import DELIBERATE, OtherTurn, Timing


def graded(name: str) -> Analysis:
    answers: dict[str, GradedAnswer] = {entry.name: entry for entry in read_answers()}
    return answers[name].judged()


class Page(HTMLParser):
    """A page taken apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, *names: str) -> list[str]:
        return [value for name, value in self.attributes if name in names]


@pytest.mark.parametrize("timing", [Timing.CUE, Timing.NONE])
def test_nothing_that_was_said_or_named_becomes_markup(timing: Timing) -> None:
    interjection = Interjection(2.0, f"What about {HOSTILE[0]}?\nAnd <b>then</b>?", "<script>why</script>", True)
    page = Page(html(hostile(timing), spoken=(*HOSTILE, "\ud83d"), interjections=[interjection]))
    assert page.tags.count("script") == 1
    assert not {"img", "i"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    shown = " ".join(page.text)
    for word in HOSTILE[:-1]:
        assert word in shown
    if timing is Timing.CUE:
        assert "<script>why</script>" in shown


def test_the_policy_lets_the_pages_own_script_run_and_no_other() -> None:
    page = html(graded("encoding-rollout-weak"))
    script = page.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert f"default-src 'none'; script-src 'sha256-{digest}';" in policy[1]


def test_no_address_leads_out_of_the_page() -> None:
    page = Page(html(graded("subtitle-updates-middling")))
    addresses = page.values("href", "src", "xlink:href", "srcset", "action")
    assert len(addresses) > 50
    assert {address[0] for address in addresses} == {"#"}
    assert set(addresses) <= {f"#{anchor}" for anchor in page.values("id")}


def test_the_parts_stand_in_their_order() -> None:
    analysis = graded("subtitle-updates-middling")
    page = html(analysis)
    heads = re.findall(r'<h2 id="(\w+)"', page)
    assert heads == [
        *("verdict", "timeline", "transcript", "pace", "choices", "rubric", "asked", "recovery", "next"),
    ]
    assert f"{judge(analysis).score.total:g} of 100 points</h2>" in page


def test_three_findings_are_open_and_the_rest_is_folded() -> None:
    analysis = graded("subtitle-updates-middling")
    page = html(analysis)
    section = page.partition('<h2 id="verdict"')[2].partition('<h2 id="timeline"')[0]
    opened, _, folded = section.partition("<details>")
    assert opened.count("<article") == OPEN
    assert opened.count("Say instead:") == OPEN
    assert folded.count("<article") == len(analysis.findings) - OPEN
    codes = [finding.code for finding in judge(analysis).fixes]
    assert re.findall(r"<b>([A-Z]+\d+)</b>", opened) == codes


@pytest.mark.parametrize("entry", tuple(read_answers()), ids=lambda entry: entry.name)
def test_every_finding_is_marked_where_its_quote_stands(entry: GradedAnswer) -> None:
    analysis = entry.judged()
    moments = moments_of(analysis)
    for card in lay_out(analysis, judge(analysis), moments).cards:
        quoted = analysis.answer.words[card.first : card.last]
        assert " ".join(word.text for word in quoted) == card.finding.quote
        assert quoted[0].start == card.finding.at


@pytest.mark.parametrize("entry", tuple(read_answers()), ids=lambda entry: entry.name)
def test_every_finding_and_every_signal_has_its_mark(entry: GradedAnswer) -> None:
    analysis = entry.judged()
    moments = moments_of(analysis)
    cards = lay_out(analysis, judge(analysis), moments).cards
    lanes = lanes_of(analysis, cards, dialogue(analysis, (), moments), moments)
    marked = {mark.place for mark in lanes.marks}
    assert {card.place for card in cards} <= marked
    assert {moments.place(signal.first) for signal in analysis.signals} <= marked
    assert {event.row for event in (*lanes.bars, *lanes.marks, *lanes.ticks)} <= set(lanes.rows)


def test_words_carry_their_times_and_the_whole_answer_is_there() -> None:
    analysis = graded("next-episode-strong")
    page = html(analysis)
    spoken = re.findall(r'<span id="w\d+" data-s="([\d.]+)">([^<]*)</span>', page)
    assert len(spoken) == len(analysis.answer.words)
    assert [float(start) for start, _ in spoken] == pytest.approx(
        [word.start for word in analysis.answer.words], abs=0.006
    )


def test_without_times_words_are_numbered_and_nothing_can_be_played() -> None:
    page = html(hostile(Timing.NONE))
    assert "data-s=" not in page
    assert 'id="pace"' not in page
    assert ">word 1</a>" in page
    assert "the transcript has no times" in page


def test_an_answer_without_a_word_still_makes_a_page() -> None:
    page = html(analyse(answer(""), SOURCE, None))
    assert "No words were heard." in page
    assert "Not enough to judge" in page


def test_an_interruption_on_purpose_is_labelled_and_says_why() -> None:
    analysis = graded("subtitle-updates-middling")
    asked = analysis.answer.others[1]
    assert asked.start is not None
    plain = html(analysis)
    assert "cut in on purpose" not in plain
    page = html(analysis, interjections=[Interjection(asked.start - 1, asked.text, "nothing was scoped", True)])
    entry = page.partition('<h2 id="asked"')[2].partition("</section>")[0]
    assert entry.count("cut in on purpose") == 1
    assert 'Why: <span dir="auto">nothing was scoped</span>' in entry
    assert f"{asked.speaker} cuts in on purpose" in page


def test_a_transcript_that_knows_the_moves_tells_an_interruption_too() -> None:
    assert {kind.value for kind in UNASKED} == DELIBERATE
    moves = (None, "answer", "probe")
    others = tuple(OtherTurn("Coach", "Yes?", None, None, 9 * at, move) for at, move in enumerate(moves))
    page = html(analyse(answer("So I'd use Kafka. " * 30, others=others), SOURCE, None))
    assert page.count("cut in on purpose") == 1


def test_choices_show_what_was_said_of_each() -> None:
    page = html(graded("subtitle-updates-middling"))
    rows = dict(re.findall(r'<th scope="row"><bdi>([^<]*)</bdi></th>(.*)</tr>', page))
    assert re.findall(r'class="(said|unsaid)"', rows["sqs"]) == ["said", "said", "said", "unsaid"]
    assert re.findall(r'class="(said|unsaid)"', rows["redis"])[2] == "unsaid"


def test_the_sound_is_where_it_was_said_to_be() -> None:
    analysis = graded("encoding-rollout-weak")
    assert "<audio" not in html(analysis)
    assert '<audio controls preload="metadata" src="answer.flac">' in html(analysis, sound="answer.flac")
