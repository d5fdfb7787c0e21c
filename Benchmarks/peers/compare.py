"""Runs both sides in turn, checks that they agree, and prints what each workload took.

Ends with an error when two results differ; a goal of speed that is missed is only shown.
"""

import math
import statistics
import subprocess
import sys

ROUNDS = 9
# A round of the quicker workloads is repeated until the peer has worked this long, in seconds.
SHORTEST = 0.05

# Workload, what it is, goal for ours / theirs, how far results may differ relative to the largest.
WORKLOADS = [
    ("transport-200", "exact transport, n = 200", 1.0, 1e-9),
    ("transport-500", "exact transport, n = 500", 1.0, 1e-9),
    ("transport-1000", "exact transport, n = 1000", 1.0, 1e-9),
    ("sinkhorn-plain", "Sinkhorn, plain, n = 500", 1.0, 1e-9),
    ("sinkhorn-log", "Sinkhorn, log domain, n = 500", 0.1, 1e-9),
    ("power-256", "50 power iterations, 256 × 256", 1.0, 1e-12),
    ("power-512", "50 power iterations, 512 × 512", 1.0, 1e-12),
    ("power-1024", "50 power iterations, 1024 × 1024", 1.0, 1e-12),
    ("singular-values-256", "singular values, 256 × 256", 3.0, 1e-12),
    ("wgan", "WGAN, 50 generator steps", 0.5, 1e-9),
]
FIGURES = [
    "lines", "log-axis", "bars", "matrix", "panels", "contours", "histogram", "heat-map", "field",
    "scatter",
]


class Side:
    """A program that runs a workload for each line it is sent."""

    def __init__(self, *command):
        self.command = command
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, name, repetitions):
        """Seconds a run, and the numbers that came out."""
        self.process.stdin.write(f"{name} {repetitions}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit(f"{name}: no answer from {self.command[0]}")
        return float(answer[0]), [float(word) for word in answer[1:]]


def difference(ours, theirs):
    """The largest difference, relative to the largest number."""
    if len(ours) != len(theirs):
        return math.inf
    largest = max(abs(number) for number in theirs)
    return max(abs(a - b) for a, b in zip(ours, theirs)) / largest


def main(program, peer, folder):
    ours, theirs = Side(program, folder), Side(sys.executable, peer, folder)
    differing = []
    print("| workload | ours, ms | theirs, ms | ours / theirs | goal | holds | difference |")
    print("|---|--:|--:|--:|--:|---|--:|")
    for name, title, goal, tolerance in WORKLOADS:
        _, our_result = ours.run(name, 1)
        seconds, their_result = theirs.run(name, 1)
        found = difference(our_result, their_result)
        # Not `found > tolerance`, which a NaN would pass.
        if not found <= tolerance:
            differing.append(f"{name}: results differ by {found:.1e}, more than {tolerance:.0e}")
        repetitions = max(1, math.ceil(SHORTEST / seconds))
        our_times, their_times = [], []
        for _ in range(ROUNDS):
            our_times.append(ours.run(name, repetitions)[0])
            their_times.append(theirs.run(name, repetitions)[0])
        our_time, their_time = statistics.median(our_times), statistics.median(their_times)
        ratio = our_time / their_time
        print(
            f"| {title} | {our_time * 1e3:.2f} | {their_time * 1e3:.2f} | {ratio:.2f} "
            f"| ≤ {goal} | {'yes' if ratio <= goal else 'no'} | {found:.0e} |",
            flush=True,
        )
    print("\n| figure | ms | bytes |")
    print("|---|--:|--:|")
    for name in FIGURES:
        seconds, _ = ours.run("figure-" + name, 1)
        repetitions = max(1, math.ceil(SHORTEST / seconds))
        runs = [ours.run("figure-" + name, repetitions) for _ in range(ROUNDS)]
        seconds = statistics.median(seconds for seconds, _ in runs)
        print(f"| {name} | {seconds * 1e3:.2f} | {runs[0][1][0]:.0f} |", flush=True)
    if differing:
        sys.exit("\n".join(differing))


if __name__ == "__main__":
    main(*sys.argv[1:])
