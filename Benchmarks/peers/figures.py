"""Draws five figures on both sides in turn, keeps both, and prints what each took.

Ours come from ComparedFigures.swift. Matplotlib's are made as its documentation shows, without
pyplot's global state, which would only slow it down.
"""

import gzip
import io
import math
import pathlib
import statistics
import sys
import time

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from compare import ROUNDS, SHORTEST, Side

# Without these two, ids and the date differ from run to run.
matplotlib.rcParams["svg.hashsalt"] = "figures"
METADATA = {"Date": None}


def log_axis(_):
    figure = Figure(layout="constrained")
    axes = figure.subplots()
    steps = np.arange(50)
    for name, factor in [("μ = 0.5", 0.5), ("μ = 0.9", 0.9)]:
        axes.plot(steps, factor**steps, label=name)
    axes.set(xlabel="step", ylabel="error", yscale="log")
    axes.legend()
    return figure


def heat_map(_):
    """Cells as paths, as ours are."""
    figure = Figure(layout="constrained")
    axes = figure.subplots()
    gain = gains()
    edges = np.linspace(-3, 3, 49), np.linspace(-2, 2, 49)
    largest = np.abs(gain).max()
    image = axes.pcolormesh(*edges, gain, cmap="RdBu_r", vmin=-largest, vmax=largest)
    axes.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    figure.colorbar(image, label="p − q")
    return figure


def heat_map_image(_):
    """Cells as a bitmap, which Matplotlib enlarges to the figure's own resolution."""
    figure = Figure(layout="constrained")
    axes = figure.subplots()
    gain = gains()
    largest = np.abs(gain).max()
    image = axes.imshow(
        gain, cmap="RdBu_r", vmin=-largest, vmax=largest, extent=(-3, 3, -2, 2), origin="lower")
    axes.set(xlabel="x₁", ylabel="x₂")
    figure.colorbar(image, label="p − q")
    return figure


def heat_map_pixels(folder):
    """Cells as a bitmap of as many pixels, which the browser enlarges."""
    figure = heat_map_image(folder)
    figure.axes[0].images[0].set_interpolation("none")
    return figure


def gains():
    x = -3 + 6 * (np.arange(48) + 0.5) / 48
    y = (-2 + 4 * (np.arange(48) + 0.5) / 48)[:, None]
    return np.exp(-((x + 1) ** 2) - y**2) - np.exp(-((x - 1) ** 2) - y**2)


def contours(_):
    figure = Figure(layout="constrained")
    axes = figure.subplots()
    x, y = np.linspace(-2, 2, 65), np.linspace(-1, 3, 65)[:, None]
    loss = (1 - x) ** 2 + 100 * (y - x**2) ** 2
    lines = axes.contour(x, y[:, 0], loss, levels=[3, 10, 30, 100, 300, 1000], colors="grey")
    axes.clabel(lines)
    axes.plot(1, 1, "o", color="C1")
    axes.annotate("minimum", (1, 1), xytext=(5, 5), textcoords="offset points")
    axes.set(xlabel="θ₁", ylabel="θ₂")
    return figure


def transport(folder):
    figure = Figure(layout="constrained")
    axes = figure.subplots()
    sources, targets = (
        np.fromfile(folder / f"figure-{name}.f64", dtype="<f8").reshape(-1, 2)
        for name in ("sources", "targets")
    )
    axes.quiver(
        *sources.T, *(targets - sources).T, angles="xy", scale_units="xy", scale=1, color="grey",
        width=0.003,
    )
    for name, points in [("$P_r$", sources), ("$P_g$", targets)]:
        axes.plot(*points.T, "o", label=name)
    axes.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    axes.legend()
    return figure


def panels(folder):
    figure = Figure(layout="constrained")
    places = np.fromfile(folder / "figure-places.f64", dtype="<f8")
    grid = figure.subplots(2, 2, sharex=True, sharey=True)
    for k, axes in enumerate(grid.flat, start=1):
        axes.plot(places, np.sin(k * places))
        axes.set(title=f"k = {k}")
        axes.set_title("abcd"[k - 1], loc="left", fontweight="bold")
        axes.label_outer()
    for axes in grid[1]:
        axes.set_xlabel("x")
    for axes in grid[:, 0]:
        axes.set_ylabel("sin kx")
    return figure


# A row of the table: what it is called, our figure, theirs.
ROWS = [
    ("log-axis", "log-axis", log_axis), ("heat-map", "heat-map", heat_map),
    ("heat-map-imshow", "heat-map", heat_map_image),
    ("heat-map-imshow-none", "heat-map", heat_map_pixels), ("contours", "contours", contours),
    ("transport", "transport", transport), ("panels", "panels", panels),
]


def svg(drawing, inputs, fonttype):
    """The whole way from numbers to the bytes of a file."""
    with matplotlib.rc_context({"svg.fonttype": fonttype}):
        file = io.BytesIO()
        drawing(inputs).savefig(file, format="svg", metadata=METADATA)
        return file.getvalue()


def main(program, inputs, figures):
    inputs, figures = pathlib.Path(inputs), pathlib.Path(figures)
    figures.mkdir(parents=True, exist_ok=True)
    ours = Side(program, str(inputs), str(figures))
    print("| figure | ours, ms | theirs, ms | ours / theirs | ours, bytes | theirs, bytes "
          "| theirs with text as text | ours, gzip | theirs, gzip |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name, our_name, drawing in ROWS:
        ours.run("save-" + our_name, 1)
        our_bytes = (figures / f"{our_name}-ours.svg").read_bytes()
        outlines, text = svg(drawing, inputs, "path"), svg(drawing, inputs, "none")
        (figures / f"{name}-theirs.svg").write_bytes(outlines)
        (figures / f"{name}-theirs-text.svg").write_bytes(text)
        seconds, _ = ours.run("compared-" + our_name, 1)
        repetitions = max(1, math.ceil(SHORTEST / seconds))
        our_times, their_times = [], []
        for _ in range(ROUNDS):
            seconds, size = ours.run("compared-" + our_name, repetitions)
            our_times.append(seconds)
            start = time.perf_counter()
            svg(drawing, inputs, "path")
            their_times.append(time.perf_counter() - start)
        our_time, their_time = statistics.median(our_times), statistics.median(their_times)
        print(
            f"| {name} | {our_time * 1e3:.2f} | {their_time * 1e3:.1f} "
            f"| {our_time / their_time:.4f} | {size[0]:.0f} | {len(outlines)} | {len(text)} "
            f"| {len(gzip.compress(our_bytes))} | {len(gzip.compress(text))} |",
            flush=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
