"""Questions told by their words, since unpunctuated speech has no question marks.

A question shows in its word order (an auxiliary before its subject: "do we have", "how many users are there"), in a
handful of openings without it ("what about the cost", "you sure"), or in an opening that asks politely ("I'd like to
know whether"). How much is believed depends on where the words stand. Where a sentence is known to open, all of these
count. In the middle of unpunctuated words only orders that no statement has do: "is there any" and "would you", but not
"is the" and "who was", since "the trouble is the cache" and "a man who was late" are no questions.
"""

from collections.abc import Sequence
from itertools import takewhile

from voicecoach.language.question_words import (
    ASKING,
    AUXILIARIES,
    BE,
    CLAUSE_OPENERS,
    DETERMINERS,
    DO,
    EMBEDDERS,
    EMBEDDING,
    HAPPENINGS,
    INDIRECT,
    JOINING,
    LEAD_INS,
    LEAD_PAIRS,
    NEGATED,
    NOMINATIVES,
    NOT_AFTER,
    NOT_TAGGED,
    NOUN_PHRASES,
    OBJECTS,
    OFFERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECTS,
    SURE_AFTER,
    TAGS,
    THINGS,
    UNMISTAKABLE,
    UNMISTAKABLE_PAIRS,
    WH_HEADS,
    WH_WORDS,
)

LONGEST_HEAD = 5
"""Words between a wh-word and its auxiliary, at most: "how many new titles per day do we"."""


def is_question(tokens: Sequence[str], *, ends: bool = True) -> bool:
    """True when an unpunctuated sentence asks something.

    Args:
        tokens: the sentence's fluent tokens; its first is known to open it.
        ends: whether its last is known to end it, so that a tag there counts ("it is cheap, isn't it").
    """
    start = _content(tokens)
    opening = start == 0 or tokens[start - 1] not in JOINING
    return (
        is_indirect(tokens[start:])
        or (_inverted(tokens, start) if opening else _inverted_after(tokens, start))
        or _wh(tokens, start, opening=True)
        or _short(tokens[start:])
        or _asks_what_you_know(tokens, start)
        or (ends and _tagged(tokens))
    )


def opens_question(tokens: Sequence[str], at: int) -> bool:
    """True when a direct question opens at this token, in the middle of unpunctuated words."""
    if tokens[at] not in WH_WORDS and _belongs_to_wh(tokens, at):
        return False
    if tokens[at - 1] in SURE_AFTER and _inverted_after(tokens, at):
        return True
    return _inverted_amid(tokens, at) or _wh(tokens, at, opening=False)


def _belongs_to_wh(tokens: Sequence[str], at: int) -> bool:
    """True when the auxiliary at `at` is that of a wh-word a few tokens before: "how many regions do we have"."""
    for token in reversed(tokens[max(0, at - LONGEST_HEAD - 1) : at]):
        if token in AUXILIARIES or token in SURE_AFTER:
            return False
        if token in WH_WORDS:
            return True
    return False


def is_indirect(tokens: Sequence[str]) -> bool:
    """True when words ask without a question's word order ("I'd like to know whether ..."), punctuated or not."""
    return any(tuple(tokens[: len(opening)]) == opening for opening in INDIRECT)


def _content(tokens: Sequence[str]) -> int:
    """Index of the first token that is no lead-in; some token is always left."""
    start = 0
    while start < len(tokens) - 1:
        if tuple(tokens[start : start + 2]) in LEAD_PAIRS and start < len(tokens) - 2:
            start += 2
        elif tokens[start] in LEAD_INS or tokens[start].endswith("-") or _takes_wh(tokens, start):
            start += 1
        else:
            break
    return start


def _takes_wh(tokens: Sequence[str], at: int) -> bool:
    """A preposition before its wh-word: "in what order"."""
    return tokens[at] in PREPOSITIONS and tokens[at + 1] in WH_WORDS


def _subject(tokens: Sequence[str], at: int) -> str:
    """The token after one and its negation, which is the subject after an auxiliary; empty at the end."""
    if at + 1 < len(tokens) and tokens[at + 1] in {"n't", "not"}:
        at += 1
    return tokens[at + 1] if at + 1 < len(tokens) else ""


def _inverted(tokens: Sequence[str], at: int) -> bool:
    """Auxiliary before subject where a sentence opens: "do we have", "is the budget fixed"."""
    auxiliary, subject = tokens[at], _subject(tokens, at)
    if auxiliary not in DO and auxiliary not in BE:
        return False
    if auxiliary == "may":
        return subject in {"i", "we"}
    if subject in NOUN_PHRASES:
        return not (auxiliary in {"do", "have"} and subject in OBJECTS)
    return at == 0 and auxiliary in {"does", "did", "is", "are"} and len(tokens) > 3 and not subject.endswith("ed")


def _inverted_after(tokens: Sequence[str], at: int) -> bool:
    """The same after a word that may also join two verbs: "and is it", but not "and have an index"."""
    auxiliary, subject = tokens[at], _subject(tokens, at)
    if auxiliary in DO:
        return subject in NOMINATIVES or (
            auxiliary in {"does", "did", "can", "could", "would", "should"} and subject in SUBJECTS
        )
    return auxiliary in BE and (subject in SUBJECTS or subject == "the")


def _inverted_amid(tokens: Sequence[str], at: int) -> bool:
    """The same among words of which nothing is known: only what no statement says."""
    auxiliary, subject = tokens[at], _subject(tokens, at)
    if tokens[at - 1] in NOT_AFTER:
        return False
    if auxiliary in UNMISTAKABLE and subject in NOMINATIVES and (auxiliary, subject) != ("will", "i"):
        return True
    after = tokens[at + 2] if at + 2 < len(tokens) else ""
    return (auxiliary, subject) in UNMISTAKABLE_PAIRS or (auxiliary in BE and subject == "there" and after in THINGS)


