"""What processes are given to do in the tests, in a module that they can import."""

from __future__ import annotations

import os
import signal
import time


def double(number):
    return number * 2


def slow_if_even(number):
    time.sleep(0.05 * (number % 2 == 0))
    return number


def fail_at_three(number):
    if number == 3:
        raise ValueError("three")
    return number


def die_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def leave_at_three(number):
    if number == 3:
        os._exit(7)
    return number


def wait_long(number):
    time.sleep(60)
