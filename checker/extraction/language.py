"""The spaCy pipeline: blank English, with the vocabulary's phrases as a component."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

METRIC_SPANS = "metrics"


@cache
def pipeline() -> Language:
    """Return the pipeline: spaCy's English tokenizer and a `metric_phrases` component; no model, no download."""
    import spacy  # noqa: PLC0415 - a second of import that `--help` and errors need not wait for
    from spacy.language import Language  # noqa: PLC0415

    if not Language.has_factory("metric_phrases"):
        Language.factory("metric_phrases", func=_metric_phrases)
    nlp = spacy.blank("en")
    nlp.add_pipe("metric_phrases")
    return nlp


def _metric_phrases(nlp: Language, name: str) -> MetricPhrases:
    return MetricPhrases(nlp, name)


class MetricPhrases:
    """Marks the vocabulary's metric names in `doc.spans["metrics"]`, longest first, labelled with the metric's id.

    The label of a weak synonym ("energy", "waste") ends in "?": it names a field, not yet a metric.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Compile every synonym of the vocabulary into one phrase matcher over lower-case tokens."""
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415
        from spacy.util import filter_spans  # noqa: PLC0415

        self.name = name
        self._filter = filter_spans
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for metric in vocabulary.metrics().values():
            for label, phrases in ((metric.id, metric.synonyms), (metric.id + "?", metric.weak_synonyms)):
                if phrases:
                    self._matcher.add(label, [nlp.make_doc(variant) for p in phrases for variant in _variants(p)])

    def __call__(self, doc: Doc) -> Doc:
        """Mark the phrases of one sentence."""
        doc.spans[METRIC_SPANS] = self._filter(self._matcher(doc, as_spans=True))
        return doc


def _variants(phrase: str) -> set[str]:
    """Return a phrase as written, with its hyphens as spaces, and the other way round for its first space."""
    return {phrase, phrase.replace("-", " ")}
