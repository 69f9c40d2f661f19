"""The spaCy pipeline: blank English, with the vocabulary's phrases as a component."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from checker import vocabulary
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

METRIC_SPANS = "metrics"
_END = 0  # spaCy's number of the empty text, which no token is


@cache
def pipeline() -> Language:
    """Return the pipeline: spaCy's English tokenizer and a `metric_phrases` component; no model, no download."""
    import spacy  # noqa: PLC0415 - a second of import that `--help` and errors need not wait for
    from spacy.attrs import LOWER  # noqa: PLC0415
    from spacy.language import Language  # noqa: PLC0415

    if not Language.has_factory("metric_phrases"):
        Language.factory("metric_phrases", func=_metric_phrases)
    nlp = spacy.blank("en")
    # of a new word only its lower-case form is wanted; a dozen tests ("is it a URL?") would cost more than a sentence
    vocabulary_of_words: Any = nlp.vocab  # the attribute is missing from spaCy's type stubs
    vocabulary_of_words.lex_attr_getters = {LOWER: vocabulary_of_words.lex_attr_getters[LOWER]}
    nlp.add_pipe("metric_phrases")
    return nlp


def _metric_phrases(nlp: Language, name: str) -> MetricPhrases:
    return MetricPhrases(nlp, name)


class MetricPhrases:
    """Marks the vocabulary's metric names in `doc.spans["metrics"]`, longest first, labelled with the metric's id.

    The label of a weak synonym ("energy", "waste") ends in "?": it names a field, not yet a metric. The phrases are
    kept as a tree of lower-case tokens (spaCy's numbers of their texts): spaCy's own phrase matcher needs a `Doc` of
    each of the six thousand phrases first, which takes longer than most documents do.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Grow the tree of all synonyms; phrases with digits or slashes are tokenized as spaCy would in a text."""
        from spacy.attrs import LOWER  # noqa: PLC0415

        self.name = name
        self._attribute = LOWER
        self._number_of = nlp.vocab.strings.add
        self._tree: dict[int, Any] = {}
        for metric in vocabulary.metrics().values():
            for label, phrases in ((metric.id, metric.synonyms), (metric.id + "?", metric.weak_synonyms)):
                for phrase in phrases:
                    for tokens in _tokens(nlp, phrase):
                        self._add(tokens, label)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the phrases of one sentence."""
        lowered = doc.to_array(self._attribute).tolist()
        spans = []
        start = 0
        while start < len(lowered):
            if lowered[start] not in self._tree:
                start += 1
                continue
            end, label = self._longest(lowered, start)
            if label:
                spans.append(_labelled(doc, start, end, label))
            start = max(end, start + 1)
        doc.spans[METRIC_SPANS] = spans
        return doc

    def _add(self, tokens: list[str], label: str) -> None:
        branch = self._tree
        for token in tokens:
            branch = branch.setdefault(self._number_of(token), {})
        branch.setdefault(_END, label)

    def _longest(self, lowered: list[int], start: int) -> tuple[int, str]:
        branch, end, label = self._tree, start, ""
        for position in range(start, len(lowered)):
            branch = branch.get(lowered[position], {})
            if not branch:
                break
            if _END in branch:
                end, label = position + 1, branch[_END]
        return end, label


def _labelled(doc: Doc, start: int, end: int, label: str) -> Span:
    from spacy.tokens import Span  # noqa: PLC0415

    return Span(doc, start, end, label=label)


_PLAIN = compiled(r"[a-z' -]+")


def _tokens(nlp: Language, phrase: str) -> list[list[str]]:
    """Return a phrase's tokens, with hyphens as tokens of their own and, where it has any, as spaces."""
    lowered = phrase.lower()
    if "'" in lowered or not _PLAIN.fullmatch(lowered):
        return [[token.text for token in nlp.make_doc(variant)] for variant in {lowered, lowered.replace("-", " ")}]
    if "-" not in lowered:
        return [lowered.split()]
    return [lowered.replace("-", " - ").split(), lowered.replace("-", " ").split()]
