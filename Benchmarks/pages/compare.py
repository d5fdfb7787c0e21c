"""Builds the same text with litgan and with Hugo in turn, and prints tables for README.md.

    compare.py LITGAN HUGO WORKFOLDER [--pages N] [--rounds N]
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import texts


def build(command, folder, variables):
    """Wall seconds, processor seconds and peak MiB of a build."""
    # What was written before this build is not written during it.
    os.sync()
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, env=os.environ | variables)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    # Popen would wait for it a second time.
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Builder:
    """A program, and the book that it builds: each time from nothing, with an empty cache.

    Each build has an output folder of its own, and none is removed before the end: for half a
    minute after files have been deleted ext4 makes new ones slowly.
    """

    def __init__(self, name, command, folder, output_option, cache_variable, pages):
        self.name, self.pages = name, pages
        self.command, self.folder = command, folder
        self.output_option, self.cache_variable = output_option, cache_variable
        self.runs = []

    def run(self):
        number = len(self.runs) + 1
        self.output = self.folder / f"output-{number}"
        cache = self.folder / f"cache-{number}"
        command = self.command + [self.output_option, self.output]
        self.runs.append(build(command, self.folder, {self.cache_variable: str(cache)}))
        found = sum(1 for _ in self.output.rglob("*.html"))
        if found < self.pages:
            sys.exit(f"{self.name} wrote {found} pages of {self.pages}")

    def row(self):
        wall, processor, memory = (statistics.median(values) for values in zip(*self.runs))
        size = sum(path.stat().st_size for path in self.output.rglob("*.html")) / self.pages
        return wall, processor, memory, size


def ours(litgan, work, pages, unique):
    folder = work / f"litgan-{pages}-{unique}"
    shutil.rmtree(folder, ignore_errors=True)
    texts.litgan_book(folder, pages, unique)
    command = [litgan, "build", folder]
    return Builder("litgan", command, folder, "--output", "LITGAN_CACHE", pages)


def theirs(hugo, work, pages, unique, renders):
    folder = work / f"hugo-{pages}-{unique}-{renders}"
    shutil.rmtree(folder, ignore_errors=True)
    texts.hugo_site(folder, pages, unique, renders)
    name = "Hugo, formulas rendered" if renders else "Hugo, formulas left alone"
    command = [hugo, "--quiet"]
    return Builder(name, command, folder, "--destination", "HUGO_CACHEDIR", pages)


def table(title, builders, rounds):
    for _ in range(rounds):
        for builder in builders:
            builder.run()
    print(f"{title}; medians of {rounds}\n")
    print("| | pages | seconds | pages/s | processor s | peak MiB | KiB a page |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for builder in builders:
        wall, processor, memory, size = builder.row()
        print(
            f"| {builder.name} | {builder.pages} | {wall:.2f} | {builder.pages / wall:.0f} "
            f"| {processor:.2f} | {memory:.0f} | {size / 1024:.1f} |")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("litgan", type=pathlib.Path)
    parser.add_argument("hugo", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    litgan, hugo = options.litgan.resolve(), options.hugo.resolve()
    work = options.work.resolve()
    most, few = options.pages, max(options.pages // 10, 1)

    table(
        "Formulas that repeat across pages",
        [ours(litgan, work, most, False), theirs(hugo, work, most, False, False)], options.rounds)
    table(
        "All formulas unique",
        [ours(litgan, work, few, True), theirs(hugo, work, few, True, True)], options.rounds)
    sizes = [few, most * 3 // 10]
    table(
        "Memory by pages",
        [ours(litgan, work, size, False) for size in sizes]
        + [theirs(hugo, work, size, False, False) for size in sizes], 1)


main()
