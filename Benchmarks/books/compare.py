"""Builds the same small book with litgan and with MkDocs in turn, and prints the ratios.

    compare.py LITGAN MKDOCS WORKFOLDER [--rounds N]
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import small_books

# What ours may take of the fastest peer's time.
GOALS = {"cold": 0.6, "further chapter": 1.2, "unchanged": 0.25, "word": 0.15, "number": 0.35}


def run(command, folder, variables):
    """Wall seconds and peak MiB of a command and its children."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env=os.environ | variables)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} failed with {process.returncode}\n{errors.decode()}")
    return wall, usage.ru_maxrss / 1024


class Tool:
    """A program that builds a book again after edits."""

    def __init__(self, name, command, write_book, chapter, page, cache_variable=None):
        self.name, self.command, self.write_book = name, command, write_book
        self.chapter, self.page, self.cache_variable = chapter, page, cache_variable
        self.seconds, self.memory = {}, []

    def build(self, folder):
        variables = {self.cache_variable: str(folder / "cache")} if self.cache_variable else {}
        return run(self.command, folder, variables)

    def note(self, what, seconds):
        self.seconds.setdefault(what, []).append(seconds)

    def edit(self, folder, old, new):
        path = folder / self.chapter
        text = path.read_text()
        if text.count(old) != 1:
            sys.exit(f"{path} has {old} {text.count(old)} times")
        # A second later by its date, or a tool that looks at dates would see no change.
        path.write_text(text.replace(old, new))
        when = time.time() + 1
        os.utime(path, (when, when))

    def shown(self, folder):
        return (folder / self.page).read_text()

    def round(self, work, number, isWarmUp):
        folder = work / f"{self.name.replace(' ', '-')}-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        self.write_book(folder, 4)
        times = {}
        times["cold"], memory = self.build(folder)
        times["unchanged"], _ = self.build(folder)
        self.edit(folder, small_books.WORD, f"word{number}")
        before = self.shown(folder)
        times["word"], _ = self.build(folder)
        after = self.shown(folder)
        if f"word{number}" not in after:
            sys.exit(f"{self.name}: the edited word is not on the page")
        self.edit(folder, f"{small_books.NUMBER}, ", f"{0.85 + number / 100}, ")
        times["number"], _ = self.build(folder)
        if numbers(self.shown(folder)) == numbers(before):
            sys.exit(f"{self.name}: an edited number changed nothing on the page")
        many = folder / "many"
        self.write_book(many, 20)
        times["20 chapters"], _ = self.build(many)
        times["further chapter"] = (times["20 chapters"] - times["cold"]) / 16
        if isWarmUp:
            return
        self.memory.append(memory)
        for what, seconds in times.items():
            self.note(what, seconds)

    def median(self, what):
        return statistics.median(self.seconds[what])


def numbers(page):
    """The line that prints the divergences."""
    return [line for line in page.splitlines() if "JS" in line and "log 2" in line]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("litgan", type=pathlib.Path)
    parser.add_argument("mkdocs", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    litgan, mkdocs = options.litgan.resolve(), options.mkdocs.absolute()
    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)

    ours = Tool(
        "litgan", [litgan, "build", "."], small_books.litgan_book, "ch02.md", "site/ch02.html",
        "LITGAN_CACHE")
    peers = [
        Tool(
            "MkDocs", [mkdocs, "build", "--quiet"], small_books.mkdocs_book, "docs/ch02.md",
            "site/ch02/index.html"),
        Tool(
            "MkDocs dirty", [mkdocs, "build", "--quiet", "--dirty"], small_books.mkdocs_book,
            "docs/ch02.md", "site/ch02/index.html"),
    ]
    for number in range(options.rounds + 1):
        for tool in [ours, *peers]:
            tool.round(work, number, isWarmUp=number == 0)

    columns = ["cold", "unchanged", "word", "number", "20 chapters", "further chapter"]
    print(f"Seconds, medians of {options.rounds}\n")
    print("| | " + " | ".join(columns) + " | peak MiB |")
    print("|---|" + "--:|" * (len(columns) + 1))
    for tool in [ours, *peers]:
        cells = [f"{tool.median(what):.3f}" for what in columns]
        print(f"| {tool.name} | {' | '.join(cells)} | {statistics.median(tool.memory):.0f} |")
    print("\n| ours / the fastest of theirs | ratio | goal |\n|---|--:|--:|")
    for what, goal in GOALS.items():
        ratio = ours.median(what) / min(peer.median(what) for peer in peers)
        print(f"| {what} | {ratio:.2f} | {goal} |")


main()
