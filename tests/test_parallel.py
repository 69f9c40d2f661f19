"""Many things at once: results in order, whatever becomes of the processes."""

from __future__ import annotations

import signal

import pytest

from checker import parallel
from checker.parallel import map_in_order
from tests.work_at_hand import die_at_three, double, fail_at_three, leave_at_three, slow_if_even, wait_long


def lost(thing, code):
    return f"lost {thing} with {code}"


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_from_any_number_of_processes(jobs):
    assert list(map_in_order(abs, [-3, 2, -1, 0], jobs, lost)) == [3, 2, 1, 0]


def test_one_thing_needs_no_further_process(monkeypatch):
    monkeypatch.setattr(parallel, "_Team", None)
    assert list(map_in_order(abs, [-3], 8, lost)) == [3]
    assert list(map_in_order(abs, [], 8, lost)) == []


def test_slow_things_keep_only_themselves_waiting():
    assert list(map_in_order(slow_if_even, range(12), 2, lost)) == list(range(12))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are POSIX's here")
def test_a_process_that_is_killed_loses_one_thing():
    expected = [1, 2, "lost 3 with -9", 4, 5, 6]
    assert list(map_in_order(die_at_three, [1, 2, 3, 4, 5, 6], 2, lost)) == expected


def test_a_process_that_ends_by_itself_loses_one_thing():
    assert list(map_in_order(leave_at_three, [1, 3, 3, 4], 2, lost)) == [1, "lost 3 with 7", "lost 3 with 7", 4]


def test_a_bug_is_raised_here_and_names_the_thing():
    with pytest.raises(ValueError, match="three") as caught:
        list(map_in_order(fail_at_three, [1, 2, 3, 4], 2, lost))
    assert caught.value.__notes__ == ["while working on 3"]


def test_no_more_is_kept_than_a_window(monkeypatch):
    """While the first thing is not done, no more than a window of others is worked on."""
    monkeypatch.setattr(parallel, "_WINDOW", 2)
    given = []

    class Things(list):
        def __getitem__(self, index):
            given.append(index)
            return super().__getitem__(index)

    results = map_in_order(double, Things(range(40)), 2, lost)
    assert next(results) == 0
    assert max(given) < 4
    assert list(results) == [number * 2 for number in range(1, 40)]


def test_whoever_stops_asking_stops_the_processes(monkeypatch):
    started = []
    begin = parallel._Worker.__init__

    def keep(self, function):
        begin(self, function)
        started.append(self.process)

    monkeypatch.setattr(parallel._Worker, "__init__", keep)
    monkeypatch.setattr(parallel, "_WAIT", 0.01)

    class EnoughError(Exception):
        pass

    def stop(*_):
        raise EnoughError

    collect = parallel._Team._collect
    monkeypatch.setattr(parallel._Team, "_collect", lambda *given: stop() if len(started) == 2 else collect(*given))
    with pytest.raises(EnoughError):
        list(map_in_order(wait_long, [1, 2, 3], 2, lost))
    assert [process.exitcode is not None for process in started] == [True, True]


def test_a_served_process_leaves_interrupts_to_its_parent(monkeypatch):
    set_to = {}
    monkeypatch.setattr(signal, "signal", set_to.__setitem__)
    monkeypatch.setattr(parallel.gc, "set_threshold", lambda *_: None)

    class End:
        def __init__(self):
            self.sent, self.received = [], [-2, 5]

        def recv(self):
            if not self.received:
                raise EOFError
            return self.received.pop(0)

        def send(self, answer):
            self.sent.append(answer)

    end = End()
    parallel._serve(end, abs)
    assert end.sent == [(True, 2), (True, 5)]
    assert set_to[signal.SIGINT] == signal.SIG_IGN
    with pytest.raises(parallel._StoppedError):
        set_to[signal.SIGTERM](signal.SIGTERM, None)


def test_where_signals_cannot_be_held_nothing_is_held(monkeypatch):
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with parallel._interrupts_held():
        parallel._let_interrupts_through()
