"""The words of a sentence as spaCy's English tokenizer finds them, and the vocabulary's metric names among them.

What stands between two spaces is always cut up the same way, so it is cut once and remembered. Where it holds nothing
but plain characters its own rules are applied without it (`tokenizer.py`); spaCy is asked for the rest, and forgets the
words it was asked for: its store of strings would otherwise grow with every document.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import vocabulary
from checker.extraction.patterns import compiled
from checker.extraction.tokenizer import cut
from checker.vocabulary.kept import Folders, kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.language import Language

_END = ""  # a key of the tree that no word is
_CHUNKS = 16_000  # stretches between two spaces that are remembered
_LONGEST_CHUNK = 60  # characters of one that is remembered

Token = tuple[str, int, int]  # in lower case, with its start and end


class Phrase(NamedTuple):
    """A metric named in a text. The label is its id; that of a weak synonym ("energy", "waste") ends in "?"."""

    start: int
    end: int
    label: str


@cache
def _english() -> Language:
    """Return spaCy's English tokenizer; no model, no download."""
    import spacy  # noqa: PLC0415 - a second of import that `--help` and errors need not wait for
    from spacy.attrs import LOWER  # noqa: PLC0415

    nlp = spacy.blank("en")
    # of a new word only its lower-case form is wanted; a dozen tests ("is it a URL?") would cost more than a sentence
    vocabulary_of_words: Any = nlp.vocab  # the attribute is missing from spaCy's type stubs
    vocabulary_of_words.lex_attr_getters = {LOWER: vocabulary_of_words.lex_attr_getters[LOWER]}
    return nlp


def load_tokenizer() -> None:
    """Load the tokenizer and the phrases of metrics, which the first sentence would have to wait for."""
    _english()
    _tree()


class _Chunks(dict[str, tuple[Token, ...]]):
    """The tokens of what stands between two spaces, found when it is first met."""

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        tokens = _cut(chunk) if chunk else ((" ", 0, 0),)  # a second space is a word to spaCy
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _CHUNKS:
                self.clear()
            self[chunk] = tokens
        return tokens


def _cut(chunk: str) -> tuple[Token, ...]:
    words = cut(chunk)
    if words is not None:
        ends = tuple(accumulate(map(len, words)))
        return tuple((word.lower(), end - len(word), end) for word, end in zip(words, ends, strict=True))
    english = _english()
    with english.memory_zone():
        return tuple((token.lower_, token.idx, token.idx + len(token)) for token in english.make_doc(chunk))


_CHUNKS_MET = _Chunks()  # a cache and nothing else


def metric_phrases(text: str) -> Iterator[Phrase]:
    """Yield the vocabulary's metric names in a text, the longest of those that begin together, without overlaps."""
    tree = _tree()
    tokens = list(_tokens(text))
    reached = 0
    for position, (word, start, _) in enumerate(tokens):
        if position < reached or word not in tree:
            continue
        last, label = _longest(tree, tokens, position)
        if label:
            reached = last + 1
            yield Phrase(start, tokens[last][2], label)


def _tokens(text: str) -> Iterator[Token]:
    offset = 0
    for chunk in text.split(" "):
        for word, start, end in _CHUNKS_MET[chunk]:
            yield word, offset + start, offset + end
        offset += len(chunk) + 1


def _longest(tree: dict[str, Any], tokens: list[Token], position: int) -> tuple[int, str]:
    """Return the last token of the longest phrase that begins at a token, and the phrase's label ("" for none)."""
    branch, found, label = tree, position, ""
    while position < len(tokens) and tokens[position][0] in branch:
        branch = branch[tokens[position][0]]
        if _END in branch:
            found, label = position, branch[_END]
        position += 1
    return found, label


@cache
def _tree() -> dict[str, Any]:
    """Return the phrases as a tree of lower-case tokens, with the label where one ends."""
    return dict(_phrase_tree())


@kept(dict[str, Any])
def _phrase_tree(more: Folders = ()) -> Mapping[str, Any]:  # noqa: ARG001 - as all of the vocabulary is kept
    """Make the tree.

    spaCy's own phrase matcher needs a `Doc` of each of the six thousand phrases first, which takes longer than most
    documents do.
    """
    tree: dict[str, Any] = {}
    for metric in vocabulary.metrics().values():
        for label, phrases in ((metric.id, metric.synonyms), (metric.id + "?", metric.weak_synonyms)):
            for phrase in phrases:
                for words in _words(phrase):
                    branch = tree
                    for word in words:
                        branch = branch.setdefault(word, {})
                    branch.setdefault(_END, label)
    return tree


_PLAIN = compiled(r"[a-z' -]+")


def _words(phrase: str) -> list[list[str]]:
    """Return a phrase's tokens, with hyphens as tokens of their own and, where it has any, as spaces."""
    lowered = phrase.lower()
    if "'" in lowered or not _PLAIN.fullmatch(lowered):
        return [[word for word, _, _ in _tokens(variant)] for variant in {lowered, lowered.replace("-", " ")}]
    if "-" not in lowered:
        return [lowered.split()]
    return [lowered.replace("-", " - ").split(), lowered.replace("-", " ").split()]
