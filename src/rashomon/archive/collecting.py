"""The garbage collector at rest while affairs are weighed and told."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest.

    Weighing makes hundreds of thousands of small things that live to its end and make no circles: looking through
    them, and through all reports with them, was a sixth of its time. Where it rests already it is left so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
