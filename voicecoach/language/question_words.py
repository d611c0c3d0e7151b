"""The words by which questions are told: auxiliaries, subjects, wh-words, and what may stand round them."""

LEAD_INS = frozenset(
    "so okay ok well and but now then um alright right yeah yes no oh hey like just also great cool sure first "
    "actually basically maybe because or anyway hm mm mhm really wait listen second secondly finally lastly".split()
)
"""Words that may stand before a question without being part of it."""

LEAD_PAIRS = frozenset({("i", "mean"), ("you", "know"), ("i", "guess"), ("kind", "of"), ("by", "the")})

NEGATED = frozenset(
    "isn't aren't wasn't weren't don't doesn't didn't can't couldn't shouldn't wouldn't won't haven't hasn't hadn't "
    "ain't".split()
)

BE = frozenset("is are was were am isn't aren't wasn't weren't ain't".split())

DO = frozenset(
    "do does did can could will would shall should have has may might don't doesn't didn't can't couldn't won't "
    "wouldn't shouldn't haven't hasn't ca wo".split()
)

AUXILIARIES = BE | DO | {"had", "hadn't", "must", "'s", "'re", "'d", "'ve", "'ll", "'m"}

NOMINATIVES = frozenset("i you we he she they y'all".split())
"""Pronouns that can only be subjects (and *you*)."""

PRONOUNS = NOMINATIVES | frozenset("it there this that these those".split())

SUBJECTS = PRONOUNS | frozenset(
    "anyone anybody someone somebody everyone everybody people users members creators".split()
)
"""What can follow an auxiliary in a question without an article."""

DETERMINERS = frozenset("the a an any our your their its my his her some each every these those both".split())

WH_WORDS = frozenset(
    "what who whom which when where why how whose what's who's how's where's what're who're where're how'd why'd "
    "where'd what'd when's why's whither".split()
)

WH_HEADS = frozenset(
    "many much often long soon fast far big large quickly kind sort type fresh old strict about else exactly".split()
)
"""Words that may stand between a wh-word and its verb: "how many users do we"."""

HAPPENINGS = frozenset(
    "happens breaks fails matters changes goes owns runs uses triggers consumes needs counts decides pays reads calls "
    "operates maintains drives causes happened broke changed made took came went wrote built gave told ran "
    "chose won got said began drove became fell knows knew wants wanted says".split()
)
"""Verbs before which what or who is the subject: "what breaks if it is late"."""

CLAUSE_OPENERS = frozenset("if when because while until after before and or but so that which who".split())
"""Words at which the clause of a wh-word ends at the latest: "what breaks if it is late"."""

EMBEDDERS = frozenset(
    "know knows knew see understand decide figure define ask tell told think about of on is was that's depends "
    "show understanding and sure explain explains describe determine care into by to with for matter learn "
    "consider out from remember check at exactly like be discuss note count counted than just do does did done "
    "doing".split()
)
"""Words after which a wh-clause is part of a statement ("that depends on how many ...")."""

ASKING = frozenset(
    tuple(opening.split())
    for opening in (
        "what about|how about|what if|why not|how come|what else|which one|or what|any questions|any other|"
        "anything else|you sure|you okay|you ready|you mean|you wanna|do y'all|like what"
    ).split("|")
)
"""Openings of questions without an auxiliary, where a sentence is known to open."""

INDIRECT = (
    ("i'd", "like", "to", "know"),
    ("i'd", "like", "to", "understand"),
    ("i", "would", "like", "to", "know"),
    ("i", "want", "to", "know"),
    ("i'd", "want", "to", "know"),
    ("i'd", "love", "to", "know"),
    ("i", "wonder"),
    ("i", "was", "wondering"),
    ("i'm", "wondering"),
    ("i'm", "curious"),
    ("could", "you", "tell"),
    ("can", "you", "tell"),
    ("let", "me", "ask"),
)
"""Openings that ask without a question's word order."""

OFFERS = frozenset(
    {
        ("you", "want"),
        ("you", "wanna"),
        ("you", "think"),
        ("think", "we"),
        ("think", "you"),
        ("you", "remember"),
        ("you", "sure"),
        ("you", "okay"),
        ("you", "gonna"),
        ("you", "ready"),
        ("you", "mean"),
        ("want", "to"),
    }
)

OBJECTS = frozenset({"it", "this", "that", "those", "these", "the", "a", "an", "any", "some", "each", "every"})
"""Words after do and have that are more often their object: "do the job", "have a look"."""

JOINING = frozenset({"and", "or", "but", "then"})

PREPOSITIONS = frozenset("in at for to by from on with under about until since".split())
"""Words that a wh-word takes along: "in what order do we", "by when"."""

TAGS = tuple(
    tuple(tag.split()) for tag in "huh|hunh|eh|or what|i presume|i assume|i take it|correct|am i right".split("|")
)
"""Last words that ask for assent; not *right*, which more often only holds the floor."""

NOT_TAGGED = BE | frozenset("'s 're that's it's they're you're be been not n't the quite almost more exactly".split())
"""Words after which such a last word is no tag ("that's correct")."""

SURE_AFTER = frozenset("so okay ok well oh yeah and but now or hey right alright um".split())
"""Words after which a clause opens more often than not, so that any inversion counts."""

NOT_AFTER = (
    PRONOUNS
    | WH_WORDS
    | AUXILIARIES
    | frozenset("to not never only as than nor neither let's who that if gonna".split())
)
"""Words after which an auxiliary and a pronoun are no inversion ("whatever we do you ...", "as do we")."""

UNMISTAKABLE = DO - {"may", "might", "should", "have", "has"}

UNMISTAKABLE_PAIRS = frozenset(
    {("should", "we"), ("should", "i")}
    | {(have, who) for have in ("have", "has") for who in ("you", "we", "they", "i", "he", "she")}
    | {(be, who) for be in ("are", "were", "aren't", "weren't") for who in ("you", "we", "they")}
    | {(be, who) for be in ("is", "was", "isn't", "wasn't") for who in ("he", "she")}
    | {(be, it) for be in ("isn't", "wasn't") for it in ("it", "that", "this")}
    | {(would, "it") for would in ("would", "could", "should")}
    | {("aren't", "there"), ("would", "that"), ("would", "this")}
)
"""Be and have before subjects; not "is we" and "is you": "the problem is we have no cache"."""

NOUN_PHRASES = SUBJECTS | DETERMINERS
"""First words of most subjects."""

EMBEDDING = EMBEDDERS | NOMINATIVES | WH_WORDS

RELATIVES = frozenset({"which", "when", "who"})
"""Wh-words that mostly open a relative clause when an auxiliary follows at once."""

THINGS = DETERMINERS | {"anything", "anyone"}
