"""Writes the inputs that both sides read, as files of little-endian doubles."""

import pathlib
import sys

import numpy as np

STEPS, CRITIC_STEPS, BATCH = 50, 5, 256


def write(folder, name, numbers):
    np.ascontiguousarray(numbers, dtype="<f8").tofile(folder / f"{name}.f64")


def squared_distances(x, y):
    return ((x[:, None] - y[None]) ** 2).sum(-1)


def perceptron(random, sizes):
    """Of each layer W row by row, then b, evenly from ±1/√inputs."""
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        bound = inputs**-0.5
        layers.append(random.uniform(-bound, bound, (inputs + 1) * outputs))
    return np.concatenate(layers)


def ring(random, count):
    """Eight normal distributions of deviation 0.05 around a circle of radius 2."""
    angle = random.integers(8, size=count) * (np.pi / 4)
    centre = 2 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return centre + 0.05 * random.normal(size=(count, 2))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for n in (200, 500, 1000):
        random = np.random.default_rng(n)
        x, y = random.normal(size=(n, 2)), random.normal([1, 0.5], 1.2, size=(n, 2))
        write(folder, f"transport-{n}", np.sqrt(squared_distances(x, y)))

    random = np.random.default_rng(5)
    x, y = random.uniform(size=(500, 2)), random.uniform(0.2, 1.2, size=(500, 2))
    write(folder, "sinkhorn", squared_distances(x, y))

    for n in (256, 512, 1024):
        random = np.random.default_rng(n)
        write(folder, f"matrix-{n}", random.normal(size=(n, n)))
        direction = random.normal(size=n)
        write(folder, f"direction-{n}", direction / np.linalg.norm(direction))

    random = np.random.default_rng(1)
    write(folder, "wgan-critic", perceptron(random, (2, 64, 64, 1)))
    write(folder, "wgan-generator", perceptron(random, (2, 64, 64, 2)))
    write(folder, "wgan-real", ring(random, STEPS * CRITIC_STEPS * BATCH))
    write(folder, "wgan-critic-noise", random.normal(size=(STEPS * CRITIC_STEPS * BATCH, 2)))
    write(folder, "wgan-generator-noise", random.normal(size=(STEPS * BATCH, 2)))

    # The image of points under a gradient of a convex function: no plan from the ones to the others
    # costs less in squares than the one that moves each point to its own image (Brenier).
    sources = np.random.default_rng(3).normal(size=(12, 2))
    write(folder, "figure-sources", sources)
    write(folder, "figure-targets", sources @ [[0.6, 0.2], [0.2, 0.5]] + [3, 1])
    write(folder, "figure-places", np.linspace(-3, 3, 201))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
