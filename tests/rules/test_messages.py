"""Messages say what is known and never show the program's own word for what is not."""

from checker.rules.messages import fill, generic_words

MESSAGE = "the change of {change_value} in {metric} has no comparison base"


def _filled(**slots):
    return fill(MESSAGE, {}, slots.get, generic_words)


def test_a_metric_is_called_by_the_documents_words():
    assert "in water use has" in _filled(metric="water.use", metric_name="water use", change_value="5%")


def test_a_metric_that_nobody_knows_is_not_called_unknown():
    assert _filled(metric="unknown", change_value="5%") == "the change of 5% in the metric has no comparison base"


def test_a_value_that_nobody_knows_leaves_no_blank():
    assert _filled(metric="water.use") == "the change of the change value in water.use has no comparison base"
