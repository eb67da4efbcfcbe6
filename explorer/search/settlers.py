"""Settles several seeds of a map at once, each in a process of its own with its own solvers."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_all_start_methods, get_context
from typing import Any

from explorer.search.frontier import Known, Reply, settle
from explorer.search.oracle import Oracle, Question

Learnt = tuple[list[Reply], list[tuple[Question, Reply]], dict[Any, int]]
MINE: dict[str, Oracle] = {}  # by the statement's digest: the oracle of this process, inherited where processes fork
POOLS: dict[str, ProcessPoolExecutor] = {}  # they live as long as this process


def begin(parent: int) -> None:
    """Ends this process once the one that started it is gone."""
    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)
    threading.Thread(target=watch, daemon=True).start()


def settled(job: Any, place: tuple[str, Any], known: Known, seed: int) -> Learnt:
    """Settles one seed: the replies, what the solvers said, and how often they were asked."""
    key = job.statement.digest
    if key not in MINE:
        MINE[key] = Oracle(job.statement, job.sizes, job.names, job.held, job.solver)
    oracle, said = MINE[key], list[tuple[Question, Reply]]()
    oracle.learnt = lambda question, reply: said.append((question, reply))
    oracle.calls.clear()
    replies = []
    for reply in settle(known, seed, lambda mask: oracle.about(*place, mask)):
        known.add(reply)
        replies.append(reply)
    return replies, said, dict(oracle.calls)


class Settlers:
    """See `explorer.search.frontier.Settling`."""

    def __init__(self, job: Any, place: tuple[str, Any], oracle: Oracle) -> None:
        """`oracle` takes in what the processes find out."""
        self.job, self.place, self.oracle, self.width = job, place, oracle, int(job.jobs)
        key = job.statement.digest
        if key not in POOLS:
            forks = "fork" in get_all_start_methods()
            if forks:  # what is grounded once serves all
                oracle.ground()
                MINE[key] = oracle
            POOLS[key] = ProcessPoolExecutor(self.width, get_context("fork" if forks else "spawn"), begin,
                                             (os.getpid(),))
        self.pool = POOLS[key]
        self.under_way: dict[Future[Learnt], int] = {}

    def start(self, known: Known, seed: int) -> None:
        future = self.pool.submit(settled, self.job, self.place, known, seed)
        self.under_way[future] = seed

    def learnt(self) -> Iterator[tuple[int, Reply]]:
        done, _ = wait(self.under_way, return_when=FIRST_COMPLETED)
        for future in done:
            seed = self.under_way.pop(future)
            replies, said, calls = future.result()
            for question, reply in said:
                self.oracle.note(question, reply)
                self.oracle.learnt(question, reply)
            self.oracle.calls.update(calls)
            for reply in replies:
                yield seed, reply