def _asks_what_you_know(tokens: Sequence[str], start: int) -> bool:
    """*You know how ...* as the first words of a sentence; not *you know what I think*."""
    if start != 2 + (tokens[0] in LEAD_INS) or tokens[start - 1] != "know":
        return False
    return tokens[start] in {"how", "why"} or (tokens[start] == "what" and _subject(tokens, start) != "i")


def _short(tokens: Sequence[str]) -> bool:
    """A few words put to the listener: "you want onions on yours", "any questions"."""
    if len(tokens) <= 3 and (tokens[0] == "any" or tokens[-1] == "what"):
        return True
    if len(tokens) <= 2 and (tokens[0] == "really" or (tokens[0] == "you" and tokens[-1] in AUXILIARIES - NEGATED)):
        return True
    return len(tokens) <= 7 and tuple(tokens[:2]) in OFFERS


def _wh(tokens: Sequence[str], at: int, *, opening: bool) -> bool:
    """A wh-word and, within a noun phrase's length, an auxiliary before its subject: "how many users do we have"."""
    word = tokens[at]
    if opening and tuple(tokens[at : at + 2]) in ASKING:
        return True
    if word not in WH_WORDS:
        return False
    if tuple(tokens[at : at + 2]) in {("what", "about"), ("how", "about"), ("how", "come")}:
        return opening or tokens[at - 1] not in EMBEDDERS
    embedded = not opening and tokens[at - 1] in EMBEDDING
    if opening and _stands_alone(tokens, at):
        return True
    if "'" in word:
        return not embedded and (opening or word != "who's") and word != "when's"
    return _wh_inverted(tokens, at, opening=opening, embedded=embedded)


def _stands_alone(tokens: Sequence[str], at: int) -> bool:
    """Wh-questions without an auxiliary: one or two words, or the wh-word as the subject."""
    word, left = tokens[at], len(tokens) - at
    if word in {"what", "why", "who", "how", "where", "which"} and left <= 2:
        return True
    following = tokens[at + 1] if left > 1 else ""
    after = tokens[at + 2] if left > 2 else ""
    if word in {"what", "who"}:
        if following in {"first", "then", "really", "exactly", "actually"}:
            following = after
        if _is_verb(following):
            clause = takewhile(lambda token: token not in CLAUSE_OPENERS, tokens[at + 2 :])
            return not any(token in BE for token in clause)
    return word == "how" and following in {"many", "much"}


def _is_verb(word: str) -> bool:
    """True for a form that follows its subject: "what breaks", "who decided"."""
    return word in HAPPENINGS or word.endswith("ed") or (word.endswith("es") and word not in PRONOUNS | DETERMINERS)


def _wh_inverted(tokens: Sequence[str], at: int, *, opening: bool, embedded: bool) -> bool:
    """Find the wh-word's auxiliary and judge by what stands after it; a pronoun before it makes a relative clause."""
    for place in range(at + 1, min(at + LONGEST_HEAD + 2, len(tokens))):
        if tokens[place].partition("'")[0] in PRONOUNS:
            return opening and tokens[at] in {"who", "which"} and _subject(tokens, place) in {"gonna", "wanna"}
        if tokens[place] == "one's" and tokens[at] == "which":
            return opening
        if tokens[place] in AUXILIARIES:
            subject = _subject(tokens, place)
            if tokens[place] in DO and subject in NOMINATIVES:
                return True
            if embedded or not subject:
                return False
            judge = _wh_at_once if place == at + 1 else _wh_with_head
            return judge(tokens, at, place, subject, opening=opening)
    return False


def _wh_at_once(tokens: Sequence[str], at: int, _: int, subject: str, *, opening: bool) -> bool:
    """Wh-word and auxiliary: "what is the cost"; "which is" and "when is" mostly open relative clauses."""
    word = tokens[at]
    if word in RELATIVES:
        return opening and (word == "who" or (word == "when" and subject in DETERMINERS))
    return opening or subject in NOUN_PHRASES or word in {"what", "how", "why"}


def _wh_with_head(tokens: Sequence[str], at: int, place: int, subject: str, *, opening: bool) -> bool:
    """Wh-word, noun and auxiliary: "how many titles does Netflix", "what equipment was used".

    But not "what the user needs is a list", "how to do that".
    """
    word, head = tokens[at], tokens[at + 1]
    if head in HAPPENINGS or head in DETERMINERS or head == "to" or head.endswith("ed"):
        return tokens[at + 2] in {"hell", "heck"}
    if word == "what" and tokens[place] in {"is", "was"} and place > at + 2 and tokens[place - 1].endswith("s"):
        return False
    if head in WH_HEADS and tokens[place] in {"do", "does", "did"}:
        return subject not in AUXILIARIES
    if opening and word in {"what", "which"} and not head.endswith("ing"):
        return True
    return subject in NOUN_PHRASES and word != "where" and (opening or word != "which")


def _tagged(tokens: Sequence[str]) -> bool:
    """Words at the end that turn a statement into a question: "it is cheap, isn't it", "you run it, I take it"."""
    for tag in TAGS:
        if tuple(tokens[-len(tag) :]) == tag:
            return len(tokens) > len(tag) and tokens[-len(tag) - 1] not in NOT_TAGGED
    if len(tokens) < 5:
        return False
    auxiliary, pronoun = tokens[-2:]
    if pronoun not in NOMINATIVES | {"it", "there"}:
        return False
    return auxiliary in NEGATED or auxiliary == "n't" or (auxiliary in AUXILIARIES and tokens[-3] not in NOT_AFTER)
