"""One process, measured: wall clock and processor seconds, and peak resident memory."""

import os
import resource
import statistics
import subprocess
import tempfile
import time

loads = []


def run(command):
    """Runs a command to its end; (wall seconds, processor seconds, peak resident MB)."""
    loads.append(os.getloadavg()[0])
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    # A child's peak begins with its parent's memory, and that of GNU time is less than anybody's.
    with tempfile.NamedTemporaryFile("r") as figures:
        done = subprocess.run(["time", "-f", "%M", "-o", figures.name, *(str(part) for part in command)],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        wall = time.perf_counter() - start
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(str(part) for part in command)} ended with {done.returncode}:\n{done.stdout}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(figures.read()) / 1024


def median(repeat, once):
    """Medians of what once(i) returns in several runs."""
    return [statistics.median(column) for column in zip(*(once(i) for i in range(repeat)))]


def forget(*paths):
    """Drops files from the page cache, so that the next to open them reads the disk."""
    for path in paths:
        with open(path, "rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
