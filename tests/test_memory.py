"""What is set aside is taken back, also where something goes wrong, and by nobody else."""

from __future__ import annotations

import gc

import pytest

from explorer.memory import set_aside


def test_it_is_taken_back() -> None:
    assert gc.get_freeze_count() == 0
    often = gc.get_threshold()
    with pytest.raises(KeyError), set_aside():
        assert gc.get_freeze_count() > 1000
        assert gc.get_threshold()[0] > often[0]
        raise KeyError
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == often


def test_only_the_outermost_takes_it_back() -> None:
    with set_aside():
        with set_aside():
            pass
        assert gc.get_freeze_count() > 1000
    assert gc.get_freeze_count() == 0
